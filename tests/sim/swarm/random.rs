//! Random valid scenarios: every shape, order, policy, protocol and way of being connected, and people who interfere.

use super::deeds::{Deed, deed};
use super::fitting;
use super::policies::{self, policies};
use super::structure::structures;
use actorium::engine::Medium;
use actorium::engine::{Acknowledge, AcknowledgeOn, OnRefusal, Protocol, Retry};
use actorium::engine::{MailboxRules, Order, WhenFull};
use actorium::kernel::{Distribution, Shape};
use actorium::mechanism::ownership::Ownership;
use actorium::scenario::{Actor, Domain, Effort, Link, PassOn, Rework, Scenario, Stream, System};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::Index;
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
    pub deeds: Vec<(u64, Deed)>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(&self.scenario).map_err(|_| fmt::Error)?;
        write!(f, "seed {}, deeds {:?}, scenario\n{text}", self.seed, self.deeds)
    }
}

/// Valid scenarios of up to seven entries, with seeds and deeds.
pub fn cases() -> impl Strategy<Value = Case> {
    let deeds = vec((0..200_u64, deed()), 0..12);
    (parts(), policies(), structures(), any::<u32>(), deeds).prop_map(|(parts, policies, structure, seed, deeds)| {
        let mut scenario = assemble(parts);
        if let Some(policies) = &policies {
            scenario = policies::lay_over(scenario, policies);
        }
        if let Some(structure) = &structure {
            scenario = fitting::lay_over(scenario, structure);
        }
        if let Some(policies) = &policies {
            policies::keep_within_sites(&mut scenario, policies);
        }
        Case { scenario, seed, deeds }
    })
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        2 => Just(Shape::Constant),
        2 => Just(Shape::Exponential),
        1 => (1..=32_u32).prop_map(|stages| Shape::Erlang { stages }),
        1 => (0.01..3.0).prop_map(|cv| Shape::LogNormal { cv }),
        1 => (0.0..=1.0).prop_map(|spread| Shape::Uniform { spread }),
    ]
}

/// Often whole numbers, so that things happen at the same time; sometimes none, sometimes very long.
pub fn minutes() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(0.0),
        3 => (1..10_u32).prop_map(f64::from),
        4 => 0.01..20.0,
        1 => 20.0..2000.0,
    ]
}

/// How long something takes.
pub fn distribution() -> impl Strategy<Value = Distribution> {
    (minutes(), shape()).prop_map(|(mean_minutes, shape)| Distribution { mean_minutes, shape })
}

/// A time that comes again and again: neither so short that nothing else happens, nor always long.
pub fn interval() -> impl Strategy<Value = Distribution> {
    distribution().prop_map(|drawn| Distribution { mean_minutes: drawn.mean_minutes.max(0.5), ..drawn })
}

/// Often all or nothing.
pub fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 3 => 0.0..=1.0]
}

/// A way of sending.
pub fn protocol() -> impl Strategy<Value = Protocol> {
    let acknowledge_on = prop_oneof![Just(AcknowledgeOn::Receipt), Just(AcknowledgeOn::Integration)];
    let rules = (minutes(), 1.0..3.0, of(1..6_u32), acknowledge_on, any::<bool>());
    let acknowledge = rules.prop_map(|(timeout, backoff, attempts_max, acknowledge_on, recognise_duplicates)| {
        Protocol::Acknowledge(Acknowledge {
            timeout_minutes: timeout.max(0.05),
            backoff,
            attempts_max,
            acknowledge_on,
            confirmations_max: 1,
            recognise_duplicates,
        })
    });
    prop_oneof![2 => Just(Protocol::FireAndForget), 3 => acknowledge]
}

fn on_refusal() -> impl Strategy<Value = OnRefusal> {
    let retry = (minutes(), 1..6_u32).prop_map(|(wait, attempts_max)| {
        OnRefusal::Retry(Retry { wait_minutes: wait.max(0.05), attempts_max, blocks: false })
    });
    prop_oneof![Just(OnRefusal::GiveUp), retry]
}

