//! What is wrong with the structure of a team is told where it is and what must be true instead, word for word: attention, failures,
//! supervision, hiring, asking, roles, meetings, sites, ownership.

use super::refusals::problems;
use crate::support::changed;
use serde_json::{Value, json};

/// Everybody but Dee in one system, with every part of a team's structure in use.
fn sound() -> Value {
    json!({
        "format": 1, "name": "sound", "integration_delay_minutes": 4, "load_per_hour": 10, "instant_events_max": 5000,
        "effort": { "work": 1, "update": 0.5, "question": 0.2 },
        "media": [{ "name": "chat", "latency": { "mean_minutes": 1 } }],
        "sites": [{ "name": "Porto", "hours": { "opens_minutes": 540, "closes_minutes": 1020 } }, { "name": "Oslo" }],
        "distances": [{ "between": ["Porto", "Oslo"], "minutes": 5 }],
        "roles": [{ "name": "desk", "holders": ["Bo", "Cem"], "standby": ["Ana"] }],
        "meetings": [{
            "name": "weekly", "attendees": ["Ana", "Bo"], "first_minutes": 0, "every_minutes": 60, "lasts_minutes": 10, "medium": "chat",
        }],
        "actors": [
            {
                "name": "Ana", "site": "Porto",
                "attention": {
                    "interrupts": { "switch_minutes": 1 },
                    "focus": { "after": { "mean_minutes": 60 }, "lasts": { "mean_minutes": 60 } },
                    "triage": { "from_messages": 3, "until_messages": 1 },
                    "delegate": { "from_messages": 5, "until_messages": 2, "to": "desk" },
                },
                "hires": {
                    "helpers": "Temp", "from_messages": 3, "until_messages": 0, "takes": { "mean_minutes": 60 }, "stays_minutes": 60,
                    "learning_minutes": 60, "learning_slowness": 2,
                },
                "supervises": { "children": ["Bo", "Cem"], "restarts_max": 1, "within_minutes": 60, "effort": 0.5 },
                "stress": {
                    "tolerance_messages": 4, "time_constant_minutes": 60,
                    "burns_out": { "above": 0.5, "for_minutes": 60, "recovers": { "mean_minutes": 600 } },
                },
            },
            {
                "name": "Bo", "site": "Oslo", "asks": { "to": "Ana", "share": 0.5, "blocking": true, "patience_minutes": 60 },
                "fails": {
                    "after": { "mean_minutes": 60 }, "per_item": 0.1, "recovers": { "mean_minutes": 5 }, "signals_every_minutes": 60,
                    "checks": { "effort": 0.5, "per_item": 0.01 },
                },
            },
            { "name": "Cem", "count": 2, "on_refusal": { "retry": { "wait_minutes": 3, "attempts_max": 2, "blocks": true } } },
            { "name": "Dee" },
            { "name": "Temp", "count": 2 },
        ],
        "systems": [{ "name": "all", "members": ["Ana", "Bo", "Cem", "Temp"] }],
        "links": [{ "from": "Bo", "to": "Dee" }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"], "ownership": { "committee": { "within_minutes": 60 } } },
            { "name": "design", "owner": "Bo", "dependents": ["Cem"], "ownership": "free_for_all" },
        ],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" }, { "name": "requests", "to": "desk", "changes": "design" },
        ],
    })
}

#[test]
fn the_sound_structure_is_sound() {
    assert_eq!(problems(&sound()), []);
}

/// What is changed, to what, and the whole of what is said about it.
#[track_caller]
fn assert_told<const N: usize>(cases: [(&str, Value, &str); N]) {
    crate::support::assert_told(&sound(), problems, cases);
}

