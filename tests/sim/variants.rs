//! Variants: what they change, when, and that nothing else about a run depends on how it is cut or gone back over.

use actorium::command::Command;

use actorium::engine::Knob;
use actorium::history::History;
use actorium::kernel::ticks;
use actorium::mechanism::Plan;
use actorium::problem::Problem;
use actorium::scenario::{Tree, Variant, parse_tree, parse_variants};
use actorium::{Stop, World, library};
use serde_json::{Value, json};
use std::sync::Arc;

fn shipped(name: &str) -> Tree {
    parse_tree(library::get(name).unwrap(), "").unwrap()
}

fn variant(value: &Value) -> Variant {
    parse_variants(&json!([value]).to_string()).unwrap().remove(0)
}

fn world(value: &Value, seed: u32) -> World {
    World::from_plan(Arc::new(variant(value).compile(&shipped("team")).unwrap()), seed)
}

/// Knobs, a patch, and commands at several minutes.
fn eventful() -> Value {
    json!({
        "name": "eventful", "knobs": { "load_per_hour": 8 }, "patch": { "rework": null },
        "commands": [
            { "at_minutes": 0, "command": { "give_work": { "actor": 1 } } },
            { "at_minutes": 100, "command": { "give_work": { "actor": 2 } } },
            { "at_minutes": 100, "command": { "set_knob": { "knob": "loss_rate", "value": 0.4 } } },
            { "at_minutes": 250.5, "command": { "remove": { "actor": 3 } } },
        ],
    })
}

/// A variant is what somebody at the controls does, at its minutes, in the patched scenario.
#[test]
fn a_variant_does_what_somebody_at_the_controls_would_do() {
    let patched =
        crate::support::changed(serde_json::from_str(library::get("team").unwrap()).unwrap(), "/rework", Value::Null);
    let mut by_hand = crate::support::world(&crate::support::scenario(&patched), 7);
    crate::support::set_knob(&mut by_hand, Knob::LoadPerHour, 8.0);
    by_hand.command(&Command::GiveWork { actor: 1 }).unwrap();
    // No event falls on these minutes: before and after them is the same.
    crate::support::give_at(&mut by_hand, 100.0, 2);
    crate::support::set_knob(&mut by_hand, Knob::LossRate, 0.4);
    crate::support::advance_to(&mut by_hand, 250.5);
    by_hand.command(&Command::Remove { actor: 3 }).unwrap();
    crate::support::advance_to(&mut by_hand, 480.0);
    let mut world = world(&eventful(), 7);
    crate::support::advance_to(&mut world, 480.0);
    assert_eq!(world.metrics(), by_hand.metrics());
    assert_eq!(world.digest(), by_hand.digest());
}

#[test]
fn a_command_comes_before_what_happens_at_its_moment() {
    let scenario = json!({
        "format": 1, "name": "one", "integration_delay_minutes": 1, "load_per_hour": 1,
        "actors": [{ "name": "Ana", "integration": "constant" }],
        "streams": [{ "name": "on the hour", "to": "Ana", "gaps": "constant" }],
    });
    let tree = parse_tree(&scenario.to_string(), "").unwrap();
    let removed =
        json!({ "name": "gone", "commands": [{ "at_minutes": 60, "command": { "remove": { "actor": 0 } } }] });
    let mut world = World::from_plan(Arc::new(variant(&removed).compile(&tree).unwrap()), 1);
    let mut plain = World::from_plan(Arc::new(variant(&json!({ "name": "plain" })).compile(&tree).unwrap()), 1);
    crate::support::advance_to(&mut plain, 60.0);
    assert_eq!(
        plain.metrics().mailbox_length_now_messages + plain.metrics().messages.integrating,
        1,
        "one is due then"
    );
    crate::support::advance_to(&mut world, 60.0);
    let metrics = world.metrics();
    assert_eq!((metrics.people_left, metrics.messages.integrating, metrics.messages.waiting), (1, 0, 0));
}

/// However a run is cut, stepped through, or gone back over, its variant's commands come when they are due, once.
#[test]
fn cutting_stepping_and_seeking_change_nothing() {
    let whole = {
        let mut world = world(&eventful(), 9);
        crate::support::advance_to(&mut world, 480.0);
        world.digest()
    };
    let mut cut = world(&eventful(), 9);
    for at in 1..=960_u32 {
        while cut.advance(ticks(f64::from(at) * 0.5), 3) == Stop::OutOfBudget {}
    }
    assert_eq!(cut.digest(), whole);
    let mut stepped = History::new(world(&eventful(), 9));
    for _ in 0..200 {
        assert_eq!(stepped.step(), Stop::Reached);
    }
    for minutes in [480.0, 99.0, 100.0, 300.0, 0.0, 250.5, 480.0] {
        assert_eq!(stepped.seek(ticks(minutes)), Stop::Reached);
    }
    assert_eq!(stepped.world().digest(), whole);
    assert!(stepped.journal().is_empty(), "what a variant does is not what somebody did");
}

