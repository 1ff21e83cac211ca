//! Growing and shrinking, by hand, to the minute.

use super::always;
use super::office::{at, plan};
use crate::support::{advance_to, assert_same, give_at, scenario, set_knob, times, world};
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

const ANA: u32 = 0;
const TEMP: u32 = 4;

/// Ana hires up to two when three wait for her, which takes 20 minutes, and lets the last one go who has been there for half an hour when nothing
/// does. Who is new takes three times as long, and half-way to her pace is 10 minutes' e-fold. Work for the desk comes every minute while
/// the load is on.
fn desk(more: &[(&'static str, Value)]) -> World {
    let hires = json!({
        "helpers": "Temp", "from_messages": 3, "until_messages": 0, "takes": always(20.0), "stays_minutes": 30,
        "learning_slowness": 3, "learning_minutes": 10,
    });
    let mut changes = vec![
        ("/actors/0/hires", hires),
        ("/actors/4", json!({ "name": "Temp", "count": 2, "integration": "constant" })),
        ("/systems/0/members/4", json!("Temp")),
        ("/roles", json!([{ "name": "desk", "holders": ["Ana", "Temp"] }])),
        ("/streams", json!([{ "name": "requests", "to": "desk", "gaps": "constant" }])),
        ("/load_per_hour", json!(60)),
    ];
    changes.extend(more.iter().cloned());
    world(&scenario(&plan(&changes)), 1)
}

/// Lets so many items come, at minutes 1, 2, 3, …
fn items(world: &mut World, count: u32) {
    advance_to(world, f64::from(count) + 0.5);
    set_knob(world, Knob::LoadPerHour, 0.0);
}

/// Four items: Ana begins one at 1, and at 4 three wait. At 24 Temp 1 is there; Ana has begun those of 2 and 3 at 11 and 21, so Temp 1 takes the
/// last, and it takes her 30 minutes.
#[test]
fn who_drowns_hires_and_who_is_new_is_slow() {
    let mut world = desk(&[("/actors/0/hires/stays_minutes", json!(10_000))]);
    items(&mut world, 4);
    let detail = world.actor_detail(TEMP).unwrap();
    assert_eq!((detail.hired_by, detail.mode.as_str()), (Some(ANA), "left"));
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!((at(&world, EventKind::Hired, TEMP), at(&world, EventKind::Hired, TEMP + 1)), (vec![24.0], vec![]));
    assert_eq!(at(&world, EventKind::Done, ANA), [11.0, 21.0, 31.0]);
    assert_eq!(at(&world, EventKind::Done, TEMP), [54.0]);
    assert_same("people", world.metrics().people_mean, 4.0 + 36.0 / 60.0);
    assert_eq!(world.metrics().mechanisms.hiring.hires, 1);
    assert_eq!(world.actor_detail(TEMP).unwrap().mode, "idle");
}

/// Her pace grows with the time since she came: what she begins t minutes after that takes 1 + 2e^(−t/10) times as long.
#[test]
fn who_is_new_learns() {
    let mut world = desk(&[("/actors/0/hires/stays_minutes", json!(10_000))]);
    items(&mut world, 4);
    give_at(&mut world, 60.0, TEMP);
    advance_to(&mut world, 100.0);
    let expected = 60.0 + 10.0 * (1.0 + 2.0 * (-3.6_f64).exp());
    let done = at(&world, EventKind::Done, TEMP)[1];
    assert!((done - expected).abs() < 1e-6, "{done} instead of {expected}, to the tick");
}

/// At 54 Temp, who has been there since 24, is through with her item, and nothing waits for Ana: she is let go. Somebody who has to stay for an hour
/// is not until 84.
#[test]
fn who_is_calm_lets_go_of_who_has_been_there_long_enough() {
    for (stays, let_go) in [(30.0, 54.0), (60.0, 84.0)] {
        let mut world = desk(&[("/actors/0/hires/stays_minutes", json!(stays))]);
        items(&mut world, 4);
        advance_to(&mut world, 90.0);
        invariants::check(&world).unwrap();
        assert_eq!(at(&world, EventKind::LetGo, TEMP), [let_go]);
        assert_eq!(world.metrics().mechanisms.hiring.people_let_go, 1);
        assert_eq!(world.metrics().people_left, 0);
    }
}

/// There are two seats: however much waits, there are never more. A seat that was left can be filled again.
#[test]
fn the_seats_are_the_budget_and_can_be_filled_again() {
    let mut world = desk(&[]);
    for (minutes, hires) in [(23.9, 0), (24.0, 1), (43.9, 1), (44.0, 2), (200.5, 2)] {
        // Ana thinks of the second as soon as the first is there.
        advance_to(&mut world, minutes);
        assert_eq!(world.metrics().mechanisms.hiring.hires, hires, "at {minutes}");
    }
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, 3_000.0);
    give_at(&mut world, 3_000.0, ANA);
    give_at(&mut world, 3_020.0, ANA);
    advance_to(&mut world, 3_040.0);
    invariants::check(&world).unwrap();
    assert_eq!(world.metrics().mechanisms.hiring.people_let_go, 2);
    set_knob(&mut world, Knob::LoadPerHour, 60.0);
    advance_to(&mut world, 3_100.0);
    assert_eq!(world.metrics().mechanisms.hiring.hires, 4);
    invariants::check(&world).unwrap();
}

/// Who is new knows nothing: of two versions of the plan she holds none, and nobody takes her to.
#[test]
fn who_is_new_knows_nothing_yet() {
    let mut world = desk(&[("/domains/0", json!({ "name": "plan", "owner": "Ana", "dependents": ["Bo", "Temp"] }))]);
    let now = world.metrics();
    assert_same("who is not there does not count", now.coherence_now_share, 1.0);
    items(&mut world, 4);
    advance_to(&mut world, 30.0);
    invariants::check(&world).unwrap();
    let pair = world.plan().subscriptions_of[TEMP as usize][0];
    let holding = world.knowledge().replica(pair);
    assert_eq!((holding.version, holding.believed, holding.retired), (0, 0, false));
    assert_same("Bo knows, and she does not", world.metrics().coherence_now_share, 0.5);
}

/// Who was hired fails by her own clock: ten minutes after she came, and not before.
#[test]
fn who_was_hired_fails_by_the_clock_of_her_own_stay() {
    let fails = json!({ "after": always(15.0), "recovers": always(5.0) });
    let mut world = desk(&[("/actors/4/fails", fails), ("/actors/4/mailbox", json!({ "persistent": true }))]);
    items(&mut world, 4);
    advance_to(&mut world, 50.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Crashed, TEMP), [39.0]);
    assert_eq!(at(&world, EventKind::Recovered, TEMP), [44.0]);
}

