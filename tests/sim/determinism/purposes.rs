//! Every random decision draws from streams of its own: no two purposes share a number.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where a purpose is declared, with its number: `const NAME: Purpose = Purpose::new(17);`.
fn declared(folder: &Path, into: &mut Vec<(u64, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            for line in std::fs::read_to_string(&path).unwrap().lines().filter(|line| line.contains("const ")) {
                let number = line.split_once("Purpose::new(").or_else(|| line.split_once("Self::new("));
                let number = number.and_then(|(_, rest)| rest.split_once(')')?.0.parse().ok());
                if let Some(number) = number.filter(|_| line.contains(": Purpose") || line.contains(": Self")) {
                    into.push((number, format!("{}: {}", path.display(), line.trim())));
                }
            }
        }
    }
}

#[test]
fn no_two_purposes_share_a_number() {
    let mut all = Vec::new();
    declared(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() >= 30, "only {} purposes were found: has the way to declare them changed?", all.len());
    let mut seen = HashMap::new();
    for (number, place) in all {
        if let Some(other) = seen.insert(number, place.clone()) {
            panic!("{place}\nhas the number of\n{other}");
        }
    }
}
