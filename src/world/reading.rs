//! What anyone may read of a world.

use super::World;
use crate::actor::{Actor, Life, Messages};
use crate::command::{Knobs, Moment};
use crate::kernel::{Slab, Ticks};
use crate::knowledge::{Knowledge, Stores};
use crate::observe::Observers;
use crate::org::{Source, Standing};
use crate::protocol::{Questions, Transfer};
use crate::scenario::Plan;
use std::sync::Arc;

impl World {
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
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The plan, to make another world of it.
    #[must_use]
    pub fn shared_plan(&self) -> Arc<Plan> {
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

    /// What has happened to each actor, by index.
    #[must_use]
    pub fn lives(&self) -> &[Life] {
        &self.lives
    }

    /// The questions that are open, by number.
    #[must_use]
    pub fn questions(&self) -> &Questions {
        &self.questions
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

    /// What is written down.
    #[must_use]
    pub fn stores(&self) -> &Stores {
        &self.stores
    }

    /// How each actor is seen; empty without recognition.
    #[must_use]
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// What was measured.
    #[must_use]
    pub fn observers(&self) -> &Observers {
        &self.observers
    }

    /// Items from outside that a full mailbox refused or dropped at the door.
    #[must_use]
    pub fn refused_at_the_door(&self) -> u64 {
        self.refused_at_the_door
    }

    /// A digest of everything that can change: time, mailboxes, messages, transfers, beliefs, what is scheduled, what was
    /// measured and the latest facts. Equal digests mean the same state.
    #[must_use]
    pub fn digest(&self) -> u64 {
        crate::observe::digest(self)
    }

    /// Roughly the bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let tally = size_of::<crate::observe::ActorTally>();
        self.queue.bytes()
            + self.messages.bytes()
            + self.transfers.bytes()
            + self.knowledge.bytes()
            + self.actors.len() * (size_of::<Actor>() + size_of::<Life>() + tally)
            + self.sources.len() * size_of::<Source>()
            + 250_000
    }
}
