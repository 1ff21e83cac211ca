//! Glue work: noticing what others hold stale, and repairing it. Anti-entropy, in the word of replicated databases.

use crate::kernel::Distribution;
use serde::{Deserialize, Serialize};

/// The glue work an actor does, in rounds. A round is a message to itself: it waits in the mailbox like everything else. In a round
/// the actor talks to a few who depend on what it knows. Whoever holds an older version, or none, or a wrong variant, is sent
/// the version that the actor holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Glue {
    /// Time from the end of one round to the next. The mean is above 0.
    pub every: Distribution,
    /// What a round costs, relative to the integration delay. At least 0.
    #[serde(default = "one")]
    pub effort: f64,
    /// How many people it talks to in a round, each about one domain. 1 to 100.
    #[serde(default = "one_person")]
    pub talks_to: u32,
    /// The share, 0 to 1, of their stress that it takes from each of them.
    #[serde(default)]
    pub calms: f64,
}

fn one() -> f64 {
    1.0
}
fn one_person() -> u32 {
    1
}
