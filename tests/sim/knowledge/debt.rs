//! Work done on a stale picture, and what it costs later.

use super::{ANA, BO, ana_and_bo};
use crate::support::{advance_to, assert_same, give_at, scenario, times, world};
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// Work and news take a minute each, chat takes 3, rework comes back after half a minute.
fn with_rework(rework: Value) -> actorium::World {
    ana_and_bo(&[
        ("/integration_delay_minutes", json!(1)),
        ("/effort", json!({ "work": 1, "update": 1 })),
        ("/rework", rework),
    ])
}

/// Ana's item, given at 9, changes the plan at 10; Bo hears of it at 13. His item, 11 to 12, is done on the old plan: a
/// debt from 12. It is back at 12.5, done 12.5 to 13.5 on the old plan again, and back at 14. The news, waiting since 13,
/// is integrated 13.5 to 14.5; then the rework is done right, 14.5 to 15.5.
#[test]
fn debt_is_owed_until_the_rework_is_done_right() {
    let mut world = with_rework(json!({ "delay": { "mean_minutes": 0.5, "shape": "constant" } }));
    give_at(&mut world, 9.0, ANA);
    give_at(&mut world, 11.0, BO);
    advance_to(&mut world, 13.0);
    assert_eq!((world.metrics().debt_items, world.metrics().stale_work_items), (1, 1));
    advance_to(&mut world, 20.0);
    invariants::check(&world).unwrap();
    let metrics = world.metrics();
    assert_eq!((metrics.debt_items, metrics.stale_work_items), (0, 2));
    assert_same("mean debt", metrics.debt_mean_items, 3.5 / 20.0);
    assert_eq!(times(&world, EventKind::DoneOnStale), [12.0, 13.5]);
    assert_eq!(times(&world, EventKind::Reworked), [15.5]);
    assert_same("coherence", metrics.coherence_share, 1.0 - 4.5 / 20.0);
    // Both items left the team as done when they were first done; what was wrong with one of them is another matter.
    assert_eq!((metrics.work_done_items, metrics.work_arrived_items), (2, 2));
    assert_same("lead time", metrics.lead_time_minutes.mean, 1.0);
    // Busy: Ana 1 minute; Bo 1 on the item, 2 on rework, 1 on news.
    assert_same("utilisation", metrics.utilisation_share, 5.0 / 40.0);
    // Waiting: the news half a minute from 13, the rework half a minute from 14.
    assert_same("mailbox length", metrics.mailbox_length_mean_messages, 1.0 / 40.0);
}

/// Without rework the debt stays.
#[test]
fn debt_that_never_comes_back_only_grows() {
    let mut world = with_rework(Value::Null);
    give_at(&mut world, 9.0, ANA);
    give_at(&mut world, 11.0, BO);
    give_at(&mut world, 12.5, BO);
    give_at(&mut world, 15.0, BO);
    advance_to(&mut world, 20.0);
    let metrics = world.metrics();
    // The second is done at 13.5, the third at 16, by when the news is integrated.
    assert_eq!((metrics.debt_items, metrics.stale_work_items, metrics.work_done_items), (2, 2, 4));
    assert_same("mean debt", metrics.debt_mean_items, (8.0 + 6.5) / 20.0);
}

/// Only what an item relies on and its worker depends on can make it stale, and two stale domains make one debt.
#[test]
fn an_item_is_stale_by_what_it_relies_on_and_its_worker_depends_on() {
    let stale = |relies_on: Value, depends: &[&str]| {
        let dependents = |name: &str| if depends.contains(&name) { json!(["Bo"]) } else { json!([]) };
        let scenario = scenario(&json!({
            "format": 1, "name": "two plans", "integration_delay_minutes": 0, "load_per_hour": 0, "loss_rate": 1,
            "actors": [{ "name": "Ana" }, { "name": "Cem" }, { "name": "Bo" }],
            "links": [{ "from": "Ana", "to": "Bo" }, { "from": "Cem", "to": "Bo" }],
            "domains": [
                { "name": "plan", "owner": "Ana", "dependents": dependents("plan") },
                { "name": "design", "owner": "Cem", "dependents": dependents("design") },
            ],
            "streams": [
                { "name": "decisions", "to": "Ana", "changes": "plan" },
                { "name": "sketches", "to": "Cem", "changes": "design" },
                { "name": "tasks", "to": "Bo", "relies_on": relies_on },
            ],
        }));
        let mut world = world(&scenario, 1);
        give_at(&mut world, 1.0, 0);
        give_at(&mut world, 2.0, 1);
        give_at(&mut world, 3.0, 2);
        advance_to(&mut world, 4.0);
        world.metrics().stale_work_items
    };
    assert_eq!(stale(json!(["plan", "design"]), &["plan", "design"]), 1);
    assert_eq!(stale(json!(["plan", "design"]), &["design"]), 1);
    assert_eq!(stale(json!(["plan"]), &["design"]), 0, "a domain he does not depend on is none of his business");
    assert_eq!(stale(json!([]), &["plan", "design"]), 0, "an item that relies on nothing cannot be wrong");
}

/// The owner always holds the truth about what is his: relying on it is never stale.
#[test]
fn an_owner_is_never_stale_about_his_own() {
    let mut world = ana_and_bo(&[
        ("/effort", json!({ "work": 1 })),
        ("/streams/0/relies_on", json!(["plan"])),
        ("/loss_rate", json!(1)),
    ]);
    for minutes in [1.0, 2.0, 3.0] {
        give_at(&mut world, minutes, ANA);
    }
    advance_to(&mut world, 30.0);
    assert_eq!((world.metrics().stale_work_items, world.domain_detail(0).unwrap().true_version), (0, 4));
}
