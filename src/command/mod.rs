//! What a person can do to a running world, as data, and the world as everybody else drives it.

mod run;

pub use crate::engine::{Knob, Knobs, Moment};

use crate::mechanism::failure::{self, Cause, DOWN};
use crate::mechanism::{World, ownership, recognition, sites};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// Something a person does to a running world.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Turns a knob. Integrations that have begun keep their length.
    SetKnob {
        /// Which.
        knob: Knob,
        /// To what, within the knob's range.
        value: f64,
    },
    /// Makes sure that a message in flight will be lost.
    LoseMessage {
        /// Its serial number.
        message: u64,
    },
    /// Makes sure that a message in flight will arrive.
    DeliverMessage {
        /// Its serial number.
        message: u64,
    },
    /// Promotes somebody: from the next review on their work is seen more.
    Promote {
        /// Whom, by index.
        actor: u32,
    },
    /// Somebody leaves for good, now.
    Remove {
        /// Who, by index.
        actor: u32,
    },
    /// Somebody claims a domain that was free for all, and is then its one owner.
    Claim {
        /// Who, by index.
        actor: u32,
        /// Which, by index.
        domain: u32,
    },
    /// Lets somebody fail, now.
    Fail {
        /// Whom, by index.
        actor: u32,
    },
    /// Somebody moves to another site.
    MoveTo {
        /// Who, by index.
        actor: u32,
        /// Where to, by index.
        site: u32,
    },
    /// Hands somebody one more item of work, of the kind that usually lands on them.
    GiveWork {
        /// To whom, by index.
        actor: u32,
    },
}

/// A command and when it was given.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct JournalEntry {
    /// When.
    pub moment: Moment,
    /// What.
    pub command: Command,
}

impl Command {
    /// What it is as three numbers: which command, and what it names. That is how it is written in plans.
    #[must_use]
    pub fn parts(&self) -> [u64; 3] {
        match *self {
            // A number of few digits ends in many zeros: written from its last byte on, it is short.
            Self::SetKnob { knob, value } => [0, value.to_bits().swap_bytes(), knob as u64],
            Self::LoseMessage { message } => [1, message, 0],
            Self::DeliverMessage { message } => [2, message, 0],
            Self::Promote { actor } => [3, u64::from(actor), 0],
            Self::Remove { actor } => [4, u64::from(actor), 0],
            Self::Claim { actor, domain } => [5, u64::from(actor), u64::from(domain)],
            Self::Fail { actor } => [6, u64::from(actor), 0],
            Self::MoveTo { actor, site } => [7, u64::from(actor), u64::from(site)],
            Self::GiveWork { actor } => [8, u64::from(actor), 0],
        }
    }

    /// The command of three numbers, if they are those of one.
    #[inline(never)]
    #[must_use]
    pub fn from_parts([which, to, with]: [u64; 3]) -> Option<Self> {
        let (message, actor, index) = (to, to as u32, with as u32);
        let are_indices = u64::from(actor) == to || which < 3;
        if !are_indices || u64::from(index) != with {
            return None;
        }
        Some(match which {
            0 => Self::SetKnob { knob: *Knob::ALL.get(with as usize)?, value: f64::from_bits(to.swap_bytes()) },
            1 => Self::LoseMessage { message },
            2 => Self::DeliverMessage { message },
            3 => Self::Promote { actor },
            4 => Self::Remove { actor },
            5 => Self::Claim { actor, domain: index },
            6 => Self::Fail { actor },
            7 => Self::MoveTo { actor, site: index },
            8 => Self::GiveWork { actor },
            _ => return None,
        })
    }
}

impl World {
    /// Carries out a command at this moment: the only way to change a world from outside.
    ///
    /// # Errors
    /// A sentence if it cannot be carried out; the world is then as it was.
    pub fn command(&mut self, command: &Command) -> Result<(), Problem> {
        match *command {
            Command::SetKnob { knob, value } => self.set_knob(knob, value),
            Command::LoseMessage { message } => self.decide(message, true),
            Command::DeliverMessage { message } => self.decide(message, false),
            Command::GiveWork { actor } => self.give_work(actor),
            Command::Promote { actor } => recognition::promote(self, actor),
            Command::Remove { actor } => self.remove(actor),
            Command::Claim { actor, domain } => ownership::claim(self, actor, domain),
            Command::Fail { actor } => fail(self, actor),
            Command::MoveTo { actor, site } => sites::move_to(self, actor, site),
        }?;
        self.was_steered();
        Ok(())
    }
}

fn fail(world: &mut World, actor: u32) -> Result<(), Problem> {
    world.check_there(actor)?;
    if world.presence(actor).has(DOWN) {
        let says = format!("must be up, but {} is down", world.plan().names[actor as usize]);
        return Err(Problem::new("actor", says));
    }
    failure::crash(world, actor, Cause::Person);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Command, Knob};

    #[test]
    fn commands_come_back_from_their_parts_and_nothing_else_is_one() {
        let commands = [
            Command::SetKnob { knob: Knob::RewardsCoherence, value: 0.3 },
            Command::LoseMessage { message: u64::MAX },
            Command::DeliverMessage { message: 1 << 40 },
            Command::Promote { actor: 1 },
            Command::Remove { actor: u32::MAX },
            Command::Claim { actor: 2, domain: 3 },
            Command::Fail { actor: 4 },
            Command::MoveTo { actor: 5, site: 6 },
            Command::GiveWork { actor: 7 },
        ];
        for command in commands {
            assert_eq!(Command::from_parts(command.parts()), Some(command));
        }
        let wrong = [[0, 0, Knob::ALL.len() as u64], [3, 1 << 32, 0], [5, 0, 1 << 32], [7, 0, u64::MAX], [9, 0, 0]];
        for parts in wrong {
            assert_eq!(Command::from_parts(parts), None, "{parts:?}");
        }
    }
}
