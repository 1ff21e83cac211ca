//! What is measured of failure and supervision.

use super::Failure;
use crate::engine::{Has, World};
use crate::kernel::{Ticks, minutes};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of failure and supervision, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FailureMetrics {
    /// How often somebody failed.
    pub crashes: u64,
    /// How often somebody was back after a failure or a burn-out.
    pub recoveries: u64,
    /// How often a supervisor passed a failure on to its own.
    pub escalations: u64,
    /// From a failure until its actor is back, over those that are over; 0 without any.
    pub down_minutes_mean: f64,
    /// From a failure until its supervisor deals with it; 0 without any.
    pub failure_handling_minutes_mean: f64,
    /// Items from outside that a supervisor took in for those it looks after.
    pub shielded_items: u64,
}

/// What is measured of failure and supervision, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Failure>>) -> FailureMetrics {
    let tally = &world.observers().tally;
    let mean = |(count, sum): (u64, Ticks)| if count == 0 { 0.0 } else { minutes(sum) / count as f64 };
    let figures = world.figures::<Failure>();
    FailureMetrics {
        crashes: tally.of(EventKind::Crashed),
        recoveries: tally.of(EventKind::Recovered),
        escalations: tally.of(EventKind::Escalated),
        down_minutes_mean: mean(figures.outages),
        failure_handling_minutes_mean: mean(figures.handled),
        shielded_items: tally.of(EventKind::Shielded),
    }
}
