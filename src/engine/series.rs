//! What is drawn over time: means over equal intervals. When there are too many, neighbours are merged and the
//! interval doubles, so a run of any length fits.

use super::presence::Reason;
use super::tally::Tally;
use crate::kernel::{TICKS_PER_MINUTE, Ticks};
use crate::trace::EventKind;
use std::ops::Index;

/// The most intervals that are kept.
const INTERVALS_MAX: usize = 600;

/// What is summed up over the ticks or items of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Pairs × ticks.
    Subscriptions,
    /// Current subscriptions × ticks.
    Current,
    /// Pairs believed current × ticks.
    Believed,
    /// Messages waiting × ticks.
    Waiting,
    /// Busy actors × ticks.
    Busy,
    /// Actors that are there × ticks.
    Present,
    /// Actors that are there and held up × ticks.
    HeldUp,
    /// Lead times, in ticks.
    Lead,
    /// Items done.
    Done,
}

/// What happened in one interval: its sums, by their place in [`Sum`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sample([u128; 9]);

impl Index<Sum> for Sample {
    type Output = u128;
    fn index(&self, sum: Sum) -> &u128 {
        &self.0[sum as usize]
    }
}

impl Sample {
    fn so_far(tally: &Tally, held_up: &[Reason], at: Ticks) -> Self {
        let counts = [tally.subscriptions, tally.current, tally.believed, tally.waiting(), tally.busy(), tally.present];
        let mut sums = [0; 9];
        for (sum, count) in sums.iter_mut().zip(&counts) {
            *sum = count.area(at);
        }
        sums[Sum::HeldUp as usize] = held_up.iter().map(|&reason| tally.held_for(reason).area(at)).sum();
        sums[Sum::Lead as usize] = tally.lead.sum();
        sums[Sum::Done as usize] = u128::from(tally.of(EventKind::Done));
        Self(sums)
    }

    fn minus(mut self, other: &Self) -> Self {
        for (sum, other) in self.0.iter_mut().zip(&other.0) {
            *sum -= other;
        }
        self
    }

    fn plus(mut self, other: &Self) -> Self {
        for (sum, other) in self.0.iter_mut().zip(&other.0) {
            *sum += other;
        }
        self
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
