//! Roles, by hand, to the minute: who gets what is sent to one, and who takes over.

use super::always;
use super::office::{ANA, BO, CEM, DEE, at, office};
use crate::support::{advance_to, assert_same, events, give_at, scenario, set_knob, times, world};
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::mechanism::roles::Roles;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// A role, and work for it every 20 minutes, or as a test says.
fn desk(holders: &[&str], standby: &[&str], shared: bool, more: &[(&'static str, Value)]) -> World {
    let role = json!({ "name": "desk", "holders": holders, "standby": standby, "shared": shared });
    let mut changes = vec![
        ("/roles", json!([role])),
        ("/streams", json!([{ "name": "requests", "to": "desk", "gaps": "constant" }])),
        ("/load_per_hour", json!(3)),
    ];
    changes.extend(more.iter().cloned());
    office(&changes)
}

/// Who did what came to the desk, and when.
fn done(world: &World) -> Vec<(f64, u32)> {
    events(world, EventKind::Done).iter().map(|(time, fact)| (*time, fact.to)).collect()
}

/// Work comes at 20, 40 and 60; Ana, the holder, is away from 25 to 55, and in that time Bo stands in, who else does nothing of it. He takes
/// over once, and again in her next absence.
#[test]
fn a_standby_holds_a_role_only_while_no_holder_is_there() {
    let away = json!({ "after": always(25.0), "lasts": always(30.0) });
    for shared in [true, false] {
        let mut world = desk(&["Ana"], &["Bo"], shared, &[("/actors/0/away", away.clone())]);
        advance_to(&mut world, 119.0);
        invariants::check(&world).unwrap();
        // Away from 25 to 55, and from 80 to 110.
        let expected = [(30.0, ANA), (50.0, BO), (70.0, ANA), (90.0, BO), (110.0, BO)];
        assert_eq!(done(&world), expected, "shared: {shared}");
        let took_over: Vec<(f64, u32)> =
            events(&world, EventKind::TookOver).iter().map(|(time, fact)| (*time, fact.to)).collect();
        assert_eq!(took_over, [(40.0, BO), (80.0, BO)]);
        assert_eq!(world.metrics().mechanisms.roles.take_overs, 2);
    }
}

/// What waits for a holder who goes is taken up by the standby, if it is one queue; else it waits for her.
#[test]
fn a_standby_takes_what_waits_in_a_shared_queue() {
    for (shared, expected) in [(true, [(30.0, ANA), (35.0, BO)]), (false, [(30.0, ANA), (65.0, ANA)])] {
        let away = json!({ "after": always(25.0), "lasts": always(30.0) });
        let burst = json!([{ "name": "requests", "to": "desk", "gaps": "constant", "burst": 2 }]);
        let more = [("/actors/0/away", away), ("/streams", burst), ("/load_per_hour", json!(6))];
        let mut world = desk(&["Ana"], &["Bo"], shared, &more);
        advance_to(&mut world, 20.5);
        assert_eq!(world.actors()[ANA as usize].mailbox.waiting(), 1, "Bo leaves it to her");
        set_knob(&mut world, Knob::LoadPerHour, 0.0);
        advance_to(&mut world, 70.0);
        invariants::check(&world).unwrap();
        assert_eq!(done(&world), expected, "shared: {shared}");
        assert_eq!(world.metrics().mechanisms.roles.hand_overs, u64::from(shared));
    }
}

/// With nobody there it waits at the first holder for her to come back.
#[test]
fn with_nobody_there_it_waits() {
    let away = json!({ "after": always(15.0), "lasts": always(30.0) });
    let mut world = desk(&["Ana"], &[], true, &[("/actors/0/away", away)]);
    advance_to(&mut world, 59.0);
    assert_eq!(done(&world), [(55.0, ANA)]);
}

/// What is sent goes to who is free, in turn, and else to the shortest mailbox: of 4 that come together Ana and Bo begin two, and each
/// has one that waits.
#[test]
fn it_goes_to_who_is_free_and_else_to_the_shortest_mailbox() {
    let burst = json!([{ "name": "requests", "to": "desk", "gaps": "constant", "burst": 4 }]);
    let more = [("/streams", burst), ("/load_per_hour", json!(12)), ("/actors/1/slowness", json!(3))];
    for (shared, expected) in [
        (false, [(30.0, ANA), (40.0, ANA), (50.0, BO), (80.0, BO)]),
        (true, [(30.0, ANA), (40.0, ANA), (50.0, ANA), (50.0, BO)]),
    ] {
        let mut world = desk(&["Ana", "Bo"], &[], shared, &more);
        advance_to(&mut world, 21.0);
        set_knob(&mut world, Knob::LoadPerHour, 0.0);
        assert_eq!([ANA, BO].map(|one| world.actors()[one as usize].mailbox.waiting()), [1, 1]);
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        let mut found = done(&world);
        found.sort_by(|a, b| a.partial_cmp(b).unwrap());
        assert_eq!(found, expected, "shared: {shared}");
    }
}

/// When Ana leaves, what waits for her goes on to Bo, who also holds the role; what was for her alone is dropped.
#[test]
fn what_waits_for_a_holder_who_leaves_is_handed_over() {
    let burst = json!([{ "name": "requests", "to": "desk", "gaps": "constant", "burst": 4 }]);
    let more = [("/streams", burst), ("/load_per_hour", json!(12))];
    let mut world = desk(&["Ana", "Bo"], &[], false, &more);
    advance_to(&mut world, 22.0);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    give_at(&mut world, 22.0, ANA);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    assert_eq!(world.actors()[BO as usize].mailbox.waiting(), 2);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    let mut found = done(&world);
    found.sort_by(|a, b| a.partial_cmp(b).unwrap());
    assert_eq!(found, [(30.0, ANA), (30.0, BO), (40.0, BO), (50.0, BO)]);
    assert_eq!((world.metrics().mechanisms.roles.hand_overs, world.metrics().messages.dropped), (1, 1));
}

/// What is under way to a holder who has gone by the time it comes finds another.
#[test]
fn what_is_under_way_to_who_has_gone_finds_another_holder() {
    for shared in [true, false] {
        let mut world = desk(
            &["Ana", "Bo"],
            &[],
            shared,
            &[
                ("/load_per_hour", json!(0)),
                ("/streams", json!([{ "name": "requests", "to": "Dee" }])),
                ("/actors/3/passes_on", json!([{ "to": "desk", "probability": 1 }])),
            ],
        );
        give_at(&mut world, 0.0, DEE);
        advance_to(&mut world, 10.5);
        let to = world.messages().iter().next().unwrap().1.to;
        world.command(&Command::Remove { actor: to }).unwrap();
        advance_to(&mut world, 30.0);
        invariants::check(&world).unwrap();
        assert_eq!(done(&world), [(21.0, if to == ANA { BO } else { ANA })]);
        assert_eq!(world.metrics().mechanisms.roles.hand_overs, 1);
    }
}

/// Two items are under way to one who was free; when they come she can begin but one of them, and the other holder, who is free by then, takes the
/// other.
#[test]
fn whoever_is_free_takes_what_comes_to_who_is_not() {
    for (shared, last) in [(true, 31.0), (false, 41.0)] {
        let mut world = desk(
            &["Ana", "Bo"],
            &[],
            shared,
            &[
                ("/load_per_hour", json!(0)),
                ("/media/0/latency/mean_minutes", json!(11)),
                ("/streams", json!([{ "name": "requests", "to": "Dee" }, { "name": "for Bo", "to": "Bo" }])),
                ("/actors/3/passes_on", json!([{ "to": "desk", "probability": 1 }])),
                ("/actors/3/slowness", json!(0.001)),
            ],
        );
        // Bo works from 9 to 19: all that Dee sends at 10 and 10.01 goes to Ana, who is free then, and comes at 21 and a little later.
        give_at(&mut world, 9.0, BO);
        give_at(&mut world, 10.0, DEE);
        give_at(&mut world, 10.0, DEE);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        let found: Vec<f64> = times(&world, EventKind::Done);
        assert_eq!(found.len(), 3);
        assert!((found[2] - last).abs() < 0.1, "{found:?}, shared: {shared}");
    }
}

/// Of what waits at several holders of one queue, what came first is next, whoever is free.
#[test]
fn in_one_queue_what_came_first_is_next() {
    let mut world = desk(
        &["Ana", "Bo", "Cem"],
        &[],
        true,
        &[
            ("/load_per_hour", json!(60)),
            ("/actors/0/slowness", json!(2)),
            ("/actors/1/slowness", json!(3)),
            ("/actors/2/slowness", json!(5)),
        ],
    );
    advance_to(&mut world, 30.5);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, 1_000.0);
    let begun: Vec<u64> = events(&world, EventKind::Integrating).iter().map(|(_, fact)| fact.message).collect();
    assert_eq!(begun.len(), 30);
    assert!(begun.is_sorted(), "{begun:?}");
    assert!([ANA, BO, CEM].iter().all(|&one| !at(&world, EventKind::Done, one).is_empty()));
}

/// Ana passes what she finishes on to a role that she holds herself, together with Bo: he gets it, even while he is down.
#[test]
fn who_passes_on_to_a_role_of_her_own_passes_it_to_another() {
    for down in [false, true] {
        let mut world = desk(
            &["Ana", "Bo"],
            &[],
            true,
            &[
                ("/load_per_hour", json!(0)),
                ("/streams", json!([{ "name": "letters", "to": "Ana" }])),
                ("/actors/0/passes_on", json!([{ "to": "desk", "probability": 1 }])),
                ("/actors/1/fails", json!({ "recovers": always(30.0) })),
            ],
        );
        give_at(&mut world, 0.0, ANA);
        advance_to(&mut world, 5.0);
        if down {
            world.command(&Command::Fail { actor: BO }).unwrap();
        }
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        assert_eq!(done(&world), [(if down { 45.0 } else { 21.0 }, BO)]);
    }
}

/// Waiting time counts from when it came in, whoever takes it over.
#[test]
fn what_is_handed_over_has_waited_since_it_came() {
    let burst = json!([{ "name": "requests", "to": "desk", "gaps": "constant", "burst": 3 }]);
    let mut world = desk(
        &["Ana", "Bo"],
        &[],
        true,
        &[("/streams", burst), ("/load_per_hour", json!(9)), ("/actors/0/slowness", json!(3))],
    );
    advance_to(&mut world, 20.5);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, 60.0);
    assert_eq!(done(&world), [(30.0, BO), (40.0, BO), (50.0, ANA)]);
    assert_same("waiting", world.metrics().waiting_minutes.mean, 10.0 / 3.0);
}

