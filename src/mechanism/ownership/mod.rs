//! Ownership: whose work may change a domain, and what it takes until a change holds. One owner; everyone, with conflicts; or a
//! committee that has to agree.
//!
//! Owns no state: who owns a domain now is a belief of everyone, and the engine's.

mod metrics;
mod rules;

pub use metrics::{OwnershipMetrics, metrics};
pub use rules::{Committee, Ownership, OwnershipPlan};

use crate::engine::{Has, Mechanism, Message, Nothing, Plan, World};
use crate::kernel::{NONE, Ticks};
use crate::problem::Problem;
use crate::trace::TraceEvent;

/// The mechanism.
pub struct OwnershipMechanism;

impl Mechanism for OwnershipMechanism {
    /// For each domain.
    type Rules = Vec<OwnershipPlan>;
    type State = ();
    type Figures = ();
    type Due = Nothing;

    fn state<R>(_: &Self::Rules, _: &Plan<R>) {}
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// Nothing ever is due.
pub fn due(_: &mut World<impl Has<OwnershipMechanism>>, what: Nothing, _: u32, _: u64) {
    match what {}
}

/// Within which time everyone has to agree to a change of a domain, if anybody has to.
#[must_use]
pub fn committee(world: &World<impl Has<OwnershipMechanism>>, domain: u32) -> Option<Ticks> {
    world.rules::<OwnershipMechanism>()[domain as usize].committee
}

/// Whether a change would be made on an old version of what is free for all: then it does not hold, and its maker sees what is there.
#[inline(never)]
pub fn conflicts(world: &mut World<impl Has<OwnershipMechanism>>, actor: u32, domain: u32) -> bool {
    let plan = world.shared_plan();
    let mut subscriptions = plan.domains[domain as usize].subscriptions.clone();
    let own = subscriptions.find(|&subscription| plan.subscriptions[subscription as usize].actor == actor);
    let is_behind = |subscription: u32| {
        !world.knowledge().replica(subscription).retired && !world.knowledge().is_current(subscription, world.plan())
    };
    let Some(own) = own.filter(|&own| world.knowledge().owner(domain) == NONE && is_behind(own)) else {
        return false;
    };
    let version = world.knowledge().truth(domain).version;
    world.report(TraceEvent::Conflicted { actor, domain, version });
    world.learn(own, version, false);
    world.note_agreement();
    world.recall(actor, own);
    true
}

/// Whom an item goes to next for who owns what it would change: somebody else who has claimed that domain.
#[must_use]
pub fn forward(world: &World<impl Has<OwnershipMechanism>>, actor: u32, message: &Message) -> Option<u32> {
    let changes = world.plan().sources.get(message.subject as usize)?.changes?;
    let owner = world.knowledge().owner(changes);
    (owner != NONE && owner != actor && world.changes(actor, message).is_none()).then_some(owner)
}

/// Somebody claims a domain that was free for all.
///
/// # Errors
/// If it has an owner, or the actor does not depend on it or is not there any more.
pub fn claim(world: &mut World<impl Has<OwnershipMechanism>>, actor: u32, domain: u32) -> Result<(), Problem> {
    world.check_there(actor)?;
    let plan = world.shared_plan();
    let Some(of) = plan.domains.get(domain as usize) else {
        let says = format!("must be the index of a domain, got {domain}");
        return Err(Problem::new("domain", says));
    };
    if of.owned || world.knowledge().owner(domain) != NONE {
        return Err(Problem::new("domain", format!("must be free for all, but \"{}\" has an owner", of.name)));
    }
    if !of.subscriptions.clone().any(|subscription| plan.subscriptions[subscription as usize].actor == actor) {
        let says = format!("must depend on \"{}\", but {} does not", of.name, plan.names[actor as usize]);
        return Err(Problem::new("actor", says));
    }
    world.give_domain(domain, actor);
    world.report(TraceEvent::Claimed { actor, domain });
    Ok(())
}
