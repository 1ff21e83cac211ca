//! Failures and what supervisors do about them, by hand, to the minute.

use super::always;
use super::office::{ANA, BO, CEM, DEE, at, office};
use crate::support::{advance_to, assert_same, events, give_at};
use actorium::World;
use actorium::command::Command;
use actorium::engine::State;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// Ana looks after Bo, Cem and Dee. It takes her 2 minutes to handle a failure, and each of them 5 to recover.
fn team(rules: &Value, changes: &[(&'static str, Value)]) -> World {
    let mut supervises = json!({ "children": ["Bo", "Cem", "Dee"], "effort": 0.2 });
    for (name, value) in rules.as_object().unwrap() {
        supervises[name] = value.clone();
    }
    let fails = json!({ "recovers": always(5.0), "signals_every_minutes": 20 });
    let mut all = vec![("/actors/0/supervises", supervises)];
    for place in ["/actors/1/fails", "/actors/2/fails", "/actors/3/fails"] {
        all.push((place, fails.clone()));
    }
    all.extend(changes.iter().cloned());
    office(&all)
}

fn fail_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::Fail { actor }).unwrap();
}

/// Loses what is in flight of a kind.
fn lose(world: &mut World, kind: Kind) {
    let found = world
        .messages()
        .iter()
        .map(|(_, message)| message)
        .find(|message| message.kind == kind && message.state == State::InFlight);
    let message = found.unwrap().serial;
    world.command(&Command::LoseMessage { message }).unwrap();
}

/// Cem's failure at 10 is with Ana at 11, handled at 13, and with him again at 14. What each directive makes of the item that he has worked
/// on since 8, and of the one that waits: (up again at, items done at).
#[test]
fn each_directive_does_what_it_says() {
    let cases: [(&str, bool, &[f64], &[f64]); 4] = [
        ("restart", false, &[19.0], &[]),
        ("restart", true, &[19.0], &[27.0, 37.0]),
        ("resume", false, &[14.0], &[22.0, 32.0]),
        ("stop", false, &[], &[]),
    ];
    for (directive, persistent, up, done) in cases {
        let mailbox = ("/actors/2/mailbox", json!({ "persistent": persistent }));
        let mut world = team(&json!({ "directive": directive }), &[mailbox]);
        give_at(&mut world, 8.0, CEM);
        give_at(&mut world, 9.0, CEM);
        fail_at(&mut world, 10.0, CEM);
        advance_to(&mut world, 10.5);
        let detail = world.actor_detail(CEM).unwrap();
        assert_eq!((detail.mode.as_str(), detail.down_since_minutes, detail.crashes), ("down", Some(10.0), 1));
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_eq!(
            (at(&world, EventKind::Crashed, CEM), at(&world, EventKind::Recovered, CEM)),
            (vec![10.0], up.to_vec())
        );
        assert_eq!(at(&world, EventKind::Done, CEM), done, "{directive}");
        let metrics = world.metrics();
        assert_same("handled after", metrics.mechanisms.failure.failure_handling_minutes_mean, 3.0);
        assert_eq!(metrics.people_left, u64::from(directive == "stop"));
        assert_eq!(metrics.messages.dropped, 2 - done.len() as u64, "{directive}");
        let down = up.first().map_or(4.0, |up| up - 10.0);
        assert_same("down for", metrics.mechanisms.failure.down_minutes_mean, down);
        assert_eq!(events(&world, EventKind::Crashed)[0].1.number, 2, "a person did it");
    }
}

/// Whom a scope restarts when Cem fails, and whose item of 9 is lost with that.
#[test]
fn a_scope_says_who_else_begins_again() {
    let cases: [(&str, &[u32]); 3] =
        [("one_for_one", &[CEM]), ("one_for_all", &[BO, CEM, DEE]), ("rest_for_one", &[CEM, DEE])];
    for (scope, restarted) in cases {
        let mut world = team(&json!({ "scope": scope }), &[]);
        for actor in [BO, CEM, DEE] {
            give_at(&mut world, 9.0, actor);
        }
        fail_at(&mut world, 10.0, CEM);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        for actor in [BO, CEM, DEE] {
            let restarts = restarted.contains(&actor);
            let (up, done) = (at(&world, EventKind::Recovered, actor), at(&world, EventKind::Done, actor));
            assert_eq!(up, if restarts { vec![19.0] } else { vec![] }, "{scope}");
            assert_eq!(done, if restarts { vec![] } else { vec![19.0] }, "{scope}");
        }
        assert_eq!(world.metrics().mechanisms.failure.crashes, 1, "only one has failed");
    }
}

