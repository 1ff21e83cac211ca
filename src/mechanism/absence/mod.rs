//! Absence: somebody goes away and comes back. While away it finishes what it is at, takes up nothing new, and what does not wait
//! misses it.
//!
//! Owns when each goes and comes. Never touches a mailbox: what waits there waits.

pub mod invariants;
mod rules;

pub use rules::Away;

use crate::engine::{Code, Has, Mechanism, PerEntry, Plan, Reason, World};
use crate::kernel::Purpose;
use crate::trace::TraceEvent;

/// When somebody goes away and comes back; the counter is how often it happened.
pub const PRESENCE: Purpose = Purpose::new(16);

/// It is away.
pub const AWAY: Reason = Reason::absent("away", 0);

/// The mechanism.
pub struct Absence;

impl Mechanism for Absence {
    type Rules = PerEntry<Away>;
    /// How often each has gone away or come back.
    type State = Vec<u32>;
    type Figures = ();
    type Due = Due;

    fn state<R>(_: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![0; plan.names.len()]
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// An actor goes away or comes back.
    PresenceChange,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::PresenceChange];
    fn code(self) -> u8 {
        self as u8
    }
}

/// Schedules the next going or coming back of somebody who is away part of the time.
pub fn schedule(world: &mut World<impl Has<Absence>>, actor: u32) {
    let Some(away) = world.rules::<Absence>().of(world.entry_of(actor)).copied() else { return };
    let stay = if world.presence(actor).has(AWAY) { away.lasts } else { away.after };
    let changes = u64::from(world.state::<Absence>()[actor as usize]);
    let length = stay.draw(&mut world.actor_key(PRESENCE, actor).child(PRESENCE, changes).stream(Purpose::GAP));
    world.schedule_own::<Absence>(world.now().saturating_add(length), Due::PresenceChange, actor);
}

/// Somebody goes away, or comes back.
pub fn due(world: &mut World<impl Has<Absence>>, what: Due, actor: u32, _: u64) {
    let Due::PresenceChange = what;
    if world.is_gone(actor) {
        return;
    }
    let presence = world.presence(actor);
    let goes = !presence.has(AWAY);
    world.state_mut::<Absence>()[actor as usize] += 1;
    if !presence.has_left() {
        if goes {
            world.report(TraceEvent::WentAway { actor });
        } else {
            world.report(TraceEvent::CameBack { actor });
        }
    }
    if goes {
        world.hold(actor, AWAY);
    } else {
        world.release(actor, AWAY);
    }
    schedule(world, actor);
}
