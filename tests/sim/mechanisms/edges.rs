//! The edges of being there: what is held back, who may act, and what somebody leaves behind. By hand, to the minute.

use super::always;
use super::office::{ANA, BO, at, office};
use crate::support::{advance_to, give_at, run, scenario, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

fn fail_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::Fail { actor }).unwrap();
}

/// Ana does an item a minute and passes it on to Bo, who takes ten and has room for one.
fn pipeline(retry: &Value, more: &[(&str, Value)]) -> World {
    let base = json!({
        "format": 1, "name": "back-pressure", "integration_delay_minutes": 1, "load_per_hour": 60,
        "actors": [
            {
                "name": "Ana", "integration": "constant", "mailbox": { "capacity": 5 },
                "on_refusal": { "retry": retry }, "passes_on": [{ "to": "Bo", "probability": 1 }],
            },
            { "name": "Bo", "slowness": 10, "integration": "constant", "mailbox": { "capacity": 1 } },
        ],
        "streams": [{ "name": "work", "to": "Ana", "gaps": "constant" }],
        "links": [{ "from": "Ana", "to": "Bo", "both_ways": true }],
    });
    let value = more.iter().fold(base, |value, (pointer, new)| crate::support::changed(value, pointer, new.clone()));
    run(&scenario(&value), 1, 600.0)
}

/// Bo is the bottleneck: what Ana has passed on is done, or with him, or it is the one that she holds. Her own mailbox fills up, and all else is refused on admission.
#[test]
fn a_blocked_sender_holds_what_it_was_refused_and_no_more() {
    let protocols = [json!("fire_and_forget"), json!({ "acknowledge": { "timeout_minutes": 1000 } })];
    for protocol in protocols {
        let retry = json!({ "wait_minutes": 0.5, "attempts_max": 1_000_000, "blocks": true });
        let mut world = pipeline(&retry, &[("/protocol", protocol.clone())]);
        for minute in 600..700 {
            advance_to(&mut world, f64::from(minute) + 0.25);
            invariants::check(&world).unwrap();
            let (metrics, detail) = (world.metrics(), world.actor_detail(BO).unwrap());
            let at_bo = u64::from(detail.mailbox.waiting_count) + u64::from(detail.integrating.is_some());
            let begun = world.observers().tally.actors[ANA as usize].integrated;
            let held = metrics.held_back_now_messages;
            assert!(held <= 1, "{held} are held at {minute} with {protocol}");
            assert_eq!(begun, metrics.work_done_items + at_bo + held, "at {minute} with {protocol}");
        }
        let metrics = world.metrics();
        assert!(metrics.work_done_items >= 68, "Bo never waits: {}", metrics.work_done_items);
        assert!(metrics.back_pressure_share > 0.4 && metrics.held_back_mean_messages > 0.85, "{metrics:?}");
        let ana = world.actor_detail(ANA).unwrap();
        assert_eq!((u64::from(ana.held_back_count), ana.mode.as_str()), (metrics.held_back_now_messages, "blocked"));
        assert_eq!(ana.mailbox.waiting_count, 5, "{protocol}");
    }
}

/// Whoever gives up goes on, and so does whoever loses what it tries again, or is never told.
#[test]
fn whoever_gives_up_or_hears_no_more_goes_on() {
    let retry = json!({ "wait_minutes": 0.5, "attempts_max": 2, "blocks": true });
    let world = pipeline(&retry, &[]);
    invariants::check(&world).unwrap();
    // A minute of work, and half a minute of waiting for each that Bo has no room for.
    let begun = world.observers().tally.actors[ANA as usize].integrated;
    assert!((400..=430).contains(&begun), "{begun}");
    let retry = json!({ "wait_minutes": 0.5, "attempts_max": 1_000_000, "blocks": true });
    let world = pipeline(&retry, &[("/actors/1/mailbox/when_full", json!("drop_newest"))]);
    invariants::check(&world).unwrap();
    assert_eq!(world.observers().tally.actors[ANA as usize].integrated, 599, "nobody tells her");
}

/// Whoever leaves gives up what it was refused, at once.
#[test]
fn whoever_leaves_gives_up_what_it_was_refused() {
    let retry = json!({ "wait_minutes": 50, "attempts_max": 1_000_000, "blocks": true });
    let mut world = pipeline(&retry, &[]);
    let (held, before) = (world.metrics().held_back_now_messages, world.metrics().messages.given_up);
    assert!(held > 0);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    invariants::check(&world).unwrap();
    let after = world.metrics();
    assert_eq!((after.held_back_now_messages, after.messages.given_up), (0, before + held));
}

