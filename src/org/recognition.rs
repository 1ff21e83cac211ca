//! Recognition: who is seen to do what, what is rewarded, and who leaves for lack of it.

use crate::kernel::Ticks;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// How the team sees who does what. At each review everyone's share of the finished work and of the repairs is weighed by what is
/// rewarded; those seen less than the average may leave. Every coefficient is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// Minutes from one review to the next. Above 0.
    pub review_minutes: f64,
    /// The reward knob: the weight, 0 to 1, of repairs (coherence); the rest is that of finished work (speed).
    #[serde(default)]
    pub rewards_coherence: f64,
    /// The share, 0 to 1, of the last review that is remembered at the next.
    #[serde(default)]
    pub memory: f64,
    /// What each promotion adds to how much somebody's work is seen: 1 is as much again. At least 0.
    #[serde(default = "one")]
    pub promotion_weight: f64,
    /// Rate at which somebody without any recognition leaves, per week of 2,400 working minutes. At least 0.
    #[serde(default)]
    pub leaves_per_week: f64,
}

/// A working week: five days of 480 minutes.
pub const WEEK_MINUTES: f64 = 2400.0;

fn one() -> f64 {
    1.0
}

/// How one actor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Items of work finished since the last review.
    pub finished: u64,
    /// Repairs since the last review.
    pub repairs: u64,
    /// How often it was promoted.
    pub promotions: u32,
    /// Recognition as of the last review: 1 is the average of the team.
    pub recognition: f64,
}

impl Default for Standing {
    fn default() -> Self {
        Self { finished: 0, repairs: 0, promotions: 0, recognition: 1.0 }
    }
}

impl Hash for Standing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.finished, self.repairs, self.promotions, self.recognition.to_bits()).hash(state);
    }
}

/// A review of those who are still there: everyone's visible share, relative to the average, goes into their recognition. Nobody
/// has done anything: nothing changes.
pub(crate) fn review(rules: &Recognition, rewards_coherence: f64, standings: &mut [Standing], there: &[bool]) {
    let of_team = |count: fn(&Standing) -> u64| -> f64 {
        standings.iter().zip(there).filter(|(_, there)| **there).map(|(standing, _)| count(standing) as f64).sum()
    };
    let (finished, repairs) = (of_team(|one| one.finished), of_team(|one| one.repairs));
    let share = |count: u64, whole: f64| if whole > 0.0 { count as f64 / whole } else { 0.0 };
    let seen: Vec<f64> = (standings.iter().zip(there))
        .map(|(one, &there)| {
            let weight = 1.0 + rules.promotion_weight * f64::from(one.promotions);
            let speed = (1.0 - rewards_coherence) * share(one.finished, finished);
            let shown = speed + rewards_coherence * share(one.repairs, repairs);
            if there { weight * shown } else { 0.0 }
        })
        .collect();
    let people = there.iter().filter(|there| **there).count() as f64;
    let average = seen.iter().sum::<f64>() / people;
    for (one, seen) in standings.iter_mut().zip(seen) {
        if average > 0.0 {
            one.recognition = rules.memory * one.recognition + (1.0 - rules.memory) * seen / average;
        }
        (one.finished, one.repairs) = (0, 0);
    }
}

/// Probability that somebody leaves at a review: 1 − exp(−rate × lack × time), where what is lacking is what recognition is below 1.
pub(crate) fn leaving(rules: &Recognition, standing: &Standing) -> f64 {
    let lack = (1.0 - standing.recognition).max(0.0);
    1.0 - libm::exp(-rules.leaves_per_week * lack * rules.review_minutes / WEEK_MINUTES)
}

/// Time from one review to the next.
pub(crate) fn review_ticks(rules: &Recognition) -> Ticks {
    crate::kernel::ticks(rules.review_minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Recognition = Recognition {
        review_minutes: 480.0,
        rewards_coherence: 0.0,
        memory: 0.0,
        promotion_weight: 1.0,
        leaves_per_week: 1.0,
    };

    fn standing(finished: u64, repairs: u64, promotions: u32) -> Standing {
        Standing { finished, repairs, promotions, ..Standing::default() }
    }

    fn recognitions(rewards_coherence: f64, mut standings: [Standing; 3]) -> [f64; 3] {
        review(&RULES, rewards_coherence, &mut standings, &[true; 3]);
        standings.map(|one| one.recognition)
    }

    #[test]
    fn what_is_rewarded_is_what_is_seen() {
        let team = [standing(6, 0, 0), standing(3, 1, 0), standing(0, 3, 0)];
        assert_eq!(recognitions(0.0, team), [2.0, 1.0, 0.0]);
        assert_eq!(recognitions(1.0, team), [0.0, 0.75, 2.25]);
        let promoted = recognitions(0.0, [standing(3, 0, 1), standing(3, 0, 0), standing(0, 0, 0)]);
        assert_eq!(promoted, [2.0, 1.0, 0.0]);
        assert_eq!(recognitions(0.5, [standing(0, 0, 0); 3]), [1.0; 3], "nothing was done");
    }

    #[test]
    fn only_who_lacks_recognition_leaves() {
        let of = |recognition| leaving(&RULES, &Standing { recognition, ..Standing::default() });
        assert_eq!((of(1.0), of(3.0)), (0.0, 0.0));
        assert!((of(0.0) - (1.0 - (-0.2_f64).exp())).abs() < 1e-12);
        assert!(of(0.2) > of(0.4));
    }
}
