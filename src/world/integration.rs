//! Absorbing messages, one at a time, and what follows.

use super::{Event, World};
use crate::actor::{Duties, Effect, Fate, Kind, Message, NO_ROLE, OUTSIDE, State, finish};
use crate::command::Knob;
use crate::kernel::{NONE, Purpose, TICKS_PER_MINUTE, Ticks, nearest_tick, or_never};
use crate::observe::{Fact, What};
use crate::scenario::{Profile, Target};
use rand::RngExt;

impl World {
    /// A source has an arrival: its items come to the door, and the next gap begins.
    #[inline]
    pub(super) fn on_arrival(&mut self, source: u32, number: u64) {
        let (plan, state) = (&self.plan.sources[source as usize], &mut self.sources[source as usize]);
        if state.timer != number {
            return;
        }
        let (mut to, role, urgency) = (plan.to, plan.role, plan.urgency);
        let items = state.arrive(plan, self.now);
        for lineage in items {
            if role != NO_ROLE {
                to = self.holder(role, [NONE; 2]);
            } else if self.plan.on.forwards {
                to = self.door(to);
            }
            let item = Message { subject: source, urgency, role, ..Message::new(Kind::Work, lineage, OUTSIDE, to) };
            self.arrive(item, What::Arrived);
        }
        self.schedule_arrival(source);
    }

    /// At whose door work for somebody comes in: at its supervisor's, if that one keeps the outside from it.
    #[inline(never)]
    fn door(&mut self, to: u32) -> u32 {
        let Some(above) = self.plan.supervisor_of[to as usize] else { return to };
        let shields = self.plan.profile(above.actor).supervises.as_ref().is_some_and(|rules| rules.shields);
        if !shields || self.actors[above.actor as usize].presence.has_left() {
            return to;
        }
        self.observers.note(self.now, Fact { from: above.actor, ..Fact::at(What::Shielded, to) });
        above.actor
    }

    /// If the actor is free, it takes what is next in its mailbox; what costs no time is absorbed at once.
    #[inline]
    pub(super) fn take_next(&mut self, actor: u32) {
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
        self.settle_strain(actor);
        let order = self.plan.profile(actor).mailbox.order;
        let state = &mut self.actors[actor as usize];
        if self.plan.on.choices || state.has_aside { self.choose(actor, order) } else { state.mailbox.pop(order) }
    }

    /// Begins to absorb a message; says whether that takes time. What has expired or costs no time is dealt with.
    #[inline(always)]
    fn begin(&mut self, actor: u32, key: u32) -> bool {
        let message = &mut self.messages[key];
        let profile = self.plan.profile(actor);
        if crate::actor::has_expired(profile.patience, message.due_at, self.now) {
            self.turn_away(key, What::Expired);
            return false;
        }
        message.state = State::Integrating;
        let message = message.clone();
        let duration = match self.plan.on.habits {
            true => self.time_by_habits(actor, key),
            false => self.integration_time(profile, &message, [1.0; 3]),
        };
        self.observers.tally.took_up(actor, self.now - message.due_at, self.now);
        self.note_often(What::Integrating, &message);
        let state = &mut self.actors[actor as usize];
        state.began_at = self.now;
        state.ends_at = self.now.saturating_add(duration);
        if duration > 0 {
            state.integrating = key;
            state.completion = self.queue.push_often(or_never(state.ends_at), Event::Completion(actor));
        } else {
            self.complete(actor, key);
        }
        duration > 0
    }

    /// How long an actor takes over a message, with all that bears on it.
    #[inline(never)]
    fn time_by_habits(&mut self, actor: u32, key: u32) -> Ticks {
        let (message, profile) = (&self.messages[key], self.plan.profile(actor));
        if self.plan.on.choices && self.delegates(actor, message) {
            return 0;
        }
        let checks = profile.fails.as_ref().and_then(|fails| fails.checks.as_ref());
        let care = checks.map_or(1.0, |checks| 1.0 + checks.effort);
        let newness = if self.plan.on.choices { self.newness(actor) } else { 1.0 };
        let slowdown = profile.stress.as_ref().map_or(1.0, |rules| self.slowdown(actor, rules));
        let duration = self.integration_time(profile, message, [care, newness, slowdown]);
        if self.plan.on.stores || self.plan.on.brains {
            duration.saturating_add(self.prepare_for(actor, key))
        } else {
            duration
        }
    }

