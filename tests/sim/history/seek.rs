//! Wherever a history goes, it is where a straight run would be at that moment.

use crate::support::{shipped, world};
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use crate::swarm::random::{Case, cases};
use actorium::command::{Command, JournalEntry};
use actorium::engine::State;
use actorium::engine::{Knob, Moment};
use actorium::history::History;
use actorium::kernel::{Ticks, ticks};
use actorium::observe::invariants;
use actorium::{Stop, World};
use std::collections::BTreeMap;

const SEED: u32 = 77;

fn knob(knob: Knob, value: f64) -> Command {
    Command::SetKnob { knob, value }
}

/// Serial of a message in flight that will (or will not) be lost.
fn in_flight(world: &World, doomed: bool) -> u64 {
    let travels = |state, from, to| state == State::InFlight && from != to;
    let mut messages = world.messages().iter().map(|(_, message)| message);
    let found =
        messages.find(|message| travels(message.state, message.from, message.to) && message.is_doomed() == doomed);
    found.expect("something is in flight").serial
}

/// The default team over a day: commands before anything happens, two at one moment, one at the end.
fn busy_day() -> History {
    let mut history = History::new(world(&shipped("team"), SEED));
    history.command(knob(Knob::LossRate, 0.3)).unwrap();
    history.command(Command::GiveWork { actor: 0 }).unwrap();
    history.advance(ticks(100.0), u64::MAX);
    history.command(knob(Knob::LoadPerHour, 20.0)).unwrap();
    history.command(Command::GiveWork { actor: 3 }).unwrap();
    history.command(knob(Knob::LoadPerHour, 16.0)).unwrap();
    history.advance(ticks(180.0), u64::MAX);
    while history.world().messages().iter().all(|(_, message)| !message.is_doomed()) {
        history.step();
    }
    let message = in_flight(history.world(), true);
    history.command(Command::DeliverMessage { message }).unwrap();
    history.advance(ticks(250.0), u64::MAX);
    while history.world().messages().iter().all(|(_, message)| message.is_doomed() || message.state != State::InFlight)
    {
        history.step();
    }
    let message = in_flight(history.world(), false);
    history.command(Command::LoseMessage { message }).unwrap();
    history.advance(ticks(480.0), u64::MAX);
    history.command(knob(Knob::IntegrationDelayMinutes, 3.0)).unwrap();
    history
}

/// A world that follows a journal straight on to a time, with all commands given by then.
fn straight(journal: &[JournalEntry], until: Ticks) -> World {
    let mut world = world(&shipped("team"), SEED);
    for entry in journal.iter().filter(|entry| entry.moment.ticks <= until) {
        world.advance(entry.moment.ticks, entry.moment.events - world.moment().events);
        assert_eq!(world.moment(), entry.moment);
        world.command(&entry.command).unwrap();
    }
    world.advance(until, u64::MAX);
    world
}

/// Times all over a run, in no order: multiples of an irrational share of it.
fn scattered(end: Ticks) -> impl Iterator<Item = Ticks> {
    (0..60_u64).map(move |i| (i * 618_034) % 1_000_000 * end / 1_000_000)
}

#[test]
fn seeking_back_and_forth_is_a_straight_run() {
    let mut history = busy_day();
    let journal = history.journal().to_vec();
    assert_eq!(journal.len(), 8);
    let end = history.end();
    for time in scattered(end.ticks) {
        assert_eq!(history.seek(time), Stop::Reached);
        assert_eq!(history.world().now(), time);
        assert_eq!(history.world().digests(), straight(&journal, time).digests(), "at tick {time}");
        assert_eq!(history.end(), end, "looking back does not change where the end is");
        let behind = journal.iter().filter(|entry| entry.moment.ticks <= time).count();
        assert_eq!(history.journal(), &journal[..behind]);
    }
    history.seek(end.ticks);
    assert_eq!(history.world().digests(), straight(&journal, end.ticks).digests());
}

