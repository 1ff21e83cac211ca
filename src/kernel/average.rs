//! The average of a count over time, exact to the tick.

use super::Ticks;
use std::iter::Sum;

/// A count and the integral of it over time.
///
/// A count that rises by one at the time s and never falls has the area now − s. So the area of any count is
/// count × now − Σ change × time of that change: the sum is all there is to keep, and an instant at which much
/// happens needs no care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TimeAverage {
    value: u64,
    /// Σ change × time, in count × ticks, as the low and high half of a 128-bit number.
    moment: (u64, u64),
}

impl TimeAverage {
    /// A count that starts at a value.
    #[must_use]
    pub const fn starting_at(value: u64) -> Self {
        Self { value, moment: (0, 0) }
    }

    const fn of(value: u64, moment: u128) -> Self {
        Self { value, moment: (moment as u64, (moment >> 64) as u64) }
    }

    fn moment(&self) -> u128 {
        (u128::from(self.moment.1) << 64) | u128::from(self.moment.0)
    }

    /// The count now.
    #[must_use]
    #[inline]
    pub fn value(&self) -> u64 {
        self.value
    }

    /// The count becomes `value`.
    #[inline(never)]
    pub fn set(&mut self, now: Ticks, value: u64) {
        // Change and moment may be below zero; in 128 bits that wraps around and back.
        let change = u128::from(value).wrapping_sub(u128::from(self.value));
        *self = Self::of(value, self.moment().wrapping_add(change.wrapping_mul(u128::from(now))));
    }

    /// The count goes up by one.
    #[inline(always)]
    pub fn up(&mut self, now: Ticks) {
        let (low, carry) = self.moment.0.overflowing_add(now);
        self.moment = (low, self.moment.1.wrapping_add(u64::from(carry)));
        self.value += 1;
    }

    /// The count goes down by one.
    #[inline(always)]
    pub fn down(&mut self, now: Ticks) {
        let (low, borrow) = self.moment.0.overflowing_sub(now);
        self.moment = (low, self.moment.1.wrapping_sub(u64::from(borrow)));
        self.value -= 1;
    }

    /// The integral from the start until `now`, in count × ticks.
    #[must_use]
    #[inline(never)]
    pub fn area(&self, now: Ticks) -> u128 {
        (u128::from(self.value) * u128::from(now)).wrapping_sub(self.moment())
    }

    /// The average from the start until `now`; the value itself at the start.
    #[must_use]
    #[inline(never)]
    pub fn mean(&self, now: Ticks) -> f64 {
        if now == 0 { self.value as f64 } else { self.area(now) as f64 / now as f64 }
    }
}

impl<'a> Sum<&'a Self> for TimeAverage {
    /// Several counts as one.
    fn sum<I: Iterator<Item = &'a Self>>(counts: I) -> Self {
        let (value, moment) = counts
            .fold((0, 0_u128), |(value, moment), count| (value + count.value, moment.wrapping_add(count.moment())));
        Self::of(value, moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{HORIZON, Purpose, StreamKey};
    use rand::RngExt;

    /// Against the sum of value × length over every stretch, by plain 128-bit arithmetic.
    #[test]
    fn the_area_is_that_of_the_stretches() {
        let mut draws = StreamKey::root(5).stream(Purpose::GAP);
        for longest in [2, 1 << 30, HORIZON / 400] {
            let mut average = TimeAverage::starting_at(3);
            let (mut value, mut now, mut area) = (3_u64, 0, 0_u128);
            for _ in 0..300 {
                let gap = draws.random_range(0..longest);
                (now, area) = (now + gap, area + u128::from(value) * u128::from(gap));
                match draws.random_range(0..3) {
                    0 if value > 0 => {
                        value -= 1;
                        average.down(now);
                    }
                    1 => {
                        value = draws.random_range(0..1 << 40);
                        average.set(now, value);
                    }
                    _ => {
                        value += 1;
                        average.up(now);
                    }
                }
                assert_eq!((average.value(), average.area(now)), (value, area));
                let later = now + gap;
                assert_eq!(average.area(later), area + u128::from(value) * u128::from(gap));
            }
        }
    }
}