/// Ana asks Bo at 10, who is away for good, and would guess at 30. She is not there from 15 on, for one reason or another: she guesses as
/// soon as she is back.
#[test]
fn nobody_guesses_who_is_not_there() {
    let never = ("/actors/1/away", json!({ "after": always(1.0), "lasts": always(100_000.0) }));
    let burns_out = json!({ "above": 0.5, "for_minutes": 0.01, "recovers": always(85.0) });
    let stress = json!({ "tolerance_messages": 1, "time_constant_minutes": 0.001, "burns_out": burns_out });
    let resumes = json!({ "children": ["Ana"], "directive": "resume", "effort": 8.3 });
    let meeting = json!([{
        "name": "weekly", "attendees": ["Ana", "Cem"], "first_minutes": 15, "every_minutes": 1000, "lasts_minutes": 85,
    }]);
    let hours = json!([{ "name": "here", "hours": { "opens_minutes": 100, "closes_minutes": 15 } }]);
    for blocking in [true, false] {
        let asks = ("/actors/0/asks", json!({ "to": "Bo", "blocking": blocking, "patience_minutes": 20 }));
        let absences: [(&str, Vec<(&str, Value)>); 5] = [
            ("away", vec![("/actors/0/away", json!({ "after": always(15.0), "lasts": always(85.0) }))]),
            ("down", vec![("/actors/3/supervises", resumes.clone())]),
            ("burnt_out", vec![("/actors/0/stress", stress.clone())]),
            ("meeting", vec![("/meetings", meeting.clone())]),
            ("off_hours", vec![("/actors/0/site", json!("here")), ("/sites", hours.clone())]),
        ];
        for (mode, more) in absences {
            let mut changes = vec![never.clone(), asks.clone()];
            changes.extend(more);
            let mut world = office(&changes);
            give_at(&mut world, 0.0, ANA);
            match mode {
                "down" => fail_at(&mut world, 15.0, ANA),
                "burnt_out" => {
                    give_at(&mut world, 12.0, ANA);
                    give_at(&mut world, 12.0, ANA);
                }
                _ => {}
            }
            advance_to(&mut world, 35.0);
            assert_eq!(world.actor_detail(ANA).unwrap().mode, mode, "{mode}");
            assert_eq!(times(&world, EventKind::Guessed), [0.0; 0], "{mode}, blocking {blocking}");
            invariants::check(&world).unwrap();
            advance_to(&mut world, 130.0);
            invariants::check(&world).unwrap();
            let guessed = times(&world, EventKind::Guessed);
            assert!((99.9..=115.1).contains(&guessed[0]), "{mode}, blocking {blocking}: {guessed:?}");
        }
    }
}

/// The failure of Ana is handled after 500 minutes: until then she does not guess, and then she has forgotten what she asked.
#[test]
fn who_is_down_does_not_finish_on_a_guess() {
    let fails = json!({
        "after": always(40.0), "recovers": always(5.0), "signals_every_minutes": 1000,
    });
    let scenario = scenario(&json!({
        "format": 1, "name": "guess", "integration_delay_minutes": 1, "load_per_hour": 2,
        "actors": [
            {
                "name": "Ana", "integration": "constant", "asks": { "to": "Bo", "patience_minutes": 60 },
                "mailbox": { "persistent": true }, "fails": fails,
            },
            { "name": "Bo", "away": { "after": always(1.0), "lasts": always(100_000.0) } },
            { "name": "Cem", "integration": "constant", "slowness": 500, "supervises": { "children": ["Ana"] } },
        ],
        "streams": [{ "name": "work", "to": "Ana", "gaps": "constant" }],
        "effort": { "work": 1, "question": 1, "update": 1 },
        "systems": [{ "name": "all", "members": ["Ana", "Bo", "Cem"] }],
    }));
    let world = run(&scenario, 1, 600.0);
    invariants::check(&world).unwrap();
    let [down, back] = [EventKind::Crashed, EventKind::Recovered].map(|what| times(&world, what)[0]);
    assert!(down == 40.0 && back > 540.0, "down from {down} to {back}");
    let guessed = times(&world, EventKind::Guessed);
    assert!(guessed.iter().all(|time| !(down..back).contains(time)), "{guessed:?}");
}

