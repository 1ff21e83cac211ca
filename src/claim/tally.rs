//! In how many runs a claim held, and how far to trust that.

use serde::Serialize;
use std::fmt;

/// In how many runs a claim held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Runs in which it held.
    pub held: u32,
    /// Runs in all.
    pub runs: u32,
}

/// How often an interval should hold the share that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 95 in 100 times: for a reader.
    P95,
    /// 99 in 100: for a claim that ships.
    P99,
    /// 995 in 1000: each of two intervals that hold together 99 times in 100.
    P995,
}

impl Level {
    /// The value that a standard normal stays within, on either side of 0, so often.
    fn normal(self) -> f64 {
        match self {
            Self::P95 => 1.959_963_984_540_054,
            Self::P99 => 2.575_829_303_548_901,
            Self::P995 => 2.807_033_768_343_811,
        }
    }
}

impl Tally {
    /// One run more.
    pub fn add(&mut self, holds: bool) {
        self.runs += 1;
        self.held += u32::from(holds);
    }

    /// The share of runs in which it held; 0 if there were none.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.runs == 0 { 0.0 } else { f64::from(self.held) / f64::from(self.runs) }
    }

    /// The interval for the share among all seeds, 0 to 1: E. B. Wilson, "Probable inference, the law of succession,
    /// and statistical inference", Journal of the American Statistical Association 22 (1927). Before the first run it
    /// is everything.
    #[must_use]
    pub fn interval(&self, level: Level) -> [f64; 2] {
        if self.runs == 0 {
            return [0.0, 1.0];
        }
        let (n, p) = (f64::from(self.runs), self.share());
        let z = level.normal();
        let z2 = z * z;
        let middle = p + z2 / (2.0 * n);
        let half_width = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        [middle - half_width, middle + half_width].map(|end| (end / (1.0 + z2 / n)).clamp(0.0, 1.0))
    }
}

impl Tally {
    /// Whether the share among all seeds is above one that is claimed, for all that these runs tell.
    #[must_use]
    pub fn holds_above(&self, share: f64, level: Level) -> bool {
        self.interval(level)[0] > share
    }

    /// Whether it fails in more than half of all seeds, for all that these runs tell.
    #[must_use]
    pub fn fails_in_most(&self, level: Level) -> bool {
        self.interval(level)[1] < 0.5
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "holds in {} of {}", self.held, self.runs)
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Tally};

    /// The ends of Wilson's interval are the shares p from which the observed one is exactly z standard errors away:
    /// (observed − p)² = z²·p(1 − p)/n.
    #[test]
    fn the_ends_of_the_interval_solve_its_equation() {
        for (held, runs) in [(1, 10), (5, 10), (9, 10), (187, 200), (500, 1000), (3, 7)] {
            let tally = Tally { held, runs };
            for (level, normal) in [(Level::P95, 1.959_964), (Level::P99, 2.575_829), (Level::P995, 2.807_034)] {
                let [low, high] = tally.interval(level);
                assert!(low < tally.share() && tally.share() < high, "{tally}");
                for end in [low, high] {
                    let distance = (tally.share() - end) / (end * (1.0 - end) / f64::from(runs)).sqrt();
                    assert!((distance.abs() - normal).abs() < 1e-5, "{tally}: {end} is {distance} away");
                }
            }
        }
    }

    #[test]
    fn the_interval_stays_a_share() {
        assert_eq!(Tally::default().interval(Level::P95), [0.0, 1.0]);
        let [low, high] = Tally { held: 100, runs: 100 }.interval(Level::P95);
        assert!(low > 0.96 && low < 0.97 && high <= 1.0 && high > 1.0 - 1e-12, "{low} {high}");
        let [low, high] = Tally { held: 0, runs: 100 }.interval(Level::P95);
        assert!((0.0..1e-12).contains(&low) && high > 0.03 && high < 0.04, "{low} {high}");
    }

    #[test]
    fn it_counts() {
        let mut tally = Tally::default();
        [true, false, true].into_iter().for_each(|holds| tally.add(holds));
        assert_eq!(tally.to_string(), "holds in 2 of 3");
    }
}