    /// How long an actor takes over a message: knob × effort of its kind × the actor's slowness, spread by its shape. Three factors
    /// come in: how carefully it works, how new it is, and what stress makes of it.
    #[inline(always)]
    fn integration_time(&self, profile: &Profile, message: &Message, [care, newness, slowdown]: [f64; 3]) -> Ticks {
        let effort = match message.kind {
            Kind::Work | Kind::Rework => self.plan.effort.work * care,
            Kind::Update | Kind::Answer => self.plan.effort.update,
            Kind::Care => profile.glue.map_or(0.0, |glue| glue.effort),
            Kind::Question => self.plan.effort.question,
            Kind::Failure => profile.supervises.as_ref().map_or(0.0, |rules| rules.effort),
            Kind::Acknowledgement | Kind::Refusal | Kind::Restart => 0.0,
        };
        let mean = self.knobs.get(Knob::IntegrationDelayMinutes) * effort * profile.slowness * newness;
        if mean == 0.0 {
            return 0;
        }
        let unit = profile.integration.draw(&mut message.lineage.draws(Purpose::Integration));
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
        let state = &mut self.actors[actor as usize];
        if state.completion == number {
            let key = std::mem::replace(&mut state.integrating, NONE);
            self.complete(actor, key);
            self.take_next(actor);
        }
    }

