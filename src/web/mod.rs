//! The boundary to the page: the only place that knows wasm-bindgen, js-sys and web-sys.
//!
//! Everything that can go wrong comes back as an array of problems, thrown; nothing here panics, and should the core
//! ever do, the console says where.

mod convert;
mod simulation;

use convert::{array, problems, to_js};
use wasm_bindgen::prelude::*;

/// As fast for us as the standard library's own on this target, with a fifth of its code.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// A seed that nobody chose: the one place where chance from outside comes in.
///
/// # Errors
/// If the browser has no source of randomness.
#[wasm_bindgen]
pub fn fresh_seed() -> Result<u32, JsValue> {
    getrandom::u32()
        .map_err(|error| problems(&[crate::scenario::Problem::new("seed", format!("could not be drawn: {error}"))]))
}

/// What is wrong with a scenario; an empty array if nothing is.
#[wasm_bindgen]
pub fn check(scenario: JsValue) -> JsValue {
    let found = convert::scenario(&scenario).and_then(|scenario| crate::scenario::compile(&scenario));
    found.map_or_else(|found| array(found.iter().map(to_js)), |_| js_sys::Array::new().into())
}
