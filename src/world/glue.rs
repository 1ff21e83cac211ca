//! Glue work, recognition, and what follows from the two.

use super::delivery::NO_MEDIUM;
use super::{Event, World};
use crate::actor::{Kind, Message};
use crate::command::Knob;
use crate::kernel::{Lineage, NONE, Purpose};
use crate::observe::{Fact, What};
use crate::org::{leaving, review, review_ticks};
use rand::RngExt;

impl World {
    /// Sets the time of the next round of somebody who does glue work.
    pub(super) fn schedule_round(&mut self, actor: u32) {
        let Some(glue) = self.plan.profile(actor).glue else { return };
        let gap = glue.every.draw(&mut self.round_lineage(actor).draws(Purpose::Gap));
        self.schedule(self.now.saturating_add(gap), Event::Round(actor));
    }

    fn round_lineage(&self, actor: u32) -> Lineage {
        let lineage = Lineage::root(self.seed).child(Purpose::Round, self.plan.keys[actor as usize]);
        lineage.child(Purpose::Round, self.rounds[actor as usize])
    }

    /// A round is due: it goes into the mailbox, as everything else does.
    pub(super) fn on_round(&mut self, actor: u32) {
        if self.actors[actor as usize].presence.has_left() {
            if !self.is_gone(actor) {
                self.rounds[actor as usize] += 1;
                self.schedule_round(actor);
            }
            return;
        }
        let care = Message { medium: NO_MEDIUM, ..Message::new(Kind::Care, self.round_lineage(actor), actor, actor) };
        self.rounds[actor as usize] += 1;
        self.put_in_flight(care, 0);
    }

    /// A message goes without being absorbed: if it was a round of glue work, there will be another.
    pub(super) fn miss_round(&mut self, key: u32) {
        let Message { kind, to, .. } = self.messages[key];
        if kind == Kind::Care {
            self.schedule_round(to);
        }
    }

    /// A round is done: the actor has talked to a few, noticed what they hold stale, and sends them what it holds.
    pub(super) fn look_around(&mut self, actor: u32, message: &Message) {
        let plan = self.plan.clone();
        let Some(glue) = plan.profile(actor).glue else { return };
        let state = &self.actors[actor as usize];
        let care = &mut self.observers.tally.care[actor as usize];
        (care.rounds, care.time) = (care.rounds + 1, care.time + state.ends_at - state.began_at);
        let repairs = &plan.repairs[actor as usize];
        for talk in 0..u64::from(glue.talks_to).min(repairs.len() as u64) {
            let lineage = message.lineage.child(Purpose::Repair, talk);
            let repair = repairs[lineage.draws(Purpose::Repair).random_range(0..repairs.len())];
            let pair = &plan.pairs[repair.pair as usize];
            if self.actors[pair.actor as usize].presence.has_left() {
                continue;
            }
            self.calm(pair.actor, glue.calms);
            let theirs = *self.knowledge.holding(repair.pair);
            let (version, mistaken) = match repair.own {
                NONE => (self.knowledge.truth(pair.domain).version, false),
                own => (self.knowledge.holding(own).version, self.knowledge.holding(own).wrong),
            };
            // Who is wrong about something does not know it, and so has nothing to say to others that it would.
            if mistaken || version == 0 || theirs.version > version || theirs.version == version && !theirs.wrong {
                continue;
            }
            let fact = Fact { to: pair.actor, domain: pair.domain, version, ..Fact::at(What::Noticed, actor) };
            self.observers.note(self.now, fact);
            self.observers.tally.care[actor as usize].repairs += 1;
            if let Some(standing) = self.standings.get_mut(actor as usize) {
                standing.repairs += 1;
            }
            let news = Message {
                subject: repair.pair,
                content: u64::from(version),
                ..Message::new(Kind::Update, lineage, actor, pair.actor)
            };
            self.send(news, repair.route);
        }
    }

    /// Sets the time of the next review, if there are any.
    pub(super) fn schedule_review(&mut self) {
        if let Some(rules) = &self.plan.recognition {
            let due = self.now.saturating_add(review_ticks(rules));
            self.schedule(due, Event::Review);
        }
    }

    /// Everyone is seen anew; who is seen too little may leave.
    pub(super) fn on_review(&mut self) {
        let Some(rules) = self.plan.recognition else { return };
        let there: Vec<bool> = self.actors.iter().map(|actor| !actor.presence.has_left()).collect();
        review(&rules, self.knobs.get(Knob::RewardsCoherence), &mut self.standings, &there);
        for actor in 0..self.actors.len() as u32 {
            let chance = leaving(&rules, &self.standings[actor as usize]);
            let lineage = Lineage::root(self.seed).child(Purpose::Review, self.plan.keys[actor as usize]);
            let mut draws = lineage.child(Purpose::Review, self.reviews).draws(Purpose::Review);
            if there[actor as usize] && draws.unit() < chance {
                self.leave(actor, What::Left);
            }
        }
        self.reviews += 1;
        self.schedule_review();
    }
}
