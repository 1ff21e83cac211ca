//! Roles: an address that is not a person. What is sent to one goes to a holder who is there; several holders may share one queue; a
//! standby comes in while no holder is there.
//!
//! Owns whose turn it is. Moves messages between mailboxes of holders, and nothing else.

mod choosing;
mod metrics;
mod queue;
mod rules;
mod state;
mod tournament;

pub use choosing::{
    Choice, due, free_for, holder, interruptible_for, is_anyone_else, next_of_shared, set_aside, stand_in, took, waits,
    waits_no_more,
};
pub use metrics::{RoleMetrics, metrics};
pub use rules::{Role, RolePlan, Rules, addresses, compile, held_by};
pub use state::{ROLE, Roles, Standing, State, changed, check, refresh};
