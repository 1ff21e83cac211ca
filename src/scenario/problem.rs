//! What is wrong with something a person gave us: where, and a sentence.

use serde::Serialize;
use std::fmt;

/// One thing that is wrong with a scenario, a command or a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Problem {
    /// Where: a path such as `actors[3].mailbox.capacity`; empty for the whole.
    pub path: String,
    /// A sentence that names the path and says what must be true.
    pub message: String,
}

impl Problem {
    /// A problem at a path; `says` goes on after the path: "must be at least 1, got 0".
    #[must_use]
    pub fn new(path: &str, says: impl fmt::Display) -> Self {
        let place = if path.is_empty() { "the scenario" } else { path };
        Self { path: path.into(), message: format!("{place} {says}") }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}
