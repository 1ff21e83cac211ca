//! Who gets what is sent to a role, and who takes what waits for one.

use super::queue::Queue;
use super::rules::RolePlan;
use super::state::{RoleState, Roles, changed};
use super::tournament::Tournament;
use crate::engine::{Has, Message, Messages, Nothing, Order, World};
use crate::trace::TraceEvent;

/// Nothing ever is due.
pub fn due(_: &mut World<impl Has<Roles>>, what: Nothing, _: u32, _: u64) {
    match what {}
}

/// How somebody who is free chooses among what waits: by urgency or in turn, and whether it takes up work alone.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Whether the most urgent comes first.
    pub by_urgency: bool,
    /// Whether it takes up work alone.
    pub work_alone: bool,
}

/// The holder that something of an urgency goes to that is sent to a role, but none of two: one who is there and free; or else one whom
/// it may interrupt, and who is at the least urgent thing; or else the one with the least to do. Of equal ones, whoever was chosen
/// longest ago. With nobody there it waits at somebody who is to come back. Standings must be fresh.
#[must_use]
pub fn holder<M: Has<Roles>>(world: &mut World<M>, role: u8, but: [u32; 2], urgency: u8) -> u32 {
    let plan = world.shared_plan();
    let of = &M::rules(&plan.rules).roles[role as usize];
    for one in but {
        set_aside(world, role, one);
        changed(world, one);
    }
    let state = &world.state::<Roles>().roles[role as usize];
    let chosen = match state.least_burdened() {
        Some((place, false)) => interruptible(of, state, urgency).unwrap_or(place),
        Some((place, true)) => place,
        // There is nobody but those two: it is for whoever of them holds it first.
        None => return of.at(0),
    };
    world.state_mut::<Roles>().roles[role as usize].choose(chosen);
    let holder = of.at(chosen);
    changed(world, holder);
    if world.presence(holder).is_here()
        && world.state_mut::<Roles>().roles[role as usize].comes_in(of.is_standby(chosen))
    {
        world.report(TraceEvent::TookOver { actor: holder, role: u32::from(role) });
    }
    holder
}

/// The place of the one who is at the least urgent thing, if something of that urgency may interrupt it: a standby only while no holder
/// is there.
fn interruptible(of: &RolePlan, state: &RoleState, urgency: u8) -> Option<u32> {
    let (place, key) = state.at.best();
    let stands_in = of.is_standby(place) && state.is_anyone_here();
    (!stands_in && key != Tournament::OUT && urgency > (key >> 32) as u8).then_some(place)
}

/// Leaves somebody out, until its standing has changed and is looked at again.
pub fn set_aside<M: Has<Roles>>(world: &mut World<M>, role: u8, actor: u32) {
    if let Some(place) = place_of(world, role, actor) {
        world.state_mut::<Roles>().roles[role as usize].set_aside(place);
    }
}

/// The place of somebody among those who may hold a role.
#[inline(never)]
fn place_of<M: Has<Roles>>(world: &World<M>, role: u8, actor: u32) -> Option<u32> {
    let rules = world.rules::<Roles>();
    // What comes from outside comes from nobody here.
    let held = rules.held_by.get(actor as usize).map(|_| rules.held_by(actor));
    held.into_iter().flatten().find(|&(held, _)| held == role as usize).map(|(_, place)| place)
}

/// Who can take a message over from somebody who cannot: another holder of its role who is there, and did not send it. Standings must
/// be fresh.
pub fn stand_in(world: &mut World<impl Has<Roles>>, message: &Message) -> Option<u32> {
    let Message { role, from, to, urgency, .. } = *message;
    if !message.is_for_a_role() {
        return None;
    }
    let other = holder(world, role, [to, from], urgency);
    (other != to && other != from && world.presence(other).is_here()).then_some(other)
}

/// Whether a role has a holder or standby who is somebody else.
#[must_use]
pub fn is_anyone_else(world: &World<impl Has<Roles>>, role: u8, actor: u32) -> bool {
    world.rules::<Roles>().roles[role as usize].people().any(|one| one != actor)
}

/// Something has come into a mailbox.
pub fn waits(world: &mut World<impl Has<Roles>>, key: u32) {
    update(world, key, Queue::add);
}

/// Something is not in a mailbox any more.
pub fn waits_no_more(world: &mut World<impl Has<Roles>>, key: u32) {
    update(world, key, Queue::remove);
}

fn update<M: Has<Roles>>(world: &mut World<M>, key: u32, change: fn(&mut Queue, u32, &Messages)) {
    let role = world.messages()[key].role as usize;
    if world.rules::<Roles>().roles.get(role).is_some_and(|of| of.shared) {
        let (messages, state) = world.messages_and_state::<Roles>();
        change(&mut state.roles[role].queue, key, messages);
    }
}

/// Something waits for a shared role: who is free and could take it up, the one with the least to do first, and of those whoever was
/// chosen longest ago. Standings must be fresh.
#[must_use]
pub fn free_for<M: Has<Roles>>(world: &World<M>, role: u8) -> Option<u32> {
    let state = &world.state::<Roles>().roles[role as usize];
    state.queue.most_urgent()?;
    let (place, is_free) = state.least_burdened()?;
    is_free.then(|| world.rules::<Roles>().roles[role as usize].at(place))
}

/// Something waits for a shared role that may interrupt one who could take it up: who is at the least urgent thing. Standings must be
/// fresh.
#[must_use]
pub fn interruptible_for<M: Has<Roles>>(world: &mut World<M>, role: u8) -> Option<u32> {
    let first = world.state::<Roles>().roles[role as usize].queue.most_urgent()?;
    let Message { from, urgency, .. } = world.messages()[first];
    set_aside(world, role, from);
    changed(world, from);
    let of = &world.rules::<Roles>().roles[role as usize];
    interruptible(of, &world.state::<Roles>().roles[role as usize], urgency).map(|place| of.at(place))
}

/// What is next for somebody who shares queues, if it waits at another holder: there it is, and at whom. What it has sent there
/// itself is for the others. Standings must be fresh.
#[must_use]
pub fn next_of_shared(
    world: &World<impl Has<Roles>>,
    actor: u32,
    own: Option<u32>,
    choice: Choice,
) -> Option<(u32, u32)> {
    let rules = world.rules::<Roles>();
    let fits = |key: u32| {
        let message = &world.messages()[key];
        message.from != actor && message.to != actor && (!choice.work_alone || message.kind.is_work())
    };
    let mut best = own;
    for (role, place) in rules.held_by(actor) {
        let state = &world.state::<Roles>().roles[role];
        if rules.roles[role].is_standby(place) && state.is_anyone_here() {
            continue;
        }
        for line in state.queue.lines() {
            let Some(first) = line.find(Order::Fifo, fits) else { continue };
            if best.is_none_or(|best| world.rank(first, choice.by_urgency) < world.rank(best, choice.by_urgency)) {
                best = Some(first);
            }
        }
    }
    best.filter(|_| best != own).map(|best| (best, world.messages()[best].to))
}

/// Somebody takes over from another what has waited for their role: that is as good as a choice.
pub fn took<M: Has<Roles>>(world: &mut World<M>, actor: u32, key: u32) {
    let role = world.messages()[key].role;
    if let Some(place) = place_of(world, role, actor) {
        world.state_mut::<Roles>().roles[role as usize].choose(place);
    }
}
