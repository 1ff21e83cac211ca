//! What a file says of interruptions.

use crate::engine::MINUTES_MAX;
use crate::kernel::encode_struct;
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// What an interruption costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Interrupts {
    /// Minutes that what was interrupted takes longer, each time: to find the way back into it. At least 0.
    pub switch_minutes: f64,
}

impl Interrupts {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.number(&place.field("switch_minutes"), self.switch_minutes, 0.0, MINUTES_MAX);
    }
}

encode_struct! { Interrupts { switch_minutes } }
