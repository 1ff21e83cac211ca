//! Going to another moment, in pieces: whoever asks for a far one can look up meanwhile, and stop.

use super::History;
use crate::command::JournalEntry;
use crate::engine::{Moment, Stop};
use crate::kernel::{HORIZON, Ticks};
use crate::mechanism::World;
use crate::problem::Problem;

/// The most commands that a journal from outside may hold.
const COMMANDS_MAX: usize = 100_000;

/// Where a history is on its way to. It is in the history that set out, and nowhere else.
#[derive(Clone, Debug)]
pub struct Journey {
    target: Target,
    from: Moment,
    before: Option<Before>,
}

#[derive(Clone, Debug)]
enum Target {
    Time(Ticks),
    Moment(Moment),
    /// A moment, along commands that are still to be given, the next one last.
    Along(Moment, Vec<JournalEntry>),
}

/// What a history was before it set out, for when there is no such moment.
#[derive(Clone, Debug)]
enum Before {
    World(Box<World>, usize, Moment),
    History(Box<History>),
}

impl Journey {
    /// The share of the way that a history has gone, from 0 to 1.
    #[must_use]
    pub fn share(&self, history: &History) -> f64 {
        let here = history.world().moment();
        let (done, whole) = match self.target {
            Target::Time(ticks) => (here.ticks - self.from.ticks, ticks.saturating_sub(self.from.ticks)),
            Target::Moment(moment) | Target::Along(moment, _) => {
                (here.events - self.from.events, moment.events.saturating_sub(self.from.events))
            }
        };
        if whole == 0 { 1.0 } else { done as f64 / whole as f64 }
    }
}

impl History {
    /// Sets out for a time, back or forth; past the end it simulates on.
    #[must_use]
    pub fn set_out(&mut self, ticks: Ticks) -> Journey {
        // The end may lie between two events of one tick: going to its time means going to it.
        if ticks == self.end.ticks {
            return self.set_out_to(self.end);
        }
        self.approach(Moment { ticks, events: u64::MAX });
        Journey { target: Target::Time(ticks), from: self.world.moment(), before: None }
    }

    /// Sets out for an exact moment, back or forth.
    #[must_use]
    pub fn set_out_to(&mut self, moment: Moment) -> Journey {
        let before = Before::World(Box::new(self.world.clone()), self.commands, self.end);
        self.approach(moment);
        Journey { target: Target::Moment(moment), from: self.world.moment(), before: Some(before) }
    }

    /// Begins anew from a start, and sets out along a journal for a moment.
    ///
    /// # Errors
    /// If no run can have such a journal.
    pub fn set_out_along(
        &mut self,
        start: World,
        journal: &[JournalEntry],
        moment: Moment,
    ) -> Result<Journey, Problem> {
        if moment.ticks > HORIZON {
            return Err(Problem::new("moment.ticks", format!("must be at most {HORIZON}, got {}", moment.ticks)));
        }
        if journal.len() > COMMANDS_MAX {
            let got = journal.len();
            return Err(Problem::new("journal", format!("must hold at most {COMMANDS_MAX} commands, got {got}")));
        }
        let late = |entry: &JournalEntry| entry.moment > moment || entry.moment.events > moment.events;
        if let Some(i) = journal.iter().position(late) {
            let problem = Problem::new("moment", "lies after the moment to restore");
            return Err(not_followed(i, &problem));
        }
        let from = start.moment();
        let before = Before::History(Box::new(std::mem::replace(self, Self::new(start))));
        let target = Target::Along(moment, journal.iter().rev().copied().collect());
        Ok(Journey { target, from, before: Some(before) })
    }

    /// Goes on with a journey for at most so many events; says whether it has arrived.
    ///
    /// # Errors
    /// If there is no such moment: the history is as it was before it set out. Or if a run to a time has hit a limit of its
    /// scenario: it has gone as far as it could.
    pub fn go_on(&mut self, journey: &mut Journey, events_max: u64) -> Result<bool, Problem> {
        let gone = match &mut journey.target {
            Target::Time(ticks) => match self.advance(*ticks, events_max) {
                Stop::Limit(problem) => Err(problem),
                stop => Ok(stop == Stop::Reached),
            },
            Target::Moment(moment) => self.go_towards(*moment, events_max),
            Target::Along(moment, ahead) => self.go_along(*moment, ahead, events_max),
        };
        if gone.is_err()
            && let Some(before) = journey.before.take()
        {
            match before {
                Before::World(world, commands, end) => (self.world, self.commands, self.end) = (*world, commands, end),
                Before::History(history) => *self = *history,
            }
        }
        gone
    }

    fn go_along(&mut self, moment: Moment, ahead: &mut Vec<JournalEntry>, events_max: u64) -> Result<bool, Problem> {
        let last = self.world.moment().events.saturating_add(events_max);
        while let Some(&JournalEntry { moment, command }) = ahead.last() {
            let events_max = last - self.world.moment().events;
            let there = self.go_towards(moment, events_max).and_then(|there| {
                if there {
                    self.command(command)?;
                }
                Ok(there)
            });
            if !there.map_err(|problem| not_followed(self.journal.len(), &problem))? {
                return Ok(false);
            }
            ahead.pop();
        }
        self.go_towards(moment, last - self.world.moment().events)
    }

    /// Goes on to a moment that must lie ahead, and past every command given by then, for at most so many events; says whether it is
    /// there.
    fn go_towards(&mut self, moment: Moment, events_max: u64) -> Result<bool, Problem> {
        let Moment { ticks, events } = moment;
        if let Some(needed) = events.checked_sub(self.world.moment().events) {
            let stop = self.advance(ticks, needed.min(events_max));
            let here = self.world.moment();
            if stop == Stop::OutOfBudget && here.events < events && needed > 0 {
                return Ok(false);
            }
            let not_before = self.world.next_due().is_none_or(|due| due >= ticks);
            if here.events == events && here.ticks <= ticks && not_before {
                self.world.pass(ticks);
                self.end = self.end.max(moment);
                return Ok(true);
            }
        }
        let says = format!("must be one of this run, which has none at tick {ticks} after {events} events");
        Err(Problem::new("moment", says))
    }
}

fn not_followed(entry: usize, problem: &Problem) -> Problem {
    Problem::new(&format!("journal[{entry}]"), format!("cannot be followed: {problem}"))
}
