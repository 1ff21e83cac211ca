//! Actorium: a team as a distributed system of actors, simulated.
//!
//! The crate is the core alone. It is pure: no input or output, no wall clock, no geometry, no colours. A
//! [`World`] is made from a checked [`Scenario`](scenario::Scenario) and a seed, is moved on by
//! [`advance`](World::advance), changed only by [`command`](World::command), and read by its observers. The
//! same scenario, seed and commands give the same run, bit for bit, natively and as WebAssembly.
//!
//! Between the two stands a [`Plan`](scenario::Plan): what [`compile`](scenario::compile) makes of a scenario and what a world runs. It
//! has an image in bytes, so the page comes in modules: one that runs plans, one that makes them, loaded only for a scenario that does
//! not ship, and one that tries claims.
//!
//! Dependencies point one way: `kernel ← actor ← net, knowledge ← protocol, org ← world ← history, observe, frame, claim ← web`.

#[cfg(feature = "bindings")]
pub mod bindings;

pub mod actor;
pub mod claim;
pub mod command;
pub mod frame;
pub mod history;
pub mod kernel;
pub mod knowledge;
#[cfg(not(target_arch = "wasm32"))]
pub mod library;
pub mod net;
pub mod observe;
pub mod org;
pub mod protocol;
pub mod scenario;
#[cfg(target_arch = "wasm32")]
mod web;
mod world;

pub use world::{Stop, World};
