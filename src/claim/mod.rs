//! Claims: sentences that carry their own test.
//!
//! A claim says what happens in a scenario and, beside it, how to find out: variants of the scenario (its arms), what is
//! compared by when, and the share of seeds in which the comparison must hold. All arms of a run have one seed. Each
//! draw is keyed by what it is about, so the arms meet the same luck and what differs between them is due to what was
//! changed.
//!
//! [`Claim::compile`] turns one into a [`Check`], or says what is wrong with it; [`Check::outcome`] tries one seed. Trying
//! many is the caller's loop, and a [`Tally`] counts for it. There is no other runner: tests, program and page all use this one.

mod compile;
#[cfg(not(target_arch = "wasm32"))]
mod difference;
mod encoding;
mod file;
#[cfg(not(target_arch = "wasm32"))]
mod lint;
mod metric;
#[cfg(not(target_arch = "wasm32"))]
mod phrases;
mod run;
#[cfg(not(target_arch = "wasm32"))]
mod subject;
mod tally;
#[cfg(not(target_arch = "wasm32"))]
mod wording;
mod words;

pub use file::{Arm, Claim, Expectation, Is, Quantity, Than, Without};
#[cfg(not(target_arch = "wasm32"))]
pub use lint::lint;
pub use metric::metric;
pub use run::{Check, Compared, Outcome, Run};
#[cfg(not(target_arch = "wasm32"))]
pub use subject::Subject;
pub use tally::{Level, Tally};
pub use words::{Measured, fill};

/// Reads the claims of a file: a list.
///
/// # Errors
/// What is wrong with its form, by path, and where an `id` is there twice. Whether a claim fits a scenario is for
/// [`Claim::compile`] to say.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<Vec<Claim>, Vec<crate::problem::Problem>> {
    use crate::scenario::{Place, Problems, parse_tree, read};
    let tree = parse_tree(text, "claims").map_err(|problem| vec![problem])?;
    let claims: Vec<Claim> = read(&tree, "claims").map_err(|problem| vec![problem])?;
    let mut problems = Problems::default();
    for (i, claim) in claims.iter().enumerate() {
        if claims[..i].iter().any(|earlier| earlier.id == claim.id) {
            let says = format_args!("must be unique, but \"{}\" is there twice", claim.id);
            problems.add(&Place::entry("claims", i).field("id"), says);
        }
    }
    problems.or(claims)
}
