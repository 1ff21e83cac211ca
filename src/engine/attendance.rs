//! Being there: reasons to take nothing up, putting aside and going back, leaving for good and joining.

use super::actor::Preempted;
use super::hooks::Hooks;
use super::message::State;
use super::presence::Reason;
use super::world::{Event, World};
use crate::kernel::{NONE, Ticks};
use crate::trace::{EventKind, Record};

impl<M: Hooks> World<M> {
    /// Gives an actor a reason to take nothing up.
    #[inline(never)]
    pub(crate) fn hold(&mut self, actor: u32, reason: Reason) {
        if reason.preempts() {
            self.preempt(actor, 0);
        }
        let was_here = self.actors[actor as usize].presence.is_here();
        self.add_reason(actor, reason);
        if was_here && !self.actors[actor as usize].presence.is_here() {
            self.observers.tally.present.down(self.now);
            M::absent(self, actor);
        }
    }

    /// Takes a reason away; without any left, the actor takes up what is next.
    #[inline(never)]
    pub(crate) fn release(&mut self, actor: u32, reason: Reason) {
        let was_here = self.actors[actor as usize].presence.is_here();
        self.remove_reason(actor, reason);
        if !was_here && self.actors[actor as usize].presence.is_here() {
            self.observers.tally.present.up(self.now);
            self.catch_up(actor);
        }
        if self.actors[actor as usize].presence.can_be_met() {
            M::can_act(self, actor);
        }
        self.take_next(actor);
    }

    fn add_reason(&mut self, actor: u32, reason: Reason) {
        if self.actors[actor as usize].presence.add(reason) {
            self.standing_changes(actor);
            self.observers.tally.hold(reason, true, self.now);
        }
    }

    /// Takes a reason away from somebody who takes nothing up for another one.
    pub(crate) fn remove_reason(&mut self, actor: u32, reason: Reason) {
        if self.actors[actor as usize].presence.remove(reason) {
            self.standing_changes(actor);
            self.observers.tally.hold(reason, false, self.now);
        }
    }

    /// Puts aside what an actor is at, if it is at anything; it will take `longer` to finish.
    pub(crate) fn preempt(&mut self, actor: u32, longer: Ticks) {
        let state = &mut self.actors[actor as usize];
        let key = std::mem::replace(&mut state.integrating, NONE);
        if key == NONE {
            return;
        }
        state.completion = u64::MAX;
        state.has_preempted = true;
        let (spent, left) = (self.now - state.began_at, state.ends_at - self.now + longer);
        self.standing_changes(actor);
        self.runtime[actor as usize].preempted.push(Preempted { key, spent, left });
        self.messages[key].state = State::Waiting;
        self.observers.tally.preempted(actor, self.now);
        self.note_message(EventKind::Interrupted, key);
    }

    /// Goes on with what was put aside last.
    pub(crate) fn resume(&mut self, actor: u32) {
        let preempted = &mut self.runtime[actor as usize].preempted;
        let Some(Preempted { key, spent, left }) = preempted.pop() else { return };
        self.actors[actor as usize].has_preempted = !preempted.is_empty();
        self.messages[key].state = State::Integrating;
        self.observers.tally.resumed(actor, self.now);
        self.note_message(EventKind::Resumed, key);
        let ends_at = self.now.saturating_add(left);
        let completion = self.schedule(ends_at, Event::Completion(actor));
        let state = &mut self.actors[actor as usize];
        (state.integrating, state.began_at, state.ends_at) = (key, self.now - spent, ends_at);
        state.completion = completion;
        self.standing_changes(actor);
    }

    /// Whether the clock of somebody who is not there stands still: who may be hired again keeps its rhythm.
    pub(crate) fn is_gone(&self, actor: u32) -> bool {
        self.actors[actor as usize].presence.has_left() && !M::may_return(self, actor)
    }

    /// Somebody leaves for good: finishes what it is at, and drops what waits, or leaves it to others who hold its role. Says
    /// whether it was still there; `event` says how it came about.
    pub(crate) fn leave(&mut self, actor: u32, event: Record) {
        if self.actors[actor as usize].presence.has_left() {
            return;
        }
        self.hold(actor, Reason::LEFT);
        self.catch_up(actor);
        self.give_up_held(actor);
        M::leaving(self, actor);
        self.observers.tally.people.down(self.now);
        self.keep(event);
        self.retire(actor);
        self.note_agreement();
        M::left(self, actor);
        self.empty(actor);
        M::outage(self);
    }

    /// Somebody is not in the team at first. Nobody is told: there was nothing that it could have left to others.
    pub(crate) fn begin_outside(&mut self, actor: u32) {
        self.add_reason(actor, Reason::LEFT);
        self.observers.tally.present.down(self.now);
        self.observers.tally.people.down(self.now);
        self.retire(actor);
    }

    /// Somebody joins the team, and knows nothing yet; `event` says how it came about.
    pub(crate) fn join(&mut self, actor: u32, event: Record) {
        self.observers.tally.people.up(self.now);
        let plan = self.plan.clone();
        for &subscription in &plan.subscriptions_of[actor as usize] {
            self.knowledge.join(subscription, &plan, self.now);
        }
        self.note_agreement();
        self.keep(event);
        M::joined(self, actor);
        self.release(actor, Reason::LEFT);
    }

    /// What somebody held counts no more.
    fn retire(&mut self, actor: u32) {
        let plan = self.plan.clone();
        for &subscription in &plan.subscriptions_of[actor as usize] {
            self.knowledge.retire(subscription, &plan, self.now);
        }
    }
}
