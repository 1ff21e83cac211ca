//! Failing, being brought back by oneself or by a supervisor, burning out.

use super::{Event, World};
use crate::actor::{Cause, Directive, Fails, Hold, Kind, Message, Scope};
use crate::kernel::{Lineage, Purpose, TICKS_PER_MINUTE, Ticks, ticks};
use crate::observe::{Fact, What};
use crate::scenario::Supervisor;

/// How often stress is looked at where it can burn somebody out.
const LOOK: Ticks = 15 * TICKS_PER_MINUTE;

impl World {
    fn failure_lineage(&self, actor: u32, number: u32) -> Lineage {
        let lineage = Lineage::root(self.seed).child(Purpose::Failure, self.plan.keys[actor as usize]);
        lineage.child(Purpose::Failure, u64::from(number))
    }

    /// Sets the time at which somebody fails next, if it fails by the clock.
    pub(super) fn schedule_failure(&mut self, actor: u32) {
        let Some(Fails { after: Some(after), .. }) = self.plan.profile(actor).fails else { return };
        let starts = self.lives[actor as usize].starts;
        let up = after.draw(&mut self.failure_lineage(actor, starts).draws(Purpose::Failure));
        self.lives[actor as usize].timer = self.schedule(self.now.saturating_add(up), Event::Failure(actor));
    }

    /// Somebody's time to fail has come.
    pub(super) fn on_failure(&mut self, actor: u32, number: u64) {
        if self.lives[actor as usize].timer == number {
            self.crash(actor, Cause::Clock);
        }
    }

    /// An item that was just finished may have been too much.
    #[inline(never)]
    pub(super) fn may_break(&mut self, actor: u32, message: &Message) {
        let Some(fails) = self.plan.profile(actor).fails else { return };
        let chance = fails.checks.map_or(fails.per_item, |checks| checks.per_item);
        if chance > 0.0 && message.lineage.draws(Purpose::Failure).unit() < chance {
            self.crash(actor, Cause::Item);
        }
    }

    /// Somebody fails: it puts aside what it is at, and tells its supervisor, or else restarts by itself.
    pub(super) fn crash(&mut self, actor: u32, cause: Cause) {
        let presence = self.actors[actor as usize].presence;
        if presence.has_left() || presence.has(Hold::Down) {
            return;
        }
        let life = &mut self.lives[actor as usize];
        life.crashes += 1;
        life.timer = u64::MAX;
        self.observers.note(self.now, Fact { attempt: cause as u32, ..Fact::at(What::Crashed, actor) });
        self.go_down(actor);
        match self.plan.supervisor_of[actor as usize] {
            Some(above) if !self.actors[above.actor as usize].presence.has_left() => self.signal(actor, above),
            _ => self.restart(actor),
        }
    }

    fn go_down(&mut self, actor: u32) {
        self.lives[actor as usize].down_since = self.now;
        self.observers.tally.down.up(self.now);
        self.hold(actor, Hold::Down);
        self.recount_stalled();
    }

    /// Tells a supervisor of a failure, and makes sure to tell it again.
    fn signal(&mut self, actor: u32, above: Supervisor) {
        let life = &mut self.lives[actor as usize];
        life.signals += 1;
        let (number, failure) = (u64::from(life.signals), u64::from(life.crashes));
        let lineage = self.failure_lineage(actor, failure as u32).child(Purpose::Signal, number);
        let again = self.plan.profile(actor).fails.map_or(60.0, |fails| fails.signals_every_minutes);
        let due = self.now.saturating_add(ticks(again));
        self.lives[actor as usize].timer = self.schedule(due, Event::Signal(actor));
        let signal =
            Message { content: failure, urgency: 3, ..Message::new(Kind::Failure, lineage, actor, above.actor) };
        self.send(signal, above.up);
    }

