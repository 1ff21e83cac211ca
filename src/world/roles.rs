//! Roles: who gets what is sent to one, and who takes over from whom.

use super::delivery::NO_MEDIUM;
use super::{Event, World};
use crate::actor::{Admission, Hold, Kind, Message, NO_ROLE, Order, Stance, State};
use crate::kernel::{Lineage, NONE, Purpose, minutes, ticks};
use crate::observe::{Fact, What};
use crate::org::HiringPlan;
use crate::scenario::Target;

impl World {
    /// Whom a target stands for now; none if there is nobody but the sender.
    pub(super) fn reach(&mut self, from: u32, target: Target) -> Option<u32> {
        match target {
            Target::Actor(to) => Some(to),
            Target::Role(role) => Some(self.holder(role, [from, NONE])),
            Target::Anyone(_) => None,
        }
    }

    /// The holder that something sent to a role goes to: of those who are there the first who is free, else the one with the
    /// shortest mailbox; the search begins at another one each time. With nobody there it waits at the first but
    /// the sender.
    pub(super) fn holder(&mut self, role: u8, but: [u32; 2]) -> u32 {
        let plan = self.plan.clone();
        let of = &plan.roles[role as usize];
        let turn = self.role_turns[role as usize];
        self.role_turns[role as usize] = turn.wrapping_add(1);
        for (standby, people) in [(false, &of.holders), (true, &of.standby)] {
            let from = turn as usize % people.len().max(1);
            let others = people[from..].iter().chain(&people[..from]).copied().filter(|one| !but.contains(one));
            let there = others.filter(|&one| self.actors[one as usize].presence.is_here());
            let burden = |&one: &u32| {
                let state = &self.actors[one as usize];
                let busy = u32::from(!(state.is_idle() && state.presence.is_free()));
                (state.mailbox.waiting() + busy, busy)
            };
            if let Some(holder) = there.min_by_key(burden) {
                self.note_standby(role, holder, standby);
                return holder;
            }
        }
        let others = of.holders.iter().chain(&of.standby);
        others.copied().find(|one| !but.contains(one)).unwrap_or(of.holders[0])
    }

    fn note_standby(&mut self, role: u8, holder: u32, standby: bool) {
        if self.stood_in[role as usize] != standby {
            self.stood_in[role as usize] = standby;
            if standby {
                let fact = Fact { attempt: u32::from(role), ..Fact::at(What::TookOver, holder) };
                self.observers.note(self.now, fact);
            }
        }
    }

    /// Who can take a message over from somebody who cannot: another holder of its role who is there,
    /// and did not send it.
    pub(super) fn stand_in(&mut self, key: u32) -> Option<u32> {
        let Message { role, from, to, .. } = self.messages[key];
        if role == NO_ROLE {
            return None;
        }
        let other = self.holder(role, [to, from]);
        (other != to && other != from && self.actors[other as usize].presence.is_here()).then_some(other)
    }

    /// Whether a message would be let in without another having to go.
    pub(super) fn has_room(&self, actor: u32, key: u32) -> bool {
        let (rules, urgency) = (self.plan.profile(actor).mailbox, self.messages[key].urgency);
        let admission = self.actors[actor as usize].mailbox.admission(&rules, urgency, &self.messages);
        matches!(admission, Admission::Admit)
    }

    /// A message of a role passes from one holder to another. It must be out of the mailbox of the first.
    pub(super) fn hand_over(&mut self, key: u32, to: u32) {
        let message = &mut self.messages[key];
        let from = std::mem::replace(&mut message.to, to);
        if message.state == State::Waiting {
            self.observers.tally.handed_over(from, to, self.now);
        }
        if self.messages[key].kind == Kind::Question {
            let number = self.messages[key].content as u32;
            if let Some(question) = self.questions.get_mut(number) {
                question.of = to;
                if question.blocking {
                    self.lives[question.asker as usize].waits_for = to;
                    self.recount_stalled();
                }
            }
        }
        self.note_message(What::HandedOver, key);
    }

    /// A message that waits changes its mailbox.
    pub(super) fn put_into_mailbox(&mut self, key: u32, to: u32) {
        let order = self.plan.profile(to).mailbox.order;
        self.settle_strain(to);
        self.actors[to as usize].mailbox.push(key, order, &self.messages);
        let role = self.messages[key].role;
        self.take_next(to);
        self.call_others(role);
    }

    /// What is next for somebody who shares queues, if it waits at another holder: there it is, and at whom. What it has sent
    /// there itself is for the others.
    pub(super) fn next_of_shared(&self, actor: u32, own: Option<u32>, order: Order) -> Option<(u32, u32)> {
        let plan = &*self.plan;
        let stance = self.actors[actor as usize].stance;
        let by_urgency = order == Order::Priority || stance == Stance::Triage;
        let rank = |key: u32| self.rank(key, by_urgency);
        let is_here = |one: &u32| self.actors[*one as usize].presence.is_here();
        let mut best = None;
        for &role in &plan.queues_of[actor as usize] {
            let of = &plan.roles[role as usize];
            if of.holders.binary_search(&actor).is_err() && of.holders.iter().any(is_here) {
                continue;
            }
            for &other in of.holders.iter().chain(&of.standby).filter(|&&other| other != actor) {
                let fits = |key: u32| {
                    let message = &self.messages[key];
                    message.role == role && message.from != actor && (stance != Stance::Focus || message.kind.is_work())
                };
                let keys = self.actors[other as usize].mailbox.in_turn(Order::Fifo).filter(|&key| fits(key));
                best = best.into_iter().chain(keys.map(|key| (key, other))).min_by_key(|&(key, _)| rank(key));
            }
        }
        best.filter(|&(key, _)| own.is_none_or(|own| rank(key) < rank(own)))
    }

