//! The simulation against the closed forms of queueing theory and of unreliable channels.

mod blocking;
mod networks;
mod orders;
mod reliability;
pub mod single_server;
mod staleness;
