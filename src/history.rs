//! A run that can be gone back over: checkpoints, the journal of commands, seeking, forking.

use crate::command::{Command, JournalEntry};
use crate::engine::{Moment, Stop};
use crate::kernel::{HORIZON, Ticks};
use crate::mechanism::World;
use crate::problem::Problem;

/// Memory the checkpoints may take, in bytes.
const CHECKPOINT_BYTES_MAX: usize = 64 << 20;
/// The most checkpoints that are kept.
const CHECKPOINTS_MAX: usize = 64;
/// Bytes of a checkpoint for each event between two of them at first: copying so many costs a small part of what an event does. The
/// spacing is doubled whenever there are too many.
const BYTES_PER_EVENT: usize = 64;
/// The most events that going to a moment may take, so that a far one cannot hang whoever asks for it.
const REPLAY_EVENTS_MAX: u64 = 20_000_000;
/// The most commands that a journal from outside may hold.
const REPLAY_COMMANDS_MAX: usize = 100_000;

#[derive(Clone, Debug)]
struct Checkpoint {
    world: World,
    /// Commands of the journal that were carried out before.
    commands: usize,
}

/// A world, how it came to be as it is, and where it has been.
#[derive(Clone, Debug)]
pub struct History {
    world: World,
    /// Commands of the journal that are behind `world`.
    commands: usize,
    journal: Vec<JournalEntry>,
    /// Never empty: the first is the start.
    checkpoints: Vec<Checkpoint>,
    spacing_events: u64,
    end: Moment,
}

impl History {
    /// The history of a world at its start.
    #[must_use]
    pub fn new(world: World) -> Self {
        let checkpoints = vec![Checkpoint { world: world.clone(), commands: 0 }];
        let end = world.moment();
        let spacing_events = (world.bytes() / BYTES_PER_EVENT) as u64;
        Self { world, commands: 0, journal: Vec::new(), checkpoints, spacing_events, end }
    }

    /// The world at the present moment.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The commands that are behind the present moment.
    #[must_use]
    pub fn journal(&self) -> &[JournalEntry] {
        &self.journal[..self.commands]
    }

    /// The furthest moment of this line of history.
    #[must_use]
    pub fn end(&self) -> Moment {
        self.end
    }

    /// Goes on until a time, or until so many events were taken; commands that lie ahead are carried out on the way.
    pub fn advance(&mut self, until: Ticks, events_max: u64) -> Stop {
        let until = until.min(HORIZON);
        let last = self.world.moment().events.saturating_add(events_max);
        loop {
            let events = self.world.moment().events;
            let ahead = self.journal.get(self.commands).map(|entry| entry.moment);
            if ahead.is_some_and(|moment| moment.events == events && moment.ticks <= until) {
                self.carry_out_next();
                continue;
            }
            let next_stop = last.min(ahead.map_or(u64::MAX, |moment| moment.events)).min(self.next_checkpoint());
            // Time must not pass a command that lies between the last event and `until`.
            let stop_at = ahead.map_or(until, |moment| until.min(moment.ticks));
            let stop = self.world.advance(stop_at, next_stop - events);
            self.end = self.end.max(self.world.moment());
            let is_due = |moment: Moment| moment.events == self.world.moment().events && moment.ticks <= until;
            if !matches!(stop, Stop::Limit(_)) && ahead.is_some_and(is_due) {
                continue;
            }
            if stop != Stop::OutOfBudget || self.world.moment().events == last {
                return stop;
            }
            self.checkpoint_if_due();
        }
    }

    /// Takes exactly one event; says whether there was one.
    pub fn step(&mut self) -> Stop {
        // Commands that lie between here and the next event come before it.
        while self.journal.get(self.commands).is_some_and(|entry| entry.moment.events == self.world.moment().events) {
            self.carry_out_next();
        }
        let stop = self.world.step();
        self.end = self.end.max(self.world.moment());
        self.checkpoint_if_due();
        stop
    }

    /// Carries out a command now. What lay ahead of this moment is history no more.
    ///
    /// # Errors
    /// A sentence if it cannot be carried out; nothing has changed then.
    pub fn command(&mut self, command: Command) -> Result<(), Problem> {
        self.world.command(&command)?;
        let moment = self.world.moment();
        self.journal.truncate(self.commands);
        self.journal.push(JournalEntry { moment, command });
        self.commands += 1;
        self.checkpoints
            .retain(|checkpoint| checkpoint.world.moment() <= moment && checkpoint.commands < self.commands);
        self.end = moment;
        Ok(())
    }

    /// Goes to a time, back or forth; past the end only as far as a bounded number of events reaches.
    pub fn seek(&mut self, ticks: Ticks) -> Stop {
        // The end may lie between two events of one tick: going to its time means going to it.
        if ticks == self.end.ticks && self.seek_moment(self.end).is_ok() {
            return Stop::Reached;
        }
        self.approach(Moment { ticks, events: u64::MAX });
        self.advance(ticks, REPLAY_EVENTS_MAX)
    }

