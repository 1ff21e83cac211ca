//! What a set of claims should be, beyond what one must be to run: enough of them, short sentences whose
//! words are those of the test, arms that differ in what the sentence names, and promises worth making.

use super::difference::unnamed_and_unused;
use super::subject::Subject;
use super::wording::unmatched;
use crate::scenario::{Decimal, Place, Problem, Problems};

/// The fewest claims that say something of a scenario.
const CLAIMS_MIN: usize = 3;
/// The longest sentence that can be read at a glance, in characters.
const SENTENCE_LENGTH_MAX: usize = 240;
/// The smallest share of seeds that is worth claiming.
const SHARE_MIN: f64 = 0.8;

/// Which rules the claims about a scenario break. They run all the same.
#[must_use]
pub fn lint(subject: &Subject) -> Vec<Problem> {
    let Subject { scenario, variants, claims } = subject;
    let mut problems = Problems::default();
    if claims.len() < CLAIMS_MIN {
        let says = format_args!("should be at least {CLAIMS_MIN}, got {}", claims.len());
        problems.add(&Place::of("claims"), says);
    }
    for (i, claim) in claims.iter().enumerate() {
        let place = Place::entry("claims", i);
        if !claim.sentence.ends_with('.') {
            problems.add(&place.field("sentence"), format_args!("should end with a full stop"));
        }
        let length = claim.sentence.chars().count();
        if length > SENTENCE_LENGTH_MAX {
            let says = format_args!("should be at most {SENTENCE_LENGTH_MAX} characters long, got {length}");
            problems.add(&place.field("sentence"), says);
        }
        if claim.holds_in_share < SHARE_MIN {
            let [least, got] = [SHARE_MIN, claim.holds_in_share].map(Decimal);
            let says = format_args!("should be at least {least}, got {got}: less is a promise that says little");
            problems.add(&place.field("holds_in_share"), says);
        }
        let [unnamed, unused] = unnamed_and_unused(claim, scenario, variants);
        for part in unnamed {
            let says = format_args!(
                "should hold \"{part}\", one of several places in which arms that it compares differ: let them differ in \
                 one, or name each in the sentence and here"
            );
            problems.add(&place.field("differs_in"), says);
        }
        for part in unused {
            let says = format_args!("should not hold \"{part}\": no arms that it compares differ in it and another");
            problems.add(&place.field("differs_in"), says);
        }
        for words in unmatched(claim, scenario, variants) {
            let says = format_args!("says \"{words}\", which should be what an expectation or an arm says");
            problems.add(&place.field("sentence"), says);
        }
        if claim.without.is_none() {
            let says = format_args!("should switch off what the claim is about, so that it no longer holds");
            problems.add(&place.field("without"), says);
        }
    }
    problems.list()
}
