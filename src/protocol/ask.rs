//! Asking: work that cannot be finished before somebody else has answered.

use crate::actor::Message;
use crate::kernel::Ticks;
use serde::{Deserialize, Serialize};

/// Whom an actor asks before it can finish an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// The actor or role that is asked.
    pub to: String,
    /// Probability, 0 to 1, that an item needs an answer.
    #[serde(default = "one")]
    pub share: f64,
    /// Whether the asker takes nothing up before it has the answer; else it goes on, and the answer waits in its mailbox.
    #[serde(default)]
    pub blocking: bool,
    /// Minutes after which it stops waiting and guesses: the item is then done wrong. Above 0.
    #[serde(default = "a_week")]
    pub patience_minutes: f64,
}

fn one() -> f64 {
    1.0
}
fn a_week() -> f64 {
    2400.0
}

/// A question that is open: what cannot be finished before.
#[derive(Clone, Debug, Hash)]
pub struct Question {
    /// Who asks.
    pub asker: u32,
    /// Who was asked; of a committee, the first.
    pub of: u32,
    /// The item.
    pub item: Message,
    /// Whether it would be done wrong.
    pub wrong: bool,
    /// Answers that are missing.
    pub missing: u32,
    /// Whether the asker waits for it.
    pub blocking: bool,
    /// Whether it is a proposal to a committee.
    pub proposal: bool,
    /// When it was asked.
    pub since: Ticks,
}
