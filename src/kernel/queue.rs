//! The order of events: earliest first, and among equal times the one scheduled first.
//!
//! A calendar in three parts. `run` is what is due in the current slice of time, in order. `wheel` has one unsorted
//! chain for each slice of the current page, and a bit for each that has any. `far` is the unsorted rest. When a page is used
//! up the next one starts at the earliest event of `far`, with slices so narrow, by what the last page's events suggest, that
//! most have one event or none: then hardly anything is sorted, and what comes next is easy to foretell for a processor. So
//! both pushing and popping take constant time on average. What would have far to go to its place in the run goes into a heap
//! beside it: a burst at one instant costs no more than it would there. And what always waits equally long stands in `line`,
//! in order as it comes: timeouts, most of which nobody waits for any more when their time comes. Nothing is allocated once
//! these have grown to their working size.

use super::Ticks;
use super::entry::Entry;
use std::collections::{BinaryHeap, VecDeque};
use std::hash::{Hash, Hasher};

const END: u32 = u32::MAX;
/// Bits in a word.
const WORD: usize = 64;
const SLICES_PER_EVENT: usize = 2;
const WIDTH: u64 = 2;
/// So many must have been popped to judge the time between two.
const POPPED_MIN: u64 = 16;
const SLICES_MIN: usize = 2048;
const SLICES_MAX: usize = 1 << 20;
/// An event passes so many others at most on the way to its place in the run.
const PASSES_MAX: u32 = 16;

/// An entry in a chain: that of a slice, the run, or what is vacant. Two fill a cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Node<E> {
    entry: Entry<E>,
    next: u32,
}

/// A queue of future events.
#[derive(Clone, Debug)]
pub struct Queue<E> {
    nodes: Vec<Node<E>>,
    vacant: u32,
    /// The first of the current slice, each linked to the next.
    run: u32,
    /// The rest of the current slice.
    late: BinaryHeap<Entry<E>>,
    /// What was scheduled in the order in which it is due.
    line: VecDeque<Entry<E>>,
    /// When the first of `late` and `line` is due; the end of time if there is none.
    aside_due: Ticks,
    /// The first of each slice of the page, where it has any.
    wheel: Vec<u32>,
    /// A bit for each slice ahead that has any.
    filled: Vec<u64>,
    far: Vec<Entry<E>>,
    /// The current slice, from the start of the page.
    slice: usize,
    /// A slice is as many ticks wide as two to this power.
    shift: u32,
    page_began: Ticks,
    /// A time, and how many were popped before it: since then the time between two is measured.
    measured_from: (Ticks, u64),
    scheduled: u64,
    popped: u64,
}

impl<E> Default for Queue<E> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            vacant: END,
            run: END,
            late: BinaryHeap::new(),
            line: VecDeque::new(),
            aside_due: Ticks::MAX,
            wheel: vec![END; SLICES_MIN],
            filled: vec![0; SLICES_MIN / WORD],
            far: Vec::new(),
            slice: 0,
            shift: 14,
            page_began: 0,
            measured_from: (0, 0),
            scheduled: 0,
            popped: 0,
        }
    }
}

impl<E: Copy> Queue<E> {
    /// Schedules an event and returns its number, unique in the run: whoever wants to cancel the event
    /// forgets the number, and ignores the event when it comes with a number nobody waits for.
    #[inline(never)]
    pub fn push(&mut self, time: Ticks, event: E) -> u64 {
        self.push_often(time, event)
    }

    /// As [`push`](Self::push): a copy of this for each who schedules most events.
    #[inline(always)]
    pub fn push_often(&mut self, time: Ticks, event: E) -> u64 {
        let entry = self.entry(time, event);
        match self.slice_of(time) {
            Some(slice) => self.put(slice, entry),
            None => self.far.push(entry),
        }
        entry.number
    }

