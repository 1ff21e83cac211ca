//! Installs npm packages exactly as locked, and only when they are not there already.

use crate::shell::{npm, run, say};
use anyhow::Result;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Makes `node_modules` in the folder agree with its `package-lock.json`.
pub fn install(folder: &Path) -> Result<()> {
    if is_installed(folder) {
        return Ok(());
    }
    let name = folder.strip_prefix(crate::paths::root()).unwrap_or(folder);
    say(format!("Installing npm packages in {}", name.display()));
    // Browsers are looked for, or installed, when the page is tested.
    run(npm(folder).args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn is_installed(folder: &Path) -> bool {
    let read =
        |path: &str| -> Option<Value> { serde_json::from_str(&fs::read_to_string(folder.join(path)).ok()?).ok() };
    match (read("package-lock.json"), read("node_modules/.package-lock.json")) {
        (Some(locked), Some(installed)) => agrees(&locked, &installed),
        _ => false,
    }
}

/// True when every locked package is installed in its locked version. Packages for other machines
/// are optional and may be absent.
fn agrees(locked: &Value, installed: &Value) -> bool {
    let (Some(locked), Some(installed)) = (locked["packages"].as_object(), installed["packages"].as_object()) else {
        return false;
    };
    let as_locked = installed.iter().all(|(path, package)| {
        locked
            .get(path)
            .is_some_and(|lock| lock["version"] == package["version"] && lock["integrity"] == package["integrity"])
    });
    let complete = locked.iter().all(|(path, lock)| {
        let optional = lock["optional"] == Value::Bool(true) || lock["devOptional"] == Value::Bool(true);
        path.is_empty() || optional || installed.contains_key(path)
    });
    as_locked && complete
}

#[cfg(test)]
mod tests {
    use super::agrees;
    use serde_json::json;

    #[test]
    fn a_tree_agrees_with_its_lock_only_in_the_same_versions() {
        let locked = json!({"packages": {
            "": {"name": "page"},
            "node_modules/a": {"version": "1.0.0", "integrity": "x"},
            "node_modules/elsewhere": {"version": "2.0.0", "integrity": "y", "optional": true},
        }});
        assert!(agrees(&locked, &json!({"packages": {"node_modules/a": {"version": "1.0.0", "integrity": "x"}}})));
        assert!(!agrees(&locked, &json!({"packages": {"node_modules/a": {"version": "1.0.1", "integrity": "z"}}})));
        assert!(!agrees(&locked, &json!({"packages": {}})));
        assert!(!agrees(&locked, &json!({})));
    }
}
