//! Who holds what, who believes it, and how that adds up over time.

use super::{ANA, acknowledged, ana_and_bo};
use crate::support::{advance_to, assert_same, give_at, scenario, times, world};
use actorium::World;
use actorium::command::Command;
use actorium::observe::{Metrics, invariants};
use actorium::trace::EventKind;
use serde_json::json;

/// Everything the metrics say about knowledge at some minute, as minutes of the run so far; checks the sums on the way.
fn knowledge_at(world: &mut World, minutes: f64) -> (f64, f64, f64, f64) {
    advance_to(world, minutes);
    invariants::check(world).unwrap();
    let metrics = world.metrics();
    let gap = metrics.perceived_coherence_share - metrics.coherence_share;
    assert_same("the illusion", metrics.illusion_share, gap);
    let Metrics { coherence_share, perceived_coherence_share, false_confidence_share, false_doubt_share, .. } = metrics;
    (
        coherence_share * minutes,
        perceived_coherence_share * minutes,
        false_confidence_share * minutes,
        false_doubt_share * minutes,
    )
}

#[track_caller]
fn assert_knowledge(world: &mut World, minutes: f64, expected: (f64, f64, f64, f64)) {
    let got = knowledge_at(world, minutes);
    assert_same("minutes current", got.0, expected.0);
    assert_same("minutes believed current", got.1, expected.1);
    assert_same("minutes of false confidence", got.2, expected.2);
    assert_same("minutes of false doubt", got.3, expected.3);
}

/// Changed at 10, received at 13, integrated at 17: stale for 7 minutes, and taken for known all along.
#[test]
fn sent_is_taken_for_known() {
    let mut world = ana_and_bo(&[]);
    give_at(&mut world, 10.0, ANA);
    assert_knowledge(&mut world, 20.0, (13.0, 20.0, 7.0, 0.0));
    assert_eq!((times(&world, EventKind::Changed), times(&world, EventKind::Learned)), (vec![10.0], vec![17.0]));
    let metrics = world.metrics();
    assert_same("fragmentation", metrics.fragmentation_share, 7.0 / 20.0);
    assert_eq!((metrics.coherence_now_share, metrics.fragmentation_now_share), (1.0, 0.0));
    let detail = world.domain_detail(0).unwrap();
    assert_eq!((detail.true_version, detail.since_minutes), (2, 10.0));
    assert_eq!((detail.holders[0].held_version, detail.holders[0].since_minutes), (2, 17.0));
}

/// "It reached me" comes back at 16: a minute before it is integrated, Ana believes what is not so yet.
#[test]
fn acknowledged_on_receipt_is_believed_before_it_is_absorbed() {
    let mut world = ana_and_bo(&[acknowledged(&json!({ "timeout_minutes": 30 }))]);
    give_at(&mut world, 10.0, ANA);
    assert_knowledge(&mut world, 20.0, (13.0, 14.0, 1.0, 0.0));
    assert_eq!(times(&world, EventKind::Confirmed), [16.0]);
}

/// "I have integrated it" goes out at 17 and comes back at 20: for 3 minutes Ana doubts what is so.
#[test]
fn acknowledged_on_integration_is_believed_after_it_is_absorbed() {
    let rules = json!({ "timeout_minutes": 30, "acknowledge_on": "integration" });
    let mut world = ana_and_bo(&[acknowledged(&rules)]);
    give_at(&mut world, 10.0, ANA);
    assert_knowledge(&mut world, 25.0, (18.0, 15.0, 0.0, 3.0));
    assert_eq!(times(&world, EventKind::Confirmed), [20.0]);
}

/// Lost on the way and never said again: Bo is stale until the next news, sent at 20, is integrated at 27.
#[test]
fn news_that_is_lost_leaves_a_false_confidence() {
    let mut world = ana_and_bo(&[]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 11.0);
    let (_, message) = world.messages().iter().next().unwrap();
    let lose = Command::LoseMessage { message: message.serial };
    world.command(&lose).unwrap();
    assert_knowledge(&mut world, 20.0, (10.0, 20.0, 10.0, 0.0));
    assert_eq!(times(&world, EventKind::Lost), [13.0], "it is seen to be lost when it was due");
    give_at(&mut world, 20.0, ANA);
    assert_knowledge(&mut world, 30.0, (13.0, 30.0, 17.0, 0.0));
    assert_eq!(world.domain_detail(0).unwrap().holders[0].held_version, 3);
}

