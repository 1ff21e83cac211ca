//! Two worlds that differ in one intervention, or in one person: whatever is not a consequence of that stays as it was.

use super::follow::{Draws, shared};
use crate::support::{scenario, shipped, world};
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use crate::swarm::random::cases;
use actorium::World;
use actorium::command::Command;
use actorium::engine::State;
use actorium::kernel::{Ticks, ticks};
use actorium::trace::Kind;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Arrivals are the same, and so is every draw about a message that exists in both, but for the one decided over.
/// Returns how many messages exist in both and in only one.
pub fn assert_unrelated_draws_agree(a: &Draws, b: &Draws, decided: u64) -> Result<(usize, usize), String> {
    for (actor, times) in a.arrivals.iter().filter(|_| !a.deaf && !b.deaf) {
        let others = b.arrivals.get(actor).map_or(&[][..], |times| times);
        if times.iter().zip(others).any(|(time, other)| time != other) {
            return Err(format!("the arrivals at actor {actor} differ"));
        }
    }
    let came = |draws: &Draws| -> BTreeMap<u64, Ticks> { draws.items.values().flatten().copied().collect() };
    if shared(&came(a), &came(b)).any(|(_, time, other)| time != other) {
        return Err("one item came at different times".into());
    }
    let mut both = 0;
    for (lineage, (travel, _), (other, _)) in shared(&a.travels, &b.travels) {
        both += 1;
        // Who has a role, or takes something in for another, may be somebody else in the other world.
        if (travel.from, travel.to) != (other.from, other.to) {
            if a.addressed && b.addressed {
                continue;
            }
            return Err(format!("one message is {travel:?} in one world and {other:?} in the other"));
        }
        if travel != other && lineage != decided {
            return Err(format!("one message travels as {travel:?} in one world and as {other:?} in the other"));
        }
    }
    for (_, lasts, other) in shared(&a.integrations, &b.integrations) {
        if lasts != other {
            return Err(format!("one message takes {lasts} ticks to integrate in one world and {other} in the other"));
        }
    }
    Ok((both, a.travels.len() + b.travels.len() - 2 * both))
}

/// News in flight that will be lost: its serial and lineage.
fn doomed(world: &World) -> Option<(u64, u64)> {
    let mut messages = world.messages().iter().map(|(_, message)| message);
    let found = messages
        .find(|message| message.state == State::InFlight && message.is_doomed() && message.kind == Kind::Update);
    found.map(|message| (message.serial, message.stream_key.key()))
}

/// In the default team one lost message is delivered after all. Half a day later the worlds have long parted, yet all
/// work came in at the same ticks and every message known to both had the same latency, fate and integration time.
#[test]
fn one_lost_message_delivered_leaves_unrelated_draws_untouched() {
    let mut parted = 0;
    for seed in 1..=16 {
        let mut lost = world(&shipped("team"), seed);
        lost.advance(ticks(200.0), u64::MAX);
        while doomed(&lost).is_none() {
            lost.step();
        }
        let (serial, lineage) = doomed(&lost).unwrap();
        let mut delivered = lost.clone();
        delivered.command(&Command::DeliverMessage { message: serial }).unwrap();
        let until = ticks(700.0);
        let (a, b) = (Draws::follow(&mut lost, until, u64::MAX), Draws::follow(&mut delivered, until, u64::MAX));
        assert!(a.travels[&lineage].0.doomed && !b.travels[&lineage].0.doomed);
        let arrivals: usize = a.arrivals.values().map(Vec::len).sum();
        assert!(arrivals > 60, "{arrivals} arrivals");
        assert_eq!(a.arrivals, b.arrivals);
        let (both, one) = assert_unrelated_draws_agree(&a, &b, lineage).unwrap();
        assert!(both > 200, "{both} messages in common");
        let moved = shared(&a.travels, &b.travels).filter(|(_, (_, sent), (_, other))| sent != other);
        let moved = moved.count();
        println!("{one} in one world only, {moved} moved");
        parted += usize::from(one > 0 && moved > 0);
    }
    assert!(parted >= 4, "only {parted} of 16 pairs parted: nothing was put to the test");
}

