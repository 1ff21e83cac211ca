//! A scenario without a page: run it, one or many times, and print what was measured.

mod replicate;
mod report;
mod setting;
mod statistics;
mod window;

use crate::output::{Failure, print};
use crate::source::{self, Source};
use actorium::World;
use actorium::mechanism::Plan;
use actorium::scenario::Variant;
use clap::Args;
use report::Report;
use setting::Setting;
use std::process::ExitCode;
use std::sync::Arc;

/// Far beyond any question about a team, and well before the clock's end.
const MINUTES_MAX: f64 = 1e9;

const HELP: &str = "\
Examples:
  actorium simulate team
  actorium simulate team --set loss_rate=0.3 --replications 200
  actorium simulate team --set actors.Ana.mailbox.capacity=3 --set integration_delay_minutes=12
  actorium simulate single-queue --minutes 48000 --warm-up 4800
  actorium simulate non-linearity --variant \"Rex promoted\" --minutes 9600
  actorium simulate my-team.json --json

The JSON object has, and will go on having:
  scenario           its name
  variant            the variant's name, or null
  seed               the first run's seed
  replications       how many runs
  simulated_minutes  how long each was
  warm_up_minutes    from when on it was measured, or null
  knobs              where the knobs stood at the start, by name
  metrics            numbers by name; null where there was nothing to measure. With more than one run
                     each number is an object of its mean and confidence_95_half_width; so it is with a warm-up, where
                     percentiles of a single run are numbers, and only the main figures are there. Under streams, roles,
                     urgencies and people it has an object for each, by name
  digest             16 hexadecimal digits that stand for the state of the model at the end; only with one run
Fields may be added.";

/// What to run, and how often.
#[derive(Args)]
#[command(after_help = crate::output::EXIT_CODES, after_long_help = format!("{HELP}\n\n{}", crate::output::EXIT_CODES))]
pub struct Arguments {
    /// A shipped scenario's name, a scenario file, or a folder with a scenario.json
    scenario: String,
    /// A variant that the scenario names: those that ship do in variants.json and in the arms of their claims; of x.json
    /// they lie in x.variants.json and x.claims.json
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
    /// Seed of the first run
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
    /// Simulated minutes; without it, a week of the scenario's calendar: 2400 in working days, 10080 round the clock
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    minutes: Option<f64>,
    /// Measure from this minute on only: the main figures, each with a confidence interval from the means of 20 equal batches of the
    /// time that is left
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
    warm_up: Option<f64>,
    /// A field of the scenario, whatever file or variant say of it: loss_rate=0.3, actors.Ana.mailbox.capacity=3 or
    /// links[0].medium=chat; null takes a field away. May be given several times
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<Setting>,
    /// Runs, each with the next seed; above 1, means and confidence intervals are printed
    #[arg(long, value_name = "R", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    replications: u32,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    print(&simulate(arguments)?)?;
    Ok(ExitCode::SUCCESS)
}

fn simulate(arguments: &Arguments) -> Result<String, Failure> {
    let Arguments { seed, replications, .. } = *arguments;
    let source = source::find(&arguments.scenario)?;
    let plan = Arc::new(plan(&source, arguments.variant.as_deref(), &arguments.set)?);
    let minutes = arguments.minutes.unwrap_or(plan.calendar.week_minutes());
    if !(minutes > 0.0 && minutes <= MINUTES_MAX) {
        return Err(Failure::input(format!(
            "`--minutes` must be more than 0 and at most {MINUTES_MAX}, got {minutes}."
        )));
    }
    let warm_up = arguments.warm_up;
    if let Some(from) = warm_up.filter(|from| !(0.0..minutes).contains(from)) {
        return Err(Failure::input(format!(
            "`--warm-up` must be at least 0 and less than the {minutes} minutes of the run, got {from}."
        )));
    }
    let start = World::from_plan(Arc::clone(&plan), seed);
    let runs = replicate::run(&plan, seed, replications, minutes, warm_up)?;
    let report = Report {
        name: &plan.name,
        variant: arguments.variant.as_deref(),
        seed,
        minutes,
        warm_up,
        knobs: &start.knob_states().iter().map(|state| (state.knob, state.value)).collect::<Vec<_>>(),
        runs: &runs,
    };
    Ok(if arguments.json { report.json() } else { report.text() })
}

/// The plan of a scenario in a variant, with some fields set: those have the last word.
fn plan(source: &Source, name: Option<&str>, settings: &[Setting]) -> Result<Plan, Failure> {
    let subject = &source.subject;
    let mut variant = match name {
        None => Variant { name: "as it is".into(), ..Variant::default() },
        Some(name) => subject.variant(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = subject.variants.iter().map(|variant| &*variant.name).collect();
            let there_are = if names.is_empty() { "none".into() } else { names.join("; ") };
            Failure::input(format!("`{}` has no variant `{name}`. Its variants: {there_are}.", source.name))
        })?,
    };
    if settings.is_empty() {
        return Ok(variant.compile(&subject.scenario)?);
    }
    let mut scenario = variant.merged(&subject.scenario);
    variant.patch = None;
    for setting in settings {
        setting.apply(&mut scenario).map_err(Failure::input)?;
        variant.knobs.0.retain(|(knob, _)| setting.knob() != Some(*knob));
    }
    Ok(variant.compile(&scenario)?)
}
