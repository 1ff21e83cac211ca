//! Work from outside: sources of items, and when the next one arrives.

use super::purpose;
use crate::kernel::{Purpose, Shape, StreamKey, TICKS_PER_HOUR, Ticks, encode_struct, nearest_tick};
use std::hash::{Hash, Hasher};

/// What a source of work is, from the scenario. A stream to one actor or to a role is one source; a stream to an actor
/// with a count is one source for each of its people.
#[derive(Clone, Debug)]
pub struct SourcePlan {
    /// Key of its draws.
    pub key: u64,
    /// The stream it is part of.
    pub stream: u32,
    /// The actor its items land on; of a stream to a role, any of its holders.
    pub to: u32,
    /// The role its items are addressed to, or [`NO_ROLE`](super::NO_ROLE).
    pub role: u8,
    /// Its part of the whole load, 0 to 1.
    pub share: f64,
    /// How the gaps spread.
    pub gaps: Shape,
    /// Items that arrive together.
    pub burst: u32,
    /// The domain that finishing an item changes.
    pub changes: Option<u32>,
    /// The domains an item relies on.
    pub relies_on: Vec<u32>,
    /// Urgency of its items.
    pub urgency: u8,
}

/// A source during a run.
#[derive(Clone, Debug)]
pub struct Source {
    stream_key: StreamKey,
    /// Arrivals so far.
    arrivals: u64,
    /// What is left of the current gap, in mean gaps, as of `since`: so a change of load stretches what is left
    /// of it, as a Poisson stream at a new rate would have it, and the draws stay those of the old rate.
    left: f64,
    since: Ticks,
    /// The mean gap at the load of now, in ticks; none when nothing ever arrives.
    mean: Option<f64>,
    /// Number of the event of the next arrival; any other is stale.
    pub timer: u64,
}

impl Source {
    /// A source before its first arrival.
    #[must_use]
    pub fn new(plan: &SourcePlan, root: StreamKey, load_per_hour: f64) -> Self {
        let mut source = Self {
            stream_key: root.child(purpose::SOURCE, plan.key),
            arrivals: 0,
            left: 0.0,
            since: 0,
            mean: mean_gap(plan, load_per_hour),
            timer: u64::MAX,
        };
        source.left = source.gap(plan);
        source
    }

    fn gap(&self, plan: &SourcePlan) -> f64 {
        plan.gaps.draw(&mut self.stream_key.child(Purpose::GAP, self.arrivals).stream(Purpose::GAP))
    }

    /// When the next arrival is due, if the load is not zero.
    #[must_use]
    #[inline]
    pub fn due(&self) -> Option<Ticks> {
        Some(self.since.saturating_add(nearest_tick(self.left * self.mean?)))
    }

    /// The load changes: takes off what has passed of the gap at the old one.
    pub fn change_load(&mut self, plan: &SourcePlan, load_per_hour: f64, now: Ticks) {
        if let Some(mean) = self.mean {
            self.left = (self.left - (now - self.since) as f64 / mean).max(0.0);
        }
        self.since = now;
        self.mean = mean_gap(plan, load_per_hour);
    }

    /// An arrival: returns the stream keys of its items, and goes on to the next gap.
    pub fn arrive(&mut self, plan: &SourcePlan, now: Ticks) -> impl Iterator<Item = StreamKey> + use<> {
        let (stream_key, burst) = (self.stream_key, u64::from(plan.burst));
        let first = self.arrivals * burst;
        self.arrivals += 1;
        self.left = self.gap(plan);
        self.since = now;
        (first..first + burst).map(move |item| stream_key.child(Purpose::ITEM, item))
    }
}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.stream_key, self.arrivals, self.left.to_bits(), self.since, self.timer).hash(state);
    }
}

/// Mean gap between arrivals in ticks; none when nothing ever arrives.
fn mean_gap(plan: &SourcePlan, load_per_hour: f64) -> Option<f64> {
    let per_hour = load_per_hour * plan.share / f64::from(plan.burst);
    (per_hour > 0.0).then(|| TICKS_PER_HOUR as f64 / per_hour)
}

encode_struct! { SourcePlan { key, stream, to, role, share, gaps, burst, changes, relies_on, urgency } }
