//! What a file says of roles.

use crate::engine::{Compile, Names, RoleAddress};
use crate::kernel::encode_struct;
use crate::problem::Place;
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

impl RolePlan {
    /// Those who share its queue, standbys last; nobody if everyone has a queue of their own.
    pub fn sharers(&self) -> impl Iterator<Item = u32> + '_ {
        self.holders.iter().chain(&self.standby).copied().filter(|_| self.shared)
    }
}

/// The most roles: their indices are bytes.
const ROLES_MAX: usize = 250;

/// The roles, with who holds each by index.
#[must_use]
pub fn compile(roles: &[Role], compile: &mut Compile<'_>) -> Vec<RolePlan> {
    Names::of("roles", &mut roles.iter().map(|role| &*role.name), compile.problems);
    if roles.len() > ROLES_MAX {
        let says = format_args!("must be at most {ROLES_MAX}, got {}", roles.len());
        compile.problems.add(&Place::of("roles"), says);
    }
    let mut plans = Vec::new();
    for (i, role) in roles.iter().enumerate() {
        let place = Place::entry("roles", i);
        let is_system = compile.topology.systems().iter().any(|system| system.name == role.name);
        if compile.cast.knows(&role.name) || is_system {
            let says = format_args!("must not be the name of an actor or a system, got \"{}\"", role.name);
            compile.problems.add(&place.field("name"), says);
        }
        let holders = compile.people(&place, "holders", &role.holders);
        let standby = compile.people(&place, "standby", &role.standby);
        if holders.is_empty() {
            compile.problems.add(&place.field("holders"), format_args!("must name at least one actor"));
        }
        if standby.iter().any(|one| holders.binary_search(one).is_ok()) {
            compile.problems.add(&place.field("standby"), format_args!("must not name a holder"));
        }
        plans.push(RolePlan { name: role.name.clone(), holders, standby, shared: role.shared });
    }
    plans
}

/// The roles as addresses: for others whose rules name one.
#[must_use]
pub fn addresses(roles: &[RolePlan]) -> Vec<RoleAddress> {
    let people = |role: &RolePlan| role.holders.iter().chain(&role.standby).copied().collect();
    roles.iter().map(|role| RoleAddress { name: role.name.clone(), people: people(role) }).collect()
}

/// For each actor, the roles whose queue it shares.
#[must_use]
pub fn queues(roles: &[RolePlan], people: usize) -> Vec<Vec<u8>> {
    let mut queues = vec![Vec::new(); people];
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.shared) {
        for &actor in role.holders.iter().chain(&role.standby) {
            queues[actor as usize].push(at as u8);
        }
    }
    queues
}

encode_struct! { RolePlan { name, holders, standby, shared } }
