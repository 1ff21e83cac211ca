//! What must be true of meetings.

use super::{IN_MEETING, Meetings};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};
use crate::kernel::NONE;

/// Whoever attends a meeting is held for it, and nobody else is.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Meetings>>) -> Result<(), String> {
    held(world, IN_MEETING)?;
    for (actor, &meeting) in (0..).zip(&world.state::<Meetings>().attended_by) {
        let is_held = world.presence(actor).has(IN_MEETING);
        let name = &world.plan().names[actor as usize];
        require(is_held == (meeting != NONE), || format!("{name} attends meeting {meeting}, or does not"))?;
    }
    Ok(())
}
