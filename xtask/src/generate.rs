//! The files in `www/src/generated`, all made from the Rust types.

use crate::paths;
use crate::shell::say;
use anyhow::{Context, Result};
use std::fs;

/// Writes each file that differs. A test of the core refuses a repository in which one is out of date.
pub fn run() -> Result<()> {
    let folder = paths::www().join("src").join("generated");
    fs::create_dir_all(&folder)?;
    for (name, text) in actorium::bindings::files() {
        let file = folder.join(name);
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        fs::write(&file, text).with_context(|| format!("writing {name}"))?;
        say(format!("Wrote www/src/generated/{name}"));
    }
    Ok(())
}