    /// Work that is waiting to be taken up at one holder, while another has nothing to do, is taken up by that one.
    pub(super) fn call_others(&mut self, role: u8) {
        let plan = self.plan.clone();
        let of = &plan.roles[role as usize];
        for &one in of.holders.iter().chain(&of.standby).filter(|_| of.shared) {
            let (state, order) = (&self.actors[one as usize], plan.profile(one).mailbox.order);
            let free = state.is_idle() && state.presence.is_free();
            if free && self.next_of_shared(one, None, order).is_some() {
                self.take_next(one);
            }
        }
    }

    /// Hires if too much waits; lets the last one go who has been there for long enough if little does.
    pub(super) fn consider_hiring(&mut self, actor: u32, hiring: &HiringPlan, waiting: u32) {
        let HiringPlan { rules, seats } = hiring;
        if waiting >= rules.from_messages && !self.lives[actor as usize].hiring {
            let free = seats.clone().find(|&seat| self.actors[seat as usize].presence.has_left());
            if let Some(seat) = free {
                self.lives[actor as usize].hiring = true;
                let joins = u64::from(self.lives[seat as usize].joins);
                let lineage = Lineage::root(self.seed).child(Purpose::Hire, self.plan.keys[seat as usize]);
                let takes = rules.takes.draw(&mut lineage.child(Purpose::Hire, joins).draws(Purpose::Gap));
                self.schedule(self.now.saturating_add(takes), Event::Joins(seat));
            }
        } else if waiting <= rules.until_messages {
            let stays = ticks(rules.stays_minutes);
            let idle = |&seat: &u32| {
                let (state, life) = (&self.actors[seat as usize], &self.lives[seat as usize]);
                let free = state.is_idle() && state.presence.is_free() && state.mailbox.waiting() == 0;
                free && !state.has_aside && self.now - life.joined_at >= stays
            };
            if let Some(seat) = seats.clone().rev().find(idle) {
                self.leave(seat, What::LetGo);
            }
        }
    }

    /// Who is to be hired is not there at first.
    pub(super) fn leave_seats_empty(&mut self) {
        let plan = self.plan.clone();
        for seat in (0..self.actors.len() as u32).filter(|&seat| plan.hired_by[seat as usize] != NONE) {
            // Nobody is told: there was nothing that they could have left to others.
            self.actors[seat as usize].presence.add(Hold::Left);
            self.observers.tally.present.down(self.now);
            self.observers.tally.people.down(self.now);
            for &pair in &plan.pairs_of[seat as usize] {
                self.knowledge.retire(pair, &plan, self.now);
            }
        }
        self.note_agreement();
    }

    /// Somebody who was hired is there.
    pub(super) fn on_joins(&mut self, seat: u32) {
        let hirer = self.plan.hired_by[seat as usize];
        self.lives[hirer as usize].hiring = false;
        if !self.actors[seat as usize].presence.has_left() {
            return;
        }
        let life = &mut self.lives[seat as usize];
        (life.joined_at, life.joins, life.starts) = (self.now, life.joins + 1, life.starts + 1);
        self.observers.tally.people.up(self.now);
        let plan = self.plan.clone();
        for &pair in &plan.pairs_of[seat as usize] {
            self.knowledge.join(pair, &plan, self.now);
        }
        self.note_agreement();
        self.brains.clear(seat);
        self.observers.note(self.now, Fact::at(What::Hired, seat));
        self.schedule_failure(seat);
        self.release(seat, Hold::Left);
    }

    /// How much slower somebody is for being new: from the rules' factor to 1, as an exponential.
    pub(super) fn newness(&self, actor: u32) -> f64 {
        let hirer = self.plan.hired_by[actor as usize];
        if hirer == NONE {
            return 1.0;
        }
        let Some(HiringPlan { rules, .. }) = &self.plan.profile(hirer).hires else { return 1.0 };
        let there = minutes(self.now - self.lives[actor as usize].joined_at);
        1.0 + (rules.learning_slowness - 1.0) * libm::exp(-there / rules.learning_minutes)
    }

    /// Sends a message to somebody, who may be the sender; without a way there, nothing is sent.
    #[inline(never)]
    pub(super) fn send_to(&mut self, to: u32, draft: Message) {
        if to == draft.from {
            self.put_in_flight(Message { to, medium: NO_MEDIUM, ..draft }, 0);
        } else if let Some(route) = self.plan.topology.route(draft.from, to) {
            self.send(Message { to, ..draft }, route);
        }
    }
}
