//! Sending, and what keeps track of it.

use super::delivery::NO_MEDIUM;
use super::hooks::Hooks;
use super::knobs::Knob;
use super::message::Message;
use super::plan::Target;
use super::protocol::{Blocks, NO_TIMER, OnRefusal, Protocol, Transfer};
use super::purpose;
use super::topology::Route;
use super::world::{Event, World};
use crate::kernel::{NONE, TICKS_PER_MINUTE, Ticks, nearest_tick, or_never};
use crate::trace::{EventKind, Kind};

impl<M: Hooks> World<M> {
    /// Sends a message along a route, and keeps track of it if the protocol or the sender's policy asks for that.
    #[inline(never)]
    pub(crate) fn send(&mut self, draft: Message, route: Route) {
        self.send_by(draft, route, Self::send_copy);
    }

    /// As `send`: a copy of this for each who sends most messages.
    #[inline(always)]
    pub(super) fn send_often(&mut self, draft: Message, route: Route) {
        self.send_by(draft, route, Self::send_copy_often);
    }

    #[inline(always)]
    fn send_by(&mut self, draft: Message, route: Route, send_copy: impl FnOnce(&mut Self, u32)) {
        let (kind, from, subject, version) = (draft.kind, draft.from, draft.subject, draft.version());
        match self.track(&draft, route) {
            Some(transfer) => send_copy(self, transfer),
            None => self.send_once(draft, route),
        }
        if kind == Kind::Update {
            self.take_for_known(from, subject, version, route);
        }
    }

    /// The record of a message that its sender keeps track of.
    #[inline(always)]
    fn track(&mut self, draft: &Message, route: Route) -> Option<u32> {
        let timeout = match &self.plan.protocols[route.protocol as usize] {
            Protocol::Acknowledge(rules) => nearest_tick(rules.timeout_minutes * TICKS_PER_MINUTE as f64),
            Protocol::FireAndForget => 0,
        };
        if timeout == 0 && !matches!(self.plan.profile(draft.from).on_refusal, OnRefusal::Retry(_)) {
            return None;
        }
        Some(self.transfers.insert(Transfer {
            stream_key: draft.stream_key,
            content: draft.content,
            timer: NO_TIMER,
            timeout,
            from: draft.from,
            to: draft.to,
            subject: draft.subject,
            attempts: 0,
            copies: 0,
            depth: 0,
            route,
            role: draft.role,
            kind: draft.kind,
            urgency: draft.urgency,
            confirmed: false,
            given_up: false,
            seen: false,
            integrated: false,
            blocks: Blocks::No,
        }))
    }

    /// Sends the only copy of a message.
    #[inline(never)]
    fn send_once(&mut self, draft: Message, route: Route) {
        let stream_key = draft.stream_key.child(purpose::COPY, 1);
        self.launch(Message { stream_key, ..draft }, route.medium);
    }

    /// A version is announced; of one who does not wait to hear that it arrived, sent is as good as known, for all an owner can
    /// tell.
    #[inline(never)]
    fn take_for_known(&mut self, from: u32, subscription: u32, version: u32, route: Route) {
        let waits = matches!(self.plan.protocols[route.protocol as usize], Protocol::Acknowledge(_));
        if !waits && self.speaks_for(from, subscription) {
            self.knowledge.believe(subscription, version, &self.plan, self.now);
            self.note_agreement();
        }
    }

    /// Sends the next copy of a transfer and sets its timeout.
    #[inline(never)]
    pub(super) fn send_copy(&mut self, key: u32) {
        self.send_copy_often(key);
    }

