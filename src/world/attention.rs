//! What an actor takes up next, where that is not simply the next in its mailbox.

use super::{Event, World};
use crate::actor::{Kind, Message, Order, Pressure, Stance};
use crate::kernel::{Lineage, Purpose, Ticks, ticks};
use crate::observe::{Fact, What};
use crate::scenario::Target;
use std::cmp::Reverse;

impl World {
    /// Chooses what an actor takes up next and takes it out of the mailbox it is in; none if there is nothing, or if it has gone
    /// back to something it had put aside.
    #[inline(never)]
    pub(super) fn choose(&mut self, actor: u32, order: Order) -> Option<u32> {
        self.reconsider(actor);
        // Letting somebody go may have given this one something to do.
        if !self.actors[actor as usize].is_idle() || !self.actors[actor as usize].presence.is_free() {
            return None;
        }
        if let Some(aside) = self.lives[actor as usize].aside.last() {
            let than = self.messages[aside.key].urgency;
            let Some(key) = self.more_urgent(actor, than) else {
                self.resume(actor);
                return None;
            };
            self.actors[actor as usize].mailbox.remove(key);
            return Some(key);
        }
        let state = &self.actors[actor as usize];
        let messages = &self.messages;
        let own = match state.stance {
            Stance::Focus => state.mailbox.find(order, |key| messages[key].kind.is_work()),
            Stance::Triage => state.mailbox.in_turn(order).min_by_key(|&key| self.rank(key, true)),
            Stance::Open | Stance::Delegate => state.mailbox.in_turn(order).next(),
        };
        let shared = self.next_of_shared(actor, own, order);
        if let Some((key, other)) = shared {
            self.settle_strain(other);
            self.actors[other as usize].mailbox.remove(key);
            self.hand_over(key, actor);
            return Some(key);
        }
        if let Some(key) = own {
            self.actors[actor as usize].mailbox.remove(key);
        }
        own
    }

    /// The most urgent of what waits, if it may interrupt something of that urgency.
    fn more_urgent(&self, actor: u32, than: u8) -> Option<u32> {
        let state = &self.actors[actor as usize];
        self.plan.profile(actor).interrupts.filter(|_| state.stance != Stance::Focus)?;
        let presses = |&key: &u32| self.messages[key].urgency > than;
        state.mailbox.in_turn(Order::Fifo).filter(presses).min_by_key(|&key| self.rank(key, true))
    }

    /// The place of a message among all that wait: the most urgent first, if urgency counts, and then what came first.
    pub(super) fn rank(&self, key: u32, by_urgency: bool) -> (Reverse<u8>, Ticks, u64) {
        let message = &self.messages[key];
        (Reverse(if by_urgency { message.urgency } else { 0 }), message.due_at, message.serial)
    }

    /// Something has come in: it may interrupt what the actor is at, or change how it handles what is next.
    #[inline(never)]
    pub(super) fn attend(&mut self, actor: u32, key: u32) {
        self.reconsider(actor);
        let state = &self.actors[actor as usize];
        let still_waits = state.mailbox.find(Order::Fifo, |other| other == key).is_some();
        if !still_waits || state.is_idle() || state.stance == Stance::Focus || !state.presence.is_free() {
            return;
        }
        let Some(interrupts) = self.plan.profile(actor).interrupts else { return };
        if self.messages[key].urgency > self.messages[state.integrating].urgency {
            let switch = ticks(interrupts.switch_minutes);
            self.observers.tally.switching += switch;
            self.put_aside(actor, switch);
        }
    }

    /// Decides anew how an actor handles messages, and whether it hires or lets somebody go.
    pub(super) fn reconsider(&mut self, actor: u32) {
        let plan = self.plan.clone();
        let profile = plan.profile(actor);
        let waiting = self.actors[actor as usize].mailbox.waiting();
        let stance = self.actors[actor as usize].stance;
        let is_on = |pressure: Option<Pressure>, of: Stance| pressure.is_some_and(|it| it.is_on(stance == of, waiting));
        let next = match stance {
            Stance::Focus => Stance::Focus,
            _ if is_on(profile.delegate.map(|(pressure, _)| pressure), Stance::Delegate) => Stance::Delegate,
            _ if is_on(profile.triage, Stance::Triage) => Stance::Triage,
            _ => Stance::Open,
        };
        self.become_now(actor, next, 0);
        if let Some(hiring) = &profile.hires {
            self.consider_hiring(actor, hiring, waiting);
        }
    }

    fn become_now(&mut self, actor: u32, stance: Stance, reason: u32) {
        let state = &mut self.actors[actor as usize];
        if state.stance != stance {
            state.stance = stance;
            let fact = Fact { version: stance as u32, attempt: reason, ..Fact::at(What::Became, actor) };
            self.observers.note(self.now, fact);
        }
    }

    /// Sets the time at which somebody's next block of focus begins or ends.
    pub(super) fn schedule_shift(&mut self, actor: u32) {
        let Some(focus) = self.plan.profile(actor).focus else { return };
        let shifts = self.lives[actor as usize].shifts;
        let stay = if shifts % 2 == 1 { focus.lasts } else { focus.after };
        let lineage = Lineage::root(self.seed).child(Purpose::Focus, self.plan.keys[actor as usize]);
        let length = stay.draw(&mut lineage.child(Purpose::Focus, u64::from(shifts)).draws(Purpose::Gap));
        self.schedule(self.now.saturating_add(length), Event::Shift(actor));
    }

    /// A block of focus begins or ends.
    pub(super) fn on_shift(&mut self, actor: u32) {
        if self.is_gone(actor) {
            return;
        }
        self.lives[actor as usize].shifts += 1;
        let stance = if self.lives[actor as usize].shifts % 2 == 1 { Stance::Focus } else { Stance::Open };
        self.become_now(actor, stance, 1);
        self.take_next(actor);
        self.schedule_shift(actor);
    }

    /// Whether an actor passes an item on unread: while it does that, if there is somebody else to pass it to.
    pub(super) fn delegates(&self, actor: u32, message: &Message) -> bool {
        if message.kind != Kind::Work || self.actors[actor as usize].stance != Stance::Delegate {
            return false;
        }
        let Some((_, target)) = self.plan.profile(actor).delegate else { return false };
        match target {
            Target::Actor(to) => to != actor,
            Target::Role(role) => {
                let of = &self.plan.roles[role as usize];
                of.holders.iter().chain(&of.standby).any(|&one| one != actor)
            }
            Target::Anyone(_) => false,
        }
    }
}
