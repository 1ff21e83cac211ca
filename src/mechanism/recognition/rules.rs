//! What a file says of recognition.

use crate::engine::MINUTES_MAX;
use crate::kernel::encode_struct;
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// How the team sees who does what. At each review everyone's share of the finished work and of the repairs is weighed by what is
/// rewarded; those seen less than the typical one may leave. A promotion shows everybody what pays: what is rewarded moves towards
/// what the promoted one does. Every coefficient is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// Minutes from one review to the next. Above 0.
    pub review_minutes: f64,
    /// The reward knob: the weight, 0 to 1, of repairs (coherence); the rest is that of finished work (speed).
    #[serde(default)]
    pub rewards_coherence: f64,
    /// The share, 0 to 1, of the last review that is remembered at the next.
    #[serde(default)]
    pub memory: f64,
    /// How much each promotion counts against the reward knob: at 1, one promotion moves what is rewarded halfway from the knob
    /// to what the promoted one does. At least 0.
    #[serde(default = "one")]
    pub promotion_weight: f64,
    /// Recognition that is enough to stay, relative to the median of the team. Above 0.
    #[serde(default = "one")]
    pub enough: f64,
    /// Rate at which somebody without any recognition leaves, per week of the scenario's calendar: 2,400 minutes in
    /// working days, 10,080 round the clock. At least 0.
    #[serde(default)]
    pub leaves_per_week: f64,
}

fn one() -> f64 {
    1.0
}

impl Recognition {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.number(&place.field("review_minutes"), self.review_minutes, 1.0, MINUTES_MAX);
        problems.number(&place.field("rewards_coherence"), self.rewards_coherence, 0.0, 1.0);
        problems.number(&place.field("memory"), self.memory, 0.0, 1.0);
        problems.number(&place.field("promotion_weight"), self.promotion_weight, 0.0, 1000.0);
        problems.number(&place.field("enough"), self.enough, 1e-3, 1000.0);
        problems.number(&place.field("leaves_per_week"), self.leaves_per_week, 0.0, 1000.0);
    }
}

encode_struct! { Recognition { review_minutes, rewards_coherence, memory, promotion_weight, enough, leaves_per_week } }
