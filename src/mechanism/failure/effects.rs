//! What failure and supervision make of other people's questions: how carefully people work, and who takes in work from outside.

use super::state::{Failure, supervisor_of};
use crate::engine::{BY_LEVELS, Has, Message, OUTSIDE, World};
use crate::trace::TraceEvent;

/// How many times longer an actor works on an item for checking it.
#[must_use]
pub fn care(world: &World<impl Has<Failure>>, actor: u32) -> f64 {
    let checks = world.rules::<Failure>().fails.of(world.entry_of(actor)).and_then(|fails| fails.checks);
    checks.map_or(1.0, |checks| 1.0 + checks.effort)
}

/// What it costs a supervisor to handle a failure, relative to the integration delay.
#[must_use]
pub fn effort(world: &World<impl Has<Failure>>, actor: u32) -> f64 {
    world.rules::<Failure>().supervises.of(world.entry_of(actor)).map_or(0.0, |rules| rules.effort)
}

/// Admission: at whose mailbox work for somebody arrives: its supervisor's, if that one shields it, or that of the one who shields that
/// supervisor, and so on.
#[must_use]
pub fn entrance(world: &mut World<impl Has<Failure>>, to: u32) -> u32 {
    let shield = |&one: &u32| {
        let above = supervisor_of(world, one)?.actor;
        let shields = world.rules::<Failure>().supervises.of(world.entry_of(above)).is_some_and(|rules| rules.shields);
        (shields && !world.presence(above).has_left()).then_some(above)
    };
    let supervisor = std::iter::successors(Some(to), shield).last().unwrap_or(to);
    if supervisor != to {
        world.report(TraceEvent::Shielded { actor: to, supervisor });
    }
    supervisor
}

/// Whom an item goes to that a supervisor has taken in for somebody below: that one, or who is on the way there, if it looks after them.
/// `None` if this is no such item.
#[must_use]
pub fn shielded(world: &World<impl Has<Failure>>, actor: u32, message: &Message, was_for: u32) -> Option<Option<u32>> {
    if message.from != OUTSIDE && message.role != BY_LEVELS || was_for == actor {
        return None;
    }
    let above = |one: u32| supervisor_of(world, one).map(|above| above.actor);
    Some(std::iter::successors(Some(was_for), |&one| above(one)).find(|&one| above(one) == Some(actor)))
}
