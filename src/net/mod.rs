//! Who can reach whom, over what, and what happens on the way.

mod medium;
mod topology;

pub use medium::{Channel, Medium, Reach};
pub use topology::{Route, SystemPlan, Topology};
