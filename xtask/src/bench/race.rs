//! The two workloads: all contestants in turns, several rounds, the median of each; and that several times over, each time in new
//! processes, because where a process happens to lie in memory makes it some percent faster or slower for all its life.

use super::checks::checks;
use super::contestant::Contestant;
use super::score::{NAMES, NATIVE, PLAIN_JAVASCRIPT, PLAIN_RUST, Score, WASM, median};
use super::table;
use super::workload::{Counts, Workload};
use crate::shell::{command, node};
use crate::{paths, tools};
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::process::Command;

const SEED: &str = "1";

/// How patiently to measure.
struct Patience {
    sizes: &'static [u32],
    heats: usize,
    rounds: usize,
    chunk_seconds: f64,
}

const PATIENT: Patience = Patience { sizes: &[100, 1_000, 10_000, 100_000], heats: 5, rounds: 5, chunk_seconds: 0.3 };
const QUICK: Patience = Patience { sizes: &[100, 10_000], heats: 2, rounds: 3, chunk_seconds: 0.15 };

/// Runs everything and prints a table for each workload.
pub fn run(quick: bool) -> Result<()> {
    let patience = if quick { QUICK } else { PATIENT };
    let target = tools::target()?;
    for workload in [Workload::Phold, Workload::Team] {
        let mut columns = Vec::new();
        for &n in patience.sizes {
            eprintln!("  {} with N = {n}", workload.name());
            let mut scores = compete(start(workload, n, &target)?, workload, n, &patience)?;
            for _ in 1..patience.heats {
                let heat = compete(start(workload, n, &target)?, workload, n, &patience)?;
                scores.iter_mut().zip(heat).for_each(|(score, heat)| score.add(heat));
            }
            columns.push((n, scores));
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
    let plain_rust = target.join(tools::TARGET).join("release").join("bench_plain.wasm");
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
        Score { rates: vec![median(rates)], checks }
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
