//! What must be true of sites.

use super::{OFF_HOURS, Sites, site_of};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};
use crate::kernel::Ticks;

/// Everyone keeps the hours of their site.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Sites>>) -> Result<(), String> {
    held(world, OFF_HOURS)?;
    let now = world.now();
    for actor in 0..world.actors().len() as u32 {
        let site = world.rules::<Sites>().sites.get(site_of(world, actor) as usize);
        let is_open = |at: Ticks| site.is_none_or(|site| site.is_open(at));
        // A site opens in an event of its own: at that very tick it may not have come yet.
        let turns = is_open(now) != is_open(now.saturating_sub(1));
        let is_off = world.presence(actor).has(OFF_HOURS);
        let name = &world.plan().names[actor as usize];
        require(turns || is_off != is_open(now), || format!("{name} does not keep its hours"))?;
    }
    Ok(())
}
