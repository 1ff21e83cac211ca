//! Places outside of heads: what is written down there, and when it is wiped.
//!
//! A whiteboard and a wiki are the same thing with other numbers: quick or slow to read, wiped now and then or never.
//! Either is right only as far as somebody has written it.

use crate::kernel::{Distribution, Ticks};
use serde::{Deserialize, Serialize};

/// A place where things are written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// Name, unique among the stores.
    pub name: String,
    /// The system whose members can reach it. Absent: everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The site at which it can be reached. Absent: from anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Minutes to look something up in it, found or not. At least 0.
    #[serde(default)]
    pub read_minutes: f64,
    /// Minutes to write something into it. At least 0.
    #[serde(default)]
    pub write_minutes: f64,
    /// Time from one wiping to the next. Absent: it is never wiped. The mean is above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wiped_every: Option<Distribution>,
}

/// How much an actor keeps in its head.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Brain {
    /// Domains of others it holds at once; of more, the one least recently heard of or used is forgotten. At least 1.
    pub domains_max: u32,
}

/// Where an actor looks before it works on something that relies on a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// Names of the stores, each once, in the order in which it tries them; it stops at the first that has anything.
    #[serde(rename = "in")]
    pub stores: Vec<String>,
    /// When it looks.
    #[serde(default)]
    pub when: LookUpWhen,
}

/// When an actor looks something up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LookUpWhen {
    /// When it has forgotten.
    #[default]
    Forgotten,
    /// Every time, however sure it is.
    Always,
}

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

    pub(crate) fn write(&mut self, store: u32, domain: u32, version: u32, now: Ticks) {
        self.notes[store as usize][domain as usize] = Note { version, since: now };
    }

    pub(crate) fn wipe(&mut self, store: u32, now: Ticks) {
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
    pub(crate) fn clear(&mut self, actor: u32) {
        if let Some(recent) = self.recent.get_mut(actor as usize) {
            recent.clear();
        }
    }

    /// An actor hears of or uses what a pair is about. Returns the pair it forgets for that, if any.
    pub(crate) fn touch(&mut self, actor: u32, pair: u32, brain: &Brain) -> Option<u32> {
        let recent = &mut self.recent[actor as usize];
        recent.retain(|&other| other != pair);
        recent.push(pair);
        (recent.len() > brain.domains_max as usize).then(|| recent.remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_is_forgotten() {
        let (mut brains, brain) = (Brains::new(1), Brain { domains_max: 2 });
        let forgotten = [7, 8, 7, 9, 8].map(|pair| brains.touch(0, pair, &brain));
        assert_eq!(forgotten, [None, None, None, Some(8), Some(7)]);
    }
}
