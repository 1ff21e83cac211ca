//! A scenario without a page: run it, one or many times, and print what was measured.

mod replicate;
mod report;
mod setting;
mod statistics;

use crate::output::{Failure, print};
use crate::source::{self, Source};
use actorium::World;
use actorium::command::Command;
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
  actorium simulate non-linearity --variant \"Rex promoted\" --minutes 9600
  actorium simulate my-team.json --json

The JSON object has, and will go on having:
  scenario           its name
  variant            the variant's name, or null
  seed               the first run's seed
  replications       how many runs
  simulated_minutes  how long each was
  knobs              where the knobs stood at the start, by name
  metrics            numbers by name; null where there was nothing to measure. With more than one run
                     each number is an object of its mean and confidence_95_half_width. Under streams, roles,
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
    /// A knob's value at the start: loss_rate, integration_delay_minutes, load_per_hour or rewards_coherence
    #[arg(long, value_name = "KNOB=VALUE")]
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
    let plan = Arc::new(plan(&source, arguments.variant.as_deref())?);
    let minutes = arguments.minutes.unwrap_or(plan.calendar.week_minutes());
    if !(minutes > 0.0 && minutes <= MINUTES_MAX) {
        return Err(Failure::input(format!(
            "`--minutes` must be more than 0 and at most {MINUTES_MAX}, got {minutes}."
        )));
    }
    let commands: Vec<Command> = arguments.set.iter().map(|setting| setting.command()).collect();
    let mut start = World::from_plan(Arc::clone(&plan), seed);
    for command in &commands {
        start.command(command).map_err(|problem| vec![problem])?;
    }
    let runs = replicate::run(&plan, &commands, seed, replications, minutes)?;
    let report = Report {
        name: &plan.name,
        variant: arguments.variant.as_deref(),
        seed,
        minutes,
        knobs: &start.knob_states().iter().map(|state| (state.knob, state.value)).collect::<Vec<_>>(),
        runs: &runs,
    };
    Ok(if arguments.json { report.json() } else { report.text() })
}

fn plan(source: &Source, name: Option<&str>) -> Result<Plan, Failure> {
    let subject = &source.subject;
    let Some(name) = name else {
        let as_it_is = Variant { name: "as it is".into(), ..Variant::default() };
        return Ok(as_it_is.compile(&subject.scenario)?);
    };
    let variant = subject.variant(name).ok_or_else(|| {
        let names: Vec<&str> = subject.variants.iter().map(|variant| &*variant.name).collect();
        let there_are = if names.is_empty() { "none".into() } else { names.join("; ") };
        Failure::input(format!("`{}` has no variant `{name}`. Its variants: {there_are}.", source.name))
    })?;
    Ok(variant.compile(&subject.scenario)?)
}
