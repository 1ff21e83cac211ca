//! What stands in the queue, and what comes before what.

use super::Ticks;
use std::cmp::Ordering;

/// An event that is scheduled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<E> {
    /// When it is due.
    pub time: Ticks,
    /// How many were scheduled before it.
    pub number: u64,
    /// What it is.
    pub event: E,
}

impl<E> Entry<E> {
    /// Whether it comes first: it is due earlier, or was scheduled earlier for the same time.
    #[inline]
    pub fn is_before(&self, other: &Self) -> bool {
        self.time < other.time || (self.time == other.time && self.number < other.number)
    }
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl<E> Eq for Entry<E> {}
impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<E> Ord for Entry<E> {
    /// Reversed: `BinaryHeap` hands out the greatest, we want the earliest.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.time, other.number).cmp(&(self.time, self.number))
    }
}
