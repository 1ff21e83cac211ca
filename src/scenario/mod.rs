//! From what a file says to a plan that can run, or to a list of what is wrong with it.

mod compile;
mod file;
pub mod library;
mod names;
mod plan;
mod problem;
mod validate;

pub use compile::compile;
pub use file::{Actor, Domain, Effort, FORMAT, Link, PassOn, Rework, Scenario, Stream, System};
pub use plan::{DomainPlan, Onward, Pair, Plan, Profile, Target};
pub use problem::Problem;

/// Reads a scenario from JSON text.
///
/// # Errors
/// What is wrong with its form, by path. Whether it makes sense is for [`compile`] to say.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<Scenario, Vec<Problem>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let scenario = read(&mut deserializer)?;
    deserializer
        .end()
        .map_err(|error| vec![Problem::new("", format!("the text goes on after the scenario: {error}"))])?;
    Ok(scenario)
}

/// Reads a scenario from any form that serde knows.
///
/// # Errors
/// What is wrong with its form, by path.
pub fn read<'de, D>(deserializer: D) -> Result<Scenario, Vec<Problem>>
where
    D: serde::Deserializer<'de>,
    D::Error: std::fmt::Display,
{
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        vec![Problem::new(&path, format!("cannot be read: {}", error.into_inner()))]
    })
}
