//! What is counted apart: by stream of work, by role, by urgency and by person, so that a claim can say whose wait it is about.
//!
//! It adds up to what the tally counts for the whole team, and it is no part of a digest.

use super::message::{Message, NO_ROLE};
use crate::kernel::{Histogram, Ticks};

/// What is counted apart, if anything is: the module of a page that only watches has nobody who would ask, and not a byte of it.
#[derive(Clone, Debug)]
pub struct Apart {
    #[cfg(any(not(target_arch = "wasm32"), feature = "claims"))]
    counted: Breakdown,
}

impl Apart {
    pub(super) fn new(streams: usize, people: usize) -> Self {
        let _ = (streams, people);
        Self {
            #[cfg(any(not(target_arch = "wasm32"), feature = "claims"))]
            counted: Breakdown::new(streams, people),
        }
    }

    /// Counts something, where anything is counted.
    #[inline(always)]
    pub(super) fn count(&mut self, count: impl FnOnce(&mut Breakdown)) {
        #[cfg(any(not(target_arch = "wasm32"), feature = "claims"))]
        count(&mut self.counted);
        #[cfg(not(any(not(target_arch = "wasm32"), feature = "claims")))]
        let _ = count;
    }

    /// What was counted.
    #[must_use]
    pub fn get(&self) -> Option<&Breakdown> {
        #[cfg(any(not(target_arch = "wasm32"), feature = "claims"))]
        return Some(&self.counted);
        #[cfg(not(any(not(target_arch = "wasm32"), feature = "claims")))]
        None
    }
}

/// What is counted of one stream of work.
#[derive(Clone, Debug, Default)]
pub struct StreamTally {
    /// Items that came in from outside, those that a full mailbox refused or dropped on admission included.
    pub arrived: u64,
    /// Of those, the ones that were refused or dropped on admission.
    pub refused: u64,
    /// Of the items that left the team, those that everybody on their way has done right.
    pub done_right: u64,
    /// Time from an item's arrival in the team until it leaves it done.
    pub lead: Histogram,
    /// Time from the receipt of an item, by each who gets it, until its integration begins.
    pub wait: Histogram,
}

/// What is counted of one person.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonTally {
    /// Items that left the team from there.
    pub done: u64,
    /// Messages whose integration has begun.
    pub served: u64,
    /// Sum of the times from their receipt until then, in ticks.
    pub waited: u128,
}

/// What is counted apart.
#[derive(Clone, Debug, Default)]
pub struct Breakdown {
    /// Each stream.
    pub streams: Vec<StreamTally>,
    /// Time from receipt until integration begins, of the messages to each role; of a role that is not in it there were none.
    pub roles: Vec<Histogram>,
    /// The same of the messages of each urgency.
    pub urgencies: [Histogram; 4],
    /// Each person.
    pub people: Vec<PersonTally>,
}

impl Breakdown {
    #[cfg(any(not(target_arch = "wasm32"), feature = "claims"))]
    fn new(streams: usize, people: usize) -> Self {
        Self {
            streams: vec![StreamTally::default(); streams],
            people: vec![PersonTally::default(); people],
            ..Self::default()
        }
    }

    fn stream(&mut self, stream: Option<u32>) -> Option<&mut StreamTally> {
        self.streams.get_mut(stream? as usize)
    }

    pub(super) fn arrived(&mut self, stream: Option<u32>) {
        if let Some(tally) = self.stream(stream) {
            tally.arrived += 1;
        }
    }

    pub(super) fn refused_at_admission(&mut self, stream: Option<u32>) {
        if let Some(tally) = self.stream(stream) {
            tally.refused += 1;
        }
    }

    /// Somebody begins to integrate a message.
    pub(super) fn service_started(&mut self, stream: Option<u32>, message: &Message, waited: Ticks) {
        if let Some(tally) = self.stream(stream) {
            tally.wait.add(waited);
        }
        if message.role != NO_ROLE {
            let role = usize::from(message.role);
            if role >= self.roles.len() {
                self.roles.resize_with(role + 1, Histogram::default);
            }
            self.roles[role].add(waited);
        }
        if let Some(wait) = self.urgencies.get_mut(usize::from(message.urgency)) {
            wait.add(waited);
        }
        if let Some(tally) = self.people.get_mut(message.to as usize) {
            tally.served += 1;
            tally.waited += u128::from(waited);
        }
    }

    /// An item has left the team.
    pub(super) fn done(&mut self, stream: Option<u32>, actor: u32, lead: Ticks, right: bool) {
        if let Some(tally) = self.stream(stream) {
            tally.lead.add(lead);
            tally.done_right += u64::from(right);
        }
        if let Some(tally) = self.people.get_mut(actor as usize) {
            tally.done += 1;
        }
    }
}