/// Two failures in 100 minutes are borne; the third, handled at 73, is escalated: Ana fails, and as nobody looks after her she is back at once,
/// and with her comes Cem. In a window of 50 minutes there are never more than two.
#[test]
fn too_many_failures_in_a_window_are_escalated() {
    for (within, escalations) in [(100.0, 1), (50.0, 0)] {
        let mut world = team(&json!({ "restarts_max": 2, "within_minutes": within }), &[]);
        for minutes in [10.0, 40.0, 70.0] {
            fail_at(&mut world, minutes, CEM);
        }
        advance_to(&mut world, 72.9);
        assert_eq!(world.metrics().mechanisms.failure.escalations, 0);
        // An escalation begins a new count.
        fail_at(&mut world, 90.0, CEM);
        advance_to(&mut world, 120.0);
        invariants::check(&world).unwrap();
        assert_eq!(world.metrics().mechanisms.failure.escalations, escalations);
        assert_eq!(at(&world, EventKind::Crashed, ANA), if escalations > 0 { vec![73.0] } else { vec![] });
        assert_eq!(at(&world, EventKind::Recovered, CEM), [19.0, 49.0, 79.0, 99.0]);
        let causes: Vec<u32> = events(&world, EventKind::Crashed).iter().map(|(_, fact)| fact.number).collect();
        let expected: &[u32] = if escalations > 0 { &[2, 2, 2, 3, 2] } else { &[2; 4] };
        assert_eq!(causes, expected, "four by a person, and one by escalation");
    }
}

/// A failure climbs: Ana, who escalates, has Bo's failure at 13, fails herself, and tells Dee, who looks after her; at 14, and handled
/// at 16. Ana is told at 17, is back at 22, and has Bo begin again at 23.
#[test]
fn an_escalation_climbs_to_the_supervisors_supervisor() {
    let mut world = office(&[
        ("/actors/0/supervises", json!({ "children": ["Bo"], "directive": "escalate", "effort": 0.2 })),
        ("/actors/0/fails", json!({ "recovers": always(5.0) })),
        ("/actors/1/fails", json!({ "recovers": always(5.0) })),
        ("/actors/3/supervises", json!({ "children": ["Ana"], "effort": 0.2 })),
    ]);
    fail_at(&mut world, 10.0, BO);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Escalated, BO), [13.0]);
    assert_eq!((at(&world, EventKind::Crashed, ANA), at(&world, EventKind::Recovered, ANA)), (vec![13.0], vec![22.0]));
    assert_eq!(at(&world, EventKind::Recovered, BO), [28.0]);
    assert_eq!(world.actor_detail(ANA).unwrap().supervisor, Some(DEE));
}

/// A signal that is lost is sent again after 20 minutes, and so is one whose answer is lost: the supervisor says it again.
#[test]
fn what_is_lost_between_child_and_supervisor_is_said_again() {
    let mut world = team(&json!({}), &[]);
    fail_at(&mut world, 10.0, CEM);
    lose(&mut world, Kind::Failure);
    advance_to(&mut world, 60.0);
    assert_eq!(at(&world, EventKind::Recovered, CEM), [39.0]);
    assert_same("handled after", world.metrics().mechanisms.failure.failure_handling_minutes_mean, 23.0);
    let mut world = team(&json!({}), &[]);
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 13.5);
    lose(&mut world, Kind::Restart);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Recovered, CEM), [39.0]);
    assert_same("handled once", world.metrics().mechanisms.failure.failure_handling_minutes_mean, 3.0);
    assert_eq!(world.metrics().mechanisms.failure.crashes, 1);
}

/// What is said about an earlier failure is past: it does not bring back who has failed again since.
#[test]
fn who_is_back_is_not_told_twice() {
    let mut world = team(&json!({}), &[]);
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 60.0);
    let tally = &world.observers().tally;
    assert_eq!((tally.of_kind(EventKind::Sent, Kind::Failure), tally.of_kind(EventKind::Sent, Kind::Restart)), (1, 1));
}