#[test]
fn wrong_attention_is_told() {
    assert_told([
        (
            "/actors/0/attention/interrupts/switch_minutes",
            json!(-1),
            "actors[0].attention.interrupts.switch_minutes must be 0 to 1000000, got -1",
        ),
        (
            "/actors/0/attention/focus/after/mean_minutes",
            json!(0),
            "actors[0].attention.focus.after.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        (
            "/actors/0/attention/focus/lasts/mean_minutes",
            json!(0),
            "actors[0].attention.focus.lasts.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        (
            "/actors/0/attention/triage/from_messages",
            json!(0),
            "actors[0].attention.triage.from_messages must be at least 1, got 0",
        ),
        (
            "/actors/0/attention/triage/until_messages",
            json!(3),
            "actors[0].attention.triage.until_messages must be below from_messages, got 3",
        ),
        (
            "/actors/0/attention/delegate/until_messages",
            json!(9),
            "actors[0].attention.delegate.until_messages must be below from_messages, got 9",
        ),
        (
            "/actors/0/attention/delegate/to",
            json!("Eli"),
            "actors[0].attention.delegate.to must be the name of an actor or a role, got \"Eli\"",
        ),
        (
            "/actors/0/attention/delegate/to",
            json!("Dee"),
            "actors[0].attention.delegate.to needs a way from \"Ana\" to \"Dee\": add a link, or a system both are in",
        ),
        (
            "/actors/0/attention/delegate/to",
            json!("Cem"),
            "actors[0].attention.delegate.to must be one person, but \"Cem\" is 2; name one, as in \"Cem 1\"",
        ),
    ]);
}

#[test]
fn wrong_failures_and_burn_outs_are_told() {
    assert_told([
        (
            "/actors/1/fails/after/mean_minutes",
            json!(0),
            "actors[1].fails.after.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/1/fails/per_item", json!(1.5), "actors[1].fails.per_item must be 0 to 1, got 1.5"),
        (
            "/actors/1/fails/recovers/mean_minutes",
            json!(-1),
            "actors[1].fails.recovers.mean_minutes must be 0 to 1000000, got -1",
        ),
        (
            "/actors/1/fails/signals_every_minutes",
            json!(0),
            "actors[1].fails.signals_every_minutes must be 0.1 to 1000000, got 0",
        ),
        ("/actors/1/fails/checks/effort", json!(-1), "actors[1].fails.checks.effort must be 0 to 1000, got -1"),
        ("/actors/1/fails/checks/per_item", json!(2), "actors[1].fails.checks.per_item must be 0 to 1, got 2"),
        ("/actors/0/stress/burns_out/above", json!(1.5), "actors[0].stress.burns_out.above must be 0 to 1, got 1.5"),
        (
            "/actors/0/stress/burns_out/for_minutes",
            json!(0),
            "actors[0].stress.burns_out.for_minutes must be 0.01 to 1000000, got 0",
        ),
        (
            "/actors/0/stress/burns_out/recovers/mean_minutes",
            json!(0),
            "actors[0].stress.burns_out.recovers.mean_minutes must be 0.01 to 1000000, got 0",
        ),
    ]);
}

#[test]
fn wrong_supervision_is_told() {
    assert_told([
        (
            "/actors/0/supervises/within_minutes",
            json!(0),
            "actors[0].supervises.within_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/0/supervises/effort", json!(-1), "actors[0].supervises.effort must be 0 to 1000, got -1"),
        ("/actors/0/supervises/children", json!([]), "actors[0].supervises.children must name at least one actor"),
        (
            "/actors/0/supervises/children/1",
            json!("Eli"),
            "actors[0].supervises.children[1] must be the name of an actor, got \"Eli\"",
        ),
        (
            "/actors/0/supervises/children/1",
            json!("Dee"),
            "actors[0].supervises.children[1] needs a way to \"Dee\" and back: add links, or a system both are in",
        ),
        (
            "/actors/0/supervises/children/2",
            json!("Bo"),
            "actors[0].supervises.children[2] must name each person once, got \"Bo\" again",
        ),
        (
            "/actors/4/supervises",
            json!({ "children": ["Ana"] }),
            "actors[4].supervises must be the rules of one person, not of 2",
        ),
        (
            "/actors/1/supervises",
            json!({ "children": ["Ana"] }),
            "actors must be a tree, but \"Ana\" would look after itself",
        ),
        (
            "/actors/0/supervises/directive",
            json!("sack"),
            "actors[0].supervises.directive must be one of restart, resume, stop, escalate, got \"sack\"",
        ),
        (
            "/actors/0/supervises/scope",
            json!("some"),
            "actors[0].supervises.scope must be one of one_for_one, one_for_all, rest_for_one, got \"some\"",
        ),
    ]);
}

