//! Ambiguity, and what rides along to lower it. Every interval has confidence 0.9999.

use super::{ANA, BO, CEM, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, give_at, scenario, set_knob, times, world};
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// What rides along: loss factor and clarity of each.
type Riders = &'static [(f64, f64)];

/// Chat of that ambiguity with these riders.
fn talk(ambiguity: f64, riders: Riders) -> Value {
    let mut media = vec![json!({ "name": "chat", "latency": { "mean_minutes": 0.1 }, "ambiguity": ambiguity })];
    for (i, (loss_factor, clarity)) in riders.iter().enumerate() {
        let (name, loss_factor, clarity) = (format!("rider {i}"), *loss_factor, *clarity);
        let latency = json!({ "mean_minutes": 0 });
        media.push(json!({ "name": name, "latency": latency, "loss_factor": loss_factor, "clarity": clarity }));
    }
    let names: Vec<String> = (0..riders.len()).map(|i| format!("rider {i}")).collect();
    media[0]["carries"] = json!(names);
    json!(media)
}

/// Of the news that arrives, the share ambiguity × Π (loss + (1 − loss)(1 − clarity)) is misread, whatever share of the news
/// itself is lost. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn what_comes_through_is_misread_as_often_as_what_rides_along_leaves_open() {
    let cases: [(f64, f64, Riders); 5] = [
        (0.0, 0.3, &[]),
        (0.25, 0.6, &[]),
        (0.25, 0.6, &[(1.0, 0.8)]),
        (0.25, 1.0, &[(2.0, 0.7), (0.4, 0.5)]),
        (0.1, 0.8, &[(5.0, 1.0), (0.0, 0.4)]),
    ];
    for (case, (loss, ambiguity, riders)) in cases.into_iter().enumerate() {
        let expected = riders.iter().fold(ambiguity, |open, (loss_factor, clarity)| {
            let lost = loss * loss_factor;
            open * (lost + (1.0 - lost) * (1.0 - clarity))
        });
        let scenario = scenario(&json!({
            "format": 1, "name": "talk", "integration_delay_minutes": 0, "load_per_hour": 600, "loss_rate": loss,
            "media": talk(ambiguity, riders),
            "actors": [{ "name": "Ana" }, { "name": "Bo" }],
            "links": [{ "from": "Ana", "to": "Bo" }],
            "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
            "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
        }));
        // News all told for a share to be known to within about 2.5 %, and some more; a tenth of a minute apart.
        let news = (38_000.0 * (1.0 - expected) / expected + 2_000.0) / (48.0 * (1.0 - loss));
        let [misread] = replicate(7000, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, news / 10.0);
            let tally = &world.observers().tally;
            tally_share(tally.of(EventKind::Misunderstood), tally.of_kind(EventKind::Integrated, Kind::Update))
        });
        assert_agrees(&format!("misread in case {case}"), misread, expected, 0.03);
    }
}

fn tally_share(of: u64, all: u64) -> [f64; 1] {
    [of as f64 / all as f64]
}

/// The knob takes the riders with it: at a loss rate of 1 for them, only the words are left.
#[test]
fn riders_get_lost_at_the_loss_rate_of_the_moment() {
    let mut media = talk(1.0, &[(1.0, 1.0)]);
    media[0]["loss_factor"] = json!(0);
    let mut world = three(&[("/media", media)]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 100.0);
    assert_eq!(world.metrics().messages.misunderstood, 0, "the rider says it all");
    set_knob(&mut world, Knob::LossRate, 1.0);
    give_at(&mut world, 110.0, ANA);
    advance_to(&mut world, 200.0);
    assert_eq!(world.metrics().messages.misunderstood, 1, "the rider is lost, the words are not");
}

