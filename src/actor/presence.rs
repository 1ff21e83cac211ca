//! Being there: why somebody takes nothing up, for a while or for good.

use crate::kernel::Distribution;
use serde::{Deserialize, Serialize};

/// When an actor is away. It begins by being here.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// How long it is here before it goes. The mean is above 0.
    pub after: Distribution,
    /// How long it then stays away: it finishes what it is at, takes up nothing new, and what does not wait misses it. The
    /// mean is above 0.
    pub lasts: Distribution,
}

/// A reason to take nothing up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Hold {
    /// It is away.
    Away = 1,
    /// It has left for good, or was not hired yet.
    Left = 2,
    /// Its site is closed.
    OffHours = 4,
    /// It has failed, and is not back.
    Down = 8,
    /// It is burnt out.
    BurntOut = 16,
    /// It is in a meeting.
    Meeting = 32,
    /// It waits for an answer.
    Asking = 64,
    /// It was refused, and waits before it tries again.
    Blocked = 128,
}

impl Hold {
    /// Whether what the actor is at is put aside at once; else it finishes that first.
    #[must_use]
    pub const fn interrupts(self) -> bool {
        matches!(self, Self::Down | Self::BurntOut | Self::Meeting)
    }
}

/// Why an actor takes nothing up: any number of reasons; none if it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Presence(u8);

impl Presence {
    const GONE: u8 =
        Hold::Away as u8 | Hold::Left as u8 | Hold::OffHours as u8 | Hold::Down as u8 | Hold::BurntOut as u8;

    /// Whether nothing keeps it from taking up the next message.
    #[must_use]
    #[inline]
    pub const fn is_free(self) -> bool {
        self.0 == 0
    }

    /// Whether it is there: neither away, off hours, down, burnt out nor gone for good.
    #[must_use]
    #[inline]
    pub const fn is_here(self) -> bool {
        self.0 & Self::GONE == 0
    }

    /// Whether somebody could talk to it: it is there and in no meeting.
    #[must_use]
    #[inline]
    pub const fn can_be_met(self) -> bool {
        self.0 & (Self::GONE | Hold::Meeting as u8) == 0
    }

    /// Whether this is one of the reasons.
    #[must_use]
    #[inline]
    pub const fn has(self, why: Hold) -> bool {
        self.0 & why as u8 != 0
    }

    /// Whether it has left for good, or was not hired yet.
    #[must_use]
    #[inline]
    pub const fn has_left(self) -> bool {
        self.has(Hold::Left)
    }

    /// One reason more.
    pub(crate) fn add(&mut self, why: Hold) {
        self.0 |= why as u8;
    }

    /// One reason less.
    pub(crate) fn remove(&mut self, why: Hold) {
        self.0 &= !(why as u8);
    }
}
