//! The world owns all state, takes events one at a time, and applies what follows from them.

mod asking;
mod attention;
mod changes;
mod delivery;
mod failure;
mod glue;
mod integration;
mod meetings;
mod presence;
mod reading;
mod replies;
mod roles;
mod schedule;
mod sending;
mod steering;
mod storage;
mod strain;

use crate::actor::{Actor, Kind, Life, Message, Messages, Strain};
use crate::command::{Knob, Knobs};
use crate::kernel::{HORIZON, Lineage, NONE, Queue, Slab, Ticks, or_never};
use crate::knowledge::{Brains, Knowledge, Stores};
use crate::observe::{Fact, Observers, What};
use crate::org::{Source, Standing};
use crate::protocol::{Questions, Transfer};
use crate::scenario::{Plan, Problem, Scenario, compile};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Something that is scheduled, with the key of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Event {
    /// A source has its next arrival.
    Arrival(u32),
    /// A message is due.
    Delivery(u32),
    /// An acknowledgement or a refusal is due.
    Reply(u32),
    /// An actor has absorbed its message.
    Completion(u32),
    /// A sender has waited long enough.
    Timeout(u32),
    /// An actor goes away or comes back.
    Turn(u32),
    /// A store is wiped.
    Wipe(u32),
    /// A round of glue work is due.
    Round(u32),
    /// The team looks at who did what.
    Review,
    /// A block of focus begins or ends.
    Shift(u32),
    /// An actor's time to fail has come.
    Failure(u32),
    /// An actor who is down tells its supervisor again.
    Signal(u32),
    /// An actor is back after a failure.
    Recovery(u32),
    /// A look at an actor's stress.
    Look(u32),
    /// A burn-out is over.
    Rested(u32),
    /// Whoever has asked waits no longer.
    Patience(u32),
    /// A meeting begins.
    MeetingBegins(u32),
    /// A meeting ends.
    MeetingEnds(u32),
    /// A site opens or closes.
    Hours(u32),
    /// Somebody who was hired is there.
    Joins(u32),
    /// An actor who was refused tries again.
    Unblock(u32),
}

/// Why a world stopped advancing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It has reached the time it was asked to reach.
    Reached,
    /// It has taken as many events as it was allowed to.
    OutOfBudget,
    /// It has hit a limit of the scenario, and will not go on before something changes.
    Limit(Problem),
}

/// A team at one moment of its run.
#[derive(Clone, Debug)]
pub struct World {
    plan: Arc<Plan>,
    seed: u32,
    now: Ticks,
    events: u64,
    knobs: Knobs,
    queue: Queue<Event>,
    actors: Vec<Actor>,
    /// What happens to each actor, apart from messages coming and going.
    lives: Vec<Life>,
    messages: Messages,
    transfers: Slab<Transfer>,
    sources: Vec<Source>,
    knowledge: Knowledge,
    /// What is written down.
    stores: Stores,
    /// What is fresh in whose head; empty if all heads are without bounds.
    brains: Brains,
    /// The stress of each; empty if nobody feels any.
    strains: Vec<Strain>,
    /// Rounds of glue work begun by each.
    rounds: Vec<u64>,
    /// How each is seen; empty without recognition.
    standings: Vec<Standing>,
    /// Reviews so far.
    reviews: u64,
    /// Questions that are open.
    questions: Questions,
    /// Questions asked so far.
    asked: u32,
    /// How often somebody was sought for each role.
    role_turns: Vec<u32>,
    /// Whether a standby was the last to be found for a role.
    stood_in: Vec<bool>,
    /// How often each meeting was held.
    held: Vec<u32>,
    /// Events before the first of this instant.
    instant_began: u64,
    /// Messages sent so far: the next one's serial.
    sent: u64,
    /// Commands of the variant that were carried out. Not hashed: it follows from the time, which is.
    carried_out: usize,
    /// Items handed over by a person so far.
    given: u64,
    /// Items from outside that a full mailbox refused at the door.
    refused_at_the_door: u64,
    observers: Observers,
}

impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.seed, self.now, self.events, &self.knobs, &self.queue).hash(state);
        (&self.actors, &self.messages, &self.transfers, &self.sources, &self.knowledge).hash(state);
        (&self.stores, &self.brains, &self.strains, &self.rounds, &self.standings, self.reviews).hash(state);
        (&self.lives, &self.questions, self.asked, &self.role_turns, &self.stood_in, &self.held).hash(state);
        (self.instant_began, self.sent, self.given, self.refused_at_the_door, &self.observers).hash(state);
    }
}

/// How many actors' glue work there is to keep: everyone's if anyone does any.
fn carers(plan: &Plan) -> usize {
    if plan.profiles.iter().any(|profile| profile.glue.is_some()) { plan.names.len() } else { 0 }
}

impl World {
    /// A world at its start.
    ///
    /// # Errors
    /// Everything that is wrong with the scenario.
    pub fn new(scenario: &Scenario, seed: u32) -> Result<Self, Vec<Problem>> {
        Ok(Self::from_plan(Arc::new(compile(scenario)?), seed))
    }

    /// A world at its start, from a plan that was compiled before.
    #[must_use]
    pub fn from_plan(plan: Arc<Plan>, seed: u32) -> Self {
        let root = Lineage::root(seed);
        let knowledge = Knowledge::new(&plan);
        let load = plan.knobs.get(Knob::LoadPerHour);
        let mut world = Self {
            seed,
            now: 0,
            events: 0,
            knobs: plan.knobs,
            queue: Queue::default(),
            actors: vec![Actor::default(); plan.names.len()],
            lives: plan.site_of.iter().map(|&site| Life::at(site)).collect(),
            questions: Questions::default(),
            asked: 0,
            role_turns: vec![0; plan.roles.len()],
            stood_in: vec![false; plan.roles.len()],
            held: vec![0; plan.meetings.len()],
            instant_began: 0,
            messages: Messages::default(),
            transfers: Slab::default(),
            stores: Stores::new(plan.stores.len(), plan.domains.len()),
            brains: if plan.on.brains { Brains::new(plan.names.len()) } else { Brains::default() },
            strains: vec![Strain::default(); if plan.on.stress { plan.names.len() } else { 0 }],
            rounds: vec![0; carers(&plan)],
            standings: vec![Standing::default(); if plan.recognition.is_some() { plan.names.len() } else { 0 }],
            reviews: 0,
            sources: plan.sources.iter().map(|source| Source::new(source, root, load)).collect(),
            observers: Observers::new(plan.names.len(), plan.media.len(), carers(&plan), knowledge.agreement()),
            knowledge,
            sent: 0,
            carried_out: 0,
            given: 0,
            refused_at_the_door: 0,
            plan,
        };
        world.leave_seats_empty();
        for source in 0..world.sources.len() as u32 {
            world.schedule_arrival(source);
        }
        for actor in 0..world.actors.len() as u32 {
            world.schedule_turn(actor);
            world.schedule_round(actor);
            world.schedule_shift(actor);
            world.schedule_failure(actor);
            world.schedule_look(actor);
            if world.plan.on.sites {
                world.keep_hours(actor);
            }
        }
        for meeting in 0..world.plan.meetings.len() as u32 {
            world.schedule_meeting(meeting);
        }
        for site in 0..world.plan.sites.len() as u32 {
            world.schedule_hours(site);
        }
        for store in 0..world.plan.stores.len() as u32 {
            world.schedule_wipe(store);
        }
        world.schedule_review();
        world.fill_brains();
        world.carry_out_first();
        world
    }

    /// [`World::advance`] up to where no command of the variant is due.
    #[inline(never)]
    fn take_events(&mut self, until: Ticks, events_max: u64) -> Stop {
        for _ in 0..events_max {
            if self.is_full() {
                return Stop::Limit(self.fullness());
            }
            if !self.take_event(until) {
                self.pass(until);
                return Stop::Reached;
            }
        }
        if self.queue.next_time().is_some_and(|due| due <= until) {
            return Stop::OutOfBudget;
        }
        self.pass(until);
        Stop::Reached
    }

    /// Takes exactly one event, if any is due before the [`HORIZON`]; what a variant does before it is done.
    pub fn step(&mut self) -> Stop {
        if self.is_full() {
            return Stop::Limit(self.fullness());
        }
        match self.next_due().or_else(|| self.command_due()) {
            Some(due) if due <= HORIZON => match self.advance(due, 1) {
                Stop::OutOfBudget => Stop::Reached,
                stop => stop,
            },
            _ => Stop::OutOfBudget,
        }
    }

