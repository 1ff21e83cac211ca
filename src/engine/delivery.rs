//! What happens when a message is due, and whether its receiver's mailbox admits it.

use super::hooks::Hooks;
use super::mailbox::Admission;
use super::message::{Fate, Message, OUTSIDE, State};
use super::protocol::{Blocks, Protocol, Transfer};
use super::purpose;
use super::topology::Route;
use super::world::World;
use crate::kernel::NONE;
use crate::trace::{EventKind, Kind};

/// The medium of what does not travel: work from outside, and rework that comes back to oneself.
pub const NO_MEDIUM: u8 = u8::MAX;

impl<M: Hooks> World<M> {
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
            } else if record.blocks == Blocks::Asks {
                // A copy is over, and was not refused: or if it was, the "No" comes next.
                self.holds_no_more(transfer);
            }
        }
    }

    /// The record of a transfer goes.
    #[inline(always)]
    pub(super) fn forget(&mut self, key: u32, route: Route, depth: u16) {
        if let Some(most) = self.plan.protocols[route.protocol as usize].confirms_up_to() {
            self.observers.tally.agreed(depth, most);
        }
        if self.transfers[key].blocks != Blocks::No {
            self.holds_no_more(key);
        }
        self.transfers.remove(key);
    }

    /// An item of work from outside comes to an actor's mailbox.
    #[inline(always)]
    pub(super) fn arrive(&mut self, message: Message) {
        self.appear(Message { content: self.now, ..message }, EventKind::Arrived);
    }

    /// As `arrive`, for all that is rare.
    #[inline(never)]
    pub(super) fn arrive_as(&mut self, message: Message, kind: EventKind) {
        self.appear(message, kind);
    }

    /// An item comes to an actor's mailbox without having travelled.
    #[inline(always)]
    fn appear(&mut self, mut message: Message, kind: EventKind) {
        message.sent_at = self.now;
        message.due_at = self.now;
        message.medium = NO_MEDIUM;
        let plan = &self.plan;
        if kind == EventKind::Arrived {
            self.observers.apart.count(|apart| apart.arrived(plan.stream_of(&message)));
        }
        let key = self.admit_to_run(message, kind);
        self.receive(key, NONE);
    }

    /// A message is due, and is no reply.
    #[inline]
    pub(super) fn on_delivery(&mut self, key: u32) {
        let Some(Message { kind, transfer, .. }) = self.comes_through(key) else { return };
        if kind.may_bypass_the_mailbox() && self.is_heard_at_once(key) {
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
        self.note_message(EventKind::Lost, key);
        if fate != Fate::Lost {
            self.observers.tally.media[medium as usize].missed += 1;
            self.note_message(EventKind::Missed, key);
        }
        self.end(key);
    }

    /// Whether a message is of the kind that does not wait for somebody who is away.
    #[cold]
    fn misses(&self, message: &Message) -> bool {
        let passes = self.plan.media.get(message.medium as usize).is_some_and(|channel| !channel.persistent);
        let presence = self.actors[message.to as usize].presence;
        passes && !message.kind.reaches_the_absent() && !presence.can_be_met()
    }

    /// Some messages take no place in a mailbox and no time, if their receiver listens for them.
    #[inline(never)]
    fn is_heard_at_once(&mut self, key: u32) -> bool {
        let message = self.messages[key].clone();
        if !M::hears(self, &message) {
            return false;
        }
        self.note_message(EventKind::Received, key);
        if message.transfer != NONE {
            let transfer = &mut self.transfers[message.transfer];
            let seen = std::mem::replace(&mut transfer.seen, true);
            transfer.integrated = true;
            transfer.depth = transfer.depth.max(1);
            if matches!(self.plan.protocols[transfer.route.protocol as usize], Protocol::Acknowledge(_)) {
                self.reply(key, Kind::Acknowledgement);
            }
            if seen {
                self.note_message(EventKind::Duplicate, key);
                return true;
            }
        }
        self.note_message(EventKind::Integrated, key);
        M::integrated(self, message.to, &message);
        true
    }

    /// A message has reached its receiver's mailbox; `transfer` is its sender's record of it.
    #[inline(always)]
    fn receive(&mut self, key: u32, transfer: u32) {
        let mut message = self.messages[key].clone();
        if message.is_for_a_role() && !self.actors[message.to as usize].presence.is_here() {
            message.to = self.find_holder(key);
        }
        self.note_often(EventKind::Received, &message);
        let Message { from, to, urgency, role, .. } = message;
        let is_for_a_role = message.is_for_a_role();
        let mut acknowledge = false;
        if transfer != NONE {
            let Transfer { route, seen, integrated, .. } = self.transfers[transfer];
            let receipt = self.plan.protocols[route.protocol as usize].receipt(seen, integrated);
            acknowledge = receipt.acknowledge;
            if receipt.duplicate {
                self.note_message(EventKind::Duplicate, key);
                if acknowledge {
                    self.reply(key, Kind::Acknowledgement);
                }
                self.end(key);
                return;
            }
        }
        self.mailbox_changes(to);
        let (state, rules) = (&mut self.actors[to as usize], &self.plan.profile(to).mailbox);
        let preempted = if state.has_preempted { self.runtime[to as usize].preempted.len() as u32 } else { 0 };
        let admission = match state.presence.has_left() {
            true => Admission::Refuse,
            false => state.mailbox.admission(rules, urgency, preempted, &self.messages),
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
        if transfer != NONE && self.transfers[transfer].blocks != Blocks::No {
            self.is_let_in(transfer);
        }
        self.observers.tally.waiting_began(to, self.now);
        self.standing_changes(to);
        if self.plan.hooks.choice {
            M::admitted(self, to, key);
        }
        self.take_next(to);
        if is_for_a_role && self.plan.hooks.choice {
            M::call_holders(self, role);
        }
    }

    /// What its sender holds was let in. If it was refused before, the sender hears that from the acknowledgement, where there is one.
    #[cold]
    fn is_let_in(&mut self, key: u32) {
        let Transfer { route, blocks, .. } = self.transfers[key];
        let confirms = matches!(self.plan.protocols[route.protocol as usize], Protocol::Acknowledge(_));
        if blocks == Blocks::Asks || !confirms {
            self.holds_no_more(key);
        }
    }

    /// Drops another message for one that finds the mailbox full, or turns that one away; says whether it is in.
    #[inline(never)]
    fn makes_room(&mut self, key: u32, from: u32, admission: Admission) -> bool {
        let to = self.messages[key].to;
        if let Admission::Displace(other) = admission {
            let order = self.plan.profile(to).mailbox.order;
            self.actors[to as usize].mailbox.remove(other);
            self.turn_away(other, EventKind::Dropped);
            self.actors[to as usize].mailbox.push(key, order, &self.messages);
            return true;
        }
        let refused = admission == Admission::Refuse;
        self.note_message(if refused { EventKind::Refused } else { EventKind::Dropped }, key);
        if from == OUTSIDE {
            self.observers.tally.refused_at_admission += 1;
            let (plan, message) = (&self.plan, &self.messages[key]);
            self.observers.apart.count(|apart| apart.refused_at_admission(plan.stream_of(message)));
        } else if refused && from != to {
            self.reply(key, Kind::Refusal);
        }
        M::unserved(self, key);
        self.end(key);
        false
    }

    /// What comes for a role goes to a holder who is there, if there is one; says who gets it.
    #[inline(never)]
    fn find_holder(&mut self, key: u32) -> u32 {
        let message = self.messages[key].clone();
        if let Some(other) = M::stand_in(self, &message) {
            self.hand_over(key, other);
        }
        self.messages[key].to
    }

    /// A message leaves its mailbox without being looked at. If the sender tries again, it is news to the receiver.
    pub(crate) fn turn_away(&mut self, key: u32, kind: EventKind) {
        self.note_message(kind, key);
        let Message { to, transfer, due_at, .. } = self.messages[key];
        self.observers.tally.waiting_ended(to, self.now);
        self.observers.tally.reneged(self.now - due_at);
        if transfer != NONE && !self.transfers[transfer].integrated {
            self.transfers[transfer].seen = false;
        }
        M::unserved(self, key);
        self.end(key);
    }

    /// Whether what an actor says about a subscription's domain is the owner's word: it is the owner, or there is none.
    pub(super) fn speaks_for(&self, actor: u32, subscription: u32) -> bool {
        let owner = self.knowledge.owner(self.plan.subscriptions[subscription as usize].domain);
        owner == actor || owner == NONE
    }

    /// Something has happened to a message that is not over.
    #[inline(never)]
    pub(crate) fn note_message(&mut self, kind: EventKind, key: u32) {
        let message = &self.messages[key];
        self.observers.note(self.now, self.record(kind, message));
    }

    /// Something has happened to a message.
    #[inline(never)]
    pub(crate) fn note(&mut self, kind: EventKind, message: &Message) {
        self.note_often(kind, message);
    }

    /// Something has happened that happens to most messages: a copy of this for each who says so.
    #[inline(always)]
    pub(super) fn note_often(&mut self, kind: EventKind, message: &Message) {
        self.observers.note_often(self.now, self.record(kind, message));
    }

    pub(crate) fn note_agreement(&mut self) {
        self.observers.tally.agreement(&self.knowledge.agreement(), self.now);
    }

    /// The number of those waiting for somebody is about to change.
    #[inline]
    pub(crate) fn mailbox_changes(&mut self, actor: u32) {
        if self.plan.hooks.mailbox {
            M::before_mailbox_changes(self, actor);
        }
    }

    /// What somebody has to do, or whether it can do it, is another now.
    #[inline(always)]
    pub(crate) fn standing_changes(&mut self, actor: u32) {
        if self.plan.hooks.standing {
            M::standing_changed(self, actor);
        }
    }

    /// A message of a role passes from one holder to another. It must be out of the mailbox of the first.
    pub(crate) fn hand_over(&mut self, key: u32, to: u32) {
        let message = &mut self.messages[key];
        let from = std::mem::replace(&mut message.to, to);
        if message.state == State::Waiting {
            self.observers.tally.handed_over(from, to, self.now);
        }
        M::handed_over(self, key, to);
        self.note_message(EventKind::HandedOver, key);
    }

    /// Whether a message would be let in without another having to go.
    fn has_room(&self, actor: u32, urgency: u8) -> bool {
        let rules = self.plan.profile(actor).mailbox;
        let preempted = self.runtime[actor as usize].preempted.len() as u32;
        let admission = self.actors[actor as usize].mailbox.admission(&rules, urgency, preempted, &self.messages);
        matches!(admission, Admission::Admit)
    }

    /// A message that waits changes its mailbox.
    fn put_into_mailbox(&mut self, key: u32, to: u32) {
        let order = self.plan.profile(to).mailbox.order;
        self.mailbox_changes(to);
        self.actors[to as usize].mailbox.insert(key, order, &self.messages);
        self.standing_changes(to);
        let role = self.messages[key].role;
        self.take_next(to);
        M::call_holders(self, role);
    }

    /// Takes what waits at somebody, wherever it stands, out of that mailbox.
    pub(crate) fn take_out(&mut self, key: u32, at: u32) {
        self.actors[at as usize].mailbox.remove(key);
        self.comes_out(key);
        self.standing_changes(at);
    }

    /// A message has come out of its mailbox: no holder of its role can take it up there.
    fn comes_out(&mut self, key: u32) {
        if self.plan.hooks.standing {
            M::taken_out(self, key);
        }
    }

    /// What an actor has put aside, and what waits for it, is left to others who hold its role, or dropped.
    pub(crate) fn empty(&mut self, actor: u32) {
        let order = self.plan.profile(actor).mailbox.order;
        self.mailbox_changes(actor);
        let begun = std::mem::take(&mut self.runtime[actor as usize].preempted);
        self.actors[actor as usize].has_preempted = false;
        let waiting = self.actors[actor as usize].mailbox.take_all(order);
        self.standing_changes(actor);
        for &key in &waiting {
            self.comes_out(key);
        }
        for key in begun.iter().map(|one| one.key).chain(waiting) {
            let message = self.messages[key].clone();
            match self.heir(&message) {
                Some(other) => {
                    self.hand_over(key, other);
                    M::waits_again(self, key);
                    self.put_into_mailbox(key, other);
                }
                None => self.turn_away(key, EventKind::Dropped),
            }
        }
    }

    /// Another holder of a message's role who can take it over and has room for it, if there is one.
    fn heir(&mut self, message: &Message) -> Option<u32> {
        M::stand_in(self, message).filter(|&other| self.has_room(other, message.urgency))
    }

    /// An item that somebody has integrated, and cannot finish any more, goes to another holder of its role; says whether it can.
    pub(crate) fn leave_to_another(&mut self, item: &Message) -> bool {
        let Some(other) = self.heir(item) else { return false };
        let stream_key = item.stream_key.child(purpose::PASS_ON, 1);
        let again = item.onward(Kind::Work, purpose::PASS_ON, item.to, other);
        self.arrive_as(Message { role: item.role, stream_key, ..again }, EventKind::Sent);
        true
    }
}