/// Ana asks the experts, of whom she is one, and Bo the other. She never answers herself: not while Bo is busy, not while he is down, and
/// not when he leaves with her question.
#[test]
fn nobody_answers_her_own_question() {
    for (shared, blocking) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut world = office(&[
            ("/actors/0/asks", json!({ "to": "experts", "blocking": blocking, "patience_minutes": 100 })),
            ("/roles", json!([{ "name": "experts", "holders": ["Ana", "Bo"], "shared": shared }])),
            ("/actors/1/fails", json!({ "recovers": always(30.0) })),
        ]);
        give_at(&mut world, 0.0, ANA);
        give_at(&mut world, 5.0, BO);
        advance_to(&mut world, 40.0);
        invariants::check(&world).unwrap();
        // Bo has time for it from 15 to 17; if Ana goes on, it costs her 4 minutes to take it in.
        assert_eq!(at(&world, EventKind::Done, ANA), [if blocking { 18.0 } else { 22.0 }]);
        give_at(&mut world, 40.0, ANA);
        advance_to(&mut world, 45.0);
        world.command(&Command::Fail { actor: BO }).unwrap();
        advance_to(&mut world, 100.0);
        // Down until 75: with Ana at 78.
        assert_eq!(at(&world, EventKind::Done, ANA)[1..], [if blocking { 78.0 } else { 82.0 }]);
        give_at(&mut world, 100.0, BO);
        give_at(&mut world, 100.0, ANA);
        advance_to(&mut world, 105.0);
        give_at(&mut world, 105.0, BO);
        advance_to(&mut world, 112.0);
        world.command(&Command::Remove { actor: BO }).unwrap();
        advance_to(&mut world, 300.0);
        invariants::check(&world).unwrap();
        assert_eq!(at(&world, EventKind::Guessed, ANA), [210.0]);
        assert_eq!(at(&world, EventKind::Done, ANA)[2..], [210.0]);
    }
}

