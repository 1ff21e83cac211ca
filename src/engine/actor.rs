//! One actor during a run: a mailbox, and at most one message that it integrates.

use super::mailbox::Mailbox;
use super::presence::Presence;
use crate::kernel::{NONE, Ticks};

/// What changes about an actor during a run and is looked at most often. What does not change is in the
/// [`Plan`](super::Plan); the rest is its [`RuntimeState`]. It fits into one cache line.
#[derive(Clone, Debug, Hash)]
#[repr(align(64))]
pub struct Actor {
    /// What was received and waits.
    pub mailbox: Mailbox,
    /// Key of the message being integrated, or [`NONE`].
    pub integrating: u32,
    /// Whether it takes messages up, and if not, why.
    pub presence: Presence,
    /// Whether it has begun something and put it aside.
    pub has_preempted: bool,
    /// Number of the event that completes this integration; any other is stale.
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
            has_preempted: false,
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

/// What changes about an actor during a run and is rarely looked at.
#[derive(Clone, Debug, Default, Hash)]
pub struct RuntimeState {
    /// What it has begun and put aside, the latest last.
    pub preempted: Vec<Preempted>,
    /// Messages that were refused, and that it holds and tries again before it takes anything up.
    pub refused: u32,
    /// When the last of these was let in or given up.
    pub unblocks_at: Ticks,
    /// Timeouts of its transfers that came while it was not there, each with the number of its event.
    pub overdue: Vec<(u32, u64)>,
}

/// Something begun and put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Preempted {
    /// The message.
    pub key: u32,
    /// The service time it has taken so far.
    pub spent: Ticks,
    /// The service time it will still take.
    pub left: Ticks,
}
