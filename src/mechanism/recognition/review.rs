//! How everyone is seen, and who leaves for lack of it.

use super::rules::Recognition;
use std::hash::{Hash, Hasher};

/// How one actor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Items of work finished since the last review.
    pub finished: u64,
    /// Repairs since the last review.
    pub repairs: u64,
    /// How often it was promoted.
    pub promotions: u32,
    /// Recognition as of the last review: 1 is the median of the team.
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

/// A review of those who are still there: how much everyone is seen, relative to the median, goes into their recognition. If the
/// typical one has done nothing, nothing changes. `order` is the canonical one.
pub(super) fn review(
    rules: &Recognition,
    rewards_coherence: f64,
    standings: &mut [Standing],
    there: &[bool],
    order: &[u32],
) {
    let of_team = |count: fn(&Standing) -> u64| -> f64 {
        standings.iter().zip(there).filter(|(_, there)| **there).map(|(standing, _)| count(standing) as f64).sum()
    };
    let whole = (of_team(|one| one.finished), of_team(|one| one.repairs));
    let reward = rewarded(rules, rewards_coherence, order.iter().map(|&one| &standings[one as usize]), whole);
    let seen = |one: &Standing| {
        let (speed, coherence) = one.shares(whole);
        (1.0 - reward) * speed + reward * coherence
    };
    let typical = upper_median(|| standings.iter().zip(there).filter(|(_, there)| **there).map(|(one, _)| seen(one)));
    for one in standings.iter_mut() {
        if typical > 0.0 {
            one.recognition = rules.memory * one.recognition + (1.0 - rules.memory) * seen(one) / typical;
        }
        (one.finished, one.repairs) = (0, 0);
    }
}

/// The upper median of numbers that are not negative, which are in the order of their bits: bit by bit, the greatest that has at most
/// half of them below it. Of none it is not a number.
fn upper_median<I: Iterator<Item = f64>>(numbers: impl Fn() -> I) -> f64 {
    let half = numbers().count() / 2;
    let bits = (0..63).rev().fold(0_u64, |median, bit| {
        let candidate = median | 1 << bit;
        if numbers().filter(|number| number.to_bits() < candidate).count() <= half { candidate } else { median }
    });
    f64::from_bits(bits)
}

/// The weight of coherence: the knob's, moved towards what those who were promoted do.
fn rewarded<'a>(
    rules: &Recognition,
    knob: f64,
    standings: impl Iterator<Item = &'a Standing>,
    whole: (f64, f64),
) -> f64 {
    let (mut sum, mut weights) = (knob, 1.0);
    for one in standings.filter(|one| one.promotions > 0) {
        let (speed, coherence) = one.shares(whole);
        if speed + coherence > 0.0 {
            let weight = rules.promotion_weight * f64::from(one.promotions);
            sum += weight * coherence / (speed + coherence);
            weights += weight;
        }
    }
    sum / weights
}

impl Standing {
    /// Its shares of the team's finished work and of the team's repairs since the last review.
    #[inline(never)]
    fn shares(&self, (finished, repairs): (f64, f64)) -> (f64, f64) {
        let share = |count: u64, whole: f64| if whole > 0.0 { count as f64 / whole } else { 0.0 };
        (share(self.finished, finished), share(self.repairs, repairs))
    }
}

/// Probability that somebody leaves at a review: 1 − exp(−rate × lack × time), where the lack is the share of what would be enough
/// that is missing.
pub(super) fn leaving(rules: &Recognition, week_minutes: f64, standing: &Standing) -> f64 {
    let lack = (1.0 - standing.recognition / rules.enough).max(0.0);
    1.0 - libm::exp(-rules.leaves_per_week * lack * rules.review_minutes / week_minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Recognition = Recognition {
        review_minutes: 480.0,
        rewards_coherence: 0.0,
        memory: 0.0,
        promotion_weight: 1.0,
        enough: 1.0,
        leaves_per_week: 1.0,
    };

    fn standing(finished: u64, repairs: u64, promotions: u32) -> Standing {
        Standing { finished, repairs, promotions, ..Standing::default() }
    }

    fn recognitions(rewards_coherence: f64, mut standings: [Standing; 3]) -> [f64; 3] {
        review(&RULES, rewards_coherence, &mut standings, &[true; 3], &[0, 1, 2]);
        standings.map(|one| one.recognition)
    }

    #[test]
    fn what_is_rewarded_is_what_is_seen() {
        let team = [standing(6, 0, 0), standing(3, 1, 0), standing(0, 3, 0)];
        assert_eq!(recognitions(0.0, team), [2.0, 1.0, 0.0]);
        assert_eq!(recognitions(1.0, team), [0.0, 1.0, 3.0]);
        assert_eq!(recognitions(0.5, [standing(0, 0, 0); 3]), [1.0; 3], "nothing was done");
    }

    #[test]
    fn a_promotion_moves_what_is_rewarded_towards_what_the_promoted_one_does() {
        let of =
            |fast: u32, glue: u32| recognitions(0.5, [standing(3, 0, fast), standing(3, 0, 0), standing(0, 3, glue)]);
        // Shares of speed ½, ½, 0 and of coherence 0, 0, 1; the reward is ½, then ¼, then ¾.
        assert_eq!(of(0, 0), [1.0, 1.0, 2.0]);
        let [_, typical, glue] = of(1, 0);
        assert_eq!((typical, glue), (1.0, 0.25 / 0.375));
        assert_eq!(of(0, 1)[2], 0.75 / 0.125);
    }

    #[test]
    fn only_who_lacks_recognition_leaves() {
        let of = |recognition| leaving(&RULES, 2400.0, &Standing { recognition, ..Standing::default() });
        assert_eq!((of(1.0), of(3.0)), (0.0, 0.0));
        assert!((of(0.0) - (1.0 - (-0.2_f64).exp())).abs() < 1e-12);
        assert!(of(0.2) > of(0.4));
    }
}
