//! Roles: an address that is not a person.

use serde::{Deserialize, Serialize};

/// What is sent to a role goes to one of its holders who is there: to one who is free, or else to the shortest mailbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name, unique among roles, systems and actors.
    pub name: String,
    /// Names of those who hold it; an actor with a `count` stands for all its people.
    pub holders: Vec<String>,
    /// Names of those who hold it only while none of the holders is there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standby: Vec<String>,
    /// Whether it is one queue: whoever is free takes what has waited longest, at whichever of them it waits.
    #[serde(default = "yes")]
    pub shared: bool,
}

fn yes() -> bool {
    true
}

/// A role, compiled.
#[derive(Clone, Debug)]
pub struct RolePlan {
    /// Its name.
    pub name: String,
    /// Its holders, by index, ascending.
    pub holders: Vec<u32>,
    /// Its standbys, by index, ascending.
    pub standby: Vec<u32>,
    /// Whether it is one queue.
    pub shared: bool,
}
