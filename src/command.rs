//! What a person can do to a running world, as data.

pub use crate::engine::{Knob, Knobs, Moment};

use crate::mechanism::failure::{self, Cause, DOWN};
use crate::mechanism::{Plan, World, ownership, recognition, sites};
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

/// Whether a knob may be set to a value.
pub(crate) fn check_knob(plan: &Plan, knob: Knob, value: f64) -> Result<(), Problem> {
    plan.check_knob(knob, value)
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
