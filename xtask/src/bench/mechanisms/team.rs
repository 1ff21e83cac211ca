//! The team that the mechanisms are measured in, and each mechanism: at its neutral value, and at work.

use super::structure;
use serde_json::{Value, json};

pub const PEOPLE: usize = 50;
pub const DOMAINS: usize = 10;

/// Everyone depends on so many domains, apart from the one they may own.
const KNOWN: usize = 4;

/// The work of those who own none relies on so many of these; an owner's items are decisions, which change the domain.
const RELIED_ON: usize = 2;

/// Longer than any run here.
const NEVER_MINUTES: f64 = 1_000_000.0;

/// One mechanism. Off, it is there and does nothing; a scenario that says nothing of it has the team as it is.
pub struct Mechanism {
    pub name: &'static str,
    /// Puts it in at the value at which it does nothing.
    pub off: fn(&mut Value),
    /// Puts it to work.
    pub on: fn(&mut Value),
}

/// The mechanisms, in the order of the table.
pub const MECHANISMS: [Mechanism; 16] = [
    Mechanism {
        name: "words that are misread, with riders",
        off: |team| misread(team, 0.0),
        on: |team| misread(team, 0.1),
    },
    Mechanism {
        name: "confirmations, 1 and 4 deep",
        off: |team| team["protocol"]["acknowledge"]["confirmations_max"] = json!(1),
        on: |team| team["protocol"]["acknowledge"]["confirmations_max"] = json!(4),
    },
    Mechanism {
        name: "people who are away",
        off: |team| away(team, json!({ "after": always(NEVER_MINUTES), "lasts": always(NEVER_MINUTES) })),
        on: |team| away(team, json!({ "after": { "mean_minutes": 240 }, "lasts": { "mean_minutes": 30 } })),
    },
    Mechanism {
        name: "heads that forget",
        off: |team| everybody(team, |actor| actor["brain"] = json!({ "domains_max": 1000 })),
        on: |team| everybody(team, |actor| actor["brain"] = json!({ "domains_max": KNOWN - 1 })),
    },
    Mechanism {
        name: "stores, unused and used",
        off: |team| stores(team, "forgotten", &[]),
        on: |team| stores(team, "always", &["wiki"]),
    },
    Mechanism { name: "stress", off: |team| stress(team, 0.0, 0.0), on: |team| stress(team, 0.3, 0.1) },
    Mechanism { name: "glue work", off: |team| glue(team, always(NEVER_MINUTES)), on: rounds },
    Mechanism {
        name: "recognition",
        off: |team| recognise(team, NEVER_MINUTES, 0.0),
        on: |team| recognise(team, 480.0, 0.3),
    },
    Mechanism {
        name: "work that interrupts",
        off: |team| structure::interrupts(team, 1),
        on: |team| structure::interrupts(team, 3),
    },
    Mechanism {
        name: "people who fail, and who brings them back",
        off: |team| structure::fails(team, NEVER_MINUTES),
        on: |team| structure::fails(team, 480.0),
    },
    Mechanism {
        name: "meetings",
        off: |team| structure::meetings(team, NEVER_MINUTES),
        on: |team| structure::meetings(team, 60.0),
    },
    Mechanism {
        name: "a role that shares its queue",
        off: |team| structure::role(team, false),
        on: |team| structure::role(team, true),
    },
    Mechanism {
        name: "questions before work is done",
        off: |team| structure::asks(team, 0.0),
        on: |team| structure::asks(team, 0.2),
    },
    Mechanism {
        name: "two sites, near and far",
        off: |team| structure::sites(team, 0.0),
        on: |team| structure::sites(team, 30.0),
    },
    Mechanism {
        name: "one owner, and committees",
        off: |team| structure::ownership(team, json!("one_owner")),
        on: |team| structure::ownership(team, json!({ "committee": { "within_minutes": 480 } })),
    },
    Mechanism {
        name: "all of them",
        off: |team| all_others().for_each(|other| (other.off)(team)),
        on: |team| all_others().for_each(|other| (other.on)(team)),
    },
];

/// All but the last, which is all of these.
fn all_others() -> impl Iterator<Item = &'static Mechanism> {
    const { &MECHANISMS }.iter().take(MECHANISMS.len() - 1)
}

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

