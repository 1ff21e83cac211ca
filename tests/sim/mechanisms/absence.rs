//! Being away: availability, what waits and what misses, and what is left of a server. Every interval has confidence 0.9999.

use super::{ANA, BO, always, three};
use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, assert_same, give_at, scenario, times, world};
use actorium::observe::invariants;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::{Value, json};

/// Ana tells Bo, who comes and goes, of every change; it costs neither of them any time.
fn told(after: &Value, lasts: &Value, persistent: bool, minutes: f64, seed: u32) -> actorium::World {
    let scenario = scenario(&json!({
        "format": 1, "name": "away", "integration_delay_minutes": 0, "load_per_hour": 60,
        "media": [{ "name": "talk", "latency": { "mean_minutes": 0.5 }, "persistent": persistent }],
        "actors": [{ "name": "Ana" }, { "name": "Bo", "away": { "after": after, "lasts": lasts } }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, minutes);
    world
}

/// Availability is mean(after) / (mean(after) + mean(lasts)), whatever the shapes; messages that come as a Poisson stream see
/// time averages (Wolff's PASTA, 1982), so the rest of them miss where they do not wait. Confidence 0.9999 each, half-width
/// at most 3 %.
#[test]
fn who_is_here_that_share_of_the_time_misses_the_rest_of_what_does_not_wait() {
    let shapes = [json!("exponential"), json!("constant"), json!({ "uniform": { "spread": 1 } })];
    for (i, (after, lasts)) in [(30.0, 10.0), (10.0, 10.0), (5.0, 20.0)].into_iter().enumerate() {
        let distribution = |mean: f64, shape: &Value| json!({ "mean_minutes": mean, "shape": shape });
        let (after_shape, lasts_shape) = (&shapes[i], &shapes[(i + 1) % 3]);
        let expected = after / (after + lasts);
        let [availability, missed] = replicate(7300, |seed| {
            let world =
                told(&distribution(after, after_shape), &distribution(lasts, lasts_shape), false, 20_000.0, seed);
            let metrics = world.metrics();
            let counts = metrics.messages;
            assert_eq!(counts.lost, counts.missed, "nothing else is lost");
            let news = world.observers().tally.of_kind(EventKind::Sent, Kind::Update) - counts.in_flight;
            // Ana is always there.
            [2.0 * metrics.availability_share - 1.0, counts.missed as f64 / news as f64]
        });
        assert_agrees(&format!("availability {after} to {lasts}"), availability, expected, 0.03);
        assert_agrees(&format!("missed {after} to {lasts}"), missed, 1.0 - expected, 0.03);
    }
}

/// What waits is never missed, and is integrated when they are back.
#[test]
fn what_waits_is_there_when_they_come_back() {
    let world = told(&always(5.0), &always(20.0), true, 20_010.0, 3);
    let (metrics, tally) = (world.metrics(), &world.observers().tally);
    assert_eq!((metrics.messages.missed, metrics.messages.lost), (0, 0));
    let news = tally.of_kind(EventKind::Sent, Kind::Update);
    let pending = metrics.messages.waiting + metrics.messages.in_flight;
    assert_eq!(tally.of_kind(EventKind::Integrated, Kind::Update) + pending, news);
    assert!(news > 19_000 && metrics.messages.waiting < 60, "{metrics:?}");
}

/// Bo is away from 10 to 15, from 25 to 30, and so on. News received at 8 keeps him busy until 12 although he goes at 10;
/// what comes at 13 waits until 15.
#[test]
fn somebody_away_finishes_what_they_are_at_and_takes_up_the_rest_later() {
    let mut world = three(&[("/actors/1/away", json!({ "after": always(10.0), "lasts": always(5.0) }))]);
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 11.0);
    let detail = world.actor_detail(BO).unwrap();
    assert!(detail.away && !detail.left && detail.integrating.is_some());
    advance_to(&mut world, 30.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (times(&world, EventKind::WentAway), times(&world, EventKind::CameBack)),
        (vec![10.0, 25.0], vec![15.0, 30.0])
    );
    assert_eq!(times(&world, EventKind::Learned), [12.0, 19.0]);
    assert_same("availability", world.metrics().availability_share, (60.0 + 20.0) / 90.0);
    assert_same("waiting", world.metrics().waiting_minutes.mean, 2.0 / 4.0);
}

/// Over a medium that does not wait the same news at 13 misses, and a late acknowledgement misses a sender who has gone.
#[test]
fn what_does_not_wait_misses_news_and_acknowledgements_alike() {
    let away = json!({ "after": always(10.0), "lasts": always(5.0) });
    let fleeting = ("/media/0/persistent", json!(false));
    let mut world = three(&[("/actors/1/away", away.clone()), fleeting.clone()]);
    give_at(&mut world, 5.0, ANA);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 30.0);
    assert_eq!((times(&world, EventKind::Missed), times(&world, EventKind::Learned)), (vec![13.0], vec![12.0]));
    assert_eq!((world.metrics().messages.missed, world.metrics().messages.lost), (1, 1));
    // Ana takes Bo to know the plan; from the first change at 5 on he never does, for the second comes before he has the first.
    assert_same("false confidence", world.metrics().false_confidence_share, 25.0 / 30.0);

    let protocol = ("/protocol", json!({ "acknowledge": { "timeout_minutes": 20, "attempts_max": 1 } }));
    let mut world = three(&[("/actors/0/away", away), fleeting, protocol]);
    give_at(&mut world, 6.0, ANA);
    advance_to(&mut world, 40.0);
    assert_eq!((times(&world, EventKind::Missed), times(&world, EventKind::Learned)), (vec![12.0], vec![13.0]));
    assert_eq!((world.metrics().messages.acknowledged, world.metrics().messages.given_up), (0, 1));
}

const SERVICE_MINUTES: f64 = 2.0;
const HERE_MINUTES: f64 = 6.0;
const AWAY_MINUTES: f64 = 4.0;

/// Items an hour that somebody can do at most who finishes what they are at before they are really gone. Under saturation there
/// are three states, here and busy, away and still busy, away; all times exponential, so the balance of the chain gives
/// P(away and busy) = α/(μ + β) · P(here), with rates α of going, β of coming back, μ of finishing:
/// capacity = μ · A · (1 + α/(μ + β)), A = β/(α + β).
fn capacity_per_hour() -> f64 {
    let [finishing, going, returning] = [SERVICE_MINUTES, HERE_MINUTES, AWAY_MINUTES].map(|mean| 1.0 / mean);
    let here = returning / (going + returning);
    60.0 * finishing * here * (1.0 + going / (finishing + returning))
}

/// Items done in an hour and how many more wait, each hour, over so many minutes, for that share of the capacity.
fn served(load: f64, seed: u32, minutes: f64) -> [f64; 2] {
    let scenario = scenario(&json!({
        "format": 1, "name": "interrupted", "integration_delay_minutes": SERVICE_MINUTES,
        "load_per_hour": load * capacity_per_hour(),
        "actors": [{ "name": "Ana", "away": {
            "after": { "mean_minutes": HERE_MINUTES }, "lasts": { "mean_minutes": AWAY_MINUTES },
        } }],
        "streams": [{ "name": "work", "to": "Ana" }],
    }));
    let mut world = world(&scenario, seed);
    advance_to(&mut world, minutes);
    let metrics = world.metrics();
    [metrics.throughput_per_hour, metrics.mailbox_length_now_messages as f64 / minutes * 60.0]
}

/// Above its capacity the server does just that much, and the rest piles up; below it, it keeps up. The same server without
/// interruptions would do 30 an hour, and one that dropped what it is at 18. Confidence 0.9999 each, half-width at most 3 %
/// (of what piles up, 10 %).
#[test]
fn a_server_that_is_away_part_of_the_time_saturates_where_its_chain_says() {
    let capacity = capacity_per_hour();
    let [done, _] = replicate(7400, |seed| served(3.0, seed, 20_000.0));
    assert_agrees("throughput far above capacity", done, capacity, 0.01);
    let [done, piled] = replicate(7400, |seed| served(1.2, seed, 40_000.0));
    assert_agrees("throughput above capacity", done, capacity, 0.01);
    assert_agrees("what piles up", piled, 0.2 * capacity, 0.1);
    let [done, piled] = replicate(7400, |seed| served(0.9, seed, 40_000.0));
    assert_agrees("throughput below capacity", done, 0.9 * capacity, 0.01);
    assert!(piled.mean < 0.001 * capacity, "nothing piles up: {piled:?}");
}
