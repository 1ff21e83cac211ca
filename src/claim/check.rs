//! From a claim to a test of it, and from that and a seed to an outcome.

use super::file::{Arm, Claim, Is, Than};
use super::metric::metric;
use super::patch::merge;
use crate::command::{Command, check_knob};
use crate::engine::Stop;
use crate::kernel::{Ticks, ticks};
use crate::mechanism::World;
use crate::scenario::{Decimal, Names, Place, Plan, Problem, Problems, Scenario, Tree, compile, read};
use serde::Serialize;
use std::sync::Arc;

/// The longest that an arm may be run, in minutes: two thousand working days.
const MINUTES_MAX: f64 = 1e6;

/// The most events that one arm may take, so that a claim cannot hang whoever tries it.
const EVENTS_MAX: u64 = 20_000_000;

/// A claim that fits its scenario, ready to be tried.
#[derive(Clone, Debug)]
pub struct Check {
    arms: Vec<Trial>,
    comparisons: Vec<Comparison>,
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
    /// Whether it is on the side that was expected.
    pub holds: bool,
}

/// How one arm is run: what happens when, in the order of time.
#[derive(Clone, Debug)]
struct Trial {
    place: String,
    plan: Arc<Plan>,
    steps: Vec<(Ticks, Step)>,
}

#[derive(Clone, Debug)]
enum Step {
    Give { place: String, command: Command },
    Measure { metric: String, into: usize },
}

/// The measured value of comparison i is number 2i; that of its bound, if it is measured too, number 2i + 1.
#[derive(Clone, Debug)]
struct Comparison {
    is: Is,
    bound: Bound,
}

#[derive(Clone, Debug)]
enum Bound {
    Number(f64),
    Measured { times: f64, plus: f64 },
}

impl Claim {
    /// Makes a check of it for a scenario, given as the tree that its text is.
    ///
    /// # Errors
    /// Everything that is wrong with the claim, by a path that begins with `claim`; or else with the scenario.
    pub fn compile(&self, scenario: &Tree) -> Result<Check, Vec<Problem>> {
        let mut compiler = Compiler { claim: self, problems: Problems::default() };
        compiler.texts_and_numbers();
        let names = Names::of("claim.arms", &mut self.arms.iter().map(|arm| &*arm.name), &mut compiler.problems);
        let plain = [Arm::default()];
        let arms = if self.arms.is_empty() { &plain[..] } else { &self.arms };
        let mut trials = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            let place = Place::entry("claim.arms", i);
            trials.extend(compiler.trial(&place, arm, scenario));
        }
        // What is measured can only be looked for in arms that can run.
        if !compiler.problems.0.is_empty() {
            return Err(compiler.problems.0);
        }
        let comparisons = compiler.comparisons(&names, &mut trials);
        if !compiler.problems.0.is_empty() {
            return Err(compiler.problems.0);
        }
        Ok(Check { arms: trials, comparisons })
    }
}

struct Compiler<'a> {
    claim: &'a Claim,
    problems: Problems,
}

