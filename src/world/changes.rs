//! Changing what is true: who may, whether it holds, and who hears of it.

use super::World;
use crate::actor::{Kind, Message};
use crate::kernel::{NONE, Purpose};
use crate::observe::{Fact, What};

impl World {
    /// The domain that an item changes, if this actor may change it.
    #[inline]
    pub(super) fn changes(&self, actor: u32, message: &Message) -> Option<u32> {
        if self.plan.domains.is_empty() {
            return None;
        }
        let domain = self.plan.sources.get(message.subject as usize)?.changes?;
        let owner = self.knowledge.owner(domain);
        let pairs = &self.plan.pairs_of[actor as usize];
        let takes_part = || pairs.iter().any(|&pair| self.plan.pairs[pair as usize].domain == domain);
        (owner == actor || owner == NONE && takes_part()).then_some(domain)
    }

    /// A domain has a new version; whoever made it announces it to each who depends on it.
    pub(super) fn change(&mut self, actor: u32, message: &Message, domain: u32) {
        let plan = self.plan.clone();
        let of = &plan.domains[domain as usize];
        let own = of.pairs.clone().find(|&pair| plan.pairs[pair as usize].actor == actor);
        let version = self.knowledge.change(domain, &plan, self.now);
        if let Some(own) = own {
            self.knowledge.learn(own, version, false, &plan, self.now);
            self.knowledge.believe(own, version, &plan, self.now);
        }
        self.note_agreement();
        self.observers.note(self.now, Fact { domain, version, ..Fact::at(What::Changed, actor) });
        if let Some(own) = own {
            self.recall(actor, own);
        }
        if self.plan.on.stores {
            self.write_down(actor, message, domain, version);
        }
        for pair in of.pairs.clone().filter(|&pair| of.announced && Some(pair) != own) {
            let to = plan.pairs[pair as usize].actor;
            let route = if of.owner == actor { None } else { plan.topology.route(actor, to) };
            let lineage = message.lineage.child(Purpose::Announce, plan.keys[to as usize]);
            let news = Message {
                subject: pair,
                content: u64::from(version),
                ..Message::new(Kind::Update, lineage, actor, to)
            };
            self.send(news, route.unwrap_or(plan.pairs[pair as usize].route));
        }
    }

    /// Whether a change would be made on an old version of what is free for all: then it does not hold, and its maker sees what is
    /// there.
    #[inline(never)]
    pub(super) fn conflicts(&mut self, actor: u32, domain: u32) -> bool {
        let plan = self.plan.clone();
        let mut pairs = plan.domains[domain as usize].pairs.clone();
        let own = pairs.find(|&pair| plan.pairs[pair as usize].actor == actor);
        let Some(own) = own.filter(|&own| self.knowledge.owner(domain) == NONE && self.is_behind(own)) else {
            return false;
        };
        let version = self.knowledge.truth(domain).version;
        self.observers.note(self.now, Fact { domain, version, ..Fact::at(What::Conflicted, actor) });
        self.knowledge.learn(own, version, false, &self.plan, self.now);
        self.note_agreement();
        self.recall(actor, own);
        true
    }

    /// Whether somebody who is still there holds something else than the truth.
    fn is_behind(&self, pair: u32) -> bool {
        !self.knowledge.holding(pair).retired && !self.knowledge.is_current(pair, &self.plan)
    }
}
