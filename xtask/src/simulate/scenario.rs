//! Finds a scenario by name or file.

use super::Refusal;
use actorium::library;
use actorium::scenario::{Scenario, parse};
use std::fs;
use std::path::Path;

/// The shipped scenario of that name, else the file at that path.
pub fn find(name: &str) -> Result<Scenario, Refusal> {
    if let Some(text) = library::get(name) {
        return Ok(parse(text)?);
    }
    if !Path::new(name).exists() {
        let shipped: Vec<&str> = library::names().collect();
        return Err(Refusal::Sentence(format!(
            "There is no scenario and no file `{name}`. Shipped are: {}.",
            shipped.join(", ")
        )));
    }
    let text =
        fs::read_to_string(name).map_err(|error| Refusal::Sentence(format!("`{name}` could not be read: {error}.")))?;
    Ok(parse(&text)?)
}
