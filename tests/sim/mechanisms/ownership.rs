//! Who may change a domain, by hand, to the minute: conflicts, claims, committees.

use super::always;
use super::office::{ANA, BO, CEM, at, holds, office};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

const PLAN: u32 = 0;

/// A plan that Ana, Bo and Cem all may change by their items, or Ana alone; rework is back after 5 minutes.
fn plan_of(ownership: &Value, more: &[(&'static str, Value)]) -> World {
    let mut changes = vec![
        ("/domains/0", json!({ "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"], "ownership": ownership })),
        ("/streams/0/changes", json!("plan")),
        ("/rework", json!({ "delay": always(5.0) })),
    ];
    if ownership == "free_for_all" {
        changes.push(("/streams/1/changes", json!("plan")));
        changes.push(("/streams/2/changes", json!("plan")));
    }
    changes.extend(more.iter().cloned());
    office(&changes)
}

/// Ana and Bo both work on version 1 until 10. Ana's change holds; Bo's conflicts with it and comes back at 15, and at 25 it is made on what is
/// there.
#[test]
fn in_a_free_for_all_concurrent_changes_conflict_and_are_done_again() {
    let mut world = plan_of(&json!("free_for_all"), &[]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, BO);
    advance_to(&mut world, 14.9);
    assert_eq!((world.metrics().mechanisms.ownership.conflicts, world.metrics().debt_items), (1, 1));
    advance_to(&mut world, 40.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Conflicted, BO), [10.0]);
    let changed: Vec<(f64, u32, u32)> =
        events(&world, EventKind::Changed).iter().map(|(time, fact)| (*time, fact.to, fact.version)).collect();
    assert_eq!(changed, [(10.0, ANA, 2), (25.0, BO, 3)]);
    assert_eq!((world.metrics().debt_items, times(&world, EventKind::Reworked)), (0, vec![25.0]));
    assert_eq!([ANA, BO, CEM].map(|one| holds(&world, one)), [3, 3, 3]);
}

/// One after the other, each knowing of the one before, there is no conflict.
#[test]
fn in_a_free_for_all_changes_one_after_the_other_hold() {
    let mut world = plan_of(&json!("free_for_all"), &[]);
    for (minutes, actor) in [(0.0, ANA), (20.0, BO), (40.0, CEM)] {
        give_at(&mut world, minutes, actor);
    }
    advance_to(&mut world, 80.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (world.metrics().mechanisms.ownership.conflicts, times(&world, EventKind::Changed)),
        (0, vec![10.0, 30.0, 50.0])
    );
}

/// Once Bo has claimed it, he is its one owner: what Ana and he finish at 10 does not conflict, for hers goes on to him, who does it by 21.
#[test]
fn who_claims_a_domain_is_its_owner() {
    let mut world = plan_of(&json!("free_for_all"), &[]);
    world.command(&Command::Claim { actor: BO, domain: PLAN }).unwrap();
    assert_eq!(world.domain_detail(PLAN).unwrap().owner, Some(BO));
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, BO);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    let changed: Vec<(f64, u32)> =
        events(&world, EventKind::Changed).iter().map(|(time, fact)| (*time, fact.to)).collect();
    assert_eq!((changed, world.metrics().mechanisms.ownership.conflicts), (vec![(10.0, BO), (21.0, BO)], 0));
    assert_eq!(times(&world, EventKind::Done), [10.0, 21.0]);
    assert_eq!([ANA, CEM].map(|one| holds(&world, one)), [3, 3]);
}

/// A claim on what is not free, or by who has no part in it, is refused, and nothing happens.
#[test]
fn a_claim_that_makes_no_sense_is_refused() {
    let says = |world: &mut World, actor: u32, domain: u32| {
        let before = world.digests();
        let problem = world.command(&Command::Claim { actor, domain }).unwrap_err();
        assert_eq!(world.digests(), before);
        problem.message
    };
    let mut world = plan_of(&json!("free_for_all"), &[]);
    assert_eq!(says(&mut world, 3, PLAN), "actor must depend on \"plan\", but Dee does not");
    assert_eq!(says(&mut world, BO, 1), "domain must be the index of a domain, got 1");
    assert_eq!(says(&mut world, 9, PLAN), "actor must be 0 to 3, got 9");
    world.command(&Command::Claim { actor: BO, domain: PLAN }).unwrap();
    assert_eq!(says(&mut world, CEM, PLAN), "domain must be free for all, but \"plan\" has an owner");
    let mut owned = plan_of(&json!("one_owner"), &[]);
    assert_eq!(says(&mut owned, BO, PLAN), "domain must be free for all, but \"plan\" has an owner");
}

fn committee() -> Value {
    json!({ "committee": { "within_minutes": 60 } })
}

/// Ana proposes at 10. Bo's agreement is with her at 14, and integrated at 18; Cem is at something else until 30, his is there at 33, and integrated
/// at 37: then, and not before, the change holds.
#[test]
fn a_committees_change_holds_when_all_have_agreed() {
    let mut world = plan_of(&committee(), &[]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 10.0, CEM);
    give_at(&mut world, 10.0, CEM);
    advance_to(&mut world, 36.9);
    assert_eq!((world.metrics().mechanisms.asking.proposals, times(&world, EventKind::Changed)), (1, vec![]));
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Agreed), times(&world, EventKind::Changed)), (vec![37.0], vec![37.0]));
    assert_eq!(at(&world, EventKind::Done, ANA), [37.0]);
    assert_eq!(world.metrics().mechanisms.asking.proposals_abandoned, 0);
}

