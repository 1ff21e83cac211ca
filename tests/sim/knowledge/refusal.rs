//! A full mailbox says "No", or says nothing; and what the sender makes of it.

use super::{ANA, BO, acknowledged, ana_and_bo};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// Ana's item takes a minute, Bo's take 4, news 2; chat takes 2. Bo has room for one, and at 0 two items: one he works
/// on until 4, one that waits until then and is done at 8. Ana changes the plan at 1, and the news is in Bo's mailbox at 3.
fn news_at_a_full_mailbox(changes: &[(&str, Value)]) -> World {
    let mut all = vec![
        ("/effort", json!({ "work": 1, "update": 0.5 })),
        ("/media/0/latency/mean_minutes", json!(2)),
        ("/actors/0/slowness", json!(0.25)),
        ("/actors/1/mailbox", json!({ "capacity": 1 })),
    ];
    all.extend_from_slice(changes);
    let mut world = ana_and_bo(&all);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 0.0, BO);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 20.0);
    invariants::check(&world).unwrap();
    world
}

/// The "No" is back at 5. Ana, who took her news for known since 1, now knows better, and leaves it at that.
#[test]
fn a_no_is_taken_for_final_and_ends_a_false_confidence() {
    let world = news_at_a_full_mailbox(&[]);
    assert_eq!((times(&world, EventKind::Refused), times(&world, EventKind::GaveUp)), (vec![3.0], vec![5.0]));
    let metrics = world.metrics();
    assert_same("coherence", metrics.coherence_share, 1.0 / 20.0);
    assert_same("perceived coherence", metrics.perceived_coherence_share, 5.0 / 20.0);
    assert_same("false confidence", metrics.false_confidence_share, 4.0 / 20.0);
    let counts = metrics.messages;
    assert_eq!((counts.refused, counts.given_up, counts.resent), (1, 1, 0));
    let refusals: Vec<_> =
        events(&world, EventKind::Sent).into_iter().filter(|(_, fact)| fact.kind == Some(Kind::Refusal)).collect();
    assert_eq!((refusals[0].0, refusals[0].1.from, refusals[0].1.to), (3.0, BO, ANA));
}

/// Refused at 3, the "No" at 5, three minutes' wait, a second copy from 8 to 10, integrated and confirmed at 12.
#[test]
fn a_refused_sender_waits_and_tries_again() {
    let retry = json!({ "retry": { "wait_minutes": 3, "attempts_max": 2 } });
    let rules = acknowledged(&json!({ "timeout_minutes": 30 }));
    let world = news_at_a_full_mailbox(&[("/actors/0/on_refusal", retry), rules]);
    assert_eq!((times(&world, EventKind::Refused), times(&world, EventKind::Confirmed)), (vec![3.0], vec![12.0]));
    assert_eq!(times(&world, EventKind::Learned), [12.0]);
    let metrics = world.metrics();
    assert_same("coherence", metrics.coherence_share, 9.0 / 20.0);
    assert_same("perceived coherence", metrics.perceived_coherence_share, 9.0 / 20.0);
    let counts = metrics.messages;
    assert_eq!((counts.refused, counts.resent, counts.given_up, counts.acknowledged), (1, 1, 0, 1));
}

/// A sender that may try once only gives up at the first "No", though its timeout has not come.
#[test]
fn a_refused_sender_gives_up_after_its_last_attempt() {
    let retry = json!({ "retry": { "wait_minutes": 3, "attempts_max": 1 } });
    let rules = acknowledged(&json!({ "timeout_minutes": 30 }));
    let world = news_at_a_full_mailbox(&[("/actors/0/on_refusal", retry), rules]);
    assert_eq!(times(&world, EventKind::GaveUp), [5.0]);
    assert!(world.transfers().is_empty() && world.messages().is_empty());
}

/// Dropped in silence: Ana hears nothing, and at her timeout says it again.
#[test]
fn news_dropped_in_silence_is_said_again_after_the_timeout() {
    let drop = json!({ "capacity": 1, "when_full": "drop_newest" });
    let world =
        news_at_a_full_mailbox(&[("/actors/1/mailbox", drop.clone()), acknowledged(&json!({ "timeout_minutes": 9 }))]);
    // Dropped at 3, said again at 10, received at 12, integrated at 14, confirmed at 14.
    assert_eq!((times(&world, EventKind::Dropped), times(&world, EventKind::Learned)), (vec![3.0], vec![14.0]));
    assert_eq!(times(&world, EventKind::Confirmed), [14.0]);
    assert_eq!(world.message_counts().refused, 0);
    let told_once = news_at_a_full_mailbox(&[("/actors/1/mailbox", drop)]);
    assert_same("false confidence", told_once.metrics().false_confidence_share, 19.0 / 20.0);
}

/// Acknowledged on receipt at 3, then pushed out by an item at 3.5: Ana has it in writing, and it is not so.
#[test]
fn acknowledged_and_then_dropped_for_another_is_a_lasting_false_confidence() {
    let push_out = |acknowledge_on: &str| {
        let rules = json!({ "timeout_minutes": 7, "acknowledge_on": acknowledge_on });
        let mut world = ana_and_bo(&[
            ("/effort", json!({ "work": 1, "update": 0.5 })),
            ("/media/0/latency/mean_minutes", json!(2)),
            ("/actors/0/slowness", json!(0.25)),
            ("/actors/1/mailbox", json!({ "capacity": 1, "when_full": "drop_oldest" })),
            acknowledged(&rules),
        ]);
        give_at(&mut world, 0.0, BO);
        give_at(&mut world, 0.0, ANA);
        give_at(&mut world, 3.5, BO);
        advance_to(&mut world, 20.0);
        invariants::check(&world).unwrap();
        assert_eq!(times(&world, EventKind::Dropped), [3.5]);
        world
    };
    let on_receipt = push_out("receipt");
    assert_eq!((times(&on_receipt, EventKind::Confirmed), times(&on_receipt, EventKind::Learned)), (vec![5.0], vec![]));
    assert_same("false confidence", on_receipt.metrics().false_confidence_share, 15.0 / 20.0);
    // Asked whether it was integrated, nobody answers; the second copy, sent at 8, is no duplicate: integrated 10 to 12.
    let on_integration = push_out("integration");
    assert_eq!(
        (times(&on_integration, EventKind::Learned), times(&on_integration, EventKind::Confirmed)),
        (vec![12.0], vec![14.0])
    );
    assert_eq!(on_integration.message_counts().duplicate, 0);
    assert_same("false doubt", on_integration.metrics().false_doubt_share, 2.0 / 20.0);
}

/// Work from outside that is refused is gone, and does not count as having come in.
#[test]
fn work_refused_at_the_door_did_not_come_in() {
    let mut world = ana_and_bo(&[("/effort", json!({ "work": 1 })), ("/actors/1/mailbox", json!({ "capacity": 2 }))]);
    for _ in 0..5 {
        give_at(&mut world, 1.0, BO);
    }
    advance_to(&mut world, 30.0);
    let metrics = world.metrics();
    assert_eq!((metrics.work_arrived_items, metrics.work_done_items), (3, 3));
    assert_eq!((metrics.messages.sent, metrics.messages.refused, metrics.messages.given_up), (5, 2, 0));
    assert_eq!(world.observers().tally.refused_at_admission, 2);
    assert_eq!(metrics.mailbox_length_max_messages, 2);
}
