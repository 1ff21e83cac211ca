//! A medium: how long a message travels and whether it gets lost. A pure function of the draw: no clock here.

use crate::kernel::{Distribution, Lineage, Purpose, Ticks};
use serde::{Deserialize, Serialize};

/// A way for messages to travel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// Its name, unique among the media.
    pub name: String,
    /// Time from sent to received.
    pub latency: Distribution,
    /// Multiplies the loss knob: a copy is lost with probability `loss_rate × loss_factor`. At least 0.
    #[serde(default = "one")]
    pub loss_factor: f64,
}

fn one() -> f64 {
    1.0
}

/// What a medium does with one copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// Whether it is lost.
    pub lost: bool,
    /// Time until it arrives, or fails to.
    pub latency: Ticks,
}

impl Medium {
    /// Decides over one copy. A copy lost at some loss rate is lost at every higher one.
    #[must_use]
    #[inline]
    pub fn fate(&self, loss_rate: f64, copy: Lineage) -> Fate {
        let lost = copy.draws(Purpose::Loss).unit() < loss_rate * self.loss_factor;
        let latency = self.latency.draw(&mut copy.draws(Purpose::Latency));
        Fate { lost, latency }
    }
}