/// With everybody free, it is the turn of whoever had one longest ago; who is the first of all is a draw.
#[test]
fn everybody_has_a_turn() {
    let mut world = desk(&["Ana", "Bo", "Cem"], &[], true, &[]);
    advance_to(&mut world, 139.0);
    let (times, people): (Vec<f64>, Vec<u32>) = done(&world).into_iter().unzip();
    assert_eq!(times, [30.0, 50.0, 70.0, 90.0, 110.0, 130.0]);
    assert_eq!(people[..3], people[3..]);
    let mut once = people[..3].to_vec();
    once.sort_unstable();
    assert_eq!(once, [ANA, BO, CEM]);
}

/// Cem is free from 25 on, and focuses: a question to his role that waits at Bo's is no work, so he leaves it to Bo, who has time for it from 30 to
/// 36.
#[test]
fn who_focuses_takes_only_work_from_a_shared_queue() {
    let focus = json!({ "focus": { "after": always(10.0), "lasts": always(100.0) } });
    let mut world = office(&[
        ("/actors/0/asks", json!({ "to": "experts", "blocking": true })),
        ("/roles", json!([{ "name": "experts", "holders": ["Bo", "Cem"] }])),
        ("/actors/1/slowness", json!(3)),
        ("/actors/2/attention", focus),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 5.0, CEM);
    give_at(&mut world, 5.0, CEM);
    advance_to(&mut world, 12.0);
    assert_eq!(world.actors()[BO as usize].mailbox.waiting(), 1);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Done, ANA), [37.0]);
}

