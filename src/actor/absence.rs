//! Being away: part of the time, or for good.

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

/// Whether an actor is here: the number of times it has gone or come back so far, or the mark of one who left for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Absence(u32);

impl Absence {
    /// Gone for good. An odd number, as that of everyone who is away.
    const LEFT: u32 = u32::MAX;

    /// Whether it takes nothing up.
    #[must_use]
    #[inline]
    pub fn is_away(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether it has left for good.
    #[must_use]
    #[inline]
    pub fn has_left(self) -> bool {
        self.0 == Self::LEFT
    }

    /// How often it has gone or come back.
    #[must_use]
    pub fn turns(self) -> u32 {
        self.0
    }

    /// It goes, or comes back.
    pub(crate) fn turn(&mut self) {
        // Past two billion turns it would seem to have left: it then stays as it is.
        if self.0 < Self::LEFT - 1 {
            self.0 += 1;
        }
    }

    /// It leaves for good.
    pub(crate) fn leave(&mut self) {
        self.0 = Self::LEFT;
    }
}
