//! What is measured of hiring.

use super::Hiring;
use crate::engine::{Has, World};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of hiring, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HiringMetrics {
    /// How often somebody was hired.
    pub hires: u64,
    /// How often somebody was let go.
    pub people_let_go: u64,
}

/// What is measured of hiring, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Hiring>>) -> HiringMetrics {
    let tally = &world.observers().tally;
    HiringMetrics { hires: tally.of(EventKind::Hired), people_let_go: tally.of(EventKind::LetGo) }
}