/// Where what is urgent goes first, it goes first in the whole queue: Dee's, which waits at Ana's, is the next that Bo takes, though he has
/// something older.
#[test]
fn in_one_queue_by_urgency_what_is_urgent_is_next() {
    let streams = json!([
        { "name": "requests", "to": "desk", "gaps": "constant", "burst": 4, "urgency": 0 },
        { "name": "for Dee", "to": "Dee", "urgency": 3, "share": 0.000001 },
    ]);
    for (order, expected, by) in [("priority", 40.0, BO), ("fifo", 80.0, ANA)] {
        let mut world = desk(
            &["Ana", "Bo"],
            &[],
            true,
            &[
                ("/streams", streams.clone()),
                ("/load_per_hour", json!(12)),
                ("/actors/0/slowness", json!(3)),
                ("/actors/0/mailbox", json!({ "order": order })),
                ("/actors/1/mailbox", json!({ "order": order })),
                ("/actors/3/passes_on", json!([{ "to": "desk", "probability": 1 }])),
            ],
        );
        give_at(&mut world, 14.0, DEE);
        advance_to(&mut world, 26.0);
        set_knob(&mut world, Knob::LoadPerHour, 0.0);
        assert_eq!([ANA, BO].map(|one| world.actors()[one as usize].mailbox.waiting()), [2, 1]);
        advance_to(&mut world, 200.0);
        invariants::check(&world).unwrap();
        let dees = events(&world, EventKind::Done).into_iter().find(|(_, fact)| fact.from == DEE).unwrap();
        assert!((dees.0 - expected).abs() < 0.01 && dees.1.to == by, "{dees:?} by {order}");
    }
}

/// Of five who take turns Eli is away all the time: each of the others does a quarter of what comes.
#[test]
fn who_is_away_leaves_an_even_share_to_each_of_the_others() {
    for shared in [true, false] {
        let people = ["Ana", "Bo", "Cem", "Dee", "Eli"];
        let away = json!({ "after": always(0.1), "lasts": always(10_000.0) });
        let more = [("/actors/4", json!({ "name": "Eli", "integration": "constant", "away": away }))];
        let mut world = desk(&people, &[], shared, &more);
        advance_to(&mut world, 20.0 * 40.0 + 15.0);
        let each = [ANA, BO, CEM, DEE, 4].map(|one| done(&world).iter().filter(|(_, by)| *by == one).count());
        assert_eq!(each, [10, 10, 10, 10, 0], "shared: {shared}");
    }
}

