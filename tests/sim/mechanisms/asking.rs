//! Asking before an item can be finished, by hand, to the minute, and how far a failure reaches through it.

use super::always;
use super::office::{ANA, BO, CEM, DEE, at, office};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::mechanism::asking::Asking;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

fn asks(to: &str, blocking: bool, patience: f64) -> Value {
    json!({ "to": to, "blocking": blocking, "patience_minutes": patience })
}

fn fail_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::Fail { actor }).unwrap();
}

/// Ana's item is ready at 10; Bo has the question at 11, thinks for 2 minutes, and she has his answer at 14. Until then she takes up nothing:
/// her second item is ready at 24, and done at 28.
#[test]
fn who_asks_and_waits_takes_nothing_up_until_the_answer() {
    let mut world = office(&[("/actors/0/asks", asks("Bo", true, 600.0))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 5.0, ANA);
    advance_to(&mut world, 12.0);
    let detail = world.actor_detail(ANA).unwrap();
    assert_eq!((detail.mode.as_str(), detail.waits_for, detail.integrating.is_none()), ("asking", Some(BO), true));
    advance_to(&mut world, 40.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (times(&world, EventKind::Asked), times(&world, EventKind::Answered)),
        (vec![10.0, 24.0], vec![14.0, 28.0])
    );
    assert_eq!(times(&world, EventKind::Done), [14.0, 28.0]);
    let metrics = world.metrics();
    assert_eq!(
        (metrics.mechanisms.asking.questions, metrics.mechanisms.asking.guesses, metrics.stale_work_items),
        (2, 0, 0)
    );
    assert_same("blocked", metrics.mechanisms.asking.blocked_share, 8.0 / 40.0 / 4.0);
    assert_same("stalled by no failure", metrics.mechanisms.asking.stalled_minutes, 0.0);
    assert_eq!(world.actor_detail(ANA).unwrap().waits_for, None);
}

/// Who does not wait for it goes on: her second item is ready at 20. The answer of 14 waits until then, costs 4 minutes, and the first item
/// is done at 24; that of 24, at 28 the second.
#[test]
fn who_asks_and_goes_on_finishes_when_she_gets_to_the_answer() {
    let mut world = office(&[("/actors/0/asks", asks("Bo", false, 600.0))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 5.0, ANA);
    advance_to(&mut world, 12.0);
    assert_eq!(world.actor_detail(ANA).unwrap().waits_for, None);
    advance_to(&mut world, 40.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Asked), times(&world, EventKind::Done)), (vec![10.0, 20.0], vec![24.0, 28.0]));
    assert_same("blocked", world.metrics().mechanisms.asking.blocked_share, 0.0);
}

/// With a share of 0 nobody asks, with a half about half do.
#[test]
fn a_share_of_the_items_needs_an_answer() {
    for (share, least, most) in [(0.0, 0, 0), (0.5, 30, 70), (1.0, 100, 100)] {
        let mut asks = asks("Bo", true, 600.0);
        asks["share"] = json!(share);
        let mut world = office(&[("/actors/0/asks", asks)]);
        for _ in 0..100 {
            give_at(&mut world, 0.0, ANA);
        }
        advance_to(&mut world, 2_000.0);
        assert_eq!(world.metrics().work_done_items, 100);
        assert!(
            (least..=most).contains(&world.metrics().mechanisms.asking.questions),
            "{} at {share}",
            world.metrics().mechanisms.asking.questions
        );
    }
}

/// Bo is down until 300: at 70 Ana waits no longer and guesses, which is debt. His answer of 303 is too late for anything.
#[test]
fn who_gets_no_answer_in_time_guesses_wrong() {
    for blocking in [true, false] {
        let mut world = office(&[
            ("/actors/0/asks", asks("Bo", blocking, 60.0)),
            ("/actors/1/fails", json!({ "recovers": always(295.0) })),
        ]);
        give_at(&mut world, 0.0, ANA);
        fail_at(&mut world, 5.0, BO);
        advance_to(&mut world, 400.0);
        invariants::check(&world).unwrap();
        assert_eq!((times(&world, EventKind::Guessed), times(&world, EventKind::Done)), (vec![70.0], vec![70.0]));
        let metrics = world.metrics();
        assert_eq!((metrics.mechanisms.asking.guesses, metrics.stale_work_items, metrics.debt_items), (1, 1, 1));
        assert_same(
            "stalled, until she waits no longer",
            metrics.mechanisms.asking.stalled_minutes,
            if blocking { 60.0 } else { 0.0 },
        );
        assert_eq!(world.observers().tally.of(EventKind::Answered), 0);
        assert_eq!(
            world.observers().tally.of_kind(EventKind::Integrated, Kind::Answer),
            1,
            "it is heard, and nobody needs it"
        );
    }
}

