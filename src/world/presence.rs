//! Being there: going away, coming back, leaving for good, opening hours, and putting aside what one is at.

use super::{Event, World};
use crate::actor::{Aside, Hold, State};
use crate::kernel::{Lineage, NONE, Purpose, Ticks};
use crate::observe::{Fact, What};

impl World {
    /// Gives an actor a reason to take nothing up.
    #[inline(never)]
    pub(super) fn hold(&mut self, actor: u32, why: Hold) {
        if why.interrupts() {
            self.put_aside(actor, 0);
        }
        let presence = &mut self.actors[actor as usize].presence;
        let was_here = presence.is_here();
        presence.add(why);
        if was_here && !presence.is_here() {
            self.observers.tally.present.down(self.now);
            let plan = self.plan.clone();
            plan.queues_of[actor as usize].iter().for_each(|&role| self.call_others(role));
        }
    }

    /// Takes a reason away; without any left, the actor takes up what is next.
    #[inline(never)]
    pub(super) fn release(&mut self, actor: u32, why: Hold) {
        let presence = &mut self.actors[actor as usize].presence;
        let was_here = presence.is_here();
        presence.remove(why);
        if !was_here && presence.is_here() {
            self.observers.tally.present.up(self.now);
        }
        self.take_next(actor);
    }

    /// Puts aside what an actor is at, if it is at anything; it will take `longer` to finish.
    pub(super) fn put_aside(&mut self, actor: u32, longer: Ticks) {
        let state = &mut self.actors[actor as usize];
        let key = std::mem::replace(&mut state.integrating, NONE);
        if key == NONE {
            return;
        }
        state.completion = u64::MAX;
        state.has_aside = true;
        let (spent, left) = (self.now - state.began_at, state.ends_at - self.now + longer);
        self.lives[actor as usize].aside.push(Aside { key, spent, left });
        self.messages[key].state = State::Waiting;
        self.observers.tally.put_aside(actor, self.now);
        self.note_message(What::Interrupted, key);
    }

    /// Goes on with what was put aside last.
    pub(super) fn resume(&mut self, actor: u32) {
        let life = &mut self.lives[actor as usize];
        let Some(Aside { key, spent, left }) = life.aside.pop() else { return };
        self.actors[actor as usize].has_aside = !life.aside.is_empty();
        self.messages[key].state = State::Integrating;
        self.observers.tally.resumed(actor, self.now);
        self.note_message(What::Resumed, key);
        let ends_at = self.now.saturating_add(left);
        let completion = self.schedule(ends_at, Event::Completion(actor));
        let state = &mut self.actors[actor as usize];
        (state.integrating, state.began_at, state.ends_at) = (key, self.now - spent, ends_at);
        state.completion = completion;
    }

    /// Sets the time of the next going or coming back of somebody who is away part of the time.
    pub(super) fn schedule_turn(&mut self, actor: u32) {
        let Some(away) = &self.plan.profile(actor).away else { return };
        let stay = if self.actors[actor as usize].presence.has(Hold::Away) { &away.lasts } else { &away.after };
        let lineage = Lineage::root(self.seed).child(Purpose::Presence, self.plan.keys[actor as usize]);
        let turns = self.lives[actor as usize].turns;
        let length = stay.draw(&mut lineage.child(Purpose::Presence, u64::from(turns)).draws(Purpose::Gap));
        self.schedule(self.now.saturating_add(length), Event::Turn(actor));
    }

    /// Whether the clock of somebody who is not there stands still: who may be hired again keeps its rhythm.
    pub(super) fn is_gone(&self, actor: u32) -> bool {
        self.actors[actor as usize].presence.has_left() && self.plan.hired_by[actor as usize] == NONE
    }

    /// Somebody goes away, or comes back.
    pub(super) fn on_turn(&mut self, actor: u32) {
        if self.is_gone(actor) {
            return;
        }
        let (goes, shows) = {
            let presence = self.actors[actor as usize].presence;
            (!presence.has(Hold::Away), !presence.has_left())
        };
        self.lives[actor as usize].turns += 1;
        if shows {
            self.observers.note(self.now, Fact::at(if goes { What::WentAway } else { What::CameBack }, actor));
        }
        if goes {
            self.hold(actor, Hold::Away);
        } else {
            self.release(actor, Hold::Away);
        }
        self.schedule_turn(actor);
    }

    /// Somebody leaves for good: finishes what it is at, and drops what waits, or leaves it to others who hold its role. Does
    /// nothing if it has left already.
    pub(super) fn leave(&mut self, actor: u32, what: What) {
        if self.actors[actor as usize].presence.has_left() {
            return;
        }
        self.hold(actor, Hold::Left);
        let life = &mut self.lives[actor as usize];
        (life.timer, life.recovering) = (u64::MAX, false);
        if self.actors[actor as usize].presence.has(Hold::Down) {
            self.actors[actor as usize].presence.remove(Hold::Down);
            self.observers.tally.back_up(self.now - self.lives[actor as usize].down_since, self.now);
            self.recount_stalled();
        }
        let life = &mut self.lives[actor as usize];
        (life.timer, life.recovering) = (u64::MAX, false);
        self.observers.tally.people.down(self.now);
        self.observers.note(self.now, Fact::at(what, actor));
        let plan = self.plan.clone();
        for &pair in &plan.pairs_of[actor as usize] {
            self.knowledge.retire(pair, &plan, self.now);
        }
        self.note_agreement();
        self.forget_questions(actor);
        self.empty(actor);
        self.recount_stalled();
    }

    /// What waits for an actor, and what it has put aside, is dropped, or left to others who hold its role.
    pub(super) fn empty(&mut self, actor: u32) {
        let order = self.plan.profile(actor).mailbox.order;
        self.settle_strain(actor);
        while let Some(aside) = self.lives[actor as usize].aside.pop() {
            self.turn_away(aside.key, What::Dropped);
        }
        self.actors[actor as usize].has_aside = false;
        while let Some(key) = self.actors[actor as usize].mailbox.pop(order) {
            match self.stand_in(key).filter(|&other| self.has_room(other, key)) {
                Some(other) => {
                    self.hand_over(key, other);
                    self.put_into_mailbox(key, other);
                }
                None => self.turn_away(key, What::Dropped),
            }
        }
    }

    /// Sets the time at which a site next opens or closes.
    pub(super) fn schedule_hours(&mut self, site: u32) {
        if let Some(due) = self.plan.sites[site as usize].next_turn(self.now) {
            self.schedule(due, Event::Hours(site));
        }
    }

    /// A site opens or closes: so do all who sit there.
    pub(super) fn on_hours(&mut self, site: u32) {
        for actor in 0..self.actors.len() as u32 {
            if self.lives[actor as usize].site == site {
                self.keep_hours(actor);
            }
        }
        self.schedule_hours(site);
    }

    /// Somebody is off while its site is closed.
    pub(super) fn keep_hours(&mut self, actor: u32) {
        let site = self.plan.sites.get(self.lives[actor as usize].site as usize);
        if site.is_none_or(|site| site.is_open(self.now)) {
            self.release(actor, Hold::OffHours);
        } else {
            self.hold(actor, Hold::OffHours);
        }
    }
}
