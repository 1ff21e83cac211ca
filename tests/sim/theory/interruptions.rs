//! Work that is interrupted: by what is more urgent, by meetings, by breakdowns. Every interval has confidence 0.9999.

use crate::statistics::{Estimate, assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::Stop;
use actorium::engine::State;
use actorium::kernel::ticks;
use serde_json::{Value, json};

/// The mean number of messages of urgencies 0, 1 and 3 that wait, were put aside or are being integrated.
fn present_by_urgency(loads: [f64; 3], shape: &Value, interrupts: bool, seed: u32, minutes: f64) -> [f64; 3] {
    let mut value = json!({
        "format": 1, "name": "three urgencies", "integration_delay_minutes": 1,
        "load_per_hour": 60.0 * loads.iter().sum::<f64>(),
        "actors": [{ "name": "Ana", "integration": shape, "mailbox": { "order": "priority" } }],
        "streams": [
            { "name": "someday", "to": "Ana", "share": loads[0], "urgency": 0 },
            { "name": "soon", "to": "Ana", "share": loads[1], "urgency": 1 },
            { "name": "now", "to": "Ana", "share": loads[2], "urgency": 3 },
        ],
    });
    if interrupts {
        value["actors"][0]["attention"] = json!({ "interrupts": { "switch_minutes": 0 } });
    }
    let mut world = world(&scenario(&value), seed);
    advance_to(&mut world, 0.05 * minutes);
    let (start, end) = (world.now(), ticks(1.05 * minutes));
    let mut areas = [0_u64; 3];
    while world.now() < end {
        let mut present = [0_u64; 3];
        for (_, message) in world.messages().iter().filter(|(_, message)| message.state != State::InFlight) {
            present[usize::from(message.urgency).min(2)] += 1;
        }
        let since = world.now();
        assert_eq!(world.step(), Stop::Reached);
        let lasted = world.now().min(end) - since;
        areas.iter_mut().zip(present).for_each(|(area, count)| *area += count * lasted);
    }
    areas.map(|area| area as f64 / (end - start) as f64)
}

/// Preemptive-resume: with σ the load of the classes before one and σ' that and its own, and services of mean 1 and second moment
/// m, its mean sojourn is 1/(1 − σ) + σ'·m/2 / ((1 − σ)(1 − σ')) (Conway, Maxwell and Miller 1967). Confidence 0.9999 each, half-width
/// at most 4 %.
#[test]
fn what_is_more_urgent_interrupts_and_the_rest_resumes() {
    let cases = [
        ([0.2, 0.2, 0.2], json!("exponential"), 2.0, 80_000.0),
        ([0.3, 0.3, 0.3], json!("exponential"), 2.0, 360_000.0),
        ([0.3, 0.2, 0.3], json!("constant"), 1.0, 90_000.0),
    ];
    for (loads, shape, second_moment, minutes) in cases {
        let present = replicate(2200, |seed| present_by_urgency(loads, &shape, true, seed, minutes));
        let mut before = 0.0;
        for class in [2, 1, 0] {
            let with = before + loads[class];
            let sojourn = 1.0 / (1.0 - before) + with * second_moment / 2.0 / ((1.0 - before) * (1.0 - with));
            let what = format!("present in class {class} of {loads:?}");
            assert_agrees(&what, present[class], loads[class] * sojourn, 0.04);
            before = with;
        }
    }
}

/// Interrupting is what makes that difference: without it the most urgent class also waits for who is being served.
#[test]
fn without_interruption_the_most_urgent_wait_for_what_is_begun() {
    let loads = [0.2, 0.2, 0.2];
    let present = replicate(2200, |seed| present_by_urgency(loads, &json!("exponential"), false, seed, 80_000.0));
    let interrupting = 0.2 / (1.0 - 0.2);
    assert!(present[2].mean - present[2].half_width > 1.2 * interrupting, "{:?}", present[2]);
}

/// Mean integration time of those who are kept from work by meetings or breakdowns.
const SERVICE_MINUTES: f64 = 2.0;

/// Items done in an hour and how many more wait, each hour, in one run.
fn served(actor: &Value, meetings: &Value, per_hour: f64, seed: u32, minutes: f64) -> [f64; 2] {
    let scenario = scenario(&json!({
        "format": 1, "name": "kept from work", "integration_delay_minutes": SERVICE_MINUTES, "load_per_hour": per_hour,
        "actors": [actor], "meetings": meetings, "streams": [{ "name": "work", "to": "Ana" }],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, 0.05 * minutes);
    let (done, waiting) = (world.metrics().work_done_items, world.metrics().mailbox_length_now_messages);
    advance_to(&mut world, 1.05 * minutes);
    let metrics = world.metrics();
    let hours = minutes / 60.0;
    let grown = metrics.mailbox_length_now_messages as f64 - waiting as f64;
    [(metrics.work_done_items - done) as f64 / hours, grown / hours]
}

/// Where somebody saturates: below, as much is done as comes and nothing piles up; above, the capacity is done and the rest piles
/// up. Confidence 0.9999 each, half-width at most 1 %, of what piles up 12 %.
fn assert_saturates(what: &str, seed: u32, capacity: f64, served: impl Fn(f64, u32) -> [f64; 2]) {
    for load in [0.6, 0.93] {
        let [done, piled]: [Estimate; 2] = replicate(seed, |seed| served(load * capacity, seed));
        assert_agrees(&format!("{what}: done at load {load}"), done, load * capacity, 0.01);
        assert!(piled.mean.abs() < 0.003 * capacity, "{what}: nothing piles up at load {load}, but {piled:?}");
    }
    for load in [1.1, 1.5] {
        let [done, piled] = replicate(seed, |seed| served(load * capacity, seed));
        assert_agrees(&format!("{what}: done at load {load}"), done, capacity, 0.01);
        assert_agrees(&format!("{what}: piled up at load {load}"), piled, (load - 1.0) * capacity, 0.12);
    }
}

/// Meetings of d minutes every T: a server with vacations that interrupt, whose capacity is (1 − d/T)/s.
#[test]
fn meetings_take_their_share_of_the_capacity_and_no_more() {
    // Whole numbers of meetings, and about as many items each.
    for (every, lasts, minutes) in [(60.0, 12.0, 40_320.0), (45.0, 15.0, 50_400.0), (480.0, 360.0, 161_280.0)] {
        let meetings =
            json!([{ "name": "weekly", "attendees": ["Ana"], "every_minutes": every, "lasts_minutes": lasts }]);
        let capacity = (1.0 - lasts / every) * 60.0 / SERVICE_MINUTES;
        assert_saturates(&format!("{lasts} of {every} minutes in meetings"), 2300, capacity, |per_hour, seed| {
            served(&json!({ "name": "Ana" }), &meetings, per_hour, seed, minutes)
        });
    }
}

/// Up for a mean time a, then down for a mean time r, whatever she is at: with what waits and what was begun kept.
fn fallible(up: f64, down: f64) -> Value {
    json!({
        "name": "Ana", "mailbox": { "persistent": true },
        "fails": { "after": { "mean_minutes": up }, "recovers": { "mean_minutes": down } },
    })
}

/// Availability MTTF/(MTTF + MTTR), and that share of the capacity.
#[test]
fn breakdowns_take_their_share_of_the_capacity_and_no_more() {
    for (up, down) in [(60.0, 15.0), (10.0, 10.0)] {
        let capacity = up / (up + down) * 60.0 / SERVICE_MINUTES;
        assert_saturates(&format!("up {up}, down {down} minutes"), 2400, capacity, |per_hour, seed| {
            served(&fallible(up, down), &json!([]), per_hour, seed, 60_000.0)
        });
    }
}

/// Availability is MTTF/(MTTF + MTTR) whatever the shapes; an outage lasts r; and of what comes, the share that finds her down is the
/// rest. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn availability_is_mean_time_to_failure_over_the_whole_cycle() {
    let shapes = [json!("exponential"), json!("constant"), json!({ "erlang": { "stages": 3 } })];
    for (i, (up, down)) in [(60.0, 20.0), (100.0, 5.0), (12.0, 36.0)].into_iter().enumerate() {
        let value = json!({
            "format": 1, "name": "breakdowns", "integration_delay_minutes": 0.5, "load_per_hour": 6,
            "actors": [{ "name": "Ana", "fails": {
                "after": { "mean_minutes": up, "shape": shapes[i] },
                "recovers": { "mean_minutes": down, "shape": shapes[(i + 1) % 3] },
            } }],
            "streams": [{ "name": "work", "to": "Ana" }],
        });
        let scenario = scenario(&value);
        let [availability, outage] = replicate(2500, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, 1_500.0 * (up + down));
            let metrics = world.metrics();
            assert!(metrics.mechanisms.failure.crashes - metrics.mechanisms.failure.recoveries <= 1);
            [metrics.availability_share, metrics.mechanisms.failure.down_minutes_mean]
        });
        assert_agrees(&format!("availability {up} to {down}"), availability, up / (up + down), 0.03);
        assert_agrees(&format!("outages of {down}"), outage, down, 0.03);
    }
}

