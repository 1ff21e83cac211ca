//! What anyone may read of a world.

use super::actor::{Actor, RuntimeState};
use super::beliefs::Knowledge;
use super::knobs::Knobs;
use super::mechanism::Mechanisms;
use super::message::Messages;
use super::observers::Observers;
use super::plan::Plan;
use super::presence::Presence;
use super::protocol::Transfer;
use super::source::Source;
use super::tally::ActorTally;
use super::world::{Moment, World};
use crate::kernel::{Slab, StreamKey, Ticks, digest};
use std::sync::Arc;

impl<M: Mechanisms> World<M> {
    /// The time.
    #[must_use]
    pub fn now(&self) -> Ticks {
        self.now
    }

    /// The moment: the time and how many events have been.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment { ticks: self.now, events: self.events }
    }

    /// The seed it was made with.
    #[must_use]
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// What does not change during the run.
    #[must_use]
    pub fn plan(&self) -> &Plan<M::Rules> {
        &self.plan
    }

    /// The plan, to make another world of it.
    #[must_use]
    pub fn shared_plan(&self) -> Arc<Plan<M::Rules>> {
        Arc::clone(&self.plan)
    }

    /// Where the knobs stand.
    #[must_use]
    pub fn knobs(&self) -> &Knobs {
        &self.knobs
    }

    /// The actors, by index.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// One actor.
    #[must_use]
    pub fn actor(&self, actor: u32) -> &Actor {
        &self.actors[actor as usize]
    }

    /// Why an actor takes nothing up, if it does not.
    #[must_use]
    pub fn presence(&self, actor: u32) -> Presence {
        self.actors[actor as usize].presence
    }

    /// The entry of the file that an actor is of.
    #[must_use]
    pub fn entry_of(&self, actor: u32) -> u32 {
        self.plan.profile_of[actor as usize]
    }

    /// What is rarely looked at of each actor, by index.
    #[must_use]
    pub fn runtime(&self) -> &[RuntimeState] {
        &self.runtime
    }

    /// What an actor's draws begin with, for a purpose of its own.
    #[must_use]
    pub(crate) fn actor_key(&self, purpose: crate::kernel::Purpose, actor: u32) -> StreamKey {
        StreamKey::root(self.seed).child(purpose, self.plan.keys[actor as usize])
    }

    /// All messages that are not over.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// All transfers that are not over.
    #[must_use]
    pub fn transfers(&self) -> &Slab<Transfer> {
        &self.transfers
    }

    /// Who holds what.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What was measured.
    #[must_use]
    pub fn observers(&self) -> &Observers<M> {
        &self.observers
    }

    /// A digest of the model's state: of all that decides how the run goes on. Equal digests mean the same state.
    #[must_use]
    pub fn digest(&self) -> u64 {
        digest(self)
    }

    /// A digest of the latest trace events and of how many there were.
    #[must_use]
    pub fn trace_digest(&self) -> u64 {
        digest(&self.observers.trace)
    }

    /// A digest of all that was measured.
    #[must_use]
    pub fn figures_digest(&self) -> u64 {
        digest(&self.observers)
    }

    /// The digests of the model, of the latest trace events, and of the figures.
    #[must_use]
    pub fn digests(&self) -> [u64; 3] {
        [self.digest(), self.trace_digest(), self.figures_digest()]
    }

    /// Roughly the bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.queue.bytes()
            + self.messages.bytes()
            + self.transfers.bytes()
            + self.knowledge.bytes()
            + self.actors.len() * (size_of::<Actor>() + size_of::<RuntimeState>() + size_of::<ActorTally>() + 128)
            + self.sources.len() * size_of::<Source>()
            + 250_000
    }
}
