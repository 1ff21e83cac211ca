//! Counts of durations by size, fine enough for percentiles, small enough to keep always.

use super::{Ticks, minutes};

/// Slices of each octave: a slice is at most 1/64 of the durations in it, so a percentile is off by less than 0.8 %.
const SLICES: u32 = 64;
const SLICES_LOG: u32 = SLICES.ilog2();

/// A histogram of durations in slices that widen with their size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Histogram {
    counts: Vec<u32>,
    /// The low half of their sum, and how often it has overflown.
    sum: (u64, u64),
}

impl Histogram {
    /// Adds a duration.
    #[inline]
    pub fn add(&mut self, duration: Ticks) {
        let slice = slice_of(duration);
        if slice >= self.counts.len() {
            self.counts.resize(slice + 1, 0);
        }
        self.counts[slice] += 1;
        let (low, overflows) = self.sum.0.overflowing_add(duration);
        self.sum.0 = low;
        if overflows {
            self.sum.1 += 1;
        }
    }

    /// Those that were added since it was as `earlier`.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        let before = earlier.counts.iter().copied().chain(std::iter::repeat(0));
        let counts = self.counts.iter().zip(before).map(|(now, then)| now - then).collect();
        let sum = self.sum() - earlier.sum();
        Self { counts, sum: (sum as u64, (sum >> 64) as u64) }
    }

    /// How many there are.
    #[must_use]
    #[inline(never)]
    pub fn count(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// Their exact sum, in ticks.
    #[must_use]
    pub fn sum(&self) -> u128 {
        (u128::from(self.sum.1) << 64) | u128::from(self.sum.0)
    }

    /// Their exact mean, in minutes; 0 if there are none.
    #[must_use]
    pub fn mean_minutes(&self) -> f64 {
        let count = self.count();
        if count == 0 { 0.0 } else { minutes(1) * (self.sum() as f64 / count as f64) }
    }

    /// The duration, in minutes, that a share of them does not exceed: the middle of its slice, so within 0.8 %.
    /// 0 if there are none.
    #[must_use]
    pub fn percentile_minutes(&self, share: f64) -> f64 {
        let rank = (self.count() as f64 * share).ceil().max(1.0) as u64;
        let mut below = 0;
        for (slice, &count) in self.counts.iter().enumerate() {
            below += u64::from(count);
            if below >= rank {
                return minutes(1) * middle_of(slice);
            }
        }
        0.0
    }
}

fn slice_of(duration: Ticks) -> usize {
    let octave = (duration | u64::from(SLICES)).ilog2() - SLICES_LOG;
    octave as usize * SLICES as usize + (duration >> octave) as usize
}

fn middle_of(slice: usize) -> f64 {
    let slices = SLICES as usize;
    let octave = (slice / slices).saturating_sub(1);
    let low = ((slice - octave * slices) as u64) << octave;
    low as f64 + ((1_u64 << octave) - 1) as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_its_slice_is_close_to_every_duration() {
        for duration in (0..64).flat_map(|shift| [1_u64 << shift, (1 << shift) - 1, 3 << shift >> 1]) {
            let middle = middle_of(slice_of(duration));
            let off = (middle - duration as f64).abs();
            assert!(off <= duration as f64 / 127.0, "{duration} is put at {middle}");
        }
    }

    #[test]
    fn percentiles_of_a_known_sample() {
        let mut histogram = Histogram::default();
        for minute in 1..=1000 {
            histogram.add(crate::kernel::ticks(f64::from(minute)));
        }
        assert!((histogram.mean_minutes() - 500.5).abs() < 1e-9);
        for (share, expected) in [(0.5, 500.0), (0.95, 950.0), (0.99, 990.0)] {
            assert!((histogram.percentile_minutes(share) / expected - 1.0).abs() < 0.008);
        }
    }
}
