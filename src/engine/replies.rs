//! Acknowledgements and refusals, and what a sender does without one.

use super::hooks::Hooks;
use super::message::Message;
use super::presence::Reason;
use super::protocol::{Blocks, NO_TIMER, Next, OnRefusal, Transfer};
use super::purpose;
use super::world::{Event, World};
use crate::kernel::NONE;
use crate::trace::{EventKind, Kind, TraceEvent};

impl<M: Hooks> World<M> {
    /// Sends an acknowledgement or a refusal back the way a message came.
    #[inline(never)]
    pub(crate) fn reply(&mut self, key: u32, kind: Kind) {
        let to = &self.messages[key];
        if to.transfer != NONE {
            self.transfers[to.transfer].copies += 1;
        }
        let counter = u64::from(kind == Kind::Refusal);
        let depth = if to.kind == Kind::Acknowledgement { to.attempt.saturating_add(1) } else { 1 };
        let reply = Message {
            transfer: to.transfer,
            subject: to.subject,
            about: to.about,
            attempt: depth,
            content: to.content,
            ..Message::new(kind, to.stream_key.child(purpose::REPLY, counter), to.to, to.from)
        };
        let medium = to.medium;
        self.launch(reply, medium);
    }

    /// An acknowledgement or a refusal is due.
    #[inline]
    pub(super) fn on_reply(&mut self, key: u32) {
        let Some(reply) = self.comes_through(key) else { return };
        self.note_often(EventKind::Received, &reply);
        self.note_often(EventKind::Integrated, &reply);
        match reply.kind {
            Kind::Acknowledgement => self.on_acknowledgement(key, &reply),
            _ => self.on_refusal(key),
        }
        self.end_often(key, reply.transfer);
    }

    #[inline(always)]
    fn on_acknowledgement(&mut self, key: u32, reply: &Message) {
        let transfer = &mut self.transfers[reply.transfer];
        transfer.depth = transfer.depth.max(u16::from(reply.attempt) + 1);
        let rules = &self.plan.protocols[transfer.route.protocol as usize];
        if rules.confirms_up_to().is_some_and(|most| u16::from(reply.attempt) < most) {
            self.reply(key, Kind::Acknowledgement);
        }
        let transfer = &mut self.transfers[reply.transfer];
        if reply.attempt > 1 {
            self.note_message(EventKind::Deepened, key);
            return;
        }
        if transfer.confirmed {
            return;
        }
        transfer.confirmed = true;
        transfer.timer = NO_TIMER;
        let transfers = &self.transfers;
        self.queue
            .clear_line(|number, event| matches!(event.into(), Event::Timeout(key) if transfers[key].timer != number));
        let transfer = &self.transfers[reply.transfer];
        if !transfer.given_up {
            let mut confirmed = self.record(EventKind::Confirmed, reply);
            confirmed.message_kind = Some(reply.about);
            self.observers.note_often(self.now, confirmed);
        }
        if reply.about == Kind::Update && self.speaks_for(reply.to, reply.subject) {
            self.knowledge.believe(reply.subject, reply.version(), &self.plan, self.now);
            self.note_agreement();
        }
        if self.transfers[reply.transfer].blocks != Blocks::No {
            self.holds_no_more(reply.transfer);
        }
    }

    #[inline(never)]
    fn on_refusal(&mut self, key: u32) {
        let reply = &self.messages[key].clone();
        if reply.about == Kind::Update && self.speaks_for(reply.to, reply.subject) {
            self.knowledge.doubt(reply.subject, reply.version(), &self.plan, self.now);
            self.note_agreement();
        }
        if reply.transfer == NONE {
            self.note(
                EventKind::GaveUp,
                &Message { kind: reply.about, from: reply.to, to: reply.from, ..reply.clone() },
            );
            return;
        }
        let next = self.transfers[reply.transfer].on_refusal(&self.plan.profile(reply.to).on_refusal);
        match next {
            Next::GiveUp => self.give_up(reply.transfer),
            Next::ResendAfter(wait) => {
                let due = self.now.saturating_add(wait);
                self.transfers[reply.transfer].timer = self.schedule(due, Event::Timeout(reply.transfer));
                // Who is down reports it again by itself.
                let blocks = matches!(self.plan.profile(reply.to).on_refusal, OnRefusal::Retry(retry) if retry.blocks);
                if blocks && reply.about != Kind::Failure {
                    self.hold_back(reply.transfer, Blocks::Refused);
                }
            }
            Next::Rest | Next::Resend => {}
        }
    }

