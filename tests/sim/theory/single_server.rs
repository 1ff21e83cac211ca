//! One actor, one mailbox: M/M/1, M/D/1, M/G/1, D/M/1 and batches. Every interval has confidence 0.9999.

use crate::statistics::{assert_agrees, assert_agrees_within, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::World;
use actorium::kernel::{Ticks, ticks};
use actorium::scenario::Scenario;
use serde_json::{Value, json};

/// Mean integration time in minutes. Effort and slowness share it, so that all three factors are under test.
const SERVICE_MINUTES: f64 = 3.0;

/// A queue in front of one actor.
pub struct Server {
    /// Share of time the actor is busy.
    pub load: f64,
    /// How its integration times spread.
    pub integration: Value,
    /// How the gaps between arrivals spread.
    pub gaps: Value,
    /// Items that arrive together.
    pub burst: u32,
}

impl Server {
    /// Poisson arrivals, exponential integration times.
    pub fn exponential(load: f64) -> Self {
        Self { load, integration: json!("exponential"), gaps: json!("exponential"), burst: 1 }
    }

    fn scenario(&self) -> Scenario {
        scenario(&json!({
            "format": 1,
            "name": "one queue",
            "integration_delay_minutes": SERVICE_MINUTES / 0.75,
            "effort": { "work": 0.5 },
            "load_per_hour": 60.0 * self.load / SERVICE_MINUTES,
            "actors": [{ "name": "Ana", "integration": self.integration, "slowness": 1.5 }],
            "streams": [{ "name": "work", "to": "Ana", "gaps": self.gaps, "burst": self.burst }],
        }))
    }
}

/// Sums of a world's tally, to be differenced.
struct Sums {
    waiting: u128,
    busy: u128,
    sojourn: (u128, u64),
    wait: (u128, u64),
    now: Ticks,
}

impl Sums {
    fn of(world: &World) -> Self {
        let (tally, now) = (&world.observers().tally, world.now());
        Self {
            waiting: tally.waiting().area(now),
            busy: tally.busy().area(now),
            sojourn: (tally.sojourn.sum(), tally.sojourn.count()),
            wait: (tally.wait.sum(), tally.wait.count()),
            now,
        }
    }
}

/// Wq and W in units of the mean integration time, Lq, L and the busy share, over `services` mean integration times
/// after a warm-up of a twentieth of that, whose sums are taken off.
pub fn measured(server: &Server, seed: u32, services: f64) -> [f64; 5] {
    let mut world = world(&server.scenario(), seed);
    advance_to(&mut world, 0.05 * services * SERVICE_MINUTES);
    let before = Sums::of(&world);
    advance_to(&mut world, 1.05 * services * SERVICE_MINUTES);
    let after = Sums::of(&world);
    let service = ticks(SERVICE_MINUTES) as f64;
    let mean = |(sum, count): (u128, u64), (sum_before, count_before): (u128, u64)| {
        (sum - sum_before) as f64 / (count - count_before) as f64 / service
    };
    let average = |area: u128, area_before: u128| (area - area_before) as f64 / (after.now - before.now) as f64;
    [
        mean(after.wait, before.wait),
        mean(after.sojourn, before.sojourn),
        average(after.waiting, before.waiting),
        average(after.waiting + after.busy, before.waiting + before.busy),
        average(after.busy, before.busy),
    ]
}

/// Mean wait in M/G/1, in units of the mean integration time (Pollaczek and Khinchine).
pub fn pollaczek_khinchine(load: f64, variation_squared: f64) -> f64 {
    load * (1.0 + variation_squared) / (2.0 * (1.0 - load))
}

/// Wq as expected; W, Lq and L follow from it by Little's law.
fn assert_queue(name: &str, seed: u32, server: &Server, services: f64, wait: f64) {
    let width_max = if server.load < 0.9 { 0.03 } else { 0.04 };
    let load = server.load;
    let [wq, w, lq, l, busy] = replicate(seed, |seed| measured(server, seed, services));
    for (what, estimate, expected) in [
        ("Wq", wq, wait),
        ("W", w, wait + 1.0),
        ("Lq", lq, load * wait),
        ("L", l, load * (wait + 1.0)),
        ("busy share", busy, load),
    ] {
        assert_agrees(&format!("{name} at load {load}: {what}"), estimate, expected, width_max);
    }
}

/// Confidence 0.9999 each, half-width at most 3 % (at a load of 0.9, 4 %).
#[test]
fn poisson_work_and_exponential_integration_are_m_m_1() {
    for (load, services) in [(0.3, 60_000.0), (0.7, 75_000.0), (0.9, 320_000.0)] {
        let wait = load / (1.0 - load);
        assert_queue("M/M/1", 100, &Server::exponential(load), services, wait);
    }
}

/// Confidence 0.9999 each, half-width at most 3 % (at a load of 0.95, 4 %).
#[test]
fn constant_integration_is_m_d_1() {
    for (load, services) in [(0.5, 28_000.0), (0.8, 65_000.0), (0.95, 330_000.0)] {
        let server = Server { integration: json!("constant"), ..Server::exponential(load) };
        assert_queue("M/D/1", 200, &server, services, pollaczek_khinchine(load, 0.0));
    }
}

/// Confidence 0.9999 each, half-width at most 3 %. The three shapes of Pollaczek and Khinchine's formula with a
/// squared variation of 1/3, 0.27 and 1.44.
#[test]
fn general_integration_follows_pollaczek_and_khinchine() {
    let shapes = [
        ("Erlang", json!({ "erlang": { "stages": 3 } }), 1.0 / 3.0, 110_000.0),
        ("uniform", json!({ "uniform": { "spread": 0.9 } }), 0.27, 90_000.0),
        ("log-normal", json!({ "log_normal": { "cv": 1.2 } }), 1.44, 300_000.0),
    ];
    for (name, shape, variation_squared, services) in shapes {
        for (load, part) in [(0.5, 0.3), (0.8, 1.0)] {
            let server = Server { integration: shape.clone(), ..Server::exponential(load) };
            let wait = pollaczek_khinchine(load, variation_squared);
            assert_queue(name, 300, &server, part * services, wait);
        }
    }
}

/// At a load of 0.92 an Erlang queue is still Pollaczek and Khinchine's. Confidence 0.9999 each, half-width at most 4 %.
#[test]
fn general_integration_at_high_load() {
    let server = Server { integration: json!({ "erlang": { "stages": 2 } }), ..Server::exponential(0.92) };
    assert_queue("Erlang", 400, &server, 240_000.0, pollaczek_khinchine(0.92, 0.5));
}

/// Work on a schedule, D/M/1: the wait is σ/(1 − σ) services, where σ = e^(−(1 − σ)/ρ). Confidence 0.9999 each,
/// half-width at most 3 %.
#[test]
fn scheduled_work_is_d_m_1() {
    for load in [0.5, 0.8] {
        let mut root: f64 = 0.5;
        for _ in 0..1000 {
            root = (-(1.0 - root) / load).exp();
        }
        let server = Server { gaps: json!("constant"), ..Server::exponential(load) };
        assert_queue("D/M/1", 500, &server, 110_000.0, root / (1.0 - root));
    }
}

/// Work in batches of b: L is that of M/M/1 times (b + 1)/2. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn bursts_are_batch_arrivals() {
    for burst in [2, 5] {
        let load = 0.6;
        let server = Server { burst, ..Server::exponential(load) };
        let in_system = load / (1.0 - load) * (f64::from(burst) + 1.0) / 2.0;
        assert_queue("batches", 600, &server, 80_000.0, in_system / load - 1.0);
    }
}

