//! How the contestants fared.

use super::checks::Check;

/// The contestants, in the order of the tables.
pub const NAMES: [&str; 4] = ["core, native", "core, wasm", "plain Rust, wasm", "plain JavaScript"];
pub const NATIVE: usize = 0;
pub const WASM: usize = 1;
pub const PLAIN_RUST: usize = 2;
pub const PLAIN_JAVASCRIPT: usize = 3;

/// How one contestant fared with one workload at one size.
pub struct Score {
    /// Events per second in each heat: the median over its rounds.
    pub rates: Vec<f64>,
    /// Of the last heat, or of the first in which one did not hold.
    pub checks: Vec<Check>,
}

impl Score {
    /// Disqualified unless every check holds.
    pub fn qualified(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }

    /// How it fared in one heat more.
    pub fn add(&mut self, heat: Self) {
        self.rates.extend(heat.rates);
        if self.qualified() {
            self.checks = heat.checks;
        }
    }
}

/// The middle value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
