//! A wrong scenario is told where it is wrong and what must be true instead, word for word.

use crate::support::{changed, shipped};
use actorium::World;
use actorium::problem::Problem;
use actorium::scenario::parse;
use serde_json::{Value, json};

/// Four people, two media, a system, a link, two domains and two streams, with every optional part in use.
fn sound() -> Value {
    json!({
        "format": 1, "name": "sound", "loss_rate": 0.5, "integration_delay_minutes": 4, "load_per_hour": 10,
        "effort": { "work": 1, "update": 0.5 },
        "media": [
            { "name": "chat", "latency": { "mean_minutes": 2, "shape": { "erlang": { "stages": 4 } } }, "ambiguity": 0.2, "carries": ["post"] },
            { "name": "post", "latency": { "mean_minutes": 9 }, "loss_factor": 2, "clarity": 0.5, "persistent": false },
        ],
        "protocol": { "acknowledge": { "timeout_minutes": 12, "backoff": 1.5, "attempts_max": 6, "confirmations_max": 2 } },
        "actors": [
            { "name": "Ana", "writes_to": ["board", "wiki"], "passes_on": [{ "to": "Bo", "probability": 0.5 }, { "to": "all", "probability": 0.5 }] },
            {
                "name": "Bo", "integration": { "log_normal": { "cv": 1.5 } }, "brain": { "domains_max": 2 },
                "away": { "after": { "mean_minutes": 90 }, "lasts": { "mean_minutes": 30 } },
                "glue": { "every": { "mean_minutes": 60 }, "effort": 0.5, "talks_to": 2, "calms": 0.1 },
            },
            { "name": "Cem", "count": 2, "on_refusal": { "retry": { "wait_minutes": 3, "attempts_max": 2 } } },
            {
                "name": "Dee", "mailbox": { "capacity": 3, "patience_minutes": 60 }, "looks_up": { "in": ["wiki"], "when": "always" },
                "stress": { "tolerance_messages": 4, "time_constant_minutes": 60, "slowdown": 0.5, "error_rate": 0.1 },
            },
        ],
        "systems": [{ "name": "all", "members": ["Ana", "Bo", "Cem"], "medium": "chat" }],
        "links": [{ "from": "Bo", "to": "Dee", "both_ways": true, "medium": "post", "protocol": { "acknowledge": { "timeout_minutes": 5 } } }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": ["Bo", "Cem"] },
            { "name": "design", "owner": "Bo", "dependents": ["Dee"] },
        ],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan", "relies_on": ["design"] },
            { "name": "requests", "to": "Cem", "gaps": { "uniform": { "spread": 0.5 } }, "burst": 3, "urgency": 2 },
        ],
        "rework": { "delay": { "mean_minutes": 90 } },
        "stores": [
            { "name": "board", "system": "all", "read_minutes": 1, "wiped_every": { "mean_minutes": 480 } },
            { "name": "wiki", "read_minutes": 5, "write_minutes": 10 },
        ],
        "recognition": { "review_minutes": 480, "rewards_coherence": 0.5, "memory": 0.5, "leaves_per_week": 0.1 },
    })
}

/// Everything that is wrong with it.
pub fn problems(value: &Value) -> Vec<Problem> {
    parse(&value.to_string()).and_then(|scenario| World::new(&scenario, 1)).err().unwrap_or_default()
}

/// The sound scenario with one place changed.
pub fn with(pointer: &str, new: Value) -> Value {
    changed(sound(), pointer, new)
}

#[test]
fn the_sound_scenario_is_sound() {
    assert_eq!(problems(&sound()), []);
}

/// What is changed, to what, and the whole of what is said about it.
#[track_caller]
pub fn assert_told<const N: usize>(cases: [(&str, Value, &str); N]) {
    crate::support::assert_told(&sound(), problems, cases);
}

