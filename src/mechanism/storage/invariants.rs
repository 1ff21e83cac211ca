//! What must be true of brains and stores.

use super::Storage;
use crate::engine::invariants::require;
use crate::engine::{Has, World};

/// Nobody keeps more in their head than fits, and no place says more than is true.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Storage>>) -> Result<(), String> {
    let (plan, rules) = (world.plan(), world.rules::<Storage>());
    for actor in 0..plan.names.len() as u32 {
        let subscriptions = plan.subscriptions_of[actor as usize].iter();
        let held = subscriptions.filter(|&&subscription| world.knowledge().replica(subscription).version > 0).count();
        let brain = rules.brains.of(world.entry_of(actor));
        require(brain.is_none_or(|brain| held <= brain.domains_max as usize), || {
            format!("{} keeps {held} domains in a head with room for {brain:?}", plan.names[actor as usize])
        })?;
    }
    for (store, of) in (0..).zip(&rules.stores) {
        for domain in 0..plan.domains.len() as u32 {
            let noted = world.state::<Storage>().stores.note(store, domain).version;
            let truth = world.knowledge().truth(domain).version;
            require(noted <= truth, || format!("{} says more than is true", of.name))?;
        }
    }
    Ok(())
}
