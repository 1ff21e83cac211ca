//! Heads and stores, by hand, to the minute: forgetting, looking up, finding nothing, writing down, wiping.

use super::{ANA, BO, always};
use crate::support::{advance_to, assert_same, changed, events, give_at, scenario, times, world};
use actorium::World;
use actorium::mechanism::storage::Storage;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

const DEE: u32 = 2;

/// Ana decides the plan, Bo works by it, Dee draws the sketch that Bo also has to keep in mind. An item takes a minute. News is
/// lost, all of it: only what is written down gets around. A look at the board takes half a minute, the wiki 2, writing into
/// the wiki 3.
fn team(changes: &[(&str, Value)]) -> World {
    let base = json!({
        "format": 1, "name": "by hand", "integration_delay_minutes": 1, "load_per_hour": 0, "loss_rate": 1,
        "actors": [
            { "name": "Ana", "integration": "constant", "writes_to": ["wiki"] },
            { "name": "Bo", "integration": "constant", "looks_up": { "in": ["board", "wiki"] } },
            { "name": "Dee", "integration": "constant" },
        ],
        "systems": [{ "name": "team", "members": ["Ana", "Bo", "Dee"] }],
        "stores": [{ "name": "board", "read_minutes": 0.5 }, { "name": "wiki", "read_minutes": 2, "write_minutes": 3 }],
        "domains": [
            { "name": "plan", "owner": "Ana", "dependents": ["Bo"] },
            { "name": "sketch", "owner": "Dee", "dependents": ["Bo"] },
        ],
        "streams": [
            { "name": "decisions", "to": "Ana", "changes": "plan" },
            { "name": "tasks", "to": "Bo", "relies_on": ["plan"] },
            { "name": "drawings", "to": "Dee", "changes": "sketch" },
        ],
    });
    let value = changes.iter().fold(base, |value, (pointer, new)| changed(value, pointer, new.clone()));
    world(&scenario(&value), 1)
}

/// A head with room for one of the two: at the start it has heard of the plan first, so only the sketch is left.
fn one_at_a_time() -> (&'static str, Value) {
    ("/actors/1/brain", json!({ "domains_max": 1 }))
}

/// The look-ups so far: when, in which store, and which version was found.
fn look_ups(world: &World) -> Vec<(f64, u32, u32)> {
    events(world, EventKind::LookedUp).iter().map(|(time, fact)| (*time, fact.number, fact.version)).collect()
}

/// Bo has forgotten the plan. At 5 he looks in the board and in the wiki, finds nothing, and works without knowing: done wrong at
/// 8.5. Ana decides at 10 and writes until 14. At 20 Bo finds that in the wiki, forgets the sketch for it, and is right.
#[test]
fn what_is_forgotten_is_looked_up_and_found_once_somebody_wrote_it() {
    let mut world = team(&[one_at_a_time()]);
    assert_eq!(times(&world, EventKind::Forgot), [0.0]);
    give_at(&mut world, 5.0, BO);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 20.0, BO);
    advance_to(&mut world, 22.9);
    assert_eq!(world.metrics().work_done_items, 2);
    advance_to(&mut world, 40.0);
    invariants::check(&world).unwrap();
    assert_eq!(look_ups(&world), [(5.0, 0, 0), (5.0, 1, 0), (20.0, 0, 0), (20.0, 1, 2)]);
    assert_eq!((times(&world, EventKind::WroteDown), times(&world, EventKind::Forgot)), (vec![14.0], vec![0.0, 20.0]));
    assert_eq!(
        (times(&world, EventKind::Done), times(&world, EventKind::DoneOnStale)),
        (vec![8.5, 14.0, 23.5], vec![8.5])
    );
    let metrics = world.metrics();
    assert_eq!(
        (
            metrics.mechanisms.storage.look_ups,
            metrics.mechanisms.storage.look_up_minutes,
            metrics.mechanisms.storage.write_minutes
        ),
        (4, 5.0, 3.0)
    );
    assert_same("lead time", metrics.lead_time_minutes.mean, (3.5 + 4.0 + 3.5) / 3.0);
    // Always one of the two: the plan until 20, the sketch after it.
    assert_same("forgotten", metrics.forgotten_share, 0.5);
    // The sketch is current while it is in his head, the plan from when he looked it up.
    assert_same("coherence", metrics.coherence_share, 0.5);
    assert_eq!(metrics.wrong_share, 0.0);
    let noted = &world.domain_detail(0).unwrap().noted;
    assert_eq!((noted[0].version, noted[1].version, noted[1].since_minutes), (None, Some(2), 14.0));
}

