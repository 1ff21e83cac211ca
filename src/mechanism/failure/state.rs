//! What the mechanism keeps of each actor, what it measures, and what it schedules.

use super::rules::{Fails, Supervises, Supervisor};
use crate::engine::{Code, Has, Mechanism, PerEntry, Plan, Reason, World};
use crate::kernel::{Purpose, StreamKey, Ticks, encode_struct};

/// When somebody fails; the counter is how often they did.
pub const FAILURE: Purpose = Purpose::new(23);
/// How long it takes to be back after a failure.
pub const RECOVERY: Purpose = Purpose::new(24);
/// A failure report; the counter is its number.
pub const REPORT: Purpose = Purpose::new(25);

/// It has failed, and is not back.
pub const DOWN: Reason = Reason::out("down", 0);

/// The mechanism.
pub struct Failure;

impl Mechanism for Failure {
    type Rules = Rules;
    type State = Vec<State>;
    type Figures = Figures;
    type Due = Due;

    fn state<R>(_: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![State::default(); plan.names.len()]
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Self::Figures {
        Figures::default()
    }
}

/// The rules of failure and supervision, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How people fail.
    pub fails: PerEntry<Fails>,
    /// What they do about failures of those they look after.
    pub supervises: PerEntry<Supervises>,
    /// For each actor, who looks after it.
    pub supervisor_of: Vec<Option<Supervisor>>,
    /// For each actor, those it looks after, in the order in which it deals with them.
    pub children_of: Vec<Vec<u32>>,
}

encode_struct! { Rules { fails, supervises, supervisor_of, children_of } }

impl Rules {
    /// Whether anybody fails by itself or is looked after.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.fails.is_on() || self.supervises.is_on()
    }

    /// Whether anybody is shielded from outside work.
    #[must_use]
    pub fn shields(&self) -> bool {
        self.supervises.iter().any(|rules| rules.shields)
    }
}

/// What changes about one actor that may fail.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// How often it has failed.
    pub crashes: u32,
    /// How often it has begun anew: after a failure of its own or of others, or by joining.
    pub starts: u32,
    /// The failure that its supervisor has dealt with last.
    pub handled: u32,
    /// Failure reports sent.
    pub reports: u32,
    /// Orders of its supervisor, sent.
    pub orders: u32,
    /// Whether it has begun again and is on its way back.
    pub recovering: bool,
    /// Whether it is back after a failure, and has not told those it looks after to begin again.
    pub orders_due: bool,
    /// Since when it is down, if it is.
    pub down_since: Ticks,
    /// Number of the event that brings it back or down next; any other is stale.
    pub timer: u64,
    /// As a supervisor, when it dealt with the latest failures.
    pub dealt: Vec<Ticks>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            crashes: 0,
            starts: 0,
            handled: 0,
            reports: 0,
            orders: 0,
            recovering: false,
            orders_due: false,
            down_since: 0,
            timer: u64::MAX,
            dealt: Vec::new(),
        }
    }
}

/// What is measured of failures.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct Figures {
    /// Failures that are over, and how long they lasted together.
    pub outages: (u64, Ticks),
    /// Failures that a supervisor has dealt with, and how long it took together until it did.
    pub handled: (u64, Ticks),
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// An actor's time to fail has come.
    Failure,
    /// An actor who is down tells its supervisor again.
    FailureReport,
    /// An actor is back after a failure.
    Recovery,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::Failure, Self::FailureReport, Self::Recovery];
    fn code(self) -> u8 {
        self as u8
    }
}

pub(super) fn state<M: Has<Failure>>(world: &mut World<M>, actor: u32) -> &mut State {
    &mut world.state_mut::<Failure>()[actor as usize]
}

pub(super) fn supervisor_of<M: Has<Failure>>(world: &World<M>, actor: u32) -> Option<Supervisor> {
    world.rules::<Failure>().supervisor_of[actor as usize]
}

pub(super) fn failure_key<M: Has<Failure>>(world: &World<M>, actor: u32, number: u32) -> StreamKey {
    world.actor_key(FAILURE, actor).child(FAILURE, u64::from(number))
}
