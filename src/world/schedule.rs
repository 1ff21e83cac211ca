//! The commands of a variant: each is carried out at its moment, before everything else that happens then.

use super::{Stop, World};
use crate::kernel::{HORIZON, Ticks};
use crate::scenario::Problem;

impl World {
    /// Takes every event due by `until` (at most [`HORIZON`]), or `events_max` of them if that is fewer; with none left to take, time
    /// goes to `until`. What a variant does on the way is done on the way, and is no event.
    pub fn advance(&mut self, until: Ticks, events_max: u64) -> Stop {
        let until = until.min(HORIZON);
        let end = self.moment().events.saturating_add(events_max);
        while let Some(due) = self.command_due().filter(|&due| due <= until) {
            // At the start nothing can come before.
            if due > 0 {
                match self.take_events(due - 1, end - self.moment().events) {
                    Stop::Reached => {}
                    stop => return stop,
                }
            }
            self.pass(due);
            if let Err(problem) = self.carry_out_next() {
                return Stop::Limit(problem);
            }
        }
        self.take_events(until, end - self.moment().events)
    }

    /// Carries out what is due at the start. What is refused then is said when the world is first moved on.
    pub(super) fn carry_out_first(&mut self) {
        while self.command_due() == Some(0) && self.carry_out_next().is_ok() {}
    }

    /// When the next command of the variant is due.
    pub(super) fn command_due(&self) -> Option<Ticks> {
        self.plan.commands.due(self.carried_out)
    }

    /// A command that is refused stays the next: the run cannot go on past it.
    #[inline(never)]
    fn carry_out_next(&mut self) -> Result<(), Problem> {
        if let Some(command) = self.plan.commands.command(self.carried_out) {
            self.command(&command)?;
        }
        self.carried_out += 1;
        Ok(())
    }
}
