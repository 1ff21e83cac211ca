//! The two workloads: all contestants in turns, several rounds, the median of each.

use super::checks::{Check, checks};
use super::contestant::Contestant;
use super::table;
use super::workload::{Counts, Workload};
use crate::shell::{command, node};
use crate::{paths, wasm};
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The contestants, in the order of the tables.
pub const NAMES: [&str; 4] = ["core, native", "core, wasm", "plain Rust, wasm", "plain JavaScript"];
pub const NATIVE: usize = 0;
pub const WASM: usize = 1;
pub const PLAIN_RUST: usize = 2;
pub const PLAIN_JAVASCRIPT: usize = 3;

const SEED: &str = "1";

/// How one contestant fared with one workload at one size.
pub struct Score {
    /// Events per second, the median over the rounds.
    pub rate: f64,
    pub checks: Vec<Check>,
}

impl Score {
    /// Disqualified unless every check holds.
    pub fn qualified(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }
}

/// How patiently to measure.
struct Patience {
    sizes: &'static [u32],
    rounds: usize,
    chunk_seconds: f64,
}

const PATIENT: Patience = Patience { sizes: &[100, 1_000, 10_000, 100_000], rounds: 7, chunk_seconds: 0.3 };
const QUICK: Patience = Patience { sizes: &[100, 10_000], rounds: 3, chunk_seconds: 0.15 };

/// Runs everything and prints a table for each workload.
pub fn run(quick: bool) -> Result<()> {
    let patience = if quick { QUICK } else { PATIENT };
    let target = paths::target()?;
    for workload in [Workload::Phold, Workload::Team] {
        let mut columns = Vec::new();
        for &n in patience.sizes {
            eprintln!("  {} with N = {n}", workload.name());
            let contestants = start(workload, n, &target)?;
            columns.push((n, compete(contestants, workload, n, &patience)?));
        }
        table::print(workload, &columns);
    }
    Ok(())
}

/// Starts all contestants, in the order of [`NAMES`].
fn start(workload: Workload, n: u32, target: &Path) -> Result<Vec<Contestant>> {
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    let scenario = folder.join(format!("{}-{n}.json", workload.name()));
    fs::write(&scenario, workload.scenario(n).to_string())?;
    let plain_rust = target.join(wasm::TARGET).join("release").join("bench_plain.wasm");
    let start = |index: usize, mut command: Command, file: &Path| {
        command.args([workload.name(), &n.to_string(), SEED]).arg(file);
        Contestant::start(NAMES[index], workload, &mut command)
    };
    Ok(vec![
        start(NATIVE, native(target), &scenario)?,
        start(WASM, javascript("core"), &scenario)?,
        start(PLAIN_RUST, javascript("rust"), &plain_rust)?,
        start(PLAIN_JAVASCRIPT, javascript("plain"), &scenario)?,
    ])
}

/// Warms all up, then times chunks of their continuing runs, in turns.
fn compete(mut contestants: Vec<Contestant>, workload: Workload, n: u32, patience: &Patience) -> Result<Vec<Score>> {
    let mut chunks = Vec::new();
    for contestant in &mut contestants {
        contestant.advance(workload.warm_up_units(n))?;
        chunks.push(calibrate(contestant, n, patience.chunk_seconds)?);
    }
    let starts: Vec<(f64, Counts)> = contestants.iter().map(|each| (each.units, each.counts.clone())).collect();
    let mut rates = vec![Vec::new(); contestants.len()];
    for _ in 0..patience.rounds {
        for (index, contestant) in contestants.iter_mut().enumerate() {
            let before = contestant.events();
            let seconds = contestant.advance(chunks[index])?;
            rates[index].push((contestant.events() - before) / seconds);
        }
    }
    let scores = contestants.iter().zip(starts).zip(rates).map(|((contestant, (start, before)), rates)| {
        let counted: Counts = contestant.counts.iter().zip(before).map(|(now, then)| now - then).collect();
        let checks = checks(workload, n, start, contestant.units - start, &counted);
        Score { rate: median(rates), checks }
    });
    Ok(scores.collect())
}

/// Units of time that take this contestant about so many seconds.
fn calibrate(contestant: &mut Contestant, n: u32, seconds: f64) -> Result<f64> {
    let mut units = 20_000.0 / f64::from(n);
    loop {
        let took = contestant.advance(units)?;
        if took > seconds / 5.0 {
            return Ok(units * seconds / took);
        }
        units *= 3.0;
    }
}

/// The core, natively, as it ships.
pub fn native(target: &Path) -> Command {
    let program = target.join("release").join(format!("bench-native{}", std::env::consts::EXE_SUFFIX));
    command(&program.to_string_lossy(), &paths::root())
}

fn javascript(module: &str) -> Command {
    let mut node = node(&paths::bench_js());
    node.args(["contestant.mjs", module]);
    node
}

/// The middle value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
