//! What is measured of stress and burn-out.

use super::StressMechanism;
use crate::engine::{Has, World};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of stress and burn-out, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StressMetrics {
    /// Stress, 0 to 1, averaged over time and over those who can feel it.
    pub stress_mean_share: f64,
    /// Of those, the ones with an error made under stress.
    pub error_items: u64,
    /// How often somebody burnt out.
    pub burn_outs: u64,
    /// Share of time in which an actor is burnt out, averaged over the actors.
    pub burnt_out_share: f64,
}

/// What is measured of stress and burn-out, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<StressMechanism>>) -> StressMetrics {
    let tally = &world.observers().tally;
    let people = world.actors().len() as f64;
    let now = world.now();
    StressMetrics {
        stress_mean_share: super::mean(world),
        error_items: tally.of(EventKind::Erred),
        burn_outs: tally.of(EventKind::BurntOut),
        burnt_out_share: tally.held_for(super::BURNT_OUT).mean(now) / people,
    }
}
