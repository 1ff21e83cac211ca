//! What must be true of every world at every moment: of the engine, of each mechanism, and where several meet.

use super::attention::{self, Behaviour};
use super::hooks::standing;
use super::roles::Roles;
use super::world::World;
use super::{absence, asking, failure, hiring, meetings, roles, sites, storage, stress};
use crate::engine::Order;
use crate::engine::invariants::{self as engine, require};
use std::cmp::Reverse;

/// Checks every invariant.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World) -> Result<(), String> {
    engine::check(world)?;
    absence::invariants::check(world)?;
    stress::invariants::check(world)?;
    failure::invariants::check(world)?;
    hiring::invariants::check(world)?;
    meetings::invariants::check(world)?;
    sites::invariants::check(world)?;
    asking::invariants::check(world)?;
    storage::invariants::check(world)?;
    mailboxes(world)?;
    roles::check(world, standing)?;
    shared_queues(world)
}

/// Nobody is idle while something waits that they would take up, and what waits is in the order that was promised.
fn mailboxes(world: &World) -> Result<(), String> {
    for (index, actor) in (0..).zip(world.actors()) {
        let plan = world.plan();
        let name = &plan.names[index as usize];
        let order = plan.profile(index).mailbox.order;
        let of = |key: u32| &world.messages()[key];
        let waiting: Vec<u32> = actor.mailbox.in_turn(order).collect();
        let takes_up = actor.is_ready() && attention::behaviour(world, index) != Behaviour::Focus;
        require(waiting.is_empty() || !takes_up, || format!("{name} is idle while messages wait"))?;
        let neglects = actor.is_ready() && waiting.iter().any(|&key| of(key).kind.is_work());
        require(!neglects, || format!("{name} is idle while work waits"))?;
        for pair in waiting.windows(2) {
            let (first, second) = (of(pair[0]), of(pair[1]));
            let in_order = match order {
                Order::Fifo => first.due_at <= second.due_at,
                Order::Lifo => first.due_at >= second.due_at,
                Order::Priority => (Reverse(first.urgency), first.due_at) <= (Reverse(second.urgency), second.due_at),
            };
            require(in_order, || format!("{name}'s mailbox is out of order at {}", second.serial))?;
        }
        let one_after_the_other = order == Order::Fifo && !plan.hooks.choice && !actor.has_preempted;
        if !actor.is_idle() && one_after_the_other {
            let began = of(actor.integrating).due_at;
            // What another holder of a role has handed over may have come there before, and here after it began.
            let is_own = |key: &&u32| !of(**key).is_for_a_role();
            require(waiting.iter().filter(is_own).all(|&key| of(key).due_at >= began), || {
                format!("{name} integrates a message before one that came earlier")
            })?;
        }
    }
    Ok(())
}

/// Whoever shares a queue and has nothing to do has nothing to do at the others either, but for what it has asked them itself.
fn shared_queues(world: &World) -> Result<(), String> {
    let here = |one: &u32| world.presence(*one).is_here();
    let roles = &world.rules::<Roles>().roles;
    for (number, role) in roles.iter().enumerate().filter(|(_, role)| role.shared) {
        let takes = if role.holders.iter().any(here) { &role.holders } else { &role.standby };
        let free = |one: &&u32| world.actor(**one).is_ready() && attention::behaviour(world, **one) != Behaviour::Focus;
        for &idle in takes.iter().filter(free) {
            for other in role.people().filter(|&other| other != idle) {
                // What somebody has sent to the others is for the others.
                let waits = |key: u32| {
                    let message = &world.messages()[key];
                    message.role as usize == number && message.from != idle
                };
                let left = world.actor(other).mailbox.find(Order::Fifo, waits).is_some();
                require(!left, || {
                    let [idle, other] = [idle, other].map(|one| &world.plan().names[one as usize]);
                    format!("{idle} is idle while something for {} waits at {other}", role.name)
                })?;
            }
        }
    }
    Ok(())
}
