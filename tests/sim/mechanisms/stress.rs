//! Stress and what it does. Every interval has confidence 0.9999.

use super::{ANA, BO, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, give_at, run, scenario, times, world};
use actorium::observe::invariants;
use actorium::scenario::Scenario;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// A busy person who takes 3 minutes an item, under stress by these rules if there are any.
fn busy(load: f64, stress: Option<Value>) -> Scenario {
    let mut ana = json!({ "name": "Ana" });
    if let Some(rules) = stress {
        ana["stress"] = rules;
    }
    scenario(&json!({
        "format": 1, "name": "busy", "integration_delay_minutes": 3, "load_per_hour": 20.0 * load,
        "actors": [ana],
        "streams": [{ "name": "work", "to": "Ana" }],
    }))
}

fn rules(tolerance: f64, tau: f64, slowdown: f64, error_rate: f64) -> Value {
    json!({
        "tolerance_messages": tolerance, "time_constant_minutes": tau, "slowdown": slowdown, "error_rate": error_rate,
    })
}

/// With both gains at zero stress is felt and nothing else: every measure of every run is that of the plain queue, to the bit.
#[test]
fn without_gains_it_is_the_plain_queue() {
    for seed in 1..=20 {
        let plain = run(&busy(0.9, None), seed, 5_000.0).metrics();
        let mut stressed = run(&busy(0.9, Some(rules(2.0, 30.0, 0.0, 0.0))), seed, 5_000.0).metrics();
        assert!(stressed.mechanisms.stress.stress_mean_share > 0.1);
        stressed.mechanisms.stress.stress_mean_share = 0.0;
        assert_eq!(stressed, plain);
        let strained = run(&busy(0.9, Some(rules(2.0, 30.0, 0.5, 0.0))), seed, 5_000.0).metrics();
        assert!(strained.lead_time_minutes.mean > 1.1 * plain.lead_time_minutes.mean, "the gain closes the loop");
    }
}