/// Share of time with 0, 1, … 6 messages in the system and with 10 or more, seen from outside after every event.
fn occupancy(server: &Server, seed: u32, services: f64) -> [f64; 8] {
    let mut world = world(&server.scenario(), seed);
    advance_to(&mut world, 0.05 * services * SERVICE_MINUTES);
    let (start, end) = (world.now(), ticks(1.05 * services * SERVICE_MINUTES));
    let mut time = [0_u64; 8];
    while world.now() < end {
        let actor = &world.actors()[0];
        let present = actor.mailbox.waiting() as usize + usize::from(!actor.is_idle());
        let since = world.now();
        assert_eq!(world.step(), actorium::Stop::Reached);
        let lasted = world.now().min(end) - since;
        if present < 7 {
            time[present] += lasted;
        } else if present >= 10 {
            time[7] += lasted;
        }
    }
    time.map(|time| time as f64 / (end - start) as f64)
}

/// P(N = n) = (1 − ρ)ρⁿ and P(N ≥ n) = ρⁿ, wherever that is 3 % or more. Confidence 0.9999 each, half-width at most 3 % (6 % for the tail).
#[test]
fn the_number_in_an_m_m_1_is_geometric() {
    for (load, services) in [(0.5_f64, 100_000.0), (0.8, 120_000.0)] {
        let shares = replicate(700, |seed| occupancy(&Server::exponential(load), seed, services));
        for (n, share) in shares.iter().take(7).enumerate() {
            let expected = (1.0 - load) * load.powi(n as i32);
            if expected < 0.03 {
                break;
            }
            assert_agrees(&format!("P(N = {n}) at load {load}"), *share, expected, 0.03);
        }
        if load > 0.6 {
            assert_agrees(&format!("P(N ≥ 10) at load {load}"), shares[7], load.powi(10), 0.06);
        }
    }
}

/// The sojourn is exponential with mean 1/(μ − λ). Confidence 0.9999 each, half-width at most 3 %, beside the 0.8 % to
/// which a percentile is kept. Percentiles count from the start: of 60,000 services a start from empty touches hundreds.
#[test]
fn the_sojourn_in_an_m_m_1_is_exponential() {
    for (load, services) in [(0.5, 60_000.0), (0.8, 260_000.0)] {
        let server = Server::exponential(load);
        let percentiles = replicate(800, |seed| {
            let mut world = world(&server.scenario(), seed);
            advance_to(&mut world, services * SERVICE_MINUTES);
            let spread = world.metrics().sojourn_minutes;
            [spread.p50, spread.p95, spread.p99]
        });
        for (share, estimate) in [0.5_f64, 0.95, 0.99].into_iter().zip(percentiles) {
            let expected = -(1.0 - share).ln() * SERVICE_MINUTES / (1.0 - load);
            let what = format!("percentile {share} at load {load}");
            assert_agrees_within(&what, estimate, expected, 0.03, 0.008);
        }
    }
}
