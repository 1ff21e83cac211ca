//! The mechanisms: each a folder of its own that the engine does not know.
//!
//! `list.rs` is the one list of them. What they make of the engine's questions, and in which order where two meet, is in `hooks.rs` and
//! nowhere else. No mechanism gets at another's state: a function of a mechanism is handed a world of which it only knows that it
//! [`Has`](crate::engine::Has) this one mechanism.

pub mod absence;
pub mod asking;
pub mod attention;
pub mod copying;
pub mod failure;
pub mod glue;
pub mod hiring;
pub mod interruption;
pub mod meetings;
pub mod ownership;
pub mod recognition;
pub mod roles;
pub mod sites;
pub mod storage;
pub mod stress;

mod encoding;
mod hooks;
pub mod invariants;
mod list;
mod world;

pub use hooks::hooks_of;
pub use list::{All, Figures, MechanismMetrics, Rules};
pub use world::{Plan, World};
