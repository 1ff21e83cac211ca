//! What a file says of absence.

use crate::kernel::{Distribution, encode_struct};
use crate::problem::{Place, Problems};
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

impl Away {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.interval(&place.field("after"), Some(&self.after));
        problems.interval(&place.field("lasts"), Some(&self.lasts));
    }
}

encode_struct! { Away { after, lasts } }