#[test]
fn wrong_hiring_and_asking_are_told() {
    assert_told([
        ("/actors/0/hires/from_messages", json!(0), "actors[0].hires.from_messages must be at least 1, got 0"),
        (
            "/actors/0/hires/until_messages",
            json!(3),
            "actors[0].hires.until_messages must be below from_messages, got 3",
        ),
        (
            "/actors/0/hires/takes/mean_minutes",
            json!(-1),
            "actors[0].hires.takes.mean_minutes must be 0 to 1000000, got -1",
        ),
        ("/actors/0/hires/stays_minutes", json!(-1), "actors[0].hires.stays_minutes must be 0 to 1000000, got -1"),
        (
            "/actors/0/hires/learning_slowness",
            json!(0.5),
            "actors[0].hires.learning_slowness must be 1 to 1000, got 0.5",
        ),
        (
            "/actors/0/hires/learning_minutes",
            json!(0),
            "actors[0].hires.learning_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/0/hires/helpers", json!("Eli"), "actors[0].hires.helpers must be the name of an actor, got \"Eli\""),
        (
            "/actors/0/hires/helpers",
            json!("Ana"),
            "actors[0].hires.helpers must be people that nobody else hires, and not oneself",
        ),
        (
            "/actors/1/hires",
            json!({ "helpers": "Temp", "from_messages": 3, "until_messages": 0, "takes": { "mean_minutes": 60 } }),
            "actors[1].hires.helpers must be people that nobody else hires, and not oneself",
        ),
        (
            "/actors/2/hires",
            json!({ "helpers": "Dee", "from_messages": 3, "until_messages": 0, "takes": { "mean_minutes": 60 } }),
            "actors[2].hires must be the rules of one person, not of 2",
        ),
        ("/actors/1/asks/share", json!(2), "actors[1].asks.share must be 0 to 1, got 2"),
        ("/actors/1/asks/patience_minutes", json!(0), "actors[1].asks.patience_minutes must be 0.01 to 1000000, got 0"),
        ("/actors/1/asks/to", json!("Eli"), "actors[1].asks.to must be the name of an actor or a role, got \"Eli\""),
        (
            "/actors/3/asks",
            json!({ "to": "Ana" }),
            "actors[3].asks.to needs a way from \"Dee\" to \"Ana\": add a link, or a system both are in",
        ),
    ]);
}

#[test]
fn wrong_roles_and_meetings_are_told() {
    assert_told([
        ("/roles/1", json!({ "name": " ", "holders": ["Bo"] }), "roles[1].name must not be empty"),
        (
            "/roles/1",
            json!({ "name": "desk", "holders": ["Bo"] }),
            "roles[1].name must be unique, but \"desk\" is there twice",
        ),
        (
            "/roles/1",
            json!({ "name": "all", "holders": ["Bo"] }),
            "roles[1].name must not be the name of an actor or a system, got \"all\"",
        ),
        (
            "/roles/1",
            json!({ "name": "Cem", "holders": ["Bo"] }),
            "roles[1].name must not be the name of an actor or a system, got \"Cem\"",
        ),
        ("/roles/1", json!({ "name": "empty", "holders": [] }), "roles[1].holders must name at least one actor"),
        ("/roles/0/standby/0", json!("Bo"), "roles[0].standby must not name a holder"),
        ("/roles/0/standby/0", json!("Eli"), "roles[0].standby[0] must be the name of an actor, got \"Eli\""),
        ("/roles/0/holders/2", json!("Cem 1"), "roles[0].holders[2] must name each person once, got \"Cem 1\" again"),
        (
            "/roles/0/standby/1",
            json!("Dee"),
            "actors[0].attention.delegate.to needs a way from \"Ana\" to \"Dee\": add a link, or a system both are in",
        ),
        ("/meetings/0/first_minutes", json!(-1), "meetings[0].first_minutes must be 0 to 1000000, got -1"),
        ("/meetings/0/every_minutes", json!(1e7), "meetings[0].every_minutes must be 0.1 to 1000000, got 10000000"),
        ("/meetings/0/lasts_minutes", json!(0), "meetings[0].lasts_minutes must be 0.01 to 1000000, got 0"),
        ("/meetings/0/lasts_minutes", json!(60), "meetings[0].lasts_minutes must be below every_minutes, got 60"),
        ("/meetings/0/medium", json!("post"), "meetings[0].medium must be the name of a medium, got \"post\""),
        ("/meetings/0/attendees/1", json!("Eli"), "meetings[0].attendees[1] must be the name of an actor, got \"Eli\""),
        (
            "/meetings/0/attendees/2",
            json!("Ana"),
            "meetings[0].attendees[2] must name each person once, got \"Ana\" again",
        ),
        (
            "/meetings/1",
            json!({ "name": "weekly", "attendees": ["Ana"], "every_minutes": 9, "lasts_minutes": 1 }),
            "meetings[1].name must be unique, but \"weekly\" is there twice",
        ),
    ]);
}