/// Every moment between two events can be gone to, also those at one tick.
#[test]
fn every_moment_of_a_run_can_be_gone_to() {
    let mut world = world(&shipped("team"), SEED);
    let mut moments = Vec::new();
    for _ in 0..600 {
        moments.push((world.moment(), world.digests()));
        world.step();
    }
    let mut history = History::new(crate::support::world(&shipped("team"), SEED));
    history.advance(world.now(), u64::MAX);
    for i in (0..moments.len()).map(|i| i * 257 % moments.len()) {
        let (moment, digest) = moments[i];
        history.seek_moment(moment).unwrap();
        assert_eq!((history.world().moment(), history.world().digests()), (moment, digest));
    }
}

/// The digest after each event of a run that follows a journal, taken event by event.
fn digests_by_event(journal: &[JournalEntry], events: u64) -> Vec<[u64; 3]> {
    let mut world = world(&shipped("team"), SEED);
    let mut digests = vec![world.digests()];
    while world.moment().events < events {
        let events_so_far = world.moment().events;
        for entry in journal.iter().filter(|entry| entry.moment.events == events_so_far) {
            assert_eq!(world.advance(entry.moment.ticks, 0), Stop::Reached);
            world.command(&entry.command).unwrap();
        }
        world.step();
        digests.push(world.digests());
    }
    digests
}

/// After going back, stepping goes through the very events of the straight run, commands included.
#[test]
fn stepping_after_a_seek_takes_the_same_events() {
    let mut history = busy_day();
    let end = history.end();
    let journal = history.journal().to_vec();
    let digests = digests_by_event(&journal[..7], end.events);
    for from in [ticks(90.0), 0, ticks(199.0)] {
        history.seek(from);
        let mut steps = 0;
        while history.world().moment().events < end.events {
            assert_eq!(history.step(), Stop::Reached);
            steps += 1;
            let events = history.world().moment().events;
            assert_eq!(history.world().digests(), digests[events as usize], "{steps} steps after tick {from}");
        }
        assert!(steps > 300);
    }
    assert_eq!(history.journal().len(), 7, "the last command was given after the last event");
    history.seek(end.ticks);
    assert_eq!(history.journal().len(), 8);
}

/// Acting in the past begins another future: what lay ahead is gone, and the run is as if it had never been.
#[test]
fn acting_in_the_past_forks() {
    let mut history = busy_day();
    let journal = history.journal().to_vec();
    let fork = ticks(140.0);
    history.seek(fork);
    history.command(knob(Knob::LossRate, 0.05)).unwrap();
    assert_eq!(history.end(), history.world().moment());
    assert_eq!(history.journal().len(), 6);
    let mut expected = journal[..5].to_vec();
    expected.push(JournalEntry { moment: history.world().moment(), command: knob(Knob::LossRate, 0.05) });
    assert_eq!(history.journal(), expected);
    for time in [ticks(200.0), ticks(470.0), ticks(60.0), ticks(600.0), fork, 0, ticks(139.0), ticks(600.0)] {
        history.seek(time);
        assert_eq!(history.world().digests(), straight(&expected, time).digests(), "at {time}");
    }
    assert!(history.world().knobs().get(Knob::LossRate) == 0.05);
    assert!(history.world().knobs().get(Knob::IntegrationDelayMinutes) != 3.0, "that command is no more");
}

/// A command that is refused in the past does not cost the future.
#[test]
fn a_refused_command_does_not_fork() {
    let mut history = busy_day();
    let (journal, end) = (history.journal().to_vec(), history.end());
    history.seek(ticks(120.0));
    assert!(history.command(knob(Knob::LossRate, 7.0)).is_err());
    assert!(history.command(Command::LoseMessage { message: u64::MAX }).is_err());
    assert_eq!(history.end(), end);
    history.seek(end.ticks);
    assert_eq!((history.journal(), history.world().digests()), (&journal[..], straight(&journal, end.ticks).digests()));
}

