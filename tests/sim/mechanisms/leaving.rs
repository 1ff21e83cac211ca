//! Leaving for good, by hand.

use super::{ANA, BO, CEM, always, three};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::json;

fn remove_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::Remove { actor }).unwrap();
}

/// Bo leaves at 15. He finishes at 17 what he began at 13; what waits since 14 is dropped, what comes at 18 is refused, and Ana
/// hears of that at 21. Nothing brings him back.
#[test]
fn who_leaves_finishes_what_they_are_at_and_takes_nothing_more() {
    let mut world = three(&[("/actors/1/away", json!({ "after": always(100.0), "lasts": always(5.0) }))]);
    for minutes in [10.0, 11.0] {
        give_at(&mut world, minutes, ANA);
    }
    remove_at(&mut world, 15.0, BO);
    give_at(&mut world, 15.0, ANA);
    advance_to(&mut world, 16.0);
    let detail = world.actor_detail(BO).unwrap();
    assert!(detail.left && detail.integrating.is_some() && detail.mailbox.waiting_count == 0);
    advance_to(&mut world, 300.0);
    invariants::check(&world).unwrap();
    assert_eq!(world.observers().tally.actors[BO as usize].integrated, 1);
    assert_eq!(
        (times(&world, EventKind::Learned), times(&world, EventKind::Dropped)),
        (vec![], vec![15.0]),
        "what he takes with him counts no more"
    );
    assert_eq!((times(&world, EventKind::Refused), times(&world, EventKind::GaveUp)), (vec![18.0], vec![21.0]));
    assert_eq!((times(&world, EventKind::Left), times(&world, EventKind::CameBack)), (vec![15.0], vec![]));
    let metrics = world.metrics();
    assert_eq!((metrics.people_left, metrics.messages.refused, metrics.messages.dropped), (1, 1, 1));
    assert_same("availability", metrics.availability_share, (2.0 * 300.0 + 15.0) / 900.0);
    let again = world.command(&Command::Remove { actor: BO }).unwrap_err();
    assert_eq!(again.to_string(), "actor must still be there, but Bo has left");
    let nobody = world.command(&Command::Remove { actor: 3 }).unwrap_err();
    assert_eq!(nobody.to_string(), "actor must be 0 to 2, got 3");
    let unseen = world.command(&Command::Promote { actor: CEM }).unwrap_err();
    assert_eq!(unseen.to_string(), "promote needs a scenario with recognition");
}

/// What does not wait misses those who have left, without a "No" to its sender.
#[test]
fn over_a_medium_that_does_not_wait_nobody_hears_that_they_have_left() {
    let mut world = three(&[("/media/0/persistent", json!(false))]);
    remove_at(&mut world, 5.0, BO);
    give_at(&mut world, 10.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!((times(&world, EventKind::Missed), times(&world, EventKind::Refused)), (vec![13.0], vec![]));
    assert_eq!(world.metrics().messages.given_up, 0, "she hears of nothing");
    assert_eq!(world.metrics().false_confidence_share, 0.0, "nor is there anyone left to be wrong about");
}

/// Work from outside is refused on admission, and rework nobody is there for stays a debt.
#[test]
fn work_for_somebody_who_has_left_is_refused_and_their_debt_stays() {
    let mut world = three(&[
        ("/integration_delay_minutes", json!(1)),
        ("/effort/work", json!(1)),
        ("/loss_rate", json!(1)),
        ("/rework", json!({ "delay": always(10.0) })),
    ]);
    give_at(&mut world, 1.0, ANA);
    give_at(&mut world, 5.0, BO);
    advance_to(&mut world, 8.0);
    assert_eq!(world.metrics().debt_items, 1);
    remove_at(&mut world, 8.0, BO);
    give_at(&mut world, 9.0, BO);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!((world.metrics().debt_items, world.observers().tally.refused_at_admission), (1, 1));
    assert_eq!(times(&world, EventKind::Refused), [9.0, 16.0]);
}

/// Ana leaves before anyone has confirmed: nobody sends on her behalf any more, and nobody waits for it.
#[test]
fn who_has_left_does_not_send_again() {
    let mut world =
        three(&[("/loss_rate", json!(1)), ("/protocol", json!({ "acknowledge": { "timeout_minutes": 10 } }))]);
    give_at(&mut world, 5.0, ANA);
    remove_at(&mut world, 20.0, ANA);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!(times(&world, EventKind::Sent), [5.0, 15.0]);
    let gave_up: Vec<(f64, u32)> =
        events(&world, EventKind::GaveUp).iter().map(|(time, fact)| (*time, fact.from)).collect();
    assert_eq!(gave_up, [(25.0, ANA)]);
    assert!(world.transfers().is_empty());
}
