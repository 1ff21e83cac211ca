//! Kinds of messages.

use serde::{Deserialize, Serialize};

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// An item of work.
    Work = 0,
    /// Work that was done on a stale picture and is back.
    Rework = 1,
    /// News of a domain's new version.
    Update = 2,
    /// "It reached me" or "I integrated it".
    Acknowledgement = 3,
    /// "No": the mailbox was full, or its owner has left.
    Refusal = 4,
    /// A round of looking for stale replicas, from oneself to oneself.
    AntiEntropyRound = 5,
    /// Something that somebody must know before an item can be finished; to the members of a committee, a proposal.
    Question = 6,
    /// What was asked for; of a committee, the agreement.
    Answer = 7,
    /// "I have failed", to one's supervisor.
    Failure = 8,
    /// What a supervisor says to who has failed: restart, go on, or stop.
    Restart = 9,
    /// News of a domain that its receiver does not depend on.
    CarbonCopy = 10,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Work,
        Self::Rework,
        Self::Update,
        Self::Acknowledgement,
        Self::Refusal,
        Self::AntiEntropyRound,
        Self::Question,
        Self::Answer,
        Self::Failure,
        Self::Restart,
        Self::CarbonCopy,
    ];

    /// Whether it answers another message: it then takes no place in a mailbox and no time.
    #[must_use]
    pub const fn is_reply(self) -> bool {
        matches!(self, Self::Acknowledgement | Self::Refusal)
    }

    /// Whether it is what people are there for, and no talk about it.
    #[must_use]
    pub const fn is_work(self) -> bool {
        matches!(self, Self::Work | Self::Rework)
    }

    /// Whether somebody may hear it without a place in the mailbox and without taking time for it: an answer that is waited for, and
    /// what a supervisor says.
    #[must_use]
    pub const fn may_bypass_the_mailbox(self) -> bool {
        matches!(self, Self::Answer | Self::Restart)
    }

    /// Whether it reaches somebody who is not there, over whatever medium: who is down still hears that it should begin again.
    #[must_use]
    pub const fn reaches_the_absent(self) -> bool {
        matches!(self, Self::Restart)
    }
}
