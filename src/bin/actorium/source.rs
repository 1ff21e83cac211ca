//! Where a scenario comes from, with what is said about it: from what ships, or from files.

use crate::output::Failure;
use actorium::claim::Subject;
use actorium::library;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What somebody named, read.
pub struct Source {
    /// As it was named.
    pub name: String,
    pub subject: Subject,
}

/// The shipped scenario of that name; else the file at that path, or the folder, laid out as those that ship are.
pub fn find(name: &str) -> Result<Source, Failure> {
    let subject = match library::find(name) {
        Some(shipped) => Subject::shipped(shipped)?,
        None => from_files(name)?,
    };
    Ok(Source { name: name.into(), subject })
}

fn from_files(name: &str) -> Result<Subject, Failure> {
    let path = Path::new(name);
    let file = if path.is_dir() { path.join("scenario.json") } else { path.into() };
    let Some(scenario) = read(&file)? else {
        let shipped: Vec<&str> = library::names().collect();
        let sentence = format!("There is no scenario and no file `{name}`. Shipped are: {}.", shipped.join(", "));
        return Err(Failure::input(sentence));
    };
    let [variants, claims] = ["variants", "claims"].map(|what| beside(&file, what));
    Ok(Subject::parse(&scenario, read(&variants)?.as_deref(), read(&claims)?.as_deref())?)
}

/// Where the variants or claims of a scenario file lie: those of `scenario.json` in `claims.json`, of `x.json` in `x.claims.json`.
pub fn beside(file: &Path, what: &str) -> PathBuf {
    if file.file_name().is_some_and(|name| name == "scenario.json") {
        file.with_file_name(format!("{what}.json"))
    } else {
        file.with_extension(format!("{what}.json"))
    }
}

/// The text of a file, or nothing if there is no such file.
fn read(file: &Path) -> Result<Option<String>, Failure> {
    match fs::read(file) {
        Ok(bytes) => decoded(bytes).map(Some).map_err(|says| Failure::input(format!("`{}` {says}", file.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::input(format!("`{}` could not be read: {error}.", file.display()))),
    }
}

/// The text that bytes are, or where they stop being any.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("is UTF-16 and must be UTF-8: save it in that encoding.".into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let text = String::from_utf8_lossy(&bytes[..at]);
        let line = text.matches('\n').count() + 1;
        let column = text.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        let byte = bytes.get(at).copied().unwrap_or_default();
        format!(
            "is not UTF-8 at line {line}, column {column} (byte {at}, which is 0x{byte:02x}): save it in that encoding."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::beside;
    use std::path::Path;

    #[test]
    fn what_is_said_of_a_scenario_lies_beside_it() {
        assert_eq!(beside(Path::new("a/my-team.json"), "claims"), Path::new("a/my-team.claims.json"));
        assert_eq!(beside(Path::new("a/scenario.json"), "variants"), Path::new("a/variants.json"));
    }
}
