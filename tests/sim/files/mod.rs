//! What is on disk: the shipped scenarios, the files generated from the Rust types, and what a wrong scenario is told.

mod generated;
mod policy_refusals;
pub mod refusals;
mod shipped;
mod structure_refusals;
