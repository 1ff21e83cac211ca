//! A scenario without a page: run it, one or many times, and print what was measured.

mod replicate;
mod report;
mod scenario;
mod setting;
mod statistics;

use actorium::command::Command;
use actorium::problem::Problem;
use anyhow::Result;
use clap::Args;
use report::Report;
use setting::Setting;
use std::process::ExitCode;

/// A working week, in minutes.
const WEEK_MINUTES: f64 = 5.0 * 480.0;

/// Far beyond any question about a team, and well before the clock's end.
const MINUTES_MAX: f64 = 1e9;

/// What to run, and how often.
#[derive(Args)]
pub struct Arguments {
    /// A shipped scenario's name, or a scenario file
    scenario: String,
    /// Seed of the first run
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
    /// Simulated minutes; without it, a working week
    #[arg(long, value_name = "M", default_value_t = WEEK_MINUTES, allow_negative_numbers = true)]
    minutes: f64,
    /// A knob's value: loss_rate, integration_delay_minutes or load_per_hour
    #[arg(long, value_name = "KNOB=VALUE")]
    set: Vec<Setting>,
    /// Runs, each with the next seed; above 1, means and confidence intervals are printed
    #[arg(long, value_name = "R", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    replications: u32,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Why a simulation did not happen.
pub enum Refusal {
    /// The scenario or a setting is wrong, in these ways.
    Problems(Vec<Problem>),
    /// There is no such scenario.
    Sentence(String),
}

impl From<Vec<Problem>> for Refusal {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

/// Runs and prints. What is wrong with the input is said one sentence a line, with exit code 2.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    match simulate(arguments) {
        Ok(text) => {
            println!("{text}");
            Ok(ExitCode::SUCCESS)
        }
        Err(refusal) => {
            match refusal {
                Refusal::Problems(problems) => problems.iter().for_each(|problem| eprintln!("{}", problem.message)),
                Refusal::Sentence(sentence) => eprintln!("{sentence}"),
            }
            Ok(ExitCode::from(2))
        }
    }
}

fn simulate(arguments: &Arguments) -> Result<String, Refusal> {
    let Arguments { seed, minutes, replications, .. } = *arguments;
    if !(minutes > 0.0 && minutes <= MINUTES_MAX) {
        return Err(Refusal::Sentence(format!(
            "`--minutes` must be more than 0 and at most {MINUTES_MAX}, got {minutes}."
        )));
    }
    let scenario = scenario::find(&arguments.scenario)?;
    let commands: Vec<Command> = arguments.set.iter().map(|setting| setting.command()).collect();
    let runs = replicate::run(&scenario, &commands, seed, replications, minutes)?;
    let knobs = setting::standing(&scenario, &arguments.set);
    let report = Report { name: &scenario.name, seed, minutes, knobs: &knobs, runs: &runs };
    Ok(if arguments.json { report.json() } else { report.text() })
}
