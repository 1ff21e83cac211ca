//! Asking before an item can be finished, and a committee's agreement, which is the same thing with more people.

use super::{Event, World};
use crate::actor::{Duties, Hold, Kind, Message, NO_ROLE};
use crate::kernel::{Lineage, NONE, Purpose, ticks};
use crate::knowledge::Ownership;
use crate::observe::{Fact, What};
use crate::protocol::Question;
use crate::scenario::Target;

impl World {
    /// Asks what an item needs to know, if it needs anything and there is somebody to ask. The item is finished later then.
    pub(super) fn ask(&mut self, actor: u32, item: &Message, wrong: bool) -> bool {
        let Some(asks) = self.plan.profile(actor).asks else { return false };
        // Whoever has left finishes what it is at, and asks nobody any more.
        if self.actors[actor as usize].presence.has_left()
            || item.kind != Kind::Work
            || item.lineage.draws(Purpose::Ask).unit() >= asks.share
        {
            return false;
        }
        let Some(to) = self.reach(actor, asks.to).filter(|&to| to != actor) else { return false };
        let role = if let Target::Role(role) = asks.to { role } else { NO_ROLE };
        let since = self.now;
        let question = Question {
            asker: actor,
            of: to,
            item: item.clone(),
            wrong,
            missing: 1,
            blocking: asks.blocking,
            proposal: false,
            since,
        };
        let number = self.open(question, asks.patience);
        self.observers.note(self.now, Fact { to, ..Fact::at(What::Asked, actor) });
        if asks.blocking {
            self.lives[actor as usize].waits_for = to;
            self.observers.tally.blocked.up(self.now);
            self.hold(actor, Hold::Asking);
        }
        let lineage = item.lineage.child(Purpose::Ask, self.plan.keys[to as usize]);
        self.put_question(number, item, lineage, actor, to, role);
        self.recount_stalled();
        true
    }

    /// Asks a committee to agree to a change, if the domain has one. The item is finished later then.
    pub(super) fn propose(&mut self, owner: u32, item: &Message, wrong: bool, domain: u32) -> bool {
        let plan = self.plan.clone();
        let of = &plan.domains[domain as usize];
        let Ownership::Committee(rules) = of.ownership else { return false };
        if self.actors[owner as usize].presence.has_left() {
            return false;
        }
        let there = |&actor: &u32| !self.actors[actor as usize].presence.has_left();
        let members: Vec<u32> = of.pairs.clone().map(|pair| plan.pairs[pair as usize].actor).filter(there).collect();
        let Some(&first) = members.first() else { return false };
        let question = Question {
            asker: owner,
            of: first,
            item: item.clone(),
            wrong,
            missing: members.len() as u32,
            blocking: false,
            proposal: true,
            since: self.now,
        };
        let number = self.open(question, ticks(rules.within_minutes));
        self.observers.note(self.now, Fact { domain, ..Fact::at(What::Proposed, owner) });
        for to in members {
            // The same person may be asked about the item, and then about what it changes.
            let lineage = item.lineage.child(Purpose::Ask, self.plan.keys[to as usize]).child(Purpose::Ask, 1);
            self.put_question(number, item, lineage, owner, to, NO_ROLE);
        }
        true
    }

    fn open(&mut self, question: Question, patience: u64) -> u32 {
        let number = self.asked;
        self.asked += 1;
        self.questions.add(number, question);
        self.schedule(self.now.saturating_add(patience), Event::Patience(number));
        number
    }

    fn put_question(&mut self, number: u32, item: &Message, lineage: Lineage, from: u32, to: u32, role: u8) {
        let content = u64::from(number);
        let question =
            Message { content, urgency: item.urgency, role, ..Message::new(Kind::Question, lineage, from, to) };
        self.send_to(to, question);
    }

    /// Somebody has understood a question, and answers it.
    pub(super) fn answer(&mut self, actor: u32, message: &Message) {
        let lineage = message.lineage.child(Purpose::Reply, 2);
        let (content, urgency) = (message.content, message.urgency);
        let answer = Message { content, urgency, ..Message::new(Kind::Answer, lineage, actor, message.from) };
        self.send_to(message.from, answer);
    }

