//! The knobs of a whole team: what can be turned while it runs.

use crate::kernel::encode_struct;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// A knob of the whole team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Knob {
    /// Probability, 0 to 1, that a copy on a medium of loss factor 1 is lost.
    LossRate = 0,
    /// Mean minutes to integrate a message of effort 1 by an actor of slowness 1.
    IntegrationDelayMinutes = 1,
    /// Items of work from outside in an hour.
    LoadPerHour = 2,
    /// What is rewarded, 0 to 1: the weight of coherence; the rest is that of speed.
    RewardsCoherence = 3,
}

impl Knob {
    /// Every knob.
    pub const ALL: [Self; 4] =
        [Self::LossRate, Self::IntegrationDelayMinutes, Self::LoadPerHour, Self::RewardsCoherence];

    /// Its name in commands, links and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LossRate => "loss_rate",
            Self::IntegrationDelayMinutes => "integration_delay_minutes",
            Self::LoadPerHour => "load_per_hour",
            Self::RewardsCoherence => "rewards_coherence",
        }
    }
}

/// Where the knobs stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knobs(pub(crate) [f64; 4]);

impl Knobs {
    /// Knobs that stand there, in the order of [`Knob::ALL`].
    #[must_use]
    pub const fn at(values: [f64; 4]) -> Self {
        Self(values)
    }

    /// Where one stands.
    #[must_use]
    #[inline]
    pub fn get(&self, knob: Knob) -> f64 {
        self.0[knob as usize]
    }

    pub(crate) fn set(&mut self, knob: Knob, value: f64) {
        self.0[knob as usize] = value;
    }
}

impl Hash for Knobs {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.map(f64::to_bits).hash(state);
    }
}

encode_struct! { Knobs { 0 } }
