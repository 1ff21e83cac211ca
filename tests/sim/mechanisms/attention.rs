//! How an actor decides what to handle next, by hand, to the minute.

use super::always;
use super::office::{ANA, BO, CEM, DEE, at, office};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::kernel::minutes;
use actorium::mechanism::attention::Behaviour;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// Bo and Dee pass what they finish on to Ana; Dee takes a minute over it.
fn passing_on_to_ana() -> [(&'static str, Value); 3] {
    let to_ana = json!([{ "to": "Ana", "probability": 1 }]);
    [("/actors/1/passes_on", to_ana.clone()), ("/actors/3/passes_on", to_ana), ("/actors/3/slowness", json!(0.1))]
}

fn interrupts(minutes: f64) -> (&'static str, Value) {
    ("/actors/0/attention", json!({ "interrupts": { "switch_minutes": minutes } }))
}

fn with(changes: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
    passing_on_to_ana().into_iter().chain(changes.iter().cloned()).collect()
}

/// Stances that somebody has taken, and when.
fn stances(world: &actorium::World, actor: u32) -> Vec<(f64, u32, u32)> {
    let became = events(world, EventKind::Became);
    became.iter().filter(|(_, fact)| fact.to == actor).map(|(time, fact)| (*time, fact.version, fact.number)).collect()
}

/// Ana begins an item of urgency 1 at 5. Dee's of urgency 3 comes at 11: hers has 4 minutes left and costs 2 more. It resumes at 21 and
/// is done at 27. Without interruptions it is done at 15, and Dee's at 25.
#[test]
fn what_is_more_urgent_puts_aside_what_is_begun_and_switching_costs() {
    for (rules, expected) in [(Some(interrupts(2.0)), [21.0, 27.0]), (None, [15.0, 25.0])] {
        let mut world = office(&with(&rules.clone().into_iter().collect::<Vec<_>>()));
        give_at(&mut world, 5.0, ANA);
        give_at(&mut world, 9.0, DEE);
        advance_to(&mut world, 12.0);
        let detail = world.actor_detail(ANA).unwrap();
        assert_eq!(detail.preempted.len(), usize::from(rules.is_some()));
        advance_to(&mut world, 22.0);
        let state = &world.actors()[ANA as usize];
        let spent = minutes(world.now() - state.began_at);
        assert_same("spent so far on what she is at, hers or Dee's", spent, 7.0);
        advance_to(&mut world, 40.0);
        invariants::check(&world).unwrap();
        assert_eq!(times(&world, EventKind::Done), expected);
        let interrupted = rules.is_some();
        assert_eq!(times(&world, EventKind::Interrupted), if interrupted { vec![11.0] } else { vec![] });
        assert_eq!(times(&world, EventKind::Resumed), if interrupted { vec![21.0] } else { vec![] });
        let metrics = world.metrics();
        assert_eq!(metrics.mechanisms.interruption.interruptions, u64::from(interrupted));
        assert_same("switching", metrics.mechanisms.interruption.switch_minutes, if interrupted { 2.0 } else { 0.0 });
        // Of 40 minutes Ana is at it for 20, and for 2 more where she switches; Dee for 1.
        assert_same("busy", metrics.utilisation_share * 4.0 * 40.0, if interrupted { 23.0 } else { 21.0 });
    }
}

/// What is as urgent as what she is at waits.
#[test]
fn what_is_as_urgent_waits() {
    let mut world = office(&with(&[interrupts(2.0), ("/streams/3/urgency", json!(1))]));
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 9.0, DEE);
    advance_to(&mut world, 40.0);
    assert_eq!(
        (times(&world, EventKind::Done), world.metrics().mechanisms.interruption.interruptions),
        (vec![15.0, 25.0], 0)
    );
}

/// Bo's of urgency 2 comes at 11 and puts hers aside (4 left and 2 more); Dee's of urgency 3 comes at 15 and puts Bo's aside (6 and 2).
/// Dee's is done at 25, Bo's at 33, hers at 39: what was begun last is resumed first.
#[test]
fn an_interruption_can_be_interrupted() {
    let mut world = office(&with(&[interrupts(2.0)]));
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 13.0, DEE);
    advance_to(&mut world, 16.0);
    assert_eq!(world.actor_detail(ANA).unwrap().preempted.len(), 2);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Interrupted), [11.0, 15.0]);
    assert_eq!(times(&world, EventKind::Resumed), [25.0, 33.0]);
    assert_eq!(times(&world, EventKind::Done), [25.0, 33.0, 39.0]);
    let order: Vec<u32> = events(&world, EventKind::Done).iter().map(|(_, fact)| fact.from).collect();
    assert_eq!(order[..2], [DEE, BO]);
}

