//! What must be true of every world at every moment, as far as the engine is concerned: counted from scratch and held against what is
//! kept up to date.

use super::mechanism::Mechanisms;
use super::message::{Message, State};
use super::presence::Reason;
use super::protocol::Blocks;
use super::world::World;
use crate::kernel::{NONE, Ticks};
use crate::trace::{EventKind, Kind};

/// An invariant holds, or it is said how it is broken.
///
/// # Errors
/// What is broken, if it does not hold.
pub fn require(holds: bool, says: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(says()) }
}

/// The ends of messages.
const ENDS: [EventKind; 6] = [
    EventKind::Lost,
    EventKind::Refused,
    EventKind::Dropped,
    EventKind::Duplicate,
    EventKind::Expired,
    EventKind::Integrated,
];

/// Checks the engine's invariants.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Mechanisms>) -> Result<(), String> {
    accounted_for(world)?;
    kinds(world)?;
    one_at_a_time(world)?;
    littles_law(world)?;
    beliefs(world)?;
    presence(world)?;
    transfers(world)
}

/// Every message that was ever sent is somewhere, or had exactly one end.
fn accounted_for(world: &World<impl Mechanisms>) -> Result<(), String> {
    let tally = &world.observers().tally;
    let of = |kind| tally.of(kind);
    let sent = of(EventKind::Sent) + of(EventKind::Arrived);
    let ends: u64 = ENDS.into_iter().map(of).sum();
    let counted = [
        (State::InFlight, tally.in_flight.value()),
        (State::Waiting, tally.waiting().value()),
        (State::Integrating, tally.busy().value()),
    ];
    let places: u64 = counted.iter().map(|(_, count)| count).sum();
    require(sent == ends + places, || {
        format!("{sent} messages were sent, but {ends} ended and {places} are under way")
    })?;
    for (state, counted) in counted {
        let there = world.messages().iter().filter(|(_, message)| message.state == state).count() as u64;
        require(there == counted, || format!("{there} messages are {state:?}, but {counted} are counted"))?;
    }
    require(of(EventKind::Missed) <= of(EventKind::Lost), || "more was missed than lost".into())?;
    require(of(EventKind::Misunderstood) <= of(EventKind::Integrated), || {
        "more was misunderstood than integrated".into()
    })?;
    require(of(EventKind::Received) == sent - of(EventKind::Lost) - tally.in_flight.value(), || {
        "what was delivered does not add up".into()
    })
}

/// The same for each kind of message.
fn kinds(world: &World<impl Mechanisms>) -> Result<(), String> {
    let tally = &world.observers().tally;
    let mut there = [0_u64; Kind::ALL.len()];
    world.messages().iter().for_each(|(_, message)| there[message.kind as usize] += 1);
    for kind in Kind::ALL {
        let count = |what| tally.of_kind(what, kind);
        let begun = count(EventKind::Sent) + count(EventKind::Arrived);
        let ended: u64 = ENDS.into_iter().map(count).sum();
        let alive = there[kind as usize];
        require(begun == ended + alive, || {
            format!("{begun} {kind:?} messages were sent, {ended} ended, and {alive} are there")
        })?;
    }
    Ok(())
}

/// Within capacity, one message at a time, and everything that was put aside still waits.
fn one_at_a_time(world: &World<impl Mechanisms>) -> Result<(), String> {
    for (index, (actor, runtime)) in world.actors().iter().zip(world.runtime()).enumerate() {
        let name = &world.plan().names[index];
        let rules = world.plan().profile(index as u32).mailbox;
        let waiting = actor.mailbox.in_turn(rules.order).count();
        require(waiting == actor.mailbox.waiting() as usize, || format!("{name}'s mailbox has lost count"))?;
        require(rules.capacity.is_none_or(|most| waiting <= most as usize), || {
            format!("{name} has {waiting} messages waiting and room for {:?}", rules.capacity)
        })?;
        let of = |key: u32| &world.messages()[key];
        let preempted = &runtime.preempted;
        require(actor.has_preempted != preempted.is_empty(), || format!("{name} has lost sight of what it put aside"))?;
        require(!(actor.has_preempted && actor.is_ready()), || {
            format!("{name} is idle and does not go back to what it put aside")
        })?;
        require(preempted.iter().all(|one| of(one.key).state == State::Waiting), || {
            format!("{name} has put something aside that does not wait")
        })?;
        let counted = world.observers().tally.actors[index].waiting.value();
        let there = (waiting + preempted.len()) as u64;
        require(counted == there, || format!("{there} messages wait for {name}, but {counted} are counted"))?;
        if !actor.is_idle() {
            let message = of(actor.integrating);
            require(message.state == State::Integrating && message.to as usize == index, || {
                format!("{name} integrates what is not its own")
            })?;
            let (began, ends, now) = (actor.began_at, actor.ends_at, world.now());
            require(message.due_at <= began && began <= now && now <= ends, || {
                format!("time is out of joint at {name}")
            })?;
        }
    }
    Ok(())
}

