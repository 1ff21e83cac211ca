//! What a person can do to a running world, as data.

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
