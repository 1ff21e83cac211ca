//! The simulation against the closed forms of queueing theory and of unreliable channels.

mod blocking;
mod interruptions;
mod networks;
mod orders;
mod prevention;
mod reliability;
mod roles;
pub mod single_server;
mod staleness;
