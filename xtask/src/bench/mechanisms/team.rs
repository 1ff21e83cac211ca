//! The team that the mechanisms are measured in, and what one of them alone changes about it.

use serde_json::{Value, json};

pub const PEOPLE: usize = 50;
pub const DOMAINS: usize = 10;

/// Everyone depends on so many domains, apart from the one they may own.
pub const KNOWN: usize = 4;

/// The work of those who own none relies on so many of these; an owner's items are decisions, which change the domain.
const RELIED_ON: usize = 2;

/// Longer than any run here.
pub const NEVER_MINUTES: f64 = 1_000_000.0;

/// Fifty people, ten domains and their owners, news that is acknowledged, and work that comes back if it was done on a stale
/// picture. They
/// integrate a little under half of the time.
pub fn team() -> Value {
    let everyone: Vec<String> = (0..PEOPLE).map(person).collect();
    let actors: Vec<Value> = everyone.iter().map(|name| json!({ "name": name })).collect();
    let domains: Vec<Value> = (0..DOMAINS)
        .map(|domain| {
            let dependents: Vec<&String> = (0..PEOPLE)
                .filter(|&who| who != owner(domain) && known(who).any(|of| of == domain))
                .map(|who| &everyone[who])
                .collect();
            json!({ "name": name_of(domain), "owner": person(owner(domain)), "dependents": dependents })
        })
        .collect();
    let streams: Vec<Value> = (0..PEOPLE)
        .map(|who| match (0..DOMAINS).find(|&domain| owner(domain) == who) {
            Some(domain) => {
                json!({ "name": format!("decisions {who}"), "to": person(who), "changes": name_of(domain) })
            }
            None => {
                let relies_on: Vec<String> = known(who).take(RELIED_ON).map(name_of).collect();
                json!({ "name": format!("work {who}"), "to": person(who), "share": 4, "relies_on": relies_on })
            }
        })
        .collect();
    json!({
        "format": 1,
        "name": "Fifty people, ten shared truths",
        "loss_rate": 0.1,
        "integration_delay_minutes": 6,
        "load_per_hour": 120,
        "effort": { "work": 1, "update": 0.3 },
        "media": [
            { "name": "chat", "latency": { "mean_minutes": 4, "shape": { "erlang": { "stages": 4 } } } },
            { "name": "tone", "latency": always(0.0), "clarity": 0.8 },
        ],
        "protocol": { "acknowledge": { "timeout_minutes": 20, "backoff": 2, "attempts_max": 4 } },
        "actors": actors,
        "systems": [{ "name": "team", "members": everyone }],
        "domains": domains,
        "streams": streams,
        "rework": { "delay": { "mean_minutes": 90 } },
    })
}

pub fn person(who: usize) -> String {
    format!("Person {}", who + 1)
}

fn name_of(domain: usize) -> String {
    format!("domain {}", domain + 1)
}

/// Owners sit evenly among the people.
pub fn owner(domain: usize) -> usize {
    domain * (PEOPLE / DOMAINS)
}

/// The domains that somebody depends on, who never owns one of them.
fn known(who: usize) -> impl Iterator<Item = usize> {
    let own = who / (PEOPLE / DOMAINS);
    (1..=KNOWN).map(move |step| (own + step) % DOMAINS)
}

pub fn always(minutes: f64) -> Value {
    json!({ "mean_minutes": minutes, "shape": "constant" })
}

pub fn everybody(team: &mut Value, change: impl Fn(&mut Value)) {
    team["actors"].as_array_mut().into_iter().flatten().for_each(change);
}

pub fn misread(team: &mut Value, ambiguity: f64) {
    team["media"][0]["carries"] = json!(["tone"]);
    team["media"][0]["ambiguity"] = json!(ambiguity);
}

pub fn away(team: &mut Value, when: Value) {
    everybody(team, |actor| actor["away"] = when.clone());
}

/// Everyone may look into a wiki; owners write into the stores named.
pub fn stores(team: &mut Value, when: &str, written: &[&str]) {
    team["stores"] = json!([{ "name": "wiki", "read_minutes": 1, "write_minutes": 2 }]);
    everybody(team, |actor| actor["looks_up"] = json!({ "in": ["wiki"], "when": when }));
    for domain in 0..DOMAINS {
        team["actors"][owner(domain)]["writes_to"] = json!(written);
    }
}

pub fn stress(team: &mut Value, slowdown: f64, error_rate: f64) {
    everybody(team, |actor| {
        actor["stress"] = json!({
            "tolerance_messages": 6, "time_constant_minutes": 60, "slowdown": slowdown, "error_rate": error_rate,
        });
    });
}

/// One in five does glue work.
pub fn rounds(team: &mut Value) {
    glue(team, json!({ "mean_minutes": 30 }));
}

pub fn glue(team: &mut Value, every: Value) {
    for who in (0..PEOPLE).step_by(5) {
        team["actors"][who]["glue"] = json!({ "every": every.clone(), "effort": 0.4, "talks_to": 4, "calms": 0.2 });
    }
}

pub fn recognise(team: &mut Value, review_minutes: f64, leaves_per_week: f64) {
    team["recognition"] = json!({
        "review_minutes": review_minutes, "rewards_coherence": 0.2, "memory": 0.5, "leaves_per_week": leaves_per_week,
    });
}
