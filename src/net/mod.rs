//! Who can reach whom, over what, and what happens on the way.

mod medium;
mod topology;

pub use medium::{Fate, Medium};
pub use topology::{Route, SystemPlan, Topology};
