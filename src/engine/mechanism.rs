//! What a mechanism is to the engine: rules, a state, figures, and things that are scheduled. What it does is in the
//! [hooks](super::Hooks).

use super::plan::Plan;
use super::presence::Reason;
use crate::kernel::Encode;
use std::fmt::Debug;
use std::hash::Hash;

/// One mechanism: what it has of its own.
pub trait Mechanism: 'static {
    /// Its rules, compiled.
    type Rules: Clone + Debug + Encode;
    /// What changes during a run and decides what comes next.
    type State: Clone + Debug + Hash;
    /// What it measures.
    type Figures: Clone + Debug + Hash;
    /// What it schedules.
    type Due: Code;

    /// Its state at the start of a run.
    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State;
    /// What it has measured at the start of a run.
    fn figures<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::Figures;
}

/// A plain enum whose values are scheduled as numbers.
pub trait Code: Copy + 'static {
    /// Every value, in the order of their numbers.
    const ALL: &'static [Self];
    /// The number of this one: its place in [`ALL`](Self::ALL).
    fn code(self) -> u8;
}

/// What is scheduled by a mechanism that schedules nothing.
#[derive(Clone, Copy, Debug)]
pub enum Nothing {}

impl Code for Nothing {
    const ALL: &'static [Self] = &[];
    fn code(self) -> u8 {
        match self {}
    }
}

/// All mechanisms of a world, as far as they are data.
pub trait Mechanisms: Clone + Debug + Hash + Sized {
    /// The rules of all, compiled.
    type Rules: Clone + Debug;
    /// What all of them measure.
    type Figures: Clone + Debug + Hash;

    /// Reasons to take nothing up for which somebody who is there counts as held up.
    const HELD_UP: &'static [Reason];

    /// Their states at the start of a run.
    fn new(plan: &Plan<Self::Rules>) -> Self;
    /// What they have measured at the start of a run.
    fn figures(plan: &Plan<Self::Rules>) -> Self::Figures;
}
