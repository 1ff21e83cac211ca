//! What is measured of brains and stores.

use super::Storage;
use crate::engine::{Has, World};
use crate::kernel::minutes;
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of brains and stores, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StorageMetrics {
    /// Look-ups in stores.
    pub look_ups: u64,
    /// Time spent on look-ups, over all actors.
    pub look_up_minutes: f64,
    /// Time spent on writing down, over all actors.
    pub write_minutes: f64,
}

/// What is measured of brains and stores, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Storage>>) -> StorageMetrics {
    let tally = &world.observers().tally;
    let figures = world.figures::<Storage>();
    StorageMetrics {
        look_ups: tally.of(EventKind::LookedUp),
        look_up_minutes: minutes(figures.looking_up),
        write_minutes: minutes(figures.writing_down),
    }
}