fn mailbox() -> impl Strategy<Value = MailboxRules> {
    let order = prop_oneof![Just(Order::Fifo), Just(Order::Lifo), Just(Order::Priority)];
    let when_full = prop_oneof![
        Just(WhenFull::Refuse),
        Just(WhenFull::DropNewest),
        Just(WhenFull::DropOldest),
        Just(WhenFull::ShedLowestPriority),
    ];
    (of(1..5_u32), order, when_full, of(minutes())).prop_map(|(capacity, order, when_full, patience_minutes)| {
        MailboxRules { capacity, order, when_full, patience_minutes, persistent: false }
    })
}

/// An entry of the cast: how many, their rules, and where they would pass work on: a person or a system, with a weight.
type ActorPart = (u32, MailboxRules, Shape, f64, OnRefusal, Vec<(bool, Index, f64)>);
/// A system: for each entry whether it is in, by the bits, and how its messages travel.
type SystemPart = (u8, Option<Index>, Option<Protocol>);
/// A link between two people.
type LinkPart = (Index, Index, bool, Option<Index>, Option<Protocol>);
/// A domain: its owner, and for each entry whether nobody, the first or all of it depend on it.
type DomainPart = (Index, Vec<u8>);
/// A stream: where to, share, gaps, burst, which domain it changes if any, what it relies on, urgency.
type StreamPart = (Index, f64, Shape, u32, Option<Index>, Vec<Index>, u8);

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

fn parts() -> impl Strategy<Value = Parts> {
    let effort = || prop_oneof![1 => Just(0.0), 3 => 0.0..2.0];
    let count = prop_oneof![3 => Just(1_u32), 1 => 2..4_u32];
    let passes_on = vec((any::<bool>(), any::<Index>(), 0.0..1.0), 0..3);
    let actor = (count, mailbox(), shape(), 0.1..5.0, on_refusal(), passes_on);
    let system = (any::<u8>(), of(any::<Index>()), of(protocol()));
    let link = (any::<Index>(), any::<Index>(), any::<bool>(), of(any::<Index>()), of(protocol()));
    let domain = (any::<Index>(), vec(0..3_u8, 7));
    let relies_on = vec(any::<Index>(), 0..5);
    let stream = (any::<Index>(), 0.1..3.0, shape(), 1..5_u32, of(any::<Index>()), relies_on, 0..4_u8);
    let loss = prop_oneof![3 => 0.0..0.5, 1 => 0.0..=1.0];
    let load = prop_oneof![2 => 0.0..20.0, 1 => 0.0..300.0];
    let head = ((loss, minutes(), load), (effort(), effort()), vec((distribution(), 0.0..2.0), 1..4), protocol());
    let body = (
        vec(actor, 1..8),
        vec(system, 0..3),
        vec(link, 0..6),
        vec(domain, 0..5),
        vec(stream, 0..6),
        proptest::option::weighted(0.75, distribution()),
        100..2000_u32,
    );
    (head, body).prop_map(|((knobs, effort, media, protocol), body)| {
        let (actors, systems, links, domains, streams, rework, messages_max) = body;
        Parts { knobs, effort, media, protocol, actors, systems, links, domains, streams, rework, messages_max }
    })
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
    let streams = streams.map(|(i, (to, share, gaps, burst, changes, relies_on, urgency))| {
        let changes = changes.filter(|_| !domains.is_empty()).map(|index| index.get(&domains));
        let entry = entry_name(to.index(roll.entries.len()));
        Stream {
            name: format!("stream {i}"),
            to: changes.map_or(entry, |domain| domain.owner.clone()),
            share,
            gaps,
            burst,
            changes: changes.map(|domain| domain.name.clone()),
            relies_on: (relies_on.iter().filter(|_| !domains.is_empty()))
                .map(|index| index.get(&domains).name.clone())
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
