//! What must be true of failures.

use super::{DOWN, Failure};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};
use crate::trace::EventKind;

/// Somebody who is down will be brought back, and every failure is counted.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Failure>>) -> Result<(), String> {
    held(world, DOWN)?;
    let states = world.state::<Failure>();
    for (actor, state) in (0..).zip(states) {
        let is_down = world.presence(actor).has(DOWN);
        let name = &world.plan().names[actor as usize];
        require(!is_down || state.timer != u64::MAX, || format!("{name} is down for good"))?;
        require(is_down || !state.recovering, || format!("{name} is on its way back from nothing"))?;
    }
    let there: u64 = states.iter().map(|state| u64::from(state.crashes)).sum();
    let counted = world.observers().tally.of(EventKind::Crashed);
    require(there == counted, || format!("{there} failures are there, but {counted} are counted"))
}