/// At 11 Ana puts her item aside for Bo's; her mailbox has one place. Her next item, at 13, finds it free, or taken by the one put aside.
#[test]
fn what_is_put_aside_takes_a_place_only_if_the_mailbox_says_so() {
    for (takes_room, refused) in [(false, 0), (true, 1)] {
        let mailbox = json!({ "capacity": 1, "preempted_take_room": takes_room });
        let mut world = office(&with(&[interrupts(2.0), ("/actors/0/mailbox", mailbox)]));
        give_at(&mut world, 0.0, BO);
        give_at(&mut world, 5.0, ANA);
        give_at(&mut world, 13.0, ANA);
        advance_to(&mut world, 60.0);
        let metrics = world.metrics();
        assert_eq!((metrics.messages.refused, metrics.work_done_items), (refused, 3 - refused), "{takes_room}");
    }
}

/// What came while she was at something more urgent, and is more urgent than what she has put aside, is next; what is not, waits until that
/// is done.
#[test]
fn before_resuming_comes_what_is_more_urgent_than_what_was_put_aside() {
    let mut world = office(&with(&[interrupts(0.0)]));
    give_at(&mut world, 3.0, BO);
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 9.0, DEE);
    give_at(&mut world, 12.0, ANA);
    advance_to(&mut world, 60.0);
    // Dee's 11 to 21, Bo's 21 to 31, hers resumes with 4 left, and her second follows.
    assert_eq!(times(&world, EventKind::Done), [21.0, 31.0, 35.0, 45.0]);
    assert_eq!(times(&world, EventKind::Resumed), [31.0]);
}

/// Ana focuses from 10 to 30. Bo's news comes at 12 and waits until then; her own item at 15 is done at 25, and Dee's, which comes at 20,
/// does not interrupt it and is done at 35, after which the news is integrated.
#[test]
fn in_a_block_of_focus_only_work_is_taken_up_and_nothing_interrupts() {
    let attention =
        json!({ "interrupts": { "switch_minutes": 2 }, "focus": { "after": always(10.0), "lasts": always(20.0) } });
    let domain = json!({ "name": "design", "owner": "Cem", "dependents": ["Ana"] });
    let changes = [("/actors/0/attention", attention), ("/domains/0", domain), ("/streams/2/changes", json!("design"))];
    let mut world = office(&with(&changes));
    give_at(&mut world, 1.0, CEM);
    advance_to(&mut world, 13.0);
    let detail = world.actor_detail(ANA).unwrap();
    assert_eq!(
        (detail.behaviour, detail.mailbox.waiting_count, detail.integrating.is_none()),
        (Behaviour::Focus, 1, true)
    );
    give_at(&mut world, 15.0, ANA);
    give_at(&mut world, 18.0, DEE);
    advance_to(&mut world, 45.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Done, ANA), [25.0, 35.0]);
    assert_eq!(
        (times(&world, EventKind::Learned), world.metrics().mechanisms.interruption.interruptions),
        (vec![39.0], 0)
    );
    assert_eq!(stances(&world, ANA), [(10.0, 1, 1), (30.0, 0, 1), (40.0, 1, 1)]);
}

/// Nothing to do but news: it is taken up the moment the block is over.
#[test]
fn what_waited_for_the_end_of_a_block_is_taken_up_then() {
    let focus = json!({ "focus": { "after": always(10.0), "lasts": always(20.0) } });
    let domain = json!({ "name": "design", "owner": "Cem", "dependents": ["Ana"] });
    let mut world =
        office(&[("/actors/0/attention", focus), ("/domains/0", domain), ("/streams/2/changes", json!("design"))]);
    give_at(&mut world, 1.0, CEM);
    advance_to(&mut world, 40.0);
    assert_eq!(times(&world, EventKind::Learned), [34.0]);
}

