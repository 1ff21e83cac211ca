//! What waits for a role whose holders share one queue, at whichever of them it waits.

use crate::engine::{Message, Messages};
use crate::kernel::Ticks;
use std::collections::VecDeque;

/// For each urgency the keys of what waits, what came first before the others.
#[derive(Clone, Debug, Default)]
pub struct Queue([VecDeque<u32>; 4]);

/// When a message came, and which of those that came together it is.
fn came(message: &Message) -> (Ticks, u64) {
    (message.due_at, message.serial)
}

impl Queue {
    /// Something waits; it may be there already.
    pub(super) fn add(&mut self, key: u32, messages: &Messages) {
        let (line, place) = self.place(key, messages);
        if line.get(place) != Some(&key) {
            line.insert(place, key);
        }
    }

    /// Something does not wait any more, if it did.
    pub(super) fn remove(&mut self, key: u32, messages: &Messages) {
        let (line, place) = self.place(key, messages);
        if line.get(place) == Some(&key) {
            line.remove(place);
        }
    }

    fn place(&mut self, key: u32, messages: &Messages) -> (&mut VecDeque<u32>, usize) {
        let line = &mut self.0[usize::from(messages[key].urgency)];
        let place = line.partition_point(|&other| came(&messages[other]) < came(&messages[key]));
        (line, place)
    }

    /// What waits, the most urgent first.
    pub(super) fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().rev().flatten().copied()
    }

    /// Of what fits, the most urgent, or without regard to urgency what came first.
    pub(super) fn first(&self, by_urgency: bool, messages: &Messages, fits: impl Fn(&Message) -> bool) -> Option<u32> {
        let mut lines = self.0.iter().rev().filter_map(|line| line.iter().copied().find(|&key| fits(&messages[key])));
        if by_urgency { lines.next() } else { lines.min_by_key(|&key| came(&messages[key])) }
    }
}
