//! What is measured of copying in.

use super::CopyingIn;
use crate::engine::{Has, World};
use crate::kernel::minutes;
use crate::trace::{EventKind, Kind};
use serde::Serialize;

/// What is measured of copying in, from the start of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CopyingMetrics {
    /// Announcements that somebody read who does not depend on what they are about.
    pub copies_read: u64,
    /// Time that people have spent on reading them, all together.
    pub unneeded_minutes: f64,
}

/// What is measured of copying in, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<CopyingIn>>) -> CopyingMetrics {
    CopyingMetrics {
        copies_read: world.observers().tally.of_kind(EventKind::Integrated, Kind::CarbonCopy),
        unneeded_minutes: minutes(*world.figures::<CopyingIn>()),
    }
}