/// The same in random teams, delivering what was doomed and losing what was not.
#[test]
fn one_message_decided_otherwise_leaves_unrelated_draws_untouched_in_random_teams() {
    let parted = std::cell::Cell::new(0);
    let draw = |key: Key| (cases(key), u64::from(key.of("events").number(0..300)), key.of("which").index());
    let whole = for_each_case(41, 400, draw, |(case, events, index)| {
        let mut before = world(&case.scenario, case.seed);
        before.advance(u64::MAX, *events);
        let travels: Vec<_> = (before.messages().iter().map(|(_, message)| message))
            .filter(|message| message.state == State::InFlight && message.from != message.to)
            .collect();
        if travels.is_empty() {
            return Ok(());
        }
        let chosen = index.get(&travels);
        let (message, lineage) = (chosen.serial, chosen.stream_key.key());
        let command = match chosen.is_doomed() {
            true => Command::DeliverMessage { message },
            false => Command::LoseMessage { message },
        };
        let (mut a, mut b) = (before.clone(), before);
        b.command(&command).unwrap();
        let (a, b) = (Draws::follow(&mut a, u64::MAX, 400), Draws::follow(&mut b, u64::MAX, 400));
        let (_, one) = assert_unrelated_draws_agree(&a, &b, lineage)?;
        parted.set(parted.get() + u32::from(one > 0));
        Ok(())
    });
    assert!(!whole || parted.get() > 40, "only {} pairs parted", parted.get());
}

/// An item handed over by a person draws from its own stream.
#[test]
fn one_more_item_of_work_leaves_arrivals_and_unrelated_draws_untouched() {
    let mut without = world(&shipped("team"), 3);
    without.advance(ticks(100.0), u64::MAX);
    let mut with = without.clone();
    for actor in [0, 2, 2] {
        with.command(&Command::GiveWork { actor }).unwrap();
    }
    let a = Draws::follow(&mut without, ticks(600.0), u64::MAX);
    let b = Draws::follow(&mut with, ticks(600.0), u64::MAX);
    let (both, _) = assert_unrelated_draws_agree(&a, &b, 0).unwrap();
    assert!(both > 200, "{both} messages in common");
}

/// Ana announces, Bo and Dee work, Cem is told of everything and is told nothing twice.
pub fn with_or_without(cem: bool) -> Value {
    let keep = |names: &[&'static str]| -> Vec<&'static str> {
        names.iter().copied().filter(|name| cem || *name != "Cem").collect()
    };
    let people = keep(&["Ana", "Cem", "Bo", "Dee"]);
    json!({
        "format": 1, "name": "one listener more or less", "integration_delay_minutes": 4, "load_per_hour": 20, "loss_rate": 0.3,
        "media": [{ "name": "chat", "latency": { "mean_minutes": 3 } }],
        "protocol": { "acknowledge": { "timeout_minutes": 10, "attempts_max": 3 } },
        "actors": people.iter().map(|name| json!({ "name": name, "mailbox": { "capacity": 5 } })).collect::<Vec<_>>(),
        "systems": [{ "name": "all", "members": people }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": keep(&["Cem", "Bo", "Dee"]) },
            { "name": "design", "owner": "Dee", "dependents": keep(&["Bo", "Cem"]) },
        ],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" },
            { "name": "tasks", "to": "Bo", "share": 2, "relies_on": ["plan", "design"] },
            { "name": "sketches", "to": "Dee", "changes": "design" },
        ],
        "rework": { "delay": { "mean_minutes": 30 } },
    })
}

/// Cem only receives. Without Cem everybody else has the very same run: the same work at the same ticks, the same
/// messages with the same fates, the same integration times.
#[test]
fn removing_a_person_who_only_receives_leaves_everyone_elses_run_as_it_was() {
    let mut with = world(&scenario(&with_or_without(true)), 11);
    let mut without = world(&scenario(&with_or_without(false)), 11);
    let (with, without) =
        (Draws::follow(&mut with, ticks(960.0), u64::MAX), Draws::follow(&mut without, ticks(960.0), u64::MAX));
    let (cem, mut kept) = (1, 0);
    // People after Cem have another index, and nothing else.
    let moved = |actor: u32| if actor > cem { actor - 1 } else { actor };
    let arrivals: BTreeMap<u32, Vec<Ticks>> =
        (with.arrivals.into_iter()).map(|(actor, times)| (moved(actor), times)).collect();
    assert_eq!(arrivals, without.arrivals);
    assert!(arrivals.values().map(Vec::len).sum::<usize>() > 200);
    for (lineage, (travel, sent)) in &without.travels {
        let (other, other_sent) = &with.travels[lineage];
        let to = moved(other.to);
        assert_eq!(
            (travel.latency, travel.doomed, travel.to, travel.kind, sent),
            (other.latency, other.doomed, to, other.kind, other_sent)
        );
        kept += 1;
    }
    assert!(kept > 200 && with.travels.len() > kept + 100, "{kept} of {}", with.travels.len());
    for (lineage, lasts) in &without.integrations {
        assert_eq!(with.integrations[lineage], *lasts);
    }
    assert!(with.travels.values().any(|(travel, _)| travel.kind == Kind::Update && travel.to == cem));
}
