//! Service: actors integrate messages, one at a time, and what follows from that.

use super::effect::{Duties, Effect, finish};
use super::hooks::Hooks;
use super::knobs::Knob;
use super::mailbox::has_expired;
use super::message::{DONE_WRONG, Fate, Message, NO_ROLE, OUTSIDE, State};
use super::plan::{Profile, Target};
use super::purpose;
use super::world::{Event, World};
use crate::kernel::{NONE, TICKS_PER_MINUTE, Ticks, nearest_tick, or_never};
use crate::trace::{EventKind, Kind};
use rand::RngExt;
use std::cmp::Reverse;

impl<M: Hooks> World<M> {
    /// A source has an arrival: its items come in, and the next gap begins.
    #[inline]
    pub(super) fn on_arrival(&mut self, source: u32, number: u64) {
        let (plan, state) = (&self.plan.sources[source as usize], &mut self.sources[source as usize]);
        if state.timer != number {
            return;
        }
        let (mut to, role, urgency) = (plan.to, plan.role, plan.urgency);
        let items = state.arrive(plan, self.now);
        for stream_key in items {
            if role != NO_ROLE {
                to = M::holder(self, role, [NONE; 2], urgency);
            } else if self.plan.hooks.forwarding {
                to = M::entrance(self, to);
            }
            let item = Message { subject: source, urgency, role, ..Message::new(Kind::Work, stream_key, OUTSIDE, to) };
            self.arrive(item);
        }
        self.schedule_arrival(source);
    }

    /// If the actor is free, it takes what is next in its mailbox; what costs no time is integrated at once.
    #[inline]
    pub(crate) fn take_next(&mut self, actor: u32) {
        if self.actors[actor as usize].is_ready() {
            self.take_some(actor);
        }
    }

    /// Somebody who is free takes messages until one of them takes time.
    #[inline(never)]
    fn take_some(&mut self, actor: u32) {
        while let Some(key) = self.next_of(actor)
            && !self.begin(actor, key)
            && self.actors[actor as usize].is_ready()
        {}
    }

    /// Takes what is next for an actor who is free out of the mailbox it is in, if there is anything.
    #[inline(always)]
    fn next_of(&mut self, actor: u32) -> Option<u32> {
        self.mailbox_changes(actor);
        let order = self.plan.profile(actor).mailbox.order;
        let state = &mut self.actors[actor as usize];
        if self.plan.hooks.choice || state.has_preempted {
            M::choose(self, actor, order)
        } else {
            state.mailbox.pop(order)
        }
    }

    /// Begins to integrate a message; says whether that takes time. What has expired or costs no time is dealt with.
    #[inline(always)]
    fn begin(&mut self, actor: u32, key: u32) -> bool {
        self.standing_changes(actor);
        let message = &mut self.messages[key];
        let profile = self.plan.profile(actor);
        if has_expired(profile.patience, message.due_at, self.now) {
            self.turn_away(key, EventKind::Expired);
            return false;
        }
        message.state = State::Integrating;
        let message = message.clone();
        let duration = match self.plan.hooks.any {
            true => M::service_time(self, actor, key),
            false => self.scaled_service_time(profile, actor, &message, [1.0; 3]),
        };
        let waited = self.now - message.due_at;
        self.observers.tally.service_started(actor, waited, self.now);
        let plan = &self.plan;
        self.observers.apart.count(|apart| apart.service_started(plan.stream_of(&message), &message, waited));
        self.note_often(EventKind::Integrating, &message);
        let state = &mut self.actors[actor as usize];
        state.began_at = self.now;
        state.ends_at = self.now.saturating_add(duration);
        if duration > 0 {
            state.integrating = key;
            state.completion = self.queue.push_often(or_never(state.ends_at), Event::Completion(actor).into());
        } else {
            self.complete(actor, key);
        }
        duration > 0
    }

    /// The place of a message among all that wait: the most urgent first, if urgency counts, and then what came first.
    pub(crate) fn rank(&self, key: u32, by_urgency: bool) -> (Reverse<u8>, Ticks, u64) {
        let message = &self.messages[key];
        (Reverse(if by_urgency { message.urgency } else { 0 }), message.due_at, message.serial)
    }

