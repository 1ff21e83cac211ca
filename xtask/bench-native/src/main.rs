//! The core as a native contestant of the bench: the same protocol as `bench-js/contestant.mjs`.
//!
//! `bench-native WORKLOAD N SEED FILE` builds the scenario in the file; then, for every line of input, a number
//! of units of time, it advances by that and answers with the seconds it took and the core's metrics.

use actorium::command::Command;
use actorium::history::History;
use actorium::kernel::ticks;
use actorium::problem::Problem;
use actorium::scenario::parse;
use actorium::{Stop, World};
use std::error::Error;
use std::io::{self, BufRead, Write};
use std::time::Instant;

const UNIT_MINUTES: f64 = 1000.0;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [workload, n, seed, file] = arguments.as_slice() else {
        return Err("usage: bench-native WORKLOAD N SEED FILE".into());
    };
    let mut history = History::new(build(file, seed.parse()?)?);
    if workload == "phold" {
        for actor in 0..n.parse()? {
            history.command(Command::GiveWork { actor })?;
        }
    }
    let mut now = 0.0;
    let mut out = io::stdout();
    for line in io::stdin().lock().lines() {
        now += line?.parse::<f64>()?;
        let start = Instant::now();
        if let Stop::Limit(problem) = history.advance(ticks(now * UNIT_MINUTES), u64::MAX) {
            return Err(problem.into());
        }
        let seconds = start.elapsed().as_secs_f64();
        let metrics = history.world().metrics();
        writeln!(out, "{}", serde_json::json!({ "seconds": seconds, "counts": metrics }))?;
    }
    Ok(())
}

fn build(file: &str, seed: u32) -> Result<World, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let scenario = parse(&text).map_err(sentences)?;
    World::new(&scenario, seed).map_err(sentences)
}

fn sentences(problems: Vec<Problem>) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}
