//! Simulated time: an integer number of ticks since the start of the run.

/// An instant or a duration, in ticks.
pub type Ticks = u64;

/// Ticks in a simulated minute. A power of two, so that minutes convert without rounding error,
/// and fine enough (57 µs) that a delay of seconds keeps the spread of its distribution.
pub const TICKS_PER_MINUTE: Ticks = 1 << 20;

/// Ticks in a simulated hour.
pub const TICKS_PER_HOUR: Ticks = 60 * TICKS_PER_MINUTE;

/// The last instant a run can reach: 2⁵³ ticks, some 16,000 years around the clock, so that every instant is
/// exact as a JavaScript number.
pub const HORIZON: Ticks = 1 << 53;

/// When something is due, as an event: what is due past the [`HORIZON`] never happens, and must still not wrap around.
#[must_use]
#[inline(always)]
pub fn or_never(due: Ticks) -> Ticks {
    due.min(HORIZON + 1)
}

/// The nearest tick to a number of minutes. Negative and not-a-number become 0; past the
/// representable it saturates.
#[must_use]
pub fn ticks(minutes: f64) -> Ticks {
    // Only operations that are exact on every platform: adding a half first would round twice near the horizon.
    let scaled = minutes * TICKS_PER_MINUTE as f64;
    let whole = scaled as Ticks;
    whole.saturating_add(Ticks::from(scaled - whole as f64 >= 0.5))
}

/// The nearest tick to a number of ticks that is not negative, of two that are as near the even one; faster than [`ticks`], and
/// the same on every platform.
#[must_use]
#[inline(always)]
pub fn nearest_tick(ticks: f64) -> Ticks {
    // From here on there are no fractions: the sum is rounded to a whole number, and its bits count up from those of this.
    const WHOLE: f64 = (1_u64 << 52) as f64;
    if ticks < WHOLE { (ticks + WHOLE).to_bits() - WHOLE.to_bits() } else { ticks as Ticks }
}

/// A number of ticks in minutes.
#[must_use]
pub fn minutes(ticks: Ticks) -> f64 {
    ticks as f64 / TICKS_PER_MINUTE as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_ticks_are_inverse_and_nothing_wraps() {
        for t in [0, 1, 7, TICKS_PER_HOUR, HORIZON - 1, HORIZON] {
            assert_eq!(ticks(minutes(t)), t);
        }
        assert_eq!(ticks(-3.0), 0);
        assert_eq!(ticks(f64::NAN), 0);
        assert_eq!(ticks(f64::INFINITY), Ticks::MAX);
    }

    #[test]
    fn the_nearest_tick_is_the_nearest_at_any_size() {
        for whole in [0, 1, 2, 1 << 20, (1 << 51) - 1, 1 << 51] {
            let exact = whole as f64;
            assert_eq!([exact, exact + 0.25, exact + 0.75].map(nearest_tick), [whole, whole, whole + 1]);
        }
        // Where a float has halves at most, and where it has no fractions.
        let halves = (1_u64 << 52) as f64;
        assert_eq!([halves - 1.0, halves - 0.5, halves].map(nearest_tick), [(1 << 52) - 1, 1 << 52, 1 << 52]);
        assert_eq!([0.5, 1.5, 2.5].map(nearest_tick), [0, 2, 2]);
        assert_eq!([HORIZON as f64, f64::INFINITY, f64::NAN].map(nearest_tick), [HORIZON, Ticks::MAX, 0]);
    }
}
