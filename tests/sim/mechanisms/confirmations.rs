//! Two Generals: each confirmation is itself confirmed, up to a number. Every interval has confidence 0.9999.
//!
//! Each change of Ana's plan is one content for Bo. A copy and every confirmation is lost with probability p; the depth is
//! how many of them came through in a row: 1, Bo knows; 2, Ana knows that; 3, Bo knows that she knows.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, set_knob, world};
use actorium::World;
use actorium::engine::Knob;
use actorium::observe::MutualKnowledge;
use actorium::trace::EventKind;
use serde_json::json;

/// A drained run with about that many contents.
fn drained(loss: f64, confirmations_max: u16, attempts_max: u32, contents: f64, seed: u32) -> World {
    let scenario = scenario(&json!({
        "format": 1, "name": "two generals", "integration_delay_minutes": 0, "load_per_hour": 600, "loss_rate": loss,
        "media": [{ "name": "messenger", "latency": { "mean_minutes": 0.2, "shape": "constant" } }],
        // The timeout is longer than the whole chain: no copy is sent while an earlier one may still be confirmed.
        "protocol": { "acknowledge": {
            "timeout_minutes": 20, "attempts_max": attempts_max, "confirmations_max": confirmations_max,
        } },
        "actors": [{ "name": "Ana" }, { "name": "Bo" }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, contents / 10.0);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, contents / 10.0 + 1_000.0);
    assert!(world.messages().is_empty() && world.transfers().is_empty(), "not drained");
    assert_eq!(world.metrics().mutual_knowledge.count, world.observers().tally.of(EventKind::Changed));
    world
}

/// Mean depth, and the shares of the complete and the one-sided.
fn shares(known: &MutualKnowledge) -> [f64; 3] {
    let of = |count: u64| count as f64 / known.count as f64;
    [known.mean_depth, of(known.complete), of(known.one_sided)]
}

/// Contents in each replication for a share to be known to within about 2.5 %, and some more.
fn contents_for(share: f64) -> f64 {
    (38_000.0 * (1.0 - share) / share + 4_000.0) / 48.0
}

/// Sent once: P(depth ≥ k) = (1 − p)ᵏ up to the last, m + 1. So the mean depth is the sum of these, (1 − p)^(m + 1) are
/// complete, and p(1 − p)ᵐ wait for a last confirmation that was lost. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn each_confirmation_comes_through_with_the_same_chance() {
    for (loss, most) in [(0.1_f64, 2_u16), (0.1, 5), (0.3, 2), (0.3, 3), (0.3, 4), (0.5, 2), (0.5, 3)] {
        let through = 1.0 - loss;
        let complete = through.powi(i32::from(most) + 1);
        let one_sided = loss * through.powi(i32::from(most));
        let depth: f64 = (1..=i32::from(most) + 1).map(|k| through.powi(k)).sum();
        let contents = contents_for(complete.min(one_sided));
        let measured =
            replicate(7100, |seed| shares(&drained(loss, most, 1, contents, seed).metrics().mutual_knowledge));
        for ((what, expected), estimate) in
            [("depth", depth), ("complete", complete), ("one-sided", one_sided)].into_iter().zip(measured)
        {
            assert_agrees(&format!("{what} at loss {loss}, at most {most}"), estimate, expected, 0.03);
        }
    }
}

/// The same losses under one more confirmation: whoever was complete before is complete or one-sided now, to the last one.
/// However many there are, somebody is left who does not know that the other knows.
#[test]
fn one_more_confirmation_moves_the_doubt_and_never_ends_it() {
    let at_most = |most| drained(0.1, most, 1, 6_000.0, 71).metrics().mutual_knowledge;
    let mut before = at_most(2);
    for most in 3..=20 {
        let now = at_most(most);
        assert_eq!(now.count, before.count);
        assert_eq!(now.complete + now.one_sided, before.complete, "at most {most}");
        assert!(now.one_sided > 0 && now.mean_depth > before.mean_depth, "at most {most}: {now:?}");
        before = now;
    }
    let without_loss = drained(0.0, 30, 1, 1_000.0, 71).metrics().mutual_knowledge;
    assert_eq!((without_loss.complete, without_loss.one_sided), (without_loss.count, 0));
    assert_eq!(without_loss.mean_depth, 31.0);
}

/// Sent again until confirmed, at most n times: 1 − pⁿ reach Bo, a share c = 1 − (1 − (1 − p)²)ⁿ comes back to Ana, and from
/// there on each further step comes through once or not at all, for nobody asks again: P(depth ≥ k) = c(1 − p)^(k − 2). So
/// the copies cannot buy more than (1 − p)^(m − 1) of completeness. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn sending_again_helps_the_first_two_steps_only() {
    for (loss, most, attempts) in [(0.3_f64, 2_u16, 3), (0.3, 4, 2), (0.5, 3, 4), (0.2, 3, 30)] {
        let through = 1.0 - loss;
        let confirmed = 1.0 - (1.0 - through.powi(2)).powi(attempts);
        let complete = confirmed * through.powi(i32::from(most) - 1);
        let one_sided = loss * confirmed * through.powi(i32::from(most) - 2);
        let depth = 1.0 - loss.powi(attempts)
            + (0..i32::from(most)).map(|further| confirmed * through.powi(further)).sum::<f64>();
        let contents = contents_for(complete.min(one_sided));
        let measured = replicate(7200, |seed| {
            shares(&drained(loss, most, attempts as u32, contents, seed).metrics().mutual_knowledge)
        });
        for ((what, expected), estimate) in
            [("depth", depth), ("complete", complete), ("one-sided", one_sided)].into_iter().zip(measured)
        {
            let name = format!("{what} at loss {loss}, at most {most}, {attempts} copies");
            assert_agrees(&name, estimate, expected, 0.03);
        }
        assert!(complete <= through.powi(i32::from(most) - 1));
    }
}

/// Every confirmation past the first is noted with its depth, from whoever it came; the first is the acknowledgement.
#[test]
fn the_steps_of_one_content_by_hand() {
    let mut world =
        super::three(&[("/protocol", json!({ "acknowledge": { "timeout_minutes": 60, "confirmations_max": 3 } }))]);
    crate::support::give_at(&mut world, 10.0, super::ANA);
    advance_to(&mut world, 40.0);
    let deepened: Vec<(f64, u32, u32)> = (crate::support::events(&world, EventKind::Deepened).iter())
        .map(|(time, fact)| (*time, fact.to, fact.number))
        .collect();
    assert_eq!(crate::support::times(&world, EventKind::Confirmed), [16.0]);
    assert_eq!(deepened, [(19.0, super::BO, 2), (22.0, super::ANA, 3)]);
    let known = world.metrics().mutual_knowledge;
    assert_eq!((known.count, known.mean_depth, known.complete, known.one_sided), (1, 4.0, 1, 0));
}
