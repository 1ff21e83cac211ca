//! One actor: a mailbox, one message at a time, and what follows from absorbing it.

mod attention;
mod behaviour;
mod failure;
mod life;
mod mailbox;
mod message;
mod presence;
mod stress;

pub use attention::{Aside, Attention, Delegate, Focus, Interrupts, Pressure, Stance};
pub use behaviour::{Duties, Effect, finish};
pub use failure::{BurnsOut, Cause, Checks, Directive, Fails, Scope, Supervises};
pub use life::Life;
pub(crate) use mailbox::has_expired;
pub use mailbox::{Admission, Mailbox, MailboxRules, Order, WhenFull};
pub use message::{Fate, Kind, Message, Messages, NO_ROLE, OUTSIDE, State};
pub use presence::{Away, Hold, Presence};
pub use stress::{Strain, StressRules};

use crate::kernel::{NONE, Ticks};

/// What changes about an actor during a run. What does not is in the [`Plan`](crate::scenario::Plan). It fits into one cache line.
#[derive(Clone, Debug, Hash)]
#[repr(align(64))]
pub struct Actor {
    /// What was received and waits.
    pub mailbox: Mailbox,
    /// Key of the message being integrated, or [`NONE`].
    pub integrating: u32,
    /// Whether it takes messages up, and if not, why.
    pub presence: Presence,
    /// How it handles the next message.
    pub stance: Stance,
    /// Whether it has begun something and put it aside.
    pub has_aside: bool,
    /// Number of the event that ends this integration; any other is stale.
    pub completion: u64,
    /// When this integration began.
    pub began_at: Ticks,
    /// When it will end.
    pub ends_at: Ticks,
}

const _: () = assert!(size_of::<Actor>() == 64);

impl Default for Actor {
    fn default() -> Self {
        Self {
            mailbox: Mailbox::default(),
            integrating: NONE,
            presence: Presence::default(),
            stance: Stance::Open,
            has_aside: false,
            completion: u64::MAX,
            began_at: 0,
            ends_at: 0,
        }
    }
}

impl Actor {
    /// Whether it is integrating nothing.
    #[must_use]
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.integrating == NONE
    }

    /// Whether it would take up a message now.
    #[must_use]
    #[inline]
    pub fn is_ready(&self) -> bool {
        self.is_idle() && self.presence.is_free()
    }
}
