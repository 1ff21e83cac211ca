//! What is measured of asking and committees.

use super::Asking;
use crate::engine::{Has, World};
use crate::kernel::{TimeAverage, minutes};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of asking and committees, from the start of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AskingMetrics {
    /// Items that needed an answer.
    pub questions: u64,
    /// Of those, the ones that were finished on a guess.
    pub guesses: u64,
    /// Items that stay unfinished: who had asked about them has left or begins anew, and nobody else can take them over.
    pub unfinished_items: u64,
    /// Share of time in which an actor waits for an answer, averaged over the actors.
    pub blocked_share: f64,
    /// Time that actors waited because somebody had failed or was burnt out, over all actors.
    pub stalled_minutes: f64,
    /// Blast radius: how many others one who is down or burnt out keeps waiting, averaged over the time that anyone is; 0 without any.
    pub blast_radius_mean_actors: f64,
    /// The most that a single failure ever kept waiting.
    pub blast_radius_max_actors: u32,
    /// Changes that a committee was asked to agree to.
    pub proposals: u64,
    /// Of those, the ones that it did not agree to in time.
    pub proposals_abandoned: u64,
}

/// What is measured of asking and committees, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Asking>>) -> AskingMetrics {
    let tally = &world.observers().tally;
    let people = world.actors().len() as f64;
    let now = world.now();
    let area = |of: &TimeAverage| of.area(now) as f64 * minutes(1);
    let out: f64 = tally.out().map(area).sum();
    let figures = world.figures::<Asking>();
    AskingMetrics {
        questions: tally.of(EventKind::Asked),
        guesses: tally.of(EventKind::Guessed),
        unfinished_items: tally.of(EventKind::Unfinished),
        blocked_share: tally.held_for(super::ASKING).mean(now) / people,
        stalled_minutes: area(&figures.stalled),
        blast_radius_mean_actors: if out > 0.0 { area(&figures.stalled) / out } else { 0.0 },
        blast_radius_max_actors: figures.radius_max,
        proposals: tally.of(EventKind::Proposed),
        proposals_abandoned: tally.of(EventKind::Abandoned),
    }
}
