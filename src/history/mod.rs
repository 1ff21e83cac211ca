//! A run that can be gone back over: checkpoints, the journal of commands, seeking, forking.

mod checkpoints;
mod journey;

pub use journey::Journey;

use crate::command::{Command, JournalEntry};
use crate::engine::{Moment, Stop};
use crate::kernel::{HORIZON, Ticks};
use crate::mechanism::World;
use crate::problem::Problem;
use checkpoints::Checkpoints;

/// A world, how it came to be as it is, and where it has been.
#[derive(Clone, Debug)]
pub struct History {
    world: World,
    /// Commands of the journal that are behind `world`.
    commands: usize,
    journal: Vec<JournalEntry>,
    checkpoints: Checkpoints,
    end: Moment,
}

impl History {
    /// The history of a world at its start.
    #[must_use]
    pub fn new(world: World) -> Self {
        let checkpoints = Checkpoints::new(&world);
        let end = world.moment();
        Self { world, commands: 0, journal: Vec::new(), checkpoints, end }
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
            let next_stop =
                last.min(ahead.map_or(u64::MAX, |moment| moment.events)).min(self.checkpoints.next(&self.world));
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
            self.checkpoints.keep_if_due(&self.world, self.commands);
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
        self.checkpoints.keep_if_due(&self.world, self.commands);
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
        self.checkpoints.cut(moment, self.commands);
        self.end = moment;
        Ok(())
    }

    /// Goes to a time, back or forth; past the end it simulates on, however long that takes.
    pub fn seek(&mut self, ticks: Ticks) -> Stop {
        let mut journey = self.set_out(ticks);
        match self.go_on(&mut journey, u64::MAX) {
            Ok(_) => Stop::Reached,
            Err(problem) => Stop::Limit(problem),
        }
    }

    /// Goes to an exact moment, back or forth.
    ///
    /// # Errors
    /// If this history has no such moment. Then it is where it was.
    pub fn seek_moment(&mut self, moment: Moment) -> Result<(), Problem> {
        let mut journey = self.set_out_to(moment);
        self.go_on(&mut journey, u64::MAX).map(|_| ())
    }

    /// The history in which a journal was followed from the start up to a moment, however long that takes.
    ///
    /// # Errors
    /// If it does not fit this scenario and seed.
    pub fn replayed(start: World, journal: &[JournalEntry], moment: Moment) -> Result<Self, Problem> {
        let mut history = Self::new(start.clone());
        let mut journey = history.set_out_along(start, journal, moment)?;
        history.go_on(&mut journey, u64::MAX)?;
        Ok(history)
    }

    /// What was done last took so many events and so many milliseconds of somebody's time: where events are slow, checkpoints are nearer.
    pub fn spent(&mut self, events: u64, ms: f64) {
        self.checkpoints.spent(events, ms);
    }

    /// What checkpoints take, in bytes.
    #[must_use]
    pub fn checkpoint_bytes(&self) -> usize {
        self.checkpoints.bytes()
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
        let (world, commands) = self.checkpoints.before(target);
        if target < self.world.moment() || world.moment() > self.world.moment() {
            (self.world, self.commands) = (world.clone(), commands);
        }
    }
}
