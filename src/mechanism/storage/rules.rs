//! What a file says of brains and of places outside of heads.
//!
//! A whiteboard and a wiki are the same thing with other numbers: quick or slow to read, wiped now and then or never.
//! Either is right only as far as somebody has written it.

use crate::engine::{Compile, MINUTES_MAX, Names, by_name};
use crate::kernel::{Distribution, Ticks, encode_struct, ticks};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// A place where things are written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// Name, unique among the stores.
    pub name: String,
    /// The system whose members can reach it. Absent: everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The site at which it can be reached. Absent: from anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Minutes to look something up in it, found or not. At least 0.
    #[serde(default)]
    pub read_minutes: f64,
    /// Minutes to write something into it. At least 0.
    #[serde(default)]
    pub write_minutes: f64,
    /// Time from one wiping to the next. Absent: it is never wiped. The mean is above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wiped_every: Option<Distribution>,
}

/// How much an actor keeps in its head.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Brain {
    /// Domains of others it holds at once; of more, the one least recently heard of or used is forgotten. At least 1.
    pub domains_max: u32,
}

/// Where an actor looks before it works on something that relies on a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// Names of the stores, each once, in the order in which it tries them; it stops at the first that has anything.
    #[serde(rename = "in")]
    pub stores: Vec<String>,
    /// When it looks.
    #[serde(default)]
    pub when: LookUpWhen,
}

/// When an actor looks something up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LookUpWhen {
    /// When it has forgotten.
    #[default]
    Forgotten,
    /// Every time, however sure it is.
    Always,
}

/// Says what is wrong with the numbers of stores.
pub fn check(stores: &[Store], problems: &mut Problems) {
    for (i, store) in stores.iter().enumerate() {
        let place = Place::entry("stores", i);
        problems.number(&place.field("read_minutes"), store.read_minutes, 0.0, MINUTES_MAX);
        problems.number(&place.field("write_minutes"), store.write_minutes, 0.0, MINUTES_MAX);
        problems.interval(&place.field("wiped_every"), store.wiped_every.as_ref());
    }
}

/// A place where things are written down, compiled.
#[derive(Clone, Debug)]
pub struct StorePlan {
    /// Its name.
    pub name: String,
    /// Who can reach it, if not everyone.
    pub system: Option<u32>,
    /// The site it is at, if it is at one.
    pub site: Option<u32>,
    /// How long a look-up takes.
    pub read: Ticks,
    /// How long a write takes.
    pub write: Ticks,
    /// Time from one wiping to the next.
    pub wiped_every: Option<Distribution>,
    /// Index of the store that has this one's place in the order of names: in that order they are first wiped.
    pub by_name: u32,
}

/// What the people of an entry do about stores.
#[derive(Clone, Debug)]
pub struct Habits {
    /// The stores they look into, in order.
    pub looks_in: Vec<u32>,
    /// Whether they look every time, or only when they have forgotten.
    pub looks_always: bool,
    /// The stores they write into, in the order of their names.
    pub writes_to: Vec<u32>,
    /// Probability that a change is written down.
    pub writes_share: f64,
}

/// The stores; `sites` are the names of the sites, by index.
#[must_use]
pub fn compile(stores: &[Store], sites: &[&str], compile: &mut Compile<'_>) -> Vec<StorePlan> {
    Names::of("stores", &mut stores.iter().map(|store| &*store.name), compile.problems);
    let mut plans = Vec::new();
    let order = by_name(stores.iter().map(|store| &*store.name));
    for (i, store) in stores.iter().enumerate() {
        let place = Place::entry("stores", i);
        let system = store.system.as_ref().map(|name| {
            let found = compile.topology.systems().iter().position(|system| system.name == *name);
            found.unwrap_or_else(|| {
                let says = format_args!("must be the name of a system, got \"{name}\"");
                compile.problems.add(&place.field("system"), says);
                0
            }) as u32
        });
        let site = store.site.as_ref().map(|name| {
            let found = sites.iter().position(|site| site == name);
            found.unwrap_or_else(|| {
                let says = format_args!("must be the name of a site, got \"{name}\"");
                compile.problems.add(&place.field("site"), says);
                0
            }) as u32
        });
        plans.push(StorePlan {
            name: store.name.clone(),
            system,
            site,
            read: ticks(store.read_minutes),
            write: ticks(store.write_minutes),
            wiped_every: store.wiped_every,
            by_name: order[i],
        });
    }
    plans
}

/// What the people of an entry do about stores, if they do anything: those that they name they must be able to reach.
pub fn habits(
    entry: usize,
    looks_up: Option<&LookUp>,
    (writes_to, writes_share): (&[String], f64),
    stores: &[Store],
    compile: &mut Compile<'_>,
) -> Option<Habits> {
    let looked_in = looks_up.map_or(&[][..], |look| &look.stores);
    let looks_in = stores_of(entry, "looks_up.in", looked_in, stores, compile);
    let mut written_to = stores_of(entry, "writes_to", writes_to, stores, compile);
    written_to.sort_by_key(|&store| &stores[store as usize].name);
    let looks_always = looks_up.is_some_and(|look| look.when == LookUpWhen::Always);
    let does_any = looks_up.is_some() || !writes_to.is_empty();
    does_any.then_some(Habits { looks_in, looks_always, writes_to: written_to, writes_share })
}

#[inline(never)]
fn stores_of(entry: usize, list: &str, names: &[String], all: &[Store], compile: &mut Compile<'_>) -> Vec<u32> {
    let mut stores = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let above = Place::entry("actors", entry);
        let place = above.item(list, k);
        let Some(store) = all.iter().position(|store| store.name == *name) else {
            compile.problems.add(&place, format_args!("must be the name of a store, got \"{name}\""));
            continue;
        };
        let system = all[store].system.as_ref();
        let system = system.and_then(|name| compile.topology.systems().iter().find(|system| system.name == *name));
        let inside = |person: u32| system.is_none_or(|system| compile.topology.is_in(person, system));
        if !compile.cast.entries[entry].clone().all(inside) {
            let says = format_args!("must be a store the actor can reach; \"{name}\" is for members of its system");
            compile.problems.add(&place, says);
        }
        if stores.contains(&(store as u32)) {
            compile.problems.add(&place, format_args!("must name each store once, got \"{name}\" again"));
            continue;
        }
        stores.push(store as u32);
    }
    stores
}

encode_struct! { Brain { domains_max } }
encode_struct! { StorePlan { name, system, site, read, write, wiped_every, by_name } }
encode_struct! { Habits { looks_in, looks_always, writes_to, writes_share } }
