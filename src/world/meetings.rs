//! Meetings: they begin, block, and end with everyone having heard the same.

use super::{Event, World};
use crate::actor::{Fate, Hold};
use crate::command::Knob;
use crate::kernel::{Lineage, NONE, Purpose, name_key};
use crate::observe::{Fact, What};

impl World {
    /// Sets the time at which a meeting is next.
    pub(super) fn schedule_meeting(&mut self, meeting: u32) {
        let plan = &self.plan.meetings[meeting as usize];
        let due = plan.first.saturating_add(plan.every.saturating_mul(u64::from(self.held[meeting as usize])));
        self.schedule(due, Event::MeetingBegins(meeting));
    }

    /// A meeting begins: whoever is there and in no other one attends.
    pub(super) fn on_meeting_begins(&mut self, meeting: u32) {
        let plan = self.plan.clone();
        let of = &plan.meetings[meeting as usize];
        if of.attendees.iter().any(|&actor| self.is_leaving_a_meeting(actor)) {
            // The one before is over first.
            self.schedule(self.now, Event::MeetingBegins(meeting));
            return;
        }
        self.observers.note(self.now, Fact { attempt: meeting, ..Fact::at(What::MeetingBegan, NONE) });
        for &actor in &of.attendees {
            if self.actors[actor as usize].presence.can_be_met() {
                self.lives[actor as usize].meeting = meeting;
                self.observers.tally.meeting.up(self.now);
                self.hold(actor, Hold::Meeting);
            }
        }
        self.held[meeting as usize] += 1;
        self.schedule(self.now.saturating_add(of.lasts), Event::MeetingEnds(meeting));
        self.schedule_meeting(meeting);
    }

    /// Whether somebody is in a meeting that ends at this moment.
    fn is_leaving_a_meeting(&self, actor: u32) -> bool {
        let meeting = self.lives[actor as usize].meeting;
        self.plan.meetings.get(meeting as usize).is_some_and(|of| {
            let begun = of.every.saturating_mul(u64::from(self.held[meeting as usize]).saturating_sub(1));
            of.first.saturating_add(begun).saturating_add(of.lasts) == self.now
        })
    }

    /// A meeting ends: what anyone there knows of a domain, the others have now heard.
    pub(super) fn on_meeting_ends(&mut self, meeting: u32) {
        let plan = self.plan.clone();
        let attends = |actor: u32| self.lives[actor as usize].meeting == meeting;
        let here = |actor: u32| self.actors[actor as usize].presence.is_here();
        let all: Vec<u32> =
            plan.meetings[meeting as usize].attendees.iter().copied().filter(|&one| attends(one)).collect();
        let listeners: Vec<u32> = all.iter().copied().filter(|&one| here(one)).collect();
        for domain in 0..plan.domains.len() as u32 {
            self.align(meeting, domain, &listeners);
        }
        self.note_agreement();
        self.observers.note(self.now, Fact { attempt: meeting, ..Fact::at(What::MeetingEnded, NONE) });
        for actor in all {
            self.lives[actor as usize].meeting = NONE;
            self.observers.tally.meeting.down(self.now);
            self.release(actor, Hold::Meeting);
        }
    }

    /// Everyone in a meeting hears of the newest version of a domain that anyone there holds and has understood.
    fn align(&mut self, meeting: u32, domain: u32, listeners: &[u32]) {
        let plan = self.plan.clone();
        let of = &plan.domains[domain as usize];
        let owner = self.knowledge.owner(domain);
        let attends = |actor: u32| listeners.binary_search(&actor).is_ok();
        let pairs = of.pairs.clone().filter(|&pair| attends(plan.pairs[pair as usize].actor));
        let understood = pairs.clone().map(|pair| *self.knowledge.holding(pair)).filter(|held| !held.wrong);
        let told = if owner != NONE && attends(owner) {
            self.knowledge.truth(domain).version
        } else {
            understood.map(|held| held.version).max().unwrap_or(0)
        };
        if told == 0 || listeners.len() < 2 {
            return;
        }
        let channel = &plan.media[plan.meetings[meeting as usize].medium as usize];
        let number = u64::from(self.held[meeting as usize]);
        let lineage = Lineage::root(self.seed).child(Purpose::Meeting, name_key(&plan.meetings[meeting as usize].name));
        for pair in pairs {
            let actor = plan.pairs[pair as usize].actor;
            let heard = lineage.child(Purpose::Meeting, number).child(Purpose::Announce, plan.keys[actor as usize]);
            let fate = channel.fate(self.knobs.get(Knob::LossRate), heard.child(Purpose::Copy, u64::from(domain)));
            if owner != NONE && attends(owner) {
                // Whoever was there is taken to have heard it.
                self.knowledge.believe(pair, told, &plan, self.now);
            }
            if fate != Fate::Lost && self.knowledge.learn(pair, told, fate == Fate::Misread, &plan, self.now) {
                self.observers.tally.aligned += 1;
                self.recall(actor, pair);
            }
        }
    }
}
