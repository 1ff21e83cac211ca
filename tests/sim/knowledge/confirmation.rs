//! Acknowledge-and-resend to the minute: copies, duplicates, backoff, giving up.

use super::{ANA, acknowledged, ana_and_bo};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::observe::{MessageCounts, invariants};
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::json;

/// The timeout of 4 minutes is shorter than the round trip of 6. A second copy goes out at 14, arrives at 17, is
/// recognised and acknowledged again; the first acknowledgement, at 16, has ended it by then.
#[test]
fn an_impatient_sender_makes_duplicates() {
    let mut world = ana_and_bo(&[acknowledged(&json!({ "timeout_minutes": 4 }))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 30.0);
    invariants::check(&world).unwrap();
    let sent: Vec<_> = events(&world, EventKind::Sent)
        .into_iter()
        .map(|(time, fact)| (time, fact.kind.unwrap(), fact.number))
        .collect();
    let (news, reply) = (Kind::Update, Kind::Acknowledgement);
    assert_eq!(sent, [(10.0, news, 1), (13.0, reply, 1), (14.0, news, 2), (17.0, reply, 1)]);
    assert_eq!(times(&world, EventKind::Duplicate), [17.0]);
    assert_eq!(times(&world, EventKind::Confirmed), [16.0]);
    let expected = MessageCounts {
        // Work, two copies, two acknowledgements; integrated were the work, one copy and both acknowledgements.
        sent: 5,
        delivered: 5,
        dropped: 1,
        duplicate: 1,
        acknowledged: 1,
        resent: 1,
        integrated: 4,
        ..MessageCounts::default()
    };
    assert_eq!(world.message_counts(), expected);
    assert!(world.transfers().is_empty());
}

/// A receiver that recognises nothing integrates every copy.
#[test]
fn without_recognition_every_copy_is_absorbed() {
    let rules = json!({ "timeout_minutes": 4, "recognise_duplicates": false });
    let mut world = ana_and_bo(&[acknowledged(&rules)]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 30.0);
    let counts = world.message_counts();
    assert_eq!((counts.duplicate, counts.resent, counts.integrated), (0, 1, 5));
    assert_eq!(times(&world, EventKind::Learned), [17.0], "the second copy is no news");
    // Bo is busy from 13 to 17 with the first copy and from 17 to 21 with the second.
    assert_same("utilisation", world.metrics().utilisation_share, 8.0 / 60.0);
}

/// Acknowledged when integrated, at 17. The copy of 14 arrives at that very tick, after it: recognised, and acknowledged
/// again. With a slower reader it arrives before, and says nothing.
#[test]
fn a_duplicate_is_confirmed_again_only_when_there_is_something_to_confirm() {
    let replies = |delay: f64| {
        let rules = json!({ "timeout_minutes": 4, "attempts_max": 2, "acknowledge_on": "integration" });
        let mut world = ana_and_bo(&[acknowledged(&rules), ("/integration_delay_minutes", json!(delay))]);
        give_at(&mut world, 10.0, ANA);
        advance_to(&mut world, 40.0);
        assert_eq!(times(&world, EventKind::Duplicate), [17.0]);
        let replies =
            events(&world, EventKind::Sent).into_iter().filter(|(_, fact)| fact.kind == Some(Kind::Acknowledgement));
        replies.map(|(time, _)| time).collect::<Vec<_>>()
    };
    assert_eq!(replies(4.0), [17.0, 17.0]);
    assert_eq!(replies(3.0), [16.0, 17.0]);
    assert_eq!(replies(6.0), [19.0]);
}

/// Nothing ever arrives. Timeouts of 4, 6, 9 and 13.5 minutes; after the fourth copy has had its time, Ana gives up.
#[test]
fn backoff_spaces_the_copies_and_the_last_one_has_its_time() {
    let rules = json!({ "timeout_minutes": 4, "backoff": 1.5, "attempts_max": 4 });
    let mut world = ana_and_bo(&[acknowledged(&rules), ("/loss_rate", json!(1))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!(times(&world, EventKind::Sent), [10.0, 14.0, 20.0, 29.0]);
    assert_eq!(times(&world, EventKind::Lost), [13.0, 17.0, 23.0, 32.0]);
    let given_up = events(&world, EventKind::GaveUp);
    assert_eq!(given_up.len(), 1);
    let (time, fact) = given_up[0];
    assert_eq!((time, fact.from, fact.to, fact.number, fact.kind), (42.5, 0, 1, 4, Some(Kind::Update)));
    let counts = world.message_counts();
    assert_eq!((counts.lost, counts.resent, counts.given_up, counts.acknowledged), (4, 3, 1, 0));
    assert!(world.transfers().is_empty(), "nothing is kept of what is over");
    let metrics = world.metrics();
    assert_same("coherence", metrics.coherence_share, 10.0 / 60.0);
    assert_same("perceived coherence", metrics.perceived_coherence_share, 10.0 / 60.0);
}

/// Given up at 15, confirmed at 16: too late to count as acknowledged, not too late to be believed.
#[test]
fn a_confirmation_after_giving_up_is_believed_all_the_same() {
    let mut world = ana_and_bo(&[acknowledged(&json!({ "timeout_minutes": 5, "attempts_max": 1 }))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 20.0);
    assert_eq!((times(&world, EventKind::GaveUp), times(&world, EventKind::Confirmed)), (vec![15.0], vec![]));
    let metrics = world.metrics();
    assert_same("perceived coherence", metrics.perceived_coherence_share, 14.0 / 20.0);
    assert_same("coherence", metrics.coherence_share, 13.0 / 20.0);
    assert_eq!((metrics.messages.acknowledged, metrics.messages.given_up), (0, 1));
}

/// The acknowledgement is lost, by hand: Ana says it again, Bo has it already and says so again.
#[test]
fn a_lost_acknowledgement_costs_a_copy_and_a_doubt() {
    let mut world =
        ana_and_bo(&[acknowledged(&json!({ "timeout_minutes": 10 })), ("/integration_delay_minutes", json!(1))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 13.5);
    let (_, reply) = world.messages().iter().find(|(_, message)| message.kind == Kind::Acknowledgement).unwrap();
    let lose = actorium::command::Command::LoseMessage { message: reply.serial };
    world.command(&lose).unwrap();
    advance_to(&mut world, 30.0);
    // Integrated at 14; the second copy of 20 arrives at 23, its acknowledgement at 26.
    assert_eq!((times(&world, EventKind::Learned), times(&world, EventKind::Confirmed)), (vec![14.0], vec![26.0]));
    let metrics = world.metrics();
    assert_same("false doubt", metrics.false_doubt_share, 12.0 / 30.0);
    assert_same("false confidence", metrics.false_confidence_share, 0.0);
    assert_eq!((metrics.messages.duplicate, metrics.messages.resent, metrics.messages.lost), (1, 1, 1));
}

/// Work that is passed on is confirmed in the same way, and its lead time runs from when it came into the team.
#[test]
fn passed_on_work_is_confirmed_and_keeps_its_age() {
    let mut world = ana_and_bo(&[
        acknowledged(&json!({ "timeout_minutes": 10 })),
        ("/effort", json!({ "work": 1 })),
        ("/actors/0/passes_on", json!([{ "to": "Bo", "probability": 1 }])),
        ("/domains", json!([])),
        ("/streams", json!([{ "name": "tasks", "to": "Ana" }])),
    ]);
    give_at(&mut world, 5.0, ANA);
    advance_to(&mut world, 30.0);
    // Ana 5 to 9, on its way until 12, Bo 12 to 16.
    assert_eq!((times(&world, EventKind::Done), times(&world, EventKind::Confirmed)), (vec![16.0], vec![15.0]));
    assert_same("lead time", world.metrics().lead_time_minutes.mean, 11.0);
    assert_same("sojourn", world.metrics().sojourn_minutes.mean, 4.0);
}
