//! The latest facts, in a ring of fixed size.

use super::fact::{Fact, What};
use crate::actor::{Kind, OUTSIDE};
use crate::kernel::{NONE, Ticks, minutes};
use serde::Serialize;

/// How many facts are kept.
const CAPACITY: usize = 512;

/// The latest facts.
#[derive(Clone, Debug, Hash)]
pub struct Trace {
    ring: Box<[(Ticks, Fact); CAPACITY]>,
    recorded: u64,
}

impl Default for Trace {
    fn default() -> Self {
        Self { ring: Box::new([(0, Fact::at(What::Arrived, NONE)); CAPACITY]), recorded: 0 }
    }
}

/// A fact, as the page reads it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LogEntry {
    /// Number of the fact in the run.
    pub serial: u64,
    /// When.
    pub minutes: f64,
    /// What.
    pub what: What,
    /// Kind of the message, if it is about one.
    pub kind: Option<Kind>,
    /// Serial of the message, if it is about one.
    pub message: Option<u64>,
    /// The sender, or the actor it is about; none for what comes from outside.
    pub from: Option<u32>,
    /// The receiver, or the actor it is about; for a knob, its number.
    pub to: Option<u32>,
    /// The domain it is about.
    pub domain: Option<u32>,
    /// The version it is about.
    pub version: Option<u32>,
    /// Which copy, from 1; 0 if that does not apply.
    pub attempt: u32,
    /// What a knob was set to; for a decided fate 1 if it will be lost, 0 if it will arrive.
    pub value: Option<f64>,
}

impl Trace {
    #[inline]
    pub(crate) fn record(&mut self, now: Ticks, fact: Fact) {
        self.ring[self.recorded as usize % CAPACITY] = (now, fact);
        self.recorded += 1;
    }

    /// How many facts there were in all.
    #[must_use]
    pub fn recorded(&self) -> u64 {
        self.recorded
    }

    /// The facts that are still kept from the `serial`-th on, oldest first, each with its number and time.
    pub fn since(&self, serial: u64) -> impl DoubleEndedIterator<Item = (u64, Ticks, &Fact)> {
        let oldest = self.recorded.saturating_sub(CAPACITY as u64);
        (serial.clamp(oldest, self.recorded)..self.recorded).map(|number| {
            let (time, fact) = &self.ring[number as usize % CAPACITY];
            (number, *time, fact)
        })
    }

    /// The facts that are still kept from the `serial`-th on, as the page reads them.
    pub fn log(&self, serial: u64) -> impl Iterator<Item = LogEntry> {
        self.since(serial).map(|(number, time, fact)| {
            let knob = fact.what == What::KnobSet;
            // What somebody finishes or learns is not about whoever the message came from.
            let alone = knob || matches!(fact.what, What::Learned | What::Done | What::DoneOnStale | What::Reworked);
            let some = |index: u32| (index != NONE).then_some(index);
            let actor = |index: u32| (index != OUTSIDE).then_some(index);
            LogEntry {
                serial: number,
                minutes: minutes(time),
                what: fact.what,
                kind: fact.kind,
                message: (!knob && fact.message != u64::MAX).then_some(fact.message),
                from: if alone { None } else { actor(fact.from) },
                to: actor(fact.to),
                domain: some(fact.domain),
                version: (fact.version > 0 && fact.what != What::Fated).then_some(fact.version),
                attempt: fact.attempt,
                value: match fact.what {
                    What::KnobSet => Some(f64::from_bits(fact.message)),
                    What::Fated => Some(f64::from(fact.version)),
                    _ => None,
                },
            }
        })
    }
}
