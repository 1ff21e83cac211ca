//! A run: its start, one event after the other, and the limits at which it stops.

use super::actor::{Actor, RuntimeState};
use super::beliefs::Knowledge;
use super::hooks::Hooks;
use super::knobs::Knob;
use super::message::Messages;
use super::observers::Observers;
use super::plan::Plan;
use super::source::Source;
use super::world::{Event, World};
use crate::kernel::{HORIZON, Queue, Slab, StreamKey, Ticks};
use crate::problem::Problem;
use std::sync::Arc;

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

impl<M: Hooks> World<M> {
    /// A world at its start, from a plan that was compiled before.
    #[must_use]
    pub(crate) fn at_start(plan: Arc<Plan<M::Rules>>, seed: u32) -> Self {
        let root = StreamKey::root(seed);
        let knowledge = Knowledge::new(&plan);
        let load = plan.knobs.get(Knob::LoadPerHour);
        let mut world = Self {
            seed,
            now: 0,
            events: 0,
            knobs: plan.knobs,
            queue: Queue::default(),
            actors: vec![Actor::default(); plan.names.len()],
            runtime: vec![RuntimeState::default(); plan.names.len()],
            instant_began: 0,
            messages: Messages::default(),
            transfers: Slab::default(),
            sources: plan.sources.iter().map(|source| Source::new(source, root, load)).collect(),
            observers: Observers::new(&plan, knowledge.agreement()),
            knowledge,
            sent: 0,
            carried_out: 0,
            given: 0,
            mechanisms: M::new(&plan),
            plan,
        };
        M::prepare(&mut world);
        world.schedule_arrivals();
        M::start(&mut world);
        world
    }

    /// Takes every event due by `until` (at most [`HORIZON`]), or `events_max` of them if that is fewer; with none left to take, time goes to
    /// `until`.
    pub(crate) fn run(&mut self, until: Ticks, events_max: u64) -> Stop {
        let until = until.min(HORIZON);
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

    /// Why the run may not go on, if it may not.
    pub(crate) fn limit(&self) -> Option<Problem> {
        self.is_full().then(|| self.fullness())
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
        match event.into() {
            Event::Arrival(source) => self.on_arrival(source, number),
            Event::Delivery(message) => self.on_delivery(message),
            Event::Reply(reply) => self.on_reply(reply),
            Event::Completion(actor) => self.on_completion(actor, number),
            Event::Timeout(transfer) => self.on_timeout(transfer, number),
            Event::Unblock(actor) => self.on_unblock(actor),
            Event::Mechanism { mechanism, what, about } => M::due(self, mechanism, what, about, number),
        }
        true
    }
}
