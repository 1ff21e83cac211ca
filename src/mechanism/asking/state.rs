//! What the mechanism keeps, measures and schedules.

use super::questions::Questions;
use super::rules::AsksPlan;
use crate::engine::{Code, Mechanism, PerEntry, Plan, Reason};
use crate::kernel::{NONE, Purpose, TimeAverage, encode_struct};

/// Whether an item needs a question first, and the question; the counter is its number.
pub const ASK: Purpose = Purpose::new(26);

/// It waits for an answer.
pub const ASKING: Reason = Reason::waiting("asking", 0);

/// The mechanism.
pub struct Asking;

impl Mechanism for Asking {
    type Rules = Rules;
    type State = State;
    type Figures = Figures;
    type Due = Due;

    fn state<R>(_: &Self::Rules, plan: &Plan<R>) -> Self::State {
        State::new(plan.names.len())
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Self::Figures {
        Figures::default()
    }
}

/// The rules of asking, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Whom the people of each entry ask.
    pub asks: PerEntry<AsksPlan>,
    /// Whether anybody asks, or a committee has to agree.
    pub is_on: bool,
}

encode_struct! { Rules { asks, is_on } }

/// What changes about questions.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// Questions that are open.
    pub questions: Questions,
    /// Questions asked so far.
    pub asked: u32,
    /// For each actor whom it waits for, or [`NONE`].
    pub waits_for: Vec<u32>,
}

impl State {
    /// Nobody has asked anything.
    #[must_use]
    pub fn new(actors: usize) -> Self {
        Self { questions: Questions::default(), asked: 0, waits_for: vec![NONE; actors] }
    }
}

/// What is measured of waiting for others.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct Figures {
    /// Of those who wait for an answer, the ones that a failure keeps waiting.
    pub stalled: TimeAverage,
    /// The most that a single failure ever kept waiting.
    pub radius_max: u32,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// Whoever has asked waits no longer.
    AskTimeout,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::AskTimeout];
    fn code(self) -> u8 {
        self as u8
    }
}
