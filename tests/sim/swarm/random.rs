//! Random valid scenarios: every shape, order, policy, protocol and way of being connected, and people who interfere.

use super::draws::{Index, Key};
use super::fitting;
use super::interventions::{Intervention, intervention};
use super::policies::{self, policies};
use super::reduce::{Reduce, places, scenario_without};
use super::structure::structures;
use super::values::{distribution, mailbox, minutes, on_refusal, protocol, shape};
use actorium::engine::MailboxRules;
use actorium::engine::Medium;
use actorium::engine::{OnRefusal, Protocol};
use actorium::kernel::{Distribution, Shape};
use actorium::mechanism::ownership::Ownership;
use actorium::scenario::{Actor, Domain, Effort, Link, PassOn, Rework, Scenario, ShareIs, Stream, System};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt;

/// A scenario, a seed, and what people do on the way.
#[derive(Clone)]
pub struct Case {
    /// The scenario; valid.
    pub scenario: Scenario,
    /// The seed.
    pub seed: u32,
    /// What is done, and after how many events since the thing before.
    pub interventions: Vec<(u64, Intervention)>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(&self.scenario).map_err(|_| fmt::Error)?;
        write!(f, "seed {}, interventions {:?}, scenario\n{text}", self.seed, self.interventions)
    }
}

impl Reduce for Case {
    /// Each intervention, and each place of the scenario.
    fn parts(&self) -> Vec<String> {
        [self.interventions.parts(), places(&self.scenario)].concat()
    }

    fn without(&self, part: &str) -> Option<Self> {
        if part.starts_with('/') {
            return Some(Self { scenario: scenario_without(&self.scenario, part)?, ..self.clone() });
        }
        Some(Self { interventions: self.interventions.without(part)?, ..self.clone() })
    }
}

/// A valid scenario of up to seven entries, with a seed and interventions.
pub fn cases(key: Key) -> Case {
    let mut scenario = assemble(parts(key));
    let policies = policies(key.of("policies"));
    if let Some(policies) = &policies {
        scenario = policies::lay_over(scenario, policies);
    }
    if let Some(structure) = &structures(key.of("structure")) {
        scenario = fitting::lay_over(scenario, structure);
    }
    if let Some(policies) = &policies {
        policies::keep_within_sites(&mut scenario, policies);
    }
    let seed = key.of("seed").bits() as u32;
    let interventions = key
        .of("interventions")
        .list(0..12, |key| (u64::from(key.of("after").number(0..200)), intervention(key.of("what"))));
    Case { scenario, seed, interventions }
}

/// An entry of the cast: how many, their rules, and where they would pass work on: a person or a system, with a weight.
type ActorPart = (u32, MailboxRules, Shape, f64, OnRefusal, Vec<(bool, Index, f64)>);
/// A system: for each entry whether it is in, by the bits, and how its messages travel.
type SystemPart = (u8, Option<Index>, Option<Protocol>);
/// A link between two people.
type LinkPart = (Index, Index, bool, Option<Index>, Option<Protocol>);
/// A domain: its owner, and for each entry whether nobody, the first or all of it depend on it.
type DomainPart = (Index, Vec<u8>);
/// A stream: where to, share and whose it is, gaps, burst, which domain it changes if any, what it relies on, urgency.
type StreamPart = (Index, (f64, Option<ShareIs>), Shape, u32, Option<Index>, Vec<Index>, u8);

#[derive(Clone, Debug)]
struct Parts {
    knobs: (f64, f64, f64),
    effort: (f64, f64),
    media: Vec<(Distribution, f64)>,
    protocol: Protocol,
    actors: Vec<ActorPart>,
    systems: Vec<SystemPart>,
    links: Vec<LinkPart>,
    domains: Vec<DomainPart>,
    streams: Vec<StreamPart>,
    rework: Option<Distribution>,
    messages_max: u32,
}

fn actor(key: Key) -> ActorPart {
    let onward = |key: Key| (key.of("to a system").flip(), key.of("to").index(), key.of("weight").unit());
    (
        key.of("count").maybe(0.25, |key| key.number(2..4)).unwrap_or(1),
        mailbox(key.of("mailbox")),
        shape(key.of("integration")),
        key.of("slowness").between(0.1, 5.0),
        on_refusal(key.of("on refusal")),
        key.of("passes on").list(0..3, onward),
    )
}

fn system(key: Key) -> SystemPart {
    (key.of("members").bits() as u8, key.of("medium").maybe(0.5, Key::index), key.of("protocol").maybe(0.5, protocol))
}

