//! The world owns all state, takes events one at a time, and applies what follows from them.

use super::actor::{Actor, RuntimeState};
use super::beliefs::Knowledge;
use super::knobs::Knobs;
use super::mechanism::Mechanisms;
use super::message::{Message, Messages};
use super::observers::Observers;
use super::plan::Plan;
use super::protocol::Transfer;
use super::source::Source;
use crate::kernel::{NONE, Queue, Slab, Ticks, or_never};
use crate::trace::{EventKind, Kind, Record, TraceEvent};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Something that is scheduled, with the key of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Event {
    /// A source has its next arrival.
    Arrival(u32),
    /// A message is due.
    Delivery(u32),
    /// An acknowledgement or a refusal is due.
    Reply(u32),
    /// An actor has integrated its message.
    Completion(u32),
    /// A sender has waited long enough.
    Timeout(u32),
    /// What an actor was refused is let in or given up: it goes on, unless it was refused something else.
    Unblock(u32),
    /// Something of a mechanism is due: which, what, and about whom.
    Mechanism {
        /// The mechanism's number in the list.
        mechanism: u8,
        /// The number of what is due.
        what: u8,
        /// Whom or what it is about.
        about: u32,
    },
}

/// An [`Event`] as the queue keeps it: two whole words. An enum whose variants are laid out differently is written in parts and read
/// back whole, and that stalls.
#[derive(Clone, Copy, Debug)]
pub(super) struct PackedEvent {
    what: u32,
    about: u32,
}

impl From<Event> for PackedEvent {
    #[inline(always)]
    fn from(event: Event) -> Self {
        let (what, about) = match event {
            Event::Arrival(source) => (0, source),
            Event::Delivery(message) => (1, message),
            Event::Reply(reply) => (2, reply),
            Event::Completion(actor) => (3, actor),
            Event::Timeout(transfer) => (4, transfer),
            Event::Unblock(actor) => (5, actor),
            Event::Mechanism { mechanism, what, about } => {
                (6 | u32::from(mechanism) << 8 | u32::from(what) << 16, about)
            }
        };
        Self { what, about }
    }
}

impl From<PackedEvent> for Event {
    #[inline(always)]
    fn from(PackedEvent { what, about }: PackedEvent) -> Self {
        match what {
            0 => Self::Arrival(about),
            1 => Self::Delivery(about),
            2 => Self::Reply(about),
            3 => Self::Completion(about),
            4 => Self::Timeout(about),
            5 => Self::Unblock(about),
            _ => Self::Mechanism { mechanism: (what >> 8) as u8, what: (what >> 16) as u8, about },
        }
    }
}

impl Hash for PackedEvent {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Event::from(*self).hash(state);
    }
}

/// A moment between two events: the time, and how many events have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Ticks since the start.
    pub ticks: u64,
    /// Events since the start.
    pub events: u64,
}

/// A team at one moment of its run, with its mechanisms `M`.
#[derive(Clone, Debug)]
pub struct World<M: Mechanisms> {
    pub(super) plan: Arc<Plan<M::Rules>>,
    pub(super) seed: u32,
    pub(super) now: Ticks,
    pub(super) events: u64,
    pub(super) knobs: Knobs,
    pub(super) queue: Queue<PackedEvent>,
    pub(super) actors: Vec<Actor>,
    pub(super) runtime: Vec<RuntimeState>,
    pub(super) messages: Messages,
    pub(super) transfers: Slab<Transfer>,
    pub(super) sources: Vec<Source>,
    pub(super) knowledge: Knowledge,
    /// Events before the first of this instant.
    pub(super) instant_began: u64,
    /// Messages sent so far: the next one's serial.
    pub(super) sent: u64,
    /// Commands of the variant that were carried out. Not hashed: it follows from the time, which is.
    pub(super) carried_out: usize,
    /// Items handed over by a person so far.
    pub(super) given: u64,
    /// The states of the mechanisms.
    pub(super) mechanisms: M,
    /// What watches the model and never feeds it.
    pub(super) observers: Observers<M>,
}

/// The state of the model alone: what decides how the run goes on. What watches it is apart, in [`World::observers`].
impl<M: Mechanisms> Hash for World<M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.seed, self.now, self.events, &self.knobs, &self.queue).hash(state);
        (&self.actors, &self.runtime, &self.messages, &self.transfers, &self.sources, &self.knowledge).hash(state);
        (self.instant_began, self.sent, self.given, &self.mechanisms).hash(state);
    }
}

impl<M: Mechanisms> World<M> {
    #[inline]
    pub(super) fn schedule(&mut self, due: Ticks, event: Event) -> u64 {
        self.queue.push(or_never(due), event.into())
    }

    /// Schedules the next arrival of every source.
    pub(super) fn schedule_arrivals(&mut self) {
        let plan = self.plan.clone();
        for &source in &plan.canonical.sources {
            self.schedule_arrival(source);
        }
    }

    #[inline]
    pub(super) fn schedule_arrival(&mut self, source: u32) {
        let state = &mut self.sources[source as usize];
        let push = |due| self.queue.push_often(or_never(due), Event::Arrival(source).into());
        state.timer = state.due().map_or(u64::MAX, push);
    }

    /// Something has happened.
    #[inline(always)]
    pub(crate) fn report(&mut self, event: TraceEvent) {
        self.keep(event.into());
    }

    /// As `report`, of what is a record already.
    #[inline(never)]
    pub(crate) fn keep(&mut self, record: Record) {
        self.observers.note(self.now, record);
    }

    /// What observers are told about a message.
    #[inline(always)]
    pub(super) fn record(&self, kind: EventKind, message: &Message) -> Record {
        let (domain, version) = self.about(message.about, message.subject, message.content);
        let words = [message.from, message.to, domain, version, u32::from(message.attempt)];
        Record::about(kind, message.kind, message.serial, words)
    }

    /// The domain and the version that news is about, or an answer to it; nothing else is about any.
    #[inline(always)]
    pub(super) fn about(&self, kind: Kind, subject: u32, content: u64) -> (u32, u32) {
        if kind != Kind::Update {
            return (NONE, 0);
        }
        (self.plan.subscriptions.get(subject as usize).map_or(NONE, |subscription| subscription.domain), content as u32)
    }
}
