//! Orders of service and impatience: last in first out, priorities, messages that expire. Every interval has confidence 0.9999.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::Stop;
use actorium::engine::Order;
use actorium::kernel::ticks;
use actorium::scenario::Scenario;
use serde_json::json;

fn last_in_first_out(load: f64) -> Scenario {
    scenario(&json!({
        "format": 1, "name": "last in, first out", "integration_delay_minutes": 1, "load_per_hour": 60.0 * load,
        "actors": [{ "name": "Ana", "mailbox": { "order": "lifo" } }],
        "streams": [{ "name": "work", "to": "Ana" }],
    }))
}

/// Who goes first changes nobody's mean, ρ/(1 − ρ) services, but it changes the spread. Confidence 0.9999 each,
/// half-width at most 3 %.
#[test]
fn last_in_first_out_keeps_the_mean_and_lengthens_the_tail() {
    for (load, minutes) in [(0.5, 40_000.0), (0.8, 110_000.0)] {
        let [wait, tail] = replicate(1000, |seed| {
            let mut world = world(&last_in_first_out(load), seed);
            advance_to(&mut world, minutes);
            let metrics = world.metrics();
            [metrics.waiting_minutes.mean, metrics.waiting_minutes.p99]
        });
        assert_agrees(&format!("LIFO wait at load {load}"), wait, load / (1.0 - load), 0.03);
        // First in, first out: P(wait > t) = ρ·e^(−(1 − ρ)t).
        let in_turn = (load / 0.01).ln() / (1.0 - load);
        let shortest = tail.mean - tail.half_width;
        assert!(shortest > 1.2 * in_turn, "the 99th percentile is {shortest}, in turn {in_turn}");
    }
}

/// The mean number of waiting messages of urgencies 0, 1 and 3.
fn waiting_by_urgency(loads: [f64; 3], seed: u32, minutes: f64) -> [f64; 3] {
    let scenario = scenario(&json!({
        "format": 1, "name": "three urgencies", "integration_delay_minutes": 1,
        "load_per_hour": 60.0 * loads.iter().sum::<f64>(),
        "actors": [{ "name": "Ana", "mailbox": { "order": "priority" } }],
        "streams": [
            { "name": "someday", "to": "Ana", "share": loads[0], "urgency": 0 },
            { "name": "soon", "to": "Ana", "share": loads[1], "urgency": 1 },
            { "name": "now", "to": "Ana", "share": loads[2], "urgency": 3 },
        ],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, 0.05 * minutes);
    let (start, end) = (world.now(), ticks(1.05 * minutes));
    let mut areas = [0_u64; 3];
    while world.now() < end {
        let mut waiting = [0_u64; 3];
        for key in world.actors()[0].mailbox.in_turn(Order::Priority) {
            waiting[usize::from(world.messages()[key].urgency).min(2)] += 1;
        }
        let since = world.now();
        assert_eq!(world.step(), Stop::Reached);
        let lasted = world.now().min(end) - since;
        for (area, count) in areas.iter_mut().zip(waiting) {
            *area += count * lasted;
        }
    }
    areas.map(|area| area as f64 / (end - start) as f64)
}

/// Priorities without interruption (Cobham): Wq of a class is ρ/((1 − σ)(1 − σ')), where σ is the load of the classes
/// before it and σ' that and its own. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn urgent_work_first_is_cobham() {
    for (loads, minutes) in [([0.2, 0.2, 0.2], 100_000.0), ([0.3, 0.25, 0.25], 160_000.0)] {
        let total: f64 = loads.iter().sum();
        let waiting = replicate(1100, |seed| waiting_by_urgency(loads, seed, minutes));
        let mut before = 0.0;
        for class in [2, 1, 0] {
            let with = before + loads[class];
            let wait = total / ((1.0 - before) * (1.0 - with));
            let what = format!("waiting in class {class} of {loads:?}");
            assert_agrees(&what, waiting[class], loads[class] * wait, 0.03);
            before = with;
        }
    }
}

/// Messages that give up after waiting T (noticed when their turn comes): the work ahead of a newcomer has density
/// λ·p·e^(−(μ − λ)x) below T and falls as e^(−μx) above it, where p is the idle share, so the share that expires is
/// (λ/μ)·p·e^(−(μ − λ)T). Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn impatient_messages_expire_as_often_as_the_work_ahead_is_too_long() {
    for (load, patience, minutes) in [(0.7, 2.0, 15_000.0), (0.999_999, 3.0, 15_000.0), (1.4, 4.0, 15_000.0)] {
        let scenario = scenario(&json!({
            "format": 1, "name": "impatience", "integration_delay_minutes": 1, "load_per_hour": 60.0 * load,
            "actors": [{ "name": "Ana", "mailbox": { "patience_minutes": patience } }],
            "streams": [{ "name": "work", "to": "Ana" }],
        }));
        let [expired, busy] = replicate(1200, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, minutes);
            let metrics = world.metrics();
            let share = metrics.messages.expired as f64 / metrics.messages.sent as f64;
            [share, metrics.utilisation_share]
        });
        let ease = 1.0 - load;
        let decay = f64::exp(-ease * patience);
        let idle = 1.0 / (1.0 + load * (1.0 - decay) / ease + load * decay);
        let share = load * idle * decay;
        assert_agrees(&format!("expired at load {load}"), expired, share, 0.03);
        assert_agrees(&format!("busy at load {load}"), busy, load * (1.0 - share), 0.03);
    }
}

/// The order of service changes who waits, not when the actor is busy: with each item's own draws, busy periods end
/// at the very same ticks.
#[test]
fn the_order_of_service_conserves_work() {
    let busy = |order: &str| {
        let scenario = scenario(&json!({
            "format": 1, "name": "orders", "integration_delay_minutes": 1, "load_per_hour": 51,
            "actors": [{ "name": "Ana", "mailbox": { "order": order }, "integration": { "log_normal": { "cv": 1.0 } } }],
            "streams": [{ "name": "work", "to": "Ana", "share": 2, "urgency": 0 }, { "name": "alarms", "to": "Ana", "urgency": 3 }],
        }));
        let mut world = world(&scenario, 5);
        let mut idle_starts = Vec::new();
        while world.now() < ticks(2_000.0) {
            let was_busy = !world.actors()[0].is_idle();
            world.step();
            if was_busy && world.actors()[0].is_idle() {
                idle_starts.push(world.now());
            }
        }
        idle_starts
    };
    let in_turn = busy("fifo");
    assert!(in_turn.len() > 100);
    assert_eq!(in_turn, busy("lifo"), "busy periods end at the same ticks");
    assert_eq!(in_turn, busy("priority"), "busy periods end at the same ticks");
}