fn link(key: Key) -> LinkPart {
    (
        key.of("from").index(),
        key.of("to").index(),
        key.of("both ways").flip(),
        key.of("medium").maybe(0.5, Key::index),
        key.of("protocol").maybe(0.5, protocol),
    )
}

fn stream(key: Key) -> StreamPart {
    (
        key.of("to").index(),
        (key.of("share").between(0.1, 3.0), Some(key.of("share is").pick(&[ShareIs::ForEach, ShareIs::Divided]))),
        shape(key.of("gaps")),
        key.of("burst").number(1..5),
        key.of("changes").maybe(0.5, Key::index),
        key.of("relies on").list(0..5, Key::index),
        key.of("urgency").number(0..4) as u8,
    )
}

fn loss(key: Key) -> f64 {
    let value = key.of("value");
    if key.of("any").chance(0.25) { value.unit() } else { value.between(0.0, 0.5) }
}

fn load(key: Key) -> f64 {
    let most = if key.of("heavy").chance(1.0 / 3.0) { 300.0 } else { 20.0 };
    key.of("value").between(0.0, most)
}

fn parts(key: Key) -> Parts {
    let effort = |key: Key| key.maybe(0.75, |key| key.between(0.0, 2.0)).unwrap_or(0.0);
    Parts {
        knobs: (loss(key.of("loss")), minutes(key.of("integration delay")), load(key.of("load"))),
        effort: (effort(key.of("work")), effort(key.of("update"))),
        media: (key.of("media"))
            .list(1..4, |key| (distribution(key.of("latency")), key.of("loss factor").between(0.0, 2.0))),
        protocol: protocol(key.of("protocol")),
        actors: key.of("actors").list(1..8, actor),
        systems: key.of("systems").list(0..3, system),
        links: key.of("links").list(0..6, link),
        domains: (key.of("domains"))
            .list(0..5, |key| (key.of("owner").index(), key.of("told").list(7..8, |key| key.number(0..3) as u8))),
        streams: key.of("streams").list(0..6, stream),
        rework: key.of("rework").maybe(0.75, distribution),
        messages_max: key.of("messages").number(100..2000),
    }
}

/// Who there is, by entry and by person, and who can already reach whom.
struct Roll {
    entries: Vec<Vec<String>>,
    people: Vec<String>,
    systems: Vec<BTreeSet<usize>>,
    links: BTreeSet<(String, String)>,
}

impl Roll {
    fn entry_of(&self, person: &str) -> usize {
        let found = self.entries.iter().position(|people| people.iter().any(|name| name == person));
        found.expect("everyone is in an entry")
    }

    fn reaches(&self, from: &str, to: &str) -> bool {
        let (a, b) = (self.entry_of(from), self.entry_of(to));
        let joined = |members: &BTreeSet<usize>| from != to && members.contains(&a) && members.contains(&b);
        self.links.contains(&(from.into(), to.into())) || self.systems.iter().any(joined)
    }
}

fn entry_name(entry: usize) -> String {
    format!("Person {}", ["A", "B", "C", "D", "E", "F", "G"][entry])
}

