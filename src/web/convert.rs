//! Between the page's values and ours.

use crate::scenario::{self, Problem, Tree};
use js_sys::{Array, Object};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// As deep as a value may be nested: more than any of ours is, and less than what exhausts the stack.
const DEPTH_MAX: u32 = 100;

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

/// Reads what the page hands over; `what` names it in the sentence.
#[cfg(feature = "engine")]
pub fn read<T: DeserializeOwned>(value: &JsValue, what: &str) -> Result<T, JsValue> {
    read_as(value, what).map_err(|found| problem(&found))
}

/// The same, with the problem as it is; `what` is empty for a scenario.
pub fn read_as<T: DeserializeOwned>(value: &JsValue, what: &str) -> Result<T, Problem> {
    scenario::read(&tree(value, DEPTH_MAX).map_err(|says| Problem::new(what, says))?, what)
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
