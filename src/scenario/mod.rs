//! From what a file says to a plan that can run, or to a list of what is wrong with it.

mod check;
mod compile;
mod domains;
mod file;
mod patch;
mod reader;
#[cfg(not(target_arch = "wasm32"))]
mod syntax;
mod topology;
mod tree;
mod variant;

pub use crate::engine::Effort;
pub use crate::mechanism::Plan;
pub use crate::problem::{Decimal, Problem};
pub use compile::{compile, knobs};
pub use file::{Actor, Attention, Domain, FORMAT, Link, PassOn, Rework, Scenario, ShareIs, Stream, System};
pub use reader::{DecodeError, read};
pub use tree::Tree;
pub use variant::{COMMAND_MINUTES_MAX, KnobValues, TimedCommand, Variant};

pub(crate) use crate::engine::Names;
pub(crate) use crate::problem::{Place, Problems};
pub(crate) use variant::check_names;

/// Reads a scenario from JSON text.
///
/// # Errors
/// What is wrong with its form, by path. Whether it makes sense is for [`compile`] to say.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<Scenario, Vec<Problem>> {
    parse_tree(text, "").and_then(|tree| read(&tree, "")).map_err(|problem| vec![problem])
}

/// Reads the variants of a file: a list.
///
/// # Errors
/// What is wrong with its form, by path, and names that are missing or there twice. Whether a variant fits a scenario is for
/// [`Variant::compile`] to say.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_variants(text: &str) -> Result<Vec<Variant>, Vec<Problem>> {
    let tree = parse_tree(text, "variants").map_err(|problem| vec![problem])?;
    let variants: Vec<Variant> = read(&tree, "variants").map_err(|problem| vec![problem])?;
    let mut problems = Problems::default();
    check_names(&variants, &mut problems);
    problems.or(variants)
}

/// Reads JSON text, whatever it says; `what` names the whole in problems, and is empty for a scenario.
///
/// # Errors
/// If it is not JSON, or more than one value.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_tree(text: &str, what: &str) -> Result<Tree, Problem> {
    // Some editors put a mark of the encoding before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = serde::Deserialize::deserialize(&mut deserializer)
        .map_err(|error| Problem::new(what, format_args!("cannot be read: {}", syntax::says(&error, text))))?;
    deserializer.end().map_err(|error| {
        let whole = if what.is_empty() { "scenario" } else { what };
        let [line, column] = [error.line(), error.column()];
        Problem::new(
            what,
            format_args!("is whole, but the text goes on after the {whole} at line {line}, column {column}"),
        )
    })?;
    Ok(tree)
}
