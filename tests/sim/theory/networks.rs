//! Work passed on along links: tandem queues, Jackson networks, and the team that resends until it hears back.
//! Every interval has confidence 0.9999.

use crate::statistics::{assert_agrees, assert_agrees_within, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::kernel::ticks;
use actorium::scenario::Scenario;
use actorium::trace::EventKind;
use actorium::{Stop, World};
use serde_json::{Value, json};

/// The default medium takes no time and loses nothing here, as the formulas want it.
fn network(load_per_minute: f64, actors: &Value, links: &Value, streams: &Value) -> Scenario {
    scenario(&json!({
        "format": 1, "name": "a network of queues", "integration_delay_minutes": 1,
        "load_per_hour": 60.0 * load_per_minute, "actors": actors, "links": links, "streams": streams,
    }))
}

/// Mean number in each actor's system between two times, in minutes.
fn numbers_in_system<const N: usize>(world: &mut World, from: f64, until: f64) -> [f64; N] {
    let area = |world: &World, actor: usize| {
        let tally = &world.observers().tally.actors[actor];
        tally.waiting.area(world.now()) + tally.busy.area(world.now())
    };
    advance_to(world, from);
    let before: [u128; N] = std::array::from_fn(|actor| area(world, actor));
    advance_to(world, until);
    std::array::from_fn(|actor| (area(world, actor) - before[actor]) as f64 / ticks(until - from) as f64)
}

fn tandem(load: f64, slownesses: &[f64]) -> Scenario {
    let name = |i: usize| format!("Step {i}");
    let actors: Vec<Value> = (slownesses.iter().enumerate())
        .map(|(i, slowness)| {
            let onward = (i + 1 < slownesses.len()).then(|| json!({ "to": name(i + 1), "probability": 1 }));
            json!({ "name": name(i), "slowness": slowness, "passes_on": onward.into_iter().collect::<Vec<_>>() })
        })
        .collect();
    let links: Vec<Value> = (1..slownesses.len()).map(|i| json!({ "from": name(i - 1), "to": name(i) })).collect();
    let streams = json!([{ "name": "work", "to": "Step 0" }]);
    network(load, &actors.into(), &links.into(), &streams)
}

/// Two steps of one rate: each is M/M/1 (Burke), and an item's whole way is Erlang with two stages of rate μ − λ, so
/// P(T > t) = (1 + rt)e^(−rt). Confidence 0.9999 each, half-width at most 3 % beside the 0.8 % of a percentile.
#[test]
fn a_tandem_of_two_is_two_independent_queues() {
    for (load, minutes) in [(0.5, 30_000.0), (0.75, 60_000.0)] {
        let scenario = tandem(load, &[1.0, 1.0]);
        let estimates = replicate(3000, |seed| {
            let mut world = world(&scenario, seed);
            let [first, second] = numbers_in_system(&mut world, 0.05 * minutes, 1.05 * minutes);
            let lead = world.metrics().lead_time_minutes;
            [first, second, lead.mean, lead.p50, lead.p95]
        });
        let rate = 1.0 - load;
        let expected_length = load / rate;
        assert_agrees(&format!("first of two at {load}"), estimates[0], expected_length, 0.03);
        assert_agrees(&format!("second of two at {load}"), estimates[1], expected_length, 0.03);
        assert_agrees(&format!("lead time of two at {load}"), estimates[2], 2.0 / rate, 0.03);
        for (share, estimate) in [(0.5, estimates[3]), (0.95, estimates[4])] {
            let expected = erlang_two_percentile(share) / rate;
            let what = format!("lead time percentile {share} at {load}");
            assert_agrees_within(&what, estimate, expected, 0.03, 0.008);
        }
    }
}

/// Where 1 − (1 + x)e^(−x) reaches a share, by bisection.
fn erlang_two_percentile(share: f64) -> f64 {
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..100 {
        let x: f64 = (low + high) / 2.0;
        if 1.0 - (1.0 + x) * (-x).exp() < share {
            low = x;
        } else {
            high = x;
        }
    }
    low
}

/// Three steps of different rates. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn a_tandem_of_three_is_three_independent_queues() {
    let (load, slownesses, minutes) = (0.6, [1.0, 1.25, 0.5], 60_000.0);
    let scenario = tandem(load, &slownesses);
    let [a, b, c, lead] = replicate(3100, |seed| {
        let mut world = world(&scenario, seed);
        let [a, b, c] = numbers_in_system(&mut world, 0.05 * minutes, 1.05 * minutes);
        [a, b, c, world.metrics().lead_time_minutes.mean]
    });
    let lengths = slownesses.map(|slowness| load * slowness / (1.0 - load * slowness));
    for (i, (estimate, expected)) in [a, b, c].into_iter().zip(lengths).enumerate() {
        assert_agrees(&format!("step {i} of three"), estimate, expected, 0.03);
    }
    assert_agrees("lead time of three", lead, lengths.iter().sum::<f64>() / load, 0.03);
}

