//! From a scenario to what can run it.

use super::convert::problems;
use crate::claim::{Check, Claim};
use crate::scenario::{self, Plan, Problem, Scenario, Tree, Variant};
use js_sys::{Array, Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// As deep as a value may be nested: more than any of ours is, and less than what exhausts the stack.
const DEPTH_MAX: u32 = 100;

/// The most people of a team that a page runs: with more, it would not draw and answer in time.
const PEOPLE_MAX: u64 = 5_000;

/// The encoding of a scenario's plan, which a simulation is made from.
///
/// # Errors
/// Everything that is wrong with the scenario.
#[wasm_bindgen]
pub fn compile(scenario: JsValue) -> Result<Vec<u8>, JsValue> {
    plan(&scenario).map(|plan| plan.encode()).map_err(|found| problems(&found))
}

/// The encoding of the plan of a scenario in a variant.
///
/// # Errors
/// Everything that is wrong with the variant, or else with the scenario.
#[wasm_bindgen]
pub fn compile_variant(scenario: JsValue, variant: JsValue) -> Result<Vec<u8>, JsValue> {
    variant_plan(&scenario, &variant).map(|plan| plan.encode()).map_err(|found| problems(&found))
}

/// What a scenario says in a variant.
///
/// # Errors
/// If one of the two cannot be read.
#[wasm_bindgen]
pub fn merged(scenario: JsValue, variant: JsValue) -> Result<JsValue, JsValue> {
    let merged = || Ok(read::<Variant>(&variant, "variant")?.merged(&whole(&scenario, "")?));
    merged().map(|tree| value(&tree)).map_err(|found: Problem| problems(&[found]))
}

/// The encoding of the check of a claim about a scenario, of which it may name variants: a list.
///
/// # Errors
/// Everything that is wrong with the claim, with a variant it names, or else with the scenario.
#[wasm_bindgen]
pub fn compile_claim(scenario: JsValue, variants: JsValue, claim: JsValue) -> Result<Vec<u8>, JsValue> {
    claim_check(&scenario, &variants, &claim).map(|check| check.encode()).map_err(|found| problems(&found))
}

/// What is wrong with a scenario; an empty array if nothing is.
#[wasm_bindgen]
pub fn check(scenario: JsValue) -> JsValue {
    problems(&plan(&scenario).err().unwrap_or_default())
}

fn plan(value: &JsValue) -> Result<Plan, Vec<Problem>> {
    let scenario = read::<Scenario>(value, "").map_err(|problem| vec![problem])?;
    not_too_many(scenario.actors.iter().map(|actor| u64::from(actor.count)).sum())?;
    scenario::compile(&scenario)
}

/// A page refuses a team that it cannot show before it compiles it.
fn not_too_many(people: u64) -> Result<(), Vec<Problem>> {
    if people <= PEOPLE_MAX {
        return Ok(());
    }
    let says = format!("must be at most {PEOPLE_MAX} people in a page, got {people}; the program `actorium` runs more");
    Err(vec![Problem::new("actors", says)])
}

fn variant_plan(scenario: &JsValue, variant: &JsValue) -> Result<Plan, Vec<Problem>> {
    let both = || Ok((read::<Variant>(variant, "variant")?, whole(scenario, "")?));
    let (variant, scenario) = both().map_err(|problem: Problem| vec![problem])?;
    let plan = variant.compile(&scenario)?;
    not_too_many(plan.names.len() as u64)?;
    Ok(plan)
}

fn claim_check(scenario: &JsValue, variants: &JsValue, claim: &JsValue) -> Result<Check, Vec<Problem>> {
    let all =
        || Ok((read::<Claim>(claim, "claim")?, read::<Vec<Variant>>(variants, "variants")?, whole(scenario, "")?));
    let (claim, variants, scenario) = all().map_err(|problem: Problem| vec![problem])?;
    claim.compile(&scenario, &variants)
}

fn read<T: DeserializeOwned>(value: &JsValue, what: &str) -> Result<T, Problem> {
    scenario::read(&whole(value, what)?, what)
}

/// The whole of what was handed over; `what` names it in problems.
fn whole(value: &JsValue, what: &str) -> Result<Tree, Problem> {
    tree(value, DEPTH_MAX).map_err(|says| Problem::new(what, says))
}

/// What `JSON.parse` would make of a tree's text.
fn value(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null => JsValue::NULL,
        Tree::Bool(value) => (*value).into(),
        Tree::Number(value) => (*value).into(),
        Tree::Text(text) => text.into(),
        Tree::List(items) => items.iter().map(value).collect::<Array>().into(),
        Tree::Fields(fields) => {
            let object = Object::new();
            for (name, field) in fields {
                // Setting a property of a plain object that was just made cannot fail.
                Reflect::set(&object, &name.into(), &value(field)).unwrap_or(false);
            }
            object.into()
        }
    }
}

/// What `JSON.stringify` would make of a value.
fn tree(value: &JsValue, depth: u32) -> Result<Tree, &'static str> {
    if value.is_null() || value.is_undefined() {
        return Ok(Tree::Null);
    }
    if let Some(value) = value.as_bool() {
        return Ok(Tree::Bool(value));
    }
    if let Some(value) = value.as_f64() {
        return Ok(Tree::Number(value));
    }
    if let Some(value) = value.as_string() {
        return Ok(Tree::Text(value));
    }
    if !value.is_object() {
        return Err("cannot be read: it holds something that JSON cannot say");
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Err("cannot be read: it is nested too deeply");
    };
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|item| tree(&item, depth)).collect::<Result<_, _>>().map(Tree::List);
    }
    let entries = Object::entries(value.unchecked_ref()).into_iter().map(|entry| {
        let entry: Array = entry.unchecked_into();
        Ok((entry.get(0).as_string().unwrap_or_default(), tree(&entry.get(1), depth)?))
    });
    entries.collect::<Result<_, _>>().map(Tree::Fields)
}