#[test]
fn each_mistake_is_told_where_it_is_and_what_must_be_true() {
    assert_told([
        ("/format", json!(2), "format must be 1, got 2"),
        ("/loss_rate", json!(-0.1), "loss_rate must be 0 to 1, got -0.1"),
        ("/loss_rate", json!(0.6), "media[1].loss_factor times loss_rate must be at most 1, got 1.2"),
        ("/integration_delay_minutes", json!(-1), "integration_delay_minutes must be 0 to 1000000, got -1"),
        ("/load_per_hour", json!(-0.5), "load_per_hour must be 0 to 1000000000, got -0.5"),
        ("/pace_minutes_per_second", json!(0), "pace_minutes_per_second must be 0.001 to 1000000, got 0"),
        ("/effort/work", json!(-1), "effort.work must be 0 to 1000, got -1"),
        ("/effort/update", json!(1001), "effort.update must be 0 to 1000, got 1001"),
        ("/messages_max", json!(0), "messages_max must be 1 to 10000000, got 0"),
        ("/media/0/latency/mean_minutes", json!(-2), "media[0].latency.mean_minutes must be 0 to 1000000, got -2"),
        (
            "/media/0/latency/shape/erlang/stages",
            json!(0),
            "media[0].latency.shape.erlang.stages must be 1 to 32, got 0",
        ),
        (
            "/media/2",
            json!({ "name": "chat", "latency": { "mean_minutes": 1 } }),
            "media[2].name must be unique, but \"chat\" is there twice",
        ),
        ("/media/1/loss_factor", json!(-1), "media[1].loss_factor must be 0 to 1000, got -1"),
        (
            "/protocol/acknowledge/timeout_minutes",
            json!(0),
            "protocol.acknowledge.timeout_minutes must be 0.001 to 1000000, got 0",
        ),
        ("/protocol/acknowledge/backoff", json!(0.9), "protocol.acknowledge.backoff must be 1 to 100, got 0.9"),
        ("/protocol/acknowledge/attempts_max", json!(0), "protocol.acknowledge.attempts_max must be at least 1, got 0"),
        (
            "/actors/0/passes_on/0/probability",
            json!(-0.2),
            "actors[0].passes_on[0].probability must be 0 to 1, got -0.2",
        ),
        (
            "/actors/0/passes_on/0/probability",
            json!(0.75),
            "actors[0].passes_on must have probabilities that sum to at most 1, got 1.25",
        ),
        (
            "/actors/0/passes_on/0/to",
            json!("Dee"),
            "actors[0].passes_on[0].to needs a way from \"Ana\" to \"Dee\": add a link, or a system both are in",
        ),
        (
            "/actors/0/passes_on/0/to",
            json!("Eve"),
            "actors[0].passes_on[0].to must be the name of an actor, a role or a system, got \"Eve\"",
        ),
        (
            "/actors/0/passes_on/0/to",
            json!("Cem"),
            "actors[0].passes_on[0].to must be one person, but \"Cem\" is 2; name one, as in \"Cem 1\"",
        ),
        (
            "/actors/3/passes_on",
            json!([{ "to": "all", "probability": 0.1 }]),
            "actors[3].passes_on[0].to must be a system the actor is in, got \"all\"",
        ),
        (
            "/actors/1/integration/log_normal/cv",
            json!(0),
            "actors[1].integration.log_normal.cv must be above 0 and at most 10, got 0",
        ),
        ("/actors/1/name", json!(" "), "actors[1].name must not be empty"),
        ("/actors/1/slowness", json!(0), "actors[1].slowness must be 0.001 to 1000, got 0"),
        ("/actors/2/count", json!(0), "actors[2].count must be at least 1, got 0"),
        (
            "/actors/2/on_refusal/retry/wait_minutes",
            json!(0),
            "actors[2].on_refusal.retry.wait_minutes must be 0.001 to 1000000, got 0",
        ),
        (
            "/actors/2/on_refusal/retry/attempts_max",
            json!(0),
            "actors[2].on_refusal.retry.attempts_max must be at least 1, got 0",
        ),
        ("/actors/3/mailbox/capacity", json!(0), "actors[3].mailbox.capacity must be at least 1, got 0"),
        (
            "/actors/3/mailbox/patience_minutes",
            json!(-1),
            "actors[3].mailbox.patience_minutes must be 0 to 1000000, got -1",
        ),
        ("/actors/4", json!({ "name": "Ana" }), "actors[4].name must be unique, but \"Ana\" is there twice"),
        ("/actors/4", json!({ "name": "Cem 2" }), "actors[4].name must be unique, but \"Cem 2\" is there twice"),
        ("/actors/4", json!({ "name": "N".repeat(81) }), "actors[4].name must be at most 80 characters long"),
        (
            "/systems/1",
            json!({ "name": "Ana", "members": [] }),
            "systems[1].name must not be an actor's name, got \"Ana\"",
        ),
        ("/systems/0/members/3", json!("Bo"), "systems[0].members[3] must name each person once, got \"Bo\" again"),
        (
            "/systems/0/members/3",
            json!("Cem 2"),
            "systems[0].members[3] must name each person once, got \"Cem 2\" again",
        ),
        (
            "/streams/0/relies_on/1",
            json!("design"),
            "streams[0].relies_on[1] must name each domain once, got \"design\" again",
        ),
        ("/name", json!("a\0b"), "name must not hold characters that cannot be seen, got U+0000 as character 2"),
        (
            "/about",
            json!("one\ntwo\u{202e}"),
            "about must not hold characters that cannot be seen, got U+202E as character 8",
        ),
        ("/about", json!("n".repeat(2001)), "about must be at most 2000 characters long"),
        ("/actors/4", json!({ "name": "Eve " }), "actors[4].name must not begin or end with a space, got \"Eve \""),
        (
            "/actors/4",
            json!({ "name": "E\nve" }),
            "actors[4].name must not hold characters that cannot be seen, got U+000A as character 2",
        ),
        (
            "/actors/4",
            json!({ "name": "\u{200b}" }),
            "actors[4].name must not hold characters that cannot be seen, got U+200B as character 1",
        ),
        (
            "/streams/0/name",
            json!("\u{2067}post"),
            "streams[0].name must not hold characters that cannot be seen, got U+2067 as character 1",
        ),
        (
            "/actors/0/site",
            json!("Rome\u{1b}"),
            "actors[0].site must not hold characters that cannot be seen, got U+001B as character 5",
        ),
        ("/systems/0/members/3", json!("Eve"), "systems[0].members[3] must be the name of an actor, got \"Eve\""),
        ("/systems/0/medium", json!("smoke"), "systems[0].medium must be the name of a medium, got \"smoke\""),
        (
            "/systems/1",
            json!({ "name": "all", "members": [] }),
            "systems[1].name must be unique, but \"all\" is there twice",
        ),
        ("/links/1", json!({ "from": "Eve", "to": "Bo" }), "links[1].from must be the name of an actor, got \"Eve\""),
        ("/links/1", json!({ "from": "Bo", "to": "Bo" }), "links[1] must join two people, got \"Bo\" twice"),
        (
            "/links/0/protocol/acknowledge/backoff",
            json!(101),
            "links[0].protocol.acknowledge.backoff must be 1 to 100, got 101",
        ),
        ("/links/1", json!({ "from": "Dee", "to": "Bo" }), "links[1] repeats the link from \"Dee\" to \"Bo\""),
        (
            "/domains/0/owner",
            json!("Cem"),
            "domains[0].owner must be one person, but \"Cem\" is 2; name one, as in \"Cem 1\"",
        ),
        (
            "/domains/0/dependents/1",
            json!("Ana"),
            "domains[0].dependents[1] must name each dependent once and not the owner, got \"Ana\"",
        ),
        (
            "/domains/0/dependents/2",
            json!("Cem 1"),
            "domains[0].dependents[2] must name each dependent once and not the owner, got \"Cem 1\"",
        ),
        (
            "/domains/0/dependents/2",
            json!("Dee"),
            "domains[0].dependents[2] needs a way from \"Ana\" to \"Dee\": add a link, or a system both are in",
        ),
        ("/streams/0/share", json!(0), "streams[0].share must be 0.000001 to 1000000, got 0"),
        (
            "/streams/0/changes",
            json!("design"),
            "streams[0].changes must be a domain that \"Ana\" may change, got \"design\"",
        ),
        ("/streams/0/relies_on/0", json!("luck"), "streams[0].relies_on[0] must be the name of a domain, got \"luck\""),
        ("/streams/1/gaps/uniform/spread", json!(1.5), "streams[1].gaps.uniform.spread must be 0 to 1, got 1.5"),
        ("/streams/1/burst", json!(0), "streams[1].burst must be 1 to 10000, got 0"),
        ("/streams/1/urgency", json!(4), "streams[1].urgency must be 0 to 3, got 4"),
        ("/streams/1/to", json!("Eve"), "streams[1].to must be the name of an actor or a role, got \"Eve\""),
        ("/rework/delay/mean_minutes", json!(1e7), "rework.delay.mean_minutes must be 0 to 1000000, got 10000000"),
    ]);
}

