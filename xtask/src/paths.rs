//! Where things lie in the repository.

use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.clone(), PathBuf::from)
}

/// The front end.
pub fn www() -> PathBuf {
    root().join("www")
}

/// Where the front end expects the core as wasm.
pub fn core() -> PathBuf {
    www().join("src").join("core").join("built")
}

/// The tests of the page in a real browser.
pub fn tests_web() -> PathBuf {
    root().join("tests").join("web")
}

/// The JavaScript side of `bench` and of the comparison of native with wasm.
pub fn bench_js() -> PathBuf {
    root().join("xtask").join("bench-js")
}
