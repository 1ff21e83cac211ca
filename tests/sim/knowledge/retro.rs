//! What a run says when the team looks back: by hand on small teams, and who is load-bearing over many seeds.

use super::{ANA, BO, acknowledged, ana_and_bo};
use crate::support::{advance_to, assert_same, give_at, run, scenario, shipped, world};
use actorium::World;
use actorium::command::Command;
use actorium::observe::Retro;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::json;
use std::thread;

/// Owner, actor, minutes of false confidence and minutes of untruth of each pair that is listed.
fn assumptions(retro: &Retro) -> Vec<(u32, u32, f64, f64)> {
    let pairs = retro.assumptions.iter();
    pairs.map(|pair| (pair.owner, pair.actor, pair.false_confidence_minutes, pair.untrue_minutes)).collect()
}

/// Ana decides at 10, Bo integrates it at 17. Whoever sends and forgets is wrongly sure for all of these 7 minutes; whoever waits
/// for the acknowledgement of 16, for the last of them; whoever waits for the one of 20, never.
#[test]
fn false_confidence_lasts_from_the_belief_to_the_knowledge() {
    let rules = [
        (None, vec![(ANA, BO, 7.0, 7.0)]),
        (Some(json!({ "timeout_minutes": 60 })), vec![(ANA, BO, 1.0, 7.0)]),
        (Some(json!({ "timeout_minutes": 60, "acknowledge_on": "integration" })), vec![]),
    ];
    for (rules, expected) in rules {
        let changes: Vec<_> = rules.iter().map(acknowledged).collect();
        let mut world = ana_and_bo(&changes);
        assert_eq!(assumptions(&world.retro()), [], "nothing has happened");
        give_at(&mut world, 10.0, ANA);
        advance_to(&mut world, 40.0);
        assert_eq!(assumptions(&world.retro()), expected, "{rules:?}");
        assert_same("untrue", world.retro().domains[0].untrue_share, 7.0 / 40.0);
        let metrics = world.metrics();
        let wrongly_sure: f64 = expected.iter().map(|(_, _, minutes, _)| minutes).sum();
        assert_same("false confidence", metrics.false_confidence_share, wrongly_sure / 40.0);
    }
}

/// It goes on for as long as the error does: the moment counts, not only what is over.
#[test]
fn an_error_that_goes_on_counts_until_now() {
    let mut world = ana_and_bo(&[("/loss_rate", json!(1))]);
    give_at(&mut world, 10.0, ANA);
    for now in [10.5, 25.0, 300.0] {
        advance_to(&mut world, now);
        assert_eq!(assumptions(&world.retro()), [(ANA, BO, now - 10.0, now - 10.0)]);
    }
}

/// Ana tells six people over media that take 1 to 6 minutes, which they integrate at once. The sixth, who hears of it first, is not
/// listed. Dee also keeps a diary that nobody reads, and a rota that Ana depends on and that never changes.
#[test]
fn the_longest_five_come_first() {
    let people = ["Ana", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus"];
    let minutes = [3, 6, 1, 5, 2, 4];
    let media = minutes.map(|minutes| {
        json!({ "name": format!("in {minutes}"), "latency": { "mean_minutes": minutes, "shape": "constant" } })
    });
    let links = (0..6).map(|i| json!({ "from": "Ana", "to": people[i + 1], "medium": format!("in {}", minutes[i]) }));
    let mut links: Vec<_> = links.collect();
    links.push(json!({ "from": "Dee", "to": "Ana", "medium": "in 1" }));
    let mut world = world(
        &scenario(&json!({
            "format": 1, "name": "six listeners", "integration_delay_minutes": 0, "load_per_hour": 0, "effort": { "work": 0 },
            "media": media,
            "actors": people.map(|name| json!({ "name": name })),
            "links": links,
            "domains": [
                { "name": "plan", "owner": "Ana", "dependents": people[1..] },
                { "name": "diary", "owner": "Dee" },
                { "name": "rota", "owner": "Dee", "dependents": ["Ana"] },
            ],
            "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
        })),
        1,
    );
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 30.0);
    let retro = world.retro();
    let expected: Vec<_> = [(2, 6.0), (4, 5.0), (6, 4.0), (1, 3.0), (5, 2.0)]
        .map(|(actor, minutes)| (ANA, actor, minutes, minutes))
        .into();
    assert_eq!(assumptions(&retro), expected);
    let shares: Vec<_> = retro.domains.iter().map(|domain| domain.untrue_share).collect();
    assert_same("the plan", shares[0], (1.0 + 2.0 + 3.0 + 4.0 + 5.0 + 6.0) / (6.0 * 30.0));
    assert_eq!(shares[1..], [0.0, 0.0], "nobody is wrong about the diary and the rota");
    assert!(
        retro
            .media
            .iter()
            .all(|medium| (medium.sent, medium.lost, medium.missed, medium.misunderstood) == (1, 0, 0, 0))
    );
    assert_agrees_with_metrics(&world);
}

