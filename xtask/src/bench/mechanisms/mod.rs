//! What each mechanism costs, off and on: natively, side by side with the same team without it, in turns.

mod list;
mod structure;
mod table;
mod team;

use super::race::native;
use super::score::median;
use super::workload::UNIT_MINUTES;
use crate::shell::describe;
use crate::tools;
use anyhow::{Context, Result, bail, ensure};
use list::MECHANISMS;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use table::Row;
use team::team;

/// Run before the clock starts, to have mailboxes, caches and the processor's clock at work.
const WARM_UP_MINUTES: f64 = 480.0;

/// The rest of a run is timed in slices well under a millisecond: whatever else the machine does only ever makes some of
/// them longer, and hardly ever the same ones in every round.
const SLICE_MINUTES: f64 = 60.0;
const SLICES: usize = 40;

/// Every run has the same seed, so that a slice is the same work in every round.
const SEED: &str = "1";

/// How often the team without mechanisms runs in each round: their median is the base, and each beside it shows the noise.
const PLAIN: usize = 5;

/// What a run costs, or how many times what the base costs.
#[derive(Clone, Copy)]
struct Cost {
    /// Wall time for each event.
    event: f64,
    /// Wall time for each simulated minute.
    minute: f64,
}

impl Cost {
    /// The medians.
    fn typical(costs: &[Self]) -> Self {
        let middle = |of: fn(&Self) -> f64| median(costs.iter().map(of).collect());
        Self { event: middle(|cost| cost.event), minute: middle(|cost| cost.minute) }
    }

    fn times(self, base: Self) -> Self {
        Self { event: self.event / base.event, minute: self.minute / base.minute }
    }
}

/// What is compared: a scenario, and how its runs fared.
struct Arm {
    scenario: PathBuf,
    /// Events in the slices of any one run.
    events: f64,
    /// For each slice, its seconds in each round.
    slices: [Vec<f64>; SLICES],
}

impl Arm {
    /// All slices together, each as in the round that was disturbed least.
    fn cost(&self) -> Cost {
        let least = |rounds: &Vec<f64>| rounds.iter().copied().fold(f64::INFINITY, f64::min);
        let seconds: f64 = self.slices.iter().map(least).sum();
        Cost { event: seconds / self.events, minute: seconds / (SLICES as f64 * SLICE_MINUTES) }
    }
}

/// Runs everything and prints the table.
pub fn run(quick: bool) -> Result<()> {
    let rounds = if quick { 7 } else { 25 };
    let target = tools::target()?;
    // The team without mechanisms, then each mechanism off and on.
    let mut scenarios = vec![team(); PLAIN];
    for mechanism in &MECHANISMS {
        for put in [mechanism.off, mechanism.on] {
            let mut changed = team();
            put(&mut changed);
            scenarios.push(changed);
        }
    }
    let mut arms = prepare(&target, &scenarios)?;
    eprintln!("  {rounds} rounds of {} teams", arms.len());
    for round in 0..rounds {
        // Everyone has its turn at every place, so that none is always the first.
        let first = round * arms.len() / rounds;
        for turn in 0..arms.len() {
            let arm = (first + turn) % arms.len();
            run_once(&target, &mut arms[arm])?;
        }
    }
    let (plain, mechanisms) = arms.split_at(PLAIN);
    let costs: Vec<Cost> = plain.iter().map(Arm::cost).collect();
    let base = Cost::typical(&costs);
    let mut rows = Vec::new();
    for (mechanism, arms) in MECHANISMS.iter().zip(mechanisms.chunks(2)) {
        let [off, on] = arms else { bail!("a mechanism is measured off and on") };
        let same = off.events == plain[0].events;
        ensure!(same, "\"{}\" is off, and yet the team does not do what it does without it", mechanism.name);
        rows.push(Row { name: mechanism.name, off: off.cost().times(base), on: on.cost().times(base) });
    }
    let noise: Vec<Cost> = costs.iter().map(|cost| cost.times(base)).collect();
    table::print(rounds, base, &noise, &rows);
    Ok(())
}

/// Writes the scenarios to files.
fn prepare(target: &Path, scenarios: &[Value]) -> Result<Vec<Arm>> {
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    let arm = |(index, scenario): (usize, &Value)| {
        let file = folder.join(format!("mechanism-{index}.json"));
        fs::write(&file, scenario.to_string())?;
        Ok(Arm { scenario: file, events: 0.0, slices: [const { Vec::new() }; SLICES] })
    };
    scenarios.iter().enumerate().map(arm).collect()
}

/// One run in a process of its own, so that where things lie in memory is part of the noise.
fn run_once(target: &Path, arm: &mut Arm) -> Result<()> {
    let mut command = native(target);
    command.args(["team", "50", SEED]).arg(&arm.scenario).stdin(Stdio::piped()).stdout(Stdio::piped());
    let line = describe(&command);
    let mut child = command.spawn().with_context(|| format!("starting `{line}`"))?;
    if let Some(mut input) = child.stdin.take() {
        let slice = format!("{}\n", SLICE_MINUTES / UNIT_MINUTES);
        write!(input, "{}\n{}", WARM_UP_MINUTES / UNIT_MINUTES, slice.repeat(SLICES))?;
    }
    let output = child.wait_with_output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let mut answers = Vec::new();
    for answer in printed.lines() {
        let answer: Value = serde_json::from_str(answer)?;
        let number = |pointer: &str| answer.pointer(pointer).and_then(Value::as_f64);
        answers.push(
            number("/seconds")
                .zip(number("/counts/events"))
                .with_context(|| format!("`{line}` left out what it took"))?,
        );
    }
    let [(_, before), slices @ ..] = answers.as_slice() else { bail!("`{line}` answered nothing") };
    ensure!(slices.len() == SLICES, "`{line}` stopped after {} of {SLICES} slices", slices.len());
    for (rounds, (seconds, events)) in arm.slices.iter_mut().zip(slices) {
        rounds.push(*seconds);
        arm.events = events - before;
    }
    Ok(())
}
