//! Claims, tried with many seeds.

mod table;

use crate::progress::Progress;
use actorium::claim::{Check, Claim, Outcome, library as claims, parse as parse_claims};
use actorium::problem::Problem;
use actorium::scenario::{Tree, library, parse_tree};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use table::Row;

/// Which claims, and how often.
#[derive(Args)]
pub struct Arguments {
    /// A shipped scenario's name, or a scenario file with its claims beside it (NAME.claims.json); without it, all that ship
    scenario: Option<String>,
    /// Seeds to try each claim with, counted from 1
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: u32,
}

/// A scenario and what is claimed about it.
struct Subject {
    name: String,
    scenario: Tree,
    claims: Vec<Claim>,
}

/// Tries and prints. A claim that holds in fewer than its share makes it exit with 1; a mistake in one, with 2.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let subjects = match &arguments.scenario {
        Some(name) => vec![subject(name)?],
        None => claims::LIBRARY.iter().map(|(name, _)| subject(name)).collect::<Result<_>>()?,
    };
    let mut all_hold = true;
    for Subject { name, scenario, claims } in &subjects {
        let checks: Result<Vec<Check>, _> = claims.iter().map(|claim| compile(claim, scenario)).collect();
        let rows = checks.and_then(|checks| {
            let progress = Progress::new(u64::from(arguments.seeds) * checks.len() as u64);
            let tried = (claims.iter().zip(&checks))
                .map(|(claim, check)| Ok(Row { claim, outcomes: outcomes(claim, check, arguments.seeds, &progress)? }))
                .collect::<Result<Vec<_>, String>>();
            progress.finish();
            tried
        });
        match rows {
            Ok(rows) => {
                all_hold &= rows.iter().all(Row::holds);
                println!("{}", table::text(name, &rows));
            }
            Err(sentence) => {
                eprintln!("{sentence}");
                return Ok(ExitCode::from(2));
            }
        }
    }
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn subject(name: &str) -> Result<Subject> {
    let (scenario, text) = match (library::get(name), claims::get(name)) {
        (Some(scenario), Some(text)) => (scenario.to_owned(), text.to_owned()),
        (Some(_), None) => bail!("nothing is claimed about `{name}`"),
        (None, _) => {
            let beside = Path::new(name).with_extension("claims.json");
            let shipped = claims::LIBRARY.map(|(known, _)| known).join(", ");
            let read = |file: &Path| {
                let what = || format!("reading {}; shipped with claims are {shipped}", file.display());
                fs::read_to_string(file).with_context(what)
            };
            (read(Path::new(name))?, read(&beside)?)
        }
    };
    let scenario = parse_tree(&scenario, "")?;
    let claims = parse_claims(&text).map_err(|problems| anyhow::anyhow!(sentences(&problems)))?;
    Ok(Subject { name: name.into(), scenario, claims })
}

fn compile(claim: &Claim, scenario: &Tree) -> Result<Check, String> {
    claim.compile(scenario).map_err(|problems| format!("{}: {}", claim.id, sentences(&problems)))
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| &*problem.message).collect::<Vec<_>>().join("\n")
}

/// The outcomes of seeds 1, 2, 3, … in their order, tried on all processors.
fn outcomes(claim: &Claim, check: &Check, seeds: u32, progress: &Progress) -> Result<Vec<Outcome>, String> {
    let next = AtomicU32::new(1);
    let work = || {
        let mut done = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed > seeds {
                return Ok::<_, String>(done);
            }
            let outcome = check.outcome(seed).map_err(|problem| format!("{}, seed {seed}: {problem}", claim.id))?;
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
        Ok::<_, String>(all)
    })?;
    all.sort_by_key(|(seed, _)| *seed);
    Ok(all.into_iter().map(|(_, outcome)| outcome).collect())
}
