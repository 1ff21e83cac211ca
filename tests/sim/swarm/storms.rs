//! Storms: everyone fails at once and is back at once, people hire and let go, ask each other, and pass everything on unread. A
//! run goes on, or stops with the sentence of the limit it has hit, and is as usable as before.

use super::draws::Key;
use super::for_each_case;
use super::random::{Case, cases};
use crate::support::{scenario, world};
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::frame::Frame;
use actorium::history::History;
use actorium::kernel::{Distribution, HORIZON, Shape};
use actorium::mechanism::failure::Fails;
use actorium::observe::invariants;
use actorium::scenario::Scenario;
use actorium::trace::EventKind;
use actorium::{Stop, World};
use serde_json::{Value, json};
use std::cell::Cell;

/// Events that each storm is given.
const EVENTS: u64 = 40_000;

fn constant(mean_minutes: f64) -> Value {
    json!({ "mean_minutes": mean_minutes, "shape": "constant" })
}

/// A team in which nothing takes time but what is said.
fn team(actors: &Value, more: &Value) -> Scenario {
    let mut value = json!({
        "format": 1, "name": "a storm", "integration_delay_minutes": 0, "load_per_hour": 600,
        "media": [{ "name": "air", "latency": constant(0.0) }],
        "actors": actors,
        "systems": [{ "name": "all", "members": actors.as_array().unwrap().iter().map(|actor| actor["name"].clone()).collect::<Vec<_>>() }],
    });
    for (key, part) in more.as_object().unwrap() {
        value[key] = part.clone();
    }
    scenario(&value)
}

/// Everything that a page does with a run, whatever state it is in.
fn is_usable(history: &mut History) {
    let (now, digest) = (history.world().moment(), history.world().digests());
    invariants::check(history.world()).unwrap();
    Frame::default().pack(history.world(), 0);
    for actor in 0..history.world().actors().len() as u32 {
        history.world().actor_detail(actor).unwrap();
    }
    assert!(history.world().metrics().events > 0);
    history.seek(now.ticks / 2);
    history.seek_moment(now).unwrap();
    assert_eq!(history.world().digests(), digest);
    history.command(Command::SetKnob { knob: Knob::LossRate, value: 0.5 }).unwrap();
    history.advance(now.ticks, 10);
}

/// Runs a storm; says at which limit it stopped, if it did.
fn weather(scenario: &Scenario) -> (World, Option<String>) {
    let mut history = History::new(world(scenario, 1));
    let stop = history.advance(HORIZON, EVENTS);
    let after = history.world().clone();
    is_usable(&mut history);
    match stop {
        Stop::Limit(problem) => {
            assert!(problem.message.contains("is reached") && problem.message.contains("raise it"), "{problem}");
            (after, Some(problem.path))
        }
        _ => {
            assert!(after.now() > 0, "it goes on without getting anywhere");
            (after, None)
        }
    }
}

/// A tree of twelve, all of whom fail every minute and with every item, whatever is done about it.
fn tree(directive: &str, scope: &str, restarts_max: Option<u32>, recovers: f64) -> Scenario {
    let fails =
        json!({ "after": constant(1.0), "per_item": 1, "recovers": constant(recovers), "signals_every_minutes": 0.1 });
    let above = |children: &[&str]| {
        let mut rules = json!({
            "children": children, "directive": directive, "scope": scope, "within_minutes": 5, "effort": 0, "shields": true,
        });
        if let Some(most) = restarts_max {
            rules["restarts_max"] = json!(most);
        }
        rules
    };
    let actors = json!([
        { "name": "Root", "fails": fails, "supervises": above(&["Left", "Right"]) },
        { "name": "Left", "fails": fails, "supervises": above(&["Hand"]) },
        { "name": "Right", "fails": fails, "supervises": above(&["Foot"]) },
        { "name": "Hand", "count": 5, "fails": fails, "passes_on": [{ "to": "all", "probability": 1 }] },
        { "name": "Foot", "count": 5, "fails": fails },
    ]);
    team(
        &actors,
        &json!({ "streams": [{ "name": "work", "to": "Hand" }, { "name": "more", "to": "Foot", "burst": 5 }] }),
    )
}

#[test]
fn a_supervision_storm_blows_on() {
    let mut failures = 0;
    for directive in ["restart", "resume", "stop", "escalate"] {
        for scope in ["one_for_one", "one_for_all", "rest_for_one"] {
            for restarts_max in [None, Some(0), Some(2)] {
                for recovers in [0.0, 0.5] {
                    let (world, limit) = weather(&tree(directive, scope, restarts_max, recovers));
                    assert_eq!(limit, None, "{directive}, {scope}, {restarts_max:?}");
                    failures += world.observers().tally.of(EventKind::Crashed);
                }
            }
        }
    }
    assert!(failures > 100_000, "only {failures} failures: that was a breeze");
}