impl Compiler<'_> {
    fn texts_and_numbers(&mut self) {
        let Claim { id, sentence, by_minutes, expects, holds_in_share, .. } = self.claim;
        let is_kebab = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !id.split('-').all(is_kebab) {
            let says = format_args!("must be words of small letters and digits, joined by hyphens, got \"{id}\"");
            self.problems.add(&Place::of("claim.id"), says);
        }
        if sentence.trim().is_empty() {
            self.problems.add(&Place::of("claim.sentence"), format_args!("must not be empty"));
        }
        if !(*by_minutes > 0.0 && *by_minutes <= MINUTES_MAX) {
            let says =
                format_args!("must be above 0 and at most {}, got {}", Decimal(MINUTES_MAX), Decimal(*by_minutes));
            self.problems.add(&Place::of("claim.by_minutes"), says);
        }
        if expects.is_empty() {
            self.problems.add(&Place::of("claim.expects"), format_args!("must hold at least one expectation"));
        }
        if !(0.0..=1.0).contains(holds_in_share) {
            let says = format_args!("must be 0 to 1, got {}", Decimal(*holds_in_share));
            self.problems.add(&Place::of("claim.holds_in_share"), says);
        }
    }

    /// One arm with its commands, or nothing if it cannot run.
    fn trial(&mut self, place: &Place<'_>, arm: &Arm, scenario: &Tree) -> Option<Trial> {
        let mut trial =
            Trial { place: place.to_string(), plan: Arc::new(self.plan(place, arm, scenario)?), steps: Vec::new() };
        for &(knob, value) in &arm.set.0 {
            if let Err(problem) = check_knob(&trial.plan, knob, value) {
                let within = place.field("set");
                self.wrap(&within.field(knob.name()), &problem);
            }
            let command = Command::SetKnob { knob, value };
            trial.add(0, Step::Give { place: place.field("set").field(knob.name()).to_string(), command });
        }
        let mut earliest = 0.0;
        for (i, timed) in arm.commands.iter().enumerate() {
            let place = place.item("commands", i);
            self.moment(&place, Some(timed.at_minutes), earliest);
            earliest = timed.at_minutes;
            if let Command::SetKnob { knob, value } = timed.command {
                let within = place.field("command.set_knob");
                check_knob(&trial.plan, knob, value)
                    .unwrap_or_else(|problem| self.wrap(&within.field("value"), &problem));
            }
            let step = Step::Give { place: place.field("command").to_string(), command: timed.command };
            trial.add(ticks(timed.at_minutes), step);
        }
        Some(trial)
    }

    fn plan(&mut self, place: &Place<'_>, arm: &Arm, scenario: &Tree) -> Option<Plan> {
        let place = place.field("patch");
        let merged = match &arm.patch {
            None => read::<Scenario>(scenario, ""),
            Some(patch @ Tree::Fields(_)) => read(&merge(scenario.clone(), patch), ""),
            Some(_) => {
                self.problems.add(&place, format_args!("must be an object: what it names is merged into the scenario"));
                return None;
            }
        };
        let found = merged.map_err(|problem| vec![problem]).and_then(|scenario| compile(&scenario));
        found
            .map_err(|found| match &arm.patch {
                None => self.problems.0.extend(found),
                Some(_) => {
                    for problem in &found {
                        self.problems.add(&place, format_args!("makes a scenario that cannot run: {problem}"));
                    }
                }
            })
            .ok()
    }

    /// Adds a problem that was found at a place, which its own path ends with.
    fn wrap(&mut self, place: &Place<'_>, problem: &Problem) {
        let says = problem.message.strip_prefix(&problem.path).unwrap_or(&problem.message);
        self.problems.add(place, format_args!("{}", says.trim_start()));
    }

    /// The tick of a moment, which is the end if it is not said.
    fn moment(&mut self, place: &Place<'_>, at_minutes: Option<f64>, earliest: f64) -> Ticks {
        let end = self.claim.by_minutes;
        let at = at_minutes.unwrap_or(end);
        if !(at >= earliest && at <= end) {
            let [at, earliest, end] = [at, earliest, end].map(Decimal);
            let says = format_args!("must be {earliest} to {end}, got {at}");
            self.problems.add(&place.field("at_minutes"), says);
        }
        ticks(at)
    }

    fn comparisons(&mut self, names: &Names, trials: &mut [Trial]) -> Vec<Comparison> {
        let mut comparisons = Vec::new();
        for (i, expect) in self.claim.expects.iter().enumerate() {
            let place = Place::entry("claim.expects", i);
            let arm = self.arm(&place, names, expect.of.as_deref());
            let due = self.moment(&place, expect.at_minutes, 0.0);
            self.measure(&place, trials, arm, due, &expect.metric, 2 * i);
            let bound = match &expect.than {
                Than::Number(number) => {
                    self.finite(&place.field("than"), *number);
                    Bound::Number(*number)
                }
                Than::Quantity(quantity) => {
                    let place = place.field("than");
                    let arm = self.arm(&place, names, quantity.of.as_deref());
                    let due = self.moment(&place, quantity.at_minutes, 0.0);
                    let metric = quantity.metric.as_ref().unwrap_or(&expect.metric);
                    self.measure(&place, trials, arm, due, metric, 2 * i + 1);
                    self.finite(&place.field("times"), quantity.times);
                    self.finite(&place.field("plus"), quantity.plus);
                    Bound::Measured { times: quantity.times, plus: quantity.plus }
                }
            };
            comparisons.push(Comparison { is: expect.is, bound });
        }
        comparisons
    }

    /// The index of an arm, which is the first if it is not said.
    fn arm(&mut self, place: &Place<'_>, names: &Names, name: Option<&str>) -> usize {
        let Some(name) = name else { return 0 };
        names.get(name).map_or_else(
            || {
                self.problems.add(&place.field("of"), format_args!("must be the name of an arm, got \"{name}\""));
                0
            },
            |at| at.start as usize,
        )
    }

    fn measure(&mut self, place: &Place<'_>, trials: &mut [Trial], arm: usize, due: Ticks, name: &str, into: usize) {
        let Some(trial) = trials.get_mut(arm) else { return };
        if metric(&World::from_plan(Arc::clone(&trial.plan), 0).metrics(), name).is_none() {
            let says = "must be a number that is measured, such as coherence_share or lead_time_minutes.p95";
            self.problems.add(&place.field("metric"), format_args!("{says}, got \"{name}\""));
        }
        trial.add(due, Step::Measure { metric: name.into(), into });
    }

    fn finite(&mut self, place: &Place<'_>, number: f64) {
        if !number.is_finite() {
            self.problems.add(place, format_args!("must be a number, got {}", Decimal(number)));
        }
    }
}

