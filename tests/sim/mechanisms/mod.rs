//! One mechanism at a time: closed forms within their intervals, and small teams worked out by hand.

mod absence;
mod asking;
mod attention;
mod confirmations;
mod copying;
mod edges;
mod glue;
mod heads;
mod hiring;
mod leaving;
mod limits;
mod meetings;
mod misreading;
mod off;
mod office;
mod ownership;
mod recognition;
mod restarts;
mod roles;
mod shares;
mod sites;
mod stores;
mod stress;
mod supervision;

use crate::support::{changed, scenario};
use actorium::World;
use serde_json::{Value, json};

const ANA: u32 = 0;
const BO: u32 = 1;
const CEM: u32 = 2;

/// Ana, Bo and Cem in one team, chat that takes 3 minutes, and everything constant. Ana owns the plan, and each of her items
/// changes it; Bo depends on it, and each of his items relies on it; Cem only listens. Work takes no time, news takes
/// 4 minutes to integrate. No work comes by itself: it is handed out at the minutes a test says.
fn three(changes: &[(&str, Value)]) -> World {
    let base = json!({
        "format": 1, "name": "by hand", "integration_delay_minutes": 4, "load_per_hour": 0, "effort": { "work": 0 },
        "media": [{ "name": "chat", "latency": { "mean_minutes": 3, "shape": "constant" } }],
        "actors": [
            { "name": "Ana", "integration": "constant" },
            { "name": "Bo", "integration": "constant" },
            { "name": "Cem", "integration": "constant" },
        ],
        "systems": [{ "name": "team", "members": ["Ana", "Bo", "Cem"] }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" },
            { "name": "tasks", "to": "Bo", "relies_on": ["plan"] },
        ],
    });
    let value = changes.iter().fold(base, |value, (pointer, new)| changed(value, pointer, new.clone()));
    crate::support::world(&scenario(&value), 1)
}

/// A constant time.
fn always(minutes: f64) -> Value {
    json!({ "mean_minutes": minutes, "shape": "constant" })
}
