//! Claims, tried with many seeds.

mod table;

use crate::output::{Failure, complain, print};
use crate::progress::Progress;
use crate::source::{self, Source};
use actorium::claim::{Check, Claim, Outcome, lint};
use actorium::library;
use clap::Args;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use table::Row;

const HELP: &str = "\
Examples:
  actorium claims
  actorium claims two-people --seeds 1000
  actorium claims my-team.json --json

The claims about my-team.json are read from my-team.claims.json, the variants it names from
my-team.variants.json. Rules for claims that are broken are said on standard error.

The JSON is a list with an object for each scenario: scenario (its name), and claims, a list of
  id, sentence    as in the file
  seeds           how many seeds it was tried with, counted from 1
  held            in how many it held
  interval_95     the share of all seeds in which it holds, from and to
  claimed_share   in which share it should hold
  holds           whether it does
  compared        for each expectation metric, of, is, and the medians of value, bound and other;
                  null where there was nothing to measure
Fields may be added.";

/// Which claims, and how often.
#[derive(Args)]
#[command(after_help = crate::output::EXIT_CODES, after_long_help = format!("{HELP}\n\n{}", crate::output::EXIT_CODES))]
pub struct Arguments {
    /// A shipped scenario's name, a scenario file, or a folder with a scenario.json; without it, all that ship
    scenario: Option<String>,
    /// Seeds to try each claim with, counted from 1
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: u32,
    /// Print one JSON list
    #[arg(long)]
    json: bool,
}

/// Tries and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let sources = match &arguments.scenario {
        Some(name) => vec![source::find(name)?],
        None => library::names().map(source::find).collect::<Result<_, _>>()?,
    };
    let mut all_hold = true;
    let mut tables = Vec::new();
    for source in &sources {
        let rows = try_all(source, arguments.seeds)?;
        for problem in lint(&source.subject.claims) {
            complain(&format!("{}: {problem}", source.name));
            all_hold = false;
        }
        all_hold &= rows.iter().all(Row::holds);
        if arguments.json {
            tables.push(table::json(&source.name, &rows));
        } else {
            print(&table::text(&source.name, &rows))?;
        }
    }
    if arguments.json {
        print(&serde_json::to_string_pretty(&tables).unwrap_or_default())?;
    }
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn try_all(source: &Source, seeds: u32) -> Result<Vec<Row<'_>>, Failure> {
    let Source { name, subject } = source;
    if subject.claims.is_empty() {
        return Err(Failure::input(format!("Nothing is claimed about `{name}`.")));
    }
    let compile = |claim: &Claim| {
        let found = claim.compile(&subject.scenario, &subject.variants);
        found.map_err(|problems| {
            Failure::Input(problems.iter().map(|problem| format!("{}: {problem}", claim.id)).collect())
        })
    };
    let checks: Vec<Check> = subject.claims.iter().map(compile).collect::<Result<_, _>>()?;
    let progress = Progress::new(u64::from(seeds) * checks.len() as u64);
    let tried = subject.claims.iter().zip(&checks);
    let rows = tried.map(|(claim, check)| Ok(Row { claim, outcomes: outcomes(claim, check, seeds, &progress)? }));
    let rows = rows.collect();
    progress.finish();
    rows
}

/// The outcomes of seeds 1, 2, 3, … in their order, tried on all processors.
fn outcomes(claim: &Claim, check: &Check, seeds: u32, progress: &Progress) -> Result<Vec<Outcome>, Failure> {
    let next = AtomicU32::new(1);
    let work = || {
        let mut done = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed > seeds {
                return Ok::<_, Failure>(done);
            }
            let outcome = check.outcome(seed);
            let outcome =
                outcome.map_err(|problem| Failure::Run(vec![format!("{}, seed {seed}: {problem}", claim.id)]))?;
            done.push((seed, outcome));
            progress.step();
        }
    };
    let mut all = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(seeds as usize);
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for handle in handles {
            match handle.join() {
                Ok(done) => all.extend(done?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok::<_, Failure>(all)
    })?;
    all.sort_by_key(|(seed, _)| *seed);
    Ok(all.into_iter().map(|(_, outcome)| outcome).collect())
}
