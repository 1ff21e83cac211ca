//! How often a bounded head still knows. Every interval has confidence 0.9999.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use actorium::command::Command;
use serde_json::{Value, json};

/// Share of items whose worker need not look up what they rely on: one of several domains, referred to as often as its weight
/// says, each time whatever came before, by somebody with room for `room` of them.
fn hit_share(weights: &[f64], room: usize, seed: u32) -> f64 {
    let names: Vec<String> = (0..weights.len()).map(|i| format!("domain {i}")).collect();
    let mut people: Vec<String> = (0..weights.len()).map(|i| format!("Owner {i}")).collect();
    let mut actors: Vec<Value> = people.iter().map(|name| json!({ "name": name, "writes_to": ["wiki"] })).collect();
    people.push("Bo".into());
    actors.push(json!({ "name": "Bo", "brain": { "domains_max": room }, "looks_up": { "in": ["wiki"] } }));
    let domain =
        |(i, name): (usize, &String)| json!({ "name": name, "owner": format!("Owner {i}"), "dependents": ["Bo"] });
    let task = |(name, weight): (&String, &f64)| json!({ "name": format!("work on {name}"), "to": "Bo", "relies_on": [name], "share": weight });
    // Owners decide once, by hand; what is left of their share of the load is one item in a million.
    let decision = |(i, name): (usize, &String)| json!({ "name": format!("change of {name}"), "to": format!("Owner {i}"), "changes": name, "share": 1e-6 });
    let tasks = names.iter().zip(weights).map(task);
    let scenario = scenario(&json!({
        "format": 1, "name": "a small head", "integration_delay_minutes": 0, "load_per_hour": 600, "loss_rate": 1,
        "actors": actors,
        "systems": [{ "name": "all", "members": people }],
        "stores": [{ "name": "wiki" }],
        "domains": names.iter().enumerate().map(domain).collect::<Vec<_>>(),
        "streams": tasks.chain(names.iter().enumerate().map(decision)).collect::<Vec<_>>(),
    }));
    let mut world = world(&scenario, seed);
    for actor in 0..weights.len() as u32 {
        world.command(&Command::GiveWork { actor }).unwrap();
    }
    advance_to(&mut world, 100.0);
    let so_far = |metrics: actorium::observe::Metrics| (metrics.work_done_items, metrics.mechanisms.storage.look_ups);
    let before = so_far(world.metrics());
    advance_to(&mut world, 600.0);
    let after = so_far(world.metrics());
    1.0 - (after.1 - before.1) as f64 / (after.0 - before.0) as f64
}

/// Equal weights: K of D domains in the head, so a share K/D of the references finds what it needs there, whatever is thrown
/// out. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn a_head_with_room_for_k_of_d_knows_k_of_d() {
    for (room, domains) in [(1, 4), (3, 5), (7, 8)] {
        let [hits] = replicate(7500, |seed| [hit_share(&vec![1.0; domains], room, seed)]);
        assert_agrees(&format!("{room} of {domains}"), hits, room as f64 / domains as f64, 0.03);
    }
    assert_eq!(hit_share(&[1.0; 5], 5, 1), 1.0);
}

/// Unequal weights and room for two: the head holds i, then j, with probability pᵢ pⱼ / (1 − pᵢ) where the least recently used
/// is thrown out (King, "Analysis of demand paging algorithms", 1971). One that threw out what came in first would hold
/// them with a probability in proportion to pᵢ pⱼ, and know less. Confidence 0.9999, half-width at most 1 %.
#[test]
fn the_least_recently_used_is_what_is_thrown_out() {
    let shares = [0.6, 0.2, 0.1, 0.05, 0.05];
    let (mut recently_used, mut first_in, mut whole) = (0.0, 0.0, 0.0);
    for (i, p) in shares.iter().enumerate() {
        for (_, q) in shares.iter().enumerate().filter(|(j, _)| *j != i) {
            recently_used += p * q / (1.0 - p) * (p + q);
            first_in += p * q * (p + q);
            whole += p * q;
        }
    }
    let [hits] = replicate(7600, |seed| [hit_share(&shares, 2, seed)]);
    assert_agrees("room for two", hits, recently_used, 0.01);
    assert!(!hits.agrees_with(first_in / whole, 0.0), "this cannot tell the two apart");
}
