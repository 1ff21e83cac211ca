//! A check as bytes, so that a claim can be compiled in one place and tried in another that cannot compile.

use super::file::Is;
use super::run::{ArmPlan, Bound, Check, Comparison, Measure};
use crate::kernel::{encode_enum, encode_struct, seal, unseal};
use crate::problem::Problem;

encode_struct! { Check { arms, comparisons } }
encode_struct! { ArmPlan { place, plan, measures } }
encode_struct! { Measure { due, metric, into } }
encode_struct! { Comparison { is, bound } }
encode_enum! { Is { Above, AtLeast, Below, AtMost } }
encode_enum! { Bound { Number(number: f64), Measured { times: f64, plus: f64 } } }

const MAGIC: [u8; 4] = *b"ActC";

impl Check {
    /// The check as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        seal(MAGIC, self)
    }

    /// The check that bytes are the encoding of.
    ///
    /// # Errors
    /// If they are not a whole encoding, as it was made, for this version of the simulation.
    pub fn decode(encoding: &[u8]) -> Result<Self, Problem> {
        unseal(MAGIC, encoding).map_err(|says| Problem::new("claim", says))
    }
}