    /// An answer is at the door of somebody who waits for it: it needs no place in the mailbox. Whoever cannot listen now waits for it no
    /// more, and finds it in the mailbox.
    pub(super) fn hears(&mut self, message: &Message) -> bool {
        let number = message.content as u32;
        let Some(question) = self.questions.get(number).filter(|question| question.blocking) else { return false };
        let asker = question.asker;
        if asker != message.to {
            return false;
        }
        let mut presence = self.actors[asker as usize].presence;
        presence.remove(Hold::Asking);
        if presence.is_free() {
            return true;
        }
        if let Some(question) = self.questions.get_mut(number) {
            question.blocking = false;
        }
        self.stop_waiting(asker);
        false
    }

    /// Somebody has an answer: with the last of them, the item can be finished.
    pub(super) fn on_answer(&mut self, message: &Message) {
        let number = message.content as u32;
        let Some(question) = self.questions.get_mut(number) else { return };
        question.missing -= 1;
        if question.missing > 0 {
            return;
        }
        let Some(question) = self.questions.remove(number) else { return };
        let what = if question.proposal { What::Agreed } else { What::Answered };
        self.observers.note(self.now, Fact { from: question.of, ..Fact::at(what, question.asker) });
        self.conclude(&question, true);
    }

    /// No answer came in time, or not all.
    pub(super) fn on_patience(&mut self, number: u32) {
        let Some(question) = self.questions.remove(number) else { return };
        let what = if question.proposal { What::Abandoned } else { What::Guessed };
        self.observers.note(self.now, Fact::at(what, question.asker));
        self.conclude(&question, false);
    }

    fn conclude(&mut self, question: &Question, answered: bool) {
        let Question { asker, ref item, wrong, proposal, .. } = *question;
        if proposal {
            let changes = if answered { self.changes(asker, item) } else { None };
            self.finish_work(asker, NONE, item, false, Duties { wrong, changes });
        } else {
            self.conclude_work(asker, NONE, item, false, wrong || !answered);
        }
        if question.blocking {
            self.stop_waiting(asker);
        }
    }

    fn stop_waiting(&mut self, asker: u32) {
        if self.actors[asker as usize].presence.has(Hold::Asking) {
            self.lives[asker as usize].waits_for = NONE;
            self.observers.tally.blocked.down(self.now);
            self.release(asker, Hold::Asking);
            self.recount_stalled();
        }
    }

    /// What somebody has asked is forgotten, and so are the items it was asked for.
    pub(super) fn forget_questions(&mut self, actor: u32) {
        if self.questions.is_empty() {
            return;
        }
        self.questions.remove_of(actor);
        self.stop_waiting(actor);
    }

    /// Counts afresh whom failures have stopped: those who wait for somebody who is down or burnt out, or for somebody who waits for
    /// such a one.
    pub(super) fn recount_stalled(&mut self) {
        if !self.plan.on.asks {
            return;
        }
        let mut radius = vec![0_u32; self.actors.len()];
        let mut stalled = 0;
        let is_out = |one: u32| {
            let presence = self.actors[one as usize].presence;
            presence.has(Hold::Down) || presence.has(Hold::BurntOut)
        };
        for actor in 0..self.actors.len() as u32 {
            let waits_for = |&one: &u32| Some(self.lives[one as usize].waits_for).filter(|&other| other != NONE);
            // Those who wait for each other make a circle: nobody is met twice on the way that counts.
            let mut chain = std::iter::successors(waits_for(&actor), waits_for).take(self.actors.len());
            if let Some(one) = chain.find(|&one| is_out(one)).filter(|_| !is_out(actor)) {
                radius[one as usize] += 1;
                stalled += 1;
            }
        }
        let tally = &mut self.observers.tally;
        tally.stalled.set(self.now, stalled);
        tally.radius_max = tally.radius_max.max(radius.into_iter().max().unwrap_or(0));
    }
}
