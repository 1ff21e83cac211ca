//! What a set of claims should be, beyond what one must be to run: enough of them, short sentences, and promises worth making.

use super::file::Claim;
use crate::scenario::{Decimal, Place, Problem, Problems};

/// The fewest claims that say something of a scenario.
const CLAIMS_MIN: usize = 3;
/// The longest sentence that can be read at a glance, in characters.
const SENTENCE_LENGTH_MAX: usize = 240;
/// The smallest share of seeds that is worth claiming.
const SHARE_MIN: f64 = 0.8;

/// Which rules the claims about a scenario break. They run all the same.
#[must_use]
pub fn lint(claims: &[Claim]) -> Vec<Problem> {
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
    }
    problems.list()
}
