//! The order of events: earliest first, and among equal times the one scheduled first.
//!
//! A calendar in three parts. `run` is what is due in the current slice of time, in order. `wheel` has one unsorted
//! chain for each slice ahead, up to the end of the current page. `far` is the unsorted rest. When a page is used
//! up the next one starts at the earliest event of `far`, with slices as wide as the last page's events suggest; so
//! both pushing and popping take constant time on average. What comes too late for the run, or is too much for
//! it, goes into a heap beside it: a burst at one instant costs no more than it would there. Nothing is allocated once
//! these have grown to their working size.

use super::Ticks;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::hash::{Hash, Hasher};

const END: u32 = u32::MAX;
const SLICES_MIN: usize = 64;
const SLICES_MAX: usize = 1 << 20;
/// Up to so many are put in order by insertion.
const RUN_MAX: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Entry<E> {
    time: Ticks,
    number: u64,
    event: E,
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

#[derive(Clone, Copy, Debug)]
struct Chained<E> {
    entry: Entry<E>,
    next: u32,
}

/// A queue of future events.
#[derive(Clone, Debug)]
pub struct Queue<E> {
    /// Of the current slice, the next one last.
    run: Vec<Entry<E>>,
    /// The rest of the current slice.
    late: BinaryHeap<Entry<E>>,
    wheel: Vec<u32>,
    chained: Vec<Chained<E>>,
    vacant: u32,
    far: Vec<Entry<E>>,
    /// The current slice; a slice is `time >> shift`.
    slice: u64,
    /// The first slice past the current page.
    page_end: u64,
    shift: u32,
    page_began: Ticks,
    popped_in_page: u64,
    scheduled: u64,
    len: usize,
}

impl<E> Default for Queue<E> {
    fn default() -> Self {
        Self {
            run: Vec::with_capacity(RUN_MAX),
            late: BinaryHeap::new(),
            wheel: vec![END; SLICES_MIN],
            chained: Vec::new(),
            vacant: END,
            far: Vec::new(),
            slice: 0,
            page_end: 1,
            shift: 20,
            page_began: 0,
            popped_in_page: 0,
            scheduled: 0,
            len: 0,
        }
    }
}

impl<E: Copy> Queue<E> {
    /// Schedules an event and returns its number, unique in the run: whoever wants to cancel the event
    /// forgets the number, and ignores the event when it comes with a number nobody waits for.
    #[inline]
    pub fn push(&mut self, time: Ticks, event: E) -> u64 {
        let number = self.scheduled;
        self.scheduled += 1;
        self.len += 1;
        let entry = Entry { time, number, event };
        let slice = time >> self.shift;
        if slice <= self.slice {
            self.late.push(entry);
        } else if slice < self.page_end {
            self.chain(slice, entry);
        } else {
            self.far.push(entry);
        }
        number
    }

    /// When the next event is due.
    #[inline]
    pub fn next_time(&mut self) -> Option<Ticks> {
        self.next().map(|(entry, _)| entry.time)
    }

    /// Takes the next event if it is due by `until`: its time, number and content.
    #[inline(always)]
    pub fn pop(&mut self, until: Ticks) -> Option<(Ticks, u64, E)> {
        let (Entry { time, number, event }, in_run) = self.next()?;
        if time > until {
            return None;
        }
        if in_run {
            self.run.pop();
        } else {
            self.late.pop();
        }
        self.len -= 1;
        self.popped_in_page += 1;
        Some((time, number, event))
    }

    /// The next event, and whether it is the run's.
    #[inline(always)]
    fn next(&mut self) -> Option<(Entry<E>, bool)> {
        if self.run.is_empty() && self.late.is_empty() {
            self.open_slice();
        }
        match (self.run.last(), self.late.peek()) {
            (Some(&first), None) => Some((first, true)),
            (Some(first), Some(other)) if first > other => Some((*first, true)),
            (_, other) => other.map(|&other| (other, false)),
        }
    }

    /// How many events are scheduled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing is scheduled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Everything scheduled, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (Ticks, u64, E)> {
        let chains = self.wheel.iter().flat_map(|&head| {
            std::iter::successors((head != END).then_some(head), |&at| {
                let next = self.chained[at as usize].next;
                (next != END).then_some(next)
            })
        });
        let wheel = chains.map(|at| self.chained[at as usize].entry);
        let slice = self.run.iter().chain(self.late.iter()).copied();
        let all = slice.chain(wheel).chain(self.far.iter().copied());
        all.map(|entry| (entry.time, entry.number, entry.event))
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        (self.run.capacity() + self.late.capacity() + self.far.capacity()) * size_of::<Entry<E>>()
            + self.chained.capacity() * size_of::<Chained<E>>()
            + self.wheel.capacity() * size_of::<u32>()
    }

    #[inline]
    fn chain(&mut self, slice: u64, entry: Entry<E>) {
        let head = slice as usize & (self.wheel.len() - 1);
        let link = Chained { entry, next: self.wheel[head] };
        if self.vacant == END {
            self.wheel[head] = self.chained.len() as u32;
            self.chained.push(link);
        } else {
            let at = self.vacant;
            self.vacant = self.chained[at as usize].next;
            self.chained[at as usize] = link;
            self.wheel[head] = at;
        }
    }

    /// Goes to the next slice that has any events.
    #[inline(never)]
    fn open_slice(&mut self) {
        while self.run.is_empty() && self.len > 0 {
            self.slice += 1;
            if self.slice >= self.page_end {
                self.turn_page();
            }
            let head = self.slice as usize & (self.wheel.len() - 1);
            let mut at = std::mem::replace(&mut self.wheel[head], END);
            while at != END {
                let Chained { entry, next } = self.chained[at as usize];
                self.sort_in(entry);
                self.chained[at as usize].next = self.vacant;
                self.vacant = at;
                at = next;
            }
        }
    }

    /// Puts an event of the current slice in its place.
    #[inline]
    fn sort_in(&mut self, entry: Entry<E>) {
        if self.run.len() == RUN_MAX {
            self.late.push(entry);
            return;
        }
        let mut place = self.run.len();
        self.run.push(entry);
        while place > 0 && self.run[place - 1] > entry {
            self.run[place] = self.run[place - 1];
            place -= 1;
        }
        self.run[place] = entry;
    }

    /// Starts a page at the earliest event of `far`; the wheel is empty.
    #[cold]
    fn turn_page(&mut self) {
        let Some(start) = self.far.iter().map(|entry| entry.time).min() else {
            return;
        };
        self.tune(start);
        self.slice = start >> self.shift;
        self.page_end = self.slice + self.wheel.len() as u64;
        let mut kept = 0;
        for i in 0..self.far.len() {
            let entry = self.far[i];
            let slice = entry.time >> self.shift;
            if slice < self.page_end {
                self.chain(slice, entry);
            } else {
                self.far[kept] = entry;
                kept += 1;
            }
        }
        self.far.truncate(kept);
    }

    /// About two slices an event, each about as wide as the last page had time for two events.
    fn tune(&mut self, start: Ticks) {
        let slices = (2 * self.len).next_power_of_two().clamp(SLICES_MIN, SLICES_MAX);
        if slices > self.wheel.len() || slices * 8 < self.wheel.len() {
            self.wheel.clear();
            self.wheel.resize(slices, END);
        }
        if self.popped_in_page >= 16 {
            let gap = start.saturating_sub(self.page_began) / self.popped_in_page;
            self.shift = (2 * gap).max(1).ilog2().min(52);
        }
        self.page_began = start;
        self.popped_in_page = 0;
    }
}

impl<E: Copy + Hash> Hash for Queue<E> {
    /// What is scheduled, in its order, whichever part of the calendar it is in.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut rest = self.clone();
        rest.len.hash(state);
        while let Some(next) = rest.pop(Ticks::MAX) {
            next.hash(state);
        }
        self.scheduled.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lineage, Purpose};
    use super::*;
    use rand::RngExt;

    /// A stable sort is the oracle: any mixture of pushes and pops, with bursts at one instant, long gaps
    /// and times in the current slice, comes out in its order.
    #[test]
    fn comes_out_as_a_stable_sort_would_put_it() {
        for round in 0..60 {
            let mut draws = Lineage::root(round).draws(Purpose::Gap);
            let mut queue = Queue::default();
            let mut oracle: Vec<(Ticks, u64)> = Vec::new();
            let mut now = 0;
            let scale = 1_u64 << draws.random_range(0..40);
            for _ in 0..3000 {
                if draws.random_range(0..100) < 52 {
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
