//! What must be true of stress.

use super::{BURNT_OUT, StressMechanism, level};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};
use crate::trace::EventKind;

/// Stress is between 0 and 1, and every burn-out is counted.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<StressMechanism>>) -> Result<(), String> {
    for actor in 0..world.actors().len() as u32 {
        let stress = level(world, actor);
        let name = &world.plan().names[actor as usize];
        require((0.0..=1.0).contains(&stress), || format!("{name} has a stress of {stress}"))?;
    }
    held(world, BURNT_OUT)?;
    let there: u64 = world.state::<StressMechanism>().iter().map(|state| u64::from(state.burn_outs)).sum();
    let counted = world.observers().tally.of(EventKind::BurntOut);
    require(there == counted, || format!("{there} burn-outs are there, but {counted} are counted"))
}