    /// As `send_copy`: a copy of this for each who sends most messages.
    #[inline(always)]
    fn send_copy_often(&mut self, key: u32) {
        let transfer = &mut self.transfers[key];
        transfer.attempts += 1;
        transfer.copies += 1;
        let copy = Message {
            transfer: key,
            content: transfer.content,
            subject: transfer.subject,
            urgency: transfer.urgency,
            attempt: u8::try_from(transfer.attempts).unwrap_or(u8::MAX),
            role: transfer.role,
            ..Message::new(
                transfer.kind,
                transfer.stream_key.child(purpose::COPY, u64::from(transfer.attempts)),
                transfer.from,
                transfer.to,
            )
        };
        let route = transfer.route;
        let timeout = transfer.arm(&self.plan.protocols[route.protocol as usize]);
        if copy.attempt > 1 {
            self.observers.tally.resent += 1;
        }
        let first = copy.attempt == 1;
        let due = self.launch(copy, route.medium);
        if first && due == self.now {
            self.hears_at_once(key);
        }
        if let Some(timeout) = timeout {
            let due = or_never(self.now.saturating_add(timeout));
            self.transfers[key].timer = self.queue.push_in_line(due, Event::Timeout(key).into());
        }
    }

    /// A first copy takes no time: whoever would be blocked by a "No" takes nothing up before it.
    #[inline(never)]
    fn hears_at_once(&mut self, key: u32) {
        let Transfer { from, kind, .. } = self.transfers[key];
        if kind != Kind::Failure
            && matches!(self.plan.profile(from).on_refusal, OnRefusal::Retry(retry) if retry.blocks)
        {
            self.hold_back(key, Blocks::Asks);
        }
    }

    /// Puts a message on a medium, which decides over it; says when it is due. One copy for all: several are no faster.
    #[inline(never)]
    pub(super) fn launch(&mut self, message: Message, medium: u8) -> Ticks {
        let channel = &self.plan.media[medium as usize];
        let mut fate = channel.fate(self.knobs.get(Knob::LossRate), message.stream_key);
        let mut latency = channel.latency(message.stream_key);
        if self.plan.hooks.travel {
            (fate, latency) = M::travel(self, [message.from, message.to], medium, fate, latency);
        }
        self.observers.tally.media[medium as usize].sent += 1;
        self.set_off(Message { medium, fate, ..message }, latency)
    }

    /// A message is on its way for so long.
    #[inline(never)]
    pub(crate) fn put_in_flight(&mut self, message: Message, latency: Ticks) {
        self.set_off(message, latency);
    }

    /// As `put_in_flight`: a copy of this for each who sends most messages, so that they are written once, in their place.
    #[inline(always)]
    fn set_off(&mut self, mut message: Message, latency: Ticks) -> Ticks {
        message.sent_at = self.now;
        message.due_at = self.now.saturating_add(latency);
        let (due, replies) = (message.due_at, message.kind.is_reply());
        let key = self.admit_to_run(message, EventKind::Sent);
        self.observers.tally.in_flight.up(self.now);
        let event = if replies { Event::Reply(key) } else { Event::Delivery(key) };
        self.queue.push_often(or_never(due), event.into());
        due
    }

    /// Gives a message its serial and its place; `kind` says how it came about.
    #[inline(always)]
    pub(super) fn admit_to_run(&mut self, mut message: Message, kind: EventKind) -> u32 {
        message.serial = self.sent;
        self.sent += 1;
        self.note_often(kind, &message);
        self.messages.insert(message)
    }

    /// Sends a message to somebody, who may be the sender; without a way there, nothing is sent.
    #[inline(never)]
    pub(crate) fn send_to(&mut self, to: u32, draft: Message) {
        if to == draft.from {
            self.put_in_flight(Message { to, medium: NO_MEDIUM, ..draft }, 0);
        } else if let Some(route) = self.plan.topology.route(draft.from, to) {
            self.send(Message { to, ..draft }, route);
        }
    }

    /// Whom a target stands for now, for something of that urgency; none if there is nobody but the sender.
    pub(crate) fn reach(&mut self, from: u32, target: Target, urgency: u8) -> Option<u32> {
        match target {
            Target::Actor(to) => Some(to),
            Target::Role(role) => Some(M::holder(self, role, [from, NONE], urgency)),
            Target::Anyone(_) => None,
        }
    }
}
