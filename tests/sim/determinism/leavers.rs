//! Two worlds, from one of which somebody has gone: whatever is not a consequence of that stays as it was. That is what
//! makes "who was load-bearing?" a fair question.

use super::follow::{Draws, shared};
use super::twins::{assert_unrelated_draws_agree, with_or_without};
use crate::support::{scenario, shipped, world};
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use crate::swarm::random::cases;
use actorium::World;
use actorium::command::Command;
use actorium::kernel::ticks;
use std::cell::Cell;

/// The same moment with and without somebody, each run on for so long or so many events.
fn with_and_without(before: &World, actor: u32, until: u64, events: u64) -> (Draws, Draws) {
    let (mut with, mut without) = (before.clone(), before.clone());
    without.command(&Command::Remove { actor }).unwrap();
    let draws = [&mut with, &mut without].map(|world| {
        let mut draws = Draws::follow(world, until, events);
        // The event with which each stopped may be a later one.
        draws.travels.retain(|_, (_, sent)| *sent <= until);
        draws.arrivals.values_mut().for_each(|times| times.retain(|time| *time <= until));
        draws
    });
    let [with, without] = draws;
    (with, without)
}

/// Cem only receives. When Cem leaves in the middle of the day, everyone else has the very same run from there on: the same
/// work, the same messages at the same ticks with the same fates, the same integration times. Ana has one less to convince.
#[test]
fn somebody_who_only_receives_leaves_and_nobody_elses_run_changes() {
    let cem = 1;
    for seed in 1..=8 {
        let mut before = world(&scenario(&with_or_without(true)), seed);
        before.advance(ticks(300.0), u64::MAX);
        let (with, without) = with_and_without(&before, cem, ticks(1_200.0), u64::MAX);
        assert_eq!(with.arrivals, without.arrivals);
        let mut kept = 0;
        for (lineage, travel) in without.travels.iter().filter(|(_, (travel, _))| travel.to != cem) {
            // The "No" that answers what Cem is sent from now on is a consequence.
            let Some(other) = with.travels.get(lineage) else {
                assert!(matches!(travel.0.kind, actorium::trace::Kind::Refusal), "{travel:?}");
                continue;
            };
            assert_eq!(travel, other);
            kept += 1;
        }
        assert!(kept > 200, "{kept} messages in common");
        let integrations = shared(&with.integrations, &without.integrations);
        assert!(integrations.inspect(|(_, lasts, other)| assert_eq!(lasts, other)).count() > 100);
        let missing = |(lineage, (travel, _)): &(&u64, &(super::follow::Travel, u64))| {
            travel.to != cem && !without.travels.contains_key(lineage)
        };
        let only_with = with.travels.iter().filter(missing).all(|(_, (travel, _))| travel.kind.is_reply());
        assert!(only_with, "somebody else is told less");
        assert!(!without.integrations.is_empty() && without.integrations.len() < with.integrations.len());
    }
}

/// Anyone of the default team: the worlds part, and every draw about what happens in both is the same.
#[test]
fn anyone_leaves_and_unrelated_draws_stay() {
    for actor in 0..4 {
        let mut before = world(&shipped("team"), 5);
        before.advance(ticks(150.0), u64::MAX);
        let (with, without) = with_and_without(&before, actor, ticks(800.0), u64::MAX);
        let (both, one) = assert_unrelated_draws_agree(&with, &without, 0).unwrap();
        assert!(both > 100 && one > 20, "{both} messages in common, {one} in one world only");
        assert_eq!(
            with.arrivals, without.arrivals,
            "work comes to the mailbox of somebody who has left, and is refused"
        );
    }
}

/// The same in random teams with every policy.
#[test]
fn anyone_leaves_and_unrelated_draws_stay_in_random_teams() {
    let parted = Cell::new(0);
    let draw = |key: Key| (cases(key), u64::from(key.of("events").number(0..300)), key.of("who").index());
    let whole = for_each_case(42, 300, draw, |(case, events, index)| {
        let mut before = world(&case.scenario, case.seed);
        before.advance(u64::MAX, *events);
        let actor = index.index(before.actors().len());
        if before.actors()[actor].presence.has_left() {
            return Ok(());
        }
        let (with, without) = with_and_without(&before, actor as u32, u64::MAX, 400);
        let (_, one) = assert_unrelated_draws_agree(&with, &without, 0)?;
        parted.set(parted.get() + u32::from(one > 0));
        Ok(())
    });
    assert!(!whole || parted.get() > 60, "only {} pairs parted", parted.get());
}
