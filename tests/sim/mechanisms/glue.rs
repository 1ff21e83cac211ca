//! Glue work: noticing what others hold stale, and repairing it. Every interval has confidence 0.9999.

use super::{ANA, BO, CEM, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, events, give_at, scenario, times, world};
use actorium::World;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// Ana's chat never reaches Bo, and always reaches Cem, who does glue work every 10 minutes, at half the cost of a piece of news.
fn with_glue(changes: &[(&str, Value)]) -> World {
    let base = [
        ("/loss_rate", json!(1)),
        ("/media/0/loss_factor", json!(0)),
        ("/media/1", json!({ "name": "post", "latency": always(3.0) })),
        ("/links", json!([{ "from": "Ana", "to": "Bo", "medium": "post" }])),
        ("/domains/0/dependents", json!(["Bo", "Cem"])),
        ("/actors/2/glue", json!({ "every": always(10.0), "effort": 0.5 })),
    ];
    three(&[&base[..], changes].concat())
}

/// When rounds began, from oneself to oneself.
fn rounds(world: &World) -> Vec<f64> {
    let begun = events(world, EventKind::Integrating);
    begun.iter().filter(|(_, fact)| fact.kind == Some(Kind::AntiEntropyRound)).map(|(time, _)| *time).collect()
}

/// Changed at 3. Cem integrates that from 6 to 10, when his round is due; the round takes until 12, and Bo, to whom nobody could
/// speak, is told: he has it at 15, integrated at 19. The next rounds, 10 minutes after the end of the one before, find nothing.
#[test]
fn a_round_notices_what_another_holds_stale_and_repairs_it() {
    let mut world = with_glue(&[]);
    give_at(&mut world, 3.0, ANA);
    advance_to(&mut world, 40.0);
    invariants::check(&world).unwrap();
    assert_eq!((rounds(&world), times(&world, EventKind::Learned)), (vec![10.0, 22.0, 34.0], vec![10.0, 19.0]));
    let noticed: Vec<(f64, u32, u32, u32)> = events(&world, EventKind::Noticed)
        .iter()
        .map(|(time, fact)| (*time, fact.from, fact.to, fact.version))
        .collect();
    assert_eq!(noticed, [(12.0, CEM, BO, 2)]);
    let metrics = world.metrics();
    assert_eq!((metrics.mechanisms.glue.repairs, metrics.coherence_now_share), (1, 1.0));
    assert_same("coherence", metrics.coherence_share, 1.0 - (16.0 + 7.0) / 80.0);
    // Cem: 4 minutes of news and three rounds of 2. Bo: 4 minutes of news.
    assert_same("utilisation", metrics.utilisation_share, 14.0 / 120.0);
    // What Cem tells Bo is not what Ana knows: she believes what she sent.
    assert_same("perceived coherence", metrics.perceived_coherence_share, 1.0);
}

/// Who is stale has nothing to repair with, and says nothing; nor does who is wrong, or has forgotten.
#[test]
fn nobody_repairs_with_what_they_do_not_know() {
    let deaf = ("/links/1", json!({ "from": "Ana", "to": "Cem", "medium": "post" }));
    let mut world = with_glue(&[deaf]);
    give_at(&mut world, 3.0, ANA);
    advance_to(&mut world, 40.0);
    assert_eq!((rounds(&world).len(), world.metrics().mechanisms.glue.repairs), (3, 0));

    let murmur = ("/media/2", json!({ "name": "murmur", "latency": always(3.0), "loss_factor": 0, "ambiguity": 1 }));
    let mistaken = ("/links/1", json!({ "from": "Ana", "to": "Cem", "medium": "murmur" }));
    let mut world = with_glue(&[murmur, mistaken]);
    give_at(&mut world, 3.0, ANA);
    advance_to(&mut world, 40.0);
    assert!(world.actor_detail(CEM).unwrap().beliefs[0].wrong);
    assert_eq!((rounds(&world).len(), world.metrics().mechanisms.glue.repairs), (3, 0));
}

