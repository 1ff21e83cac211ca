//! What is measured of parts of a team and of its work: it is theirs, and it adds up to the whole.

use crate::support::{everything, give_at, run, scenario, shipped};
use actorium::claim::{Claim, parse};
use actorium::observe::{Breakdown, PersonMetrics, ShortSpread, StreamMetrics};
use actorium::scenario::parse_tree;
use actorium::{World, library};
use serde_json::{Value, json};

fn stream(all: &Breakdown, name: &str) -> StreamMetrics {
    all.streams.0.iter().find(|(one, _)| one == name).unwrap().1
}

fn person(all: &Breakdown, name: &str) -> PersonMetrics {
    all.people.0.iter().find(|(one, _)| one == name).unwrap().1
}

/// Two kinds of work that wait for one person, tickets more urgently, and a role with its own work. All takes 10 minutes.
fn desk() -> Value {
    json!({
        "format": 1, "name": "a desk", "integration_delay_minutes": 10, "load_per_hour": 0,
        "actors": [
            { "name": "Ana", "integration": "constant", "mailbox": { "order": "priority" }, "passes_on": [{ "to": "Cem", "probability": 1 }] },
            { "name": "Bo", "integration": "constant" },
            { "name": "Cem", "integration": "constant" },
        ],
        "roles": [{ "name": "on duty", "holders": ["Bo"] }],
        "links": [{ "from": "Ana", "to": "Cem" }],
        "streams": [
            { "name": "features", "to": "Ana" },
            { "name": "tickets", "to": "on duty", "urgency": 3 },
        ],
    })
}

/// By hand: Ana gets three items at minute 0, which wait 0, 10 and 20 minutes for her and then none for Cem.
#[test]
fn streams_and_people_are_measured_as_a_pencil_does() {
    let mut world = World::new(&scenario(&desk()), 1).unwrap();
    (0..3).for_each(|_| give_at(&mut world, 0.0, 0));
    crate::support::advance_to(&mut world, 60.0);
    let all = world.breakdown();
    let features = stream(&all, "features");
    assert_eq!((features.work_arrived_items, features.work_done_items), (3, 3));
    assert_eq!((features.throughput_per_hour, features.done_right_per_hour), (3.0, 3.0));
    // Each of the three waits for Ana and for Cem: 0, 10, 20, and three times 0; each takes 20 minutes besides.
    assert_eq!((features.waiting_minutes.count, features.waiting_minutes.mean), (6, 5.0));
    assert_eq!((features.lead_time_minutes.count, features.lead_time_minutes.mean), (3, 30.0));
    assert_eq!(stream(&all, "tickets"), StreamMetrics::default());
    let (ana, cem) = (person(&all, "Ana"), person(&all, "Cem"));
    assert_eq!((ana.work_done_items, ana.integrated_messages, ana.waiting_mean_minutes), (0, 3, 10.0));
    assert_eq!((cem.work_done_items, cem.integrated_messages, cem.waiting_mean_minutes), (3, 3, 0.0));
    assert_eq!(
        (ana.utilisation_share, ana.mailbox_length_mean_messages, ana.mailbox_length_max_messages),
        (0.5, 0.5, 2)
    );
    assert_eq!(person(&all, "Bo"), PersonMetrics::default());
}