    /// As [`push`](Self::push), for a wait that is always the same: what is due in the order in which it was scheduled needs no
    /// sorting.
    #[inline]
    pub fn push_in_line(&mut self, time: Ticks, event: E) -> u64 {
        if self.line.back().is_some_and(|last| time < last.time) {
            return self.push(time, event);
        }
        let entry = self.entry(time, event);
        self.line.push_back(entry);
        self.aside_due = self.aside_due.min(time);
        entry.number
    }

    #[inline]
    fn entry(&mut self, time: Ticks, event: E) -> Entry<E> {
        let number = self.scheduled;
        self.scheduled += 1;
        Entry { time, number, event }
    }

    /// When the next event is due.
    #[inline(never)]
    pub fn next_time(&mut self) -> Option<Ticks> {
        if self.run == END && self.late.is_empty() {
            self.open_slice();
        }
        let first = self.nodes.get(self.run as usize).map(|node| node.entry.time);
        let aside = (!self.line.is_empty() || !self.late.is_empty()).then_some(self.aside_due);
        first.into_iter().chain(aside).min()
    }

    /// Takes the next event if it is due by `until`: its time, number and content.
    #[inline(always)]
    pub fn pop(&mut self, until: Ticks) -> Option<(Ticks, u64, E)> {
        if self.run == END && self.late.is_empty() {
            self.open_slice();
        }
        let Entry { time, number, event } = match self.nodes.get_mut(self.run as usize) {
            Some(node) if node.entry.time < self.aside_due => {
                let entry = node.entry;
                if entry.time > until {
                    return None;
                }
                let next = std::mem::replace(&mut node.next, self.vacant);
                self.vacant = std::mem::replace(&mut self.run, next);
                entry
            }
            _ => self.pop_aside(until)?,
        };
        self.popped += 1;
        Some((time, number, event))
    }

    /// Takes the first of the line, if it is the first of all.
    #[inline(never)]
    fn pop_aside(&mut self, until: Ticks) -> Option<Entry<E>> {
        let run = self.nodes.get(self.run as usize);
        let first = match self.line.front() {
            Some(&first) if self.late.is_empty() && run.is_none_or(|node| first.is_before(&node.entry)) => first,
            _ => return self.pop_any(until),
        };
        if first.time > until {
            return None;
        }
        self.line.pop_front();
        self.see_aside();
        Some(first)
    }

    /// Takes the first of the run, the heap beside it, and the line.
    #[cold]
    #[inline(never)]
    fn pop_any(&mut self, until: Ticks) -> Option<Entry<E>> {
        let run = self.nodes.get(self.run as usize).map(|node| node.entry);
        let first = [run, self.late.peek().copied(), self.line.front().copied()].into_iter().flatten().max()?;
        if first.time > until {
            return None;
        }
        if run == Some(first) {
            let next = self.nodes[self.run as usize].next;
            self.free(self.run);
            self.run = next;
        } else if self.line.front() == Some(&first) {
            self.line.pop_front();
        } else {
            self.late.pop();
        }
        self.see_aside();
        Some(first)
    }

    /// Takes what nobody waits for any more from the head of the line; `is_stale` tells by number and content.
    #[inline]
    pub fn clear_line(&mut self, is_stale: impl Fn(u64, E) -> bool) {
        while self.line.front().is_some_and(|entry| is_stale(entry.number, entry.event)) {
            self.line.pop_front();
            self.popped += 1;
        }
        self.see_aside();
    }

    #[inline]
    fn see_aside(&mut self) {
        let line = self.line.front().map_or(Ticks::MAX, |entry| entry.time);
        self.aside_due = self.late.peek().map_or(line, |entry| entry.time.min(line));
    }

