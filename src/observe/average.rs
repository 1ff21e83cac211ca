//! The average of a count over time, exact to the tick.

use crate::kernel::Ticks;

/// A count and the integral of it over time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TimeAverage {
    value: u64,
    since: Ticks,
    area: u128,
}

impl TimeAverage {
    /// A count that starts at a value.
    #[must_use]
    pub const fn starting_at(value: u64) -> Self {
        Self { value, since: 0, area: 0 }
    }

    /// The count now.
    #[must_use]
    #[inline]
    pub fn value(&self) -> u64 {
        self.value
    }

    /// The count becomes `value`.
    #[inline]
    pub fn set(&mut self, now: Ticks, value: u64) {
        // Much of what happens, happens at the same instant as something else.
        if now != self.since {
            self.area += product(self.value, now - self.since);
            self.since = now;
        }
        self.value = value;
    }

    /// The count goes up by one.
    #[inline]
    pub fn up(&mut self, now: Ticks) {
        self.set(now, self.value + 1);
    }

    /// The count goes down by one.
    #[inline]
    pub fn down(&mut self, now: Ticks) {
        self.set(now, self.value - 1);
    }

    /// The integral from the start until `now`, in count × ticks.
    #[must_use]
    pub fn area(&self, now: Ticks) -> u128 {
        self.area + product(self.value, now - self.since)
    }

    /// The average from the start until `now`; the value itself at the start.
    #[must_use]
    pub fn mean(&self, now: Ticks) -> f64 {
        if now == 0 { self.value as f64 } else { self.area(now) as f64 / now as f64 }
    }
}

/// A product that may need more than 64 bits. It rarely does, and WebAssembly has no instruction for when it does.
#[inline]
fn product(a: u64, b: u64) -> u128 {
    if (a | b) >> 32 == 0 || a.leading_zeros() + b.leading_zeros() >= 64 {
        u128::from(a.wrapping_mul(b))
    } else {
        u128::from(a) * u128::from(b)
    }
}
