//! What a person can do to a running world, as data.

use crate::kernel::Ticks;
use crate::scenario::{Decimal, Plan, Problem, Scenario};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// A knob of the whole team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Knob {
    /// Probability, 0 to 1, that a copy on a medium of loss factor 1 is lost.
    LossRate = 0,
    /// Mean minutes to absorb a message of effort 1 by an actor of slowness 1.
    IntegrationDelayMinutes = 1,
    /// Items of work from outside in an hour.
    LoadPerHour = 2,
    /// What is rewarded, 0 to 1: the weight of coherence; the rest is that of speed.
    RewardsCoherence = 3,
}

impl Knob {
    /// Every knob.
    pub const ALL: [Self; 4] =
        [Self::LossRate, Self::IntegrationDelayMinutes, Self::LoadPerHour, Self::RewardsCoherence];

    /// Its name in commands, links and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LossRate => "loss_rate",
            Self::IntegrationDelayMinutes => "integration_delay_minutes",
            Self::LoadPerHour => "load_per_hour",
            Self::RewardsCoherence => "rewards_coherence",
        }
    }
}

/// Where the knobs stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knobs(pub(crate) [f64; 4]);

impl Knobs {
    /// Where a scenario starts them.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let rewards = scenario.recognition.map_or(0.0, |recognition| recognition.rewards_coherence);
        Self([scenario.loss_rate, scenario.integration_delay_minutes, scenario.load_per_hour, rewards])
    }

    /// Where one stands.
    #[must_use]
    #[inline]
    pub fn get(&self, knob: Knob) -> f64 {
        self.0[knob as usize]
    }

    pub(crate) fn set(&mut self, knob: Knob, value: f64) {
        self.0[knob as usize] = value;
    }
}

impl Hash for Knobs {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.map(f64::to_bits).hash(state);
    }
}

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

impl Command {
    /// What it is as three numbers: which command, and what it names. That is how it is written in plans.
    pub(crate) fn parts(&self) -> [u64; 3] {
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
    pub(crate) fn from_parts([which, to, with]: [u64; 3]) -> Option<Self> {
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

/// Commands and when they are due, in the order of time: four numbers for each, the moment and the command's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(pub(crate) Vec<u64>);

impl Schedule {
    /// Adds one that is due no earlier than those that are there.
    pub(crate) fn push(&mut self, due: Ticks, command: Command) {
        self.0.push(due);
        self.0.extend(command.parts());
    }

    /// When one of them is due.
    #[must_use]
    pub fn due(&self, index: usize) -> Option<Ticks> {
        self.0.get(4 * index).copied()
    }

    /// One of them.
    #[must_use]
    pub fn command(&self, index: usize) -> Option<Command> {
        Command::from_parts(*self.0.get(4 * index + 1..)?.first_chunk()?)
    }
}

/// Whether a knob may be set to a value.
pub(crate) fn check_knob(plan: &Plan, knob: Knob, value: f64) -> Result<(), Problem> {
    let range = &plan.knob_ranges[knob as usize];
    if (range.start..=range.end).contains(&value) {
        return Ok(());
    }
    let [least, most, value] = [range.start, range.end, value].map(Decimal);
    if knob == Knob::RewardsCoherence && plan.recognition.is_none() {
        return Err(Problem::new(knob.name(), "needs a scenario with recognition"));
    }
    Err(Problem::new(knob.name(), format_args!("must be {least} to {most}, got {value}")))
}

/// A moment between two events: the time, and how many events have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Ticks since the start.
    pub ticks: u64,
    /// Events since the start.
    pub events: u64,
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
