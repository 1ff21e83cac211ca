//! The same runs natively and as wasm must end in the same state, to the bit.

use crate::shell::{node, read};
use crate::{paths, plans};
use actorium::World;
use actorium::kernel::ticks;
use actorium::scenario::{Scenario, library, parse};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::json;
use std::fs;

/// Shipped scenarios are run with each of these.
const SEEDS: [u32; 3] = [1, 2_718_281_828, u32::MAX];

/// A working week.
const MINUTES: f64 = 2400.0;

/// A team with every rule there is.
const EVERYTHING: &str = include_str!("../../../tests/sim/everything.json");

/// Compares every shipped scenario, and one with every rule, with every seed.
pub fn compare() -> Result<()> {
    let mut runs = Vec::new();
    let mut native = Vec::new();
    for name in library::names().chain(["everything"]) {
        let scenario = read_scenario(name)?;
        let plan = plans::image(&scenario)?;
        for seed in SEEDS {
            runs.push(json!({ "scenario": scenario, "plan": plan, "seed": seed, "minutes": MINUTES }));
            native.push((name, seed, digest(&scenario, seed)?));
        }
    }
    let file = paths::target()?.join("digests.json");
    fs::write(&file, serde_json::to_string(&runs)?)?;
    let printed = read(node(&paths::bench_js()).arg("digests.mjs").arg(&file))?;
    let wasm: Vec<String> = serde_json::from_str(&printed).context("digests.mjs printed something other than JSON")?;
    if wasm.len() != native.len() {
        bail!("digests.mjs answered {} runs of {}", wasm.len(), native.len());
    }
    for ((name, seed, native), wasm) in native.iter().zip(&wasm) {
        if native != wasm {
            bail!("\"{name}\" with seed {seed} ends in {native} natively, but in {wasm} as wasm");
        }
    }
    println!("{} runs end in the same state natively and as wasm", native.len());
    Ok(())
}

fn read_scenario(name: &str) -> Result<Scenario> {
    let text = if name == "everything" { Some(EVERYTHING) } else { library::get(name) };
    let text = text.ok_or_else(|| anyhow!("no scenario \"{name}\" ships"))?;
    parse(text).map_err(|problems| anyhow!("\"{name}\": {problems:?}"))
}

fn digest(scenario: &Scenario, seed: u32) -> Result<String> {
    let mut world = World::new(scenario, seed).map_err(|problems| anyhow!("\"{}\": {problems:?}", scenario.name))?;
    world.advance(ticks(MINUTES), u64::MAX);
    Ok(world.digests().map(|digest| format!("{digest:016x}")).join(" "))
}