/// What the reader itself refuses: wrong types, names that are not known, parts that are missing.
#[test]
fn a_wrong_form_is_told_by_its_path() {
    let whole = |most: u32| format!("must be a whole number, 0 to {most}, got");
    let cases = [
        ("/loss_rate", json!("0.5"), "loss_rate", "must be a number, got \"0.5\"".into()),
        ("/loss_rate", json!(null), "loss_rate", "must be a number, got null".into()),
        ("/actors", json!({}), "actors", "must be a list, got an object".into()),
        ("/actors/0", json!([]), "actors[0]", "must be an object, got a list".into()),
        ("/actors/0/name", json!(7), "actors[0].name", "must be a text, got 7".into()),
        ("/actors/2/count", json!(-1), "actors[2].count", format!("{} -1", whole(u32::MAX))),
        ("/actors/2/count", json!(1.5), "actors[2].count", format!("{} 1.5", whole(u32::MAX))),
        ("/actors/2/count", json!("two"), "actors[2].count", format!("{} \"two\"", whole(u32::MAX))),
        ("/streams/1/urgency", json!(300), "streams[1].urgency", format!("{} 300", whole(255))),
        ("/links/0/both_ways", json!(1), "links[0].both_ways", "must be true or false, got 1".into()),
        (
            "/actors/3/mailbox/order",
            json!("random"),
            "actors[3].mailbox.order",
            "must be one of fifo, lifo, priority, got \"random\"".into(),
        ),
        (
            "/actors/3/mailbox/order",
            json!(1),
            "actors[3].mailbox.order",
            "must be one of fifo, lifo, priority, got 1".into(),
        ),
        (
            "/actors/3/mailbox/order",
            json!({ "fifo": 1 }),
            "actors[3].mailbox.order.fifo",
            "must be left out, got 1".into(),
        ),
        (
            "/actors/3/mailbox/size",
            json!(3),
            "actors[3].mailbox.size",
            "is no field here; there are capacity, order, when_full, patience_minutes, persistent, preempted_take_room".into(),
        ),
        ("/actors/4", json!({ "count": 2 }), "actors[4]", "needs the field `name`".into()),
        (
            "/media/0/latency/shape",
            json!("normal"),
            "media[0].latency.shape",
            "must be one of constant, exponential, erlang, log_normal, uniform, got \"normal\"".into(),
        ),
        (
            "/protocol/acknowledge/backof",
            json!(2),
            "protocol.acknowledge.backof",
            "is no field here; there are timeout_minutes, backoff, attempts_max, acknowledge_on, confirmations_max, recognise_duplicates".into(),
        ),
        (
            "/distances",
            json!([{ "between": ["a"], "minutes": 1 }]),
            "distances[0].between",
            "must be a list of 2, got 1".into(),
        ),
        ("/actors/0/name", json!("x".repeat(500)), "actors[0].name", "must be at most 80 characters long".into()),
    ];
    for (pointer, new, path, words) in cases {
        let found = problems(&with(pointer, new));
        let told: Vec<(&str, &str)> = found.iter().map(|one| (&*one.path, &*one.message)).collect();
        assert!(told.first() == Some(&(path, &*format!("{path} {words}"))), "{path} {words}: {told:?}");
    }
    let mut nameless = sound();
    nameless.as_object_mut().unwrap().remove("load_per_hour");
    assert_eq!(problems(&nameless)[0].message, "the scenario needs the field `load_per_hour`");
    assert_eq!(problems(&json!([]))[0].message, "the scenario must be an object, got a list");
    let twice = sound().to_string().replacen("{", "{\"format\":1,", 1);
    assert_eq!(
        parse(&twice).unwrap_err()[0].message,
        "the scenario must have the field `format` once, but it is there twice"
    );
}

