//! Where things lie in the repository.

use crate::shell::{cargo, read};
use anyhow::{Context, Result};
use serde_json::Value;
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

/// Where Cargo puts what it builds. Only Cargo knows: a person's own configuration may move it.
pub fn target() -> Result<PathBuf> {
    let printed = read(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&printed).context("cargo metadata printed no JSON")?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(folder.into())
}