    /// How many events are scheduled.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.scheduled - self.popped) as usize
    }

    /// Whether nothing is scheduled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Everything scheduled, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (Ticks, u64, E)> {
        let heads = self.wheel.iter().copied().chain(std::iter::once(self.run));
        let chains = heads.flat_map(|head| {
            std::iter::successors(self.nodes.get(head as usize), |node| self.nodes.get(node.next as usize))
        });
        let chained = chains.map(|node| node.entry);
        let rest = self.late.iter().chain(&self.line).chain(&self.far).copied();
        let all = chained.chain(rest);
        all.map(|entry| (entry.time, entry.number, entry.event))
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        (self.late.capacity() + self.line.capacity() + self.far.capacity()) * size_of::<Entry<E>>()
            + self.nodes.capacity() * size_of::<Node<E>>()
            + self.wheel.capacity() * size_of::<u32>()
            + self.filled.capacity() * size_of::<u64>()
    }

    /// The slice of the page that a time is in, if it is in the page.
    #[inline]
    fn slice_of(&self, time: Ticks) -> Option<usize> {
        let slice = time.saturating_sub(self.page_began) >> self.shift;
        (slice < self.wheel.len() as u64).then_some(slice as usize)
    }

    /// Puts an entry into the chain of a slice, or in its place if that is the current one.
    #[inline(always)]
    fn put(&mut self, slice: usize, entry: Entry<E>) {
        if slice > self.slice {
            let others = self.wheel[slice];
            self.wheel[slice] = self.store(entry, others);
            self.filled[slice / WORD] |= 1 << (slice % WORD);
        } else {
            let key = self.store(entry, END);
            self.sort_in(key);
        }
    }

    #[inline(always)]
    fn store(&mut self, entry: Entry<E>, next: u32) -> u32 {
        let vacant = self.vacant;
        if let Some(node) = self.nodes.get_mut(vacant as usize) {
            self.vacant = node.next;
            *node = Node { entry, next };
            vacant
        } else {
            self.nodes.push(Node { entry, next });
            (self.nodes.len() - 1) as u32
        }
    }

    #[inline]
    fn free(&mut self, key: u32) {
        self.nodes[key as usize].next = self.vacant;
        self.vacant = key;
    }

    /// Goes to the next slice that has any events.
    #[inline(always)]
    fn open_slice(&mut self) {
        // What is not ahead any more has no bits.
        let words = &mut self.filled[self.slice / WORD..];
        let Some((skipped, word)) = words.iter_mut().enumerate().find(|(_, word)| **word != 0) else {
            return self.turn_page();
        };
        let bit = word.trailing_zeros() as usize;
        *word &= *word - 1;
        self.slice = (self.slice / WORD + skipped) * WORD + bit;
        let key = std::mem::replace(&mut self.wheel[self.slice], END);
        self.run = key;
        if self.nodes[key as usize].next != END {
            self.sort();
        }
    }

    /// Puts the chain of the current slice in order.
    #[inline(never)]
    fn sort(&mut self) {
        let mut key = std::mem::replace(&mut self.nodes[self.run as usize].next, END);
        while key != END {
            let next = self.nodes[key as usize].next;
            self.sort_in(key);
            key = next;
        }
    }

    /// Puts an event of the current slice in its place.
    #[inline]
    fn sort_in(&mut self, key: u32) {
        let entry = self.nodes[key as usize].entry;
        let (mut before, mut after) = (END, self.run);
        let mut passed = 0;
        while let Some(node) = self.nodes.get(after as usize).filter(|node| node.entry.is_before(&entry)) {
            if passed == PASSES_MAX {
                return self.take_aside(key);
            }
            passed += 1;
            (before, after) = (after, node.next);
        }
        self.nodes[key as usize].next = after;
        match self.nodes.get_mut(before as usize) {
            Some(node) => node.next = key,
            None => self.run = key,
        }
    }

    /// Puts an event into the heap beside the run.
    #[cold]
    #[inline(never)]
    fn take_aside(&mut self, key: u32) {
        self.late.push(self.nodes[key as usize].entry);
        self.see_aside();
        self.free(key);
    }

    /// Starts a page at the earliest event of `far`; the wheel is empty.
    #[cold]
    fn turn_page(&mut self) {
        let Some(start) = self.far.iter().map(|entry| entry.time).min() else {
            return;
        };
        self.tune(start);
        self.slice = 0;
        let mut kept = 0;
        for i in 0..self.far.len() {
            let entry = self.far[i];
            if let Some(slice) = self.slice_of(entry.time) {
                self.put(slice, entry);
            } else {
                self.far[kept] = entry;
                kept += 1;
            }
        }
        self.far.truncate(kept);
    }

    /// A few slices an event, each about as wide as the last page had time for a quarter of an event to half of one.
    fn tune(&mut self, start: Ticks) {
        let slices = (SLICES_PER_EVENT * self.len()).next_power_of_two().clamp(SLICES_MIN, SLICES_MAX);
        if slices > self.wheel.len() || slices * 8 < self.wheel.len() {
            self.wheel.clear();
            self.wheel.resize(slices, END);
            self.filled.clear();
            self.filled.resize(slices / WORD, 0);
        }
        let (from, popped_before) = self.measured_from;
        let popped = self.popped - popped_before;
        if popped >= POPPED_MIN {
            let gap = start.saturating_sub(from) / popped;
            self.shift = (gap / WIDTH).max(1).ilog2().min(52);
            self.measured_from = (start, self.popped);
        }
        self.page_began = start;
    }
}