/// M/M/1 with breakdowns, idle or not, and repairs, both exponential at rates α and β (White and Christie 1958): from the balance of
/// the two phases, with availability A = β/(α + β), λ and μ per minute,
/// L = A (λ/A + αλ²/β²) / (Aμ − λ) + αAλ/β². Confidence 0.9999 each, half-width at most 5 %.
#[test]
fn the_number_in_a_queue_with_breakdowns_is_white_and_christies() {
    for (up, down, load, minutes) in [(30.0, 10.0, 0.5, 150_000.0), (60.0, 15.0, 0.85, 700_000.0)] {
        let (failing, returning) = (1.0 / up, 1.0 / down);
        let share: f64 = returning / (failing + returning);
        let finishing = 1.0 / SERVICE_MINUTES;
        let coming = load * share * finishing;
        let excess = failing * coming * coming / (returning * returning);
        let expected = share * (coming / share + excess) / (share * finishing - coming)
            + failing * share * coming / (returning * returning);
        let scenario = scenario(&json!({
            "format": 1, "name": "breakdowns", "integration_delay_minutes": SERVICE_MINUTES,
            "load_per_hour": 60.0 * coming,
            "actors": [fallible(up, down)], "streams": [{ "name": "work", "to": "Ana" }],
        }));
        let [present] = replicate(2600, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, minutes);
            [world.metrics().pending_mean_messages]
        });
        assert_agrees(&format!("L up {up}, down {down} at load {load}"), present, expected, 0.05);
    }
}
