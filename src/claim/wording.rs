//! Words for numbers in a claim's sentence, held against the numbers of its test.
//!
//! What is checked: fractions, multiples, shares such as "one in five", "most", "nobody", "never" and the like, and every number after
//! "more than", "at least", "less than", "at most" and what means the same. A number after such words must be a bound on that side;
//! any other must be a bound, or what arms differ by. Plain counts ("the three of them") are not checked.

use super::difference::{differences, pairs};
use super::file::{Arm, Claim, Is, Than};
use super::phrases::{Kind, Said, Side, said};
use crate::scenario::{Tree, Variant};

/// By how much a number in words may miss the number it stands for, as a share of that: a third is written 0.333.
const TOLERANCE: f64 = 0.005;

/// The words of a sentence that say a number which its test does not have.
pub(super) fn unmatched(claim: &Claim, scenario: &Tree, variants: &[Variant]) -> Vec<String> {
    let numbers = Numbers::of(claim, scenario, variants);
    said(&claim.sentence).into_iter().filter(|said| !numbers.have(said)).map(|said| said.words).collect()
}

/// The numbers of a claim's test.
struct Numbers {
    /// Bounds on a value, each with its side.
    bounds: Vec<(f64, Side)>,
    /// What arms say, and what they differ by.
    given: Vec<f64>,
    /// Bounds that only nothing meets: at most 0, or below 1.
    zero: bool,
    /// An arm takes a part of the scenario out, or turns it to 0.
    takes_out: bool,
    /// An expectation that one measured number is not above another.
    not_above: bool,
    /// How long the arms are run, in minutes.
    by_minutes: f64,
    /// How long an item takes, in minutes.
    item_minutes: Option<f64>,
}

impl Numbers {
    fn of(claim: &Claim, scenario: &Tree, variants: &[Variant]) -> Self {
        let knob = |name: &str| match scenario {
            Tree::Fields(fields) => fields.iter().find(|(known, _)| known == name).and_then(|(_, value)| number(value)),
            _ => None,
        };
        let mut numbers = Self {
            bounds: Vec::new(),
            given: ["loss_rate", "load_per_hour", "integration_delay_minutes"].into_iter().filter_map(knob).collect(),
            zero: false,
            takes_out: false,
            not_above: false,
            by_minutes: claim.by_minutes,
            item_minutes: knob("integration_delay_minutes"),
        };
        for expect in &claim.expects {
            let side = if matches!(expect.is, Is::Above | Is::AtLeast) { Side::Above } else { Side::Below };
            match &expect.than {
                Than::Number(bound) => {
                    numbers.zero |= matches!(expect.is, Is::Below) && *bound == 1.0
                        || matches!(expect.is, Is::AtMost) && *bound == 0.0;
                    numbers.bounds.push((*bound, side));
                }
                Than::Quantity(quantity) => {
                    let (times, plus) = (quantity.times, quantity.plus);
                    numbers.not_above |= side == Side::Below && times <= 1.0 && plus <= 0.0;
                    if times != 1.0 {
                        numbers.bounds.extend([(times, side), (1.0 / times, side.other())]);
                    }
                    if plus != 0.0 {
                        numbers.bounds.extend([(plus, side), (-plus, side.other())]);
                    }
                }
            }
            let percentile = expect.metric.rsplit_once(".p").and_then(|(_, digits)| digits.parse::<f64>().ok());
            numbers.given.extend(percentile.into_iter().flat_map(|digits| [digits / 100.0, 1.0 - digits / 100.0]));
        }
        numbers.add_arms(claim, scenario, variants);
        numbers
    }

    fn add_arms(&mut self, claim: &Claim, scenario: &Tree, variants: &[Variant]) {
        let plain = Variant::default();
        for arm in &claim.arms {
            let arm = match arm {
                Arm::Written(variant) => Some(variant),
                Arm::Named(name) => variants.iter().find(|variant| variant.name == *name),
            };
            let Some(arm) = arm else { continue };
            self.given.extend(arm.knobs.0.iter().map(|(_, value)| *value));
            self.takes_out |= arm.knobs.0.iter().any(|(_, value)| *value == 0.0);
            arm.patch.iter().for_each(|patch| self.add_patch(patch));
        }
        let to_plain = claim.arms.iter().filter_map(|arm| match arm {
            Arm::Written(variant) => Some([variant, &plain]),
            Arm::Named(_) => None,
        });
        for [one, other] in pairs(claim, variants, &plain).into_iter().chain(to_plain) {
            let apart = differences(scenario, one, other).into_values().flatten();
            self.given
                .extend(apart.flat_map(|(a, b)| [a / b, b / a]).filter(|ratio| ratio.is_finite() && *ratio != 1.0));
        }
    }

    fn add_patch(&mut self, patch: &Tree) {
        match patch {
            Tree::Null => self.takes_out = true,
            Tree::Number(number) => self.given.push(*number),
            Tree::List(items) => items.iter().for_each(|item| self.add_patch(item)),
            Tree::Fields(fields) => fields.iter().for_each(|(_, value)| self.add_patch(value)),
            Tree::Bool(_) | Tree::Text(_) => {}
        }
    }

    fn have(&self, said: &Said) -> bool {
        let bound = |number: f64, side: Option<Side>| {
            self.bounds.iter().any(|(bound, on)| is(*bound, number) && side.is_none_or(|side| *on == side))
        };
        let given = |number: f64| said.side.is_none() && self.given.iter().any(|given| is(*given, number));
        let opposite = said.side.map(Side::other);
        match said.kind {
            Kind::Plain(number) => {
                let of_an_item = self.item_minutes.is_some_and(|minutes| bound(number * minutes, said.side));
                bound(number, said.side) || given(number) || of_an_item
            }
            Kind::Change(part) => {
                let [more, less] = [1.0 + part, 1.0 - part];
                bound(part, said.side)
                    || bound(more, said.side)
                    || bound(less, opposite)
                    || [part, more, less].into_iter().any(given)
            }
            Kind::Minutes(minutes) => {
                let days = self.by_minutes / 480.0;
                [minutes, minutes * days, minutes / self.by_minutes].into_iter().any(|number| bound(number, said.side))
            }
            Kind::Most => self.bounds.iter().any(|(bound, side)| *side == Side::Above && *bound >= 0.5),
            Kind::Nothing => self.zero || self.takes_out,
            Kind::NoMore => self.zero || self.not_above,
        }
    }
}

fn number(value: &Tree) -> Option<f64> {
    match value {
        Tree::Number(number) => Some(*number),
        _ => None,
    }
}

fn is(number: f64, said: f64) -> bool {
    (number - said).abs() <= TOLERANCE * said.abs()
}
