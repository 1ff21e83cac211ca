//! Claims, tried with many seeds.

mod table;

use crate::output::{Failure, complain, print};
use crate::progress::Progress;
use crate::source::{self, Source};
use actorium::claim::{Check, Claim, Outcome, Subject, lint};
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
  actorium claims --ships
  actorium claims my-team.json --json

The claims about my-team.json are read from my-team.claims.json, the variants it names from
my-team.variants.json. Rules for claims that are broken are said on standard error.

The JSON is a list with an object for each scenario: scenario (its name), and claims, a list of
  id, sentence    as in the file
  seeds           how many seeds it was tried with, counted from 1
  held            in how many it held
  interval_95     the share of all seeds in which it holds, from and to; interval_99 likewise
  claimed_share   in which share it should hold
  holds           whether it does
  without         with what it is about switched off: seeds, and in how many it still held; null
                  without --ships, or if the claim does not say what to switch off
  compared        for each expectation metric, of, is, and the medians of value, bound and other;
                  null where there was nothing to measure
Fields may be added.";

/// Which claims, and how often.
#[derive(Args)]
#[command(after_help = crate::output::EXIT_CODES, after_long_help = format!("{HELP}\n\n{}", crate::output::EXIT_CODES))]
pub struct Arguments {
    /// A shipped scenario's name, a scenario file, or a folder with a scenario.json; without it, all that ship
    scenario: Option<String>,
    /// Seeds to try each claim with, counted from 1; 200 if it is not said, and 2000 with --ships
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: Option<u32>,
    /// Ask for what a claim must meet to ship: the lower end of the 99 % interval lies above its share, and with what it is about
    /// switched off it fails in more than half of the seeds
    #[arg(long)]
    ships: bool,
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
        let rows = try_all(source, arguments)?;
        for problem in lint(&source.subject) {
            complain(&format!("{}: {problem}", source.name));
            all_hold = false;
        }
        all_hold &= rows.iter().all(|row| row.verdict().is_none());
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

/// Seeds that a claim is tried with after what it is about is switched off.
const SEEDS_WITHOUT: u32 = 100;

fn try_all<'a>(source: &'a Source, arguments: &Arguments) -> Result<Vec<Row<'a>>, Failure> {
    let Source { name, subject } = source;
    let ships = arguments.ships;
    let seeds = arguments.seeds.unwrap_or(if ships { 2000 } else { 200 });
    if subject.claims.is_empty() {
        return Err(Failure::input(format!("Nothing is claimed about `{name}`.")));
    }
    let compile = |claim: &Claim| {
        let Subject { scenario, variants, .. } = subject;
        let off = || if ships { claim.compile_without(scenario, variants) } else { Ok(None) };
        let both = claim.compile(scenario, variants).and_then(|check| Ok((check, off()?)));
        both.map_err(|problems| {
            Failure::Input(problems.iter().map(|problem| format!("{}: {problem}", claim.id)).collect())
        })
    };
    let checks: Vec<(Check, Option<Check>)> = subject.claims.iter().map(compile).collect::<Result<_, _>>()?;
    let off = checks.iter().filter(|(_, off)| off.is_some()).count();
    let progress = Progress::new(u64::from(seeds) * checks.len() as u64 + u64::from(SEEDS_WITHOUT) * off as u64);
    let tried = subject.claims.iter().zip(&checks);
    let rows = tried.map(|(claim, (check, off))| {
        let off = off.as_ref().map(|check| outcomes(claim, check, SEEDS_WITHOUT, &progress)).transpose()?;
        let without = off.as_deref().map(table::tally);
        Ok(Row { claim, outcomes: outcomes(claim, check, seeds, &progress)?, ships, without })
    });
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
