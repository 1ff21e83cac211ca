//! What a file says of attention.

use crate::engine::{Compile, Target};
use crate::kernel::{Distribution, encode_struct};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// Blocks of focus.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// How long it is open before a block begins. The mean is above 0.
    pub after: Distribution,
    /// How long a block lasts: it takes up work and rework, nothing interrupts it, and all else waits. The mean is above 0.
    pub lasts: Distribution,
}

/// A mailbox that makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Pressure {
    /// Waiting messages at which it begins. At least 1.
    pub from_messages: u32,
    /// Waiting messages at which it is over again. Below `from_messages`.
    pub until_messages: u32,
}

/// Passing work on unread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// Waiting messages at which it begins. At least 1.
    pub from_messages: u32,
    /// Waiting messages at which it is over again. Below `from_messages`.
    pub until_messages: u32,
    /// The actor or role that gets the work.
    pub to: String,
}

impl Focus {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.interval(&place.field("after"), Some(&self.after));
        problems.interval(&place.field("lasts"), Some(&self.lasts));
    }
}

impl Delegate {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.pressure(place, self.from_messages, self.until_messages);
    }

    /// Says to whom the people of an entry pass work on.
    pub fn compile(&self, place: &Place<'_>, entry: usize, compile: &mut Compile<'_>) -> Option<(Pressure, Target)> {
        let pressure = Pressure { from_messages: self.from_messages, until_messages: self.until_messages };
        Some((pressure, compile.target(&place.field("to"), entry, &self.to, "an actor or a role")?))
    }
}

impl Pressure {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.pressure(place, self.from_messages, self.until_messages);
    }

    /// Whether it is on, with so many waiting.
    #[must_use]
    pub fn is_on(self, was_on: bool, waiting: u32) -> bool {
        if was_on { waiting > self.until_messages } else { waiting >= self.from_messages }
    }
}

/// Attention, compiled.
#[derive(Clone, Debug)]
pub struct AttentionPlan {
    /// When it focuses.
    pub focus: Option<Focus>,
    /// When it takes the most urgent first.
    pub triage: Option<Pressure>,
    /// When it passes work on unread, and to whom.
    pub delegate: Option<(Pressure, Target)>,
}

encode_struct! { Focus { after, lasts } }
encode_struct! { Pressure { from_messages, until_messages } }
encode_struct! { AttentionPlan { focus, triage, delegate } }
