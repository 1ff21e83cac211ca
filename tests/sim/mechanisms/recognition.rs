//! Who is seen, who is promoted, who leaves. Every interval has confidence 0.9999.

use super::{ANA, BO, CEM, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, events, give_at, run, scenario, set_knob, times};
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::mechanism::recognition::RecognitionMechanism;
use actorium::observe::invariants;
use actorium::trace::EventKind;
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
    world.state::<RecognitionMechanism>().standings.iter().map(|standing| standing.recognition).collect()
}

/// Who has left, by when.
fn leavers(world: &World) -> Vec<(f64, u32)> {
    events(world, EventKind::Left).iter().map(|(time, fact)| (*time, fact.to)).collect()
}

/// Six items: Ana two, which Cem repairs at Bo's, and Bo four.
fn half_a_week(world: &mut World) {
    for (minutes, actor) in [(20.0, ANA), (60.0, BO), (120.0, ANA), (160.0, BO), (170.0, BO), (180.0, BO)] {
        give_at(world, minutes, actor);
    }
    advance_to(world, 479.0);
    assert_eq!(world.metrics().mechanisms.glue.repairs, 2);
    assert_eq!(recognitions(world), [1.0; 3], "nothing is seen before the review");
    advance_to(world, 480.0);
}

/// Of the work Ana did a third and Bo the rest, of the repairs Cem did all. What is rewarded weighs the two, and the one in the
/// middle is the measure: with speed alone Cem is not seen, with a half for coherence Ana is. Where the one in the middle
/// has nothing to show, as by coherence alone, everybody stays as they were.
#[test]
fn what_is_rewarded_decides_who_leaves() {
    for (rewards_coherence, expected, gone) in [
        (0.0, [1.0, 2.0, 0.0], vec![CEM]),
        (0.2, [1.0, 2.0, 0.75], vec![CEM]),
        (0.5, [0.5, 1.0, 1.5], vec![ANA]),
        (1.0, [1.0, 1.0, 1.0], vec![]),
    ] {
        let mut world = team(0.0, &[]);
        set_knob(&mut world, Knob::RewardsCoherence, rewards_coherence);
        half_a_week(&mut world);
        invariants::check(&world).unwrap();
        assert!(
            world
                .state::<RecognitionMechanism>()
                .standings
                .iter()
                .all(|standing| (standing.finished, standing.repairs) == (0, 0))
        );
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

/// What is rewarded is half coherence. Ana promoted once moves that to a quarter, and has enough herself; promoted three times,
/// to an eighth, and Cem is seen too little. Where speed alone is rewarded, promoting Cem makes it half coherence again.
#[test]
fn a_promotion_shifts_what_is_rewarded_towards_the_promoted() {
    for (knob, whom, promotions, expected, gone) in [
        (0.5, ANA, 0, [0.5, 1.0, 1.5], vec![ANA]),
        (0.5, ANA, 1, [1.0, 2.0, 1.0], vec![]),
        (0.5, ANA, 3, [1.0, 2.0, 3.0 / 7.0], vec![CEM]),
        (0.0, CEM, 1, [0.5, 1.0, 1.5], vec![ANA]),
    ] {
        let mut world = team(AT_ONCE, &[("/recognition/rewards_coherence", json!(knob))]);
        for _ in 0..promotions {
            world.command(&Command::Promote { actor: whom }).unwrap();
        }
        assert_eq!(times(&world, EventKind::Promoted).len(), promotions);
        assert_eq!(world.actor_detail(whom).unwrap().promotions as usize, promotions);
        half_a_week(&mut world);
        for (got, expected) in recognitions(&world).into_iter().zip(expected) {
            assert_same(&format!("recognition after {promotions} promotions"), got, expected);
        }
        assert_eq!(leavers(&world), gone.into_iter().map(|actor| (480.0, actor)).collect::<Vec<_>>());
    }
}

/// Who has three quarters of what the one in the middle has stays where that is enough.
#[test]
fn who_has_enough_stays() {
    for (enough, gone) in [(1.0, vec![CEM]), (0.75, vec![]), (1.25, vec![ANA, CEM])] {
        let mut world =
            team(AT_ONCE, &[("/recognition/rewards_coherence", json!(0.2)), ("/recognition/enough", json!(enough))]);
        half_a_week(&mut world);
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
    give_at(&mut world, 1000.0, ANA);
    give_at(&mut world, 1001.0, BO);
    advance_to(&mut world, 1440.0);
    for (got, expected) in recognitions(&world).into_iter().zip([1.0, 0.75 * 1.25 + 0.25, 0.75 * 0.75]) {
        assert_same("third", got, expected);
    }
}

/// Who has left does not count among those who are compared: of two, the one who is seen more is the measure.
#[test]
fn who_has_left_is_not_compared_with() {
    let mut world = team(0.0, &[]);
    world.command(&Command::Remove { actor: CEM }).unwrap();
    for minutes in [10.0, 20.0, 30.0] {
        give_at(&mut world, minutes, BO);
    }
    give_at(&mut world, 40.0, ANA);
    advance_to(&mut world, 480.0);
    assert_same("Ana", recognitions(&world)[ANA as usize], 1.0 / 3.0);
    assert_same("Bo", recognitions(&world)[BO as usize], 1.0);
}

/// 1,301 do the same work and 1,300 are never seen: at each review each of these leaves with probability 1 − e^(−rT), r the rate and
/// T the time between reviews, so 1 − e^(−rnT) have left after n. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn the_unseen_leave_at_their_rate() {
    for (rate, reviews) in [(0.5_f64, 5), (0.25, 12), (2.0, 1)] {
        let scenario = scenario(&json!({
            "format": 1, "name": "unseen", "integration_delay_minutes": 0, "load_per_hour": 1301.0 * 60.0 / 200.0,
            "actors": [{ "name": "Seen", "count": 1301 }, { "name": "Unseen", "count": 1300 }],
            "streams": [{ "name": "work", "to": "Seen", "gaps": "constant" }],
            "recognition": { "review_minutes": 480, "leaves_per_week": rate },
        }));
        let [left] = replicate(71300, |seed| {
            let world = run(&scenario, seed, 480.0 * f64::from(reviews) + 1.0);
            assert!(world.actors()[..1301].iter().all(|actor| !actor.presence.has_left()), "who is seen stays");
            [world.metrics().people_left as f64 / 1300.0]
        });
        let expected = 1.0 - (-rate * f64::from(reviews) * 480.0 / 2400.0).exp();
        assert_agrees(&format!("left after {reviews} reviews at {rate} a week"), left, expected, 0.03);
    }
}
