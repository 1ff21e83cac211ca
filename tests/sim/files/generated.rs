//! The generated files of the page are those that the Rust types give.

use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/src/generated")
}

#[test]
fn generated_files_are_up_to_date() {
    for (name, text) in actorium::bindings::files() {
        let on_disk = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
        assert!(on_disk == text, "www/src/generated/{name} is out of date: run `cargo xtask generate`");
    }
}

#[test]
fn nothing_else_lies_among_them() {
    let mut there: Vec<String> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut known: Vec<&str> = actorium::bindings::files().iter().map(|(name, _)| *name).collect();
    there.sort();
    known.sort_unstable();
    assert_eq!(there, known, "what is not generated does not belong there");
}
