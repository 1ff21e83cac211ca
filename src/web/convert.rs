//! Between the page's values and ours.

use crate::scenario::{self, Problem, Scenario};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::JsValue;

/// Plain objects and numbers, as `JSON.parse` would make them; what is absent is `null`.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// An array of what an iterator yields.
pub fn array(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<js_sys::Array>().into()
}

/// What is thrown.
pub fn problems(problems: &[Problem]) -> JsValue {
    array(problems.iter().map(to_js))
}

/// What is thrown for a single problem.
pub fn problem(problem: &Problem) -> JsValue {
    problems(std::slice::from_ref(problem))
}

/// Reads a scenario.
pub fn scenario(value: JsValue) -> Result<Scenario, Vec<Problem>> {
    scenario::read(Deserializer::from(value))
}

/// Reads anything else the page hands over; `what` names it in the sentence.
pub fn read<T: DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsValue> {
    T::deserialize(Deserializer::from(value))
        .map_err(|error| problem(&Problem::new(what, format!("cannot be read: {error}"))))
}
