//! Means with confidence intervals, from independent replications.
//!
//! Each estimate is the mean of [`REPLICATIONS`] runs with different seeds, which are independent, and its interval
//! is Student's: the mean of a long run is close to normal. An interval misses the truth once in 10,000 estimates; the
//! suite makes about 300. A test states how wide an interval may be, as a share of what is expected, so that it cannot
//! pass by being vague.

/// Independent runs behind every estimate.
pub const REPLICATIONS: u32 = 48;

/// Student's t for 47 degrees of freedom and a two-sided error of 10⁻⁴.
const STUDENT_T: f64 = 4.2516;

/// A mean and how far off it may be.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    /// The mean over all replications.
    pub mean: f64,
    /// Half the width of its interval of confidence 0.9999.
    pub half_width: f64,
}

impl Estimate {
    /// The mean of independent values.
    pub fn of(values: &[f64]) -> Self {
        assert_eq!(values.len(), REPLICATIONS as usize);
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        Self { mean, half_width: STUDENT_T * (variance / n).sqrt() }
    }

    /// Whether the interval, made wider on both sides by a share of it, holds a value.
    pub fn agrees_with(&self, expected: f64, resolution: f64) -> bool {
        (self.mean - expected).abs() <= self.half_width + resolution * expected.abs()
    }
}

/// Several measurements of each of the replications of a run; `measure` gets the seed.
pub fn replicate<const N: usize>(first_seed: u32, measure: impl Fn(u32) -> [f64; N]) -> [Estimate; N] {
    let runs: Vec<[f64; N]> = (0..REPLICATIONS).map(|run| measure(first_seed + run)).collect();
    std::array::from_fn(|i| Estimate::of(&runs.iter().map(|run| run[i]).collect::<Vec<_>>()))
}

/// The interval holds what theory says, and is narrow: at most `width_max` of that to either side.
#[track_caller]
pub fn assert_agrees(what: &str, estimate: Estimate, expected: f64, width_max: f64) {
    assert_agrees_within(what, estimate, expected, width_max, 0.0);
}

/// The same for a quantity that is only measured to within a known share of itself.
#[track_caller]
pub fn assert_agrees_within(what: &str, estimate: Estimate, expected: f64, width_max: f64, resolution: f64) {
    let Estimate { mean, half_width } = estimate;
    let width = half_width / expected.abs();
    println!("{what}: {mean:.6} ± {:.2} %, expected {expected:.6}", 100.0 * width);
    assert!(
        width <= width_max,
        "{what}: the interval {mean} ± {half_width} is too wide to tell anything, more than {width_max} of {expected}"
    );
    assert!(estimate.agrees_with(expected, resolution), "{what}: {mean} ± {half_width} does not hold {expected}");
}

/// The yardstick itself: an interval of M/M/1's waiting time refuses M/D/1's, M/G/1's for a variation of 1.1, and a
/// service rate that is 3 % off.
#[test]
fn an_interval_refuses_formulas_that_are_nearly_right() {
    use crate::theory::single_server::{Server, measured, pollaczek_khinchine};
    let server = Server::exponential(0.7);
    let wait = replicate(1, |seed| measured(&server, seed, 60_000.0))[0];
    let load = 0.7;
    assert!(wait.agrees_with(pollaczek_khinchine(load, 1.0), 0.0));
    assert!(!wait.agrees_with(pollaczek_khinchine(load, 0.0), 0.0));
    assert!(!wait.agrees_with(pollaczek_khinchine(load, 1.1 * 1.1), 0.0));
    assert!(!wait.agrees_with(pollaczek_khinchine(load * 0.97, 1.0), 0.0));
}
