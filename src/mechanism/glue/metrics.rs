//! What is measured of glue work.

use super::GlueMechanism;
use crate::engine::{Has, World};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of glue work, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GlueMetrics {
    /// Stale holdings that glue work noticed, each answered with news.
    pub repairs: u64,
}

/// What is measured of glue work, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<GlueMechanism>>) -> GlueMetrics {
    let tally = &world.observers().tally;
    GlueMetrics { repairs: tally.of(EventKind::Noticed) }
}
