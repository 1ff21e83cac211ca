//! What must be true of absence.

use super::{AWAY, Absence};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};

/// Who is away has gone once more than it came back.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Absence>>) -> Result<(), String> {
    held(world, AWAY)?;
    for (actor, &changes) in (0..).zip(world.state::<Absence>()) {
        let name = &world.plan().names[actor as usize];
        let is_away = world.presence(actor).has(AWAY);
        require(is_away == (changes % 2 == 1), || format!("{name} is away, or is not, after {changes} changes"))?;
    }
    Ok(())
}
