//! A team with every rule there is, and every command given to it: the same run again, in pieces, after seeks and forks, and from
//! its journal; and what the frame says of it.

use super::twins::assert_unrelated_draws_agree;
use crate::determinism::follow::Draws;
use crate::support::{changed, everything, scenario, world};
use crate::swarm::draws::{Index, Key};
use crate::swarm::interventions::Intervention;
use actorium::World;
use actorium::command::{Command, JournalEntry};
use actorium::engine::Knob;
use actorium::history::History;
use actorium::kernel::{Ticks, ticks};
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

const DAY: f64 = 1_440.0;

/// Whoever and whatever fits at that moment, for every command there is.
fn commands(world: &World, number: usize) -> Vec<Command> {
    let (index, site) = (index(number), index(number / 3));
    let interventions = [
        Intervention::Turn(Knob::LoadPerHour, 0.25),
        Intervention::Lose(index),
        Intervention::Deliver(index),
        Intervention::Give(index),
        Intervention::Promote(index),
        Intervention::Claim(index),
        Intervention::Fail(index),
        Intervention::MoveTo(index, site),
    ];
    interventions.iter().skip(number % 3).step_by(3).filter_map(|intervention| intervention.command(world)).collect()
}

/// An index as the swarm draws them, always the same for the same number.
fn index(number: usize) -> Index {
    Key::case(number as u64).index()
}

/// Ten days of it, with something done every few hours.
fn lived(seed: u32) -> History {
    let mut history = History::new(world(&everything(), seed));
    for number in 0..60 {
        history.advance(ticks(number as f64 * 240.0), u64::MAX);
        for command in commands(history.world(), number) {
            // What an earlier one of these has changed may leave nothing to do for a later one.
            let _ = history.command(command);
        }
    }
    history.advance(ticks(10.0 * DAY), u64::MAX);
    history
}

#[test]
fn everything_happens_in_a_team_with_every_rule() {
    let (mut counts, mut commands) = ([0_u64; EventKind::ALL.len()], 0);
    for seed in 1..=8 {
        let history = lived(seed);
        invariants::check(history.world()).unwrap();
        commands += history.journal().len();
        for (count, what) in counts.iter_mut().zip(EventKind::ALL) {
            *count += history.world().observers().tally.of(what);
        }
    }
    println!("{counts:?}, {commands} commands");
    for (what, count) in EventKind::ALL.iter().zip(counts) {
        assert!(count > 0, "{what:?} has never happened");
    }
    assert!(commands > 200, "only {commands} commands");
}

#[test]
fn the_same_run_again_and_in_pieces_is_the_same() {
    let (one, again, other) = (lived(3), lived(3), lived(4));
    assert_eq!(one.world().digests(), again.world().digests());
    assert_ne!(one.world().digests(), other.world().digests());
    let mut straight = world(&everything(), 9);
    let mut pieces = world(&everything(), 9);
    straight.advance(ticks(3.0 * DAY), u64::MAX);
    for number in 0_u64.. {
        let until = (pieces.now() + number * 7_919_333 % ticks(40.0)).min(straight.now());
        pieces.advance(until, 1 + number % 53);
        if pieces.moment() == straight.moment() {
            break;
        }
    }
    assert_eq!(straight.digests(), pieces.digests());
}

#[test]
fn seeks_forks_and_replays_come_out_the_same() {
    let mut history = lived(5);
    let (end, digest) = (history.world().moment(), history.world().digests());
    let journal = history.journal().to_vec();
    let text = serde_json::to_string(&journal).unwrap();
    let read: Vec<JournalEntry> = serde_json::from_str(&text).unwrap();
    for kind in ["claim", "fail", "move_to"] {
        assert!(text.contains(kind), "no {kind} in the journal");
    }
    let plan = history.world().shared_plan();
    let replayed = History::replayed(World::from_plan(plan.clone(), 5), &read, end).unwrap();
    assert_eq!(replayed.world().digests(), digest);
    let times: Vec<Ticks> = (0..25_u64).map(|i| i * 618_034 % 1_000_000 * (end.ticks / 1_000_000)).collect();
    for &time in &times {
        history.seek(time);
        invariants::check(history.world()).unwrap();
        let behind = history.journal().len();
        let moment = history.world().moment();
        let straight = History::replayed(World::from_plan(plan.clone(), 5), &journal[..behind], moment).unwrap();
        assert_eq!(straight.world().digests(), history.world().digests(), "at tick {time}");
    }
    history.seek_moment(end).unwrap();
    assert_eq!(history.world().digests(), digest);
    // Another future, and not a trace of the first.
    history.seek(end.ticks / 2);
    let behind = history.journal().len();
    let fork =
        (0..history.world().actors().len() as u32).find(|&actor| history.command(Command::Fail { actor }).is_ok());
    assert!(fork.is_some() && history.journal().len() == behind + 1);
    history.advance(end.ticks, u64::MAX);
    let (moment, forked) = (history.world().moment(), history.world().digests());
    assert_ne!(forked, digest);
    let again = History::replayed(World::from_plan(plan, 5), history.journal(), moment).unwrap();
    assert_eq!(again.world().digests(), forked);
}

