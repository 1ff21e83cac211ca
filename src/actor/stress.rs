//! Stress: it follows the pressure of a mailbox, late, and eases as the mailbox does.

use super::failure::BurnsOut;
use crate::kernel::{TICKS_PER_MINUTE, Ticks};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// What a full mailbox does to an actor. Every coefficient is assumed: none was measured on people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StressRules {
    /// Waiting messages at which the pressure is 1, its most. Above 0.
    pub tolerance_messages: f64,
    /// Minutes in which stress covers 63 % of the way to the pressure. Above 0.
    pub time_constant_minutes: f64,
    /// At stress 1, integration takes this much longer: 0.5 is half as long again. At least 0.
    #[serde(default)]
    pub slowdown: f64,
    /// At stress 1, the probability that an item of work is done wrong and comes back. 0 to 1.
    #[serde(default)]
    pub error_rate: f64,
    /// How stress becomes a burn-out. Absent: it never does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burns_out: Option<BurnsOut>,
}

/// The stress of one actor, 0 to 1: it tends to the pressure p as ds/dt = (p − s) / τ, solved exactly between two changes of the
/// mailbox.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strain {
    level: f64,
    at: Ticks,
    /// ∫ level dt so far, in ticks.
    area: f64,
}

impl Strain {
    /// Stress now, if so many have waited since it was last settled.
    #[must_use]
    pub fn level(&self, rules: &StressRules, waiting: u32, now: Ticks) -> f64 {
        self.after(rules, waiting, now).0
    }

    /// The integral of stress from the start until now, in ticks.
    #[must_use]
    pub fn area(&self, rules: &StressRules, waiting: u32, now: Ticks) -> f64 {
        self.after(rules, waiting, now).1
    }

    /// Brings it up to date, before the number of those waiting changes.
    pub(crate) fn settle(&mut self, rules: &StressRules, waiting: u32, now: Ticks) {
        if now > self.at {
            let (level, area) = self.after(rules, waiting, now);
            *self = Self { level, area, at: now };
        }
    }

    /// Takes away a share of it. It must be settled.
    pub(crate) fn ease(&mut self, share: f64) {
        self.level *= 1.0 - share;
    }

    /// Level and area at a later time, for one look at the exponential.
    fn after(&self, rules: &StressRules, waiting: u32, now: Ticks) -> (f64, f64) {
        let pressure = pressure(rules, waiting);
        let tau = rules.time_constant_minutes * TICKS_PER_MINUTE as f64;
        let elapsed = (now - self.at) as f64;
        let decay = libm::exp(-elapsed / tau);
        let level = pressure + (self.level - pressure) * decay;
        (level, self.area + pressure * elapsed + (self.level - pressure) * tau * (1.0 - decay))
    }
}

fn pressure(rules: &StressRules, waiting: u32) -> f64 {
    (f64::from(waiting) / rules.tolerance_messages).min(1.0)
}

impl Hash for Strain {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.level.to_bits(), self.at, self.area.to_bits()).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ticks;

    const RULES: StressRules = StressRules {
        tolerance_messages: 4.0,
        time_constant_minutes: 60.0,
        slowdown: 0.0,
        error_rate: 0.0,
        burns_out: None,
    };

    /// From rest under a constant pressure p: s(t) = p (1 − e^(−t/τ)) and ∫s = p (t − τ (1 − e^(−t/τ))), whether settled on the way or not.
    #[test]
    fn it_follows_the_pressure_with_its_time_constant() {
        let mut settled = Strain::default();
        for minute in 1..=90 {
            settled.settle(&RULES, 2, ticks(f64::from(minute)));
        }
        let gone = 1.0 - (-1.5_f64).exp();
        for strain in [settled, Strain::default()] {
            assert!((strain.level(&RULES, 2, ticks(90.0)) - 0.5 * gone).abs() < 1e-12);
            let area = strain.area(&RULES, 2, ticks(90.0)) / TICKS_PER_MINUTE as f64;
            assert!((area - 0.5 * (90.0 - 60.0 * gone)).abs() < 1e-9, "{area}");
        }
        assert!(Strain::default().level(&RULES, 400, ticks(1e6)) <= 1.0, "pressure has a most");
    }
}
