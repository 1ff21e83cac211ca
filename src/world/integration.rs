//! Absorbing messages, one at a time, and what follows.

use super::{Event, World};
use crate::actor::{Duties, Effect, Fate, Kind, Message, OUTSIDE, State, finish};
use crate::command::Knob;
use crate::kernel::{NONE, Purpose, TICKS_PER_MINUTE, Ticks, nearest_tick};
use crate::observe::{Fact, What};
use crate::scenario::Target;
use rand::RngExt;

impl World {
    /// A source has an arrival: its items come to the door, and the next gap begins.
    #[inline]
    pub(super) fn on_arrival(&mut self, source: u32, number: u64) {
        if self.sources[source as usize].timer != number {
            return;
        }
        let plan = &self.plan.sources[source as usize];
        let (to, urgency) = (plan.to, plan.urgency);
        let items = self.sources[source as usize].arrive(plan, self.now);
        for lineage in items {
            let item = Message { subject: source, urgency, ..Message::new(Kind::Work, lineage, OUTSIDE, to) };
            self.arrive(item, What::Arrived);
        }
        self.schedule_arrival(source);
    }

    /// If the actor is free, it takes what is next in its mailbox; what costs no time is absorbed at once.
    #[inline]
    pub(super) fn take_next(&mut self, actor: u32) {
        let profile = self.plan.profile(actor);
        let (order, patience) = (profile.mailbox.order, profile.patience);
        while self.actors[actor as usize].is_idle() && !self.actors[actor as usize].absence.is_away() {
            self.settle_strain(actor);
            let Some(key) = self.actors[actor as usize].mailbox.pop(order) else {
                return;
            };
            let received_at = self.messages[key].due_at;
            if crate::actor::has_expired(patience, received_at, self.now) {
                self.turn_away(key, What::Expired);
                continue;
            }
            let mut duration = self.integration_time(actor, &self.messages[key]);
            if self.plan.on.stores || self.plan.on.brains {
                duration = duration.saturating_add(self.prepare_for(actor, key));
            }
            self.messages[key].state = State::Integrating;
            self.observers.tally.stopped_waiting(actor, self.now);
            self.observers.tally.began_integrating(actor, self.now - received_at, self.now);
            self.note_message(What::Integrating, key);
            let ends_at = self.now.saturating_add(duration);
            let state = &mut self.actors[actor as usize];
            state.integrating = key;
            state.began_at = self.now;
            state.ends_at = ends_at;
            if duration == 0 {
                self.complete(actor);
            } else {
                self.actors[actor as usize].completion = self.schedule(ends_at, Event::Completion(actor));
            }
        }
    }

    /// How long an actor takes over a message: knob × effort of its kind × the actor's slowness, spread by its shape.
    #[inline]
    fn integration_time(&self, actor: u32, message: &Message) -> Ticks {
        let profile = self.plan.profile(actor);
        let effort = match message.kind {
            Kind::Update => self.plan.effort.update,
            Kind::Care => profile.glue.map_or(0.0, |glue| glue.effort),
            _ => self.plan.effort.work,
        };
        let mean = self.knobs.get(Knob::IntegrationDelayMinutes) * effort * profile.slowness;
        if mean == 0.0 {
            return 0;
        }
        let unit = profile.integration.draw(&mut message.lineage.draws(Purpose::Integration));
        let slowdown = profile.stress.as_ref().map_or(1.0, |rules| self.slowdown(actor, rules));
        nearest_tick(mean * TICKS_PER_MINUTE as f64 * unit * slowdown)
    }

    #[inline(never)]
    fn prepare_for(&mut self, actor: u32, key: u32) -> Ticks {
        let message = self.messages[key].clone();
        if matches!(message.kind, Kind::Work | Kind::Rework) { self.prepare(actor, &message) } else { 0 }
    }

    /// An actor has absorbed its message.
    #[inline]
    pub(super) fn on_completion(&mut self, actor: u32, number: u64) {
        if self.actors[actor as usize].completion == number {
            self.complete(actor);
            self.take_next(actor);
        }
    }

    fn complete(&mut self, actor: u32) {
        let key = std::mem::replace(&mut self.actors[actor as usize].integrating, NONE);
        let message = self.messages[key].clone();
        self.observers.tally.integrated(actor, self.now - message.due_at, self.now);
        self.note_message(What::Integrated, key);
        if message.fate == Fate::Misread {
            self.observers.tally.media[message.medium as usize].misunderstood += 1;
            self.note_message(What::Misunderstood, key);
        }
        let mut acknowledge = false;
        if message.transfer != NONE {
            let transfer = &mut self.transfers[message.transfer];
            transfer.integrated = true;
            acknowledge = self.plan.protocols[transfer.route.protocol as usize].acknowledges_integration();
        }
        let duties = match message.kind {
            Kind::Work | Kind::Rework => self.duties(actor, &message),
            _ => Duties { wrong: false, changes: None },
        };
        let finished = finish(&message, acknowledge, duties);
        for effect in finished.iter() {
            self.apply(actor, key, &message, effect);
        }
        self.end(key);
    }

