//! What is measured of interruptions.

use super::Interruption;
use crate::engine::{Has, World};
use crate::kernel::minutes;
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of interruptions, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InterruptionMetrics {
    /// How often something that was begun was put aside.
    pub interruptions: u64,
    /// Time that interruptions by something more urgent cost.
    pub switch_minutes: f64,
}

/// What is measured of interruptions, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Interruption>>) -> InterruptionMetrics {
    let tally = &world.observers().tally;
    let figures = world.figures::<Interruption>();
    InterruptionMetrics { interruptions: tally.of(EventKind::Interrupted), switch_minutes: minutes(figures.switching) }
}
