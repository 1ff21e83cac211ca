//! What a person can do to a running world: the only way to change it from outside.

use super::World;
use crate::actor::{Cause, Fate, Hold, Kind, Message, OUTSIDE, State};
use crate::command::{Command, Knob, check_knob};
use crate::kernel::{Lineage, NONE, Purpose};
use crate::knowledge::Ownership;
use crate::observe::{Fact, What};
use crate::scenario::Problem;

impl World {
    /// Carries out a command at this moment.
    ///
    /// # Errors
    /// A sentence if it cannot be carried out; the world is then as it was.
    pub fn command(&mut self, command: &Command) -> Result<(), Problem> {
        let done = match *command {
            Command::SetKnob { knob, value } => self.set_knob(knob, value),
            Command::LoseMessage { message } => self.decide(message, true),
            Command::DeliverMessage { message } => self.decide(message, false),
            Command::GiveWork { actor } => self.give_work(actor),
            Command::Promote { actor } => self.promote(actor),
            Command::Remove { actor } => self.remove(actor),
            Command::Claim { actor, domain } => self.claim(actor, domain),
            Command::Fail { actor } => self.fail(actor),
            Command::MoveTo { actor, site } => self.move_to(actor, site),
        };
        if done.is_ok() {
            // What was going round in a loop may have an end now.
            self.instant_began = self.events;
        }
        done
    }

    fn set_knob(&mut self, knob: Knob, value: f64) -> Result<(), Problem> {
        check_knob(&self.plan, knob, value)?;
        self.knobs.set(knob, value);
        if knob == Knob::LoadPerHour {
            for source in 0..self.sources.len() as u32 {
                self.sources[source as usize].change_load(&self.plan.sources[source as usize], value, self.now);
                self.schedule_arrival(source);
            }
        }
        let fact = Fact { message: value.to_bits(), to: knob as u32, ..Fact::at(What::KnobSet, OUTSIDE) };
        self.observers.note(self.now, fact);
        Ok(())
    }

    fn decide(&mut self, serial: u64, lost: bool) -> Result<(), Problem> {
        let found = self.messages.iter().find(|(_, message)| message.serial == serial);
        let Some((key, message)) = found.filter(|(_, message)| message.state == State::InFlight) else {
            return Err(Problem::new("message", format!("must be in flight, but number {serial} is not")));
        };
        if message.from == message.to {
            return Err(Problem::new(
                "message",
                format!("must travel to somebody else, but number {serial} is rework"),
            ));
        }
        let fate = match message.fate {
            _ if lost => Fate::Lost,
            Fate::Lost => {
                let loss_rate = self.knobs.get(Knob::LossRate);
                self.plan.media[message.medium as usize].meaning(loss_rate, message.lineage)
            }
            arrives => arrives,
        };
        let fact = Fact { version: u32::from(lost), ..self.fact(What::Fated, message) };
        self.messages[key].fate = fate;
        self.observers.note(self.now, fact);
        Ok(())
    }

    fn promote(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_actor(actor)?;
        let Some(standing) = self.standings.get_mut(actor as usize) else {
            return Err(Problem::new("promote", "needs a scenario with recognition"));
        };
        standing.promotions = standing.promotions.saturating_add(1);
        self.observers.note(self.now, Fact::at(What::Promoted, actor));
        Ok(())
    }

    fn remove(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_there(actor)?;
        self.leave(actor, What::Left);
        Ok(())
    }

    fn claim(&mut self, actor: u32, domain: u32) -> Result<(), Problem> {
        self.check_there(actor)?;
        let Some(of) = self.plan.domains.get(domain as usize) else {
            let says = format!("must be the index of a domain, got {domain}");
            return Err(Problem::new("domain", says));
        };
        if of.ownership != Ownership::FreeForAll || self.knowledge.owner(domain) != NONE {
            return Err(Problem::new("domain", format!("must be free for all, but \"{}\" has an owner", of.name)));
        }
        if !of.pairs.clone().any(|pair| self.plan.pairs[pair as usize].actor == actor) {
            let says = format!("must depend on \"{}\", but {} does not", of.name, self.plan.names[actor as usize]);
            return Err(Problem::new("actor", says));
        }
        self.knowledge.claim(domain, actor);
        self.observers.note(self.now, Fact { domain, ..Fact::at(What::Claimed, actor) });
        Ok(())
    }

    fn fail(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_there(actor)?;
        if self.actors[actor as usize].presence.has(Hold::Down) {
            let says = format!("must be up, but {} is down", self.plan.names[actor as usize]);
            return Err(Problem::new("actor", says));
        }
        self.crash(actor, Cause::Person);
        Ok(())
    }

    fn move_to(&mut self, actor: u32, site: u32) -> Result<(), Problem> {
        self.check_there(actor)?;
        let sites = self.plan.sites.len();
        if site as usize >= sites {
            let says = match sites {
                0 => "needs a scenario with sites".into(),
                _ => format!("must be 0 to {}, got {site}", sites - 1),
            };
            return Err(Problem::new("site", says));
        }
        self.lives[actor as usize].site = site;
        self.observers.note(self.now, Fact { attempt: site, ..Fact::at(What::Moved, actor) });
        self.keep_hours(actor);
        Ok(())
    }

    fn check_there(&self, actor: u32) -> Result<(), Problem> {
        self.check_actor(actor)?;
        if self.actors[actor as usize].presence.has_left() {
            let says = format!("must still be there, but {} has left", self.plan.names[actor as usize]);
            return Err(Problem::new("actor", says));
        }
        Ok(())
    }

    fn check_actor(&self, actor: u32) -> Result<(), Problem> {
        let people = self.plan.names.len();
        if (actor as usize) < people {
            return Ok(());
        }
        Err(Problem::new("actor", format!("must be 0 to {}, got {actor}", people - 1)))
    }

    fn give_work(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_actor(actor)?;
        let source = self.plan.source_of[actor as usize];
        let lineage = Lineage::root(self.seed).child(Purpose::Given, self.given);
        self.given += 1;
        let urgency = source.map_or(1, |source| self.plan.sources[source as usize].urgency);
        let subject = source.unwrap_or(NONE);
        self.observers.note(self.now, Fact { from: OUTSIDE, ..Fact::at(What::Given, actor) });
        let item = Message { subject, urgency, ..Message::new(Kind::Work, lineage, OUTSIDE, actor) };
        self.arrive(item, What::Arrived);
        Ok(())
    }
}
