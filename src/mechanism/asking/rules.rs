//! What a file says of asking.

use crate::engine::{Compile, MINUTES_MAX, Target};
use crate::kernel::{Ticks, encode_struct, ticks};
use crate::problem::{Place, Problems};
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

impl Asks {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.number(&place.field("share"), self.share, 0.0, 1.0);
        problems.number(&place.field("patience_minutes"), self.patience_minutes, 0.01, MINUTES_MAX);
    }

    /// Whom the people of an entry ask.
    pub fn compile(&self, place: &Place<'_>, entry: usize, compile: &mut Compile<'_>) -> Option<AsksPlan> {
        let to = compile.target(&place.field("to"), entry, &self.to, "an actor or a role")?;
        Some(AsksPlan { to, share: self.share, blocking: self.blocking, patience: ticks(self.patience_minutes) })
    }
}

/// Whom an actor asks, compiled.
#[derive(Clone, Copy, Debug)]
pub struct AsksPlan {
    /// Whom.
    pub to: Target,
    /// Probability that an item needs an answer.
    pub share: f64,
    /// Whether the asker waits.
    pub blocking: bool,
    /// For how long, in ticks.
    pub patience: Ticks,
}

encode_struct! { AsksPlan { to, share, blocking, patience } }
