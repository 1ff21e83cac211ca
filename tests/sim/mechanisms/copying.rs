//! Copying in: who is told what it does not need, and what that costs. Every interval has confidence 0.9999.

use super::{ANA, CEM, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, events, give_at, scenario, times, world};
use actorium::World;
use actorium::observe::invariants;
use actorium::scenario::parse;
use actorium::trace::{EventKind, Kind};
use serde_json::{Value, json};

fn with_copies(share: f64, changes: &[(&str, Value)]) -> World {
    let base = [("/copies_in", json!({ "system": "team", "share": share }))];
    three(&[&base[..], changes].concat())
}

/// When somebody began to read a copy, and who.
fn readings(world: &World) -> Vec<(f64, u32)> {
    let begun = events(world, EventKind::Integrating);
    let copies = begun.iter().filter(|(_, event)| event.kind == Some(Kind::CarbonCopy));
    copies.map(|(time, event)| (*time, event.to)).collect()
}

/// Changed at 3, told until 6, integrated until 10: by Bo, who depends on it, and by Cem, who does not. Neither Ana, who knows, nor Bo
/// gets a copy. Cem holds nothing before or after.
#[test]
fn a_copy_takes_its_reader_as_long_as_news_and_changes_nothing() {
    let mut with = with_copies(1.0, &[]);
    let mut without = three(&[]);
    for world in [&mut with, &mut without] {
        give_at(world, 3.0, ANA);
        advance_to(world, 40.0);
        invariants::check(world).unwrap();
    }
    assert_eq!(readings(&with), [(6.0, CEM)]);
    assert_eq!(readings(&without), []);
    let (copied, plain) = (with.metrics(), without.metrics());
    assert_eq!((copied.mechanisms.copying.copies_read, plain.mechanisms.copying.copies_read), (1, 0));
    assert_same("unneeded", copied.mechanisms.copying.unneeded_minutes, 4.0);
    assert_same("utilisation", copied.utilisation_share - plain.utilisation_share, 4.0 / 120.0);
    assert_eq!(times(&with, EventKind::Learned), times(&without, EventKind::Learned));
    assert_eq!(copied.coherence_share.to_bits(), plain.coherence_share.to_bits());
    assert_eq!(copied.perceived_coherence_share.to_bits(), plain.perceived_coherence_share.to_bits());
}

/// Nobody is copied in on what is not announced, nor who has left, nor whom there is no way to.
#[test]
fn nobody_is_copied_in_who_cannot_be_told() {
    let unannounced = ("/domains/0/announced", json!(false));
    let elsewhere = ("/systems/1", json!({ "name": "others", "members": ["Bo", "Cem"] }));
    let apart = ("/systems/0", json!({ "name": "team", "members": ["Ana", "Bo"] }));
    let others = ("/copies_in/system", json!("others"));
    for changes in [vec![unannounced], vec![elsewhere, apart, others]] {
        let mut world = with_copies(1.0, &changes);
        give_at(&mut world, 3.0, ANA);
        advance_to(&mut world, 40.0);
        assert_eq!(readings(&world), []);
    }
}

/// Mean integration time, in minutes, and what news costs relative to it.
const MINUTES: f64 = 3.0;
const EFFORT: f64 = 0.5;
/// Items a minute of the one who reads copies, changes a minute, and the share of them that is copied.
const WORK: f64 = 0.1;
const CHANGES: f64 = 0.2;
const SHARE: f64 = 0.6;

/// Mean number that wait for the reader, share of its time that it is busy, and share that goes into copies.
fn measured(seed: u32) -> [f64; 3] {
    let scenario = scenario(&json!({
        "format": 1, "name": "copied in", "integration_delay_minutes": MINUTES, "load_per_hour": 60.0 * (WORK + CHANGES),
        "effort": { "update": EFFORT },
        "media": [{ "name": "chat", "latency": always(2.0) }],
        "actors": [
            { "name": "Owner", "integration": "exponential", "slowness": 0.1 },
            { "name": "Who needs it", "slowness": 0.1 },
            { "name": "Reader", "integration": "exponential" },
        ],
        "systems": [{ "name": "all", "members": ["Owner", "Who needs it", "Reader"] }],
        "copies_in": { "system": "all", "share": SHARE },
        "domains": [{ "name": "plan", "owner": "Owner", "dependents": ["Who needs it"] }],
        "streams": [
            { "name": "changes", "to": "Owner", "share": CHANGES, "changes": "plan" },
            { "name": "work", "to": "Reader", "share": WORK },
        ],
    }));
    let mut world = world(&scenario, seed);
    let sums = |world: &World| {
        let reader = &world.observers().tally.actors[2];
        let areas = [reader.waiting.area(world.now()), reader.busy.area(world.now())].map(|area| area as f64);
        [areas[0], areas[1], world.metrics().mechanisms.copying.unneeded_minutes, world.now() as f64]
    };
    advance_to(&mut world, 2_000.0);
    let before = sums(&world);
    advance_to(&mut world, 62_000.0);
    let [waiting, busy, unneeded, now] = std::array::from_fn(|i| sums(&world)[i] - before[i]);
    [waiting / now, busy / now, unneeded / 60_000.0]
}

/// To its reader, copies are one more class of arrivals at an M/G/1 queue: the departures of the owner's M/M/1 are Poisson (Burke), and
/// so is a share of them. Pollaczek and Khinchine: `Wq = λ E[S²] / (2 (1 − ρ))`, and by Little's law `Lq = λ Wq`; an exponential time of
/// mean `m` has `E[S²] = 2 m²`. Half-width at most 4 %.
#[test]
fn copies_are_load_on_the_queue_of_their_reader() {
    let [waiting, busy, unneeded] = replicate(7_100, measured);
    let copies = SHARE * CHANGES;
    let load = WORK * MINUTES + copies * EFFORT * MINUTES;
    let squares = WORK * 2.0 * MINUTES.powi(2) + copies * 2.0 * (EFFORT * MINUTES).powi(2);
    let wait = squares / (2.0 * (1.0 - load));
    assert_agrees("Lq", waiting, (WORK + copies) * wait, 0.04);
    assert_agrees("busy share", busy, load, 0.01);
    assert_agrees("share of time on what one does not need", unneeded, copies * EFFORT * MINUTES, 0.01);
    // Not the formula that forgets that copies are shorter, nor the one for copies at every change.
    let alike = (WORK + copies) * 2.0 * MINUTES.powi(2) / (2.0 * (1.0 - load));
    assert!(!waiting.agrees_with((WORK + copies) * alike, 0.0));
    assert!(!unneeded.agrees_with(CHANGES * EFFORT * MINUTES, 0.0));
}

/// What is wrong with the rules is said with its place.
#[test]
fn rules_that_make_no_sense_are_refused() {
    let said = |rules: Value| {
        let text = json!({
            "format": 1, "name": "x", "integration_delay_minutes": 1, "load_per_hour": 0,
            "actors": [{ "name": "Ana" }], "copies_in": rules,
        });
        let scenario = parse(&text.to_string()).unwrap();
        World::new(&scenario, 1).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        said(json!({ "system": "nobody", "share": 1.5 })),
        ["copies_in.share must be 0 to 1, got 1.5", "copies_in.system must be the name of a system, got \"nobody\"",]
    );
}