    /// Nobody has brought somebody back yet.
    pub(super) fn on_signal(&mut self, actor: u32, number: u64) {
        if self.lives[actor as usize].timer != number {
            return;
        }
        match self.plan.supervisor_of[actor as usize] {
            Some(above) if !self.actors[above.actor as usize].presence.has_left() => self.signal(actor, above),
            _ => self.restart(actor),
        }
    }

    /// A supervisor has understood that somebody it looks after has failed.
    pub(super) fn supervise(&mut self, supervisor: u32, message: &Message) {
        let plan = self.plan.clone();
        let (child, failure) = (message.from, message.content as u32);
        let life = &mut self.lives[child as usize];
        let is_news = life.crashes == failure && life.handled != failure;
        let Some(rules) = plan.profile(supervisor).supervises.as_ref().filter(|_| is_news) else {
            return self.insist(supervisor, child, failure);
        };
        life.handled = failure;
        self.observers.tally.handled(self.now - life.down_since);
        let dealt = &mut self.lives[supervisor as usize].dealt;
        let window = self.now.saturating_sub(ticks(rules.within_minutes));
        dealt.retain(|&at| at > window);
        if rules.restarts_max.is_some() {
            dealt.push(self.now);
        }
        let too_many = rules.restarts_max.is_some_and(|most| dealt.len() > most as usize);
        if too_many || rules.directive == Directive::Escalate {
            dealt.clear();
            self.observers.note(self.now, Fact { to: child, ..Fact::at(What::Escalated, supervisor) });
            self.crash(supervisor, Cause::Escalation);
            return;
        }
        let children = &plan.children_of[supervisor as usize];
        let place = children.iter().position(|&one| one == child).unwrap_or(0);
        let of = match rules.scope {
            Scope::OneForOne => &children[place..=place],
            Scope::OneForAll => &children[..],
            Scope::RestForOne => &children[place..],
        };
        for &one in of {
            self.order(supervisor, one);
        }
    }

    /// A supervisor is told again of what it has dealt with: what it said has not arrived.
    fn insist(&mut self, supervisor: u32, child: u32, failure: u32) {
        let down = self.actors[child as usize].presence.has(Hold::Down);
        if down && self.lives[child as usize].crashes == failure && self.plan.profile(supervisor).supervises.is_some() {
            self.order(supervisor, child);
        }
    }

    /// A supervisor says what is to be done.
    fn order(&mut self, supervisor: u32, child: u32) {
        let Some(above) = self.plan.supervisor_of[child as usize] else { return };
        let life = &mut self.lives[child as usize];
        life.orders += 1;
        let (number, failure) = (u64::from(life.orders), life.crashes);
        let lineage = self.failure_lineage(child, failure).child(Purpose::Recovery, number);
        let content = self.occasion(child);
        let order = Message { content, urgency: 3, ..Message::new(Kind::Restart, lineage, supervisor, child) };
        self.send(order, above.down);
    }

    /// What an order is about: how often somebody has failed and begun anew so far.
    fn occasion(&self, actor: u32) -> u64 {
        let life = &self.lives[actor as usize];
        u64::from(life.crashes) | u64::from(life.starts) << 32
    }

    /// Somebody is told by its supervisor what to do.
    pub(super) fn on_order(&mut self, message: &Message) {
        let actor = message.to;
        let presence = self.actors[actor as usize].presence;
        // What was said about an earlier failure, or said twice, is past.
        if presence.has_left() || self.occasion(actor) != message.content {
            return;
        }
        let directive = self.plan.profile(message.from).supervises.as_ref().map(|rules| rules.directive);
        match directive {
            Some(Directive::Resume) if presence.has(Hold::Down) => self.recover(actor),
            Some(Directive::Resume) => {}
            Some(Directive::Stop) => self.leave(actor, What::Left),
            _ => {
                if !presence.has(Hold::Down) {
                    self.lives[actor as usize].timer = u64::MAX;
                    self.go_down(actor);
                }
                self.restart(actor);
            }
        }
    }

