//! A mailbox: what was received and waits.

use super::message::{Message, Messages};
use crate::kernel::{Ticks, encode_enum, encode_struct};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

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
    /// Messages that fit, not counting the one being integrated; absent means no limit. At least 1. `preempted_take_room` says
    /// whether what was put aside counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Which one is next.
    pub order: Order,
    /// What happens to a message that finds the mailbox full.
    pub when_full: WhenFull,
    /// Minutes after which a waiting message has expired; noticed when its turn comes. Absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patience_minutes: Option<f64>,
    /// Whether what waits is still there after a restart.
    pub persistent: bool,
    /// Whether what was put aside, for something more urgent, a meeting or a failure, takes a place in the mailbox until it is
    /// resumed. Nothing is turned away for it that is already in: with what is put aside there may be more than fit.
    pub preempted_take_room: bool,
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

/// The keys of the messages that wait, in the order in which they came; by priority, the most urgent before the others.
#[derive(Clone, Debug, Default, Hash)]
pub struct Mailbox {
    keys: VecDeque<u32>,
}

impl Mailbox {
    /// How many wait.
    #[must_use]
    #[inline]
    pub fn waiting(&self) -> u32 {
        self.keys.len() as u32
    }

    /// What the rules say about a newcomer of that urgency, where so many were put aside.
    #[must_use]
    #[inline]
    pub fn admission(&self, rules: &MailboxRules, urgency: u8, preempted: u32, messages: &Messages) -> Admission {
        let aside = if rules.preempted_take_room { preempted } else { 0 };
        if rules.capacity.is_none_or(|capacity| self.waiting() + aside < capacity) {
            Admission::Admit
        } else {
            self.when_full(rules, urgency, messages)
        }
    }

    #[inline(never)]
    fn when_full(&self, rules: &MailboxRules, urgency: u8, messages: &Messages) -> Admission {
        let sheds = rules.when_full == WhenFull::ShedLowestPriority;
        match rules.when_full {
            WhenFull::Refuse => return Admission::Refuse,
            WhenFull::DropNewest => return Admission::Drop,
            WhenFull::DropOldest | WhenFull::ShedLowestPriority => {}
        }
        // The oldest goes, or of the least urgent the newest.
        let rank = |&key: &u32| {
            let Message { urgency, due_at, serial, .. } = messages[key];
            if sheds { (urgency, !due_at, !serial) } else { (0, due_at, serial) }
        };
        match self.keys.iter().copied().min_by_key(rank) {
            Some(key) if !sheds || messages[key].urgency < urgency => Admission::Displace(key),
            _ => Admission::Drop,
        }
    }

    /// Adds a message.
    #[inline]
    pub fn push(&mut self, key: u32, order: Order, messages: &Messages) {
        match order {
            Order::Fifo | Order::Lifo => self.keys.push_back(key),
            Order::Priority => self.insert(key, order, messages),
        }
    }

    /// Adds a message that may have come before others that are there: its place is where it would be had it come here.
    #[inline(never)]
    pub fn insert(&mut self, key: u32, order: Order, messages: &Messages) {
        let rank = |key: u32| {
            let Message { urgency, due_at, serial, .. } = messages[key];
            (if order == Order::Priority { !urgency } else { 0 }, due_at, serial)
        };
        let place = self.keys.partition_point(|&other| rank(other) <= rank(key));
        self.keys.insert(place, key);
    }

    /// Takes the next message.
    #[inline]
    pub fn pop(&mut self, order: Order) -> Option<u32> {
        match order {
            Order::Fifo | Order::Priority => self.keys.pop_front(),
            Order::Lifo => self.keys.pop_back(),
        }
    }

    /// Takes all that waits, the next one first.
    pub fn take_all(&mut self, order: Order) -> Vec<u32> {
        let all = self.in_turn(order).collect();
        self.keys.clear();
        all
    }

    /// Takes a message out, wherever it stands.
    pub fn remove(&mut self, key: u32) {
        if let Some(place) = self.keys.iter().position(|&other| other == key) {
            self.keys.remove(place);
        }
    }

    /// The first, in its order, of those that fit.
    pub fn find(&self, order: Order, fits: impl Fn(u32) -> bool) -> Option<u32> {
        self.in_turn(order).find(|&key| fits(key))
    }

    /// The keys of what waits, the next one first.
    pub fn in_turn(&self, order: Order) -> impl Iterator<Item = u32> + '_ {
        let last = self.keys.len();
        let place = move |turn: usize| if order == Order::Lifo { last - 1 - turn } else { turn };
        (0..last).map(move |turn| self.keys[place(turn)])
    }
}

/// Whether a message that was received at `received_at` is past the patience of these rules.
#[must_use]
#[inline]
pub(super) fn has_expired(patience: Option<Ticks>, received_at: Ticks, now: Ticks) -> bool {
    patience.is_some_and(|patience| now - received_at > patience)
}

encode_struct! { MailboxRules { capacity, order, when_full, patience_minutes, persistent, preempted_take_room } }
encode_enum! { Order { Fifo, Lifo, Priority } }
encode_enum! { WhenFull { Refuse, DropNewest, DropOldest, ShedLowestPriority } }
