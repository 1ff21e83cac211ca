//! A small office in which everything can be worked out by hand.

use crate::support::{changed, events, scenario, world};
use actorium::World;
use actorium::trace::EventKind;
use serde_json::{Value, json};

pub const ANA: u32 = 0;
pub const BO: u32 = 1;
pub const CEM: u32 = 2;
pub const DEE: u32 = 3;

/// Ana, Bo, Cem and Dee in one team over a chat that takes a minute; an item takes its worker 10 minutes, news 4, a question 2. No
/// work comes by itself: it is handed out at the minutes a test says, Bo's with urgency 2 and Dee's with urgency 3.
pub fn plan(changes: &[(&str, Value)]) -> Value {
    let person = |name: &str| json!({ "name": name, "integration": "constant" });
    let base = json!({
        "format": 1, "name": "by hand", "integration_delay_minutes": 10, "load_per_hour": 0,
        "effort": { "work": 1, "update": 0.4, "question": 0.2 },
        "media": [{ "name": "chat", "latency": { "mean_minutes": 1, "shape": "constant" } }],
        "actors": [person("Ana"), person("Bo"), person("Cem"), person("Dee")],
        "systems": [{ "name": "team", "members": ["Ana", "Bo", "Cem", "Dee"] }],
        "domains": [],
        "streams": [
            { "name": "for Ana", "to": "Ana" },
            { "name": "for Bo", "to": "Bo", "urgency": 2 },
            { "name": "for Cem", "to": "Cem" },
            { "name": "for Dee", "to": "Dee", "urgency": 3 },
        ],
    });
    changes.iter().fold(base, |value, (pointer, new)| changed(value, pointer, new.clone()))
}

/// The office at its start.
pub fn office(changes: &[(&str, Value)]) -> World {
    world(&scenario(&plan(changes)), 1)
}

/// When something has happened to somebody, in minutes.
pub fn at(world: &World, what: EventKind, actor: u32) -> Vec<f64> {
    events(world, what).iter().filter(|(_, fact)| fact.to == actor).map(|(time, _)| *time).collect()
}

/// Ana's plan, which some depend on, and which her items change.
pub fn with_plan(dependents: &[&str]) -> [(&'static str, Value); 2] {
    [
        ("/domains/0", json!({ "name": "plan", "owner": "Ana", "dependents": dependents })),
        ("/streams/0/changes", json!("plan")),
    ]
}

/// The version of the plan that somebody holds.
pub fn holds(world: &World, actor: u32) -> u32 {
    let pair = world.plan().subscriptions_of[actor as usize][0];
    world.knowledge().replica(pair).version
}