/// Somebody who leaves while she is down, and whose seat is filled again, can fail and come back as anybody can.
#[test]
fn a_seat_that_was_left_in_a_failure_is_like_new() {
    for takes in [20.0, 1.0] {
        let mut world = desk(&[
            ("/actors/4/fails", json!({ "recovers": always(5.0) })),
            ("/actors/4/count", json!(1)),
            ("/actors/0/hires/takes", always(takes)),
        ]);
        advance_to(&mut world, 30.0);
        world.command(&Command::Fail { actor: TEMP }).unwrap();
        advance_to(&mut world, 32.0);
        world.command(&Command::Remove { actor: TEMP }).unwrap();
        // If her successor is there by 35, it is not hers to come back then.
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_eq!(
            (world.metrics().mechanisms.hiring.hires, world.metrics().mechanisms.failure.recoveries),
            (2, 0),
            "it takes {takes}"
        );
        world.command(&Command::Fail { actor: TEMP }).unwrap();
        advance_to(&mut world, 70.0);
        assert_eq!(times(&world, EventKind::Recovered), [65.0]);
    }
}

/// At 120, when she comes to choose what is next, two wait for Ana, and Temp, who has had nothing to do since 109, is let go. They share a queue,
/// so Ana is called to what Temp leaves; that must not make her begin two things at once.
#[test]
fn letting_somebody_go_is_not_a_second_pair_of_hands() {
    let mut world = desk(&[
        ("/actors/0/hires/from_messages", json!(4)),
        ("/actors/0/hires/until_messages", json!(2)),
        ("/actors/0/hires/stays_minutes", json!(80)),
        ("/actors/0/hires/learning_slowness", json!(1)),
    ]);
    items(&mut world, 5);
    give_at(&mut world, 99.0, TEMP);
    for _ in 0..4 {
        give_at(&mut world, 100.0, ANA);
    }
    advance_to(&mut world, 119.0);
    assert_eq!(world.metrics().mechanisms.hiring.people_let_go, 0);
    for minute in 119..160 {
        advance_to(&mut world, f64::from(minute));
        invariants::check(&world).unwrap();
    }
    assert_eq!(at(&world, EventKind::LetGo, TEMP), [120.0]);
    assert_eq!(at(&world, EventKind::Done, ANA)[4..], [110.0, 120.0, 130.0, 140.0]);
}