/// With effort comes waiting: a round that is due at 10 while Cem works until 30 is done from 30 to 32, late.
#[test]
fn a_round_waits_its_turn() {
    let mut world = with_glue(&[("/effort/work", json!(6))]);
    give_at(&mut world, 6.0, CEM);
    advance_to(&mut world, 50.0);
    assert_eq!(rounds(&world), [30.0, 42.0]);
}

/// A mailbox that has no room for a round, or waits too long for one, loses that round and not the ones after it.
#[test]
fn a_round_that_finds_no_room_comes_again() {
    let policies = ["refuse", "drop_newest", "drop_oldest"];
    for policy in policies {
        let mut world = with_glue(&[
            ("/effort/work", json!(6)),
            ("/actors/2/mailbox", json!({ "capacity": 1, "when_full": policy })),
        ]);
        give_at(&mut world, 1.0, CEM);
        give_at(&mut world, 2.0, CEM);
        // The round that is due at 10 finds the second item, or is pushed out by a third.
        advance_to(&mut world, 11.0);
        give_at(&mut world, 11.0, CEM);
        advance_to(&mut world, 200.0);
        assert!(world.metrics().messages.refused + world.metrics().messages.dropped > 0, "{policy}");
        assert!(rounds(&world).len() > 5, "{policy}: {:?}", rounds(&world));
    }
    let mut world = with_glue(&[("/effort/work", json!(6)), ("/actors/2/mailbox", json!({ "patience_minutes": 5 }))]);
    give_at(&mut world, 6.0, CEM);
    advance_to(&mut world, 100.0);
    assert_eq!((times(&world, EventKind::Expired), rounds(&world)[0]), (vec![30.0], 40.0));
}

/// Each person a round talks to is calmed by its share, whether or not there was anything to repair.
#[test]
fn talking_calms() {
    let level = |calms: f64| {
        let mut world = with_glue(&[
            ("/effort/work", json!(25)),
            ("/actors/1/stress", json!({ "tolerance_messages": 1, "time_constant_minutes": 60 })),
            ("/actors/2/glue", json!({ "every": always(30.0), "effort": 0, "calms": calms })),
        ]);
        give_at(&mut world, 0.0, BO);
        give_at(&mut world, 0.0, BO);
        advance_to(&mut world, 30.0);
        let at_30 = actorium::mechanism::stress::level(&world, BO);
        advance_to(&mut world, 40.0);
        (at_30, actorium::mechanism::stress::level(&world, BO))
    };
    let gone = |minutes: f64| 1.0 - (-minutes / 60.0_f64).exp();
    for calms in [0.0, 0.25, 1.0] {
        let (at_30, at_40) = level(calms);
        let eased = gone(30.0) * (1.0 - calms);
        assert_same("after the talk", at_30, eased);
        assert_same("10 minutes later", at_40, 1.0 + (eased - 1.0) * (1.0 - gone(10.0)));
    }
}

/// Whom a round talks to is drawn anew each time, everyone as likely: of four who hold nothing current each is the first to be
/// told in a quarter of the runs, and somebody who talks to three in a round reaches more than one. Confidence 0.9999 each,
/// from 4,000 runs: 3.89 standard errors.
#[test]
fn a_round_talks_to_anyone_and_to_as_many_as_it_says() {
    let rounds = |talks_to: u32| {
        let scenario = scenario(&json!({
            "format": 1, "name": "rounds", "integration_delay_minutes": 0, "load_per_hour": 0, "loss_rate": 1,
            "actors": [{ "name": "Ana", "glue": { "every": always(10.0), "talks_to": talks_to } }, { "name": "Bo", "count": 4 }],
            "systems": [{ "name": "team", "members": ["Ana", "Bo"] }],
            "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
            "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
        }));
        let plan = world(&scenario, 0).shared_plan();
        let (mut told, mut people) = ([0.0_f64; 4], 0.0);
        for seed in 0..4_000 {
            let mut world = World::from_plan(plan.clone(), seed);
            give_at(&mut world, 1.0, ANA);
            advance_to(&mut world, 11.0);
            let noticed: Vec<u32> = events(&world, EventKind::Noticed).iter().map(|(_, fact)| fact.to).collect();
            assert_eq!(noticed.len(), talks_to as usize);
            told[noticed[0] as usize - 1] += 1.0;
            people += noticed.iter().collect::<std::collections::BTreeSet<_>>().len() as f64;
        }
        (told.map(|count| count / 4_000.0), people / 4_000.0)
    };
    let (shares, _) = rounds(1);
    let half_width = 3.89 * (0.25_f64 * 0.75 / 4_000.0).sqrt();
    assert!(shares.iter().all(|share| (share - 0.25).abs() < half_width), "{shares:?}");
    // Of four, three draws miss somebody with probability (3/4)³; the number of people reached has a variance below 0.4.
    let (_, reached) = rounds(3);
    let expected = 4.0 * (1.0 - 0.75_f64.powi(3));
    assert!((reached - expected).abs() < 3.89 * (0.4_f64 / 4_000.0).sqrt(), "{reached} are reached, not {expected}");
}

