//! A bounded mailbox under Poisson work: M/M/1/K. The capacity counts what waits, so K is one more. Every interval has
//! confidence 0.9999.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use serde_json::json;

/// Shares of time with 0 … K messages in M/M/1/K.
fn states(load: f64, k: i32) -> Vec<f64> {
    let weights: Vec<f64> = (0..=k).map(|n| load.powi(n)).collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

fn assert_blocking(when_full: &str, load: f64, capacity: i32, minutes: f64) {
    let scenario = scenario(&json!({
        "format": 1, "name": "a bounded mailbox", "integration_delay_minutes": 1, "load_per_hour": 60.0 * load,
        "actors": [{ "name": "Ana", "mailbox": { "capacity": capacity, "when_full": when_full } }],
        "streams": [{ "name": "work", "to": "Ana" }],
    }));
    let [blocked, in_system, done, wait] = replicate(2000, |seed| {
        let mut world = world(&scenario, seed);
        advance_to(&mut world, minutes);
        let (metrics, now, tally) = (world.metrics(), world.now(), &world.observers().tally);
        let counts = metrics.messages;
        assert_eq!(metrics.work_arrived_items + counts.refused + counts.dropped, counts.sent);
        [
            (counts.refused + counts.dropped) as f64 / counts.sent as f64,
            tally.waiting().mean(now) + tally.busy().mean(now),
            metrics.throughput_per_hour,
            metrics.waiting_minutes.mean,
        ]
    });
    let states = states(load, capacity + 1);
    let full = states[states.len() - 1];
    let present: f64 = states.iter().enumerate().map(|(n, share)| n as f64 * share).sum();
    let admitted = load * (1.0 - full);
    let name = format!("{when_full} at load {load}, capacity {capacity}");
    assert_agrees(&format!("{name}: blocked"), blocked, full, 0.03);
    assert_agrees(&format!("{name}: L"), in_system, present, 0.03);
    assert_agrees(&format!("{name}: throughput"), done, 60.0 * admitted, 0.03);
    assert_agrees(&format!("{name}: Wq"), wait, present / admitted - 1.0, 0.03);
}

/// Refused or silently dropped, a newcomer that finds the mailbox full is gone: P(K) of them, at loads from below to
/// far above what one person can do. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn a_bounded_mailbox_is_m_m_1_k() {
    for (load, capacity, minutes) in
        [(0.5, 2, 50_000.0), (0.9, 4, 25_000.0), (1.0, 3, 15_000.0), (1.5, 1, 10_000.0), (2.5, 6, 10_000.0)]
    {
        assert_blocking("refuse", load, capacity, minutes);
    }
    assert_blocking("drop_newest", 0.8, 2, 20_000.0);
}

/// Dropping the oldest instead blocks as often: the number in the system moves in the same way, only another one goes.
/// The wait of those who are served is shorter for it. Confidence 0.9999, half-width at most 3 %.
#[test]
fn dropping_the_oldest_drops_as_many_and_those_who_stay_wait_less() {
    let (load, capacity) = (1.2, 4);
    let measured = |when_full: &str| {
        let scenario = scenario(&json!({
            "format": 1, "name": "a bounded mailbox", "integration_delay_minutes": 1, "load_per_hour": 60.0 * load,
            "actors": [{ "name": "Ana", "mailbox": { "capacity": capacity, "when_full": when_full } }],
            "streams": [{ "name": "work", "to": "Ana" }],
        }));
        replicate(2100, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, 12_000.0);
            let metrics = world.metrics();
            let share = metrics.messages.dropped as f64 / metrics.messages.sent as f64;
            [share, metrics.waiting_minutes.mean]
        })
    };
    let ([oldest, wait_oldest], [newest, wait_newest]) = (measured("drop_oldest"), measured("drop_newest"));
    let full = states(load, capacity + 1)[capacity as usize + 1];
    assert_agrees("dropped oldest", oldest, full, 0.03);
    assert_agrees("dropped newest", newest, full, 0.03);
    assert!(wait_oldest.mean + wait_oldest.half_width < wait_newest.mean - wait_newest.half_width);
}
