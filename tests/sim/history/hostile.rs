//! Journals and moments that no run of this scenario has: refused in a sentence, and whoever asked stays where they were.

use crate::support::{shipped, world};
use actorium::World;
use actorium::command::{Command, JournalEntry};
use actorium::engine::{Knob, Moment};
use actorium::history::History;
use actorium::kernel::{HORIZON, ticks};
use actorium::problem::Problem;

fn running() -> History {
    let mut history = History::new(world(&shipped("two-people"), 8));
    history.advance(ticks(100.0), u64::MAX);
    history.command(Command::GiveWork { actor: 0 }).unwrap();
    history.advance(ticks(300.0), u64::MAX);
    history
}

fn replay(journal: &[JournalEntry], moment: Moment) -> Result<History, Problem> {
    History::replayed(world(&shipped("two-people"), 8), journal, moment)
}

fn entry(ticks: u64, events: u64, command: Command) -> JournalEntry {
    JournalEntry { moment: Moment { ticks, events }, command }
}

const GIVE: Command = Command::GiveWork { actor: 0 };

#[test]
fn moments_that_are_not_of_this_run_are_refused_and_nothing_moves() {
    let mut history = running();
    history.seek(ticks(200.0));
    let (here, end, digest) = (history.world().moment(), history.end(), history.world().digests());
    let mut refused = |ticks, events| {
        let problem = history.seek_moment(Moment { ticks, events }).unwrap_err();
        assert!(problem.message.contains("must be one of this run"), "{problem}");
        assert_eq!((history.world().moment(), history.world().digests()), (here, digest));
        assert_eq!(history.end(), end, "a moment that does not exist is no new end");
        assert_eq!(history.journal().len(), 1);
    };
    refused(here.ticks, here.events + 1);
    refused(here.ticks, here.events - 1);
    refused(here.ticks - 1, here.events + 5);
    refused(0, 5);
    refused(ticks(150.0), 0);
    refused(end.ticks, end.events + 10);
    refused(end.ticks + 1, 0);
    refused(end.ticks + ticks(10_000.0), end.events + 3);
    refused(0, u64::MAX);
    // And the history is none the worse for it.
    history.seek(end.ticks);
    assert_eq!(history.world().moment(), end);
}

#[test]
fn journals_that_cannot_be_followed_are_refused() {
    let honest = running();
    let (journal, moment) = (honest.journal().to_vec(), honest.world().moment());
    let given = journal[0];
    assert_eq!(replay(&journal, moment).unwrap().world().digests(), honest.world().digests());
    let says = |journal: &[JournalEntry], moment: Moment, path: &str, words: &str| {
        let problem = replay(journal, moment).unwrap_err();
        assert_eq!(problem.path, path, "{problem}");
        assert!(problem.message.contains(words), "{problem}");
    };
    let at = |events: u64| Moment { ticks: moment.ticks, events };
    says(&journal, at(moment.events + 1), "moment", "must be one of this run");
    says(&journal, at(20_000_001), "moment", "must be one of this run");
    says(&journal, Moment { ticks: HORIZON + 1, events: 3 }, "moment.ticks", "must be at most");
    says(&vec![given; 100_001], moment, "journal", "must hold at most 100000 commands");
    says(&journal, Moment { ticks: 5, events: 0 }, "journal[0]", "lies after the moment to restore");
    says(&[entry(given.moment.ticks, given.moment.events + 1, GIVE)], moment, "journal[0]", "must be one of this run");
    says(&[given, entry(0, 0, GIVE)], moment, "journal[1]", "must be one of this run");
    let set = |value| Command::SetKnob { knob: Knob::LossRate, value };
    says(&[entry(0, 0, set(1.5))], moment, "journal[0]", "loss_rate must be 0 to");
    says(&[entry(0, 0, set(f64::NAN))], moment, "journal[0]", "loss_rate must be 0 to");
    says(&[entry(0, 0, Command::GiveWork { actor: 2 })], moment, "journal[0]", "actor must be 0 to 1");
    says(&[entry(0, 0, Command::LoseMessage { message: 9 })], moment, "journal[0]", "must be in flight");
    // A journal may be honest and the moment one in which it would not have been written yet.
    says(&[entry(0, 0, GIVE); 3], moment, "moment", "must be one of this run");
}

/// A command that claims to lie before the moment to restore, yet after more events than it: followed, it would run
/// for as long as its author likes.
#[test]
fn a_command_after_more_events_than_the_moment_has_is_refused_at_once() {
    let far = Moment { ticks: ticks(50_000.0), events: 10 };
    let problem = replay(&[entry(far.ticks - 1, u64::MAX, GIVE)], far).unwrap_err();
    assert_eq!(problem.path, "journal[0]");
    assert!(problem.message.contains("after the moment"), "it was followed instead: {problem}");
}

/// A journal of another scenario or seed fails where it stops fitting, and the one who asked keeps what they had.
#[test]
fn a_journal_of_another_seed_is_refused() {
    let honest = running();
    let other = world(&shipped("two-people"), 9);
    assert!(History::replayed(other, honest.journal(), honest.world().moment()).is_err());
    let team = World::from_plan(world(&shipped("team"), 8).shared_plan(), 8);
    assert!(History::replayed(team, honest.journal(), honest.world().moment()).is_err());
}

/// What arrives as text: unknown fields, wrong types and missing parts are refused by the reader.
#[test]
fn malformed_commands_and_moments_are_refused() {
    let good = r#"{"moment":{"ticks":5,"events":0},"command":{"set_knob":{"knob":"loss_rate","value":0.2}}}"#;
    assert!(serde_json::from_str::<JournalEntry>(good).is_ok());
    for (from, to) in [
        ("loss_rate", "luck"),
        ("set_knob", "set_knobs"),
        ("0.2", "\"0.2\""),
        ("0.2", "null"),
        ("5", "-5"),
        ("5", "5.5"),
        ("\"events\":0", "\"events\":0,\"more\":1"),
        ("\"value\":0.2", "\"value\":0.2,\"more\":1"),
        (",\"events\":0", ""),
    ] {
        let bad = good.replacen(from, to, 1);
        assert!(serde_json::from_str::<JournalEntry>(&bad).is_err(), "{bad}");
    }
}
