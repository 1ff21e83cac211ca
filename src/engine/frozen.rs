//! A world as a checkpoint keeps it: what a backlog makes long is shared with the checkpoint before.

use super::mechanism::Mechanisms;
use super::message::Message;
use super::protocol::Transfer;
use super::world::{Moment, World};
use crate::kernel::Frozen;
use std::mem::take;

/// A frozen world.
#[derive(Clone, Debug)]
pub struct FrozenWorld<M: Mechanisms> {
    /// All but what follows, which is empty in it.
    rest: World<M>,
    messages: Frozen<Message>,
    transfers: Frozen<Transfer>,
}

impl<M: Mechanisms> FrozenWorld<M> {
    /// A copy of a world, after an earlier copy of it.
    #[must_use]
    pub fn of(world: &mut World<M>, before: Option<&Self>) -> Self {
        let (no_messages, no_transfers) = Default::default();
        let messages = Frozen::of(&world.messages, before.map_or(&no_messages, |before| &before.messages));
        let transfers = Frozen::of(&world.transfers, before.map_or(&no_transfers, |before| &before.transfers));
        let apart = (take(&mut world.messages), take(&mut world.transfers));
        let rest = world.clone();
        (world.messages, world.transfers) = apart;
        Self { rest, messages, transfers }
    }

    /// The world.
    #[must_use]
    pub fn thaw(&self) -> World<M> {
        let mut world = self.rest.clone();
        world.messages = self.messages.thaw();
        world.transfers = self.transfers.thaw();
        world
    }

    /// When it was frozen.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.rest.moment()
    }

    /// About the bytes of what no other copy shares, of what it did not share with the copy before it, and of all that may be shared.
    #[must_use]
    pub fn bytes(&self) -> [usize; 3] {
        let ([own, all], [more_own, more]) = (self.messages.bytes(), self.transfers.bytes());
        // Beside each message that waits, its key stands in a mailbox.
        let keys = all / size_of::<Message>() * size_of::<u32>();
        [self.rest.bytes() + keys, own + more_own, all + more]
    }
}
