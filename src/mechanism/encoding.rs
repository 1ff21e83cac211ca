//! A plan as bytes, so that a scenario can be compiled in one place and run in another that cannot compile.
//!
//! Decoding is total: whatever the bytes are, it ends in a plan or in a [`Problem`], and takes no more memory than they could fill.
//! What it does not do is check a plan once more: that indices point to something was found out when it was compiled. The checksum
//! guards against accidents, not against somebody who computes another one: their plan may make the world panic, as a page's own
//! script may do in other ways.

use super::world::Plan;
use crate::kernel::{seal, unseal};
use crate::problem::Problem;

const MAGIC: [u8; 4] = *b"ActP";

impl Plan {
    /// The plan as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        seal(MAGIC, self)
    }

    /// The plan that bytes are the encoding of, every number in it the same to the bit.
    ///
    /// # Errors
    /// If they are not a whole encoding, as it was made, for this version of the simulation.
    pub fn decode(encoding: &[u8]) -> Result<Self, Problem> {
        unseal(MAGIC, encoding).map_err(|says| Problem::new("plan", says))
    }
}
