//! The log: trace events, each with its number and its time, as rows of names and values.

use crate::kernel::minutes;
use crate::mechanism::World;
use crate::trace::{EventKind, Field, Value};

/// One row of the log.
pub struct LogRow<'a> {
    /// Number of the event in the run.
    pub serial: u64,
    /// When.
    pub minutes: f64,
    /// What has happened.
    pub what: EventKind,
    /// All that there is to say of it.
    pub fields: Box<dyn Iterator<Item = (&'static Field, Value)> + 'a>,
}

/// The trace events that are still kept from the `serial`-th on, oldest first.
pub fn log(world: &World, serial: u64) -> impl Iterator<Item = LogRow<'_>> {
    world.observers().trace.since(serial).map(|(serial, time, record)| LogRow {
        serial,
        minutes: minutes(time),
        what: record.kind,
        fields: Box::new(record.kind.fields().iter().zip(record.values())),
    })
}
