//! Heads, whiteboards and wikis: looking up before work, writing down after it, forgetting.

use super::{Event, World};
use crate::actor::Message;
use crate::kernel::{Lineage, NONE, Purpose, Ticks};
use crate::observe::{Fact, What};

impl World {
    /// What somebody does about an item before working on it: recalls or looks up what the item relies on. Returns what that
    /// takes, and what it will take to write down what the item changes.
    #[inline(never)]
    pub(super) fn prepare(&mut self, actor: u32, message: &Message) -> Ticks {
        let plan = self.plan.clone();
        let Some(source) = plan.sources.get(message.subject as usize) else { return 0 };
        let profile = plan.profile(actor);
        let mut takes = 0;
        for &pair in &plan.pairs_of[actor as usize] {
            let domain = plan.pairs[pair as usize].domain;
            if !source.relies_on.contains(&domain) {
                continue;
            }
            if profile.looks_always || self.knowledge.holding(pair).version == 0 {
                takes += self.look_up(actor, pair, domain);
            }
            if self.knowledge.holding(pair).version > 0 {
                self.recall(actor, pair);
            }
        }
        let owns = |domain: u32| self.changes(actor, message) == Some(domain);
        if source.changes.is_some_and(owns) && self.writes(actor, message) {
            takes += profile.writes_to.iter().map(|&store| plan.stores[store as usize].write).sum::<Ticks>();
        }
        takes
    }

    /// Looks in one store after the other, until one has anything; returns what that takes.
    pub(super) fn look_up(&mut self, actor: u32, pair: u32, domain: u32) -> Ticks {
        let plan = self.plan.clone();
        let mut takes = 0;
        let site = self.lives[actor as usize].site;
        let reachable = |store: &&u32| plan.stores[**store as usize].site.is_none_or(|at| at == site);
        for &store in plan.profile(actor).looks_in.iter().filter(reachable) {
            takes += plan.stores[store as usize].read;
            let version = self.stores.note(store, domain).version;
            let fact = Fact { domain, version, attempt: store, ..Fact::at(What::LookedUp, actor) };
            self.observers.note(self.now, fact);
            if version > 0 {
                if self.knowledge.learn(pair, version, false, &self.plan, self.now) {
                    self.note_agreement();
                }
                break;
            }
        }
        self.observers.tally.looking_up += takes;
        takes
    }

    /// Somebody hears of or uses something: it is fresh in their head, and something else may go.
    #[inline]
    pub(super) fn recall(&mut self, actor: u32, pair: u32) {
        if self.plan.on.brains {
            self.touch(actor, pair);
        }
    }

    #[inline(never)]
    fn touch(&mut self, actor: u32, pair: u32) {
        let Some(brain) = &self.plan.profile(actor).brain else { return };
        if let Some(forgotten) = self.brains.touch(actor, pair, brain) {
            self.knowledge.forget(forgotten, &self.plan, self.now);
            self.note_agreement();
            let domain = self.plan.pairs[forgotten as usize].domain;
            self.observers.note(self.now, Fact { domain, ..Fact::at(What::Forgot, actor) });
        }
    }

    /// At the start everyone who is there has heard of everything once, in the order of the file.
    pub(super) fn fill_brains(&mut self) {
        for pair in 0..self.plan.pairs.len() as u32 {
            let actor = self.plan.pairs[pair as usize].actor;
            if !self.actors[actor as usize].presence.has_left() {
                self.recall(actor, pair);
            }
        }
    }

    /// Somebody has nothing in its head any more, and reads back what was written down; returns what that takes.
    pub(super) fn begin_anew(&mut self, actor: u32) -> Ticks {
        let plan = self.plan.clone();
        self.brains.clear(actor);
        for &pair in &plan.pairs_of[actor as usize] {
            self.knowledge.forget(pair, &plan, self.now);
        }
        let mut takes = 0;
        for &pair in &plan.pairs_of[actor as usize] {
            takes += self.look_up(actor, pair, plan.pairs[pair as usize].domain);
            if self.knowledge.holding(pair).version > 0 {
                self.recall(actor, pair);
            }
        }
        self.note_agreement();
        takes
    }

    /// Whether somebody takes the time to write down what an item changes.
    fn writes(&self, actor: u32, message: &Message) -> bool {
        let share = self.plan.profile(actor).writes_share;
        share >= 1.0 || message.lineage.draws(Purpose::Writing).unit() < share
    }

    /// An owner writes down, wherever it does that, the new version that an item has made.
    pub(super) fn write_down(&mut self, owner: u32, message: &Message, domain: u32, version: u32) {
        if !self.writes(owner, message) {
            return;
        }
        let plan = self.plan.clone();
        for &store in &plan.profile(owner).writes_to {
            self.stores.write(store, domain, version, self.now);
            self.observers.tally.writing_down += plan.stores[store as usize].write;
            let fact = Fact { domain, version, attempt: store, ..Fact::at(What::WroteDown, owner) };
            self.observers.note(self.now, fact);
        }
    }

    /// Sets the time of the next wiping of a store that is wiped.
    pub(super) fn schedule_wipe(&mut self, store: u32) {
        let Some(every) = self.plan.stores[store as usize].wiped_every else { return };
        let name = crate::kernel::name_key(&self.plan.stores[store as usize].name);
        let lineage = Lineage::root(self.seed).child(Purpose::Wipe, name);
        let gap = every.draw(&mut lineage.child(Purpose::Wipe, self.stores.wiped(store)).draws(Purpose::Gap));
        self.schedule(self.now.saturating_add(gap), Event::Wipe(store));
    }

    /// A store is wiped.
    pub(super) fn on_wipe(&mut self, store: u32) {
        self.stores.wipe(store, self.now);
        self.observers.note(self.now, Fact { attempt: store, ..Fact::at(What::Wiped, NONE) });
        self.schedule_wipe(store);
    }
}
