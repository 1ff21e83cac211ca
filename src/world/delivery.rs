//! What happens when a message is due, and at its receiver's door.

use super::World;
use crate::actor::{Admission, Fate, Kind, Message, NO_ROLE, OUTSIDE, State};
use crate::kernel::NONE;
use crate::net::Route;
use crate::observe::What;
use crate::protocol::{Protocol, Transfer};

/// The medium of what does not travel: work from outside, and rework that comes back to oneself.
pub(super) const NO_MEDIUM: u8 = u8::MAX;

impl World {
    /// A message is over: its record goes, and its transfer's if that was the last trace of it.
    #[inline(never)]
    pub(super) fn end(&mut self, key: u32) {
        self.end_often(key, self.messages[key].transfer);
    }

    /// As `end`, of one whose transfer is at hand: a copy of this for each with whom most messages are over.
    #[inline(always)]
    pub(super) fn end_often(&mut self, key: u32, transfer: u32) {
        self.messages.remove(key);
        if transfer != NONE {
            let record = &mut self.transfers[transfer];
            record.copies -= 1;
            if record.is_over() {
                let Transfer { route, depth, .. } = *record;
                self.forget(transfer, route, depth);
            }
        }
    }

    /// The record of a transfer goes.
    #[inline(always)]
    pub(super) fn forget(&mut self, key: u32, route: Route, depth: u16) {
        if let Some(most) = self.plan.protocols[route.protocol as usize].confirms_up_to() {
            self.observers.tally.agreed(depth, most);
        }
        self.transfers.remove(key);
    }

    /// An item of work from outside comes to an actor's door.
    #[inline(always)]
    pub(super) fn arrive(&mut self, mut message: Message, what: What) {
        message.sent_at = self.now;
        message.due_at = self.now;
        message.content = self.now;
        message.medium = NO_MEDIUM;
        let key = self.admit_to_run(message, what);
        self.receive(key, NONE);
    }

    /// A message is due, and is no reply.
    #[inline]
    pub(super) fn on_delivery(&mut self, key: u32) {
        let Some(Message { kind, transfer, .. }) = self.comes_through(key) else { return };
        if matches!(kind, Kind::Restart | Kind::Answer) && self.is_heard_at_once(key) {
            self.end(key);
        } else {
            self.receive(key, transfer);
        }
    }

    /// A message is due: it arrives, or it turns out to be lost, and is over.
    #[inline(always)]
    pub(super) fn comes_through(&mut self, key: u32) -> Option<Message> {
        self.observers.tally.in_flight.down(self.now);
        let message = &self.messages[key];
        let missed = !self.actors[message.to as usize].presence.is_free() && self.misses(message);
        if message.fate != Fate::Lost && !missed {
            return Some(message.clone());
        }
        self.gets_lost(key);
        None
    }

    #[cold]
    fn gets_lost(&mut self, key: u32) {
        // Only what travels over a medium gets lost.
        let Message { medium, fate, .. } = self.messages[key];
        self.observers.tally.media[medium as usize].lost += 1;
        self.note_message(What::Lost, key);
        if fate != Fate::Lost {
            self.observers.tally.media[medium as usize].missed += 1;
            self.note_message(What::Missed, key);
        }
        self.end(key);
    }

    /// Whether a message is of the kind that does not wait for somebody who is away.
    #[cold]
    fn misses(&self, message: &Message) -> bool {
        let passes = self.plan.media.get(message.medium as usize).is_some_and(|channel| !channel.persistent);
        let presence = self.actors[message.to as usize].presence;
        // Who is down still hears that it should begin again.
        passes && message.kind != Kind::Restart && !presence.can_be_met()
    }

    /// Some messages take no place in a mailbox and no time: what a supervisor says to who is down, and the answer that somebody
    /// waits for.
    #[inline(never)]
    fn is_heard_at_once(&mut self, key: u32) -> bool {
        let message = self.messages[key].clone();
        if message.kind == Kind::Answer && !self.hears(&message) {
            return false;
        }
        self.note_message(What::Received, key);
        if message.transfer != NONE {
            let transfer = &mut self.transfers[message.transfer];
            let seen = std::mem::replace(&mut transfer.seen, true);
            transfer.integrated = true;
            transfer.depth = transfer.depth.max(1);
            if matches!(self.plan.protocols[transfer.route.protocol as usize], Protocol::Acknowledge(_)) {
                self.reply(key, Kind::Acknowledgement);
            }
            if seen {
                self.note_message(What::Duplicate, key);
                return true;
            }
        }
        self.note_message(What::Integrated, key);
        match message.kind {
            Kind::Restart => self.on_order(&message),
            _ => self.on_answer(&message),
        }
        true
    }

