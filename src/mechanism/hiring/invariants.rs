//! What must be true of hiring.

use super::{Hiring, has_seat};
use crate::engine::invariants::require;
use crate::engine::{Has, World};
use crate::trace::EventKind;

/// Nobody is there without having been hired, and everyone who joined is counted.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Hiring>>) -> Result<(), String> {
    let states = world.state::<Hiring>();
    for (actor, state) in (0..).zip(states) {
        let is_there = !world.presence(actor).has_left();
        let name = &world.plan().names[actor as usize];
        require(!has_seat(world, actor) || state.joins > 0 || !is_there, || {
            format!("{name} is there without having been hired")
        })?;
    }
    let there: u64 = states.iter().map(|state| u64::from(state.joins)).sum();
    let counted = world.observers().tally.of(EventKind::Hired);
    require(there == counted, || format!("{there} people have joined, but {counted} are counted"))
}