/// A proposal's time is over at 70, while Ana is away: she drops it when she is back.
#[test]
fn nobody_drops_a_proposal_who_is_not_there() {
    let committee = json!({ "committee": { "within_minutes": 60 } });
    let mut world = office(&[
        ("/domains/0", json!({ "name": "plan", "owner": "Ana", "dependents": ["Bo"], "ownership": committee })),
        ("/streams/0/changes", json!("plan")),
        ("/actors/1/away", json!({ "after": always(1.0), "lasts": always(100_000.0) })),
        ("/actors/0/away", json!({ "after": always(15.0), "lasts": always(85.0) })),
    ]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 110.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Abandoned), at(&world, EventKind::Done, ANA)), (vec![100.0], vec![100.0]));
}

/// Ana says it again every 10 minutes until it is confirmed, but not while she is away from 15 to 100.
#[test]
fn nobody_says_it_again_who_is_not_there() {
    let mut changes = super::office::with_plan(&["Bo"]).to_vec();
    changes.extend([
        ("/protocol", json!({ "acknowledge": { "timeout_minutes": 10 } })),
        ("/loss_rate", json!(1)),
        ("/effort/work", json!(0)),
        ("/actors/0/away", json!({ "after": always(15.0), "lasts": always(85.0) })),
    ]);
    let mut world = office(&changes);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 112.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Sent, BO), [0.0, 10.0, 100.0, 110.0]);
}

/// Five wait for Ana while she is away from 15 to 100: she thinks of a second pair of hands when she is back.
#[test]
fn nobody_hires_who_is_not_there() {
    let hires = json!({ "helpers": "Temp", "from_messages": 3, "until_messages": 0, "takes": always(1.0) });
    let mut world = office(&[
        ("/actors/0/hires", hires),
        ("/actors/0/away", json!({ "after": always(15.0), "lasts": always(85.0) })),
        ("/actors/4", json!({ "name": "Temp", "integration": "constant" })),
    ]);
    for _ in 0..5 {
        give_at(&mut world, 20.0, ANA);
    }
    advance_to(&mut world, 130.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Hired), [101.0]);
}

/// Bo does not hear of the plan; Cem, who looks how he is doing, cannot talk to him while he is away.
#[test]
fn nobody_is_learned_from_who_is_not_there() {
    let glue = json!({ "every": always(10.0), "effort": 0, "talks_to": 1 });
    let noticed = |away: bool| {
        let mut changes = super::office::with_plan(&["Bo", "Cem"]).to_vec();
        let lasts = if away { 10_000.0 } else { 0.01 };
        changes.extend([
            ("/domains/0/announced", json!(false)),
            ("/actors/0/glue", glue.clone()),
            ("/actors/1/away", json!({ "after": always(5.0), "lasts": always(lasts) })),
            ("/actors/2/away", json!({ "after": always(5.0), "lasts": always(lasts) })),
        ]);
        let mut world = office(&changes);
        give_at(&mut world, 0.0, ANA);
        advance_to(&mut world, 55.0);
        invariants::check(&world).unwrap();
        times(&world, EventKind::Noticed).len()
    };
    assert_eq!((noticed(false) > 0, noticed(true)), (true, 0));
}

