//! Sites, by hand, to the minute: how far it is, when a place is open, what reaches no further, and moving.

use super::office::{ANA, BO, CEM, at, holds, office, with_plan};
use crate::support::{advance_to, assert_same, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

const PORTO: u32 = 0;
const OSLO: u32 = 1;

/// Ana, Cem and Dee sit in Porto, Bo in Oslo, 7 minutes away.
fn apart(more: &[(&'static str, Value)]) -> World {
    let mut changes = with_plan(&["Bo", "Cem"]).to_vec();
    changes.push(("/sites", json!([{ "name": "Porto" }, { "name": "Oslo" }])));
    changes.push(("/distances", json!([{ "between": ["Oslo", "Porto"], "minutes": 7 }])));
    for (place, site) in [
        ("/actors/0/site", "Porto"),
        ("/actors/1/site", "Oslo"),
        ("/actors/2/site", "Porto"),
        ("/actors/3/site", "Porto"),
    ] {
        changes.push((place, json!(site)));
    }
    changes.extend(more.iter().cloned());
    office(&changes)
}

fn move_to(world: &mut World, actor: u32, site: u32) {
    world.command(&Command::MoveTo { actor, site }).unwrap();
}

/// Ana's change of 10 is with Cem at 11 and integrated at 15, with Bo at 18 and integrated at 22: and when he has come to Porto, with him at
/// 51 as with the others.
#[test]
fn a_message_between_sites_takes_the_distance_longer() {
    let mut world = apart(&[]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 39.0);
    assert_eq!((at(&world, EventKind::Learned, CEM), at(&world, EventKind::Learned, BO)), (vec![15.0], vec![22.0]));
    assert_eq!(world.actor_detail(BO).unwrap().site, Some(OSLO));
    move_to(&mut world, BO, PORTO);
    give_at(&mut world, 40.0, ANA);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (at(&world, EventKind::Learned, CEM), at(&world, EventKind::Learned, BO)),
        (vec![15.0, 55.0], vec![22.0, 55.0])
    );
    assert_eq!(at(&world, EventKind::Moved, BO), [39.0]);
    assert_eq!(world.actor_detail(BO).unwrap().site, Some(PORTO));
}

/// It is as far back: Bo's item, passed on to Ana, takes 8 minutes.
#[test]
fn it_is_as_far_back() {
    let mut world = apart(&[("/actors/1/passes_on", json!([{ "to": "Ana", "probability": 1 }]))]);
    give_at(&mut world, 0.0, BO);
    advance_to(&mut world, 40.0);
    assert_eq!(times(&world, EventKind::Done), [10.0 + 8.0 + 10.0]);
}

/// In Oslo they work from 540 to 1020. What Bo gets at 100 he begins at 540; what he gets at 1015 he finishes at 1025, though it has closed; what
/// he gets at 1021 he begins the next day.
#[test]
fn outside_its_hours_nobody_at_a_site_takes_anything_up() {
    let hours = json!({ "opens_minutes": 540, "closes_minutes": 1020 });
    let mut world = apart(&[("/sites/1/hours", hours)]);
    give_at(&mut world, 100.0, BO);
    give_at(&mut world, 100.0, CEM);
    let detail = world.actor_detail(BO).unwrap();
    assert_eq!((detail.mode.as_str(), detail.mailbox.waiting_count), ("off_hours", 1));
    give_at(&mut world, 1015.0, BO);
    give_at(&mut world, 1021.0, BO);
    advance_to(&mut world, 1440.0);
    assert_same("available", world.metrics().availability_share, 1.0 - 0.25 * (1.0 - 480.0 / 1440.0));
    advance_to(&mut world, 3000.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Done, BO), [550.0, 1025.0, 1440.0 + 550.0]);
    assert_eq!(at(&world, EventKind::Done, CEM), [110.0]);
}

/// In working days a day is 480 minutes: a site that opens an hour after nine does so on every one of them, and not on every third.
#[test]
fn a_site_opens_on_every_day_of_its_calendar() {
    let opens = |calendar: Value, minutes: f64| {
        let hours = json!({ "opens_minutes": 60, "closes_minutes": 420 });
        let mut world = apart(&[("/sites/1/hours", hours), ("/calendar", calendar)]);
        advance_to(&mut world, minutes);
        invariants::check(&world).unwrap();
        // Of the four people one is at the site with hours.
        4.0 * (1.0 - world.metrics().availability_share) * minutes
    };
    assert_same("closed in a working week", opens(json!("working_days"), 2400.0), 5.0 * 120.0);
    assert_same("closed in two days round the clock", opens(json!("round_the_clock"), 2880.0), 2.0 * 1080.0);
    // A file that says nothing and has hours means what it has meant.
    assert_same("closed in two days of an old file", opens(Value::Null, 2880.0), 2.0 * 1080.0);
}

/// Who moves keeps the hours of where she sits now.
#[test]
fn who_moves_keeps_other_hours() {
    let hours = json!({ "opens_minutes": 540, "closes_minutes": 1020 });
    let mut world = apart(&[("/sites/1/hours", hours)]);
    give_at(&mut world, 100.0, BO);
    give_at(&mut world, 100.0, ANA);
    advance_to(&mut world, 105.0);
    move_to(&mut world, ANA, OSLO);
    move_to(&mut world, BO, PORTO);
    give_at(&mut world, 106.0, ANA);
    advance_to(&mut world, 600.0);
    invariants::check(&world).unwrap();
    assert_eq!(at(&world, EventKind::Done, BO), [115.0], "where he is now is open");
    assert_eq!(at(&world, EventKind::Done, ANA), [110.0, 550.0], "she finishes, and waits for the morning");
}

/// Talk reaches those who sit in the same place. When Bo has moved away, it reaches him no more; back again, it does.
#[test]
fn what_reaches_no_further_than_a_site_is_lost_on_who_has_moved_away() {
    let talk = [("/media/0/reach", json!("same_site")), ("/actors/1/site", json!("Porto"))];
    let mut world = apart(&talk);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 20.0);
    assert_eq!([BO, CEM].map(|actor| holds(&world, actor)), [2, 2]);
    move_to(&mut world, BO, OSLO);
    give_at(&mut world, 20.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!([BO, CEM].map(|actor| holds(&world, actor)), [2, 3]);
    assert_eq!(world.metrics().messages.lost, 1);
    move_to(&mut world, BO, PORTO);
    give_at(&mut world, 60.0, ANA);
    advance_to(&mut world, 90.0);
    invariants::check(&world).unwrap();
    assert_eq!([BO, CEM].map(|actor| holds(&world, actor)), [4, 4]);
}

/// A whiteboard stands in one place: who has forgotten finds what is on it only there.
#[test]
fn a_whiteboard_is_read_by_who_sits_in_front_of_it() {
    for (site, finds) in [("Porto", true), ("Oslo", false)] {
        let mut world = apart(&[
            ("/loss_rate", json!(1)),
            ("/stores", json!([{ "name": "board", "site": "Porto", "read_minutes": 1 }])),
            ("/actors/0/writes_to", json!(["board"])),
            ("/actors/1/looks_up", json!({ "in": ["board"], "when": "always" })),
            ("/actors/1/site", json!(site)),
            ("/streams/1/relies_on", json!(["plan"])),
        ]);
        give_at(&mut world, 0.0, ANA);
        give_at(&mut world, 20.0, BO);
        advance_to(&mut world, 50.0);
        assert_eq!(at(&world, EventKind::Done, BO), [if finds { 31.0 } else { 30.0 }], "in {site}");
        assert_eq!((holds(&world, BO), world.metrics().stale_work_items), if finds { (2, 0) } else { (1, 1) });
        // And when he moves, the other way round.
        move_to(&mut world, BO, if finds { OSLO } else { PORTO });
        give_at(&mut world, 50.0, ANA);
        give_at(&mut world, 70.0, BO);
        advance_to(&mut world, 90.0);
        invariants::check(&world).unwrap();
        assert_eq!(holds(&world, BO), if finds { 2 } else { 3 });
    }
}

/// A move that makes no sense is refused, and nothing happens.
#[test]
fn a_move_to_nowhere_is_refused() {
    let mut world = apart(&[]);
    let says =
        |world: &mut World, actor: u32, site: u32| world.command(&Command::MoveTo { actor, site }).unwrap_err().message;
    let before = world.digests();
    assert_eq!(says(&mut world, BO, 2), "site must be 0 to 1, got 2");
    assert_eq!(says(&mut world, 9, 0), "actor must be 0 to 3, got 9");
    assert_eq!(world.digests(), before);
    assert_eq!(says(&mut office(&[]), BO, 0), "site needs a scenario with sites");
}
