//! Failing, being brought back, and bringing others back.

use crate::kernel::Distribution;
use serde::{Deserialize, Serialize};

/// How an actor fails. Who fails puts aside what it is at and takes nothing up before it is back. A restart costs what is in the
/// head, and what waits unless the mailbox is persistent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Fails {
    /// Time from being up until it fails. The mean is above 0. Absent: never by the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Distribution>,
    /// Probability, 0 to 1, that an item of work it has just finished brings it down.
    #[serde(default)]
    pub per_item: f64,
    /// Time from a restart until it is back.
    pub recovers: Distribution,
    /// Minutes after which a supervisor who has done nothing is told again. Above 0.
    #[serde(default = "an_hour")]
    pub signals_every_minutes: f64,
    /// What it does against failing. Absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checks: Option<Checks>,
}

/// Prevention: every item is checked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// The time that checking takes, relative to the item: 0.5 is half as long again. At least 0.
    pub effort: f64,
    /// Probability, 0 to 1, that a checked item brings it down: instead of `per_item` above.
    pub per_item: f64,
}

/// Whom an actor looks after, and what it does about a failure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Supervises {
    /// Names of those it looks after, in the order in which they were started. Nobody has two supervisors.
    pub children: Vec<String>,
    /// What it does about a failure.
    #[serde(default)]
    pub directive: Directive,
    /// To whom it does that.
    #[serde(default)]
    pub scope: Scope,
    /// Failures within `within_minutes` that it takes before it escalates. Absent: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restarts_max: Option<u32>,
    /// The window for `restarts_max`. Above 0.
    #[serde(default = "an_hour")]
    pub within_minutes: f64,
    /// What it costs to handle a failure, relative to the integration delay. At least 0.
    #[serde(default = "one")]
    pub effort: f64,
    /// Whether work from outside reaches its children through it alone.
    #[serde(default)]
    pub shields: bool,
}

/// What a supervisor does about a failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Directive {
    /// Start again, without what was in the head.
    #[default]
    Restart,
    /// Go on as if nothing had happened.
    Resume,
    /// Stop for good.
    Stop,
    /// Fail itself, and leave it to its own supervisor.
    Escalate,
}

/// To whom a supervisor does it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// To the one that failed.
    #[default]
    OneForOne,
    /// To all its children.
    OneForAll,
    /// To the one that failed and those started after it.
    RestForOne,
}

/// Why somebody failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Cause {
    /// Its time had come.
    Clock = 0,
    /// An item brought it down.
    Item = 1,
    /// A person at the controls.
    Person = 2,
    /// A failure of its children that it could not handle.
    Escalation = 3,
}

/// Burning out: a failure that stress brings about, looked at every quarter of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BurnsOut {
    /// The stress, 0 to 1, that is too much.
    pub above: f64,
    /// How many minutes of it, without a break, are too many. Above 0.
    pub for_minutes: f64,
    /// How long it then takes until it is back. The mean is above 0.
    pub recovers: Distribution,
}

fn one() -> f64 {
    1.0
}
fn an_hour() -> f64 {
    60.0
}