    /// A sender holds what it was refused, and takes nothing up.
    pub(super) fn hold_back(&mut self, key: u32, why: Blocks) {
        let transfer = &mut self.transfers[key];
        let from = transfer.from;
        if std::mem::replace(&mut transfer.blocks, why) == Blocks::No {
            self.runtime[from as usize].refused += 1;
            self.observers.tally.held_back.up(self.now);
            self.hold(from, Reason::BLOCKED);
        }
    }

    /// What a sender was refused is let in or given up, or nothing more will be heard of it: with the last of these, it goes on.
    #[cold]
    pub(super) fn holds_no_more(&mut self, key: u32) {
        let transfer = &mut self.transfers[key];
        transfer.blocks = Blocks::No;
        let from = transfer.from;
        self.observers.tally.held_back.down(self.now);
        let runtime = &mut self.runtime[from as usize];
        runtime.refused -= 1;
        if runtime.refused == 0 {
            runtime.unblocks_at = self.now;
            self.schedule(self.now, Event::Unblock(from));
        }
    }

    /// Somebody who was refused goes on with other things, unless it was refused again.
    pub(super) fn on_unblock(&mut self, actor: u32) {
        if self.runtime[actor as usize].refused == 0 {
            self.release(actor, Reason::BLOCKED);
        }
    }

    /// Somebody leaves: it tries nothing again that it was refused.
    pub(super) fn give_up_held(&mut self, actor: u32) {
        if self.runtime[actor as usize].refused == 0 {
            return;
        }
        let held =
            self.transfers.iter().filter(|(_, transfer)| transfer.blocks != Blocks::No && transfer.from == actor);
        let held: Vec<u32> = held.map(|(key, _)| key).collect();
        for key in held {
            self.give_up(key);
            self.forget_if_over(key);
        }
    }

    /// The timeouts that came while somebody was not there count now.
    pub(super) fn catch_up(&mut self, actor: u32) {
        for (key, number) in std::mem::take(&mut self.runtime[actor as usize].overdue) {
            self.on_timeout(key, number);
        }
    }

    /// A sender has waited long enough, for an acknowledgement or after a "No".
    #[inline]
    pub(super) fn on_timeout(&mut self, key: u32, number: u64) {
        // A transfer that is over has no timer, so this also holds where its record was left behind or reused.
        if self.transfers[key].timer != number {
            return;
        }
        let Transfer { from, route, kind, .. } = self.transfers[key];
        let presence = self.actors[from as usize].presence;
        // Who is not there says nothing again, but that it is down.
        if !presence.is_here() && !presence.has_left() && kind != Kind::Failure {
            self.runtime[from as usize].overdue.push((key, number));
            return;
        }
        self.transfers[key].timer = NO_TIMER;
        let protocol = &self.plan.protocols[route.protocol as usize];
        match self.transfers[key].on_timeout(protocol) {
            _ if presence.has_left() => self.give_up(key),
            Next::GiveUp => self.give_up(key),
            _ => self.send_copy(key),
        }
        self.forget_if_over(key);
    }

    fn forget_if_over(&mut self, key: u32) {
        let Transfer { route, depth, .. } = self.transfers[key];
        if self.transfers[key].is_over() {
            self.forget(key, route, depth);
        }
    }

    fn give_up(&mut self, key: u32) {
        let transfer = &mut self.transfers[key];
        transfer.given_up = true;
        transfer.timer = NO_TIMER;
        let transfer = transfer.clone();
        if transfer.blocks != Blocks::No {
            self.holds_no_more(key);
        }
        let (domain, version) = self.about(transfer.kind, transfer.subject, transfer.content);
        self.report(TraceEvent::GaveUp {
            message: u64::MAX,
            kind: transfer.kind,
            from: transfer.from,
            to: transfer.to,
            domain,
            version,
            attempt: transfer.attempts,
        });
    }
}