/// Ana and Bo ask each other at 10, and wait: neither can answer before one's patience is at its end, at 70 and at 90.
#[test]
fn two_who_ask_each_other_are_stuck_until_somebody_guesses() {
    let mut world = office(&[("/actors/0/asks", asks("Bo", true, 60.0)), ("/actors/1/asks", asks("Ana", true, 80.0))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, BO);
    advance_to(&mut world, 69.0);
    assert_eq!(world.metrics().work_done_items, 0);
    advance_to(&mut world, 200.0);
    invariants::check(&world).unwrap();
    // Ana guesses at 70, and then has time for Bo's question: he has the answer at 73.
    assert_eq!((times(&world, EventKind::Guessed), at(&world, EventKind::Done, BO)), (vec![70.0], vec![73.0]));
    assert_eq!(world.metrics().debt_items, 1);
    // In the second round Bo would wait for ever for who has left.
    world.command(&Command::Remove { actor: ANA }).unwrap();
    give_at(&mut world, 200.0, BO);
    advance_to(&mut world, 400.0);
    assert_eq!(at(&world, EventKind::Done, BO), [73.0, 290.0]);
}

/// A question to a role goes to whoever is free.
#[test]
fn a_question_to_a_role_is_answered_by_who_is_there() {
    let mut world = office(&[
        ("/actors/0/asks", asks("experts", true, 600.0)),
        ("/roles", json!([{ "name": "experts", "holders": ["Bo", "Cem"] }])),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 5.0, BO);
    advance_to(&mut world, 30.0);
    assert_eq!(times(&world, EventKind::Answered), [14.0]);
    assert_eq!(at(&world, EventKind::Done, ANA), [14.0]);
    assert_eq!(events(&world, EventKind::Asked)[0].1.to, CEM);
}

/// A question that its asker does not wait for keeps nobody waiting, whoever it is handed to: Bo leaves with it, Cem has it, and is down.
#[test]
fn who_does_not_wait_is_not_stalled_by_who_took_her_question_over() {
    let mut world = office(&[
        ("/actors/0/asks", asks("experts", false, 600.0)),
        ("/actors/2/fails", json!({ "recovers": always(50.0) })),
        ("/roles", json!([{ "name": "experts", "holders": ["Bo", "Cem"], "shared": false }])),
    ]);
    give_at(&mut world, 0.0, CEM);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 5.0);
    give_at(&mut world, 5.0, BO);
    // Of the two, Bo has less to do.
    give_at(&mut world, 5.0, CEM);
    give_at(&mut world, 5.0, CEM);
    advance_to(&mut world, 12.0);
    assert_eq!(events(&world, EventKind::Asked)[0].1.to, BO);
    world.command(&Command::Remove { actor: BO }).unwrap();
    assert_eq!(world.actor_detail(ANA).unwrap().waits_for, None, "she goes on");
    fail_at(&mut world, 13.0, CEM);
    advance_to(&mut world, 40.0);
    assert_same("stalled", world.metrics().mechanisms.asking.stalled_minutes, 0.0);
}

/// Dee is down from 5 to 105. Bo asks her at 10, and waits; Cem, whose item is ready at 14, waits for Bo. So she stops two, one for 95 minutes and one
/// for 91; Bo is done at 108, Cem at 111.
#[test]
fn a_failure_stops_all_who_wait_along_the_chain() {
    let mut world = office(&[
        ("/actors/1/asks", asks("Dee", true, 2_000.0)),
        ("/actors/2/asks", asks("Bo", true, 2_000.0)),
        ("/actors/3/fails", json!({ "recovers": always(100.0) })),
    ]);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 4.0, CEM);
    fail_at(&mut world, 5.0, DEE);
    advance_to(&mut world, 12.0);
    assert_eq!(world.metrics().mechanisms.asking.blast_radius_max_actors, 1);
    advance_to(&mut world, 200.0);
    invariants::check(&world).unwrap();
    let metrics = world.metrics();
    assert_eq!(metrics.mechanisms.asking.blast_radius_max_actors, 2);
    assert_same("stalled", metrics.mechanisms.asking.stalled_minutes, 95.0 + 91.0);
    assert_same("blast radius", metrics.mechanisms.asking.blast_radius_mean_actors, (95.0 + 91.0) / 100.0);
    assert_eq!((at(&world, EventKind::Done, BO), at(&world, EventKind::Done, CEM)), (vec![108.0], vec![111.0]));
}

