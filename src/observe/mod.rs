//! What is measured. Observers are told facts and read the world; they never feed it.

pub mod cast;
mod chart;
pub mod detail;
mod digest;
mod fact;
mod histogram;
pub mod invariants;
mod metrics;
mod retro;
mod series;
mod tally;
mod trace;

pub use chart::CHART_COLUMNS;
pub use digest::digest;
pub use fact::{Fact, What};
pub use histogram::Histogram;
pub use metrics::{MessageCounts, Metrics, MutualKnowledge, Spread};
pub use retro::{DomainRetro, GlueRetro, MediumRetro, PairRetro, Retro};
pub use series::{Sample, Series};
pub use tally::{ActorTally, CareTally, Depths, MediumTally, Tally};
pub use trace::{LogEntry, Trace};

use crate::kernel::Ticks;

/// All observers of a world.
#[derive(Clone, Debug, Hash)]
pub struct Observers {
    /// Counts, averages and percentiles.
    pub tally: Tally,
    /// What is drawn over time.
    pub series: Series,
    /// The latest facts.
    pub trace: Trace,
}

impl Observers {
    /// Observers of so many actors and media; of `carers` actors, all or none, the glue work is counted.
    #[must_use]
    pub fn new(actors: usize, media: usize, carers: usize, agreement: crate::knowledge::Agreement) -> Self {
        Self { tally: Tally::new(actors, media, carers, agreement), series: Series::default(), trace: Trace::default() }
    }

    /// Something has happened.
    #[inline(never)]
    pub fn note(&mut self, now: Ticks, fact: Fact) {
        self.note_often(now, fact);
    }

    /// Something has happened that happens to most messages: a copy of this for each who says so.
    #[inline(always)]
    pub fn note_often(&mut self, now: Ticks, fact: Fact) {
        self.tally.count(&fact);
        self.trace.record(now, fact);
    }

    /// Time is about to pass up to `until`: closes the samples that end before.
    #[inline]
    pub fn pass(&mut self, until: Ticks) {
        if until >= self.series.next_at() {
            self.series.sample(until, &self.tally);
        }
    }
}
