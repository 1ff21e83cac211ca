//! What is measured of roles.

use super::Roles;
use crate::engine::{Has, World};
use crate::trace::EventKind;
use serde::Serialize;

/// What is measured of roles, from the start of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoleMetrics {
    /// Messages that another holder of their role has taken over.
    pub hand_overs: u64,
    /// How often a standby came in for a role.
    pub take_overs: u64,
}

/// What is measured of roles, until now.
#[must_use]
pub fn metrics(world: &World<impl Has<Roles>>) -> RoleMetrics {
    let tally = &world.observers().tally;
    RoleMetrics { hand_overs: tally.of(EventKind::HandedOver), take_overs: tally.of(EventKind::TookOver) }
}
