//! The commands of a variant: each is carried out at its moment, before everything else that happens then.

use super::{Stop, World};
use crate::kernel::{HORIZON, Ticks, minutes};
use crate::scenario::{Decimal, Problem};

impl World {
    /// Takes every event due by `until` (at most [`HORIZON`]), or `events_max` of them if that is fewer; with none left to take, time
    /// goes to `until`. What a variant does on the way is done on the way, and is no event.
    pub fn advance(&mut self, until: Ticks, events_max: u64) -> Stop {
        let until = until.min(HORIZON);
        let mut left = events_max;
        while let Some(due) = self.command_due().filter(|&due| due <= until) {
            let before = self.moment().events;
            // At the start there is no moment before it.
            if let Some(earlier) = due.checked_sub(1) {
                match self.take_events(earlier, left) {
                    Stop::Reached => {}
                    stop => return stop,
                }
            }
            left -= self.moment().events - before;
            self.pass(due);
            if let Err(problem) = self.carry_out_next() {
                return Stop::Limit(problem);
            }
        }
        self.take_events(until, left)
    }

    /// Carries out what is due at the start. What is refused then is said when the world is first moved on.
    pub(super) fn carry_out_first(&mut self) {
        while self.command_due() == Some(0) && self.carry_out_next().is_ok() {}
    }

    /// When the next command of the variant is due.
    pub(super) fn command_due(&self) -> Option<Ticks> {
        self.plan.commands.get(self.carried_out).map(|&(due, _)| due)
    }

    /// A command that is refused stays the next: the run cannot go on past it.
    fn carry_out_next(&mut self) -> Result<(), Problem> {
        let (due, command) = self.plan.commands[self.carried_out];
        self.command(&command).map_err(|problem| {
            let at = Decimal(minutes(due));
            Problem::new(
                "variant",
                format_args!("gives a command at minute {at} that cannot be carried out: {problem}"),
            )
        })?;
        self.carried_out += 1;
        Ok(())
    }
}