impl Check {
    /// Runs every arm with a seed and compares.
    ///
    /// # Errors
    /// If an arm hits a limit of its scenario, or a command cannot be carried out when its time comes.
    pub fn outcome(&self, seed: u32) -> Result<Outcome, Problem> {
        let mut measured = vec![f64::NAN; 2 * self.comparisons.len()];
        for arm in &self.arms {
            arm.run(seed, &mut measured)?;
        }
        let compared: Vec<Compared> = (self.comparisons.iter().zip(measured.chunks(2)))
            .map(|(comparison, pair)| {
                let value = pair[0];
                let bound = match comparison.bound {
                    Bound::Number(number) => number,
                    Bound::Measured { times, plus } => times * pair[1] + plus,
                };
                Compared { value, bound, holds: comparison.is.holds(value, bound) }
            })
            .collect();
        Ok(Outcome { holds: compared.iter().all(|pair| pair.holds), compared })
    }
}

impl Trial {
    /// Adds what is due, after all that is due by then.
    fn add(&mut self, due: Ticks, step: Step) {
        let at = self.steps.partition_point(|(earlier, _)| *earlier <= due);
        self.steps.insert(at, (due, step));
    }

    fn run(&self, seed: u32, measured: &mut [f64]) -> Result<(), Problem> {
        let mut world = World::from_plan(Arc::clone(&self.plan), seed);
        for (due, step) in &self.steps {
            // What is done at the start comes before anything that happens.
            if *due > 0 {
                self.advance(&mut world, *due)?;
            }
            match step {
                Step::Give { place, command } => world
                    .command(command)
                    .map_err(|problem| Problem::new(place, format_args!("cannot be carried out: {problem}")))?,
                Step::Measure { metric: name, into } => {
                    measured[*into] = metric(&world.metrics(), name).unwrap_or(f64::NAN);
                }
            }
        }
        Ok(())
    }

    fn advance(&self, world: &mut World, until: Ticks) -> Result<(), Problem> {
        let left = EVENTS_MAX.saturating_sub(world.moment().events);
        match world.advance(until, left) {
            Stop::Reached => Ok(()),
            Stop::OutOfBudget => {
                Err(Problem::new(&self.place, format_args!("must take at most {EVENTS_MAX} events: ask for less time")))
            }
            Stop::Limit(problem) => Err(Problem::new(&self.place, format_args!("cannot go on: {problem}"))),
        }
    }
}
