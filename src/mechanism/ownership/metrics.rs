//! What is measured of ownership.

use super::OwnershipMechanism;
use crate::engine::{Has, World};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of ownership, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OwnershipMetrics {
    /// Changes that did not hold, because they were made on an old version.
    pub conflicts: u64,
}

/// What is measured of ownership, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<OwnershipMechanism>>) -> OwnershipMetrics {
    let tally = &world.observers().tally;
    OwnershipMetrics { conflicts: tally.of(EventKind::Conflicted) }
}