/// Ana has three items of 10 minutes before her when Cem fails at 10: she handles his failure 31 minutes after it.
#[test]
fn an_overloaded_supervisor_is_late() {
    let mut world = team(&json!({}), &[("/actors/2/fails/signals_every_minutes", json!(600))]);
    for _ in 0..3 {
        give_at(&mut world, 9.0, ANA);
    }
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 90.0);
    assert_same("handled after", world.metrics().mechanisms.failure.failure_handling_minutes_mean, 31.0);
    assert_same("down for", world.metrics().mechanisms.failure.down_minutes_mean, 31.0 + 1.0 + 5.0);
}

/// Ana is down from 5 to 35. Cem's failure of 10 waits for her; she has him begin again the moment she is back, and need not handle his
/// signal first.
#[test]
fn with_a_supervisor_its_children_come_back() {
    let mut world = team(&json!({}), &[("/actors/0/fails", json!({ "recovers": always(30.0) }))]);
    fail_at(&mut world, 5.0, ANA);
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 90.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Recovered, ANA), [35.0]);
    assert_eq!(at(&world, EventKind::Recovered, CEM), [41.0]);
    assert_eq!(at(&world, EventKind::Recovered, BO), [] as [f64; 0], "who is up goes on");
}

/// A supervisor who has left cannot be told: her children look after themselves.
#[test]
fn without_a_supervisor_people_restart_by_themselves() {
    let mut world = team(&json!({}), &[]);
    advance_to(&mut world, 1.0);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 60.0);
    assert_eq!(at(&world, EventKind::Recovered, CEM), [15.0]);
    // She leaves before she could answer: he is told nothing, and when he would tell her again he begins by himself.
    let mut world = team(&json!({}), &[]);
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 10.5);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    advance_to(&mut world, 60.0);
    assert_eq!(at(&world, EventKind::Recovered, CEM), [35.0]);
}

/// Two items a hour for Cem come to Ana first: a minute of hers each, and one in the chat.
#[test]
fn a_supervisor_shields_its_children_from_the_outside() {
    for shields in [true, false] {
        let mut world = team(
            &json!({ "shields": shields }),
            &[
                ("/actors/0/slowness", json!(0.1)),
                ("/load_per_hour", json!(2)),
                ("/streams", json!([{ "name": "requests", "to": "Cem", "gaps": "constant" }])),
            ],
        );
        advance_to(&mut world, 59.0);
        invariants::check(&world).unwrap();
        assert_eq!(at(&world, EventKind::Done, CEM), [if shields { 42.0 } else { 40.0 }]);
        assert_eq!(at(&world, EventKind::Integrated, ANA), if shields { vec![31.0] } else { vec![] });
        assert_eq!(world.metrics().mechanisms.failure.shielded_items, u64::from(shields));
        assert_same("lead time", world.metrics().lead_time_minutes.mean, if shields { 12.0 } else { 10.0 });
    }
}

/// Up for 10 minutes each time, whoever else's failure made him begin again: Bo, restarted with Cem at 14, is back at 19 and up until
/// 29.
#[test]
fn the_clock_of_a_failure_begins_with_being_up() {
    let fails = json!({ "after": always(10.0), "recovers": always(5.0), "signals_every_minutes": 20 });
    let mut world = team(&json!({ "scope": "one_for_all" }), &[("/actors/1/fails", fails)]);
    fail_at(&mut world, 5.0, CEM);
    advance_to(&mut world, 30.0);
    invariants::check(&world).unwrap();
    // Told at 6, handled at 8, all down at 9, back at 14.
    assert_eq!(at(&world, EventKind::Recovered, BO), [14.0]);
    assert_eq!(at(&world, EventKind::Crashed, BO), [24.0]);
    assert_eq!(events(&world, EventKind::Crashed)[1].1.number, 0, "its time had come");
}

