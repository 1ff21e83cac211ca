//! From a test of a claim and a seed to an outcome: in one go, or in slices.

use super::file::Is;
use super::metric::metric;
use crate::engine::Stop;
use crate::kernel::Ticks;
use crate::mechanism::World;
use crate::scenario::{Plan, Problem};
use serde::Serialize;
use std::sync::Arc;

/// The most events that one arm may take, so that a claim cannot hang whoever tries it.
const EVENTS_MAX: u64 = 20_000_000;

/// A claim that fits its scenario, ready to be tried.
#[derive(Clone, Debug)]
pub struct Check {
    pub(super) arms: Vec<ArmPlan>,
    pub(super) comparisons: Vec<Comparison>,
}

/// What came of a claim with one seed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Outcome {
    /// Whether all that was expected is so.
    pub holds: bool,
    /// What was compared, for each expectation in turn.
    pub compared: Vec<Compared>,
}

/// Two numbers that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Compared {
    /// The metric. Not a number if there was nothing to measure; then nothing holds of it.
    pub value: f64,
    /// What it was compared with.
    pub bound: f64,
    /// What was measured to compare with, before it was multiplied and added to; the bound itself where that is a plain number.
    pub other: f64,
    /// Whether it is on the side that was expected.
    pub holds: bool,
}

/// How one arm is run: its plan, and what is measured when, in the order of time.
#[derive(Clone, Debug)]
pub(super) struct ArmPlan {
    pub(super) place: String,
    pub(super) plan: Arc<Plan>,
    pub(super) measures: Vec<Measure>,
}

/// The measured value of comparison i is number 2i; that of its bound, if it is measured too, number 2i + 1.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) due: Ticks,
    pub(super) metric: String,
    pub(super) into: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub(super) is: Is,
    pub(super) bound: Bound,
}

#[derive(Clone, Debug)]
pub(super) enum Bound {
    Number(f64),
    Measured { times: f64, plus: f64 },
}

/// A check in the middle of being run with one seed.
#[derive(Clone, Debug)]
pub struct Run {
    seed: u32,
    /// The arm that is run, how much of it was measured, and its world once it has begun.
    arm: usize,
    measures: usize,
    world: Option<World>,
    measured: Vec<f64>,
}

impl Check {
    /// Begins a run with a seed.
    #[must_use]
    pub fn begin(&self, seed: u32) -> Run {
        Run { seed, arm: 0, measures: 0, world: None, measured: vec![f64::NAN; 2 * self.comparisons.len()] }
    }

    /// Goes on with a run for about so many events; says whether it is over.
    ///
    /// # Errors
    /// If an arm hits a limit of its scenario, or a command cannot be carried out when its time comes.
    pub fn advance(&self, run: &mut Run, events_max: u64) -> Result<bool, Problem> {
        let mut left = events_max;
        while let Some(arm) = self.arms.get(run.arm) {
            let Run { seed, measures, world, measured, .. } = run;
            let world = world.get_or_insert_with(|| World::from_plan(Arc::clone(&arm.plan), *seed));
            while let Some(Measure { due, metric: name, into }) = arm.measures.get(*measures) {
                // What is measured at the start comes before anything that happens.
                if *due > 0 {
                    let before = world.moment().events;
                    let budget = left.min(EVENTS_MAX.saturating_sub(before));
                    let stop = world.advance(*due, budget);
                    left -= world.moment().events - before;
                    match stop {
                        Stop::Reached => {}
                        Stop::OutOfBudget if left == 0 && world.moment().events < EVENTS_MAX => return Ok(false),
                        Stop::OutOfBudget => {
                            let says = format_args!("must take at most {EVENTS_MAX} events: ask for less time");
                            return Err(Problem::new(&arm.place, says));
                        }
                        Stop::Limit(problem) => {
                            return Err(Problem::new(&arm.place, format_args!("cannot go on: {problem}")));
                        }
                    }
                }
                if let Some(number) = measured.get_mut(*into as usize) {
                    let found = metric(&world.metrics(), name).or_else(|| metric(&world.breakdown(), name));
                    *number = found.unwrap_or(f64::NAN);
                }
                *measures += 1;
            }
            (run.arm, run.measures, run.world) = (run.arm + 1, 0, None);
        }
        Ok(true)
    }

    /// What came of a run that is over.
    #[must_use]
    pub fn compare(&self, run: &Run) -> Outcome {
        let compared: Vec<Compared> = (self.comparisons.iter().zip(run.measured.chunks(2)))
            .map(|(comparison, pair)| {
                let value = pair[0];
                let (bound, other) = match comparison.bound {
                    Bound::Number(number) => (number, number),
                    Bound::Measured { times, plus } => (times * pair[1] + plus, pair[1]),
                };
                Compared { value, bound, other, holds: comparison.is.holds(value, bound) }
            })
            .collect();
        Outcome { holds: compared.iter().all(|pair| pair.holds), compared }
    }

    /// Runs every arm with a seed and compares.
    ///
    /// # Errors
    /// If an arm hits a limit of its scenario, or a command cannot be carried out when its time comes.
    pub fn outcome(&self, seed: u32) -> Result<Outcome, Problem> {
        let mut run = self.begin(seed);
        while !self.advance(&mut run, u64::MAX)? {}
        Ok(self.compare(&run))
    }
}

impl ArmPlan {
    /// Adds what is due, after all that is due by then.
    pub(super) fn add(&mut self, due: Ticks, metric: &str, into: u32) {
        let at = self.measures.partition_point(|earlier| earlier.due <= due);
        self.measures.insert(at, Measure { due, metric: metric.into(), into });
    }
}
