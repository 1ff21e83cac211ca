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

/// The value that a standard normal stays below with probability 0.975.
const NORMAL_975: f64 = 1.959_963_984_540_054;

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

    /// The 95 % interval for the share among all seeds, 0 to 1: E. B. Wilson, "Probable inference, the law of succession,
    /// and statistical inference", Journal of the American Statistical Association 22 (1927). Before the first run it
    /// is everything.
    #[must_use]
    pub fn interval(&self) -> [f64; 2] {
        if self.runs == 0 {
            return [0.0, 1.0];
        }
        let (n, p) = (f64::from(self.runs), self.share());
        let z2 = NORMAL_975 * NORMAL_975;
        let middle = p + z2 / (2.0 * n);
        let half_width = NORMAL_975 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        [middle - half_width, middle + half_width].map(|end| (end / (1.0 + z2 / n)).clamp(0.0, 1.0))
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "holds in {} of {}", self.held, self.runs)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    /// The ends of Wilson's interval are the shares p from which the observed one is exactly z standard errors away:
    /// (observed − p)² = z²·p(1 − p)/n.
    #[test]
    fn the_ends_of_the_interval_solve_its_equation() {
        for (held, runs) in [(1, 10), (5, 10), (9, 10), (187, 200), (500, 1000), (3, 7)] {
            let tally = Tally { held, runs };
            let [low, high] = tally.interval();
            assert!(low < tally.share() && tally.share() < high, "{tally}");
            for end in [low, high] {
                let distance = (tally.share() - end) / (end * (1.0 - end) / f64::from(runs)).sqrt();
                assert!((distance.abs() - 1.959_964).abs() < 1e-5, "{tally}: {end} is {distance} away");
            }
        }
    }

    #[test]
    fn the_interval_stays_a_share() {
        assert_eq!(Tally::default().interval(), [0.0, 1.0]);
        let [low, high] = Tally { held: 100, runs: 100 }.interval();
        assert!(low > 0.96 && low < 0.97 && high <= 1.0 && high > 1.0 - 1e-12, "{low} {high}");
        let [low, high] = Tally { held: 0, runs: 100 }.interval();
        assert!((0.0..1e-12).contains(&low) && high > 0.03 && high < 0.04, "{low} {high}");
    }

    #[test]
    fn it_counts() {
        let mut tally = Tally::default();
        [true, false, true].into_iter().for_each(|holds| tally.add(holds));
        assert_eq!(tally.to_string(), "holds in 2 of 3");
    }
}
