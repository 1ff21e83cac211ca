//! Between the page's values and ours.

use crate::problem::Problem;
use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Plain objects and numbers, as `JSON.parse` would make them; what is absent is `null`.
#[inline(never)]
pub fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// An array of what an iterator yields.
pub fn array(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

/// What is thrown.
pub fn problems(problems: &[Problem]) -> JsValue {
    array(problems.iter().map(to_js))
}

/// What is thrown for a single problem.
#[cfg(feature = "engine")]
pub fn problem(problem: &Problem) -> JsValue {
    problems(std::slice::from_ref(problem))
}