/// Three wait from 5 on, so at 10 Dee's, the most urgent, is next; with one waiting at 30 it is over. In turn it would have been last.
#[test]
fn who_drowns_takes_the_most_urgent_first() {
    let triage = json!({ "triage": { "from_messages": 3, "until_messages": 1 } });
    for (rules, last) in [(Some(triage), false), (None, true)] {
        let rules: Vec<_> = rules.into_iter().map(|rules| ("/actors/0/attention", rules)).collect();
        let mut world = office(&with(&rules));
        for minutes in [0.0, 1.0, 2.0] {
            give_at(&mut world, minutes, ANA);
        }
        give_at(&mut world, 3.0, DEE);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        let done = events(&world, EventKind::Done);
        assert_eq!(done.iter().map(|(time, _)| *time).collect::<Vec<_>>(), [10.0, 20.0, 30.0, 40.0]);
        let dees = done.iter().find(|(_, fact)| fact.from == DEE).unwrap().0;
        assert_same("the urgent one", dees, if last { 40.0 } else { 20.0 });
        let expected: &[(f64, u32, u32)] = if last { &[] } else { &[(5.0, 2, 0), (30.0, 0, 0)] };
        assert_eq!(stances(&world, ANA), expected);
    }
}

/// With two waiting at 10 Ana passes both on unread, at no cost: Bo has them at 11 and is done at 21 and 31. They count from when they
/// came in. News is not passed on.
#[test]
fn who_drowns_passes_work_on_unread() {
    let delegate = json!({ "delegate": { "from_messages": 2, "until_messages": 0, "to": "Bo" } });
    let domain = json!({ "name": "design", "owner": "Cem", "dependents": ["Ana"] });
    let mut world = office(&[
        ("/actors/0/attention", delegate),
        ("/domains/0", domain),
        ("/streams/2/changes", json!("design")),
        ("/actors/2/slowness", json!(0.1)),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 1.0, ANA);
    give_at(&mut world, 2.0, ANA);
    give_at(&mut world, 3.0, CEM);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    let done = events(&world, EventKind::Done);
    let expected = [(4.0, CEM), (10.0, ANA), (21.0, BO), (31.0, BO)];
    assert_eq!(done.iter().map(|(time, fact)| (*time, fact.to)).collect::<Vec<_>>(), expected);
    assert_same("lead time", world.metrics().lead_time_minutes.mean, (1.0 + 10.0 + 20.0 + 29.0) / 4.0);
    assert_eq!(times(&world, EventKind::Learned), [14.0], "the news at 5 is integrated, from 10 on");
    assert_eq!(stances(&world, ANA), [(2.0, 3, 0), (14.0, 0, 0)]);
}

/// Who drowns and could only pass work on to herself has to do it.
#[test]
fn nobody_delegates_to_herself() {
    let delegate = json!({ "delegate": { "from_messages": 1, "until_messages": 0, "to": "desk" } });
    let mut world =
        office(&[("/actors/0/attention", delegate), ("/roles", json!([{ "name": "desk", "holders": ["Ana"] }]))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 1.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!(times(&world, EventKind::Done), [10.0, 20.0], "it takes its time");
}

/// Dee's interrupts at 11; from 12 on she focuses, and at 21 goes back to what she had begun, though Bo's is more urgent: that is next.
#[test]
fn in_a_block_of_focus_what_was_begun_is_resumed_first() {
    let attention =
        json!({ "interrupts": { "switch_minutes": 0 }, "focus": { "after": always(12.0), "lasts": always(100.0) } });
    let mut world = office(&with(&[("/actors/0/attention", attention)]));
    give_at(&mut world, 4.0, BO);
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 9.0, DEE);
    advance_to(&mut world, 60.0);
    assert_eq!(times(&world, EventKind::Done), [21.0, 25.0, 35.0]);
}

/// Away from 10 on she finishes what she is at, and nothing interrupts it: Dee's, which comes at 11, is done when she is back at 40.
#[test]
fn who_has_gone_is_not_interrupted() {
    let away = json!({ "after": always(10.0), "lasts": always(30.0) });
    let mut world = office(&with(&[interrupts(0.0), ("/actors/0/away", away)]));
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 9.0, DEE);
    advance_to(&mut world, 49.0);
    assert_eq!(
        (times(&world, EventKind::Done), world.metrics().mechanisms.interruption.interruptions),
        (vec![15.0], 0)
    );
}
