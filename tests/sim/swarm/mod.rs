//! Whole configurations at random: what is valid keeps every invariant, what is not is refused in a sentence.

pub mod deeds;
mod fitting;
mod holds;
mod hostile;
mod invalid;
mod lives;
mod minds;
mod policies;
pub mod random;
mod storms;
mod structure;
mod valid;

use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use std::fmt::Debug;

/// Runs a property over so many random cases from a fixed seed; a failure is made as small as possible, then printed.
pub fn for_each_case<T: Debug>(
    seed: u8,
    cases: u32,
    strategy: &impl proptest::strategy::Strategy<Value = T>,
    property: impl Fn(&T) -> Result<(), String>,
) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let outcome = TestRunner::new_with_rng(config, rng)
        .run(strategy, |case| property(&case).map_err(proptest::test_runner::TestCaseError::fail));
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, case)) => panic!("{reason}\nin {case:?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}
