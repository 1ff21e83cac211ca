//! Copying in, or "reply to all": announcements that also go to people who do not depend on what they are about.
//!
//! Owns who is copied in and how often, and the time it takes them. It never changes what anybody holds: to the engine a carbon copy
//! is a message that somebody reads, and nothing else. What it does is known exactly: to its reader, copies are one more
//! class of arrivals at the same queue (Pollaczek and Khinchine's formula for M/G/1, which the tests compare it with).

mod metrics;
mod rules;

pub use metrics::{CopyingMetrics, metrics};
pub use rules::{CopiesIn, Copying};

use crate::engine::{Has, Mechanism, Message, Nothing, Plan, World};
use crate::kernel::{Purpose, Ticks};
use crate::trace::Kind;

/// Whether an announcement is copied, and the copy of it that somebody gets.
pub const COPY_IN: Purpose = Purpose::new(32);

/// The mechanism.
pub struct CopyingIn;

impl Mechanism for CopyingIn {
    type Rules = Option<Copying>;
    type State = ();
    /// Time that people have spent on copies, all together.
    type Figures = Ticks;
    type Due = Nothing;

    fn state<R>(_: &Self::Rules, _: &Plan<R>) {}
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Ticks {
        0
    }
}

/// Nothing ever is due.
pub fn due(_: &mut World<impl Has<CopyingIn>>, what: Nothing, _: u32, _: u64) {
    match what {}
}

/// What reading a copy costs, relative to the integration delay: as much as any announcement.
#[must_use]
pub fn effort(world: &World<impl Has<CopyingIn>>) -> f64 {
    world.plan().effort.update
}

/// A new version is about to be announced to those who depend on it: now and then, everybody else in the system hears of it as well.
pub fn changed<M: Has<CopyingIn>>(world: &mut World<M>, actor: u32, message: &Message, domain: u32, version: u32) {
    let plan = world.shared_plan();
    let of = &plan.domains[domain as usize];
    let Some(rules) = M::rules(&plan.rules).as_ref().filter(|_| of.announced) else { return };
    if message.stream_key.stream(COPY_IN).unit() >= rules.share {
        return;
    }
    let subscriptions = &plan.subscriptions[of.subscriptions.start as usize..of.subscriptions.end as usize];
    let needs = |one: u32| {
        one == actor || one == of.owner || subscriptions.iter().any(|subscription| subscription.actor == one)
    };
    for &to in rules.members.iter().filter(|&&one| !needs(one)) {
        if world.presence(to).has_left() {
            continue;
        }
        let stream_key = message.stream_key.child(COPY_IN, plan.keys[to as usize]);
        let content = u64::from(version);
        world.send_to(to, Message { content, ..Message::new(Kind::CarbonCopy, stream_key, actor, to) });
    }
}

/// Somebody has read a copy.
pub fn read(world: &mut World<impl Has<CopyingIn>>, actor: u32) {
    let state = world.actor(actor);
    *world.figures_mut::<CopyingIn>() += state.ends_at - state.began_at;
}
