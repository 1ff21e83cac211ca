//! From a scenario to what can run it.

use super::convert::{array, problems, read_as, to_js};
use crate::scenario::{self, Plan, Problem, Scenario};
use wasm_bindgen::prelude::*;

/// The image of a scenario's plan, which a simulation is made from.
///
/// # Errors
/// Everything that is wrong with the scenario.
#[wasm_bindgen]
pub fn compile(scenario: JsValue) -> Result<Vec<u8>, JsValue> {
    plan(&scenario).map(|plan| plan.to_image()).map_err(|found| problems(&found))
}

/// What is wrong with a scenario; an empty array if nothing is.
#[wasm_bindgen]
pub fn check(scenario: JsValue) -> JsValue {
    let found = plan(&scenario).err().unwrap_or_default();
    array(found.iter().map(to_js))
}

fn plan(value: &JsValue) -> Result<Plan, Vec<Problem>> {
    let scenario: Scenario = read_as(value, "").map_err(|problem| vec![problem])?;
    scenario::compile(&scenario)
}
