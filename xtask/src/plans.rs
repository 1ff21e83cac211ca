//! What ships, compiled when the site is built: the page runs it without a compiler.
//!
//! An image of a plan is written in base64; all files are JSON, which scripts of every kind can read:
//!
//! - `scenarios/NAME.json`: each shipped scenario, with the image of its plan;
//! - `arms.json`: by scenario, claim and arm, the image of each variant that a shipped claim makes of its scenario by a patch.

use crate::paths;
use actorium::claim::{self, Claim, merge};
use actorium::scenario::{Scenario, Tree, compile, library, parse_tree, read};
use anyhow::{Context, Result, anyhow};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// Writes each file that differs, and takes away those of what ships no more.
pub fn write() -> Result<()> {
    let folder = paths::core().join("scenarios");
    fs::create_dir_all(&folder)?;
    let mut arms = Map::new();
    for (name, text) in library::LIBRARY {
        let tree = parse_tree(text, "")?;
        let scenario: Value = serde_json::from_str(text)?;
        let shipped = json!({ "scenario": scenario, "plan": image(&read(&tree, "")?).with_context(|| name)? });
        put(&folder.join(format!("{name}.json")), &shipped)?;
        arms.insert(name.into(), patched(name, &tree).with_context(|| name)?);
    }
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if !library::names().any(|name| path.file_stem().is_some_and(|stem| stem == name)) {
            fs::remove_file(path)?;
        }
    }
    put(&paths::core().join("arms.json"), &arms.into())
}

/// The images of the arms that differ from the scenario, by claim and arm.
fn patched(scenario: &str, tree: &Tree) -> Result<Value> {
    let claims = claim::library::LIBRARY.iter().find(|(name, _)| *name == scenario);
    let claims: Vec<Claim> = match claims {
        Some((_, text)) => claim::parse(text).map_err(|problems| anyhow!("{problems:?}"))?,
        None => Vec::new(),
    };
    let mut by_claim = Map::new();
    for claim in claims {
        let patches = claim.arms.iter().filter_map(|arm| Some((&arm.name, arm.patch.as_ref()?)));
        let images = patches.map(|(name, patch)| Ok((name.clone(), image(&read(&merge(tree.clone(), patch), "")?)?)));
        by_claim.insert(claim.id, images.collect::<Result<Map<_, _>>>()?.into());
    }
    Ok(by_claim.into())
}

/// The image of a scenario's plan, as text.
pub fn image(scenario: &Scenario) -> Result<Value> {
    let plan = compile(scenario).map_err(|problems| anyhow!("{problems:?}"))?;
    Ok(BASE64_STANDARD.encode(plan.encode()).into())
}

fn put(file: &Path, value: &Value) -> Result<()> {
    let text = serde_json::to_string(value)? + "\n";
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(file, text).with_context(|| format!("writing {}", file.display()))
}