    /// A message is at its receiver's door; `transfer` is its sender's record of it.
    #[inline(always)]
    fn receive(&mut self, key: u32, transfer: u32) {
        let mut message = self.messages[key].clone();
        if message.role != NO_ROLE && !self.actors[message.to as usize].presence.is_here() {
            message.to = self.find_holder(key);
        }
        self.note_often(What::Received, &message);
        let Message { from, to, urgency, role, .. } = message;
        let mut acknowledge = false;
        if transfer != NONE {
            let Transfer { route, seen, integrated, .. } = self.transfers[transfer];
            let receipt = self.plan.protocols[route.protocol as usize].receipt(seen, integrated);
            acknowledge = receipt.acknowledge;
            if receipt.duplicate {
                self.note_message(What::Duplicate, key);
                if acknowledge {
                    self.reply(key, Kind::Acknowledgement);
                }
                self.end(key);
                return;
            }
        }
        self.settle_strain(to);
        let (state, rules) = (&mut self.actors[to as usize], &self.plan.profile(to).mailbox);
        let admission = match state.presence.has_left() {
            true => Admission::Refuse,
            false => state.mailbox.admission(rules, urgency, &self.messages),
        };
        if admission == Admission::Admit {
            state.mailbox.push(key, rules.order, &self.messages);
        } else if !self.makes_room(key, from, admission) {
            return;
        }
        if transfer != NONE {
            let transfer = &mut self.transfers[transfer];
            transfer.seen = true;
            transfer.depth = transfer.depth.max(1);
            if acknowledge {
                self.reply(key, Kind::Acknowledgement);
            }
        }
        self.messages[key].state = State::Waiting;
        self.observers.tally.began_waiting(to, self.now);
        if self.plan.on.choices {
            self.attend(to, key);
        }
        self.take_next(to);
        if role != NO_ROLE && self.plan.on.choices {
            self.call_others(role);
        }
    }

    /// Drops another message for one that finds the mailbox full, or turns that one away; says whether it is in.
    #[inline(never)]
    fn makes_room(&mut self, key: u32, from: u32, admission: Admission) -> bool {
        let to = self.messages[key].to;
        if let Admission::Displace(other) = admission {
            let order = self.plan.profile(to).mailbox.order;
            self.actors[to as usize].mailbox.remove(other);
            self.turn_away(other, What::Dropped);
            self.actors[to as usize].mailbox.push(key, order, &self.messages);
            return true;
        }
        let refused = admission == Admission::Refuse;
        self.note_message(if refused { What::Refused } else { What::Dropped }, key);
        if from == OUTSIDE {
            self.refused_at_the_door += 1;
        } else if refused && from != to {
            self.reply(key, Kind::Refusal);
        }
        self.miss_round(key);
        self.end(key);
        false
    }

    /// What comes for a role goes to a holder who is there, if there is one; says who gets it.
    #[inline(never)]
    fn find_holder(&mut self, key: u32) -> u32 {
        if let Some(other) = self.stand_in(key) {
            self.hand_over(key, other);
        }
        self.messages[key].to
    }

    /// A message leaves its mailbox without being looked at. If the sender tries again, it is news to the receiver.
    pub(super) fn turn_away(&mut self, key: u32, what: What) {
        self.note_message(what, key);
        let Message { to, transfer, due_at, .. } = self.messages[key];
        self.observers.tally.stopped_waiting(to, self.now);
        self.observers.tally.left_unabsorbed(self.now - due_at);
        if transfer != NONE && !self.transfers[transfer].integrated {
            self.transfers[transfer].seen = false;
        }
        self.miss_round(key);
        self.end(key);
    }

    /// Whether what an actor says about a pair's domain is the owner's word: it is the owner, or there is none.
    pub(super) fn speaks_for(&self, actor: u32, pair: u32) -> bool {
        let owner = self.knowledge.owner(self.plan.pairs[pair as usize].domain);
        owner == actor || owner == NONE
    }

    /// Something has happened to a message that is not over.
    #[inline(never)]
    pub(super) fn note_message(&mut self, what: What, key: u32) {
        let message = &self.messages[key];
        self.observers.note(self.now, self.fact(what, message));
    }

    /// Something has happened to a message.
    #[inline(never)]
    pub(super) fn note(&mut self, what: What, message: &Message) {
        self.note_often(what, message);
    }

    /// Something has happened that happens to most messages: a copy of this for each who says so.
    #[inline(always)]
    pub(super) fn note_often(&mut self, what: What, message: &Message) {
        self.observers.note_often(self.now, self.fact(what, message));
    }

    pub(super) fn note_agreement(&mut self) {
        self.observers.tally.agreement(&self.knowledge.agreement(), self.now);
    }
}