/// Work that two pass to each other for ever, and without time passing; with a latency it goes on.
#[test]
fn a_loop_that_costs_no_time_stops_with_a_sentence() {
    let loops = [
        json!([
            { "name": "Ana", "passes_on": [{ "to": "Bo", "probability": 1 }] },
            { "name": "Bo", "passes_on": [{ "to": "Ana", "probability": 1 }] },
        ]),
        json!([
            { "name": "Ana", "passes_on": [{ "to": "anyone", "probability": 1 }] },
            { "name": "Bo", "passes_on": [{ "to": "anyone", "probability": 1 }] },
        ]),
        json!([
            { "name": "Ana", "passes_on": [{ "to": "Bo", "probability": 1 }], "asks": { "to": "Bo", "blocking": true } },
            { "name": "Bo", "passes_on": [{ "to": "Ana", "probability": 1 }] },
        ]),
        json!([
            { "name": "Ana", "attention": { "delegate": { "from_messages": 1, "until_messages": 0, "to": "Bo" } },
              "passes_on": [{ "to": "Bo", "probability": 1 }] },
            { "name": "Bo", "attention": { "delegate": { "from_messages": 1, "until_messages": 0, "to": "anyone" } },
              "passes_on": [{ "to": "anyone", "probability": 1 }] },
        ]),
    ];
    for actors in &loops {
        let rules = |latency: f64| {
            json!({
                "streams": [{ "name": "work", "to": "Ana" }],
                "roles": [{ "name": "anyone", "holders": ["Ana", "Bo"] }],
                "media": [{ "name": "air", "latency": constant(latency) }],
                "instant_events_max": 5_000,
            })
        };
        let (_, limit) = weather(&team(actors, &rules(0.0)));
        assert_eq!(limit.as_deref(), Some("instant_events_max"), "{actors}");
        let (world, limit) = weather(&team(actors, &rules(0.01)));
        assert_eq!(limit, None, "{actors}");
        assert_eq!(world.moment().events, EVENTS);
    }
}

/// Two who ask each other before they can answer anything: they wait until their patience ends, and go on.
#[test]
fn people_who_ask_each_other_go_on_when_their_patience_ends() {
    for blocking in [true, false] {
        let asks = |to: &str| json!({ "to": to, "blocking": blocking, "patience_minutes": 0.01 });
        let actors = json!([{ "name": "Ana", "asks": asks("Bo") }, { "name": "Bo", "asks": asks("anyone") }]);
        let (world, limit) = weather(&team(
            &actors,
            &json!({
                "streams": [{ "name": "work", "to": "anyone", "burst": 10 }],
                "roles": [{ "name": "anyone", "holders": ["Ana", "Bo"] }],
            }),
        ));
        let tally = &world.observers().tally;
        let (asked, guessed) = (tally.of(EventKind::Asked), tally.of(EventKind::Guessed));
        assert!(limit.is_none() && asked > 1_000, "{limit:?}, {asked} questions");
        assert_eq!(guessed > 0, blocking, "{guessed} of {asked} questions were never answered");
    }
}

/// Helpers who are there at once and gone at once, and who hire helpers.
#[test]
fn a_spawn_loop_goes_on() {
    let hires =
        |helpers: &str| json!({ "helpers": helpers, "from_messages": 1, "until_messages": 0, "takes": constant(0.0) });
    let actors = json!([
        { "name": "Ana", "hires": hires("Bo"), "passes_on": [{ "to": "helpers", "probability": 1 }] },
        { "name": "Bo", "hires": hires("Dee"), "passes_on": [{ "to": "Dee 1", "probability": 0.5 }] },
        { "name": "Dee", "count": 50 },
    ]);
    let more = json!({
        "integration_delay_minutes": 0.1,
        "streams": [{ "name": "work", "to": "helpers", "burst": 20 }, { "name": "more", "to": "Ana", "burst": 3 }],
        "roles": [{ "name": "helpers", "holders": ["Bo", "Dee"] }],
    });
    let (world, limit) = weather(&team(&actors, &more));
    let tally = &world.observers().tally;
    let (hired, let_go) = (tally.of(EventKind::Hired), tally.of(EventKind::LetGo));
    assert!(limit.is_none() && hired > 1_000 && let_go > 1_000, "{limit:?}, {hired} hired, {let_go} let go");
}

/// A random team in which nothing takes any time and everyone fails with every item and as often as can be.
fn at_its_worst(case: &Case, by_the_clock: bool) -> Scenario {
    let mut scenario = case.scenario.clone();
    let never = Distribution { mean_minutes: 0.0, shape: Shape::Constant };
    let often = Distribution { mean_minutes: 0.01, shape: Shape::Constant };
    scenario.instant_events_max = 500;
    scenario.integration_delay_minutes = 0.0;
    scenario.media.iter_mut().for_each(|medium| medium.latency = never);
    scenario.distances.clear();
    for actor in &mut scenario.actors {
        actor.fails = Some(Fails {
            after: by_the_clock.then_some(often),
            per_item: 1.0,
            recovers: never,
            signals_every_minutes: 0.1,
            checks: None,
        });
    }
    scenario
}

#[test]
fn random_teams_at_their_worst_go_on_or_stop_with_a_sentence() {
    let (stopped, failures) = (Cell::new(0), Cell::new(0));
    let draw = |key: Key| (cases(key), key.of("by the clock").flip());
    let whole = for_each_case(23, 200, draw, |(case, by_the_clock)| {
        let mut world = world(&at_its_worst(case, *by_the_clock), case.seed);
        let stop = world.advance(HORIZON, 2_000);
        if let Stop::Limit(problem) = &stop {
            stopped.set(stopped.get() + 1);
            if !problem.message.contains("is reached") {
                return Err(format!("stopped by {problem}"));
            }
        }
        failures.set(failures.get() + world.observers().tally.of(EventKind::Crashed));
        invariants::check(&world)
    });
    let (stopped, failures) = (stopped.get(), failures.get());
    println!("{stopped} stopped, {failures} failures");
    assert!(!whole || failures > 20_000 && stopped < 150, "{failures} failures, {stopped} stopped");
}
