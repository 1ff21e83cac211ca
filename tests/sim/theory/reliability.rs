//! Acknowledge-and-resend over a lossy link. Every interval has confidence 0.9999.
//!
//! Ana's work takes no time, each item changes the plan, and each change is news to Bo: one transfer an item. A copy
//! and its acknowledgement are lost with probability p each, the round trip is shorter than the timeout, and the run
//! goes on without new work until the last transfer is over, so that every one of them counts.

use crate::statistics::{REPLICATIONS, assert_agrees, replicate};
use crate::support::{advance_to, scenario, set_knob, world};
use actorium::World;
use actorium::engine::Fate;
use actorium::engine::Knob;
use actorium::engine::Medium;
use actorium::engine::purpose;
use actorium::kernel::{Distribution, StreamKey, minutes};
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// Transfers all told, for a share to be known to within about 2.5 %: (t/0.025)² × (1 − share)/share, and some more.
fn transfers_for(share: f64) -> f64 {
    38_000.0 * (1.0 - share) / share + 2_000.0
}

/// A drained run with about that many transfers.
fn drained(loss: f64, attempts_max: Option<u32>, acknowledge_on: &str, transfers: f64, seed: u32) -> World {
    let mut rules = json!({ "timeout_minutes": 1, "acknowledge_on": acknowledge_on });
    if let Some(most) = attempts_max {
        rules["attempts_max"] = Value::from(most);
    }
    // Half of the loss is the knob's, half the medium's.
    let scenario = scenario(&json!({
        "format": 1, "name": "a lossy link", "integration_delay_minutes": 0.1, "load_per_hour": 600,
        "effort": { "work": 0, "update": 0.05 },
        "loss_rate": loss / 2.0,
        "media": [{ "name": "chat", "latency": { "mean_minutes": 0.2, "shape": { "uniform": { "spread": 0.5 } } }, "loss_factor": 2 }],
        "protocol": { "acknowledge": rules },
        "actors": [{ "name": "Ana" }, { "name": "Bo", "integration": "constant" }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
    }));
    let mut world = world(&scenario, seed);
    let minutes = transfers / 10.0;
    advance_to(&mut world, minutes);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, minutes + 10_000.0);
    assert!(world.messages().is_empty() && world.transfers().is_empty(), "not drained");
    world
}

/// Without limit everything is confirmed in the end, after 1/(1 − p)² copies each, of which 1/(1 − p) arrive.
/// Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn without_limit_a_confirmation_takes_one_over_one_minus_p_squared_copies() {
    for loss in [0.1, 0.3, 0.5, 0.7] {
        let [copies, arrived] = replicate(4000, |seed| {
            let world = drained(loss, None, "receipt", 2_000.0, seed);
            let tally = &world.observers().tally;
            let transfers = tally.of(EventKind::Changed);
            let counts = world.message_counts();
            assert_eq!((counts.acknowledged, counts.given_up), (transfers, 0));
            assert_eq!(counts.resent + transfers, tally.of_kind(EventKind::Sent, Kind::Update));
            [
                tally.of_kind(EventKind::Sent, Kind::Update) as f64 / transfers as f64,
                tally.of_kind(EventKind::Received, Kind::Update) as f64 / transfers as f64,
            ]
        });
        assert_agrees(&format!("copies at loss {loss}"), copies, (1.0 - loss).powi(-2), 0.03);
        assert_agrees(&format!("arrived at loss {loss}"), arrived, 1.0 / (1.0 - loss), 0.03);
    }
}

/// With at most n copies, pⁿ of the contents never arrive and (1 − (1 − p)²)ⁿ are never confirmed; the sender gives up
/// on exactly those. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn with_a_limit_contents_stay_undelivered_or_unconfirmed_as_often_as_chance_has_it() {
    for (loss, attempts_max) in [(0.3_f64, 1), (0.3, 2), (0.5, 3), (0.5, 4), (0.7, 6)] {
        let lost_always = loss.powi(attempts_max);
        let unconfirmed_always = (1.0 - (1.0 - loss).powi(2)).powi(attempts_max);
        let transfers = transfers_for(lost_always) / f64::from(REPLICATIONS);
        let [undelivered, unconfirmed] = replicate(4100, |seed| {
            let world = drained(loss, Some(attempts_max as u32), "receipt", transfers, seed);
            let tally = &world.observers().tally;
            let contents = tally.of(EventKind::Changed);
            let counts = world.message_counts();
            let first_arrivals = tally.of_kind(EventKind::Received, Kind::Update) - counts.duplicate;
            assert_eq!(first_arrivals, tally.of_kind(EventKind::Integrated, Kind::Update));
            assert_eq!(counts.acknowledged + counts.given_up, contents);
            [(contents - first_arrivals) as f64 / contents as f64, counts.given_up as f64 / contents as f64]
        });
        let name = format!("at loss {loss}, at most {attempts_max} copies");
        assert_agrees(&format!("never delivered {name}"), undelivered, lost_always, 0.03);
        assert_agrees(&format!("never confirmed {name}"), unconfirmed, unconfirmed_always, 0.03);
    }
}

/// Acknowledging what was integrated instead of what has arrived changes none of these chances while integrating takes
/// less than what is left of the timeout. Confidence 0.9999, half-width at most 3 %.
#[test]
fn acknowledging_on_integration_confirms_as_often() {
    let (loss, attempts_max) = (0.4_f64, 3);
    let expected = (1.0 - (1.0 - loss).powi(2)).powi(attempts_max);
    let [unconfirmed] = replicate(4200, |seed| {
        let world = drained(loss, Some(attempts_max as u32), "integration", 4_000.0, seed);
        [world.message_counts().given_up as f64 / world.observers().tally.of(EventKind::Changed) as f64]
    });
    assert_agrees("never confirmed as integrated", unconfirmed, expected, 0.03);
}

/// Loss and latency are independent draws: copies that are lost would have taken as long as the others. Confidence 0.9999,
/// half-width below 2 %, from half a million copies.
#[test]
fn whether_a_copy_is_lost_says_nothing_about_how_long_it_takes() {
    let latency = Distribution::exponential(3.0);
    let medium = Medium { latency, loss_factor: 0.5, ..Medium::instant("chat") }.carrying(Vec::new());
    let (mut lost, mut all) = ((0.0, 0.0), (0.0, 0.0));
    for i in 0..500_000 {
        let copy = StreamKey::root(17).child(purpose::COPY, i);
        let latency = minutes(medium.latency(copy));
        all = (all.0 + 1.0, all.1 + latency);
        if medium.fate(0.4, copy) == Fate::Lost {
            lost = (lost.0 + 1.0, lost.1 + latency);
        }
    }
    // The mean of n exponential values is off by 1/√n of itself, a share by √(p(1 − p)/n); 3.89 of that in 0.9999 of cases.
    let (share, mean): (f64, f64) = (lost.0 / all.0, lost.1 / lost.0);
    assert!((share - 0.2).abs() < 3.89 * (0.16 / all.0).sqrt(), "{share} are lost");
    let half_width = 3.89 / lost.0.sqrt();
    assert!(half_width < 0.02 && (mean / 3.0 - 1.0).abs() < half_width, "what is lost takes {mean} minutes");
    assert!((all.1 / all.0 / 3.0 - 1.0).abs() < 3.89 / all.0.sqrt());
}
