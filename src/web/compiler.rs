//! From a scenario to what can run it.

use super::convert::problems;
use crate::scenario::{self, Plan, Problem, Scenario, Tree};
use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// As deep as a value may be nested: more than any of ours is, and less than what exhausts the stack.
const DEPTH_MAX: u32 = 100;

/// The image of a scenario's plan, which a simulation is made from.
///
/// # Errors
/// Everything that is wrong with the scenario.
#[wasm_bindgen]
pub fn compile(scenario: JsValue) -> Result<Vec<u8>, JsValue> {
    plan(&scenario).map(|plan| plan.encode()).map_err(|found| problems(&found))
}

/// What is wrong with a scenario; an empty array if nothing is.
#[wasm_bindgen]
pub fn check(scenario: JsValue) -> JsValue {
    problems(&plan(&scenario).err().unwrap_or_default())
}

fn plan(value: &JsValue) -> Result<Plan, Vec<Problem>> {
    scenario::compile(&read(value).map_err(|problem| vec![problem])?)
}

fn read(value: &JsValue) -> Result<Scenario, Problem> {
    scenario::read(&tree(value, DEPTH_MAX).map_err(|says| Problem::new("", says))?, "")
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
