//! Claims must come out the same natively and on the page, to the bit.

use crate::paths;
use crate::shell::{node, read};
use actorium::claim::{Outcome, parse};
use actorium::library;
use actorium::scenario::parse_tree;
use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use std::fs;

/// Every shipped claim is tried with each of these.
const SEEDS: [u32; 3] = [1, 2_718_281_828, u32::MAX];

/// Compares every shipped claim with every seed.
pub fn compare() -> Result<()> {
    let mut runs = Vec::new();
    let mut native = Vec::new();
    for shipped in library::all() {
        let (name, text) = (shipped.name, shipped.claims.unwrap_or("[]"));
        let tree = parse_tree(shipped.scenario, "")?;
        let written: Vec<Value> = serde_json::from_str(text)?;
        let parsed = parse(text).map_err(|problems| anyhow!("\"{name}\": {problems:?}"))?;
        for (claim, written) in parsed.iter().zip(written) {
            let check = claim.compile(&tree).map_err(|problems| anyhow!("\"{}\": {problems:?}", claim.id))?;
            for seed in SEEDS {
                runs.push(json!({ "scenario": name, "claim": written, "seed": seed }));
                native.push((claim.id.clone(), seed, bits(&check.outcome(seed)?)));
            }
        }
    }
    let file = paths::target()?.join("claims.json");
    fs::write(&file, serde_json::to_string(&runs)?)?;
    let printed = read(node(&paths::bench_js()).arg("claims.mjs").arg(&file))?;
    let page: Vec<Vec<String>> =
        serde_json::from_str(&printed).context("claims.mjs printed something other than JSON")?;
    if page.len() != native.len() {
        bail!("claims.mjs answered {} runs of {}", page.len(), native.len());
    }
    for ((id, seed, native), page) in native.iter().zip(&page) {
        if native != page {
            bail!("\"{id}\" with seed {seed} compares {native:?} natively, but {page:?} on the page");
        }
    }
    println!("{} outcomes of claims are the same natively and on the page", native.len());
    Ok(())
}

/// The numbers that were compared, as their bits: text does not always bring a number back as it was.
fn bits(outcome: &Outcome) -> Vec<String> {
    let pairs = outcome.compared.iter();
    pairs.map(|pair| format!("{:x} {:x} {}", pair.value.to_bits(), pair.bound.to_bits(), pair.holds)).collect()
}
