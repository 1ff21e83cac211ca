//! The same runs natively and as wasm must end in the same state, and the same claims come out alike, to the bit.

use crate::shell::{node, read};
use crate::{paths, plans, tools};
use actorium::World;
use actorium::claim::{Outcome, Subject};
use actorium::kernel::ticks;
use actorium::library;
use actorium::observe::{CHART_COLUMNS, LogRow, log};
use actorium::scenario::{Scenario, parse};
use actorium::trace;
use anyhow::{Context, Result, anyhow, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;

/// Shipped scenarios are run with each of these.
const SEEDS: [u32; 3] = [1, 2_718_281_828, u32::MAX];

/// Claims are tried with this one.
const CLAIM_SEED: u32 = 2_718_281_828;

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
            native.push((name, seed, end(&scenario, seed)?));
        }
    }
    let wasm: Vec<Value> = ask("digests", &runs)?;
    if wasm.len() != native.len() {
        bail!("digests.mjs answered {} runs of {}", wasm.len(), native.len());
    }
    for ((name, seed, native), wasm) in native.iter().zip(&wasm) {
        for part in ["digest", "metrics", "series", "log"] {
            if native[part] != wasm[part] {
                let [native, wasm] = [&native[part], &wasm[part]];
                bail!("\"{name}\" with seed {seed}: the {part} is {native} natively, but {wasm} as wasm");
            }
        }
    }
    println!("{} runs end in the same state natively and as wasm, measure the same and tell the same", native.len());
    compare_claims()
}

/// Compares every shipped claim, tried with one seed.
fn compare_claims() -> Result<()> {
    let mut runs = Vec::new();
    let mut native = Vec::new();
    for shipped in library::all() {
        let said = |problems| anyhow!("\"{}\": {problems:?}", shipped.name);
        let subject = Subject::shipped(shipped).map_err(said)?;
        for (claim, check) in subject.claims.iter().zip(subject.checks().map_err(said)?) {
            runs.push(json!({ "id": claim.id, "check": BASE64_STANDARD.encode(check.encode()), "seed": CLAIM_SEED }));
            native.push((claim.id.clone(), bits(&check.outcome(CLAIM_SEED)?)));
        }
    }
    let wasm: Vec<Vec<String>> = ask("claims", &runs)?;
    if wasm.len() != native.len() {
        bail!("claims.mjs answered {} runs of {}", wasm.len(), native.len());
    }
    for ((id, native), wasm) in native.iter().zip(&wasm) {
        if native != wasm {
            bail!("\"{id}\" compares {native:?} natively, but {wasm:?} as wasm");
        }
    }
    println!("{} claims come out the same natively and as wasm", native.len());
    Ok(())
}

/// The numbers that were compared, as their bits: text does not always bring a number back as it was.
fn bits(outcome: &Outcome) -> Vec<String> {
    let numbers =
        outcome.compared.iter().flat_map(|pair| [pair.value, pair.bound, pair.other, f64::from(u8::from(pair.holds))]);
    numbers.map(|number| format!("{:x}", number.to_bits())).collect()
}

/// What a script answers to a list.
fn ask<T: DeserializeOwned>(script: &str, list: &[Value]) -> Result<T> {
    let file = tools::target()?.join(format!("{script}.json"));
    fs::write(&file, serde_json::to_string(list)?)?;
    let printed = read(node(&paths::bench_js()).arg(format!("{script}.mjs")).arg(&file))?;
    serde_json::from_str(&printed).with_context(|| format!("{script}.mjs printed something other than JSON"))
}

fn read_scenario(name: &str) -> Result<Scenario> {
    let text = if name == "everything" { Some(EVERYTHING) } else { library::get(name) };
    let text = text.ok_or_else(|| anyhow!("no scenario \"{name}\" ships"))?;
    parse(text).map_err(|problems| anyhow!("\"{name}\": {problems:?}"))
}

/// All there is to read of the end of a run, as `digests.mjs` reads it.
fn end(scenario: &Scenario, seed: u32) -> Result<Value> {
    let mut world = World::new(scenario, seed).map_err(|problems| anyhow!("\"{}\": {problems:?}", scenario.name))?;
    world.advance(ticks(MINUTES), u64::MAX);
    let log: Vec<Value> = log(&world, 0).map(row).collect::<Result<_>>()?;
    let digest = format!("{:016x}", world.digest());
    let mut end = json!({ "digest": digest, "metrics": world.metrics(), "log": log });
    to_bits(&mut end);
    // Where nothing was done, the lead time is not a number; which one differs, and JSON has none.
    let bits = |number: f64| if number.is_nan() { "NaN".into() } else { format!("{:x}", number.to_bits()) };
    let series = CHART_COLUMNS.iter().enumerate().map(|(column, name)| {
        let values: Vec<_> = world.chart_column(column).into_iter().map(bits).collect();
        (name.to_string(), values.into())
    });
    end["series"] = Value::Object(series.collect());
    Ok(end)
}

fn row(row: LogRow<'_>) -> Result<Value> {
    let mut entry = json!({ "serial": row.serial, "minutes": row.minutes, "what": row.what });
    for (field, value) in row.fields {
        entry[field.name] = match value {
            trace::Value::None => Value::Null,
            trace::Value::Flag(flag) => flag.into(),
            trace::Value::Number(number) => number.into(),
            trace::Value::Kind(kind) => serde_json::to_value(kind)?,
        };
    }
    Ok(entry)
}

/// Every number as its bits, in hexadecimal digits.
fn to_bits(value: &mut Value) {
    match value {
        Value::Number(number) => *value = format!("{:x}", number.as_f64().unwrap_or(f64::NAN).to_bits()).into(),
        Value::Array(all) => all.iter_mut().for_each(to_bits),
        Value::Object(all) => all.values_mut().for_each(to_bits),
        _ => {}
    }
}