#[test]
fn hours_outside_of_a_working_day_are_told() {
    let mut value = sound();
    value["calendar"] = json!("working_days");
    let says = |field: &str, minutes: u32| {
        format!(
            "sites[0].hours.{field} must be 0 to 480, got {minutes}: a working day ends 480 minutes after nine; for other hours \
             the scenario's calendar must be round_the_clock"
        )
    };
    let told: Vec<String> = problems(&value).into_iter().map(|problem| problem.message).collect();
    assert_eq!(told, [says("opens_minutes", 540), says("closes_minutes", 1020)]);
    value["sites"][0]["hours"] = json!({ "opens_minutes": 60, "closes_minutes": 480 });
    assert_eq!(problems(&value), []);
}

#[test]
fn wrong_sites_ownership_and_limits_are_told() {
    assert_told([
        ("/sites/2", json!({ "name": "Oslo" }), "sites[2].name must be unique, but \"Oslo\" is there twice"),
        ("/sites/0/hours/opens_minutes", json!(1500), "sites[0].hours.opens_minutes must be 0 to 1440, got 1500"),
        ("/sites/0/hours/closes_minutes", json!(-1), "sites[0].hours.closes_minutes must be 0 to 1440, got -1"),
        (
            "/sites/0/hours/closes_minutes",
            json!(540),
            "sites[0].hours.closes_minutes must be another moment than `opens_minutes`",
        ),
        (
            "/sites/1/hours",
            json!({ "opens_minutes": 0, "closes_minutes": 1440 }),
            "sites[1].hours.closes_minutes must be another moment than `opens_minutes`",
        ),
        ("/calendar", json!("lunar"), "calendar must be one of working_days, round_the_clock, got \"lunar\""),
        ("/distances/0/minutes", json!(-1), "distances[0].minutes must be 0 to 1000000, got -1"),
        ("/distances/0/between/1", json!("Rome"), "distances[0].between must name two sites"),
        ("/distances/0/between/1", json!("Porto"), "distances[0].between must name two sites"),
        (
            "/distances/1",
            json!({ "between": ["Oslo", "Porto"], "minutes": 7 }),
            "distances[1].between must be a pair of its own: distances[0] is between the same two",
        ),
        ("/actors/3/site", json!("Rome"), "actors[3].site must be the name of a site, got \"Rome\""),
        (
            "/stores",
            json!([{ "name": "board", "site": "Rome" }]),
            "stores[0].site must be the name of a site, got \"Rome\"",
        ),
        (
            "/domains/0/ownership/committee/within_minutes",
            json!(0),
            "domains[0].ownership.committee.within_minutes must be 0.01 to 1000000, got 0",
        ),
        (
            "/streams/2",
            json!({ "name": "more", "to": "Ana", "changes": "design" }),
            "streams[2].changes must be a domain that \"Ana\" may change, got \"design\"",
        ),
        (
            "/streams/2",
            json!({ "name": "more", "to": "Bo", "changes": "plan" }),
            "streams[2].changes must be a domain that \"Bo\" may change, got \"plan\"",
        ),
        ("/streams/1/to", json!("nobody"), "streams[1].to must be the name of an actor or a role, got \"nobody\""),
        ("/instant_events_max", json!(0), "instant_events_max must be 1 to 10000000, got 0"),
        ("/effort/question", json!(-1), "effort.question must be 0 to 1000, got -1"),
    ]);
    let lonely = changed(sound(), "/domains/1/dependents/1", json!("Dee"));
    let found = problems(&lonely);
    assert!(!found.is_empty(), "Dee can tell nobody of her changes");
    let told = |from: &str, to: &str| {
        format!("domains[1].ownership needs a way from \"{from}\" to \"{to}\": add a link, or a system both are in")
    };
    assert!(found.iter().any(|problem| problem.message == told("Dee", "Bo")), "{found:?}");
}
