//! What a file says of failure and supervision.

use crate::engine::{Compile, MINUTES_MAX, Route};
use crate::kernel::{Distribution, encode_enum, encode_struct};
use crate::problem::{Place, Problems};
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
    /// Names of those it looks after. Nobody has two supervisors. For the scope `rest_for_one` the order counts: it is that in which they
    /// were started.
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
    /// Whether work from outside reaches its children through it alone. Where such a supervisor is shielded itself, the work comes in
    /// at the outermost and goes down level by level.
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

fn one() -> f64 {
    1.0
}
fn an_hour() -> f64 {
    60.0
}

impl Fails {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.interval(&place.field("after"), self.after.as_ref());
        problems.number(&place.field("per_item"), self.per_item, 0.0, 1.0);
        problems.distribution(&place.field("recovers"), &self.recovers);
        problems.number(&place.field("signals_every_minutes"), self.signals_every_minutes, 0.1, MINUTES_MAX);
        if let Some(checks) = self.checks {
            problems.number(&place.field("checks.effort"), checks.effort, 0.0, 1000.0);
            problems.number(&place.field("checks.per_item"), checks.per_item, 0.0, 1.0);
        }
    }
}

impl Supervises {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.number(&place.field("within_minutes"), self.within_minutes, 0.01, MINUTES_MAX);
        problems.number(&place.field("effort"), self.effort, 0.0, 1000.0);
    }
}

/// Who looks after somebody.
#[derive(Clone, Copy, Debug)]
pub struct Supervisor {
    /// The supervisor.
    pub actor: u32,
    /// How a failure travels there.
    pub up: Route,
    /// How a restart travels back.
    pub down: Route,
}

/// Who looks after whom: for each actor its supervisor, if it has one, and its children, in canonical order or, where that counts, in
/// the order in which they were started.
#[must_use]
pub fn supervision<'a>(
    entries: impl Iterator<Item = Option<&'a Supervises>>,
    compile: &mut Compile<'_>,
) -> (Vec<Option<Supervisor>>, Vec<Vec<u32>>) {
    let cast = compile.cast;
    let mut supervisor_of = vec![None::<Supervisor>; cast.people.len()];
    let mut children_of = vec![Vec::new(); cast.people.len()];
    for (i, rules) in entries.enumerate() {
        let Some(rules) = rules else { continue };
        let above = Place::entry("actors", i);
        let above = above.field("supervises");
        if cast.entries[i].len() != 1 {
            let says = format_args!("must be the rules of one person, not of {}", cast.entries[i].len());
            compile.problems.add(&above, says);
            continue;
        }
        let own = cast.entries[i].start;
        for (k, name) in rules.children.iter().enumerate() {
            let place = above.item("children", k);
            for child in cast.group(name, &place, compile.problems) {
                let ways = (compile.topology.route(child, own), compile.topology.route(own, child));
                let (Some(up), Some(down)) = ways else {
                    let says = format_args!("needs a way to \"{name}\" and back: add links, or a system both are in");
                    compile.problems.add(&place, says);
                    continue;
                };
                match supervisor_of[child as usize].replace(Supervisor { actor: own, up, down }) {
                    Some(earlier) if earlier.actor == own => {
                        compile.problems.add(&place, format_args!("must name each person once, got \"{name}\" again"));
                    }
                    Some(_) => {
                        compile.problems.add(&place, format_args!("must not have two supervisors, but \"{name}\" has"));
                    }
                    None => {}
                }
                children_of[own as usize].push(child);
            }
        }
        if rules.scope != Scope::RestForOne {
            let children = &mut children_of[own as usize];
            *children = cast.in_order(std::mem::take(children));
        }
        if rules.children.is_empty() {
            compile.problems.add(&above.field("children"), format_args!("must name at least one actor"));
        }
    }
    no_loops(&supervisor_of, compile);
    (supervisor_of, children_of)
}

fn no_loops(supervisor_of: &[Option<Supervisor>], compile: &mut Compile<'_>) {
    for start in 0..supervisor_of.len() {
        let above = |one: &u32| supervisor_of[*one as usize].map(|above| above.actor);
        let mut chain = std::iter::successors(above(&(start as u32)), above).take(supervisor_of.len());
        if chain.any(|one| one as usize == start) {
            let name = &compile.cast.people[start];
            let says = format_args!("must be a tree, but \"{name}\" would look after itself");
            compile.problems.add(&Place::of("actors"), says);
            return;
        }
    }
}

encode_struct! { Fails { after, per_item, recovers, signals_every_minutes, checks } }
encode_struct! { Checks { effort, per_item } }
encode_struct! { Supervises { children, directive, scope, restarts_max, within_minutes, effort, shields } }
encode_enum! { Directive { Restart, Resume, Stop, Escalate } }
encode_enum! { Scope { OneForOne, OneForAll, RestForOne } }
encode_struct! { Supervisor { actor, up, down } }
