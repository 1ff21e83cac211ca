//! The generated files of the page are those that the Rust types give.

use std::collections::BTreeSet;
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

/// TypeScript without its comments and without what stands in quotes.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(next) = rest.find(['/', '"']) {
        bare.push_str(&rest[..next]);
        rest = &rest[next..];
        let end = match rest {
            _ if rest.starts_with("/*") => rest.find("*/").unwrap() + 2,
            _ if rest.starts_with("//") => rest.find('\n').unwrap(),
            _ if rest.starts_with('"') => rest[1..].find('"').unwrap() + 2,
            _ => panic!("a lone slash before {:.40}", rest),
        };
        rest = &rest[end..];
    }
    bare + rest
}

/// The words that begin with a capital letter, as the names of types do.
fn type_names(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| word.starts_with(char::is_uppercase))
}

/// What has no declaration, and what has more than one.
fn undeclared(text: &str) -> (BTreeSet<&str>, Vec<&str>) {
    const OF_THE_LANGUAGE: [&str; 4] = ["Array", "Float64Array", "Partial", "Record"];
    let starts = ["export type ", "export interface "];
    let lines = text.lines().filter_map(|line| starts.iter().find_map(|start| line.strip_prefix(start)));
    let declared: Vec<&str> = lines.filter_map(|line| type_names(line).next()).collect();
    let mut once = BTreeSet::from(OF_THE_LANGUAGE);
    let twice = declared.iter().copied().filter(|name| !once.insert(name)).collect();
    (type_names(text).filter(|name| !once.contains(name)).collect(), twice)
}

#[test]
fn every_type_that_the_generated_typescript_names_is_declared_in_it_once() {
    let files = actorium::bindings::files();
    let (_, text) = files.iter().find(|(name, _)| *name == "core-types.ts").unwrap();
    let text = bare(text);
    assert!(type_names(&text).count() > 200, "the names were not found");
    assert_eq!(undeclared(&text), (BTreeSet::new(), Vec::new()));
}

#[test]
fn a_type_that_is_missing_or_there_twice_is_found() {
    let text = bare(
        "// A Note\nexport type A = { b: Array<B>, \"C\": number };\n/** D */\nexport interface E {}\nexport type E = A;\n",
    );
    assert_eq!(undeclared(&text), (BTreeSet::from(["B"]), vec!["E"]));
}
