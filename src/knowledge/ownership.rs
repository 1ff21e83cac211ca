//! Ownership: whose work may change a domain, and what it takes until a change holds.

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