/// Ana is at something of urgency 2, Bo at something of 1, Cem at something of 0. What comes for their role with urgency 3 interrupts Cem, and then Bo;
/// what comes with urgency 1 interrupts nobody.
#[test]
fn what_is_urgent_interrupts_whoever_is_at_the_least_urgent_thing() {
    let interrupts = json!({ "interrupts": { "switch_minutes": 0 } });
    for shared in [true, false] {
        let stream = |name: &str, to: &str, urgency: u8| json!({ "name": name, "to": to, "urgency": urgency });
        let passes = json!([{ "to": "desk", "probability": 1 }]);
        let mut world = desk(
            &["Ana", "Bo", "Cem"],
            &[],
            shared,
            &[
                ("/load_per_hour", json!(0)),
                (
                    "/streams",
                    json!([stream("a", "Ana", 2), stream("b", "Bo", 1), stream("c", "Cem", 0), stream("d", "Dee", 3)]),
                ),
                ("/actors/0/attention", interrupts.clone()),
                ("/actors/1/attention", interrupts.clone()),
                ("/actors/2/attention", interrupts.clone()),
                ("/actors/3/slowness", json!(0.1)),
                ("/actors/3/passes_on", passes.clone()),
            ],
        );
        for one in [ANA, BO, CEM] {
            give_at(&mut world, 0.0, one);
        }
        // Dee is done at 1 and at 2; what she passes on comes a minute later.
        give_at(&mut world, 0.0, DEE);
        give_at(&mut world, 0.0, DEE);
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        let interrupted: Vec<(f64, u32)> =
            events(&world, EventKind::Interrupted).iter().map(|(time, fact)| (*time, fact.to)).collect();
        assert_eq!(interrupted, [(2.0, CEM), (3.0, BO)], "shared: {shared}");
        assert_eq!(at(&world, EventKind::Done, CEM), [12.0, 20.0]);
        assert_eq!(at(&world, EventKind::Done, BO), [13.0, 20.0]);
        assert_eq!(at(&world, EventKind::Done, ANA), [10.0]);
    }
}

/// What Bo takes over when Ana leaves has waited since 20, and so he does it before what came to himself at 22.
#[test]
fn what_is_handed_over_takes_its_place_by_how_long_it_has_waited() {
    let burst = json!([{ "name": "requests", "to": "desk", "gaps": "constant", "burst": 4 }, { "name": "letters", "to": "Bo", "share": 1e-6 }]);
    for (order, last) in [("fifo", 22.0), ("lifo", 20.0)] {
        let more = [
            ("/streams", burst.clone()),
            ("/load_per_hour", json!(12)),
            ("/actors/1/mailbox", json!({ "order": order })),
        ];
        let mut world = desk(&["Ana", "Bo"], &[], false, &more);
        advance_to(&mut world, 22.0);
        set_knob(&mut world, Knob::LoadPerHour, 0.0);
        give_at(&mut world, 22.0, BO);
        world.command(&Command::Remove { actor: ANA }).unwrap();
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        let came =
            |serial: u64| events(&world, EventKind::Arrived).iter().find(|(_, fact)| fact.message == serial).unwrap().0;
        let begun: Vec<f64> =
            events(&world, EventKind::Integrating).iter().map(|(_, fact)| came(fact.message)).collect();
        assert!((begun[begun.len() - 1] - last).abs() < 0.01, "{order}: {begun:?}");
    }
}

/// Ten thousand hold a role, each fails every hour, and more comes for it than they can do. At each event few of them have changed, and
/// each change is a way to the top of a tree of all, which is 14 high: to keep track of them takes the steps of four changes an event at most.
#[test]
fn a_role_of_ten_thousand_costs_an_event_the_logarithm_of_them() {
    for shared in [true, false] {
        let clerk = json!({
            "name": "Clerk", "count": 10_000,
            "fails": { "after": { "mean_minutes": 60 }, "recovers": { "mean_minutes": 10 } },
        });
        let mut world = world(
            &scenario(&json!({
                "format": 1, "name": "many", "integration_delay_minutes": 10, "load_per_hour": 70_000,
                "actors": [clerk],
                "roles": [{ "name": "desk", "holders": ["Clerk"], "shared": shared }],
                "streams": [{ "name": "requests", "to": "desk" }],
            })),
            1,
        );
        let steps = |world: &World| world.state::<Roles>().roles[0].steps();
        advance_to(&mut world, 30.0);
        let (before, events) = (steps(&world), world.moment().events);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert!(world.metrics().mechanisms.failure.crashes > 5_000);
        let events = world.moment().events - events;
        assert!(events > 50_000, "{events} events");
        let steps = (steps(&world) - before) as f64 / events as f64;
        assert!((1.0..=4.0 * 14.0).contains(&steps), "{steps} steps an event, shared: {shared}");
    }
}
