//! Changing what is true: who may, whether it holds, and who hears of it.

use super::hooks::Hooks;
use super::message::Message;
use super::purpose;
use super::world::World;
use crate::kernel::NONE;
use crate::trace::{Kind, TraceEvent};

impl<M: Hooks> World<M> {
    /// The domain that an item changes, if this actor may change it.
    #[inline]
    pub(crate) fn changes(&self, actor: u32, message: &Message) -> Option<u32> {
        if self.plan.domains.is_empty() {
            return None;
        }
        let domain = self.plan.sources.get(message.subject as usize)?.changes?;
        let owner = self.knowledge.owner(domain);
        let subscriptions = &self.plan.subscriptions_of[actor as usize];
        let takes_part = || {
            subscriptions.iter().any(|&subscription| self.plan.subscriptions[subscription as usize].domain == domain)
        };
        (owner == actor || owner == NONE && takes_part()).then_some(domain)
    }

    /// A domain has a new version; whoever made it announces it to each who depends on it.
    pub(super) fn change(&mut self, actor: u32, message: &Message, domain: u32) {
        let plan = self.plan.clone();
        let of = &plan.domains[domain as usize];
        let own =
            of.subscriptions.clone().find(|&subscription| plan.subscriptions[subscription as usize].actor == actor);
        let version = self.knowledge.change(domain, &plan, self.now);
        if let Some(own) = own {
            self.knowledge.learn(own, version, false, &plan, self.now);
            self.knowledge.believe(own, version, &plan, self.now);
        }
        self.note_agreement();
        self.report(TraceEvent::Changed { actor, domain, version });
        if let Some(own) = own {
            self.recall(actor, own);
        }
        if self.plan.hooks.change {
            M::changed(self, actor, message, domain, version);
        }
        for subscription in of.subscriptions.clone().filter(|&subscription| of.announced && Some(subscription) != own) {
            let to = plan.subscriptions[subscription as usize].actor;
            let route = if of.owner == actor { None } else { plan.topology.route(actor, to) };
            let stream_key = message.stream_key.child(purpose::ANNOUNCE, plan.keys[to as usize]);
            let news = Message {
                subject: subscription,
                content: u64::from(version),
                ..Message::new(Kind::Update, stream_key, actor, to)
            };
            self.send(news, route.unwrap_or(plan.subscriptions[subscription as usize].route));
        }
    }

    /// Somebody hears of or uses what a subscription is about.
    #[inline]
    pub(crate) fn recall(&mut self, actor: u32, subscription: u32) {
        if self.plan.hooks.learning {
            M::recall(self, actor, subscription);
        }
    }

    /// Somebody holds a version from now on, however it came to it; says whether that is news to it.
    pub(crate) fn learn(&mut self, subscription: u32, version: u32, wrong: bool) -> bool {
        self.knowledge.learn(subscription, version, wrong, &self.plan, self.now)
    }

    /// Somebody no longer knows.
    pub(crate) fn forget_pair(&mut self, subscription: u32) {
        self.knowledge.forget(subscription, &self.plan, self.now);
    }

    /// An owner has reason to believe that a dependent holds a version.
    pub(crate) fn believe(&mut self, subscription: u32, version: u32) {
        self.knowledge.believe(subscription, version, &self.plan, self.now);
    }

    /// Somebody owns a domain from now on.
    pub(crate) fn give_domain(&mut self, domain: u32, actor: u32) {
        self.knowledge.claim(domain, actor);
    }
}
