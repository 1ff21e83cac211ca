//! What watches a world: counts and averages, what is drawn over time, and the latest trace events. None of it feeds the model.

use super::beliefs::Agreement;
use super::breakdown::Apart;
use super::mechanism::Mechanisms;
use super::plan::Plan;
use super::series::Series;
use super::tally::Tally;
use crate::kernel::Ticks;
use crate::trace::{Record, Trace};
use std::hash::{Hash, Hasher};

/// All observers of a world.
#[derive(Clone, Debug)]
pub struct Observers<M: Mechanisms> {
    /// Counts, averages and percentiles.
    pub tally: Tally,
    /// What is counted apart, by stream, role, urgency and person.
    pub apart: Apart,
    /// What each mechanism measures.
    pub mechanisms: M::Figures,
    /// What is drawn over time.
    pub series: Series,
    /// The latest trace events.
    pub trace: Trace,
}

/// The figures alone: the trace has a digest of its own, and what is counted apart adds up to figures that are hashed.
impl<M: Mechanisms> Hash for Observers<M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.tally, &self.mechanisms, &self.series).hash(state);
    }
}

impl<M: Mechanisms> Observers<M> {
    /// Observers of a world that begins with that agreement.
    #[must_use]
    pub fn new(plan: &Plan<M::Rules>, agreement: Agreement) -> Self {
        Self {
            tally: Tally::new(plan.names.len(), plan.media.len(), agreement),
            apart: Apart::new(plan.streams.len(), plan.names.len()),
            mechanisms: M::figures(plan),
            series: Series::default(),
            trace: Trace::default(),
        }
    }

    /// Something has happened.
    #[inline(never)]
    pub fn note(&mut self, now: Ticks, record: Record) {
        self.note_often(now, record);
    }

    /// Something has happened that happens to most messages: a copy of this for each who says so.
    #[inline(always)]
    pub fn note_often(&mut self, now: Ticks, record: Record) {
        self.tally.count(&record);
        self.trace.record(now, record);
    }

    /// Time is about to pass up to `until`: closes the samples that end before.
    #[inline]
    pub fn pass(&mut self, until: Ticks) {
        if until >= self.series.next_at() {
            self.series.sample(until, &self.tally, M::HELD_UP);
        }
    }
}