impl<E: Copy + Hash> Hash for Queue<E> {
    /// What is scheduled, in its order, whichever part of the calendar it is in.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut rest = self.clone();
        rest.len().hash(state);
        while let Some(next) = rest.pop(Ticks::MAX) {
            next.hash(state);
        }
        self.scheduled.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Purpose, StreamKey};
    use super::*;
    use rand::RngExt;

    /// A stable sort is the oracle: any mixture of pushes and pops, with bursts at one instant, long gaps, times in the
    /// current slice, waits in line and others that would jump it, and stale ones taken from its head, comes out in its order.
    #[test]
    fn comes_out_as_a_stable_sort_would_put_it() {
        for round in 0..60 {
            let mut draws = StreamKey::root(round).stream(Purpose::GAP);
            let mut queue = Queue::default();
            let mut oracle: Vec<(Ticks, u64)> = Vec::new();
            let mut now = 0;
            let scale = 1_u64 << draws.random_range(0..40);
            for _ in 0..3000 {
                if draws.random_range(0..100) < 15 {
                    let wait = if draws.random_range(0..9) == 0 { draws.random_range(0..=scale) } else { scale / 2 };
                    oracle.push((now + wait, queue.push_in_line(now + wait, ())));
                } else if draws.random_range(0..100) < 3 {
                    let head: Vec<u64> = queue.line.iter().map(|entry| entry.number).collect();
                    let stale = &head[..draws.random_range(0..=head.len())];
                    queue.clear_line(|number, ()| stale.contains(&number));
                    oracle.retain(|(_, number)| !stale.contains(number));
                } else if draws.random_range(0..100) < 44 {
                    let delay = match draws.random_range(0..4) {
                        0 => 0,
                        1 => draws.random_range(0..=scale),
                        2 => draws.random_range(0..=scale / 64),
                        _ => draws.random_range(0..=scale) << draws.random_range(0..10),
                    };
                    let number = queue.push(now + delay, ());
                    oracle.push((now + delay, number));
                } else {
                    let least = oracle.iter().copied().min();
                    assert_eq!(queue.next_time(), least.map(|(time, _)| time));
                    assert_eq!(queue.pop(Ticks::MAX).map(|(time, number, ())| (time, number)), least);
                    oracle.retain(|&entry| Some(entry) != least);
                    now = least.map_or(now, |(time, _)| time);
                }
                assert_eq!(queue.len(), oracle.len());
            }
            let mut left: Vec<_> = queue.iter().map(|(time, number, ())| (time, number)).collect();
            left.sort_unstable();
            oracle.sort_unstable();
            assert_eq!(left, oracle);
        }
    }
}
