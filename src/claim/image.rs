//! A check as bytes, so that a claim can be compiled in one place and tried in another that cannot compile.

use super::file::Is;
use super::run::{ArmPlan, Bound, Check, Comparison, Measure};
use crate::scenario::codec::{Image, Reader, fnv_1a, implement, layout, write_number};
use crate::scenario::{PLAN_VERSION, Problem, open, seal};

layout! {
    structs {
        Check { arms, comparisons }
        ArmPlan { place, plan, measures }
        Measure { due, metric, into }
        Comparison { is, bound }
    }
    enums {
        Is { Above, AtLeast, Below, AtMost }
        Bound { Number(number), Measured { times, plus } }
    }
}

const MAGIC: [u8; 4] = *b"ActC";

/// A check holds plans: it is of another version when they are.
const CHECK_VERSION: u32 = VERSION.rotate_left(16) ^ PLAN_VERSION;

impl Check {
    /// The check as bytes.
    #[must_use]
    pub fn to_image(&self) -> Vec<u8> {
        seal(MAGIC, CHECK_VERSION, self)
    }

    /// The check that bytes are the image of.
    ///
    /// # Errors
    /// If they are not a whole image, as it was made, for this version of the simulation.
    pub fn from_image(image: &[u8]) -> Result<Self, Problem> {
        open(MAGIC, CHECK_VERSION, image).map_err(|says| Problem::new("claim", says))
    }
}