fn misread(team: &mut Value, ambiguity: f64) {
    team["media"][0]["carries"] = json!(["tone"]);
    team["media"][0]["ambiguity"] = json!(ambiguity);
}

fn away(team: &mut Value, when: Value) {
    everybody(team, |actor| actor["away"] = when.clone());
}

/// Everyone may look into a wiki; owners write into the stores named.
fn stores(team: &mut Value, when: &str, written: &[&str]) {
    team["stores"] = json!([{ "name": "wiki", "read_minutes": 1, "write_minutes": 2 }]);
    everybody(team, |actor| actor["looks_up"] = json!({ "in": ["wiki"], "when": when }));
    for domain in 0..DOMAINS {
        team["actors"][owner(domain)]["writes_to"] = json!(written);
    }
}

fn stress(team: &mut Value, slowdown: f64, error_rate: f64) {
    everybody(team, |actor| {
        actor["stress"] = json!({
            "tolerance_messages": 6, "time_constant_minutes": 60, "slowdown": slowdown, "error_rate": error_rate,
        });
    });
}

/// One in five does glue work.
fn rounds(team: &mut Value) {
    glue(team, json!({ "mean_minutes": 30 }));
}

fn glue(team: &mut Value, every: Value) {
    for who in (0..PEOPLE).step_by(5) {
        team["actors"][who]["glue"] = json!({ "every": every.clone(), "effort": 0.4, "talks_to": 4, "calms": 0.2 });
    }
}

fn recognise(team: &mut Value, review_minutes: f64, leaves_per_week: f64) {
    team["recognition"] = json!({
        "review_minutes": review_minutes, "rewards_coherence": 0.2, "memory": 0.5, "leaves_per_week": leaves_per_week,
    });
}

#[cfg(test)]
mod tests {
    use super::{MECHANISMS, team};
    use actorium::kernel::ticks;
    use actorium::scenario::parse;
    use actorium::{Stop, World};
    use serde_json::Value;

    const WEEK_MINUTES: f64 = 2400.0;

    /// The metric that each moves, as a JSON pointer.
    const MOVED: [&str; MECHANISMS.len()] = [
        "/messages/misunderstood",
        "/mutual_knowledge/mean_depth",
        "/availability_share",
        "/forgotten_share",
        "/look_ups",
        "/error_items",
        "/repairs",
        "/people_left",
        "/interruptions",
        "/crashes",
        "/meetings",
        "/hand_overs",
        "/questions",
        "/coherence_share",
        "/proposals",
        "/work_done_items",
    ];

    /// What is measured in a week of it.
    fn week(team: &Value) -> Value {
        let world = parse(&team.to_string()).and_then(|scenario| World::new(&scenario, 1));
        let mut world = world.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(world.advance(ticks(WEEK_MINUTES), u64::MAX), Stop::Reached);
        serde_json::to_value(world.metrics()).expect("metrics are plain numbers")
    }

    #[test]
    fn a_mechanism_that_is_off_does_nothing_and_one_that_is_on_moves_its_metric() {
        let plain = week(&team());
        for (mechanism, moved) in MECHANISMS.iter().zip(MOVED) {
            let of = |put: fn(&mut Value)| {
                let mut changed = team();
                put(&mut changed);
                assert_ne!(changed, team(), "{} is not even there", mechanism.name);
                week(&changed)
            };
            let mut off = of(mechanism.off);
            // Stress may be felt where it changes nothing.
            off["stress_mean_share"] = plain["stress_mean_share"].clone();
            assert_eq!(off, plain, "{}", mechanism.name);
            let [before, after] = [&plain, &of(mechanism.on)].map(|metrics| metrics.pointer(moved).cloned());
            assert!(before.is_some(), "{moved} is no metric");
            assert_ne!(before, after, "{}", mechanism.name);
        }
    }

    #[test]
    fn the_team_is_busy_a_little_under_half_of_the_time() {
        let utilisation = week(&team())["utilisation_share"].as_f64();
        assert!(utilisation.is_some_and(|share| (0.4..0.5).contains(&share)), "{utilisation:?}");
    }
}
