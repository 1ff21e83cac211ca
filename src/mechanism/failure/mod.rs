//! Failure and supervision: people fail by the clock or by an item, tell their supervisor, and are brought back by it or by
//! themselves. Checking lowers how often they fail, at a price. A supervisor may shield its children from outside work.
//!
//! Owns who is down, since when, and who was told. What a restart costs in knowledge and mail is asked of others through hooks.

mod effects;
pub mod invariants;
mod metrics;
mod recovery;
mod rules;
mod state;

pub use effects::{care, effort, entrance, shielded};
pub use metrics::{FailureMetrics, metrics};
pub use recovery::{crash, due, give_due_orders, joined, leaving, may_break, on_order, schedule, supervise};
pub use rules::{Cause, Checks, Directive, Fails, Scope, Supervises, Supervisor, supervision};
pub use state::{DOWN, Due, FAILURE, Failure, Figures, RECOVERY, REPORT, Rules, State};