/// An item of 100 minutes from 0; two more wait from 10 on, a third from 70. Tolerance 4, time constant 60: the pressure is
/// 0, then 1/2, then 3/4, and stress follows each as p + (s − p)e^(−t/60). At 100 the next is begun, and takes longer by half
/// of the stress at that moment.
#[test]
fn the_level_and_what_it_costs_by_hand() {
    let mut world = three(&[
        ("/integration_delay_minutes", json!(100)),
        ("/effort/work", json!(1)),
        ("/actors/0/stress", rules(4.0, 60.0, 0.5, 0.0)),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 10.0, ANA);
    let gone = |minutes: f64| 1.0 - (-minutes / 60.0_f64).exp();
    advance_to(&mut world, 70.0);
    let at_70 = 0.5 * gone(60.0);
    assert_same("stress at 70", actorium::mechanism::stress::level(&world, ANA), at_70);
    give_at(&mut world, 70.0, ANA);
    assert_same("stress at 70", actorium::mechanism::stress::level(&world, ANA), at_70);
    advance_to(&mut world, 99.0);
    assert_same("stress at 99", actorium::mechanism::stress::level(&world, ANA), at_70 + (0.75 - at_70) * gone(29.0));
    let at_100 = at_70 + (0.75 - at_70) * gone(30.0);
    advance_to(&mut world, 100.0);
    assert_same("stress at 100", actorium::mechanism::stress::level(&world, ANA), at_100);
    assert_eq!(actorium::mechanism::stress::level(&world, BO), 0.0, "Bo feels none");
    // The area under p + (s − p)e^(−t/τ) over a time t is p t + (s − p) τ (1 − e^(−t/τ)).
    let area = 0.5 * (60.0 - 60.0 * gone(60.0)) + 0.75 * 30.0 + (at_70 - 0.75) * 60.0 * gone(30.0);
    assert!((world.metrics().mechanisms.stress.stress_mean_share - area / 100.0).abs() < 1e-9);
    let detail = world.actor_detail(ANA).unwrap();
    assert_eq!(
        (detail.stress_share, world.actor_detail(BO).unwrap().stress_share),
        (Some(actorium::mechanism::stress::level(&world, ANA)), None)
    );
    advance_to(&mut world, 300.0);
    invariants::check(&world).unwrap();
    let second = times(&world, EventKind::Done)[1];
    let expected = 100.0 + 100.0 * (1.0 + 0.5 * at_100);
    assert!((second - expected).abs() < 1e-6, "{second} instead of {expected}, to the tick");
}

/// Stress eases when the mailbox has emptied.
#[test]
fn stress_recovers_when_it_eases() {
    let mut world = three(&[
        ("/integration_delay_minutes", json!(50)),
        ("/effort/work", json!(1)),
        ("/actors/0/stress", rules(1.0, 20.0, 0.0, 0.0)),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 50.0);
    let most = 1.0 - (-2.5_f64).exp();
    assert_same("at its most", actorium::mechanism::stress::level(&world, ANA), most);
    advance_to(&mut world, 110.0);
    assert_same("an hour later", actorium::mechanism::stress::level(&world, ANA), most * (-3.0_f64).exp());
}

/// Far over capacity somebody always waits, so stress is 1: every item is done wrong with the probability of the error rate and
/// takes longer by the slowdown, so only 1/(1 + slowdown) as much gets done. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn under_constant_stress_errors_and_slowdown_are_what_they_say() {
    for (error_rate, slowdown) in [(0.2, 0.5), (0.6, 2.0), (0.9, 0.0)] {
        let [errors, done] = replicate(7700, |seed| {
            let metrics = run(&busy(4.0, Some(rules(0.5, 0.001, slowdown, error_rate))), seed, 12_000.0).metrics();
            assert_eq!(metrics.mechanisms.stress.error_items, metrics.stale_work_items, "nothing else goes wrong");
            [metrics.mechanisms.stress.error_items as f64 / metrics.work_done_items as f64, metrics.throughput_per_hour]
        });
        assert_agrees(&format!("errors at {error_rate}"), errors, error_rate, 0.03);
        assert_agrees(&format!("done at {slowdown}"), done, 20.0 / (1.0 + slowdown), 0.03);
    }
}

/// An error is debt, and comes back as load: with errors on every item nothing is ever right while the pressure lasts, and
/// once it is gone the rework settles it all.
#[test]
fn errors_come_back_as_load_until_the_stress_is_gone() {
    let mut world = three(&[
        ("/integration_delay_minutes", json!(10)),
        ("/effort/work", json!(1)),
        ("/actors/0/stress", rules(0.5, 0.001, 0.0, 1.0)),
        ("/rework", json!({ "delay": always(1.0) })),
        ("/streams/0", json!({ "name": "requests", "to": "Ana" })),
    ]);
    for minutes in [0.0, 5.0, 6.0] {
        give_at(&mut world, minutes, ANA);
    }
    // The first and the second are finished while others wait, at 10 and 20; the third at 30 while their rework waits.
    advance_to(&mut world, 30.5);
    assert_eq!((times(&world, EventKind::Erred), world.metrics().debt_items), (vec![10.0, 20.0, 30.0], 3));
    // From then on something always waits: three that come back for ever.
    advance_to(&mut world, 500.0);
    assert_eq!((world.metrics().debt_items, world.metrics().messages.waiting > 0), (3, true));
    // With time to rest between two of them each is set right.
    let mut world = three(&[
        ("/integration_delay_minutes", json!(10)),
        ("/effort/work", json!(1)),
        ("/actors/0/stress", rules(0.5, 0.001, 0.0, 1.0)),
        ("/rework", json!({ "delay": always(100.0) })),
        ("/streams/0", json!({ "name": "requests", "to": "Ana" })),
    ]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 5.0, ANA);
    advance_to(&mut world, 500.0);
    assert_eq!((times(&world, EventKind::Erred), times(&world, EventKind::Reworked)), (vec![10.0], vec![120.0]));
}

/// Whether an item has an error is drawn for that item: a higher rate has the errors of a lower one and more.
#[test]
fn a_higher_error_rate_keeps_the_errors_of_a_lower_one() {
    let erred = |rate: f64| {
        let mut world = world(&busy(2.0, Some(rules(0.5, 0.001, 0.0, rate))), 7);
        advance_to(&mut world, 150.0);
        times(&world, EventKind::Erred)
    };
    let (few, many) = (erred(0.2), erred(0.5));
    assert!(few.len() > 5 && many.len() > few.len() + 5);
    assert!(few.iter().all(|time| many.contains(time)));
}