/// A team of four, for rules that are turned on for one of them.
fn plain() -> Value {
    json!({
        "format": 1, "name": "one rule more", "integration_delay_minutes": 4, "load_per_hour": 24, "loss_rate": 0.2,
        "media": [{ "name": "chat", "latency": { "mean_minutes": 3 } }],
        "actors": [
            { "name": "Ana" },
            { "name": "Bo", "passes_on": [{ "to": "Dee", "probability": 0.5 }] },
            { "name": "Cem" },
            { "name": "Dee" },
        ],
        "systems": [{ "name": "all", "members": ["Ana", "Bo", "Cem", "Dee"] }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem", "Dee"] },
            { "name": "design", "owner": "Dee", "dependents": ["Bo"] },
        ],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" },
            { "name": "tasks", "to": "Bo", "share": 2, "relies_on": ["plan", "design"] },
            { "name": "sketches", "to": "Dee", "changes": "design", "urgency": 2 },
            { "name": "calls", "to": "Bo", "share": 0.5, "urgency": 3 },
        ],
        "rework": { "delay": { "mean_minutes": 30 } },
    })
}

/// One rule turned on for Bo, or for the team: what it does not touch is drawn as before, to the tick.
#[test]
fn a_rule_for_one_person_leaves_unrelated_draws_untouched() {
    let hour = json!({ "mean_minutes": 60 });
    let pressure = json!({ "from_messages": 2, "until_messages": 0 });
    let delegate = json!({ "from_messages": 2, "until_messages": 0, "to": "Dee" });
    let rules = [
        ("/actors/1/attention", json!({ "focus": { "after": hour, "lasts": hour } })),
        ("/actors/1/attention", json!({ "interrupts": { "switch_minutes": 1 } })),
        ("/actors/1/attention", json!({ "triage": pressure })),
        ("/actors/1/attention", json!({ "delegate": delegate })),
        ("/actors/1/fails", json!({ "after": hour, "recovers": hour })),
        ("/actors/1/fails", json!({ "per_item": 0.1, "recovers": hour, "checks": { "effort": 0, "per_item": 0.05 } })),
        ("/actors/0/supervises", json!({ "children": ["Bo"], "shields": true })),
        ("/actors/1/asks", json!({ "to": "Dee", "share": 0.3, "blocking": true, "patience_minutes": 30 })),
        ("/actors/1/asks", json!({ "to": "Cem", "share": 0.5 })),
        ("/actors/1/hires", json!({ "helpers": "Cem", "from_messages": 2, "until_messages": 0, "takes": hour })),
        ("/actors/1/away", json!({ "after": hour, "lasts": hour })),
        ("/domains/1/ownership", json!({ "committee": { "within_minutes": 60 } })),
        ("/domains/1/ownership", json!("free_for_all")),
        (
            "/meetings",
            json!([{ "name": "daily", "attendees": ["Ana", "Bo"], "every_minutes": 120, "lasts_minutes": 20 }]),
        ),
        ("/roles", json!([{ "name": "hands", "holders": ["Bo", "Cem"] }])),
        ("/sites", json!([{ "name": "here", "hours": { "opens_minutes": 0, "closes_minutes": 480 } }])),
    ];
    for (place, rule) in rules {
        let (mut parted, mut common) = (0, 0);
        for seed in 1..=4 {
            let with = changed(plain(), place, rule.clone());
            let until = ticks(900.0);
            let [a, b] = [plain(), with].map(|value| {
                let mut draws = Draws::follow(&mut world(&scenario(&value), seed), until, u64::MAX);
                draws.addressed = true;
                // The event with which each stopped may be a later one.
                draws.arrivals.values_mut().for_each(|times| times.retain(|time| *time <= until));
                draws
            });
            let (both, one) =
                assert_unrelated_draws_agree(&a, &b, 0).unwrap_or_else(|says| panic!("{place} {rule}: {says}"));
            let arrivals = |draws: &Draws| draws.arrivals.values().map(Vec::len).sum::<usize>();
            assert_eq!(arrivals(&a), arrivals(&b), "{place} {rule}");
            (parted, common) = (parted + one, common + both);
        }
        assert!(common > 400, "{place} {rule}: {common} messages in common");
        // To a role nobody turns to, at a site where nobody sits, and of what one alone changes, it makes no difference.
        let idle_rule = matches!(place, "/roles" | "/sites") || rule == json!("free_for_all");
        assert_eq!(parted > 0, !idle_rule, "{place} {rule}: {parted} messages in one world only");
    }
}
