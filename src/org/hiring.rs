//! Hiring: a team that grows when it drowns, and shrinks when it is calm.

use crate::kernel::Distribution;
use serde::{Deserialize, Serialize};

/// Whom an actor hires, and when. The people of the entry it names are not there at first; each is a seat that can be filled. Who
/// is new knows nothing yet, and is slow at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hires {
    /// Name of the entry whose people can be hired: its `count` is the budget. Nobody else hires from it.
    pub helpers: String,
    /// Waiting messages, in its own mailbox, at which it begins to hire. At least 1.
    pub from_messages: u32,
    /// Waiting messages at which it lets the last one go who has been there for long enough. Below `from_messages`.
    pub until_messages: u32,
    /// Time from the decision until the helper is there.
    pub takes: Distribution,
    /// Minutes a helper stays at least. At least 0.
    #[serde(default)]
    pub stays_minutes: f64,
    /// How much slower a helper is on its first day: 3 takes three times as long. At least 1.
    #[serde(default = "one")]
    pub learning_slowness: f64,
    /// Minutes in which a helper covers 63 % of the way to its own pace. Above 0.
    #[serde(default = "a_day")]
    pub learning_minutes: f64,
}

fn one() -> f64 {
    1.0
}
fn a_day() -> f64 {
    480.0
}

/// Whom an actor hires, compiled.
#[derive(Clone, Debug)]
pub struct HiringPlan {
    /// What the file says.
    pub rules: Hires,
    /// The seats, by index.
    pub seats: std::ops::Range<u32>,
}
