//! The boundary to the page: the only place that knows wasm-bindgen, js-sys and web-sys.
//!
//! It is built as three modules. The engine (feature `engine`) runs plans and knows no scenarios; the compiler (feature `compiler`)
//! makes plans of scenarios and knows no world; the runner of claims (feature `claims`) tries claims, with a world of its own and in
//! a thread of its own, if the page may have one. Plans and claims go from one to the other as bytes. What ships was
//! compiled when the page was built, so the page loads the compiler only for what is somebody's own.
//!
//! Everything that can go wrong comes back as an array of problems, thrown; nothing here panics, and should the core
//! ever do, the console says where.

#[cfg(feature = "claims")]
mod claims;
#[cfg(feature = "engine")]
mod commands;
#[cfg(feature = "compiler")]
mod compiler;
#[cfg(any(feature = "engine", feature = "compiler", feature = "claims"))]
mod convert;
#[cfg(feature = "engine")]
mod log;
#[cfg(feature = "engine")]
mod simulation;

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
#[cfg(feature = "engine")]
#[wasm_bindgen]
pub fn fresh_seed() -> Result<u32, JsValue> {
    let drawn = getrandom::u32();
    drawn.map_err(|error| {
        convert::problem(&crate::problem::Problem::new("seed", format_args!("could not be drawn: {error}")))
    })
}
