//! A far moment is reached in pieces, wherever they are cut; and one that there is not leaves everything as it was.

use crate::support::{shipped, world};
use actorium::Stop;
use actorium::command::Command;
use actorium::engine::{Knob, Moment};
use actorium::history::{History, Journey};
use actorium::kernel::ticks;

const SEED: u32 = 5;

fn start() -> History {
    History::new(world(&shipped("team"), SEED))
}

/// Two days in which somebody did something now and then.
fn lived() -> History {
    let mut history = start();
    for minutes in [0.0, 77.5, 300.0, 301.0, 800.0] {
        history.advance(ticks(minutes), u64::MAX);
        history.command(Command::SetKnob { knob: Knob::LossRate, value: minutes / 1000.0 }).unwrap();
        history.command(Command::GiveWork { actor: 2 }).unwrap();
    }
    history.advance(ticks(960.0), u64::MAX);
    history
}

/// Goes to the end of a journey in pieces of so many events; the share of the way only grows.
fn arrive(history: &mut History, mut journey: Journey, piece: u64) {
    let mut share = 0.0;
    while !history.go_on(&mut journey, piece).unwrap() {
        let next = journey.share(history);
        assert!((share..=1.0).contains(&next), "{share} is followed by {next}");
        share = next;
    }
}

#[test]
fn in_pieces_as_in_one_go() {
    let lived = lived();
    let (journal, end) = (lived.journal().to_vec(), lived.end());
    for piece in [1, 7, 1000] {
        let mut history = lived.clone();
        for minutes in [50.0, 900.0, 301.0, 0.0, 960.0] {
            let mut whole = lived.clone();
            whole.seek(ticks(minutes));
            let journey = history.set_out(ticks(minutes));
            arrive(&mut history, journey, piece);
            assert_eq!(history.world().digests(), whole.world().digests(), "minute {minutes} in pieces of {piece}");
        }
        let mut other = start();
        let along = other.set_out_along(world(&shipped("team"), SEED), &journal, end).unwrap();
        arrive(&mut other, along, piece);
        assert_eq!((other.world().digests(), other.journal()), (lived.world().digests(), &journal[..]));
    }
}

#[test]
fn whoever_stops_on_the_way_is_at_a_moment_of_the_run() {
    let mut history = lived();
    let mut journey = history.set_out(ticks(20_000.0));
    for _ in 0..5 {
        assert!(!history.go_on(&mut journey, 100).unwrap());
    }
    let (here, digests) = (history.world().moment(), history.world().digests());
    history.seek(ticks(10.0));
    history.seek_moment(here).unwrap();
    assert_eq!(history.world().digests(), digests);
}

#[test]
fn a_moment_that_there_is_not_is_found_out_late_and_everything_is_as_it_was() {
    let mut history = lived();
    history.seek(ticks(400.0));
    let (here, end, digests) = (history.world().moment(), history.end(), history.world().digests());
    let is_as_it_was = |history: &History| {
        assert_eq!((history.world().moment(), history.end(), history.world().digests()), (here, end, digests));
        assert_eq!(history.journal().len(), 8);
    };
    let nowhere = Moment { ticks: end.ticks, events: end.events + 5_000 };
    let mut journey = history.set_out_to(nowhere);
    let mut pieces = 0;
    let problem = loop {
        match history.go_on(&mut journey, 50) {
            Ok(arrived) => assert!(!arrived),
            Err(problem) => break problem,
        }
        pieces += 1;
    };
    assert!(pieces > 3 && problem.message.contains("must be one of this run"), "after {pieces} pieces: {problem}");
    is_as_it_was(&history);

    let mut journal = history.journal().to_vec();
    journal.last_mut().unwrap().moment.events += 1;
    let moment = Moment { ticks: end.ticks, events: end.events };
    let mut journey = history.set_out_along(world(&shipped("team"), SEED), &journal, moment).unwrap();
    let problem = loop {
        match history.go_on(&mut journey, 50) {
            Ok(arrived) => assert!(!arrived),
            Err(problem) => break problem,
        }
    };
    assert!(problem.path.starts_with("journal["), "{problem}");
    is_as_it_was(&history);
}

/// Where a run comes to a limit of its scenario, it stays, and says why.
#[test]
fn a_limit_on_the_way_is_said() {
    let mut scenario = shipped("team");
    scenario.messages_max = 400;
    scenario.load_per_hour = 600.0;
    let mut history = History::new(world(&scenario, SEED));
    let Stop::Limit(problem) = history.seek(ticks(1e5)) else { panic!("there is no limit") };
    assert_eq!(problem.path, "messages_max");
    assert!(history.world().moment().events > 400);
}

/// However old a run is, and however its events have come, going back takes a bounded part of it, and checkpoints a bounded memory.
#[test]
fn an_old_run_is_gone_back_over_in_a_bounded_part_of_it() {
    let mut history = start();
    let mut longest = 0;
    for day in 1..=40 {
        history.advance(ticks(480.0 * f64::from(day)), 700 + day as u64);
        history.advance(ticks(480.0 * f64::from(day)), u64::MAX);
        history.spent(1, 3.0);
    }
    let end = history.end();
    for part in 1..100_u64 {
        let target = end.ticks / 100 * part;
        let journey = history.set_out(target);
        let from = history.world().moment().events;
        arrive(&mut history, journey, u64::MAX);
        longest = longest.max(history.world().moment().events - from);
    }
    assert!(longest <= end.events / 20, "{longest} events of {} are replayed", end.events);
    assert!(history.checkpoint_bytes() <= 64 << 20, "{}", history.checkpoint_bytes());
}
