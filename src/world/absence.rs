//! Going away, coming back, leaving for good.

use super::{Event, World};
use crate::kernel::{Lineage, Purpose};
use crate::observe::{Fact, What};

impl World {
    /// Sets the time of the next going or coming back of somebody who is away part of the time.
    pub(super) fn schedule_turn(&mut self, actor: u32) {
        let Some(away) = &self.plan.profile(actor).away else { return };
        let absence = self.actors[actor as usize].absence;
        let stay = if absence.is_away() { &away.lasts } else { &away.after };
        let lineage = Lineage::root(self.seed).child(Purpose::Presence, self.plan.keys[actor as usize]);
        let length = stay.draw(&mut lineage.child(Purpose::Presence, u64::from(absence.turns())).draws(Purpose::Gap));
        self.schedule(self.now.saturating_add(length), Event::Turn(actor));
    }

    /// Somebody goes away, or comes back.
    pub(super) fn on_turn(&mut self, actor: u32) {
        let absence = &mut self.actors[actor as usize].absence;
        if absence.has_left() {
            return;
        }
        absence.turn();
        if absence.is_away() {
            self.observers.tally.present.down(self.now);
            self.observers.note(self.now, Fact::at(What::WentAway, actor));
        } else {
            self.observers.tally.present.up(self.now);
            self.observers.note(self.now, Fact::at(What::CameBack, actor));
            self.take_next(actor);
        }
        self.schedule_turn(actor);
    }

    /// Somebody leaves for good: finishes what it is at, and drops what waits. Does nothing if it has left already.
    pub(super) fn leave(&mut self, actor: u32) {
        let absence = self.actors[actor as usize].absence;
        if absence.has_left() {
            return;
        }
        self.actors[actor as usize].absence.leave();
        if !absence.is_away() {
            self.observers.tally.present.down(self.now);
        }
        self.observers.note(self.now, Fact::at(What::Left, actor));
        let plan = self.plan.clone();
        for &pair in &plan.pairs_of[actor as usize] {
            self.knowledge.retire(pair, &plan, self.now);
        }
        self.note_agreement();
        let order = self.plan.profile(actor).mailbox.order;
        self.settle_strain(actor);
        while let Some(key) = self.actors[actor as usize].mailbox.pop(order) {
            self.turn_away(key, What::Dropped);
        }
    }
}
