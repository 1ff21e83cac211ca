//! Tests of the simulation through its public face: theory, golden runs, random scenarios, history.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;
mod smoke;