/// Nothing of what a language or a library calls its types reaches people, whatever is where.
#[test]
fn no_word_of_the_machinery_is_said_about_a_wrong_form() {
    let everything = crate::support::everything();
    let sound = serde_json::to_value(&everything).unwrap();
    let mut places = vec![String::new()];
    let mut at = 0;
    while at < places.len() {
        let place = places[at].clone();
        match sound.pointer(&place).unwrap() {
            Value::Object(fields) => places.extend(fields.keys().map(|key| format!("{place}/{key}"))),
            Value::Array(items) => places.extend((0..items.len()).map(|i| format!("{place}/{i}"))),
            _ => {}
        }
        at += 1;
    }
    assert!(places.len() > 200);
    let wrong =
        [json!(null), json!(true), json!(-1.5), json!("?"), json!([[]]), json!({ "?": 1 }), json!({ "?": 1, "!": 1 })];
    let (mut refused, mut words) = (0, Vec::new());
    for place in places.iter().skip(1) {
        for new in &wrong {
            let found = parse(&changed(sound.clone(), place, new.clone()).to_string()).err().unwrap_or_default();
            refused += found.len();
            let theirs = [
                "struct", "invalid", "variant", "f64", "u32", "u8", "sequence", "string", "map", "integer", "boolean",
                "expected", "enum", "unit",
            ];
            let said = |says: &str| {
                theirs.iter().any(|word| says.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word))
            };
            words.extend(found.into_iter().map(|one| one.message).filter(|says| said(says)));
        }
    }
    assert!(refused > 1_000, "only {refused} were refused");
    assert!(words.is_empty(), "{words:#?}");
}

