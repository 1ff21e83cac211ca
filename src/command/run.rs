//! A world as everybody drives it: on to a time, or by single events. The commands of a variant are carried out on the way, each at its
//! moment, before everything else that happens then.

use super::Command;
use crate::engine::Stop;
use crate::kernel::{HORIZON, Ticks};
use crate::mechanism::{Plan, World};
use crate::problem::Problem;
use std::sync::Arc;

impl World {
    /// A world at its start, from a plan that was compiled before.
    #[must_use]
    pub fn from_plan(plan: Arc<Plan>, seed: u32) -> Self {
        let mut world = Self::at_start(plan, seed);
        // What is refused at the start is said when the world is first moved on.
        while world.command_due() == Some(0) && world.carry_out_next().is_ok() {}
        world
    }

    /// Takes every event due by `until` (at most [`HORIZON`]), or `events_max` of them if that is fewer; with none left to take, time
    /// goes to `until`. What a variant does on the way is done on the way, and is no event.
    pub fn advance(&mut self, until: Ticks, events_max: u64) -> Stop {
        let until = until.min(HORIZON);
        let end = self.moment().events.saturating_add(events_max);
        while let Some(due) = self.command_due().filter(|&due| due <= until) {
            // At the start nothing can come before.
            if due > 0 {
                match self.run(due - 1, end - self.moment().events) {
                    Stop::Reached => {}
                    stop => return stop,
                }
            }
            self.pass(due);
            if let Err(problem) = self.carry_out_next() {
                return Stop::Limit(problem);
            }
        }
        self.run(until, end - self.moment().events)
    }

    /// Takes exactly one event, if any is due before the [`HORIZON`]; what a variant does before it is done.
    pub fn step(&mut self) -> Stop {
        if let Some(problem) = self.limit() {
            return Stop::Limit(problem);
        }
        match self.next_due().or_else(|| self.command_due()) {
            Some(due) if due <= HORIZON => match self.advance(due, 1) {
                Stop::OutOfBudget => Stop::Reached,
                stop => stop,
            },
            _ => Stop::OutOfBudget,
        }
    }

    /// A command that is refused stays the next: the run cannot go on past it.
    #[inline(never)]
    fn carry_out_next(&mut self) -> Result<(), Problem> {
        if let Some(command) = self.command_parts().and_then(Command::from_parts) {
            self.command(&command)?;
        }
        self.command_done();
        Ok(())
    }
}