/// Commands before anything has happened: the start is after them, and they can be added to.
#[test]
fn commands_at_time_zero() {
    let mut history = History::new(world(&shipped("team"), SEED));
    let nothing_done = history.world().digests();
    history.command(knob(Knob::LoadPerHour, 30.0)).unwrap();
    history.command(Command::GiveWork { actor: 1 }).unwrap();
    let done = history.world().digests();
    assert_ne!(done, nothing_done);
    history.advance(ticks(50.0), u64::MAX);
    let later = history.world().digests();
    history.seek(0);
    assert_eq!((history.world().digests(), history.journal().len()), (done, 2));
    history.seek(ticks(50.0));
    assert_eq!(history.world().digests(), later);
    history.seek_moment(Moment::default()).unwrap();
    assert_eq!(history.world().digests(), done);
    history.command(Command::GiveWork { actor: 2 }).unwrap();
    assert_eq!(history.journal().len(), 3);
    history.advance(ticks(50.0), u64::MAX);
    assert_ne!(history.world().digests(), later);
}

/// What a link carries: scenario, seed, journal and moment restore the state exactly.
#[test]
fn a_replayed_journal_restores_the_state() {
    let mut history = busy_day();
    for time in [ticks(480.0), ticks(250.0), ticks(100.0), 0, ticks(333.3)] {
        history.seek(time);
        let (journal, moment) = (history.journal().to_vec(), history.world().moment());
        let text = serde_json::to_string(&(&journal, moment)).unwrap();
        let (journal, moment): (Vec<JournalEntry>, Moment) = serde_json::from_str(&text).unwrap();
        let start = World::from_plan(history.world().shared_plan(), SEED);
        let mut replayed = History::replayed(start, &journal, moment).unwrap();
        assert_eq!(replayed.world().digests(), history.world().digests());
        assert_eq!((replayed.journal(), replayed.end()), (&journal[..], moment));
        replayed.seek(ticks(50.0));
        replayed.seek(time);
        assert_eq!(replayed.world().digests(), history.world().digests());
    }
}

/// Half a million events are far more than checkpoints are kept for: they thin out, and every seek is still right.
#[test]
fn seeks_stay_right_when_checkpoints_have_thinned_out() {
    let scenario = shipped("single-queue");
    let mut straight = world(&scenario, 4);
    let mut history = History::new(world(&scenario, 4));
    let mut digests = BTreeMap::new();
    for i in 1..=40_u64 {
        let time = i * ticks(75_000.0) + i * i;
        straight.advance(time, u64::MAX);
        digests.insert(time, straight.digests());
    }
    let end = straight.now();
    history.advance(end, u64::MAX);
    assert!(history.world().moment().events > 480_000);
    let times: Vec<Ticks> = digests.keys().copied().collect();
    for i in (0..times.len()).map(|i| i * 17 % times.len()) {
        history.seek(times[i]);
        assert_eq!(history.world().digests(), digests[&times[i]]);
    }
}

/// Random teams with random interventions: every moment that was noted on the way can be gone back to, in any order.
#[test]
fn random_teams_can_be_gone_over_in_any_order() {
    let draw = |key: Key| (cases(key), key.of("order").list(12..13, Key::index));
    for_each_case(51, 200, draw, |(case, order)| {
        let Case { scenario, seed, interventions } = case;
        let mut history = History::new(world(scenario, *seed));
        let mut noted = vec![(history.world().moment(), 0, history.world().digests())];
        for (events, intervention) in interventions {
            history.advance(u64::MAX, *events);
            if let Some(command) = intervention.command(history.world()) {
                history.command(command).map_err(|problem| problem.to_string())?;
            }
            // The same moment after a further command is the same place in history: only the last counts.
            let here = (history.world().moment(), history.journal().len(), history.world().digests());
            noted.retain(|(moment, ..)| *moment != here.0);
            noted.push(here);
        }
        history.advance(u64::MAX, 300);
        let journal = history.journal().to_vec();
        for index in order {
            let (moment, commands, digest) = *index.get(&noted);
            history.seek_moment(moment).map_err(|problem| problem.to_string())?;
            invariants::check(history.world())?;
            if (history.world().digests(), history.journal().len()) != (digest, commands) {
                return Err(format!("{moment:?} is not what it was"));
            }
            let start = World::from_plan(history.world().shared_plan(), *seed);
            let replayed =
                History::replayed(start, &journal[..commands], moment).map_err(|problem| problem.to_string())?;
            if replayed.world().digests() != digest {
                return Err(format!("replayed to {moment:?} it is not what it was"));
            }
        }
        Ok(())
    });
}
