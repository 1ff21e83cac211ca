//! The world with all mechanisms: what everybody else calls a world.

use super::list::{All, Rules};
use crate::engine::{self, Stop};
use crate::kernel::Ticks;
use std::sync::Arc;

/// A scenario, checked and compiled.
pub type Plan = engine::Plan<Rules>;

/// A team at one moment of its run.
pub type World = engine::World<All>;

// Not generic, so that all of it is made once, here.
impl engine::World<All> {
    /// A world at its start, from a plan that was compiled before.
    #[must_use]
    pub fn from_plan(plan: Arc<Plan>, seed: u32) -> Self {
        Self::at_start(plan, seed)
    }

    /// Takes every event due by `until` (at most [`HORIZON`](crate::kernel::HORIZON)), or `events_max` of them if that is fewer; with
    /// none left to take, time goes to `until`.
    pub fn advance(&mut self, until: Ticks, events_max: u64) -> Stop {
        self.run(until, events_max)
    }

    /// Takes exactly one event, if any is due before the [`HORIZON`](crate::kernel::HORIZON).
    pub fn step(&mut self) -> Stop {
        self.take_one()
    }
}
