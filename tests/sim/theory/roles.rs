//! A role with several holders and one queue: M/M/c. Every interval has confidence 0.9999.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::Stop;
use actorium::engine::State;
use actorium::kernel::ticks;
use serde_json::{Value, json};

/// Mean integration time in minutes.
const SERVICE_MINUTES: f64 = 2.0;

/// Probability that an item has to wait, with `servers` holders of whom each is busy that share of the time (Erlang's C).
fn erlang_c(servers: u32, load: f64) -> f64 {
    let offered = f64::from(servers) * load;
    // Erlang's B by its recursion over the number of servers; C follows from it.
    let blocked = (1..=servers).fold(1.0, |blocked, n| offered * blocked / (f64::from(n) + offered * blocked));
    blocked / (1.0 - load * (1.0 - blocked))
}

/// The formula itself, against values worked out from its sum: c = 1 is ρ, c = 2 is 2ρ²/(1 + ρ).
#[test]
fn erlang_c_is_what_it_should_be_for_one_and_two() {
    for load in [0.3, 0.6, 0.95] {
        assert!((erlang_c(1, load) - load).abs() < 1e-12);
        assert!((erlang_c(2, load) - 2.0 * load * load / (1.0 + load)).abs() < 1e-12);
    }
    // Eight servers and six Erlang: (6⁸/8! · 4) / (Σ 6ᵏ/k! + 6⁸/8! · 4).
    assert!((erlang_c(8, 0.75) - 0.356_981).abs() < 1e-5, "{}", erlang_c(8, 0.75));
}

/// Share of time in which all are busy, mean wait in services, and the mean number that waits, after a warm-up of a twentieth.
/// Work comes from outside to the role, or is passed on to it by somebody who takes no time over it.
fn measured(servers: u32, load: f64, through: bool, seed: u32, services: f64) -> [f64; 3] {
    let stream_to = if through { "Gate" } else { "desk" };
    let mut gate = json!({ "name": "Gate", "slowness": 0.001 });
    if through {
        gate["passes_on"] = json!([{ "to": "desk", "probability": 1 }]);
    }
    let people: Vec<Value> =
        std::iter::once(gate).chain((0..servers).map(|n| json!({ "name": format!("Clerk {n}") }))).collect();
    let names: Vec<String> = (0..servers).map(|n| format!("Clerk {n}")).collect();
    let everyone: Vec<&str> = std::iter::once("Gate").chain(names.iter().map(|name| &**name)).collect();
    let scenario = scenario(&json!({
        "format": 1, "name": "one queue, many holders", "integration_delay_minutes": SERVICE_MINUTES,
        "load_per_hour": 60.0 * load * f64::from(servers) / SERVICE_MINUTES,
        "actors": people,
        "systems": [{ "name": "office", "members": everyone }],
        "roles": [{ "name": "desk", "holders": names }],
        "streams": [{ "name": "work", "to": stream_to }],
    }));
    let minutes = services * SERVICE_MINUTES / f64::from(servers);
    let mut world = world(&scenario, seed);
    advance_to(&mut world, 0.05 * minutes);
    let (start, end) = (world.now(), ticks(1.05 * minutes));
    let (mut all_busy, mut waiting) = (0, 0);
    while world.now() < end {
        let clerks = &world.actors()[1..];
        let busy = clerks.iter().all(|clerk| !clerk.is_idle());
        let queue: u64 = clerks.iter().map(|clerk| u64::from(clerk.mailbox.waiting())).sum();
        assert!(busy || queue == 0, "somebody is idle while work waits for their role");
        let since = world.now();
        assert_eq!(world.step(), Stop::Reached);
        let lasted = world.now().min(end) - since;
        all_busy += u64::from(busy) * lasted;
        waiting += queue * lasted;
    }
    let span = (end - start) as f64;
    let queue = waiting as f64 / span;
    // By Little's law the wait is the queue over the rate at which work comes.
    [all_busy as f64 / span, queue / (load * f64::from(servers)), queue]
}

