//! What a file says of ownership.

use crate::engine::MINUTES_MAX;
use crate::kernel::{Ticks, encode_struct, ticks};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// Who may change a domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ownership {
    /// Its owner.
    #[default]
    OneOwner,
    /// Everyone who depends on it, and the one named as its owner. A change that was not made on the true version conflicts with
    /// what is there: it does not hold, and is work to be done again. Somebody may claim it, and is then its one owner.
    FreeForAll,
    /// Its owner, once everyone who depends on it has integrated the proposal and agreed.
    Committee(Committee),
}

/// A committee.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Committee {
    /// Minutes after which a proposal that not everyone has agreed to is given up. Above 0.
    pub within_minutes: f64,
}

impl Ownership {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        if let Self::Committee(committee) = self {
            let place = place.field("committee.within_minutes");
            problems.number(&place, committee.within_minutes, 0.01, MINUTES_MAX);
        }
    }

    /// Compiled.
    #[must_use]
    pub fn compile(self) -> OwnershipPlan {
        match self {
            Self::OneOwner => OwnershipPlan::default(),
            Self::FreeForAll => OwnershipPlan { free_for_all: true, committee: None },
            Self::Committee(rules) => {
                OwnershipPlan { free_for_all: false, committee: Some(ticks(rules.within_minutes)) }
            }
        }
    }
}

/// Who may change a domain, compiled.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnershipPlan {
    /// Whether everyone who depends on it may.
    pub free_for_all: bool,
    /// Whether everyone who depends on it has to agree, and within which time.
    pub committee: Option<Ticks>,
}

encode_struct! { OwnershipPlan { free_for_all, committee } }