/// Three people who hand work to and fro; see [`jackson`].
const ONWARD: [[f64; 3]; 3] = [[0.0, 0.6, 0.2], [0.3, 0.0, 0.3], [0.0, 0.25, 0.0]];
const FROM_OUTSIDE: [f64; 3] = [0.3, 0.1, 0.05];
const SLOWNESSES: [f64; 3] = [1.5, 1.2, 1.8];

/// A Jackson network with feedback:
///
/// ```text
///   0.3 → Ana ⇄ Bo ← 0.1
///           ↘  ⇅
///             Cem ← 0.05
/// ```
fn jackson() -> Scenario {
    let names = ["Ana", "Bo", "Cem"];
    let (mut actors, mut links) = (Vec::new(), Vec::new());
    for (i, name) in names.iter().enumerate() {
        let mut onward = Vec::new();
        for (k, to) in names.iter().enumerate().filter(|(k, _)| ONWARD[i][*k] > 0.0) {
            onward.push(json!({ "to": to, "probability": ONWARD[i][k] }));
            links.push(json!({ "from": name, "to": to }));
        }
        actors.push(json!({ "name": name, "slowness": SLOWNESSES[i], "passes_on": onward }));
    }
    let streams: Vec<Value> = (names.iter().zip(FROM_OUTSIDE))
        .map(|(name, rate)| json!({ "name": format!("to {name}"), "to": name, "share": rate }))
        .collect();
    network(FROM_OUTSIDE.iter().sum(), &actors.into(), &links.into(), &streams.into())
}

/// Loads by the traffic equations: what comes in is what comes from outside and from each other.
fn jackson_loads() -> [f64; 3] {
    let mut rates = FROM_OUTSIDE;
    for _ in 0..1000 {
        rates =
            std::array::from_fn(|to| FROM_OUTSIDE[to] + (0..3).map(|from| rates[from] * ONWARD[from][to]).sum::<f64>());
    }
    std::array::from_fn(|i| rates[i] * SLOWNESSES[i])
}

/// In product form: each queue alone is M/M/1 at its load, and the share of time in which all are idle, seen from
/// outside after every event, is the product of theirs. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn a_jackson_network_with_feedback_has_product_form() {
    let (scenario, loads, minutes) = (jackson(), jackson_loads(), 60_000.0);
    let [a, b, c, lead] = replicate(3200, |seed| {
        let mut world = world(&scenario, seed);
        let [a, b, c] = numbers_in_system(&mut world, 0.05 * minutes, 1.05 * minutes);
        [a, b, c, world.metrics().lead_time_minutes.mean]
    });
    let lengths = loads.map(|load| load / (1.0 - load));
    for (i, (estimate, expected)) in [a, b, c].into_iter().zip(lengths).enumerate() {
        assert_agrees(&format!("queue {i} at {:.3}", loads[i]), estimate, expected, 0.03);
    }
    let expected = lengths.iter().sum::<f64>() / FROM_OUTSIDE.iter().sum::<f64>();
    assert_agrees("lead time", lead, expected, 0.03);

    let [idle] = replicate(3300, |seed| {
        let mut world = world(&scenario, seed);
        advance_to(&mut world, 1_000.0);
        let (start, end, mut idle) = (world.now(), ticks(81_000.0), 0);
        while world.now() < end {
            let all_idle = world.actors().iter().all(actorium::engine::Actor::is_idle);
            let since = world.now();
            assert_eq!(world.step(), Stop::Reached);
            idle += u64::from(all_idle) * (world.now().min(end) - since);
        }
        [idle as f64 / (end - start) as f64]
    });
    assert_agrees("all idle", idle, loads.iter().map(|load| 1.0 - load).product(), 0.03);
}

