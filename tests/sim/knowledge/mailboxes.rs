//! Who is served next, who is dropped, who has waited too long; serial by serial.

use crate::support::{advance_to, assert_same, events, scenario, set_knob, world};
use actorium::World;
use actorium::engine::Knob;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// At minute 9 nine items come to Ana, in the order of the names of their streams: 0, 1, 2 of urgency 0; 3, 4, 5 of urgency 3; 6, 7, 8 of urgency 1.
/// Each takes her 4 minutes. The first she takes up at once.
fn nine_items(mailbox: &Value) -> World {
    let stream = |name: &str, urgency: u8| json!({ "name": name, "to": "Ana", "gaps": "constant", "burst": 3, "urgency": urgency });
    let scenario = scenario(&json!({
        "format": 1, "name": "nine items", "integration_delay_minutes": 4, "load_per_hour": 60,
        "actors": [{ "name": "Ana", "mailbox": mailbox, "integration": "constant" }],
        "streams": [stream("a: someday", 0), stream("b: now", 3), stream("c: soon", 1)],
    }));
    let mut world = world(&scenario, 1);
    advance_to(&mut world, 9.0);
    set_knob(&mut world, Knob::LoadPerHour, 0.0);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert!(world.messages().is_empty());
    world
}

fn serials(world: &World, what: EventKind) -> Vec<u64> {
    events(world, what).into_iter().map(|(_, fact)| fact.message).collect()
}

#[test]
fn each_order_serves_whom_it_says() {
    let served = |order: &str| serials(&nine_items(&json!({ "order": order })), EventKind::Integrated);
    assert_eq!(served("fifo"), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(served("lifo"), [0, 8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(served("priority"), [0, 3, 4, 5, 6, 7, 8, 1, 2]);
}

/// Waits of 0, 4, 8, … 32 minutes, whoever has them.
#[test]
fn waits_add_up_the_same_in_every_order() {
    for order in ["fifo", "lifo", "priority"] {
        let metrics = nine_items(&json!({ "order": order })).metrics();
        assert_same("mean wait", metrics.waiting_minutes.mean, 16.0);
        assert_same("mean sojourn", metrics.sojourn_minutes.mean, 20.0);
        assert_same("busy share", metrics.utilisation_share, 36.0 / 100.0);
        assert_same("mailbox length", metrics.mailbox_length_mean_messages, 144.0 / 100.0);
        assert_eq!(metrics.mailbox_length_max_messages, 8);
        assert_same("throughput", metrics.throughput_per_hour, 9.0 * 60.0 / 100.0);
    }
}

/// Room for four. When 5 comes, 1 to 4 wait.
#[test]
fn each_policy_drops_whom_it_says() {
    let outcome = |order: &str, when_full: &str| {
        let world = nine_items(&json!({ "capacity": 4, "order": order, "when_full": when_full }));
        let turned_away = [serials(&world, EventKind::Refused), serials(&world, EventKind::Dropped)].concat();
        (turned_away, serials(&world, EventKind::Integrated))
    };
    assert_eq!(outcome("fifo", "refuse"), (vec![5, 6, 7, 8], vec![0, 1, 2, 3, 4]));
    assert_eq!(outcome("fifo", "drop_newest"), (vec![5, 6, 7, 8], vec![0, 1, 2, 3, 4]));
    assert_eq!(outcome("fifo", "drop_oldest"), (vec![1, 2, 3, 4], vec![0, 5, 6, 7, 8]));
    assert_eq!(outcome("lifo", "drop_oldest"), (vec![1, 2, 3, 4], vec![0, 8, 7, 6, 5]));
    assert_eq!(outcome("priority", "drop_oldest"), (vec![1, 2, 3, 4], vec![0, 5, 6, 7, 8]));
    // For 5 goes the newer of the two least urgent, for 6 the other; 7 and 8 are no more urgent than 6, and newer.
    assert_eq!(outcome("fifo", "shed_lowest_priority"), (vec![2, 1, 7, 8], vec![0, 3, 4, 5, 6]));
    assert_eq!(outcome("priority", "shed_lowest_priority"), (vec![2, 1, 7, 8], vec![0, 3, 4, 5, 6]));
    assert_eq!(outcome("lifo", "shed_lowest_priority"), (vec![2, 1, 7, 8], vec![0, 6, 5, 4, 3]));
}

/// Refused items are refused, dropped ones dropped, and what a full mailbox cost is told apart from duplicates.
#[test]
fn refusing_and_dropping_are_counted_apart() {
    let counts = |when_full: &str| {
        let counts = nine_items(&json!({ "capacity": 4, "when_full": when_full })).message_counts();
        (counts.refused, counts.dropped, counts.duplicate, counts.integrated)
    };
    assert_eq!(counts("refuse"), (4, 0, 0, 5));
    assert_eq!(counts("drop_newest"), (0, 4, 0, 5));
    assert_eq!(counts("drop_oldest"), (0, 4, 0, 5));
}

/// Patience of 10 minutes: at 13 and 17 the next has waited 4 and 8 minutes; at 21 all others have waited 12.
#[test]
fn what_has_waited_too_long_is_noticed_when_its_turn_comes() {
    let world = nine_items(&json!({ "patience_minutes": 10 }));
    assert_eq!(serials(&world, EventKind::Integrated), [0, 1, 2]);
    let expired: Vec<_> =
        events(&world, EventKind::Expired).into_iter().map(|(time, fact)| (time, fact.message)).collect();
    assert_eq!(expired, [3, 4, 5, 6, 7, 8].map(|serial| (21.0, serial)));
    let metrics = world.metrics();
    assert_eq!((metrics.messages.expired, metrics.work_done_items), (6, 3));
    // Six wait 12 minutes for nothing, two wait 4 and 8.
    assert_same("mailbox length", metrics.mailbox_length_mean_messages, (6.0 * 12.0 + 12.0) / 100.0);
    assert_same("mean wait of those served", metrics.waiting_minutes.mean, 4.0);
}

/// Exactly as long as its patience is not too long.
#[test]
fn a_wait_as_long_as_the_patience_is_borne() {
    let world = nine_items(&json!({ "patience_minutes": 8 }));
    assert_eq!(serials(&world, EventKind::Integrated), [0, 1, 2]);
    let world = nine_items(&json!({ "patience_minutes": 7.99 }));
    assert_eq!(serials(&world, EventKind::Integrated), [0, 1]);
}
