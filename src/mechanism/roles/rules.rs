//! What a file says of roles.

use crate::engine::{Compile, Names, RoleAddress, by_name};
use crate::kernel::encode_struct;
use crate::problem::Place;
use serde::{Deserialize, Serialize};

/// What is sent to a role goes to one of its holders who is there: to one who is free; or else to one whom it may interrupt, and who is at
/// the least urgent thing; or else to the shortest mailbox. Of several alike it goes to whoever had a turn longest ago.
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
    /// Its holders, in canonical order.
    pub holders: Vec<u32>,
    /// Its standbys, in canonical order.
    pub standby: Vec<u32>,
    /// Whether it is one queue.
    pub shared: bool,
}

impl RolePlan {
    /// Whether a place is that of a standby.
    #[must_use]
    pub fn is_standby(&self, place: u32) -> bool {
        place as usize >= self.holders.len()
    }

    /// Who has a place.
    #[must_use]
    pub fn at(&self, place: u32) -> u32 {
        let place = place as usize;
        self.holders.get(place).copied().unwrap_or_else(|| self.standby[place - self.holders.len()])
    }

    /// Those who may hold it, standbys last: each has a place in that order.
    pub fn people(&self) -> impl Iterator<Item = u32> + '_ {
        self.holders.iter().chain(&self.standby).copied()
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
        let rank = |one: &u32| compile.cast.rank[*one as usize];
        if standby.iter().any(|one| holders.binary_search_by_key(&rank(one), rank).is_ok()) {
            compile.problems.add(&place.field("standby"), format_args!("must not name a holder"));
        }
        plans.push(RolePlan { name: role.name.clone(), holders, standby, shared: role.shared });
    }
    plans
}

/// The roles as addresses: for others whose rules name one.
#[must_use]
pub fn addresses(roles: &[RolePlan]) -> Vec<RoleAddress> {
    roles.iter().map(|role| RoleAddress { name: role.name.clone(), people: role.people().collect() }).collect()
}

/// For each actor the roles that it may hold, in the order of their names, and its place among those who may.
#[must_use]
pub fn held_by(roles: &[RolePlan], people: usize) -> Vec<Vec<u32>> {
    let mut held_by = vec![Vec::new(); people];
    for at in by_name(roles.iter().map(|role| &*role.name)) {
        for (place, actor) in (0..).zip(roles[at as usize].people()) {
            held_by[actor as usize].push(place << u8::BITS | at);
        }
    }
    held_by
}

/// The roles, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The roles.
    pub roles: Vec<RolePlan>,
    /// For each actor the roles that it may hold: in the lowest byte the role, above it its place among those who may.
    pub held_by: Vec<Vec<u32>>,
}

impl Rules {
    /// Whether any queue is shared.
    #[must_use]
    pub fn any_shared(&self) -> bool {
        self.roles.iter().any(|role| role.shared)
    }

    /// The roles that somebody may hold, and its place among those who may.
    pub fn held_by(&self, actor: u32) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.held_by[actor as usize].iter().map(|held| ((held & 0xff) as usize, held >> u8::BITS))
    }
}

encode_struct! { RolePlan { name, holders, standby, shared } }
encode_struct! { Rules { roles, held_by } }