/// Somebody in the middle of a chain fails while he himself waits, and is not back before his supervisor says so: who waits for him is stalled.
#[test]
fn who_waits_for_somebody_who_fails_while_waiting_is_stalled_too() {
    let mut world = office(&[
        ("/actors/1/asks", asks("Dee", true, 2_000.0)),
        ("/actors/2/asks", asks("Bo", true, 2_000.0)),
        ("/actors/0/supervises", json!({ "children": ["Bo"], "directive": "resume", "effort": 1 })),
        ("/actors/3/slowness", json!(50)),
    ]);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 4.0, CEM);
    // Dee thinks for 100 minutes, until 111. Bo fails at 20, Ana hears of it at 21, has understood at 31, and Bo resumes at 32.
    fail_at(&mut world, 20.0, BO);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Recovered, BO), [32.0]);
    assert_same("stalled", world.metrics().mechanisms.asking.stalled_minutes, 12.0);
    assert_eq!(world.metrics().mechanisms.asking.blast_radius_max_actors, 1);
}

/// Whoever begins again has forgotten what she asked, and the item with it.
#[test]
fn who_begins_again_has_forgotten_what_she_asked() {
    let mut world =
        office(&[("/actors/0/asks", asks("Bo", true, 600.0)), ("/actors/0/fails", json!({ "recovers": always(5.0) }))]);
    give_at(&mut world, 0.0, ANA);
    fail_at(&mut world, 12.0, ANA);
    assert!(world.state::<Asking>().questions.is_empty());
    advance_to(&mut world, 800.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Done), world.metrics().mechanisms.asking.guesses), (vec![], 0));
    assert_same("blocked", world.metrics().mechanisms.asking.blocked_share, 2.0 / 800.0 / 4.0);
}

/// Somebody who leaves while others wait for her stops nobody any more: she is not down.
#[test]
fn who_has_left_stalls_nobody() {
    let mut world = office(&[
        ("/actors/0/asks", asks("Bo", true, 600.0)),
        ("/actors/1/fails", json!({ "recovers": always(500.0) })),
    ]);
    give_at(&mut world, 0.0, ANA);
    fail_at(&mut world, 5.0, BO);
    advance_to(&mut world, 30.0);
    world.command(&Command::Remove { actor: BO }).unwrap();
    advance_to(&mut world, 100.0);
    assert_same("stalled", world.metrics().mechanisms.asking.stalled_minutes, 20.0);
}

/// What was guessed comes back, and is done without asking again.
#[test]
fn rework_asks_nobody() {
    let mut world = office(&[
        ("/actors/0/asks", asks("Bo", true, 60.0)),
        ("/actors/1/fails", json!({ "recovers": always(295.0) })),
        ("/rework", json!({ "delay": always(5.0) })),
    ]);
    give_at(&mut world, 0.0, ANA);
    fail_at(&mut world, 5.0, BO);
    advance_to(&mut world, 200.0);
    assert_eq!((times(&world, EventKind::Reworked), world.metrics().mechanisms.asking.questions), (vec![85.0], 1));
    assert_eq!(world.metrics().debt_items, 0);
}

/// Ana is in a meeting from 12 to 30 when the answer comes: she is not waiting for it any more then, finds it after the meeting, and takes 4
/// minutes over it.
#[test]
fn who_is_not_there_for_the_answer_finds_it_later() {
    let meeting = json!([{
        "name": "weekly", "attendees": ["Ana", "Cem"], "first_minutes": 12, "every_minutes": 1000, "lasts_minutes": 18,
    }]);
    let mut world = office(&[("/actors/0/asks", asks("Bo", true, 600.0)), ("/meetings", meeting)]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Done), [34.0]);
    assert_same("blocked", world.metrics().mechanisms.asking.blocked_share, 4.0 / 60.0 / 4.0);
}

/// Bo burns out at 75 and rests until 175; Ana, who waits for him since 10, is stalled for that time.
#[test]
fn a_burn_out_stalls_who_waits() {
    let burns_out = json!({ "above": 0.5, "for_minutes": 60, "recovers": always(100.0) });
    let rules = json!({ "tolerance_messages": 1, "time_constant_minutes": 0.001, "burns_out": burns_out });
    let mut world = office(&[
        ("/actors/0/asks", asks("Bo", true, 2_000.0)),
        ("/actors/1/stress", rules),
        ("/actors/1/slowness", json!(20)),
    ]);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 1.0, BO);
    advance_to(&mut world, 230.0);
    assert_eq!(times(&world, EventKind::BurntOut), [75.0]);
    assert_same("stalled", world.metrics().mechanisms.asking.stalled_minutes, 100.0);
    assert_same("blast radius", world.metrics().mechanisms.asking.blast_radius_mean_actors, 1.0);
}
