//! What each mechanism costs, off and on: natively, side by side with the same team without it, in turns.

mod table;
mod team;

use super::race::{median, native};
use crate::paths;
use crate::shell::describe;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use team::{MECHANISMS, team};

/// `bench-native` counts time in units of so many minutes.
const UNIT_MINUTES: f64 = super::workload::UNIT_MINUTES;

/// Run before the clock starts, to have mailboxes, caches and the processor's clock at work.
const WARM_UP_MINUTES: f64 = 480.0;

/// How patiently to measure.
struct Patience {
    rounds: u32,
    minutes: f64,
}

const PATIENT: Patience = Patience { rounds: 9, minutes: 9600.0 };
const QUICK: Patience = Patience { rounds: 3, minutes: 2400.0 };

/// One run's costs, or how many times those of the plain team's run with the same seed.
#[derive(Clone, Copy)]
struct Cost {
    /// Wall time for each event.
    event: f64,
    /// Wall time for each simulated minute.
    minute: f64,
}

impl Cost {
    fn times(self, base: Self) -> Self {
        Self { event: self.event / base.event, minute: self.minute / base.minute }
    }
}

/// One run.
#[derive(Clone, Copy)]
struct Lap {
    cost: Cost,
    events: f64,
}

/// What is compared: a scenario, and how its runs fared.
struct Arm {
    scenario: PathBuf,
    laps: Vec<Lap>,
}

/// Runs everything and prints the table.
pub fn run(quick: bool) -> Result<()> {
    let patience = if quick { QUICK } else { PATIENT };
    let target = paths::target()?;
    // The plain team, once more the plain team for the noise, then each mechanism off and on.
    let mut scenarios = vec![team(), team()];
    for mechanism in &MECHANISMS {
        for put in [mechanism.off, mechanism.on] {
            let mut changed = team();
            put(&mut changed);
            scenarios.push(changed);
        }
    }
    let mut arms = prepare(&target, &scenarios)?;
    for round in 0..patience.rounds {
        eprintln!("  round {} of {}", round + 1, patience.rounds);
        // Everyone has its turn at every place, so that none always follows the same one.
        let first = round as usize * arms.len() / patience.rounds as usize;
        for turn in 0..arms.len() {
            let arm = (first + turn) % arms.len();
            let lap = lap(&target, &arms[arm].scenario, round + 1, patience.minutes)?;
            arms[arm].laps.push(lap);
        }
    }
    let [base, again, mechanisms @ ..] = arms.as_slice() else { bail!("there is nothing to compare") };
    let rows = MECHANISMS
        .iter()
        .zip(mechanisms.chunks(2))
        .map(|(mechanism, arms)| {
            let same = arms[0].laps.iter().zip(&base.laps).all(|(off, base)| off.events == base.events);
            ensure!(same, "\"{}\" is off, and yet the team does not do what it does without it", mechanism.name);
            let [off, on] = [&arms[0], &arms[1]].map(|arm| typical(&times(arm, base)));
            Ok(table::Row { name: mechanism.name, off, on })
        })
        .collect::<Result<Vec<_>>>()?;
    let events_per_minute = median(base.laps.iter().map(|lap| lap.cost.minute / lap.cost.event).collect());
    let plain = typical(&base.laps.iter().map(|lap| lap.cost).collect::<Vec<_>>());
    table::print(&plain, events_per_minute, &times(again, base), &rows);
    Ok(())
}

/// Writes the scenarios to files.
fn prepare(target: &Path, scenarios: &[Value]) -> Result<Vec<Arm>> {
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    let arm = |(index, scenario): (usize, &Value)| {
        let file = folder.join(format!("mechanism-{index}.json"));
        fs::write(&file, scenario.to_string())?;
        Ok(Arm { scenario: file, laps: Vec::new() })
    };
    scenarios.iter().enumerate().map(arm).collect()
}

/// One run in a process of its own, so that where things lie in memory is part of the noise.
fn lap(target: &Path, scenario: &Path, seed: u32, minutes: f64) -> Result<Lap> {
    let mut command = native(target);
    command.args(["team", "50", &seed.to_string()]).arg(scenario).stdin(Stdio::piped()).stdout(Stdio::piped());
    let line = describe(&command);
    let mut child = command.spawn().with_context(|| format!("starting `{line}`"))?;
    if let Some(mut input) = child.stdin.take() {
        writeln!(input, "{}\n{}", WARM_UP_MINUTES / UNIT_MINUTES, minutes / UNIT_MINUTES)?;
    }
    let output = child.wait_with_output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<Value> = printed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let [before, after] = answers.as_slice() else { bail!("`{line}` answered `{}`", printed.trim_end()) };
    let number = |answer: &Value, pointer: &str| {
        answer.pointer(pointer).and_then(Value::as_f64).with_context(|| format!("`{line}` left out {pointer}"))
    };
    let events = number(after, "/counts/events")? - number(before, "/counts/events")?;
    let seconds = number(after, "/seconds")?;
    Ok(Lap { cost: Cost { event: seconds / events, minute: seconds / minutes }, events })
}

/// How many times the base's cost, seed by seed.
fn times(arm: &Arm, base: &Arm) -> Vec<Cost> {
    arm.laps.iter().zip(&base.laps).map(|(lap, base)| lap.cost.times(base.cost)).collect()
}

/// The medians.
fn typical(costs: &[Cost]) -> Cost {
    Cost {
        event: median(costs.iter().map(|cost| cost.event).collect()),
        minute: median(costs.iter().map(|cost| cost.minute).collect()),
    }
}