/// Poisson arrivals see time averages, so P(wait) is the share of time in which all are busy: C(c, ρ). The wait is
/// C / (c (1 − ρ)) services. Confidence 0.9999 each, half-width at most 5 % (at a load of 0.9 and more, 7 %).
#[test]
fn a_role_with_one_queue_is_m_m_c() {
    let cases =
        [(2, 0.5, 60_000.0), (2, 0.9, 400_000.0), (3, 0.7, 120_000.0), (8, 0.75, 250_000.0), (8, 0.92, 700_000.0)];
    for (servers, load, services) in cases {
        let [all_busy, wait, queue] = replicate(2000, |seed| measured(servers, load, false, seed, services));
        let c = erlang_c(servers, load);
        let expected = c / (f64::from(servers) * (1.0 - load));
        let width = if load < 0.9 { 0.05 } else { 0.07 };
        let name = format!("{servers} holders at load {load}");
        assert_agrees(&format!("{name}: P(wait)"), all_busy, c, width);
        assert_agrees(&format!("{name}: Wq"), wait, expected, width);
        assert_agrees(&format!("{name}: Lq"), queue, load * f64::from(servers) * expected, width);
    }
}

/// The same when it is a colleague who sends the work, and is away from the role herself: departures of a queue are again a Poisson
/// stream (Burke 1956). Confidence 0.9999 each, half-width at most 5 %.
#[test]
fn work_passed_on_to_a_role_waits_as_long_as_work_from_outside() {
    let (servers, load) = (3, 0.8);
    let [all_busy, wait, _] = replicate(2100, |seed| measured(servers, load, true, seed, 200_000.0));
    let c = erlang_c(servers, load);
    assert_agrees("passed on: P(wait)", all_busy, c, 0.05);
    assert_agrees("passed on: Wq", wait, c / (f64::from(servers) * (1.0 - load)), 0.05);
}

/// The mean number of urgent items, waiting or being integrated, at a role whose holders are interrupted by what is urgent. Half of the
/// holders' time that the urgent leave goes to others.
fn urgent_present(servers: u32, load: f64, seed: u32, services: f64) -> [f64; 1] {
    let scenario = scenario(&json!({
        "format": 1, "name": "two classes, many holders", "integration_delay_minutes": SERVICE_MINUTES,
        "load_per_hour": 60.0 * (1.0 + load) / 2.0 * f64::from(servers) / SERVICE_MINUTES,
        "actors": [{
            "name": "Clerk", "count": servers, "mailbox": { "order": "priority" },
            "attention": { "interrupts": { "switch_minutes": 0 } },
        }],
        "roles": [{ "name": "desk", "holders": ["Clerk"] }],
        "streams": [
            { "name": "urgent", "to": "desk", "share": load, "urgency": 2 },
            { "name": "other", "to": "desk", "share": (1.0 - load) / 2.0, "urgency": 0 },
        ],
    }));
    let minutes = services * SERVICE_MINUTES / (load * f64::from(servers));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, 0.05 * minutes);
    let (start, end, mut area) = (world.now(), ticks(1.05 * minutes), 0);
    while world.now() < end {
        let there = world.messages().iter().map(|(_, message)| message);
        let urgent = there.filter(|message| message.urgency == 2 && message.state != State::InFlight).count() as u64;
        let since = world.now();
        assert_eq!(world.step(), Stop::Reached);
        area += urgent * (world.now().min(end) - since);
    }
    [area as f64 / (end - start) as f64]
}

/// Preemptive M/M/c: to the urgent nobody else is there, since whoever is at the least urgent thing is interrupted for them. So their mean
/// sojourn is 1 + C(c, ρ) / (c (1 − ρ)) services of M/M/c with them alone, and by Little's law cρ times that are present. Confidence
/// 0.9999 each, half-width at most 3 %.
#[test]
fn to_what_is_urgent_a_role_is_m_m_c_with_it_alone() {
    for (servers, load, services) in [(2, 0.4, 30_000.0), (2, 0.7, 90_000.0), (3, 0.6, 50_000.0)] {
        let [present] = replicate(2150, |seed| urgent_present(servers, load, seed, services));
        let offered = f64::from(servers) * load;
        let sojourn = 1.0 + erlang_c(servers, load) / (f64::from(servers) * (1.0 - load));
        assert_agrees(&format!("urgent at {servers} holders, load {load}"), present, offered * sojourn, 0.03);
    }
}
