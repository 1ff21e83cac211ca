//! The latest trace events, in a ring of fixed size.

use super::record::Record;
use super::table::EventKind;
use crate::kernel::Ticks;

/// How many are kept.
const CAPACITY: usize = 512;

/// The latest trace events.
#[derive(Clone, Debug, Hash)]
pub struct Trace {
    ring: Box<[(Ticks, Record); CAPACITY]>,
    recorded: u64,
}

impl Default for Trace {
    fn default() -> Self {
        Self { ring: Box::new([(0, Record::of(EventKind::Arrived)); CAPACITY]), recorded: 0 }
    }
}

impl Trace {
    /// Keeps one.
    #[inline]
    pub fn record(&mut self, now: Ticks, record: Record) {
        self.ring[self.recorded as usize % CAPACITY] = (now, record);
        self.recorded += 1;
    }

    /// How many there were in all.
    #[must_use]
    pub fn recorded(&self) -> u64 {
        self.recorded
    }

    /// Those that are still kept from the `serial`-th on, oldest first, each with its number and time.
    pub fn since(&self, serial: u64) -> impl DoubleEndedIterator<Item = (u64, Ticks, &Record)> {
        let oldest = self.recorded.saturating_sub(CAPACITY as u64);
        (serial.clamp(oldest, self.recorded)..self.recorded).map(|number| {
            let (time, record) = &self.ring[number as usize % CAPACITY];
            (number, *time, record)
        })
    }
}