    /// How long an actor takes over a message, its service time scaled by three factors.
    #[inline(never)]
    pub(crate) fn service_time(&self, actor: u32, key: u32, factors: [f64; 3]) -> Ticks {
        self.scaled_service_time(self.plan.profile(actor), actor, &self.messages[key], factors)
    }

    /// How long an actor takes over a message: knob × effort of its kind × the actor's slowness, spread by its shape. Three factors
    /// come in: how carefully it works on items, how inexperienced it is, and what slows it down once the time is drawn.
    #[inline(always)]
    fn scaled_service_time(
        &self,
        profile: &Profile,
        actor: u32,
        message: &Message,
        [care, inexperience, slowdown]: [f64; 3],
    ) -> Ticks {
        let effort = match message.kind {
            Kind::Work | Kind::Rework => self.plan.effort.work * care,
            Kind::Update => self.plan.effort.update,
            Kind::Acknowledgement | Kind::Refusal => 0.0,
            kind => M::effort(self, actor, kind),
        };
        let mean = self.knobs.get(Knob::IntegrationDelayMinutes) * effort * profile.slowness * inexperience;
        if mean == 0.0 {
            return 0;
        }
        let unit = profile.integration.draw(&mut message.stream_key.stream(purpose::INTEGRATION));
        nearest_tick(mean * TICKS_PER_MINUTE as f64 * unit * slowdown)
    }

    /// An actor has integrated its message.
    #[inline]
    pub(super) fn on_completion(&mut self, actor: u32, number: u64) {
        let state = &mut self.actors[actor as usize];
        if state.completion == number {
            let key = std::mem::replace(&mut state.integrating, NONE);
            self.standing_changes(actor);
            self.complete(actor, key);
            self.take_next(actor);
        }
    }

    fn complete(&mut self, actor: u32, key: u32) {
        let message = self.messages[key].clone();
        self.observers.tally.service_completed(actor, self.now - message.due_at, self.now);
        self.note_often(EventKind::Integrated, &message);
        if message.fate == Fate::Misread {
            self.observers.tally.media[message.medium as usize].misunderstood += 1;
            self.note(EventKind::Misunderstood, &message);
        }
        let mut acknowledge = false;
        if message.transfer != NONE {
            let transfer = &mut self.transfers[message.transfer];
            transfer.integrated = true;
            acknowledge = self.plan.protocols[transfer.route.protocol as usize].acknowledges_integration();
        }
        if message.kind.is_work() {
            self.work(actor, key, &message, acknowledge);
        } else {
            self.follow(actor, key, &message, acknowledge, Duties { wrong: false, changes: None });
        }
        self.end_often(key, message.transfer);
        if self.plan.hooks.after_item && message.kind.is_work() {
            M::after_item(self, actor, &message);
        }
    }

    /// What follows from a message, in order.
    #[inline(always)]
    fn follow(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, duties: Duties) {
        finish(message, acknowledge, duties, |effect| self.apply(actor, key, message, effect));
    }

    /// An item of work is done, passed on unread, or has to wait for somebody else.
    #[inline]
    fn work(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool) {
        if self.plan.hooks.any {
            return M::work(self, actor, key, message, acknowledge);
        }
        let wrong = self.is_stale(actor, message);
        let changes = self.changes(actor, message);
        self.finish(actor, key, message, acknowledge, Duties { wrong, changes });
    }

    /// As `finish`, kept apart for all that is rare: one copy of it is enough there.
    #[inline(never)]
    pub(crate) fn finish_work(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, duties: Duties) {
        self.finish(actor, key, message, acknowledge, duties);
    }

    /// An item is done.
    #[inline(always)]
    fn finish(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, mut duties: Duties) {
        if self.plan.hooks.recognition {
            M::finished(self, actor);
        }
        if let Some(domain) = duties.changes
            && self.plan.hooks.forwarding
            && M::conflicts(self, actor, domain)
        {
            duties = Duties { wrong: true, changes: None };
        }
        self.follow(actor, key, message, acknowledge, duties);
    }

