//! Who is seen, who is promoted, who leaves. Every interval has confidence 0.9999.

use super::{ANA, BO, CEM, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, facts, give_at, run, scenario, set_knob, times};
use actorium::World;
use actorium::command::{Command, Knob};
use actorium::observe::{What, invariants};
use serde_json::{Value, json};

/// A rate at which lacking a tenth of the recognition is enough to leave at the next review, for all seeds in practice: the
/// chance to stay is e⁻²⁰.
const AT_ONCE: f64 = 1000.0;

/// A review at 480 and every 480 minutes. Ana's news never reaches Bo; Cem gets it, and repairs.
fn team(leaves_per_week: f64, changes: &[(&str, Value)]) -> World {
    let base = [
        ("/recognition", json!({ "review_minutes": 480, "leaves_per_week": leaves_per_week })),
        ("/loss_rate", json!(1)),
        ("/media/0/loss_factor", json!(0)),
        ("/media/1", json!({ "name": "post", "latency": always(3.0) })),
        ("/links", json!([{ "from": "Ana", "to": "Bo", "medium": "post" }])),
        ("/domains/0/dependents", json!(["Bo", "Cem"])),
        ("/actors/2/glue", json!({ "every": always(10.0), "effort": 0.5 })),
    ];
    three(&[&base[..], changes].concat())
}

fn recognitions(world: &World) -> Vec<f64> {
    world.standings().iter().map(|standing| standing.recognition).collect()
}

/// Who has left, by when.
fn leavers(world: &World) -> Vec<(f64, u32)> {
    facts(world, What::Left).iter().map(|(time, fact)| (*time, fact.to)).collect()
}

/// Six items: Ana two, which Cem repairs at Bo's, and Bo four.
fn half_a_week(world: &mut World) {
    for (minutes, actor) in [(20.0, ANA), (60.0, BO), (120.0, ANA), (160.0, BO), (170.0, BO), (180.0, BO)] {
        give_at(world, minutes, actor);
    }
    advance_to(world, 479.0);
    assert_eq!(world.metrics().repairs, 2);
    assert_eq!(recognitions(world), [1.0; 3], "nothing is seen before the review");
    advance_to(world, 480.0);
}

/// Speed alone is seen: of six items Ana did two and Bo four, the average is two; Cem's two repairs are not seen at all.
#[test]
fn what_is_rewarded_decides_who_leaves() {
    for (rewards_coherence, expected, gone) in
        [(0.0, [1.0, 2.0, 0.0], vec![CEM]), (1.0, [0.0, 0.0, 3.0], vec![ANA, BO]), (0.5, [0.5, 1.0, 1.5], vec![ANA])]
    {
        let mut world = team(0.0, &[]);
        set_knob(&mut world, Knob::RewardsCoherence, rewards_coherence);
        half_a_week(&mut world);
        invariants::check(&world).unwrap();
        assert!(world.standings().iter().all(|standing| (standing.finished, standing.repairs) == (0, 0)));
        for (got, expected) in recognitions(&world).into_iter().zip(expected) {
            assert_same("recognition", got, expected);
        }
        advance_to(&mut world, 5_000.0);
        assert_eq!(leavers(&world), [], "at a rate of zero nobody leaves");

        let mut world = team(AT_ONCE, &[("/recognition/rewards_coherence", json!(rewards_coherence))]);
        half_a_week(&mut world);
        invariants::check(&world).unwrap();
        assert_eq!(leavers(&world), gone.iter().map(|&actor| (480.0, actor)).collect::<Vec<_>>());
        assert_eq!(world.metrics().people_left, gone.len() as u64);
        assert!(gone.iter().all(|&actor| world.actor_detail(actor).unwrap().left));
    }
}

/// Ana, promoted twice at a weight of 1.5, is seen four times over: 8 against Bo's 4 of an average of 4. Now nobody but Cem
/// lacks anything; promoted twice more she is seen seven times over, which puts Bo in the shade too, and he leaves.
#[test]
fn a_promotion_makes_others_less_seen() {
    for (promotions, expected, gone) in [
        (0, [1.0, 2.0, 0.0], vec![CEM]),
        (2, [2.0, 1.0, 0.0], vec![CEM]),
        (4, [7.0 / 3.0, 2.0 / 3.0, 0.0], vec![BO, CEM]),
    ] {
        let mut world = team(AT_ONCE, &[("/recognition/promotion_weight", json!(1.5))]);
        for _ in 0..promotions {
            world.command(&Command::Promote { actor: ANA }).unwrap();
        }
        assert_eq!(times(&world, What::Promoted).len(), promotions);
        assert_eq!(world.actor_detail(ANA).unwrap().promotions as usize, promotions);
        half_a_week(&mut world);
        for (got, expected) in recognitions(&world).into_iter().zip(expected) {
            assert_same(&format!("recognition after {promotions} promotions"), got, expected);
        }
        assert_eq!(leavers(&world), gone.into_iter().map(|actor| (480.0, actor)).collect::<Vec<_>>());
    }
}

/// What is remembered of the review before counts on; where nothing was done nothing changes.
#[test]
fn memory_carries_the_last_review_into_the_next() {
    let mut world = team(0.0, &[("/recognition/memory", json!(0.75))]);
    half_a_week(&mut world);
    for (got, expected) in recognitions(&world).into_iter().zip([1.0, 1.25, 0.75]) {
        assert_same("first", got, expected);
    }
    advance_to(&mut world, 960.0);
    assert_same("nothing was done", recognitions(&world)[BO as usize], 1.25);
    give_at(&mut world, 1000.0, BO);
    advance_to(&mut world, 1440.0);
    for (got, expected) in recognitions(&world).into_iter().zip([0.75, 0.75 * 1.25 + 0.75, 0.75 * 0.75]) {
        assert_same("third", got, expected);
    }
}

/// Who has left does not count among those who are compared.
#[test]
fn who_has_left_is_not_compared_with() {
    let mut world = team(0.0, &[]);
    world.command(&Command::Remove { actor: CEM }).unwrap();
    for minutes in [10.0, 20.0, 30.0] {
        give_at(&mut world, minutes, BO);
    }
    give_at(&mut world, 40.0, ANA);
    advance_to(&mut world, 480.0);
    assert_eq!(recognitions(&world)[..2], [0.5, 1.5]);
}

/// One works and 2,000 are never seen: at each review each of them leaves with probability 1 − e^(−rT), r the rate and T the time
/// between reviews, so 1 − e^(−rnT) have left after n. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn the_unseen_leave_at_their_rate() {
    for (rate, reviews) in [(0.5_f64, 5), (0.25, 12), (2.0, 1)] {
        let scenario = scenario(&json!({
            "format": 1, "name": "unseen", "integration_delay_minutes": 0, "load_per_hour": 6,
            "actors": [{ "name": "Ana" }, { "name": "Unseen", "count": 2000 }],
            "streams": [{ "name": "work", "to": "Ana" }],
            "recognition": { "review_minutes": 480, "leaves_per_week": rate },
        }));
        let [left] = replicate(7900, |seed| {
            let world = run(&scenario, seed, 480.0 * f64::from(reviews) + 1.0);
            assert!(!world.actors()[0].absence.has_left(), "who is seen stays");
            [world.metrics().people_left as f64 / 2000.0]
        });
        let expected = 1.0 - (-rate * f64::from(reviews) * 480.0 / 2400.0).exp();
        assert_agrees(&format!("left after {reviews} reviews at {rate} a week"), left, expected, 0.03);
    }
}
