//! What is written where, and what is fresh in whose head.

use super::rules::Brain;
use crate::kernel::Ticks;

/// What a store says about a domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// The version that is written there; 0 for none.
    pub version: u32,
    /// Since when.
    pub since: Ticks,
}

/// What is written where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stores {
    /// Store by store, a note for each domain.
    notes: Vec<Vec<Note>>,
    /// How often each was wiped.
    wiped: Vec<u64>,
}

impl Stores {
    /// Empty stores.
    #[must_use]
    pub fn new(stores: usize, domains: usize) -> Self {
        Self { notes: vec![vec![Note::default(); domains]; stores], wiped: vec![0; stores] }
    }

    /// What a store says about a domain.
    #[must_use]
    pub fn note(&self, store: u32, domain: u32) -> Note {
        self.notes[store as usize][domain as usize]
    }

    /// How often a store was wiped.
    #[must_use]
    pub fn wiped(&self, store: u32) -> u64 {
        self.wiped[store as usize]
    }

    pub(super) fn write(&mut self, store: u32, domain: u32, version: u32, now: Ticks) {
        self.notes[store as usize][domain as usize] = Note { version, since: now };
    }

    pub(super) fn wipe(&mut self, store: u32, now: Ticks) {
        self.notes[store as usize].fill(Note { version: 0, since: now });
        self.wiped[store as usize] += 1;
    }
}

/// What each actor has in its head, most recently heard of or used last: only of those who keep a bounded number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brains {
    recent: Vec<Vec<u32>>,
}

impl Brains {
    /// As many empty heads.
    #[must_use]
    pub fn new(actors: usize) -> Self {
        Self { recent: vec![Vec::new(); actors] }
    }

    /// An actor has nothing in its head any more.
    pub(super) fn clear(&mut self, actor: u32) {
        if let Some(recent) = self.recent.get_mut(actor as usize) {
            recent.clear();
        }
    }

    /// An actor hears of or uses what a subscription is about. Returns the subscription it forgets for that, if any.
    pub(super) fn touch(&mut self, actor: u32, subscription: u32, brain: &Brain) -> Option<u32> {
        let recent = &mut self.recent[actor as usize];
        recent.retain(|&other| other != subscription);
        recent.push(subscription);
        (recent.len() > brain.domains_max as usize).then(|| recent.remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_is_forgotten() {
        let (mut brains, brain) = (Brains::new(1), Brain { domains_max: 2 });
        let forgotten = [7, 8, 7, 9, 8].map(|subscription| brains.touch(0, subscription, &brain));
        assert_eq!(forgotten, [None, None, None, Some(8), Some(7)]);
    }
}
