//! Back-pressure, and what stops a run that would go round in a circle for ever.

use super::office::{ANA, BO, at, office};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::history::History;
use actorium::kernel::{minutes, ticks};
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use actorium::{Stop, World};
use serde_json::{Value, json};

/// Ana passes on to Bo, who needs 300 minutes for an item and has room for one more: she has the "No" to her third item at 32. It does not
/// interrupt her fourth, which is refused too; but then she waits. Bo has room from 311 on: her third is in his mailbox at 343. Her
/// fourth is refused again until he has room at 611, and is with him at 613: only then she begins her fifth. If it does not block her, she
/// begins it at 40.
#[test]
fn back_pressure_keeps_the_refused_from_taking_up_more() {
    for (blocks, fifth) in [(true, 623.0), (false, 50.0)] {
        let mut world = office(&[
            ("/actors/0/passes_on", json!([{ "to": "Bo", "probability": 1 }])),
            ("/actors/0/on_refusal", json!({ "retry": { "wait_minutes": 50, "attempts_max": 100, "blocks": blocks } })),
            ("/actors/1/slowness", json!(30)),
            ("/actors/1/mailbox", json!({ "capacity": 1 })),
        ]);
        for _ in 0..5 {
            give_at(&mut world, 0.0, ANA);
        }
        advance_to(&mut world, 45.0);
        assert_eq!(world.actor_detail(ANA).unwrap().mode == "blocked", blocks);
        assert_eq!(world.actor_detail(ANA).unwrap().mailbox.waiting_count, u32::from(blocks));
        advance_to(&mut world, 630.0);
        invariants::check(&world).unwrap();
        let passed_on =
            events(&world, EventKind::Integrated).into_iter().filter(|(_, fact)| fact.kind == Some(Kind::Work));
        let passed_on: Vec<f64> = passed_on.filter(|(_, fact)| fact.to == ANA).map(|(time, _)| time).collect();
        assert_eq!(passed_on, [10.0, 20.0, 30.0, 40.0, fifth]);
        advance_to(&mut world, 3_000.0);
        invariants::check(&world).unwrap();
        assert_eq!(at(&world, EventKind::Done, BO).len(), 5, "nothing is lost for it");
    }
}

/// Two who pass an item to and fro, at no cost and over a medium that takes no time.
fn circle(most: u32) -> World {
    office(&[
        ("/integration_delay_minutes", json!(0)),
        ("/media/0/latency/mean_minutes", json!(0)),
        ("/actors/0/passes_on", json!([{ "to": "Bo", "probability": 1 }])),
        ("/actors/1/passes_on", json!([{ "to": "Ana", "probability": 1 }])),
        ("/instant_events_max", json!(most)),
    ])
}

#[track_caller]
fn assert_stopped(stop: &Stop, most: u32) {
    let Stop::Limit(problem) = stop else { panic!("it should stop, but {stop:?}") };
    let says = format!(
        "instant_events_max is reached: {most} events have happened without time passing; something goes round in a loop that \
         costs no time; give it a latency or an effort, or raise it"
    );
    assert_eq!((problem.path.as_str(), problem.message.as_str()), ("instant_events_max", says.as_str()));
}

/// A loop that takes no time stops at the limit with a sentence, and at the same place however it is advanced.
#[test]
fn what_goes_round_in_no_time_is_stopped() {
    for chunk in [u64::MAX, 7, 1] {
        let mut world = circle(500);
        give_at(&mut world, 5.0, ANA);
        let stop = loop {
            let stop = world.advance(ticks(60.0), chunk);
            if stop != Stop::OutOfBudget {
                break stop;
            }
        };
        assert_stopped(&stop, 500);
        assert_same("the time", minutes(world.now()), 5.0);
        invariants::check(&world).unwrap();
        assert_stopped(&world.advance(ticks(60.0), u64::MAX), 500);
        assert_stopped(&world.step(), 500);
    }
}

/// The run stays usable: back to before the loop, a knob turned, and it goes on.
#[test]
fn after_a_loop_one_can_go_back_and_turn_a_knob() {
    let mut history = History::new(circle(500));
    history.advance(ticks(5.0), u64::MAX);
    history.command(Command::GiveWork { actor: ANA }).unwrap();
    assert_stopped(&history.advance(ticks(60.0), u64::MAX), 500);
    assert_eq!(history.seek(ticks(4.0)), Stop::Reached);
    history.command(Command::SetKnob { knob: Knob::IntegrationDelayMinutes, value: 2.0 }).unwrap();
    history.command(Command::GiveWork { actor: ANA }).unwrap();
    assert_eq!(history.advance(ticks(60.0), u64::MAX), Stop::Reached);
    invariants::check(history.world()).unwrap();
    assert_eq!(at(history.world(), EventKind::Integrated, ANA)[..3], [6.0, 10.0, 14.0]);
}

/// And where it is: with a knob turned that makes the loop cost time, it goes on from there; with one that does not, it stops again.
#[test]
fn after_a_loop_a_knob_that_ends_it_lets_the_run_go_on() {
    let mut history = History::new(circle(500));
    history.command(Command::GiveWork { actor: ANA }).unwrap();
    assert_stopped(&history.advance(ticks(60.0), u64::MAX), 500);
    history.command(Command::SetKnob { knob: Knob::LossRate, value: 0.0 }).unwrap();
    assert_stopped(&history.advance(ticks(60.0), u64::MAX), 500);
    history.command(Command::SetKnob { knob: Knob::IntegrationDelayMinutes, value: 2.0 }).unwrap();
    assert_eq!(history.advance(ticks(60.0), u64::MAX), Stop::Reached);
    invariants::check(history.world()).unwrap();
    // The same on the way back and forth.
    let digest = history.world().digests();
    history.seek(ticks(30.0));
    history.seek(ticks(60.0));
    assert_eq!(history.world().digests(), digest);
}

/// Whatever comes back is bounded: who fails the moment she is back, a supervisor and child who fail each other, everybody hiring. Each either goes on,
/// or says which limit stopped it, within a bounded number of events.
#[test]
fn storms_end_or_say_why() {
    let now = json!({ "mean_minutes": 0 });
    let restart_loop: Vec<(&str, Value)> = vec![
        ("/actors/0/fails", json!({ "per_item": 1, "recovers": now })),
        ("/actors/0/mailbox", json!({ "persistent": true })),
        ("/integration_delay_minutes", json!(0)),
        ("/load_per_hour", json!(600)),
    ];
    let storm: Vec<(&str, Value)> = vec![
        (
            "/actors/0/supervises",
            json!({ "children": ["Bo", "Cem", "Dee"], "scope": "one_for_all", "restarts_max": 1, "effort": 0 }),
        ),
        (
            "/actors/1/fails",
            json!({ "after": { "mean_minutes": 0.01 }, "recovers": now, "signals_every_minutes": 0.1 }),
        ),
        (
            "/actors/2/fails",
            json!({ "after": { "mean_minutes": 0.01 }, "recovers": now, "signals_every_minutes": 0.1 }),
        ),
        ("/media/0/latency/mean_minutes", json!(0)),
    ];
    for changes in [restart_loop, storm] {
        let mut world = office(&changes);
        for minute in 1..=20 {
            let stop = world.advance(ticks(f64::from(minute)), 2_000_000);
            invariants::check(&world).unwrap();
            assert_ne!(stop, Stop::OutOfBudget, "a minute takes no more than two million events");
            if stop != Stop::Reached {
                break;
            }
        }
        assert!(times(&world, EventKind::Crashed).len() > 10);
    }
}