/// A system as the next step picks anyone but the sender, all alike: five people who pass half of their work on are
/// five M/M/1 queues at twice the load from outside. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn passing_on_to_anyone_in_a_system_spreads_evenly() {
    let (load, minutes) = (0.7, 60_000.0);
    let scenario = scenario(&json!({
        "format": 1, "name": "five alike", "integration_delay_minutes": 1, "load_per_hour": 60.0 * 5.0 * load / 2.0,
        "actors": [{ "name": "Person", "count": 5, "passes_on": [{ "to": "all", "probability": 0.5 }] }],
        "systems": [{ "name": "all", "members": ["Person"] }],
        "streams": [{ "name": "work", "to": "Person" }],
    }));
    let lengths: [_; 5] =
        replicate(3400, |seed| numbers_in_system(&mut world(&scenario, seed), 0.05 * minutes, 1.05 * minutes));
    for (i, length) in lengths.into_iter().enumerate() {
        assert_agrees(&format!("person {i}"), length, load / (1.0 - load), 0.03);
    }
}

/// The team of at-least-once transfers: copies are resent until one is acknowledged and every copy that arrives is new
/// work. With loss p a transfer takes 1/(1 − p)² copies, of which 1/(1 − p) arrive, so each person completes
/// h = λ/(1 − q/(1 − p)) items a minute. The round trip of 0.2 minutes is well under the timeout, so nothing is resent
/// for being late. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn a_team_that_resends_until_it_hears_back_has_the_rates_of_its_branching() {
    let (people, arrivals, q, p, minutes) = (20_u32, 0.35, 0.5, 0.05, 1_500.0);
    let scenario = scenario(&json!({
        "format": 1, "name": "at least once", "integration_delay_minutes": 1, "loss_rate": p,
        "load_per_hour": 60.0 * f64::from(people) * arrivals,
        "media": [{ "name": "chat", "latency": { "mean_minutes": 0.1, "shape": "constant" } }],
        "protocol": { "acknowledge": { "timeout_minutes": 1, "recognise_duplicates": false } },
        "actors": [{ "name": "Person", "count": people, "passes_on": [{ "to": "all", "probability": q }] }],
        "systems": [{ "name": "all", "members": ["Person"] }],
        "streams": [{ "name": "work", "to": "Person" }],
    }));
    let [completions, deliveries, acknowledgements, resent] = replicate(3500, |seed| {
        let mut world = world(&scenario, seed);
        let counts = |world: &World| {
            let tally = &world.observers().tally;
            let work = actorium::trace::Kind::Work;
            [
                tally.of_kind(EventKind::Integrated, work),
                tally.of_kind(EventKind::Received, work) - tally.of(EventKind::Arrived),
                tally.of_kind(EventKind::Received, actorium::trace::Kind::Acknowledgement),
                tally.resent,
            ]
        };
        advance_to(&mut world, 200.0);
        let before = counts(&world);
        advance_to(&mut world, 200.0 + minutes);
        let after = counts(&world);
        std::array::from_fn(|i| (after[i] - before[i]) as f64 / minutes / f64::from(people))
    });
    let rate = arrivals / (1.0 - q / (1.0 - p));
    assert_agrees("completions", completions, rate, 0.03);
    assert_agrees("deliveries", deliveries, q * rate / (1.0 - p), 0.03);
    assert_agrees("acknowledgements", acknowledgements, q * rate, 0.03);
    assert_agrees("resent", resent, q * rate * ((1.0 - p).powi(-2) - 1.0), 0.03);
}
