//! What has to be installed before anything else, and how to say so when it is not.

use crate::paths;
use crate::shell::{cargo, command, node, npm, read, run, say, works};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use std::path::PathBuf;

/// Rust's name for WebAssembly without an operating system.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node.js that Vite runs on.
const NODE_MIN: (u32, u32) = (20, 19);

/// Checks Node.js, npm and Rust's wasm target; adds the last when it is missing.
pub fn ensure() -> Result<()> {
    ensure_node()?;
    ensure_wasm_target()
}

/// Checks that Node.js and npm are there and new enough.
pub fn ensure_node() -> Result<()> {
    let (major, minor) = NODE_MIN;
    let advice =
        format!("install Node.js {major}.{minor} or later (nodejs.org, or your package manager), then run this again");
    let version = read(node(&paths::root()).arg("--version"))
        .map_err(|_| anyhow!("Node.js is missing, and the page is built with it: {advice}"))?;
    let version = version.trim();
    if !new_enough(version) {
        bail!("Node.js {version} is too old: {advice}");
    }
    if !works(npm(&paths::root()).arg("--version")) {
        bail!("npm is missing; it usually comes with Node.js: {advice}");
    }
    Ok(())
}

/// Checks that Rust can build for wasm; asks rustup to add that when it cannot.
pub fn ensure_wasm_target() -> Result<()> {
    let target = TARGET;
    if has_wasm_target() {
        return Ok(());
    }
    if !has_rustup() {
        bail!(
            "this Rust cannot build for {target}, and rustup is not there to add it: install Rust with rustup (rustup.rs), \
             or your package manager's {target} standard library, then run this again"
        );
    }
    say(format!("Adding Rust's {target} target"));
    run(command("rustup", &paths::root()).args(["target", "add", target]))
}

/// Checks that rustfmt and clippy are there; asks rustup to add what is missing.
pub fn ensure_rust_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if works(cargo().args([subcommand, "--version"])) {
            continue;
        }
        if !has_rustup() {
            bail!(
                "`cargo {subcommand}` is missing: install {component} with rustup (rustup.rs) or your package manager, then run this again"
            );
        }
        say(format!("Adding {component}"));
        run(command("rustup", &paths::root()).args(["component", "add", component]))?;
    }
    Ok(())
}

fn has_rustup() -> bool {
    works(command("rustup", &paths::root()).arg("--version"))
}

/// True when the standard library for wasm lies where the compiler looks for it.
fn has_wasm_target() -> bool {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    read(command(&rustc, &paths::root()).args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| std::path::Path::new(folder.trim()).is_dir())
}

/// Compares a version such as `v20.19.1` with [`NODE_MIN`].
fn new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= NODE_MIN
}

/// Where Cargo puts what it builds. Only Cargo knows: a person's own configuration may move it.
pub fn target() -> Result<PathBuf> {
    let printed = read(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&printed).context("cargo metadata printed no JSON")?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(folder.into())
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(new_enough("v20.19.0"));
        assert!(new_enough("v22.1.0"));
        assert!(new_enough("v100.0.0"));
        assert!(!new_enough("v20.9.9"));
        assert!(!new_enough("v18.20.4"));
        assert!(!new_enough("garbage"));
    }
}