/// Acting in the past leaves what the variant does later as it was, and the journal restores both.
#[test]
fn what_a_variant_does_later_survives_acting_in_the_past() {
    let mut history = History::new(world(&eventful(), 9));
    assert_eq!(history.seek(ticks(300.0)), Stop::Reached);
    assert_eq!(history.seek(ticks(100.0)), Stop::Reached);
    history.command(Command::GiveWork { actor: 4 }).unwrap();
    assert_eq!(history.seek(ticks(300.0)), Stop::Reached);
    assert_eq!(history.world().metrics().people_left, 1);
    let moment = history.world().moment();
    let again = History::replayed(world(&eventful(), 9), history.journal(), moment).unwrap();
    assert_eq!(again.world().digest(), history.world().digest());
    let first = history.journal()[0].moment;
    assert_eq!(first.ticks, ticks(100.0));
    assert!(history.seek_moment(first).is_ok());
}

#[test]
fn a_command_that_cannot_be_carried_out_ends_the_run_with_a_sentence() {
    let twice = json!({ "name": "twice", "commands": [
        { "at_minutes": 10, "command": { "remove": { "actor": 3 } } },
        { "at_minutes": 20, "command": { "remove": { "actor": 3 } } },
    ] });
    let mut twice_gone = world(&twice, 1);
    assert_eq!(twice_gone.advance(ticks(19.0), u64::MAX), Stop::Reached);
    for _ in 0..2 {
        let Stop::Limit(problem) = twice_gone.advance(ticks(40.0), u64::MAX) else { panic!("it went on") };
        assert!(problem.message.starts_with("actor must still be there"), "{problem}");
        assert_eq!(twice_gone.now(), ticks(20.0));
    }
    let first = json!({ "name": "first", "commands": [{ "at_minutes": 0, "command": { "promote": { "actor": 0 } } }] });
    let Stop::Limit(problem) = world(&first, 1).advance(0, 1) else { panic!("it went on") };
    assert!(problem.message.starts_with("promote needs a scenario with recognition"), "{problem}");
}

#[test]
fn the_image_of_a_plan_carries_what_its_variant_does() {
    let plan = variant(&eventful()).compile(&shipped("team")).unwrap();
    assert_eq!((plan.commands.due(4), plan.commands.due(5)), (Some(ticks(250.5)), None));
    assert_eq!(plan.commands.parts(4).and_then(Command::from_parts), Some(Command::Remove { actor: 3 }));
    let back = Plan::decode(&plan.encode()).unwrap();
    assert_eq!(format!("{back:?}"), format!("{plan:?}"));
}

fn problems(value: &Value) -> Vec<Problem> {
    variant(value).compile(&shipped("team")).err().unwrap_or_default()
}

#[test]
fn bad_variants_are_refused_with_the_path_and_what_to_do() {
    assert_eq!(problems(&eventful()), []);
    crate::support::assert_told(
        &eventful(),
        problems,
        [
            ("/knobs/load_per_hour", json!(-1), "variant.knobs.load_per_hour must be 0 to 48, got -1"),
            (
                "/knobs/rewards_coherence",
                json!(0.5),
                "variant.knobs.rewards_coherence needs a scenario with recognition",
            ),
            ("/patch", json!([]), "variant.patch must be an object: what it names is merged into the scenario"),
            (
                "/patch",
                json!({ "format": 2 }),
                "variant.patch makes a scenario that cannot run: format must be 1, got 2",
            ),
            ("/commands/3/at_minutes", json!(99), "variant.commands[3].at_minutes must be 100 to 1000000, got 99"),
            (
                "/commands/0/command",
                json!({ "claim": { "actor": 0, "domain": 9 } }),
                "variant.commands[0].command.claim.domain must be 0 to 4, got 9",
            ),
            (
                "/commands/0/command",
                json!({ "fail": { "actor": 8 } }),
                "variant.commands[0].command.fail.actor must be 0 to 7, got 8",
            ),
        ],
    );
    let nameless = Variant { name: " ".into(), ..variant(&eventful()) };
    assert_eq!(nameless.compile(&shipped("team")).unwrap_err()[0].message, "variant.name must not be empty");
    let twice = parse_variants(r#"[{ "name": "a" }, { "name": "a" }]"#).unwrap_err();
    assert_eq!(twice[0].message, "variants[1].name must be unique, but \"a\" is there twice");
    let unknown = parse_variants(r#"[{ "name": "a", "set": {} }]"#).unwrap_err();
    assert!(unknown[0].message.starts_with("variants[0].set is no field here; there are name"), "{unknown:?}");
}

/// Every variant that ships fits its scenario and runs to the end of a week.
#[test]
fn every_shipped_variant_runs() {
    let mut named = 0;
    for shipped in library::all() {
        let tree = parse_tree(shipped.scenario, "").unwrap();
        for variant in parse_variants(library::variants(shipped.name).unwrap()).unwrap() {
            let plan = variant.compile(&tree).unwrap_or_else(|problems| panic!("{}: {problems:?}", shipped.name));
            let mut world = World::from_plan(Arc::new(plan), 1);
            crate::support::advance_to(&mut world, 2400.0);
            named += 1;
        }
    }
    assert!(named >= 2, "{named}");
}
