//! Actorium: a team as a distributed system of actors, simulated.
//!
//! The crate is the core alone. It is pure: no input or output, no wall clock, no geometry, no colours. A
//! [`World`] is made from a checked [`Scenario`](scenario::Scenario) and a seed, is moved on by
//! [`advance`](World::advance), changed only by [`command`](World::command), and read by its observers. The
//! same scenario, seed and commands give the same run, bit for bit, natively and as WebAssembly.
//!
//! Between the two stands a [`Plan`](mechanism::Plan): what [`compile`](scenario::compile) makes of a scenario and what a world runs.
//! It has an encoding in bytes, so the page comes in two modules: one that runs plans, and one that makes them, loaded only for a
//! scenario that does not ship.
//!
//! Dependencies point one way; the table is in ARCHITECTURE.md, and the test run checks it.

#[cfg(feature = "bindings")]
pub mod bindings;

pub mod claim;
pub mod command;
pub mod engine;
pub mod frame;
pub mod history;
pub mod kernel;
pub mod mechanism;
pub mod observe;
pub mod problem;
pub mod scenario;
pub mod trace;
#[cfg(target_arch = "wasm32")]
mod web;

pub use engine::Stop;
pub use mechanism::World;