/// A head with room for both needs no look-up, and nobody who knows looks: the work is wrong all the same.
#[test]
fn who_has_not_forgotten_does_not_look_and_is_stale() {
    let mut world = team(&[]);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 20.0, BO);
    advance_to(&mut world, 40.0);
    assert_eq!((world.metrics().mechanisms.storage.look_ups, world.metrics().forgotten_share), (0, 0.0));
    assert_eq!((times(&world, EventKind::Forgot), times(&world, EventKind::DoneOnStale)), (vec![], vec![21.0]));
}

/// Who always looks pays every time, and works on what is true.
#[test]
fn who_always_looks_pays_every_time_and_is_current() {
    let mut world = team(&[("/actors/1/looks_up", json!({ "in": ["board", "wiki"], "when": "always" }))]);
    for (minutes, actor) in [(10.0, ANA), (20.0, BO), (30.0, BO)] {
        give_at(&mut world, minutes, actor);
    }
    advance_to(&mut world, 40.0);
    assert_eq!(look_ups(&world), [(20.0, 0, 0), (20.0, 1, 2), (30.0, 0, 0), (30.0, 1, 2)]);
    assert_eq!(times(&world, EventKind::Done), [14.0, 23.5, 33.5]);
    assert_eq!(world.metrics().stale_work_items, 0);
    assert_same("plan and sketch", world.metrics().coherence_share, (40.0 + 34.0) / 80.0);
}

/// What he looked up can be old by the time he is done: he looks at 12 and finds version 2, Ana's next is there at 14.5, he is
/// done at 15.5.
#[test]
fn what_was_looked_up_can_be_stale_before_the_work_is_done() {
    let mut world = team(&[one_at_a_time()]);
    give_at(&mut world, 6.0, ANA);
    give_at(&mut world, 10.5, ANA);
    give_at(&mut world, 12.0, BO);
    advance_to(&mut world, 30.0);
    assert_eq!(times(&world, EventKind::Changed), [10.0, 14.5]);
    assert_eq!(look_ups(&world), [(12.0, 0, 0), (12.0, 1, 2)]);
    assert_eq!(times(&world, EventKind::DoneOnStale), [15.5]);
}

/// The board is wiped every 30 minutes. At 20 it says what Ana wrote at 11, and Bo looks no further; at 35 it says nothing, and
/// the wiki was never told. In between the sketch came up, and Bo forgot the plan for it.
#[test]
fn a_wiped_store_knows_nothing() {
    let chat = json!({ "name": "chat", "latency": always(0.0) });
    let mut world = team(&[
        one_at_a_time(),
        ("/stores/0/wiped_every", always(30.0)),
        ("/actors/0/writes_to", json!(["board"])),
        // Only Dee's news gets through.
        ("/media", json!([chat, { "name": "post", "latency": always(0.0), "loss_factor": 0 }])),
        ("/links", json!([{ "from": "Dee", "to": "Bo", "medium": "post" }])),
    ]);
    give_at(&mut world, 10.0, ANA);
    give_at(&mut world, 20.0, BO);
    give_at(&mut world, 24.0, DEE);
    give_at(&mut world, 35.0, BO);
    advance_to(&mut world, 61.0);
    assert_eq!(look_ups(&world), [(20.0, 0, 2), (35.0, 0, 0), (35.0, 1, 0)]);
    assert_eq!(times(&world, EventKind::Wiped), [30.0, 60.0]);
    // The plan at the start, the sketch for the plan at 20, the plan for the news of the sketch, integrated at 26.
    assert_eq!(times(&world, EventKind::Forgot), [0.0, 20.0, 26.0]);
    assert_eq!(times(&world, EventKind::DoneOnStale), [38.5]);
    assert_eq!(
        (world.metrics().mechanisms.storage.look_up_minutes, world.metrics().mechanisms.storage.write_minutes),
        (3.0, 0.0)
    );
    let noted = &world.domain_detail(0).unwrap().noted[0];
    assert_eq!((noted.version, noted.since_minutes), (None, 60.0));
}