/// What is told apart by medium and by domain adds up to what is told of the whole.
#[track_caller]
fn assert_agrees_with_metrics(world: &World) {
    let (retro, metrics, tally) = (world.retro(), world.metrics(), &world.observers().tally);
    let sum = |part: fn(&actorium::observe::MediumRetro) -> u64| retro.media.iter().map(part).sum::<u64>();
    // What people send themselves, work to do once more and rounds to make, travels over nothing.
    let to_oneself =
        tally.of_kind(EventKind::Sent, Kind::Rework) + tally.of_kind(EventKind::Sent, Kind::AntiEntropyRound);
    assert_eq!(sum(|medium| medium.sent), tally.of(EventKind::Sent) - to_oneself, "sent");
    assert_eq!(sum(|medium| medium.lost), metrics.messages.lost, "lost");
    assert_eq!(sum(|medium| medium.missed), metrics.messages.missed, "missed");
    assert_eq!(sum(|medium| medium.misunderstood), metrics.messages.misunderstood, "misunderstood");
    let subscriptions = world.plan().domains.iter().map(|domain| domain.subscriptions.len() as f64);
    let untrue: f64 = retro.domains.iter().zip(subscriptions).map(|(domain, pairs)| domain.untrue_share * pairs).sum();
    assert_same("untrue", untrue / world.plan().subscriptions.len() as f64, 1.0 - metrics.coherence_share);
    assert_same("look-ups", retro.look_up_minutes, metrics.mechanisms.storage.look_up_minutes);
    assert_same("writing", retro.write_minutes, metrics.mechanisms.storage.write_minutes);
    assert_eq!(retro.glue.iter().map(|glue| glue.repairs).sum::<u64>(), metrics.mechanisms.glue.repairs, "repairs");
}

/// In each scenario that ships in which nobody leaves, and so in all that there are losses, misses and misunderstandings in.
#[test]
fn the_parts_add_up_to_the_whole() {
    let mut seen = [0; 5];
    for name in ["team", "two-people", "message-passing", "locality", "asynchrony", "structure"] {
        let world = run(&shipped(name), 3, 960.0);
        assert_eq!(world.metrics().people_left, 0, "{name}");
        assert_agrees_with_metrics(&world);
        let metrics = world.metrics();
        let counts = &metrics.messages;
        let parts = [
            counts.lost,
            counts.missed,
            counts.misunderstood,
            metrics.mechanisms.storage.look_ups,
            metrics.mechanisms.glue.repairs,
        ];
        for (seen, part) in seen.iter_mut().zip(parts) {
            *seen += part;
        }
    }
    assert!(seen.iter().all(|&seen| seen > 0), "{seen:?}: something never happens");
}

/// Runs without each person in turn, over as many seeds.
const SEEDS: u32 = 60;
/// Student's t for 59 degrees of freedom and a two-sided error of 10⁻⁴.
const STUDENT_T: f64 = 4.1736;

/// Debt, averaged over two days, with everybody (last) and without each person in turn, for one seed.
fn debts(seed: u32) -> Vec<f64> {
    let scenario = shipped("structure");
    let people = scenario.actors.len() as u32;
    let debt = |gone: Option<u32>| {
        let mut world = world(&scenario, seed);
        if let Some(actor) = gone {
            world.command(&Command::Remove { actor }).unwrap();
        }
        advance_to(&mut world, 960.0);
        world.metrics().debt_mean_items
    };
    (0..people).map(Some).chain([None]).map(debt).collect()
}

/// The one who finishes nothing is the one without whom debt rises most: more than without any other, and than with everybody.
/// Each of the eight intervals is of differences seed by seed and has confidence 0.9999.
#[test]
fn without_the_one_who_finishes_nothing_debt_rises_most() {
    let workers = thread::available_parallelism().map_or(1, usize::from) as u32;
    let by_seed: Vec<Vec<f64>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || (worker..SEEDS).step_by(workers as usize).map(debts).collect::<Vec<_>>()))
            .collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap()).collect()
    });
    assert_eq!(by_seed.len(), SEEDS as usize);
    let names = &world(&shipped("structure"), 1).plan().names.clone();
    let hana = names.iter().position(|name| &**name == "Hana").unwrap();
    for other in (0..=names.len()).filter(|&other| other != hana) {
        let n = f64::from(SEEDS);
        let differences: Vec<f64> = by_seed.iter().map(|debt| debt[hana] - debt[other]).collect();
        let mean = differences.iter().sum::<f64>() / n;
        let variance = differences.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let half_width = STUDENT_T * (variance / n).sqrt();
        let who = names.get(other).map_or("with everybody", |name| name);
        println!("without Hana, above {who}: {mean:.2} ± {half_width:.2} items");
        assert!(mean - half_width > 0.0, "{who}: {mean} ± {half_width}");
    }
}