    /// When the next event is due.
    pub(crate) fn next_due(&mut self) -> Option<Ticks> {
        self.queue.next_time()
    }

    /// Lets time pass without taking an event; times at which events are due are for [`World::advance`].
    pub(crate) fn pass(&mut self, until: Ticks) {
        if until > self.now {
            self.observers.pass(until);
            self.now = until;
        }
    }

    /// Whether the run may not go on.
    #[inline(always)]
    fn is_full(&self) -> bool {
        self.messages.len() >= self.plan.messages_max as usize
            || self.events - self.instant_began >= u64::from(self.plan.instant_events_max)
    }

    /// Why a full run may not go on.
    #[cold]
    fn fullness(&self) -> Problem {
        let there = self.messages.len();
        if there < self.plan.messages_max as usize {
            let remedy =
                "something goes round in a loop that costs no time; give it a latency or an effort, or raise it";
            let events = self.events - self.instant_began;
            return Problem::new(
                "instant_events_max",
                format!("is reached: {events} events have happened without time passing; {remedy}"),
            );
        }
        let remedy = "lower the load, bound the mailboxes, or raise it";
        Problem::new("messages_max", format!("is reached: {there} messages are under way or waiting; {remedy}"))
    }

    /// Takes the next event if it is due by then; says whether there was one.
    #[inline(always)]
    fn take_event(&mut self, until: Ticks) -> bool {
        let Some((due, number, event)) = self.queue.pop(until) else { return false };
        debug_assert!(due >= self.now, "time went back from {} to {due}", self.now);
        self.observers.pass(due);
        if due > self.now {
            self.instant_began = self.events;
        }
        self.now = due;
        self.events += 1;
        match event {
            Event::Arrival(source) => self.on_arrival(source, number),
            Event::Delivery(message) => self.on_delivery(message),
            Event::Reply(reply) => self.on_reply(reply),
            Event::Completion(actor) => self.on_completion(actor, number),
            Event::Timeout(transfer) => self.on_timeout(transfer, number),
            Event::Turn(actor) => self.on_turn(actor),
            Event::Wipe(store) => self.on_wipe(store),
            Event::Round(actor) => self.on_round(actor),
            Event::Review => self.on_review(),
            Event::Shift(actor) => self.on_shift(actor),
            Event::Failure(actor) => self.on_failure(actor, number),
            Event::Signal(actor) => self.on_signal(actor, number),
            Event::Recovery(actor) => self.on_recovery(actor, number),
            Event::Look(actor) => self.on_look(actor),
            Event::Rested(actor) => self.on_rested(actor),
            Event::Patience(question) => self.on_patience(question),
            Event::MeetingBegins(meeting) => self.on_meeting_begins(meeting),
            Event::MeetingEnds(meeting) => self.on_meeting_ends(meeting),
            Event::Hours(site) => self.on_hours(site),
            Event::Joins(seat) => self.on_joins(seat),
            Event::Unblock(actor) => self.on_unblock(actor),
        }
        true
    }

    #[inline]
    fn schedule(&mut self, due: Ticks, event: Event) -> u64 {
        self.queue.push(or_never(due), event)
    }

    #[inline]
    fn schedule_arrival(&mut self, source: u32) {
        let state = &mut self.sources[source as usize];
        let push = |due| self.queue.push_often(or_never(due), Event::Arrival(source));
        state.timer = state.due().map_or(u64::MAX, push);
    }

    /// What observers are told about a message.
    #[inline(always)]
    fn fact(&self, what: What, message: &Message) -> Fact {
        let (domain, version) = self.about(message.about, message.subject, message.content);
        Fact { domain, version, ..Fact::of(what, message) }
    }

    /// The domain and the version that news is about, or an answer to it; nothing else is about any.
    #[inline(always)]
    fn about(&self, kind: Kind, subject: u32, content: u64) -> (u32, u32) {
        if kind != Kind::Update {
            return (NONE, 0);
        }
        (self.plan.pairs.get(subject as usize).map_or(NONE, |pair| pair.domain), content as u32)
    }
}
