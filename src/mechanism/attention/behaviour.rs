//! How an actor handles what comes next.

use serde::{Deserialize, Serialize};

/// How an actor handles the next message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Behaviour {
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