/// Makes the parts fit: references point at what is there, and ways are added where something must travel.
fn assemble(parts: Parts) -> Scenario {
    let (loss_rate, integration_delay_minutes, load_per_hour) = parts.knobs;
    let media: Vec<Medium> = (parts.media.iter().enumerate())
        .map(|(i, &(latency, loss_factor))| Medium {
            latency,
            loss_factor: if loss_rate * loss_factor > 1.0 { 0.99 / loss_rate } else { loss_factor },
            ..Medium::instant(&format!("medium {i}"))
        })
        .collect();
    let medium = |index: Option<Index>| index.map(|index| index.get(&media).name.clone());
    let entries: Vec<Vec<String>> = (parts.actors.iter().enumerate())
        .map(|(entry, &(count, ..))| match count {
            1 => vec![entry_name(entry)],
            _ => (1..=count).map(|n| format!("{} {n}", entry_name(entry))).collect(),
        })
        .collect();
    let mut roll = Roll { people: entries.concat(), entries, systems: Vec::new(), links: BTreeSet::new() };
    let mut systems = Vec::new();
    for (i, (bits, over, protocol)) in parts.systems.into_iter().enumerate() {
        let members: BTreeSet<usize> = (0..roll.entries.len()).filter(|entry| bits >> entry & 1 == 1).collect();
        systems.push(System {
            name: format!("system {i}"),
            members: members.iter().map(|&entry| entry_name(entry)).collect(),
            medium: medium(over),
            protocol,
        });
        roll.systems.push(members);
    }
    let mut links = Vec::new();
    for (from, to, both_ways, over, protocol) in parts.links {
        let (from, to) = (from.get(&roll.people).clone(), to.get(&roll.people).clone());
        let there = roll.links.contains(&(from.clone(), to.clone()));
        let back = both_ways && roll.links.contains(&(to.clone(), from.clone()));
        if from == to || there || back {
            continue;
        }
        roll.links.insert((from.clone(), to.clone()));
        if both_ways {
            roll.links.insert((to.clone(), from.clone()));
        }
        links.push(Link { from, to, both_ways, medium: medium(over), protocol });
    }
    let mut connect = |roll: &mut Roll, from: &str, to: &str| {
        if !roll.reaches(from, to) {
            roll.links.insert((from.into(), to.into()));
            links.push(Link { from: from.into(), to: to.into(), both_ways: false, medium: None, protocol: None });
        }
    };
    let mut actors = Vec::new();
    for (entry, (count, mailbox, integration, slowness, on_refusal, onward)) in parts.actors.into_iter().enumerate() {
        let whole: f64 = onward.iter().map(|(_, _, weight)| weight).sum::<f64>().max(1.0) * 1.000_001;
        let mut passes_on = Vec::new();
        for (to_system, index, weight) in onward {
            let fits = |members: &BTreeSet<usize>| {
                let people: usize = members.iter().map(|&entry| roll.entries[entry].len()).sum();
                members.contains(&entry) && people > 1
            };
            let open: Vec<usize> = (0..systems.len()).filter(|&system| fits(&roll.systems[system])).collect();
            let to = if to_system && !open.is_empty() {
                systems[*index.get(&open)].name.clone()
            } else {
                let to = index.get(&roll.people).clone();
                if roll.entry_of(&to) == entry {
                    continue;
                }
                for from in roll.entries[entry].clone() {
                    connect(&mut roll, &from, &to);
                }
                to
            };
            passes_on.push(PassOn { to, probability: weight / whole });
        }
        let plain = Actor::named(&entry_name(entry));
        actors.push(Actor { count, mailbox, integration, slowness, on_refusal, passes_on, ..plain });
    }
    let mut domains = Vec::new();
    for (i, (owner, choices)) in parts.domains.into_iter().enumerate() {
        let owner = owner.get(&roll.people).clone();
        let mut dependents = Vec::new();
        for (entry, choice) in choices.into_iter().enumerate().take(roll.entries.len()) {
            let people = roll.entries[entry].clone();
            let told: Vec<String> = match choice {
                0 => Vec::new(),
                1 => people.iter().take(1).filter(|name| **name != owner).cloned().collect(),
                _ if people.contains(&owner) => people.iter().filter(|name| **name != owner).cloned().collect(),
                _ => {
                    dependents.push(entry_name(entry));
                    people.iter().for_each(|to| connect(&mut roll, &owner, to));
                    continue;
                }
            };
            told.iter().for_each(|to| connect(&mut roll, &owner, to));
            dependents.extend(told);
        }
        domains.push(Domain {
            name: format!("domain {i}"),
            owner,
            dependents,
            ownership: Ownership::OneOwner,
            announced: true,
        });
    }
    let streams = parts.streams.into_iter().enumerate();
    let streams = streams.map(|(i, (to, (share, share_is), gaps, burst, changes, relies_on, urgency))| {
        let changes = changes.filter(|_| !domains.is_empty()).map(|index| index.get(&domains));
        let entry = entry_name(to.index(roll.entries.len()));
        Stream {
            name: format!("stream {i}"),
            to: changes.map_or(entry, |domain| domain.owner.clone()),
            share,
            share_is,
            gaps,
            burst,
            changes: changes.map(|domain| domain.name.clone()),
            relies_on: (relies_on.iter().filter(|_| !domains.is_empty()))
                .map(|index| index.get(&domains).name.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            urgency,
        }
    });
    Scenario {
        loss_rate,
        integration_delay_minutes,
        load_per_hour,
        effort: Effort { work: parts.effort.0, update: parts.effort.1, question: 1.0 },
        streams: streams.collect(),
        media,
        protocol: parts.protocol,
        actors,
        systems,
        links,
        domains,
        messages_max: parts.messages_max,
        rework: parts.rework.map(|delay| Rework { delay }),
        ..crate::support::scenario(&json!({
            "format": 1, "name": "a random team", "integration_delay_minutes": 0, "load_per_hour": 0, "actors": [],
        }))
    }
}