/// Changed at 10, received at 13, integrated at 17 as something else: from then on Bo and Cem each hold a variant of their own
/// and take it for the truth, and so does everyone else.
#[test]
fn a_wrong_variant_is_neither_the_old_version_nor_the_new_one() {
    let mut world = three(&[("/media/0/ambiguity", json!(1)), ("/domains/0/dependents", json!(["Bo", "Cem"]))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 20.0);
    invariants::check(&world).unwrap();
    let metrics = world.metrics();
    assert_eq!(times(&world, EventKind::Misunderstood), [17.0, 17.0]);
    assert_eq!((metrics.messages.misunderstood, metrics.messages.integrated), (2, 3));
    assert_same("coherence", metrics.coherence_share, 10.0 / 20.0);
    assert_same("perceived coherence", metrics.perceived_coherence_share, 1.0);
    assert_same("wrong", metrics.wrong_share, 3.0 / 20.0);
    // Two of three versions while both hold the old one, three of three once each has its own.
    assert_same("fragmentation", metrics.fragmentation_share, (0.5 * 7.0 + 3.0) / 20.0);
    for actor in [BO, CEM] {
        let belief = &world.actor_detail(actor).unwrap().beliefs[0];
        assert_eq!((belief.held_version, belief.true_version, belief.wrong, belief.current), (2, 2, true, false));
    }
    // The next version is understood: a mistake about the one before does not matter any more.
    let mut world = three(&[
        ("/media/0/ambiguity", json!(1)),
        ("/media/0/carries", json!(["tone"])),
        ("/media/1", json!({ "name": "tone", "latency": { "mean_minutes": 0 }, "clarity": 1, "loss_factor": 1 })),
        ("/media/0/loss_factor", json!(0)),
        ("/loss_rate", json!(1)),
    ]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 20.0);
    assert_eq!((world.metrics().wrong_share > 0.0, world.metrics().coherence_now_share), (true, 0.0));
    set_knob(&mut world, Knob::LossRate, 0.0);
    give_at(&mut world, 20.0, ANA);
    advance_to(&mut world, 30.0);
    assert_eq!(world.metrics().coherence_now_share, 1.0);
    assert_same("wrong", world.metrics().wrong_share, 10.0 / 30.0);
}

/// Bo misreads the plan at 13 and hears the same from Cem, over a clear line, at 28 and 38; Cem hears it clearly at 13.
fn with_a_second_voice(second: &str) -> World {
    let news = |from: &str, to: &str, medium: &str| json!({ "from": from, "to": to, "medium": medium });
    three(&[
        ("/effort", json!({ "work": 0, "update": 0 })),
        ("/domains/0/dependents", json!(["Bo", "Cem"])),
        ("/media/1", json!({ "name": "murmur", "latency": super::always(3.0), "ambiguity": 1 })),
        ("/links", json!([news("Ana", "Bo", "murmur"), news("Cem", "Bo", second)])),
        ("/actors/2/glue", json!({ "every": super::always(25.0), "effort": 0, "talks_to": 1 })),
    ])
}

#[test]
fn a_copy_that_is_understood_corrects_a_misread_one_and_a_second_misreading_does_not() {
    let mut world = with_a_second_voice("chat");
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 27.9);
    assert_eq!((world.metrics().coherence_now_share, world.metrics().mechanisms.glue.repairs), (0.5, 1));
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Learned), [13.0, 13.0, 28.0]);
    assert_same("wrong", world.metrics().wrong_share, 15.0 / 60.0 / 2.0);
    assert_eq!((world.metrics().coherence_now_share, world.metrics().fragmentation_now_share), (1.0, 0.0));
    assert_eq!(world.metrics().mechanisms.glue.repairs, 1, "what is right again needs no second repair");

    let mut world = with_a_second_voice("murmur");
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!(times(&world, EventKind::Learned), [13.0, 13.0]);
    assert_eq!(times(&world, EventKind::Misunderstood), [13.0, 28.0, 53.0]);
    assert_eq!((world.metrics().coherence_now_share, world.metrics().mechanisms.glue.repairs), (0.5, 2));
    assert_same("wrong", world.metrics().wrong_share, 47.0 / 60.0 / 2.0);
}

/// Ana's item goes on to Bo, who takes it for something else: done wrong at 14, back at 24, done right at 25.
#[test]
fn misread_work_is_done_wrong_and_comes_back() {
    let mut world = three(&[
        ("/integration_delay_minutes", json!(1)),
        ("/effort/work", json!(1)),
        ("/media/0/ambiguity", json!(1)),
        ("/streams/0", json!({ "name": "requests", "to": "Ana" })),
        ("/actors/0/passes_on", json!([{ "to": "Bo", "probability": 1 }])),
        ("/rework", json!({ "delay": super::always(10.0) })),
    ]);
    give_at(&mut world, 9.0, ANA);
    advance_to(&mut world, 20.0);
    assert_eq!((world.metrics().debt_items, world.metrics().messages.misunderstood), (1, 1));
    advance_to(&mut world, 30.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::DoneOnStale), times(&world, EventKind::Reworked)), (vec![14.0], vec![25.0]));
    let metrics = world.metrics();
    assert_eq!((metrics.debt_items, metrics.stale_work_items, metrics.wrong_share), (0, 1, 0.0));
    assert_same("mean debt", metrics.debt_mean_items, 11.0 / 30.0);
}

/// A person who saves a lost message saves its words: whether it is understood is drawn as if it had never been lost.
#[test]
fn a_message_saved_from_loss_can_still_be_misread() {
    for ambiguity in [0.0, 1.0] {
        let mut world = three(&[("/media/0/ambiguity", json!(ambiguity)), ("/loss_rate", json!(1))]);
        give_at(&mut world, 10.0, ANA);
        let (_, doomed) = world.messages().iter().next().unwrap();
        let message = doomed.serial;
        world.command(&Command::DeliverMessage { message }).unwrap();
        let detail = world.message_detail(message).unwrap();
        assert_eq!((detail.will_be_lost, detail.will_be_misread), (false, ambiguity > 0.5));
        advance_to(&mut world, 20.0);
        assert_eq!(world.metrics().messages.misunderstood, ambiguity as u64);
    }
}
