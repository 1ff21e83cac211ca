//! How a mechanism gets at what is its own: rules, state, figures, and the schedule.

use super::hooks::Has;
use super::mechanism::{Code, Mechanism, Mechanisms};
use super::message::Messages;
use super::world::{Event, World};
use crate::kernel::Ticks;

impl<M: Mechanisms> World<M> {
    /// The rules of a mechanism.
    #[must_use]
    #[inline]
    pub fn rules<T: Mechanism>(&self) -> &T::Rules
    where
        M: Has<T>,
    {
        M::rules(&self.plan.rules)
    }

    /// The state of a mechanism.
    #[must_use]
    #[inline]
    pub fn state<T: Mechanism>(&self) -> &T::State
    where
        M: Has<T>,
    {
        self.mechanisms.state()
    }

    /// The state of a mechanism, for that mechanism to change it.
    #[inline]
    pub(crate) fn state_mut<T: Mechanism>(&mut self) -> &mut T::State
    where
        M: Has<T>,
    {
        self.mechanisms.state_mut()
    }

    /// The state of a mechanism, for that mechanism to change it by what it finds in the messages.
    #[inline]
    pub(crate) fn messages_and_state<T: Mechanism>(&mut self) -> (&Messages, &mut T::State)
    where
        M: Has<T>,
    {
        (&self.messages, self.mechanisms.state_mut())
    }

    /// What a mechanism measures.
    #[must_use]
    pub fn figures<T: Mechanism>(&self) -> &T::Figures
    where
        M: Has<T>,
    {
        M::figures_of(&self.observers.mechanisms)
    }

    /// What a mechanism measures, for that mechanism to go on measuring.
    pub(crate) fn figures_mut<T: Mechanism>(&mut self) -> &mut T::Figures
    where
        M: Has<T>,
    {
        M::figures_of_mut(&mut self.observers.mechanisms)
    }

    /// Schedules something of a mechanism's own, and returns the number of the event: whoever wants to cancel it forgets the number.
    pub(crate) fn schedule_own<T: Mechanism>(&mut self, due: Ticks, what: T::Due, about: u32) -> u64
    where
        M: Has<T>,
    {
        self.schedule(due, Event::Mechanism { mechanism: <M as Has<T>>::NUMBER, what: what.code(), about })
    }
}