/// Over a chat that takes 5 minutes Ana, who was busy, deals with his signals of 10 and 30 one after the other, and says twice that he should begin
/// again before he can. He hears it at 55 and 57, is back at 55 at once, and does not begin again a second time.
#[test]
fn who_has_begun_again_does_not_do_so_twice_for_one_failure() {
    for directive in ["restart", "resume"] {
        let mut world = team(
            &json!({ "directive": directive }),
            &[("/media/0/latency/mean_minutes", json!(5)), ("/actors/2/fails/recovers", always(0.0))],
        );
        for minutes in [8.0, 8.0, 8.0, 8.0] {
            give_at(&mut world, minutes, ANA);
        }
        fail_at(&mut world, 10.0, CEM);
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        let sent = world.observers().tally.of_kind(EventKind::Sent, Kind::Restart);
        assert!(sent > 1, "she says it {sent} times");
        assert_eq!(at(&world, EventKind::Recovered, CEM), [55.0], "{directive}");
        assert_eq!(world.metrics().mechanisms.failure.crashes, 1);
    }
}

/// Who is down hears her supervisor also over a medium that does not wait for who is away.
#[test]
fn who_is_down_hears_that_she_should_begin_again() {
    let mut world = team(&json!({}), &[("/media/0/persistent", json!(false))]);
    fail_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 60.0);
    assert_eq!((at(&world, EventKind::Recovered, CEM), world.metrics().messages.missed), (vec![19.0], 0));
}

/// Each beginning has times of its own, also one that another's failure brought about.
#[test]
fn each_beginning_is_drawn_anew() {
    let spread = json!({ "mean_minutes": 5 });
    let mut world = team(&json!({ "scope": "one_for_all" }), &[("/actors/1/fails/recovers", spread)]);
    for minutes in [10.0, 110.0, 210.0] {
        fail_at(&mut world, minutes, CEM);
    }
    advance_to(&mut world, 300.0);
    let back = at(&world, EventKind::Recovered, BO);
    assert_eq!(back.len(), 3);
    let took: Vec<f64> = back.iter().zip([14.0, 114.0, 214.0]).map(|(back, told)| back - told).collect();
    assert!(took[0] != took[1] && took[1] != took[2] && took[0] != took[2], "{took:?}");

    // And so has the time until the next failure: of 100 minutes on average, and begun anew each time.
    let fails = json!({ "after": { "mean_minutes": 100_000 }, "recovers": always(0.0) });
    let mut world = team(&json!({ "scope": "one_for_all" }), &[("/actors/1/fails", fails)]);
    let mut due = Vec::new();
    for minutes in [10.0, 110.0, 210.0] {
        fail_at(&mut world, minutes, CEM);
        advance_to(&mut world, minutes + 50.0);
        let mut alone = world.clone();
        while at(&alone, EventKind::Crashed, BO).is_empty() {
            assert_eq!(alone.step(), actorium::Stop::Reached);
        }
        due.push(at(&alone, EventKind::Crashed, BO)[0] - minutes);
    }
    assert!(due[0] != due[1] && due[1] != due[2] && due[0] != due[2], "{due:?}");
}

/// Dee shields Ana, who shields Cem: what comes from outside for Cem comes in at Dee, and goes to Ana and then to him. What he passes on to Dee, and
/// she to Ana, is not on its way down: Ana does it.
#[test]
fn shields_within_shields_take_work_in_level_by_level() {
    for passes_on in [false, true] {
        let shields = |child: &str| json!({ "children": [child], "shields": true });
        let mut changes = vec![
            ("/actors/3/supervises", shields("Ana")),
            ("/actors/0/supervises", shields("Cem")),
            ("/streams", json!([{ "name": "requests", "to": "Cem", "gaps": "constant" }])),
            ("/load_per_hour", json!(0.25)),
        ];
        if passes_on {
            changes.push(("/actors/2/passes_on", json!([{ "to": "Dee", "probability": 1 }])));
            changes.push(("/actors/3/passes_on", json!([{ "to": "Ana", "probability": 1 }])));
        }
        let mut world = super::office::office(&changes);
        advance_to(&mut world, 400.0);
        invariants::check(&world).unwrap();
        let integrated: Vec<(f64, u32)> =
            events(&world, EventKind::Integrated).iter().map(|(time, fact)| (*time, fact.to)).collect();
        let down = [(250.0, 3), (261.0, ANA), (272.0, CEM)];
        let round = [(283.0, 3), (294.0, ANA)];
        assert_eq!(integrated, if passes_on { [&down[..], &round[..]].concat() } else { down.to_vec() });
        assert_eq!(world.metrics().work_done_items, 1);
        assert_eq!(world.metrics().mechanisms.failure.shielded_items, 1);
    }
}