/// Cem is down: after an hour the proposal is given up. The item is over, and nothing has changed.
#[test]
fn a_proposal_that_not_all_agree_to_in_time_is_given_up() {
    let mut world = plan_of(&committee(), &[("/actors/2/fails", json!({ "recovers": always(500.0) }))]);
    world.command(&Command::Fail { actor: CEM }).unwrap();
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 600.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Abandoned), times(&world, EventKind::Changed)), (vec![70.0], vec![]));
    assert_eq!(
        (world.metrics().mechanisms.asking.proposals_abandoned, at(&world, EventKind::Done, ANA)),
        (1, vec![70.0])
    );
    assert_eq!(world.metrics().debt_items, 0);
}

/// Who has left has no say.
#[test]
fn who_has_left_is_not_asked_to_agree() {
    let mut world = plan_of(&committee(), &[]);
    world.command(&Command::Remove { actor: CEM }).unwrap();
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!((times(&world, EventKind::Agreed), times(&world, EventKind::Changed)), (vec![18.0], vec![18.0]));
}

/// An owner waits for nobody.
#[test]
fn an_owner_asks_nobody() {
    let mut world = plan_of(&json!("one_owner"), &[]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!((times(&world, EventKind::Changed), world.metrics().mechanisms.asking.proposals), (vec![10.0], 0));
    assert_same("asked", world.metrics().mechanisms.asking.blocked_share, 0.0);
}

/// Whose change has conflicted has seen what is there, though nobody's news reaches him: made again, it holds.
#[test]
fn a_conflict_shows_what_is_there() {
    let mut world = plan_of(&json!("free_for_all"), &[("/loss_rate", json!(1))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, BO);
    advance_to(&mut world, 12.0);
    assert_eq!([ANA, BO, CEM].map(|one| holds(&world, one)), [2, 2, 1]);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (world.metrics().mechanisms.ownership.conflicts, times(&world, EventKind::Changed)),
        (1, vec![10.0, 25.0])
    );
}

/// Everything that Ana says to Cem is lost. Bo does not recognise a copy of what he has, and answers it again: that is one say.
#[test]
fn whoever_answers_twice_has_one_say() {
    let protocol = json!({ "acknowledge": { "timeout_minutes": 1, "attempts_max": 6, "recognise_duplicates": false } });
    let scenario = crate::support::scenario(&json!({
        "format": 1, "name": "committee", "integration_delay_minutes": 1, "load_per_hour": 1, "loss_rate": 0.5,
        "actors": [{ "name": "Ana" }, { "name": "Bo" }, { "name": "Cem" }],
        "streams": [{ "name": "work", "to": "Ana", "changes": "plan", "gaps": "constant" }],
        "effort": { "work": 0, "question": 0, "update": 0 },
        "media": [
            { "name": "chat", "latency": always(0.0) },
            { "name": "dead", "latency": always(0.0), "loss_factor": 2 },
        ],
        "protocol": protocol,
        "links": [
            { "from": "Ana", "to": "Bo", "both_ways": true },
            { "from": "Ana", "to": "Cem", "both_ways": true, "medium": "dead" },
        ],
        "domains": [{
            "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"],
            "ownership": { "committee": { "within_minutes": 30 } },
        }],
    }));
    for seed in 0..10 {
        let world = crate::support::run(&scenario, seed, 1000.0);
        invariants::check(&world).unwrap();
        let metrics = world.metrics().mechanisms.asking;
        assert_eq!((metrics.proposals, metrics.proposals_abandoned), (16, 16), "seed {seed}");
        assert_eq!(times(&world, EventKind::Changed), [0.0; 0], "seed {seed}");
        let answers = world.observers().tally.of_kind(EventKind::Integrated, Kind::Answer);
        assert!(answers > 16, "he answers more than once to some: {answers} with seed {seed}");
    }
}

/// Cem can hear of a proposal, and has no way to answer: a plan that no change of can ever hold is refused.
#[test]
fn a_committee_needs_ways_for_its_answers() {
    let value = super::office::plan(&[
        ("/systems", json!([])),
        (
            "/links",
            json!([
                { "from": "Ana", "to": "Bo", "both_ways": true },
                { "from": "Ana", "to": "Cem" },
            ]),
        ),
        (
            "/domains/0",
            json!({ "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"], "ownership": committee() }),
        ),
        ("/streams/0/changes", json!("plan")),
    ]);
    let problems = actorium::World::new(&crate::support::scenario(&value), 1).unwrap_err();
    let said: Vec<&str> = problems.iter().map(|problem| &*problem.message).collect();
    let says = "domains[0].dependents[1] needs a way from \"Cem\" to \"Ana\": add a link, or a system both are in";
    assert_eq!(said, [says]);
}

/// Nobody agrees to a change that was proposed by who has left: what Ana finishes after that changes nothing.
#[test]
fn who_has_left_changes_nothing_without_the_committee() {
    let mut world = plan_of(&committee(), &[]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 5.0);
    world.command(&Command::Remove { actor: ANA }).unwrap();
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!((at(&world, EventKind::Done, ANA), times(&world, EventKind::Changed)), (vec![10.0], vec![]));
}

/// A change that comes about by rework needs the committee as well: what Ana did wrong comes back, and Cem, who is down, does not agree.
#[test]
fn rework_needs_the_committee_too() {
    let mut world = plan_of(
        &committee(),
        &[
            ("/actors/2/fails", json!({ "recovers": always(5000.0) })),
            ("/actors/0/asks", json!({ "to": "Bo", "patience_minutes": 0.01 })),
        ],
    );
    world.command(&Command::Fail { actor: CEM }).unwrap();
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 400.0);
    invariants::check(&world).unwrap();
    assert!(times(&world, EventKind::Reworked).len() == 1, "{:?}", times(&world, EventKind::Reworked));
    assert_eq!((world.metrics().mechanisms.asking.proposals, times(&world, EventKind::Changed)), (2, vec![]));
}
