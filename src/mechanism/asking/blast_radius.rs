//! The blast radius: whom a failure keeps waiting.

use super::state::Asking;
use crate::engine::{Has, World};
use crate::kernel::NONE;

/// Counts afresh whom failures keep waiting: those who wait for somebody who is down or burnt out, or for somebody who waits for such a
/// one.
pub fn recount(world: &mut World<impl Has<Asking>>) {
    if !world.rules::<Asking>().is_on {
        return;
    }
    let people = world.actors().len();
    let mut radius = vec![0_u32; people];
    let mut stalled = 0;
    let waits_for = &world.state::<Asking>().waits_for;
    for actor in 0..people as u32 {
        let next = |&one: &u32| Some(waits_for[one as usize]).filter(|&other| other != NONE);
        // Those who wait for each other make a circle: nobody is met twice on the way that counts.
        let mut chain = std::iter::successors(next(&actor), next).take(people);
        let found = chain.find(|&one| world.presence(one).is_out());
        if let Some(one) = found.filter(|_| !world.presence(actor).is_out()) {
            radius[one as usize] += 1;
            stalled += 1;
        }
    }
    let now = world.now();
    let figures = world.figures_mut::<Asking>();
    figures.stalled.set(now, stalled);
    figures.radius_max = figures.radius_max.max(radius.into_iter().max().unwrap_or(0));
}
