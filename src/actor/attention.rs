//! Attention: how an actor decides to handle the next message.

use crate::kernel::{Distribution, Ticks};
use serde::{Deserialize, Serialize};

/// When an actor handles messages in another way than one after the other. Absent parts are off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Attention {
    /// A more urgent arrival interrupts what it is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interrupts: Option<Interrupts>,
    /// Blocks of time in which it takes up work alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
    /// While too much waits, it takes up the most urgent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triage: Option<Pressure>,
    /// While too much waits, it passes work on unread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegate: Option<Delegate>,
}

/// What an interruption costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Interrupts {
    /// Minutes that what was interrupted takes longer, each time: to find the way back into it. At least 0.
    pub switch_minutes: f64,
}

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

/// How an actor handles the next message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Stance {
    /// In the order of its mailbox.
    #[default]
    Open = 0,
    /// Work alone.
    Focus = 1,
    /// The most urgent first.
    Triage = 2,
    /// Work goes on unread.
    Delegate = 3,
}

/// Something begun and put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Aside {
    /// The message.
    pub key: u32,
    /// The time it has taken so far.
    pub spent: Ticks,
    /// The time it will still take.
    pub left: Ticks,
}

impl Pressure {
    /// Whether it is on, with so many waiting.
    #[must_use]
    pub fn is_on(self, was_on: bool, waiting: u32) -> bool {
        if was_on { waiting > self.until_messages } else { waiting >= self.from_messages }
    }
}
