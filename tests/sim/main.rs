//! Tests of the simulation through its public face: queueing theory, random scenarios, determinism, history,
//! knowledge computed by hand, claims.
//!
//! Every seed is fixed. A test that compares with a closed form says how sure its interval is; see [`statistics`].
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod allocation;
mod breakdown;
mod chart;
mod claim_rules;
mod claims;
mod determinism;
mod encoding;
mod files;
mod frame;
mod fuzz;
mod history;
mod knowledge;
mod mechanisms;
mod statistics;
mod support;
mod swarm;
mod theory;
mod variants;
