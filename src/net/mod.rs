//! Who can reach whom, over what, and what happens on the way.

mod medium;
mod site;
mod topology;

pub use medium::{Channel, Medium, Reach};
pub use site::{DAY_MINUTES, Distance, Hours, Site, SitePlan};
pub use topology::{Route, SystemPlan, Topology};
