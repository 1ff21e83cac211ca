//! Stress: it follows the pressure of a mailbox, late, and eases as the mailbox does.

use super::rules::Stress;
use crate::kernel::{TICKS_PER_MINUTE, Ticks};
use std::hash::{Hash, Hasher};

/// The stress of one actor, 0 to 1: it tends to the pressure p as ds/dt = (p − s) / τ, solved exactly between two changes of the
/// mailbox.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StressState {
    level: f64,
    at: Ticks,
    /// ∫ level dt so far, in ticks.
    area: f64,
}

impl StressState {
    /// Stress now, if so many have waited since it was last settled.
    #[must_use]
    pub fn level(&self, rules: &Stress, waiting: u32, now: Ticks) -> f64 {
        self.after(rules, waiting, now).0
    }

    /// The integral of stress from the start until now, in ticks.
    #[must_use]
    pub fn area(&self, rules: &Stress, waiting: u32, now: Ticks) -> f64 {
        self.after(rules, waiting, now).1
    }

    /// Brings it up to date, before the number of those waiting changes.
    pub(super) fn settle(&mut self, rules: &Stress, waiting: u32, now: Ticks) {
        if now > self.at {
            let (level, area) = self.after(rules, waiting, now);
            *self = Self { level, area, at: now };
        }
    }

    /// Takes away a share of it. It must be settled.
    pub(super) fn ease(&mut self, share: f64) {
        self.level *= 1.0 - share;
    }

    /// Level and area at a later time, for one look at the exponential.
    fn after(&self, rules: &Stress, waiting: u32, now: Ticks) -> (f64, f64) {
        let pressure = pressure(rules, waiting);
        let tau = rules.time_constant_minutes * TICKS_PER_MINUTE as f64;
        let elapsed = (now - self.at) as f64;
        let decay = libm::exp(-elapsed / tau);
        let level = pressure + (self.level - pressure) * decay;
        (level, self.area + pressure * elapsed + (self.level - pressure) * tau * (1.0 - decay))
    }
}

fn pressure(rules: &Stress, waiting: u32) -> f64 {
    (f64::from(waiting) / rules.tolerance_messages).min(1.0)
}

impl Hash for StressState {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.level.to_bits(), self.at, self.area.to_bits()).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ticks;

    const RULES: Stress = Stress {
        tolerance_messages: 4.0,
        time_constant_minutes: 60.0,
        slowdown: 0.0,
        error_rate: 0.0,
        burns_out: None,
    };

    /// From rest under a constant pressure p: s(t) = p (1 − e^(−t/τ)) and ∫s = p (t − τ (1 − e^(−t/τ))), whether settled on the way or not.
    #[test]
    fn it_follows_the_pressure_with_its_time_constant() {
        let mut settled = StressState::default();
        for minute in 1..=90 {
            settled.settle(&RULES, 2, ticks(f64::from(minute)));
        }
        let gone = 1.0 - (-1.5_f64).exp();
        for state in [settled, StressState::default()] {
            assert!((state.level(&RULES, 2, ticks(90.0)) - 0.5 * gone).abs() < 1e-12);
            let area = state.area(&RULES, 2, ticks(90.0)) / TICKS_PER_MINUTE as f64;
            assert!((area - 0.5 * (90.0 - 60.0 * gone)).abs() < 1e-9, "{area}");
        }
        assert!(StressState::default().level(&RULES, 400, ticks(1e6)) <= 1.0, "pressure has a most");
    }
}