/// Two requests come to the desk at 10, and both are Ana's, for Bo is back at 12 only. What is urgent comes when it is handed out.
fn desk(more: &[(&'static str, Value)]) -> World {
    let mut changes = vec![
        ("/roles", json!([{ "name": "desk", "holders": ["Ana", "Bo"], "shared": false }])),
        (
            "/streams",
            json!([
                { "name": "alarms", "to": "Ana", "urgency": 3, "gaps": "constant", "share": 1e-6 },
                { "name": "requests", "to": "desk", "gaps": "constant", "burst": 2 },
            ]),
        ),
        ("/load_per_hour", json!(12)),
        ("/actors/0/attention", json!({ "interrupts": { "switch_minutes": 0 } })),
        ("/actors/1/away", json!({ "after": always(5.0), "lasts": { "mean_minutes": 7, "shape": "constant" } })),
        ("/actors/1/slowness", json!(0.5)),
    ];
    changes.extend(more.iter().cloned());
    let mut world = office(&changes);
    advance_to(&mut world, 10.5);
    crate::support::set_knob(&mut world, actorium::engine::Knob::LoadPerHour, 0.0);
    world
}

/// Everything that came in is done, or was dropped, or refused, or is said to stay unfinished; and how much of it Bo did.
fn outcome(world: &mut World) -> [usize; 4] {
    advance_to(world, 300.0);
    invariants::check(world).unwrap();
    let tally = &world.observers().tally;
    let [arrived, dropped, unfinished] =
        [EventKind::Arrived, EventKind::Dropped, EventKind::Unfinished].map(|what| tally.of(what) as usize);
    let [ana, bo] = [ANA, BO].map(|one| at(world, EventKind::Done, one).len());
    assert_eq!(arrived, ana + bo + dropped + unfinished, "all that came in");
    [ana, bo, dropped, unfinished]
}

/// One request is integrated when Ana goes at 14, one waits: she finishes the first if she leaves by herself, and Bo does the rest.
#[test]
fn what_waits_for_somebody_goes_to_another_holder() {
    let mut world = desk(&[]);
    advance_to(&mut world, 14.0);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    assert_eq!(outcome(&mut world), [1, 1, 0, 0]);
    let stops = json!({ "children": ["Ana"], "directive": "stop", "effort": 0 });
    let mut world = desk(&[("/actors/3/supervises", stops)]);
    fail_at(&mut world, 13.5, ANA);
    assert_eq!(outcome(&mut world), [0, 2, 0, 0], "what she was at when she failed is put aside");
}

/// At 11 Ana puts a request aside for something urgent, which is hers alone; at 14 she goes.
#[test]
fn what_somebody_had_put_aside_goes_to_another_holder() {
    let mut world = desk(&[]);
    give_at(&mut world, 11.0, ANA);
    advance_to(&mut world, 14.0);
    let ana = world.actor_detail(ANA).unwrap();
    assert_eq!((ana.preempted.len(), ana.mailbox.waiting_count), (1, 1));
    world.command(&Command::Remove { actor: ANA }).unwrap();
    assert_eq!(at(&world, EventKind::HandedOver, BO), [14.0, 14.0]);
    assert_eq!(outcome(&mut world), [1, 2, 0, 0]);

    let stops = json!({ "children": ["Ana"], "directive": "stop", "effort": 0 });
    let mut world = desk(&[("/actors/3/supervises", stops)]);
    give_at(&mut world, 11.0, ANA);
    fail_at(&mut world, 13.5, ANA);
    assert_eq!(outcome(&mut world), [0, 2, 1, 0], "nobody else holds what is urgent");

    let mut world = desk(&[("/actors/0/fails", json!({ "recovers": always(50.0) }))]);
    give_at(&mut world, 11.0, ANA);
    fail_at(&mut world, 13.5, ANA);
    assert_eq!(outcome(&mut world), [0, 2, 1, 0], "whoever begins anew has lost what was in the mailbox, too");

    let persistent = ("/actors/0/mailbox", json!({ "persistent": true }));
    let mut world = desk(&[("/actors/0/fails", json!({ "recovers": always(50.0) })), persistent]);
    give_at(&mut world, 11.0, ANA);
    fail_at(&mut world, 13.5, ANA);
    assert_eq!(outcome(&mut world), [3, 0, 0, 0], "what is kept is hers still");

    let full = ("/actors/1/mailbox", json!({ "capacity": 1 }));
    let mut world = desk(&[full]);
    give_at(&mut world, 11.0, ANA);
    give_at(&mut world, 12.0, BO);
    advance_to(&mut world, 14.0);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    let [ana, bo, dropped, _] = outcome(&mut world);
    assert_eq!((ana, bo, dropped), (1, 2, 1), "there is room for one");
}

/// Ana has asked about the first request at 20, and about the second at 30; Cem does not answer. She goes at 37, and Bo is there.
#[test]
fn what_somebody_had_asked_about_goes_to_another_holder_or_stays_unfinished() {
    let asks = ("/actors/0/asks", json!({ "to": "Cem", "patience_minutes": 1000 }));
    let never = ("/actors/2/away", json!({ "after": always(1.0), "lasts": always(100_000.0) }));
    for (holders, left) in [(json!(["Ana", "Bo"]), [0, 2, 0, 0]), (json!(["Ana"]), [0, 0, 0, 2])] {
        let stops = ("/actors/3/supervises", json!({ "children": ["Ana"], "directive": "stop", "effort": 0 }));
        for stopped in [false, true] {
            let mut world = desk(&[asks.clone(), never.clone(), stops.clone(), ("/roles/0/holders", holders.clone())]);
            advance_to(&mut world, 37.0);
            assert_eq!(times(&world, EventKind::Asked).len(), 2);
            if stopped {
                fail_at(&mut world, 37.0, ANA);
            } else {
                world.command(&Command::Remove { actor: ANA }).unwrap();
            }
            assert_eq!(outcome(&mut world), left, "stopped: {stopped}");
            assert_eq!(world.metrics().mechanisms.asking.unfinished_items, left[3] as u64);
        }
    }
}