    /// What an item of work asks of an actor: to know what it relies on, and to change what it changes.
    fn duties(&mut self, actor: u32, message: &Message) -> Duties {
        let erred = self.plan.on.stress && self.errs(actor, message);
        if erred {
            self.note(What::Erred, message);
        }
        if let Some(standing) = self.standings.get_mut(actor as usize) {
            standing.finished += 1;
        }
        let Some(source) = self.plan.sources.get(message.subject as usize) else {
            return Duties { wrong: erred, changes: None };
        };
        let stale = !source.relies_on.is_empty() && {
            let pairs = &self.plan.pairs_of[actor as usize];
            let relied_on = |pair: &&u32| source.relies_on.contains(&self.plan.pairs[**pair as usize].domain);
            pairs.iter().filter(relied_on).any(|&pair| !self.knowledge.is_current(pair, &self.plan))
        };
        let changes = source.changes.filter(|&domain| self.plan.domains[domain as usize].owner == actor);
        Duties { wrong: stale || erred, changes }
    }

    fn apply(&mut self, actor: u32, key: u32, message: &Message, effect: Effect) {
        match effect {
            Effect::Learn { pair, version, wrong } => {
                if self.knowledge.learn(pair, version, wrong, &self.plan, self.now) {
                    self.note_agreement();
                    self.note(What::Learned, message);
                    self.recall(actor, pair);
                }
            }
            Effect::Change { domain } => self.change(actor, message, domain),
            Effect::Owe => {
                self.observers.tally.debt.up(self.now);
                self.owe(message);
            }
            Effect::OweStill => self.owe(message),
            Effect::Settle => {
                self.observers.tally.debt.down(self.now);
                self.note(What::Reworked, message);
            }
            Effect::PassOn => self.pass_on(actor, message),
            Effect::LookAround => {
                self.look_around(actor, message);
                self.schedule_round(actor);
            }
            Effect::Acknowledge => self.reply(key, Kind::Acknowledgement),
        }
    }

    /// A domain has a new version; its owner announces it to each who depends on it.
    fn change(&mut self, owner: u32, message: &Message, domain: u32) {
        let version = self.knowledge.change(domain, &self.plan, self.now);
        self.note_agreement();
        self.observers.note(self.now, Fact { domain, version, ..Fact::at(What::Changed, owner) });
        if self.plan.on.stores {
            self.write_down(owner, message, domain, version);
        }
        for pair in self.plan.domains[domain as usize].pairs.clone() {
            let to = self.plan.pairs[pair as usize].actor;
            let lineage = message.lineage.child(Purpose::Announce, self.plan.keys[to as usize]);
            let news = Message {
                subject: pair,
                content: u64::from(version),
                ..Message::new(Kind::Update, lineage, owner, to)
            };
            self.send_news(news, self.plan.pairs[pair as usize].route);
        }
    }

    /// Work was done on a stale picture: it comes back to whoever did it, if the scenario says so.
    fn owe(&mut self, message: &Message) {
        self.note(What::DoneOnStale, message);
        let Some(delay) = self.plan.rework else {
            return;
        };
        let lineage = message.lineage.child(Purpose::Rework, 0);
        let rework = Message {
            subject: message.subject,
            urgency: message.urgency,
            content: message.content,
            medium: super::delivery::NO_MEDIUM,
            ..Message::new(Kind::Rework, lineage, message.to, message.to)
        };
        let latency = delay.draw(&mut lineage.draws(Purpose::Latency));
        self.put_in_flight(rework, latency);
    }

    /// An item goes on to whoever is next, or leaves the team done.
    fn pass_on(&mut self, actor: u32, message: &Message) {
        let profile = self.plan.profile(actor);
        if !profile.passes_on.is_empty() {
            let mut draws = message.lineage.draws(Purpose::Route);
            let choice = draws.unit();
            if let Some(onward) = profile.passes_on.iter().find(|onward| choice < onward.up_to) {
                let topology = &self.plan.topology;
                let (to, route) = match onward.target {
                    Target::Actor(to) => (to, topology.route(actor, to)),
                    Target::Anyone(system) => {
                        let system = &topology.systems()[system as usize];
                        let to = system.other(actor, draws.random_range(0..system.members.len() as u32 - 1));
                        (to, topology.link(actor, to).or(Some(system.route)))
                    }
                };
                if let Some(route) = route {
                    let item = Message {
                        subject: message.subject,
                        urgency: message.urgency,
                        content: message.content,
                        ..Message::new(Kind::Work, message.lineage.child(Purpose::PassOn, 0), actor, to)
                    };
                    self.send(item, route);
                    return;
                }
            }
        }
        self.observers.tally.lead.add(self.now - message.content);
        self.note(What::Done, message);
    }
}
