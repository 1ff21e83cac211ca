//! A world as a checkpoint keeps it: what a backlog makes long is shared with the checkpoint before.

use super::mailbox::Mailbox;
use super::mechanism::Mechanisms;
use super::message::Message;
use super::protocol::Transfer;
use super::world::{Moment, World};
use crate::kernel::{Frozen, FrozenSlab};
use std::mem::take;

/// A frozen world.
#[derive(Clone, Debug)]
pub struct FrozenWorld<M: Mechanisms> {
    /// All but what follows, which is empty in it.
    rest: World<M>,
    messages: FrozenSlab<Message>,
    transfers: FrozenSlab<Transfer>,
    mailboxes: Vec<Frozen<u32>>,
}

impl<M: Mechanisms> FrozenWorld<M> {
    /// A copy of a world, after an earlier copy of it.
    #[must_use]
    pub fn of(world: &mut World<M>, before: Option<&Self>) -> Self {
        let (no_messages, no_transfers, no_keys) = Default::default();
        let messages = FrozenSlab::of(&world.messages, before.map_or(&no_messages, |before| &before.messages));
        let transfers = FrozenSlab::of(&world.transfers, before.map_or(&no_transfers, |before| &before.transfers));
        let keys = |place: usize| before.and_then(|before| before.mailboxes.get(place)).unwrap_or(&no_keys);
        let actors = world.actors.iter_mut().enumerate();
        let mailboxes = actors.map(|(place, actor)| actor.mailbox.freeze(keys(place))).collect();
        let apart = (take(&mut world.messages), take(&mut world.transfers));
        let waiting: Vec<Mailbox> = world.actors.iter_mut().map(|actor| take(&mut actor.mailbox)).collect();
        let rest = world.clone();
        (world.messages, world.transfers) = apart;
        for (actor, mailbox) in world.actors.iter_mut().zip(waiting) {
            actor.mailbox = mailbox;
        }
        Self { rest, messages, transfers, mailboxes }
    }

    /// The world.
    #[must_use]
    pub fn thaw(&self) -> World<M> {
        let mut world = self.rest.clone();
        world.messages = self.messages.thaw();
        world.transfers = self.transfers.thaw();
        for (actor, mailbox) in world.actors.iter_mut().zip(&self.mailboxes) {
            actor.mailbox = Mailbox::thaw(mailbox);
        }
        world
    }

    /// When it was frozen.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.rest.moment()
    }

    /// About the bytes that would be free without it, as long as the other one is there.
    #[must_use]
    pub fn own_bytes(&self, other: &Self) -> usize {
        let mailboxes = self.mailboxes.iter().zip(&other.mailboxes).map(|(own, other)| own.own_bytes(other));
        self.rest.bytes()
            + self.messages.own_bytes(&other.messages)
            + self.transfers.own_bytes(&other.transfers)
            + mailboxes.sum::<usize>()
    }
}
