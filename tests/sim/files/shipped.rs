//! The scenarios that ship: valid, worth watching, and the same after a trip through text.

use crate::support::{run, scenario, shipped, world};
use actorium::kernel::NONE;
use actorium::observe::invariants;
use actorium::scenario::{compile, library, parse};
use serde_json::Value;

#[test]
fn shipped_scenarios_are_valid_and_come_back_from_text_unchanged() {
    for name in library::names() {
        let scenario = shipped(name);
        let plan = compile(&scenario).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(plan.name, scenario.name);
        let text = serde_json::to_string_pretty(&scenario).unwrap();
        assert_eq!(parse(&text).unwrap(), scenario, "{name}");
        let value: Value = serde_json::to_value(&scenario).unwrap();
        assert_eq!(crate::support::scenario(&value), scenario, "{name}");
        assert_eq!(run(&scenario, 1, 300.0).digests(), run(&parse(&text).unwrap(), 1, 300.0).digests());
    }
}

#[test]
fn shipped_scenarios_introduce_themselves() {
    for name in library::names() {
        let scenario = shipped(name);
        assert!(!scenario.name.is_empty() && scenario.about.ends_with('.'), "{name}");
        assert!(scenario.about.len() < 300, "{name}");
    }
    assert_eq!(library::names().next(), Some("team"), "the default comes first");
    assert!(["team", "two-people", "single-queue"].iter().all(|name| library::get(name).is_some()));
    assert_eq!(library::get("nobody"), None);
}

/// A week of each keeps its invariants, and every person who is there from the start has something to do.
#[test]
fn a_week_of_each_shipped_scenario_is_sound() {
    for name in library::names() {
        for seed in 1..=10 {
            let world = run(&shipped(name), seed, 2400.0);
            invariants::check(&world).unwrap();
            let metrics = world.metrics();
            assert!(metrics.work_done_items > 50, "{name}, seed {seed}");
            assert!(metrics.utilisation_share > 0.01 && metrics.utilisation_share < 0.98, "{name}, seed {seed}");
            let actors = world.observers().tally.actors.iter().zip(&world.plan().rules.hiring.hired_by);
            let idle = actors.filter(|(actor, hirer)| actor.integrated == 0 && **hirer == NONE).count();
            assert_eq!(idle, 0, "{name}, seed {seed}");
        }
    }
}

/// A field that is left out means its default, spelled out or not.
#[test]
fn defaults_spelled_out_change_nothing() {
    let short = scenario(&serde_json::json!({
        "format": 1, "name": "short", "integration_delay_minutes": 2, "load_per_hour": 12,
        "actors": [{ "name": "Ana" }, { "name": "Bo" }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "work", "to": "Ana", "changes": "plan" }],
    }));
    let long = scenario(&serde_json::json!({
        "format": 1, "name": "short", "about": "", "loss_rate": 0.0, "integration_delay_minutes": 2.0, "load_per_hour": 12.0,
        "pace_minutes_per_second": 2.0, "opens_at_minutes": 0.0,
        "effort": { "work": 1, "update": 1 },
        "media": [{ "name": "chat", "latency": { "mean_minutes": 0, "shape": "constant" }, "loss_factor": 1 }],
        "protocol": "fire_and_forget",
        "actors": [
            { "name": "Ana", "count": 1, "mailbox": { "order": "fifo", "when_full": "refuse" }, "integration": "exponential", "slowness": 1, "on_refusal": "give_up", "passes_on": [] },
            { "name": "Bo", "mailbox": { "capacity": null, "patience_minutes": null } },
        ],
        "systems": [],
        "links": [{ "from": "Ana", "to": "Bo", "both_ways": false, "medium": null, "protocol": null }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "work", "to": "Ana", "share": 1, "gaps": "exponential", "burst": 1, "changes": "plan", "relies_on": [], "urgency": 1 }],
        "messages_max": 1_000_000, "rework": null,
    }));
    assert_eq!(short, long);
    assert_eq!(world(&short, 3).digests(), world(&long, 3).digests());
}