/// The second change comes before the first is integrated: what Bo learns at 17 is old by then.
#[test]
fn a_version_that_is_overtaken_makes_nobody_current() {
    let mut world = ana_and_bo(&[]);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 12.0, ANA);
    // Version 2 is integrated 13 to 17, version 3 is received at 15 and integrated 17 to 21.
    assert_knowledge(&mut world, 22.0, (11.0, 22.0, 11.0, 0.0));
    assert_eq!(times(&world, EventKind::Learned), [17.0, 21.0]);
    assert_same("fragmentation", world.metrics().fragmentation_share, 11.0 / 22.0);
}

/// Version 2 is lost and said again at 20, after version 3, said at 15, is known: older news changes nothing.
#[test]
fn older_news_that_comes_late_changes_nothing() {
    let mut world =
        ana_and_bo(&[acknowledged(&json!({ "timeout_minutes": 10 })), ("/effort", json!({ "work": 0, "update": 0 }))]);
    give_at(&mut world, 10.0, ANA);
    let (_, message) = world.messages().iter().next().unwrap();
    let lose = Command::LoseMessage { message: message.serial };
    world.command(&lose).unwrap();
    give_at(&mut world, 15.0, ANA);
    // Version 3 is known at 18, and Ana hears of it at 21; version 2 arrives at 23 and is confirmed at 26.
    assert_knowledge(&mut world, 30.0, (22.0, 19.0, 0.0, 3.0));
    assert_eq!(times(&world, EventKind::Learned), [18.0]);
    assert_eq!(times(&world, EventKind::Confirmed), [21.0, 26.0]);
    assert_eq!(world.domain_detail(0).unwrap().holders[0].held_version, 3);
}

/// Ana tells Bo in 2 minutes and Cem in 6, first at 10, then at 13.
///
/// | minutes | Ana | Bo | Cem | (distinct − 1)/2 | pairs current |
/// |---|---|---|---|---|---|
/// | 0–10 | 1 | 1 | 1 | 0 | 2 |
/// | 10–12 | 2 | 1 | 1 | ½ | 0 |
/// | 12–13 | 2 | 2 | 1 | ½ | 1 |
/// | 13–15 | 3 | 2 | 1 | 1 | 0 |
/// | 15–16 | 3 | 3 | 1 | ½ | 1 |
/// | 16–19 | 3 | 3 | 2 | ½ | 1 |
/// | 19–20 | 3 | 3 | 3 | 0 | 2 |
#[test]
fn fragmentation_counts_the_versions_that_are_held() {
    let medium =
        |name: &str, minutes: u32| json!({ "name": name, "latency": { "mean_minutes": minutes, "shape": "constant" } });
    let scenario = scenario(&json!({
        "format": 1, "name": "three holders", "integration_delay_minutes": 1, "load_per_hour": 0, "effort": { "work": 0, "update": 0 },
        "media": [medium("talk", 2), medium("post", 6)],
        "actors": [{ "name": "Ana" }, { "name": "Bo" }, { "name": "Cem" }],
        "links": [{ "from": "Ana", "to": "Bo" }, { "from": "Ana", "to": "Cem", "medium": "post" }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"] },
            { "name": "diary", "owner": "Ana" },
        ],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }, { "name": "notes", "to": "Ana", "changes": "diary" }],
    }));
    let mut world = world(&scenario, 1);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 13.0, ANA);
    advance_to(&mut world, 14.0);
    assert_eq!(world.metrics().fragmentation_now_share, 1.0);
    advance_to(&mut world, 20.0);
    let metrics = world.metrics();
    // A domain that nobody but its owner holds cannot fall apart, and does not count.
    assert_same("fragmentation", metrics.fragmentation_share, (1.5 + 2.0 + 2.0) / 20.0);
    assert_same("coherence", metrics.coherence_share, (20.0 + 1.0 + 4.0 + 2.0) / 40.0);
    assert_same("perceived coherence", metrics.perceived_coherence_share, 1.0);
}

/// With nobody to tell there is nothing to disagree about.
#[test]
fn without_pairs_all_is_coherent() {
    let mut world = ana_and_bo(&[("/domains", json!([])), ("/streams", json!([{ "name": "tasks", "to": "Ana" }]))]);
    give_at(&mut world, 1.0, ANA);
    advance_to(&mut world, 5.0);
    let metrics = world.metrics();
    let shares = [
        metrics.coherence_share,
        metrics.perceived_coherence_share,
        metrics.illusion_share,
        metrics.fragmentation_share,
    ];
    assert_eq!(shares, [1.0, 1.0, 0.0, 0.0]);
    assert_eq!(metrics.work_done_items, 1);
}