/// Writing costs time once for each store, on items that change a domain, and only on those.
#[test]
fn writing_into_two_stores_costs_both_and_other_work_costs_neither() {
    let both = ("/actors/0/writes_to", json!(["wiki", "yearbook"]));
    let book = ("/stores/2", json!({ "name": "yearbook", "write_minutes": 7 }));
    let mut world = team(&[both.clone(), book.clone()]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 40.0);
    assert_eq!((times(&world, EventKind::Done), world.metrics().mechanisms.storage.write_minutes), (vec![21.0], 10.0));
    let wrote: Vec<u32> = events(&world, EventKind::WroteDown).iter().map(|(_, fact)| fact.number).collect();
    assert_eq!(wrote, [1, 2]);
    let mut world = team(&[both, book, ("/streams/0", json!({ "name": "decisions", "to": "Ana" }))]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 40.0);
    assert_eq!((times(&world, EventKind::Done), world.metrics().mechanisms.storage.write_minutes), (vec![11.0], 0.0));
}

/// A look-up sets right what was misunderstood: writing is not ambiguous.
#[test]
fn what_is_written_is_not_misread() {
    let mut world = team(&[
        ("/loss_rate", json!(0)),
        ("/media", json!([{ "name": "chat", "latency": always(0.0), "ambiguity": 1 }])),
        ("/actors/1/looks_up/when", json!("always")),
    ]);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 16.0);
    assert!(world.actor_detail(BO).unwrap().beliefs[0].wrong);
    give_at(&mut world, 20.0, BO);
    advance_to(&mut world, 30.0);
    assert!(world.actor_detail(BO).unwrap().beliefs[0].current);
    assert_eq!(world.metrics().stale_work_items, 0);
    // Wrong from 15, when the news of 14 was integrated, until the look-up at 20.
    assert_same("wrong", world.metrics().wrong_share, 5.0 / 30.0 / 2.0);
}

/// Ana writes down three changes in ten. Each costs her the three minutes, the others nothing; and a look into the wiki after a change
/// finds the true version as often, an old one otherwise. Confidence 0.9999 over 4,000 changes: ±3.89·√(0.21/4000).
#[test]
fn what_is_not_written_down_makes_a_store_stale() {
    let mut world = team(&[("/actors/0/writes_share", json!(0.3)), ("/load_per_hour", json!(12))]);
    let (mut changes, mut written, mut true_notes) = (0, 0, 0);
    let mut version = 1;
    while changes < 4000 {
        assert!(world.step() == actorium::Stop::Reached);
        let truth = world.knowledge().truth(0).version;
        if truth > version {
            (version, changes) = (truth, changes + 1);
            let note = world.state::<Storage>().stores.note(1, 0);
            assert!(note.version <= truth);
            true_notes += u32::from(note.version == truth);
            written = world.observers().tally.of(EventKind::WroteDown);
        }
    }
    let share = f64::from(true_notes) / f64::from(changes);
    assert!((share - 0.3).abs() < 3.89 * (0.21_f64 / 4000.0).sqrt(), "{share} of the changes are in the wiki");
    assert_eq!(u64::from(true_notes), written);
    assert!((world.metrics().mechanisms.storage.write_minutes - 3.0 * written as f64).abs() < 1e-6);
}