/// Ana tells Bo of each change once, over a line that loses a share p, and repairs what he holds stale over the same line.
fn healed(change_minutes: f64, loss: f64, every: &Value, seed: u32) -> f64 {
    let scenario = scenario(&json!({
        "format": 1, "name": "anti-entropy", "integration_delay_minutes": 0, "load_per_hour": 60.0 / change_minutes, "loss_rate": loss,
        "actors": [{ "name": "Ana", "glue": { "every": every } }, { "name": "Bo" }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, 4_000.0 * change_minutes);
    1.0 - world.metrics().coherence_share
}

/// The latest change is missing with probability p, and each round since then leaves it so with probability p again. Changes are
/// Poisson at rate u, so its age is exponential. Rounds every τ: with q = e^(−uτ) the stale share is
/// p (1 − (1 − p)(1 − q) / (uτ (1 − pq))). Rounds as a Poisson stream of rate 1/τ, of which 1 − p repair: p u / (u + (1 − p)/τ).
/// Both are below the share p without glue. Confidence 0.9999 each, half-width at most 4 %.
#[test]
fn rounds_heal_what_was_lost_as_often_as_anti_entropy_can() {
    let change_minutes = 10.0;
    for (loss, every) in [(0.3, 5.0), (0.5, 10.0), (0.7, 40.0), (0.5, 1.0)] {
        let (p, ut): (f64, f64) = (loss, every / change_minutes);
        let q = (-ut).exp();
        let regular = p * (1.0 - (1.0 - p) * (1.0 - q) / (ut * (1.0 - p * q)));
        let at_random = p / (1.0 + (1.0 - p) / ut);
        assert!(regular < p && at_random < p);
        let [a, b] = replicate(7800, |seed| {
            let random = json!({ "mean_minutes": every });
            [healed(change_minutes, loss, &always(every), seed), healed(change_minutes, loss, &random, seed)]
        });
        assert_agrees(&format!("stale, rounds every {every}, loss {loss}"), a, regular, 0.04);
        assert_agrees(&format!("stale, rounds at rate 1/{every}, loss {loss}"), b, at_random, 0.04);
    }
    let [without] = replicate(7800, |seed| [healed(change_minutes, 0.5, &always(900_000.0), seed)]);
    assert_agrees("stale without a round", without, 0.5, 0.04);
}

/// Somebody who knows nothing that others need does their rounds for nothing, and at their cost.
#[test]
fn glue_work_without_anything_to_look_at_is_only_a_cost() {
    let mut world = three(&[("/actors/2/glue", json!({ "every": always(10.0), "effort": 0.5 }))]);
    give_at(&mut world, 3.0, ANA);
    advance_to(&mut world, 40.0);
    assert_eq!((rounds(&world), world.metrics().mechanisms.glue.repairs), (vec![10.0, 22.0, 34.0], 0));
    assert_same("utilisation", world.metrics().utilisation_share, (6.0 + 4.0) / 120.0);
}