/// Five wait at one time or another before she is there, but that is one decision: when she leaves at 24.5, nobody comes for the others.
#[test]
fn one_decision_is_one_hire() {
    let mut world = desk(&[]);
    items(&mut world, 5);
    advance_to(&mut world, 24.5);
    assert_eq!(world.metrics().mechanisms.hiring.hires, 1);
    world.command(&Command::Remove { actor: TEMP }).unwrap();
    advance_to(&mut world, 200.0);
    invariants::check(&world).unwrap();
    assert_eq!(world.metrics().mechanisms.hiring.hires, 1);
}

/// Twelve requests at once for Ana alone: she hires one after the other, and lets each go once it has nothing to do, has been there
/// for 100 minutes, and nothing waits for her. No message comes in meanwhile that would make her look.
#[test]
fn who_is_calm_lets_go_in_time_though_nothing_moves() {
    let hires = json!({
        "helpers": "Temp", "from_messages": 5, "until_messages": 0, "takes": always(1.0), "stays_minutes": 100,
    });
    let mut world = desk(&[
        ("/actors/0/hires", hires),
        ("/actors/4/count", json!(3)),
        ("/streams", json!([{ "name": "wave", "to": "desk", "gaps": "constant", "burst": 12 }])),
        ("/load_per_hour", json!(0.072)),
    ]);
    advance_to(&mut world, 20_000.0 - 0.5);
    invariants::check(&world).unwrap();
    let [hired, let_go] = [EventKind::Hired, EventKind::LetGo].map(|what| times(&world, what));
    assert_eq!((hired.len(), let_go.len()), (3, 3), "{hired:?} {let_go:?}");
    let done = times(&world, EventKind::Done);
    assert!(done.iter().all(|time| *time < hired[0] + 100.0), "all are idle by then: {done:?}");
    assert_eq!(let_go, hired.iter().map(|time| time + 100.0).collect::<Vec<f64>>());
}

/// Ana is at something for 1000 minutes, and five wait for her: she goes on hiring for as long as that is so, though nothing moves.
#[test]
fn who_drowns_hires_one_after_the_other_though_nothing_moves() {
    let mut world = desk(&[
        ("/actors/0/slowness", json!(100)),
        ("/roles", json!([])),
        ("/streams", json!([{ "name": "for Ana", "to": "Ana", "gaps": "constant" }])),
    ]);
    items(&mut world, 5);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Hired), [24.0, 44.0]);
}

/// At 20 the one who has been there for long enough is still at something: she is let go as soon as it is done.
#[test]
fn who_was_busy_is_let_go_when_she_is_through() {
    let mut world = desk(&[("/actors/0/hires/stays_minutes", json!(1))]);
    items(&mut world, 4);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!((at(&world, EventKind::Done, TEMP), times(&world, EventKind::LetGo)), (vec![54.0], vec![54.0]));
}

/// Temp has asked Dee, who is away, about her item at 54, and has nothing to do: she is let go, and Ana does the item.
#[test]
fn what_somebody_who_is_let_go_had_asked_about_goes_to_another_holder() {
    let mut world = desk(&[
        ("/actors/4/asks", json!({ "to": "Dee", "patience_minutes": 10_000 })),
        ("/actors/3/away", json!({ "after": always(1.0), "lasts": always(100_000.0) })),
    ]);
    items(&mut world, 4);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::LetGo, TEMP), [54.0]);
    assert_eq!(at(&world, EventKind::Done, ANA), [11.0, 21.0, 31.0, 64.0]);
    assert_eq!(world.metrics().mechanisms.asking.unfinished_items, 0);
}
