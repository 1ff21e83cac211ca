//! What a person can do to the engine's part of a running world.

use super::hooks::Hooks;
use super::knobs::Knob;
use super::message::{Fate, Message, OUTSIDE, State};
use super::purpose;
use super::world::World;
use crate::kernel::{NONE, StreamKey, Ticks};
use crate::problem::Problem;
use crate::trace::{EventKind, Kind, TraceEvent};

impl<M: Hooks> World<M> {
    /// When the next command that was laid down beforehand is due.
    pub(crate) fn command_due(&self) -> Option<Ticks> {
        self.plan.commands.due(self.carried_out)
    }

    /// The next command that was laid down beforehand, as its parts.
    pub(crate) fn command_parts(&self) -> Option<[u64; 3]> {
        self.plan.commands.parts(self.carried_out)
    }

    /// The next command that was laid down beforehand is done.
    pub(crate) fn command_done(&mut self) {
        self.carried_out += 1;
    }

    /// A person has done something: what was going round in a loop may have an end now.
    pub(crate) fn was_steered(&mut self) {
        self.instant_began = self.events;
    }

    pub(crate) fn set_knob(&mut self, knob: Knob, value: f64) -> Result<(), Problem> {
        self.plan.check_knob(knob, value)?;
        self.knobs.set(knob, value);
        if knob == Knob::LoadPerHour {
            for (source, plan) in self.sources.iter_mut().zip(&self.plan.sources) {
                source.change_load(plan, value, self.now);
            }
            self.schedule_arrivals();
        }
        self.report(TraceEvent::KnobSet { knob: knob as u32, value });
        Ok(())
    }

    pub(crate) fn decide(&mut self, serial: u64, lost: bool) -> Result<(), Problem> {
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
                self.plan.media[message.medium as usize].meaning(loss_rate, message.stream_key)
            }
            arrives => arrives,
        };
        let (domain, version) = self.about(message.about, message.subject, message.content);
        let Message { from, to, kind, .. } = *message;
        self.messages[key].fate = fate;
        self.report(TraceEvent::Fated { message: serial, kind, from, to, domain, version, will_be_lost: lost });
        Ok(())
    }

    pub(crate) fn remove(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_there(actor)?;
        self.leave(actor, TraceEvent::Left { actor }.into());
        Ok(())
    }

    pub(crate) fn check_there(&self, actor: u32) -> Result<(), Problem> {
        self.check_actor(actor)?;
        if self.actors[actor as usize].presence.has_left() {
            let says = format!("must still be there, but {} has left", self.plan.names[actor as usize]);
            return Err(Problem::new("actor", says));
        }
        Ok(())
    }

    pub(crate) fn check_actor(&self, actor: u32) -> Result<(), Problem> {
        let people = self.plan.names.len();
        if (actor as usize) < people {
            return Ok(());
        }
        Err(Problem::new("actor", format!("must be 0 to {}, got {actor}", people - 1)))
    }

    pub(crate) fn give_work(&mut self, actor: u32) -> Result<(), Problem> {
        self.check_actor(actor)?;
        let source = self.plan.source_of[actor as usize];
        let stream_key = StreamKey::root(self.seed).child(purpose::GIVEN, self.given);
        self.given += 1;
        let urgency = source.map_or(1, |source| self.plan.sources[source as usize].urgency);
        let subject = source.unwrap_or(NONE);
        self.report(TraceEvent::Given { actor });
        let item = Message { subject, urgency, ..Message::new(Kind::Work, stream_key, OUTSIDE, actor) };
        self.arrive_as(Message { content: self.now, ..item }, EventKind::Arrived);
        Ok(())
    }
}