    /// Somebody who is down begins again: without what was in its head, and without what waited, unless that is kept. What was
    /// written down is read back.
    fn restart(&mut self, actor: u32) {
        let plan = self.plan.clone();
        let life = &mut self.lives[actor as usize];
        if life.recovering {
            return;
        }
        life.recovering = true;
        // Each beginning has a draw of its own, also one that another's failure brought about.
        let start = life.starts + 1;
        self.forget_questions(actor);
        if !plan.profile(actor).mailbox.persistent {
            self.empty(actor);
        }
        let mut takes = match plan.profile(actor).fails {
            Some(fails) => fails.recovers.draw(&mut self.failure_lineage(actor, start).draws(Purpose::Recovery)),
            None => 0,
        };
        takes += self.begin_anew(actor);
        let due = self.now.saturating_add(takes);
        self.lives[actor as usize].timer = self.schedule(due, Event::Recovery(actor));
    }

    /// Somebody is back.
    pub(super) fn on_recovery(&mut self, actor: u32, number: u64) {
        if self.lives[actor as usize].timer == number && !self.actors[actor as usize].presence.has_left() {
            self.recover(actor);
        }
    }

    fn recover(&mut self, actor: u32) {
        let life = &mut self.lives[actor as usize];
        life.recovering = false;
        life.timer = u64::MAX;
        life.starts += 1;
        let was_down = self.now - life.down_since;
        self.observers.tally.back_up(was_down, self.now);
        self.observers.note(self.now, Fact::at(What::Recovered, actor));
        self.schedule_failure(actor);
        // Those it looks after begin again with it.
        for &child in &self.plan.clone().children_of[actor as usize] {
            if self.actors[child as usize].presence.has(Hold::Down) {
                self.lives[child as usize].handled = self.lives[child as usize].crashes;
                self.order(actor, child);
            }
        }
        self.release(actor, Hold::Down);
        self.recount_stalled();
    }

    /// Sets the time of the next look at the stress of somebody whom it can burn out.
    pub(super) fn schedule_look(&mut self, actor: u32) {
        let rules = self.plan.profile(actor).stress;
        if rules.is_some_and(|rules| rules.burns_out.is_some()) {
            self.schedule(self.now.saturating_add(LOOK), Event::Look(actor));
        }
    }

    /// A look at somebody's stress: if it was too high for too long, that is a burn-out.
    pub(super) fn on_look(&mut self, actor: u32) {
        let burns_out = self.plan.profile(actor).stress.and_then(|rules| rules.burns_out);
        let (Some(rules), false) = (burns_out, self.is_gone(actor)) else { return };
        self.schedule_look(actor);
        let presence = self.actors[actor as usize].presence;
        let high = self.stress(actor) >= rules.above && !presence.has(Hold::BurntOut) && !presence.has_left();
        let (seed, now) = (self.seed, self.now);
        let life = &mut self.lives[actor as usize];
        life.strained_since = if high { life.strained_since.min(now) } else { Ticks::MAX };
        if !high || now - life.strained_since < ticks(rules.for_minutes) {
            return;
        }
        life.strained_since = Ticks::MAX;
        life.burn_outs += 1;
        let lineage = Lineage::root(seed).child(Purpose::Rest, self.plan.keys[actor as usize]);
        let lasts =
            rules.recovers.draw(&mut lineage.child(Purpose::Rest, u64::from(life.burn_outs)).draws(Purpose::Rest));
        self.schedule(now.saturating_add(lasts), Event::Rested(actor));
        self.observers.tally.burnt_out.up(now);
        self.observers.note(now, Fact::at(What::BurntOut, actor));
        self.hold(actor, Hold::BurntOut);
        self.recount_stalled();
    }

    /// A burn-out is over.
    pub(super) fn on_rested(&mut self, actor: u32) {
        self.observers.tally.burnt_out.down(self.now);
        if !self.actors[actor as usize].presence.has_left() {
            self.observers.note(self.now, Fact::at(What::Recovered, actor));
        }
        self.calm(actor, 1.0);
        self.release(actor, Hold::BurntOut);
        self.recount_stalled();
    }
}