    /// Goes to an exact moment, back or forth.
    ///
    /// # Errors
    /// If this history has no such moment. Then it is where it was.
    pub fn seek_moment(&mut self, moment: Moment) -> Result<(), Problem> {
        let before = (self.world.clone(), self.commands, self.end);
        self.approach(moment);
        self.go_to(moment).inspect_err(|_| (self.world, self.commands, self.end) = before)
    }

    /// The history in which a journal was followed from the start up to a moment.
    ///
    /// # Errors
    /// If it does not fit this scenario and seed, or asks for too much.
    pub fn replayed(start: World, journal: &[JournalEntry], moment: Moment) -> Result<Self, Problem> {
        if moment.events > REPLAY_EVENTS_MAX {
            return Err(Problem::new(
                "moment.events",
                format!("must be at most {REPLAY_EVENTS_MAX}, got {}", moment.events),
            ));
        }
        if moment.ticks > HORIZON {
            return Err(Problem::new("moment.ticks", format!("must be at most {HORIZON}, got {}", moment.ticks)));
        }
        if journal.len() > REPLAY_COMMANDS_MAX {
            return Err(Problem::new(
                "journal",
                format!("must hold at most {REPLAY_COMMANDS_MAX} commands, got {}", journal.len()),
            ));
        }
        let mut history = Self::new(start);
        for (i, entry) in journal.iter().enumerate() {
            let at =
                |problem: Problem| Problem::new(&format!("journal[{i}]"), format!("cannot be followed: {problem}"));
            if entry.moment > moment || entry.moment.events > moment.events {
                return Err(at(Problem::new("moment", "lies after the moment to restore")));
            }
            history.go_to(entry.moment).map_err(at)?;
            history.command(entry.command).map_err(at)?;
        }
        history.go_to(moment)?;
        Ok(history)
    }

    /// Moves on to a moment that must lie ahead, and past every command given by then.
    fn go_to(&mut self, moment: Moment) -> Result<(), Problem> {
        let Moment { ticks, events } = moment;
        let needed = events.checked_sub(self.world.moment().events);
        if let Some(needed) = needed.filter(|&needed| needed <= REPLAY_EVENTS_MAX) {
            self.advance(ticks, needed);
            let not_before = self.world.next_due().is_none_or(|due| due >= ticks);
            if self.world.moment().events == events && self.world.now() <= ticks && not_before {
                self.world.pass(ticks);
                self.end = self.end.max(moment);
                return Ok(());
            }
        }
        Err(Problem::new(
            "moment",
            format!("must be one of this run, which has none at tick {ticks} after {events} events"),
        ))
    }

    /// Carries out the next command of the journal. It was carried out at this very moment before, so it cannot fail;
    /// if it does, the journal is cut there rather than followed wrongly.
    fn carry_out_next(&mut self) {
        let JournalEntry { moment, command } = self.journal[self.commands];
        self.world.pass(moment.ticks);
        if self.world.command(&command).is_ok() {
            self.commands += 1;
        } else {
            debug_assert!(false, "a command of the journal could not be repeated");
            self.journal.truncate(self.commands);
        }
    }

    /// Goes to the last checkpoint before a moment, unless the present lies between the two.
    fn approach(&mut self, target: Moment) {
        let later = self.checkpoints.partition_point(|checkpoint| checkpoint.world.moment() < target);
        let checkpoint = &self.checkpoints[later.saturating_sub(1)];
        if target < self.world.moment() || checkpoint.world.moment() > self.world.moment() {
            self.world = checkpoint.world.clone();
            self.commands = checkpoint.commands;
        }
    }

    /// The events after which a checkpoint is next due.
    fn next_checkpoint(&self) -> u64 {
        let newest = self.checkpoints.last().map_or(0, |checkpoint| checkpoint.world.moment().events);
        (newest + self.spacing_events).max(self.world.moment().events + 1)
    }

    fn checkpoint_if_due(&mut self) {
        let newest = self.checkpoints.last().map_or(0, |checkpoint| checkpoint.world.moment().events);
        if self.world.moment().events < newest + self.spacing_events {
            return;
        }
        let affordable = (CHECKPOINT_BYTES_MAX / self.world.bytes()).clamp(1, CHECKPOINTS_MAX);
        if self.checkpoints.len() < affordable {
            self.checkpoints.push(Checkpoint { world: self.world.clone(), commands: self.commands });
        } else {
            // Every second one goes, never the start, and from now on they are twice as far apart.
            let mut place = 0;
            self.checkpoints.retain(|_| {
                place += 1;
                place % 2 == 1
            });
            self.spacing_events *= 2;
        }
    }
}