/// What is counted apart adds up to what is counted for all, in teams with every rule and with roles, crashes and losses.
#[test]
fn the_parts_add_up_to_the_whole() {
    let mut items = 0;
    for scenario in
        [everything(), shipped("actors"), shipped("isolation"), shipped("full-mailbox"), shipped("structure")]
    {
        let world = run(&scenario, 2, 2_400.0);
        let (whole, all) = (world.metrics(), world.breakdown());
        let urgencies: Vec<ShortSpread> = all.urgencies.0.iter().map(|(_, urgency)| urgency.waiting_minutes).collect();
        let count: u64 = urgencies.iter().map(|spread| spread.count).sum();
        let sum: f64 = urgencies.iter().map(|spread| spread.count as f64 * spread.mean).sum();
        let expected = whole.waiting_minutes.count as f64 * whole.waiting_minutes.mean;
        assert_eq!(count, whole.waiting_minutes.count, "{}", scenario.name);
        assert!((sum - expected).abs() <= 1e-9 * expected, "{}: {sum}, {expected}", scenario.name);
        let of_people: f64 = all.people.0.iter().map(|(_, one)| one.utilisation_share).sum();
        let expected = whole.utilisation_share * all.people.0.len() as f64;
        assert!((of_people - expected).abs() < 1e-9, "{}: {of_people}, {expected}", scenario.name);
        let sum = |of: fn(&StreamMetrics) -> u64| all.streams.0.iter().map(|(_, one)| of(one)).sum::<u64>();
        assert_eq!(sum(|one| one.work_arrived_items), whole.work_arrived_items, "{}", scenario.name);
        assert_eq!(sum(|one| one.work_done_items), whole.work_done_items, "{}", scenario.name);
        assert_eq!(all.people.0.iter().map(|(_, one)| one.work_done_items).sum::<u64>(), whole.work_done_items);
        let right: f64 = all.streams.0.iter().map(|(_, one)| one.done_right_per_hour).sum();
        assert!((right - whole.done_right_per_hour).abs() < 1e-9, "{}", scenario.name);
        items += whole.work_done_items;
    }
    assert!(items > 300, "{items}");
}

/// An item is done right only if everybody on its way has done it right: here the first has heard nothing of the plan, and the second
/// relies on none. What both do right is right.
#[test]
fn done_right_counts_what_nobody_on_its_way_has_done_wrong() {
    let team = |informed: bool| {
        let mut value = desk();
        value["links"].as_array_mut().unwrap().push(json!({ "from": "Bo", "to": "Ana" }));
        value["domains"] = json!([{ "name": "plan", "owner": "Bo", "dependents": ["Ana"], "announced": informed }]);
        value["streams"] = json!([
            { "name": "features", "to": "Ana", "relies_on": ["plan"] },
            { "name": "decisions", "to": "Bo", "changes": "plan" },
        ]);
        value["rework"] = json!({ "delay": { "mean_minutes": 1, "shape": "constant" } });
        let mut world = World::new(&scenario(&value), 1).unwrap();
        give_at(&mut world, 0.0, 0);
        give_at(&mut world, 0.0, 1);
        give_at(&mut world, 60.0, 0);
        crate::support::advance_to(&mut world, 120.0);
        world.metrics()
    };
    let (told, untold) = (team(true), team(false));
    assert_eq!((told.work_done_items, told.done_right_items, told.done_right_per_hour), (3, 3, 1.5));
    // The second feature stands on the old plan. Cem, who gets it, does nothing wrong, and rework comes too late.
    assert_eq!((untold.work_done_items, untold.done_right_items, untold.done_right_per_hour), (3, 2, 1.0));
    assert!(untold.stale_work_items >= 1);
}

fn claim(metric: &str) -> Claim {
    let text = json!([{
        "id": "apart", "sentence": "It is.", "by_minutes": 480, "holds_in_share": 1,
        "expects": [{ "metric": metric, "is": "at_least", "than": 0 }],
    }]);
    parse(&text.to_string()).unwrap().remove(0)
}

#[test]
fn a_claim_can_be_about_a_stream_a_role_an_urgency_or_a_person() {
    let actors = parse_tree(library::get("actors").unwrap(), "").unwrap();
    for metric in [
        "streams.requests.waiting_minutes.p95",
        "streams.a wave of requests.lead_time_minutes.mean",
        "roles.support.waiting_minutes.mean",
        "urgencies.2.waiting_minutes.count",
        "people.Ben.utilisation_share",
        "done_right_per_hour",
    ] {
        let outcome = claim(metric).compile(&actors, &[]).unwrap().outcome(1).unwrap();
        assert!(outcome.holds && outcome.compared[0].value > 0.0, "{metric}: {outcome:?}");
    }
    for metric in [
        "streams.letters.waiting_minutes.p95",
        "streams.requests",
        "people.Nobody.utilisation_share",
        "urgencies.4.waiting_minutes.mean",
    ] {
        let told = claim(metric).compile(&actors, &[]).unwrap_err();
        assert!(told[0].message.contains("must be a number that is measured"), "{metric}: {told:?}");
    }
}
