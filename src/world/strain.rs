//! Stress, wherever it makes a difference.

use super::World;
use crate::actor::{Message, StressRules};
use crate::kernel::Purpose;

impl World {
    /// The stress of an actor now, 0 to 1; 0 if it feels none.
    #[must_use]
    pub fn stress(&self, actor: u32) -> f64 {
        match (self.strains.get(actor as usize), &self.plan.profile(actor).stress) {
            (Some(strain), Some(rules)) => strain.level(rules, self.actors[actor as usize].mailbox.waiting(), self.now),
            _ => 0.0,
        }
    }

    /// Stress from the start until now, averaged over time and over those who can feel it; 0 if nobody can.
    #[must_use]
    pub fn stress_mean(&self) -> f64 {
        let (mut sum, mut people) = (0.0, 0.0);
        for (actor, strain) in self.strains.iter().enumerate() {
            if let Some(rules) = &self.plan.profile(actor as u32).stress {
                sum += strain.area(rules, self.actors[actor].mailbox.waiting(), self.now);
                people += 1.0;
            }
        }
        if people == 0.0 || self.now == 0 { 0.0 } else { sum / people / self.now as f64 }
    }

    /// Brings an actor's stress up to date: before anything changes in its mailbox.
    #[inline]
    pub(super) fn settle_strain(&mut self, actor: u32) {
        if self.plan.on.stress {
            self.settle(actor);
        }
    }

    #[inline(never)]
    fn settle(&mut self, actor: u32) {
        if let Some(rules) = &self.plan.profile(actor).stress {
            let waiting = self.actors[actor as usize].mailbox.waiting();
            self.strains[actor as usize].settle(rules, waiting, self.now);
        }
    }

    /// Glue work takes a share of somebody's stress from them.
    pub(super) fn calm(&mut self, actor: u32, share: f64) {
        if self.plan.on.stress && share > 0.0 {
            self.settle(actor);
            self.strains[actor as usize].ease(share);
        }
    }

    /// How much longer stress makes an actor's integration.
    pub(super) fn slowdown(&self, actor: u32, rules: &StressRules) -> f64 {
        1.0 + rules.slowdown * self.stress(actor)
    }

    /// Whether an actor does an item wrong for stress.
    pub(super) fn errs(&self, actor: u32, message: &Message) -> bool {
        let Some(rules) = self.plan.profile(actor).stress else { return false };
        rules.error_rate > 0.0 && message.lineage.draws(Purpose::Error).unit() < rules.error_rate * self.stress(actor)
    }
}
