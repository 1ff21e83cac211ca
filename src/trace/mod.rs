//! What happens in a run, typed: the one table of kinds of trace events, and the ring of the latest.
//!
//! This module knows what can be said of an event, and nothing of the engine that says it.

mod field;
mod kind;
mod record;
mod ring;
mod table;

pub use field::{Field, Meaning, Value};
pub use kind::Kind;
pub use record::Record;
pub use ring::Trace;
pub use table::{EventKind, TraceEvent};
