//! What is to happen, soonest first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Events in a binary heap; equal times in the order of scheduling.
pub struct Agenda<E> {
    heap: BinaryHeap<Entry<E>>,
    scheduled: u64,
}

struct Entry<E> {
    time: f64,
    number: u64,
    event: E,
}

impl<E> Agenda<E> {
    pub fn new() -> Self {
        Self { heap: BinaryHeap::new(), scheduled: 0 }
    }

    pub fn schedule(&mut self, time: f64, event: E) {
        self.scheduled += 1;
        self.heap.push(Entry { time, number: self.scheduled, event });
    }

    /// The next event, unless it is later than `until`.
    pub fn next(&mut self, until: f64) -> Option<(f64, E)> {
        if self.heap.peek()?.time > until {
            return None;
        }
        self.heap.pop().map(|entry| (entry.time, entry.event))
    }
}

// The heap has the greatest on top: greater means sooner.
impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.time.total_cmp(&self.time).then(other.number.cmp(&self.number))
    }
}
impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl<E> Eq for Entry<E> {}
