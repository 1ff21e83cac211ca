//! What is done to a run at moments that were laid down beforehand, as numbers: what they mean is for others to say.

use crate::kernel::{Ticks, encode_struct};

/// Commands and when they are due, in the order of time: four numbers for each, the moment and the command's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(Vec<u64>);

impl Schedule {
    /// Adds one that is due no earlier than those that are there.
    pub fn push(&mut self, due: Ticks, parts: [u64; 3]) {
        self.0.push(due);
        self.0.extend(parts);
    }

    /// When one of them is due.
    #[must_use]
    pub fn due(&self, index: usize) -> Option<Ticks> {
        self.0.get(4 * index).copied()
    }

    /// The parts of one of them.
    #[must_use]
    pub fn parts(&self, index: usize) -> Option<[u64; 3]> {
        self.0.get(4 * index + 1..)?.first_chunk().copied()
    }
}

encode_struct! { Schedule { 0 } }
