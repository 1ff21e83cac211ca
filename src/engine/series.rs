//! What is drawn over time: means over equal intervals. When there are too many, neighbours are merged and the
//! interval doubles, so a run of any length fits.

use super::presence::Reason;
use super::tally::Tally;
use crate::kernel::{TICKS_PER_MINUTE, Ticks};
use crate::trace::EventKind;

/// The most intervals that are kept.
const INTERVALS_MAX: usize = 600;

/// What happened in one interval, as sums over its ticks or items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sample {
    /// Pairs × ticks.
    pub subscriptions: u128,
    /// Current subscriptions × ticks.
    pub current: u128,
    /// Pairs believed current × ticks.
    pub believed: u128,
    /// Messages waiting × ticks.
    pub waiting: u128,
    /// Busy actors × ticks.
    pub busy: u128,
    /// Actors that are there × ticks.
    pub present: u128,
    /// Actors that are there and held up × ticks.
    pub held_up: u128,
    /// Sum of lead times, in ticks.
    pub lead: u128,
    /// Items done.
    pub done: u64,
}

impl Sample {
    fn so_far(tally: &Tally, held_up: &[Reason], at: Ticks) -> Self {
        Self {
            subscriptions: tally.subscriptions.area(at),
            current: tally.current.area(at),
            believed: tally.believed.area(at),
            waiting: tally.waiting().area(at),
            busy: tally.busy().area(at),
            present: tally.present.area(at),
            held_up: held_up.iter().map(|&reason| tally.held_for(reason).area(at)).sum(),
            lead: tally.lead.sum(),
            done: tally.of(EventKind::Done),
        }
    }

    fn minus(self, other: &Self) -> Self {
        Self {
            subscriptions: self.subscriptions - other.subscriptions,
            current: self.current - other.current,
            believed: self.believed - other.believed,
            waiting: self.waiting - other.waiting,
            busy: self.busy - other.busy,
            present: self.present - other.present,
            held_up: self.held_up - other.held_up,
            lead: self.lead - other.lead,
            done: self.done - other.done,
        }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            subscriptions: self.subscriptions + other.subscriptions,
            current: self.current + other.current,
            believed: self.believed + other.believed,
            waiting: self.waiting + other.waiting,
            busy: self.busy + other.busy,
            present: self.present + other.present,
            held_up: self.held_up + other.held_up,
            lead: self.lead + other.lead,
            done: self.done + other.done,
        }
    }
}

/// Samples over time.
#[derive(Clone, Debug, Hash)]
pub struct Series {
    interval: Ticks,
    samples: Vec<Sample>,
    before: Sample,
    next_at: Ticks,
}

impl Default for Series {
    fn default() -> Self {
        Self { interval: TICKS_PER_MINUTE, samples: Vec::new(), before: Sample::default(), next_at: TICKS_PER_MINUTE }
    }
}

impl Series {
    /// When the current interval ends.
    #[must_use]
    #[inline]
    pub fn next_at(&self) -> Ticks {
        self.next_at
    }

    /// Length of an interval, in ticks.
    #[must_use]
    pub fn interval(&self) -> Ticks {
        self.interval
    }

    /// The intervals that have ended, oldest first.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// Closes every interval that ends by `until`. The tally must not have changed since the last of them began
    /// to be overdue, which holds when it is called before every event.
    #[cold]
    pub(super) fn sample(&mut self, until: Ticks, tally: &Tally, held_up: &[Reason]) {
        while self.next_at() <= until {
            let so_far = Sample::so_far(tally, held_up, self.next_at());
            self.samples.push(so_far.minus(&self.before));
            self.before = so_far;
            if self.samples.len() == INTERVALS_MAX {
                self.merge();
            }
            self.next_at = self.interval * (self.samples.len() as u64 + 1);
        }
    }

    fn merge(&mut self) {
        for i in 0..INTERVALS_MAX / 2 {
            self.samples[i] = self.samples[2 * i].plus(&self.samples[2 * i + 1]);
        }
        self.samples.truncate(INTERVALS_MAX / 2);
        self.interval *= 2;
    }
}