/// Little's law, exact: the number in the system, summed over time, is the time in the system, summed over messages.
fn littles_law(world: &World<impl Mechanisms>) -> Result<(), String> {
    let tally = &world.observers().tally;
    let now = world.now();
    let present = |states: &[State], since: &dyn Fn(&Message) -> Ticks| -> u128 {
        let there = world.messages().iter().filter(|(_, message)| states.contains(&message.state));
        there.map(|(_, message)| u128::from(now - since(message))).sum()
    };
    let times = tally.sojourn.sum()
        + tally.abandoned
        + present(&[State::Waiting, State::Integrating], &|message| message.due_at);
    let area = tally.waiting().area(now) + tally.busy().area(now);
    require(area == times, || format!("Little's law is off by {}: {area} against {times}", area.abs_diff(times)))
}

/// No belief is newer than the truth, and every sum is what a fresh count gives.
fn beliefs(world: &World<impl Mechanisms>) -> Result<(), String> {
    let (plan, knowledge) = (world.plan(), world.knowledge());
    for (index, subscription) in plan.subscriptions.iter().enumerate() {
        let holding = knowledge.replica(index as u32);
        let truth = knowledge.truth(subscription.domain).version;
        require(holding.version > 0 || !holding.wrong, || format!("a wrong variant of nothing is held: {holding:?}"))?;
        require(holding.version <= truth && holding.believed <= truth, || {
            format!(
                "{} holds or is believed to hold more of {} than there is",
                plan.names[subscription.actor as usize], plan.domains[subscription.domain as usize].name
            )
        })?;
    }
    let (kept, fresh) = (knowledge.agreement(), knowledge.recount(plan));
    require(kept == fresh, || format!("agreement is kept as {kept:?}, but counts as {fresh:?}"))?;
    let tally = &world.observers().tally;
    let owed = tally.of_kind(EventKind::DoneOnStale, Kind::Work) - tally.of(EventKind::Reworked);
    require(tally.debt.value() == owed, || format!("debt is {}, but {owed} items are owed", tally.debt.value()))
}

/// Whoever is held is held for a reason that is counted, and who has left takes nothing up.
fn presence(world: &World<impl Mechanisms>) -> Result<(), String> {
    let tally = &world.observers().tally;
    let left = world.actors().iter().filter(|actor| actor.presence.has_left()).count() as u64;
    let here = world.actors().iter().filter(|actor| actor.presence.is_here()).count() as u64;
    let people = world.actors().len() as u64 - left;
    for (what, there, counted) in [("here", here, tally.present.value()), ("in the team", people, tally.people.value())]
    {
        require(there == counted, || format!("{there} are {what}, but {counted} are counted"))?;
    }
    for (index, (actor, runtime)) in world.actors().iter().zip(world.runtime()).enumerate() {
        let name = &world.plan().names[index];
        require(!actor.presence.has_left() || actor.mailbox.waiting() == 0, || format!("{name} left with mail"))?;
        let goes_on = runtime.refused == 0 && runtime.unblocks_at == world.now();
        require(actor.presence.has(Reason::BLOCKED) == (runtime.refused > 0) || goes_on, || {
            format!("{name} is blocked, or is not, with {} refused", runtime.refused)
        })?;
        require(runtime.overdue.is_empty() || !actor.presence.is_here() && !actor.presence.has_left(), || {
            format!("{name} is there and does not say again what is overdue")
        })?;
    }
    held(world, Reason::LEFT)?;
    held(world, Reason::BLOCKED)
}

/// As many are held for a reason as are counted.
///
/// # Errors
/// If the numbers differ.
pub fn held(world: &World<impl Mechanisms>, reason: Reason) -> Result<(), String> {
    let there = world.actors().iter().filter(|actor| actor.presence.has(reason)).count() as u64;
    let counted = world.observers().tally.held_for(reason).value();
    require(there == counted, || format!("{there} are {}, but {counted} are counted", reason.name))
}

/// Every transfer is still about something, and knows how many messages refer to it; whoever is blocked holds what it counts.
fn transfers(world: &World<impl Mechanisms>) -> Result<(), String> {
    let mut copies = std::collections::BTreeMap::<u32, u32>::new();
    for (_, message) in world.messages().iter().filter(|(_, message)| message.transfer != NONE) {
        *copies.entry(message.transfer).or_default() += 1;
    }
    let mut held_back = vec![0; world.actors().len()];
    for (key, transfer) in world.transfers().iter() {
        held_back[transfer.from as usize] += u32::from(transfer.blocks != Blocks::No);
        let there = copies.remove(&key).unwrap_or(0);
        require(transfer.copies == there, || {
            format!("a transfer counts {} copies, but {there} are there", transfer.copies)
        })?;
        require(!transfer.is_over(), || "a transfer that is over was kept".into())?;
    }
    require(copies.is_empty(), || "a message refers to a transfer that is gone".into())?;
    for (name, (held, runtime)) in world.plan().names.iter().zip(held_back.iter().zip(world.runtime())) {
        require(*held == runtime.refused, || format!("{name} holds {held} refused, but counts {}", runtime.refused))?;
    }
    let (there, counted) = (held_back.iter().sum::<u32>(), world.observers().tally.held_back.value());
    require(u64::from(there) == counted, || format!("{there} messages are held back, but {counted} are counted"))
}