/// Everything that is wrong with the numbers is told at once, not one thing at a time.
#[test]
fn all_mistakes_are_told_together() {
    let mut value = with("/loss_rate", json!(-1));
    value["actors"][3]["mailbox"]["capacity"] = json!(0);
    value["streams"][1]["urgency"] = json!(9);
    let paths: Vec<String> = problems(&value).into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["loss_rate", "actors[3].mailbox.capacity", "streams[1].urgency"]);
    let mut value = with("/links/0/from", json!("Eve"));
    value["domains"][0]["owner"] = json!("Eve");
    let paths: Vec<String> = problems(&value).into_iter().map(|problem| problem.path).collect();
    assert!(paths.contains(&"links[0].from".into()) && paths.contains(&"domains[0].owner".into()), "{paths:?}");
}

/// Numbers that JSON cannot even write, given by a program.
#[test]
fn numbers_that_are_none_are_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut scenario = shipped("team");
        scenario.loss_rate = number;
        scenario.integration_delay_minutes = number;
        scenario.load_per_hour = number;
        scenario.media[0].latency.mean_minutes = number;
        scenario.actors[0].slowness = number;
        scenario.streams[0].share = number;
        let paths: Vec<String> =
            World::new(&scenario, 1).unwrap_err().into_iter().map(|problem| problem.path).collect();
        for path in [
            "loss_rate",
            "integration_delay_minutes",
            "load_per_hour",
            "media[0].latency.mean_minutes",
            "actors[0].slowness",
            "streams[0].share",
        ] {
            assert!(paths.iter().any(|found| found == path), "{path} for {number}: {paths:?}");
        }
    }
}

/// As many people as there may be, and then more of them.
#[test]
fn too_many_people_are_refused_wherever_the_limit_is_crossed() {
    let crowd = |counts: &[u32]| {
        let actors: Vec<Value> = (counts.iter().enumerate())
            .map(|(i, count)| json!({ "name": format!("Team {i}"), "count": count }))
            .collect();
        problems(
            &json!({ "format": 1, "name": "crowd", "integration_delay_minutes": 1, "load_per_hour": 1, "actors": actors }),
        )
    };
    assert_eq!(crowd(&[100_000, 100_000]), []);
    let refused = |counts: &[u32], path: &str| {
        let found = crowd(counts);
        assert!(found.iter().any(|problem| problem.path == path), "{counts:?}: {found:?}");
    };
    refused(&[200_001], "actors[0].count");
    refused(&[u32::MAX], "actors[0].count");
    refused(&[100_000, 100_001], "actors[1].count");
    refused(&[200_000, 1], "actors[1]");
    refused(&[200_000, 1, 1], "actors[1]");
    refused(&[200_000, 1, 1_000_000], "actors[1]");
    // It is said once, however many come after.
    let found = crowd(&[&[200_000][..], &[1; 1000]].concat());
    let says = "actors[1] comes after 200000 people, and a scenario has at most as many in all";
    assert_eq!(found.iter().map(|one| &*one.message).collect::<Vec<_>>(), [says]);
}

/// Media and protocols are numbered in a byte each, so there is a limit to them.
#[test]
fn too_many_media_or_protocols_are_refused() {
    let media: Vec<Value> =
        (0..251).map(|i| json!({ "name": format!("medium {i}"), "latency": { "mean_minutes": 1 } })).collect();
    let found = problems(&with("/media", json!(media)));
    assert!(found.iter().any(|problem| problem.message == "media must be 1 to 250, got 251"), "{found:?}");
    let found = problems(&with("/media", json!([])));
    assert!(found.iter().any(|problem| problem.message == "media must be 1 to 250, got 0"), "{found:?}");
    let mut value = with("/actors/4", json!({ "name": "Eve", "count": 300 }));
    for i in 1..=300 {
        let rules = json!({ "acknowledge": { "timeout_minutes": i } });
        let link = json!({ "from": "Ana", "to": format!("Eve {i}"), "protocol": rules });
        value["links"].as_array_mut().unwrap().push(link);
    }
    let found = problems(&value);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.starts_with("links must use at most 250 different protocols, got 30"), "{found:?}");
}
