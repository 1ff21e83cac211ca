//! What waits for a role whose holders share one queue, at whichever of them it waits.

use crate::engine::{Mailbox, Messages, Order};

/// What waits, each urgency in a line of its own, what came first before the others.
#[derive(Clone, Debug, Default)]
pub struct Queue([Mailbox; 4]);

impl Queue {
    /// Something waits.
    pub(super) fn add(&mut self, key: u32, messages: &Messages) {
        self.0[usize::from(messages[key].urgency)].insert(key, Order::Fifo, messages);
    }

    /// Something does not wait any more, if it did.
    pub(super) fn remove(&mut self, key: u32, messages: &Messages) {
        self.0[usize::from(messages[key].urgency)].remove(key);
    }

    /// What waits, the most urgent first.
    pub(super) fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().rev().flat_map(|line| line.in_turn(Order::Fifo))
    }

    /// The lines, each in the order in which what is in it came.
    pub(super) fn lines(&self) -> &[Mailbox; 4] {
        &self.0
    }

    /// One of the most urgent.
    pub(super) fn most_urgent(&self) -> Option<u32> {
        self.0.iter().rev().find_map(|line| line.find(Order::Fifo, |_| true))
    }
}
