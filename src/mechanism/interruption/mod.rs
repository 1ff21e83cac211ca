//! Interruption: an arrival of higher urgency preempts what somebody is at, which is resumed later and pays the cost of a context
//! switch.
//!
//! Owns what interruptions have cost. Who may be interrupted now is for attention to say.

mod metrics;
mod rules;

pub use metrics::{InterruptionMetrics, metrics};
pub use rules::Interrupts;

use crate::engine::{Has, Mechanism, Nothing, Order, PerEntry, Plan, World};
use crate::kernel::{Ticks, ticks};

/// The mechanism.
pub struct Interruption;

impl Mechanism for Interruption {
    type Rules = PerEntry<Interrupts>;
    type State = ();
    type Figures = Figures;
    type Due = Nothing;

    fn state<R>(_: &Self::Rules, _: &Plan<R>) {}
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Self::Figures {
        Figures::default()
    }
}

/// What is measured of interruptions.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct Figures {
    /// Time that switching has cost.
    pub switching: Ticks,
}

/// Nothing ever is due.
pub fn due(_: &mut World<impl Has<Interruption>>, what: Nothing, _: u32, _: u64) {
    match what {}
}

/// Whether something more urgent may interrupt what somebody is at.
#[must_use]
pub fn is_interruptible(world: &World<impl Has<Interruption>>, actor: u32) -> bool {
    world.rules::<Interruption>().of(world.entry_of(actor)).is_some()
}

/// The most urgent of what waits, if it may interrupt something of that urgency.
#[must_use]
pub fn more_urgent(world: &World<impl Has<Interruption>>, actor: u32, than: u8) -> Option<u32> {
    let presses = |&key: &u32| world.messages()[key].urgency > than;
    world.actor(actor).mailbox.in_turn(Order::Fifo).filter(presses).min_by_key(|&key| world.rank(key, true))
}

/// Something has come in for an actor whom it may interrupt: it does if it is more urgent than what the actor is at.
pub fn may_interrupt(world: &mut World<impl Has<Interruption>>, actor: u32, key: u32) {
    let state = world.actor(actor);
    let still_waits = state.mailbox.find(Order::Fifo, |other| other == key).is_some();
    if !still_waits || state.is_idle() || !state.presence.is_free() {
        return;
    }
    let at = state.integrating;
    if is_interruptible(world, actor) && world.messages()[key].urgency > world.messages()[at].urgency {
        interrupt(world, actor);
    }
}

/// Somebody is interrupted.
pub fn interrupt(world: &mut World<impl Has<Interruption>>, actor: u32) {
    let Some(rules) = world.rules::<Interruption>().of(world.entry_of(actor)) else { return };
    let switch = ticks(rules.switch_minutes);
    world.figures_mut::<Interruption>().switching += switch;
    world.preempt(actor, switch);
}
