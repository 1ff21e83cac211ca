//! The log for the page: rows as plain objects, with the names that the table of trace events gives.

use super::convert::{array, to_js};
use crate::mechanism::World;
use crate::observe::log;
use crate::trace::Value;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The trace events that are still kept from the `serial`-th on, oldest first.
pub fn entries(world: &World, serial: u64) -> JsValue {
    array(log(world, serial).map(|row| {
        let entry = Object::new();
        // Setting a property of a plain object that was just made cannot fail.
        let set = |name: &str, value: &JsValue| Reflect::set(&entry, &name.into(), value).unwrap_or(false);
        set("serial", &(row.serial as f64).into());
        set("minutes", &row.minutes.into());
        set("what", &to_js(&row.what));
        for (field, value) in row.fields {
            set(field.name, &js_value(value));
        }
        entry.into()
    }))
}

fn js_value(value: Value) -> JsValue {
    match value {
        Value::None => JsValue::NULL,
        Value::Flag(flag) => flag.into(),
        Value::Number(number) => number.into(),
        Value::Kind(kind) => to_js(&kind),
    }
}