    fn complete(&mut self, actor: u32, key: u32) {
        let message = self.messages[key].clone();
        self.observers.tally.integrated(actor, self.now - message.due_at, self.now);
        self.note_often(What::Integrated, &message);
        if message.fate == Fate::Misread {
            self.observers.tally.media[message.medium as usize].misunderstood += 1;
            self.note(What::Misunderstood, &message);
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
        if self.plan.on.failures && message.kind.is_work() {
            self.may_break(actor, &message);
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
        if self.plan.on.habits {
            return self.work_by_habits(actor, key, message, acknowledge);
        }
        let wrong = self.is_stale(actor, message);
        let changes = self.changes(actor, message);
        self.finish(actor, key, message, acknowledge, Duties { wrong, changes });
    }

    /// As `work`, with all that bears on it: it may go wrong under stress, be passed on unread, or have to wait for others.
    #[inline(never)]
    fn work_by_habits(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool) {
        let unread = self.plan.on.choices && self.passes_unread(actor, message);
        let wrong = !unread && self.is_wrong(actor, message);
        let waits = !unread && self.plan.on.asks && self.ask(actor, message, wrong);
        if !unread && !waits {
            self.conclude_work(actor, key, message, acknowledge, wrong);
        } else if acknowledge {
            self.reply(key, Kind::Acknowledgement);
        }
    }

    /// An item is done, if no committee has to agree to what it changes.
    pub(super) fn conclude_work(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, wrong: bool) {
        let changes = self.changes(actor, message);
        if let Some(domain) = changes
            && message.kind == Kind::Work
            && self.propose(actor, message, wrong, domain)
        {
            if acknowledge {
                self.reply(key, Kind::Acknowledgement);
            }
            return;
        }
        self.finish_work(actor, key, message, acknowledge, Duties { wrong, changes });
    }

    /// As `finish`, kept apart for all that is rare: one copy of it is enough there.
    #[inline(never)]
    pub(super) fn finish_work(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, duties: Duties) {
        self.finish(actor, key, message, acknowledge, duties);
    }

    /// An item is done.
    #[inline(always)]
    fn finish(&mut self, actor: u32, key: u32, message: &Message, acknowledge: bool, mut duties: Duties) {
        if let Some(standing) = self.standings.get_mut(actor as usize) {
            standing.finished += 1;
        }
        if let Some(domain) = duties.changes
            && self.plan.on.forwards
            && self.conflicts(actor, domain)
        {
            duties = Duties { wrong: true, changes: None };
        }
        self.follow(actor, key, message, acknowledge, duties);
    }

    #[inline(never)]
    fn passes_unread(&mut self, actor: u32, message: &Message) -> bool {
        let state = &self.actors[actor as usize];
        // What has taken time was read, whatever has come in since.
        if state.began_at != state.ends_at || !self.delegates(actor, message) {
            return false;
        }
        let Some((_, target)) = self.plan.profile(actor).delegate else { return false };
        let Some(to) = self.reach(actor, target) else { return false };
        let role = if let Target::Role(role) = target { role } else { NO_ROLE };
        let item = Message { role, ..message.onward(Kind::Work, Purpose::Delegate, actor, to) };
        self.send_to(to, item);
        true
    }

    /// Whether an item was done wrong: with an error, or on a domain that was relied on and not known.
    fn is_wrong(&mut self, actor: u32, message: &Message) -> bool {
        let erred = self.plan.on.stress && self.errs(actor, message);
        if erred {
            self.note(What::Erred, message);
        }
        self.is_stale(actor, message) || erred
    }

    /// Whether an item stood on a domain that its worker should have known and did not.
    #[inline]
    fn is_stale(&self, actor: u32, message: &Message) -> bool {
        !self.plan.domains.is_empty() && self.stands_on_stale(actor, message)
    }

    #[inline(never)]
    fn stands_on_stale(&self, actor: u32, message: &Message) -> bool {
        let Some(source) = self.plan.sources.get(message.subject as usize) else { return false };
        let pairs = &self.plan.pairs_of[actor as usize];
        let relied_on = |pair: &&u32| source.relies_on.contains(&self.plan.pairs[**pair as usize].domain);
        pairs.iter().filter(relied_on).any(|&pair| !self.knowledge.is_current(pair, &self.plan))
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
            Effect::Answer => self.answer(actor, message),
            Effect::Conclude => self.on_answer(message),
            Effect::Supervise => self.supervise(actor, message),
            Effect::LookAround => {
                self.look_around(actor, message);
                self.schedule_round(actor);
            }
            Effect::Acknowledge => self.reply(key, Kind::Acknowledgement),
        }
    }

    /// Whom an item goes to next whatever its worker's habits are: of what a supervisor has taken in, whom it was for; of what
    /// somebody else has claimed, that one.
    #[inline(never)]
    fn forwards(&self, actor: u32, message: &Message) -> Option<u32> {
        let source = self.plan.sources.get(message.subject as usize)?;
        if message.from == OUTSIDE && source.role == NO_ROLE && source.to != actor {
            let above = self.plan.supervisor_of[source.to as usize];
            return above.filter(|above| above.actor == actor).map(|_| source.to);
        }
        let owner = self.knowledge.owner(source.changes?);
        (owner != NONE && owner != actor && self.changes(actor, message).is_none()).then_some(owner)
    }

    /// Work was done on a stale picture: it comes back to whoever did it, if the scenario says so.
    fn owe(&mut self, message: &Message) {
        self.note(What::DoneOnStale, message);
        let Some(delay) = self.plan.rework else {
            return;
        };
        let rework = message.onward(Kind::Rework, Purpose::Rework, message.to, message.to);
        let latency = delay.draw(&mut rework.lineage.draws(Purpose::Latency));
        self.put_in_flight(rework, latency);
    }

    /// An item goes on to whoever is next, or leaves the team done.
    fn pass_on(&mut self, actor: u32, message: &Message) {
        if self.plan.on.forwards
            && let Some(to) = self.forwards(actor, message)
        {
            self.send_to(to, message.onward(Kind::Work, Purpose::PassOn, actor, to));
            return;
        }
        let profile = self.plan.profile(actor);
        if !profile.passes_on.is_empty() {
            let mut draws = message.lineage.draws(Purpose::Route);
            let choice = draws.unit();
            if let Some(onward) = profile.passes_on.iter().find(|onward| choice < onward.up_to) {
                let topology = &self.plan.topology;
                let (to, route, role) = match onward.target {
                    Target::Actor(to) => (to, topology.route(actor, to), NO_ROLE),
                    Target::Anyone(system) => {
                        let system = &topology.systems()[system as usize];
                        let to = system.other(actor, draws.random_range(0..system.members.len() as u32 - 1));
                        (to, topology.link(actor, to).or(Some(system.route)), NO_ROLE)
                    }
                    Target::Role(role) => {
                        let to = self.holder(role, [actor, NONE]);
                        (to, self.plan.topology.route(actor, to), role)
                    }
                };
                if let Some(route) = route {
                    let item = message.onward(Kind::Work, Purpose::PassOn, actor, to);
                    self.send_often(Message { role, ..item }, route);
                    return;
                }
            }
        }
        self.observers.tally.lead.add(self.now - message.content);
        self.note_often(What::Done, message);
    }
}
