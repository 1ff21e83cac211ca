//! Small teams with constant times, in which everything that is measured was worked out by hand.

mod coherence;
mod confirmation;
mod debt;
mod mailboxes;
mod refusal;
mod retro;

use crate::support::{changed, scenario, world};
use actorium::World;
use serde_json::{Value, json};

const ANA: u32 = 0;
const BO: u32 = 1;

/// Ana owns the plan, Bo depends on it. Work takes no time, chat takes 3 minutes, integrating news takes 4, always. No
/// work comes by itself: it is handed out at the minutes a test says. Each of Ana's items changes the plan.
fn ana_and_bo(changes: &[(&str, Value)]) -> World {
    let base = json!({
        "format": 1, "name": "by hand", "integration_delay_minutes": 4, "load_per_hour": 0, "effort": { "work": 0 },
        "media": [{ "name": "chat", "latency": { "mean_minutes": 3, "shape": "constant" } }],
        "actors": [{ "name": "Ana", "integration": "constant" }, { "name": "Bo", "integration": "constant" }],
        "links": [{ "from": "Ana", "to": "Bo", "both_ways": true }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" },
            { "name": "tasks", "to": "Bo", "relies_on": ["plan"] },
        ],
    });
    let value = changes.iter().fold(base, |value, (pointer, new)| changed(value, pointer, new.clone()));
    world(&scenario(&value), 1)
}

/// Acknowledge-and-resend with these rules.
fn acknowledged(rules: &Value) -> (&'static str, Value) {
    ("/protocol", json!({ "acknowledge": rules }))
}