    /// Whether an item stood on a domain that its worker should have known and did not.
    #[inline]
    pub(crate) fn is_stale(&self, actor: u32, message: &Message) -> bool {
        !self.plan.domains.is_empty() && self.stands_on_stale(actor, message)
    }

    #[inline(never)]
    fn stands_on_stale(&self, actor: u32, message: &Message) -> bool {
        let Some(source) = self.plan.sources.get(message.subject as usize) else { return false };
        let subscriptions = &self.plan.subscriptions_of[actor as usize];
        let relied_on =
            |subscription: &&u32| source.relies_on.contains(&self.plan.subscriptions[**subscription as usize].domain);
        subscriptions.iter().filter(relied_on).any(|&subscription| !self.knowledge.is_current(subscription, &self.plan))
    }

    fn apply(&mut self, actor: u32, key: u32, message: &Message, effect: Effect) {
        match effect {
            Effect::Learn { subscription, version, wrong } => {
                if self.knowledge.learn(subscription, version, wrong, &self.plan, self.now) {
                    self.note_agreement();
                    self.note(EventKind::Learned, message);
                    self.recall(actor, subscription);
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
                self.note(EventKind::Reworked, message);
            }
            Effect::PassOn { right } => self.pass_on(actor, message, right),
            Effect::Handle => M::integrated(self, actor, message),
            Effect::Acknowledge => self.reply(key, Kind::Acknowledgement),
        }
    }

    /// Work was done on a stale picture: it comes back to whoever did it, if the scenario says so.
    fn owe(&mut self, message: &Message) {
        self.note(EventKind::DoneOnStale, message);
        let Some(delay) = self.plan.rework else {
            return;
        };
        let rework = message.onward(Kind::Rework, purpose::REWORK, message.to, message.to);
        let latency = delay.draw(&mut rework.stream_key.stream(purpose::LATENCY));
        self.put_in_flight(rework, latency);
    }

    /// An item goes on to whoever is next, or leaves the team done.
    fn pass_on(&mut self, actor: u32, message: &Message, right: bool) {
        let content = message.content_after(right);
        if self.plan.hooks.forwarding
            && let Some((to, role)) = M::forward(self, actor, message)
        {
            let item = message.onward(Kind::Work, purpose::PASS_ON, actor, to);
            self.send_to(to, Message { role, content, ..item });
            return;
        }
        let profile = self.plan.profile(actor);
        if !profile.passes_on.is_empty() {
            let mut draws = message.stream_key.stream(purpose::ROUTE);
            let choice = draws.unit();
            if let Some(onward) = profile.passes_on.iter().find(|onward| choice < onward.up_to) {
                let topology = &self.plan.topology;
                let (to, route, role) = match onward.target {
                    Target::Actor(to) => (to, topology.route(actor, to), NO_ROLE),
                    Target::Anyone(system) => {
                        let system = &topology.systems()[system as usize];
                        let to = topology.other(system, actor, draws.random_range(0..system.members.len() as u32 - 1));
                        (to, topology.link(actor, to).or(Some(system.route)), NO_ROLE)
                    }
                    Target::Role(role) => {
                        let to = M::holder(self, role, [actor, NONE], message.urgency);
                        (to, self.plan.topology.route(actor, to), role)
                    }
                };
                if let Some(route) = route {
                    let item = message.onward(Kind::Work, purpose::PASS_ON, actor, to);
                    self.send_often(Message { role, content, ..item }, route);
                    return;
                }
            }
        }
        let (lead, right) = (self.now - (content & !DONE_WRONG), content & DONE_WRONG == 0);
        self.observers.tally.lead.add(lead);
        self.observers.tally.done_right += u64::from(right);
        let plan = &self.plan;
        self.observers.apart.count(|apart| apart.done(plan.stream_of(message), actor, lead, right));
        self.note_often(EventKind::Done, message);
    }
}
