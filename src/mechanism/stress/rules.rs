//! What a file says of stress and burn-out.

use crate::engine::MINUTES_MAX;
use crate::kernel::{Distribution, encode_struct};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// What a full mailbox does to an actor. Every coefficient is assumed: none was measured on people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Stress {
    /// Waiting messages at which the pressure is 1, its most. Above 0.
    pub tolerance_messages: f64,
    /// Minutes in which stress covers 63 % of the way to the pressure. Above 0.
    pub time_constant_minutes: f64,
    /// At stress 1, integration takes this much longer: 0.5 is half as long again. At least 0.
    #[serde(default)]
    pub slowdown: f64,
    /// At stress 1, the probability that an item of work is done wrong and comes back. 0 to 1.
    #[serde(default)]
    pub error_rate: f64,
    /// How stress becomes a burn-out. Absent: it never does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burns_out: Option<BurnsOut>,
}

/// Burning out: a failure that stress brings about. Whether it is too high is looked at every quarter of an hour, and when it would have been
/// so for too long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BurnsOut {
    /// The stress, 0 to 1, that is too much.
    pub above: f64,
    /// How many minutes of it, without a break, are too many. Above 0.
    pub for_minutes: f64,
    /// How long it then takes until it is back. The mean is above 0.
    pub recovers: Distribution,
}

impl Stress {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.number(&place.field("tolerance_messages"), self.tolerance_messages, 1e-3, 1e9);
        problems.number(&place.field("time_constant_minutes"), self.time_constant_minutes, 1e-3, MINUTES_MAX);
        problems.number(&place.field("slowdown"), self.slowdown, 0.0, 1000.0);
        problems.number(&place.field("error_rate"), self.error_rate, 0.0, 1.0);
        if let Some(rules) = &self.burns_out {
            let place = place.field("burns_out");
            problems.number(&place.field("above"), rules.above, 0.0, 1.0);
            problems.number(&place.field("for_minutes"), rules.for_minutes, 0.01, MINUTES_MAX);
            problems.interval(&place.field("recovers"), Some(&rules.recovers));
        }
    }
}

encode_struct! { Stress { tolerance_messages, time_constant_minutes, slowdown, error_rate, burns_out } }
encode_struct! { BurnsOut { above, for_minutes, recovers } }
