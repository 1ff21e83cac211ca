//! A mailbox: what was received and waits, in lanes by urgency, linked through the messages themselves.

use super::message::Messages;
use crate::kernel::{NONE, Ticks};
use serde::{Deserialize, Serialize};

/// Urgencies there are, and so lanes in a mailbox ordered by priority.
pub const URGENCIES: usize = 4;

/// Which waiting message is integrated next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// First in, first out.
    #[default]
    Fifo,
    /// Last in, first out.
    Lifo,
    /// The most urgent first; first in, first out among equals.
    Priority,
}

/// What happens to a message that finds the mailbox full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WhenFull {
    /// It is refused, and the sender gets a "No".
    #[default]
    Refuse,
    /// It is dropped, and nobody hears of it.
    DropNewest,
    /// The message that has waited longest is dropped for it.
    DropOldest,
    /// The least urgent of all, the newcomer included, is dropped; among equals the newest.
    ShedLowestPriority,
}

/// A mailbox's rules, as a scenario states them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct MailboxRules {
    /// Messages that fit, not counting the one being integrated; absent means no limit. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Which one is next.
    pub order: Order,
    /// What happens to a message that finds the mailbox full.
    pub when_full: WhenFull,
    /// Minutes after which a waiting message has expired; noticed when its turn comes. Absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patience_minutes: Option<f64>,
}

/// What a mailbox makes of a newcomer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// There is room.
    Admit,
    /// There is room once this waiting message is dropped.
    Displace(u32),
    /// It is refused.
    Refuse,
    /// It is dropped.
    Drop,
}

#[derive(Clone, Copy, Debug, Hash)]
struct Lane {
    first: u32,
    last: u32,
}

/// The messages that wait.
#[derive(Clone, Debug, Hash)]
pub struct Mailbox {
    lanes: [Lane; URGENCIES],
    waiting: u32,
}

impl Default for Mailbox {
    fn default() -> Self {
        Self { lanes: [Lane { first: NONE, last: NONE }; URGENCIES], waiting: 0 }
    }
}

impl Mailbox {
    /// How many wait.
    #[must_use]
    pub fn waiting(&self) -> u32 {
        self.waiting
    }

    /// What the rules say about a newcomer of that urgency.
    #[must_use]
    #[inline]
    pub fn admission(&self, rules: &MailboxRules, urgency: u8, messages: &Messages) -> Admission {
        if rules.capacity.is_none_or(|capacity| self.waiting < capacity) {
            return Admission::Admit;
        }
        match rules.when_full {
            WhenFull::Refuse => Admission::Refuse,
            WhenFull::DropNewest => Admission::Drop,
            WhenFull::DropOldest => {
                let age = |&key: &u32| (messages[key].due_at, messages[key].serial);
                self.iter(messages).min_by_key(age).map_or(Admission::Drop, Admission::Displace)
            }
            WhenFull::ShedLowestPriority => {
                let rank = |&key: &u32| {
                    let message = &messages[key];
                    (message.urgency, std::cmp::Reverse((message.due_at, message.serial)))
                };
                match self.iter(messages).min_by_key(rank) {
                    Some(key) if messages[key].urgency < urgency => Admission::Displace(key),
                    _ => Admission::Drop,
                }
            }
        }
    }

    /// Adds a message at the end of its lane.
    #[inline]
    pub fn push(&mut self, key: u32, order: Order, messages: &mut Messages) {
        let lane = &mut self.lanes[lane_of(key, order, messages)];
        let message = &mut messages[key];
        message.previous = lane.last;
        message.next = NONE;
        if lane.last == NONE {
            lane.first = key;
        } else {
            messages[lane.last].next = key;
        }
        lane.last = key;
        self.waiting += 1;
    }

    /// Takes the next message.
    #[inline]
    pub fn pop(&mut self, order: Order, messages: &mut Messages) -> Option<u32> {
        let key = match order {
            Order::Fifo => self.lanes[0].first,
            Order::Lifo => self.lanes[0].last,
            Order::Priority => self.lanes.iter().rev().map(|lane| lane.first).find(|&key| key != NONE)?,
        };
        if key == NONE {
            return None;
        }
        self.remove(key, order, messages);
        Some(key)
    }

    /// Takes a message out, wherever it stands.
    pub fn remove(&mut self, key: u32, order: Order, messages: &mut Messages) {
        let lane = &mut self.lanes[lane_of(key, order, messages)];
        let (previous, next) = (messages[key].previous, messages[key].next);
        if previous == NONE {
            lane.first = next;
        } else {
            messages[previous].next = next;
        }
        if next == NONE {
            lane.last = previous;
        } else {
            messages[next].previous = previous;
        }
        self.waiting -= 1;
    }

    /// The keys of what waits, lane by lane from the least urgent, oldest first in each.
    pub fn iter<'a>(&'a self, messages: &'a Messages) -> impl Iterator<Item = u32> + 'a {
        self.lanes.iter().flat_map(move |lane| chain(lane.first, move |key| messages[key].next))
    }

    /// The keys of what waits, the next one first.
    pub fn in_turn<'a>(&'a self, order: Order, messages: &'a Messages) -> Box<dyn Iterator<Item = u32> + 'a> {
        match order {
            Order::Fifo => Box::new(chain(self.lanes[0].first, move |key| messages[key].next)),
            Order::Lifo => Box::new(chain(self.lanes[0].last, move |key| messages[key].previous)),
            Order::Priority => {
                let lanes = self.lanes.iter().rev();
                Box::new(lanes.flat_map(move |lane| chain(lane.first, move |key| messages[key].next)))
            }
        }
    }
}

fn chain(first: u32, next: impl Fn(u32) -> u32) -> impl Iterator<Item = u32> {
    std::iter::successors((first != NONE).then_some(first), move |&key| Some(next(key)).filter(|&key| key != NONE))
}

fn lane_of(key: u32, order: Order, messages: &Messages) -> usize {
    if order == Order::Priority { usize::from(messages[key].urgency) } else { 0 }
}

/// Whether a message that was received at `received_at` is past the patience of these rules.
#[must_use]
#[inline]
pub(crate) fn has_expired(patience: Option<Ticks>, received_at: Ticks, now: Ticks) -> bool {
    patience.is_some_and(|patience| now - received_at > patience)
}
