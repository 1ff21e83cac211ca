//! What is measured of meetings.

use super::Meetings;
use crate::engine::{Has, World};
use crate::kernel::{TimeAverage, minutes};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of meetings, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeetingMetrics {
    /// Meetings that have begun.
    pub meetings: u64,
    /// Time spent in meetings, over all actors.
    pub meeting_minutes: f64,
    /// What people learned at the end of meetings: pairs of actor and domain.
    pub aligned_pairs: u64,
}

/// What is measured of meetings, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Meetings>>) -> MeetingMetrics {
    let tally = &world.observers().tally;
    let now = world.now();
    let area = |of: &TimeAverage| of.area(now) as f64 * minutes(1);
    let figures = world.figures::<Meetings>();
    MeetingMetrics {
        meetings: tally.of(EventKind::MeetingBegan),
        meeting_minutes: area(tally.held_for(super::IN_MEETING)),
        aligned_pairs: figures.aligned,
    }
}
