//! What ships, compiled when the site is built: the page runs it without a compiler.
//!
//! Images are written in base64; all files are JSON, which scripts of every kind can read:
//!
//! - `default.json`: the scenario that is shown where none is asked for, with its name and the encoding of its plan;
//! - `scenarios/NAME.json`: each other that ships, with the encoding of its plan;
//! - `variants/NAME.json`: by name, each variant of a scenario that has some: the encoding of its plan and, where it patches the scenario,
//!   what that is then;
//! - `claims/NAME.json`: the claims about a scenario, each with the encoding of its check.

use crate::paths;
use actorium::claim::Subject;
use actorium::library;
use actorium::mechanism::Plan;
use actorium::problem::Problem;
use actorium::scenario::{Scenario, Tree, compile};
use anyhow::{Context, Result, anyhow};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes each file that differs, and takes away those of what ships no more.
pub fn write() -> Result<()> {
    let mut written = Written::default();
    for shipped in library::all() {
        let name = shipped.name;
        let subject = Subject::shipped(shipped).map_err(|problems| said(&problems)).context(name)?;
        let scenario: Value = serde_json::from_str(shipped.scenario)?;
        let plan = base64(&plan_of(&subject)?);
        if name == library::DEFAULT {
            written.put("default.json", &json!({ "name": name, "scenario": scenario, "plan": plan }))?;
        } else {
            written.put(&format!("scenarios/{name}.json"), &json!({ "scenario": scenario, "plan": plan }))?;
        }
        if !subject.variants.is_empty() {
            written.put(&format!("variants/{name}.json"), &variants(&subject).context(name)?)?;
        }
        if !subject.claims.is_empty() {
            written.put(&format!("claims/{name}.json"), &claims(&subject, shipped.claims).context(name)?)?;
        }
    }
    written.remove_others()
}

/// The encoding of a scenario's plan, as text.
pub fn image(scenario: &Scenario) -> Result<Value> {
    Ok(base64(&compile(scenario).map_err(|problems| said(&problems))?))
}

fn plan_of(subject: &Subject) -> Result<Plan> {
    let scenario: Scenario = actorium::scenario::read(&subject.scenario, "")?;
    compile(&scenario).map_err(|problems| said(&problems))
}

fn variants(subject: &Subject) -> Result<Value> {
    let mut all = Map::new();
    for variant in &subject.variants {
        let plan = variant.compile(&subject.scenario).map_err(|problems| said(&problems))?;
        let mut entry = json!({ "plan": base64(&plan) });
        if variant.patch.is_some() {
            entry["scenario"] = value(&variant.merged(&subject.scenario));
        }
        all.insert(variant.name.clone(), entry);
    }
    Ok(all.into())
}

fn claims(subject: &Subject, text: Option<&str>) -> Result<Value> {
    let written: Vec<Value> = serde_json::from_str(text.unwrap_or("[]"))?;
    let checks = subject.checks().map_err(|problems| said(&problems))?;
    let both = written.into_iter().zip(checks);
    Ok(both.map(|(claim, check)| json!({ "claim": claim, "check": BASE64_STANDARD.encode(check.encode()) })).collect())
}

fn base64(plan: &Plan) -> Value {
    BASE64_STANDARD.encode(plan.encode()).into()
}

fn said(problems: &[Problem]) -> anyhow::Error {
    anyhow!("{}", problems.iter().map(|problem| &*problem.message).collect::<Vec<_>>().join("\n"))
}

/// A tree as JSON.
fn value(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(value) => json!(value),
        // A whole number is written as one.
        Tree::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => json!(*number as i64),
        Tree::Number(number) => json!(number),
        Tree::Text(text) => json!(text),
        Tree::List(items) => items.iter().map(value).collect(),
        Tree::Fields(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), value(field))).collect())
        }
    }
}

/// The files that belong there.
#[derive(Default)]
struct Written(BTreeSet<PathBuf>);

impl Written {
    /// Writes a file below `core`, if it differs.
    fn put(&mut self, name: &str, value: &Value) -> Result<()> {
        let file = paths::core().join(name);
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        let text = serde_json::to_string(value)? + "\n";
        if !fs::read_to_string(&file).is_ok_and(|old| old == text) {
            fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
        }
        self.0.insert(file);
        Ok(())
    }

    fn remove_others(&self) -> Result<()> {
        for folder in ["scenarios", "variants", "claims"].map(|folder| paths::core().join(folder)) {
            for file in files(&folder)? {
                if !self.0.contains(&file) {
                    fs::remove_file(file)?;
                }
            }
        }
        Ok(())
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
