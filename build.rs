//! Finds the scenarios that ship: each folder of `src/library` is one, named as the folder is. Nothing else lists them.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const LIBRARY: &str = "src/library";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LIBRARY}");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join(LIBRARY))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut table = String::from("/// What ships, by name.\npub static SHIPPED: &[Shipped] = &[\n");
    for folder in &folders {
        table.push_str(&entry(folder)?);
    }
    table.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("library.rs"), table)
}

/// A row of the table. Only the scenario itself has to be there.
fn entry(folder: &Path) -> io::Result<String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let scenario = folder.join("scenario.json");
    if !scenario.is_file() {
        let says = format!("{} must hold a scenario.json", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, says));
    }
    let text_of = |file: &str| {
        let path = folder.join(file);
        if path.is_file() { format!("Some(include_str!({path:?}))") } else { "None".into() }
    };
    let mut row = String::new();
    let _ = writeln!(
        row,
        "    Shipped {{ name: {name:?}, scenario: include_str!({scenario:?}), variants: {}, claims: {} }},",
        text_of("variants.json"),
        text_of("claims.json"),
    );
    Ok(row)
}
