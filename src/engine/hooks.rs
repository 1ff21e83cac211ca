//! Where mechanisms meet the engine.
//!
//! The engine knows no mechanism. It asks at fixed points, the hooks below, and each answers with the behaviour of a plain queue if
//! nothing is on. A hook that is rarely needed is asked only if the plan's [`HookSet`](super::HookSet) says that somebody needs it.

use super::mailbox::Order;
use super::mechanism::{Mechanism, Mechanisms};
use super::message::{Fate, Message};
use super::world::World;
use crate::kernel::Ticks;
use crate::trace::Kind;

/// Mechanisms of which `T` is one. Whoever is handed a world of such mechanisms gets at the state of `T`, and of no other.
pub trait Has<T: Mechanism>: Hooks {
    /// Its number in the list.
    const NUMBER: u8;
    /// Its rules.
    fn rules(rules: &Self::Rules) -> &T::Rules;
    /// Its state.
    fn state(&self) -> &T::State;
    /// Its state, to change it.
    fn state_mut(&mut self) -> &mut T::State;
    /// What it measures.
    fn figures_of(figures: &Self::Figures) -> &T::Figures;
    /// What it measures, to go on measuring.
    fn figures_of_mut(figures: &mut Self::Figures) -> &mut T::Figures;
}

/// What the mechanisms of a world make of the engine's questions.
pub trait Hooks: Mechanisms {
    // Time.

    /// Before anything is scheduled: who is not there at first.
    fn prepare(world: &mut World<Self>);
    /// The first events, after those of the sources.
    fn start(world: &mut World<Self>);
    /// An event of a mechanism is due: which mechanism, what, and about whom; `number` is the event's.
    fn due(world: &mut World<Self>, mechanism: u8, what: u8, about: u32, number: u64);

    // Admission and delivery.

    /// Admission: at whose mailbox work from outside for somebody arrives. Asked if `forwarding`.
    fn entrance(world: &mut World<Self>, to: u32) -> u32;
    /// The holder that something of an urgency goes to that is sent to a role, but none of two.
    fn holder(world: &mut World<Self>, role: u8, but: [u32; 2], urgency: u8) -> u32;
    /// Whether somebody hears a message that may bypass its mailbox; else it waits there as all do.
    fn hears(world: &mut World<Self>, message: &Message) -> bool;
    /// Who can take over from somebody what was sent to a role, if anybody can.
    fn stand_in(world: &mut World<Self>, message: &Message) -> Option<u32>;
    /// What somebody has to do, or whether it can do it, is another now. Asked if `standing`.
    fn standing_changed(world: &mut World<Self>, actor: u32);
    /// A message has come out of its mailbox. Asked if `standing`.
    fn taken_out(world: &mut World<Self>, key: u32);
    /// A message waits again, and is about to come into a mailbox.
    fn waits_again(world: &mut World<Self>, key: u32);
    /// The number of those waiting is about to change. Asked if `mailbox`.
    fn before_mailbox_changes(world: &mut World<Self>, actor: u32);
    /// A message was admitted, and its receiver has not looked at it yet. Asked if `choice`.
    fn admitted(world: &mut World<Self>, actor: u32, key: u32);
    /// Something for a role waits now, or somebody who could take it up has gone.
    fn call_holders(world: &mut World<Self>, role: u8);
    /// A message of a role has passed to another holder.
    fn handed_over(world: &mut World<Self>, key: u32, to: u32);
    /// A message goes without having been integrated.
    fn unserved(world: &mut World<Self>, key: u32);

    // Service.

    /// Chooses what is next for an actor who is free, and takes it out of the mailbox it is in. Asked if `choice`, or if the actor has
    /// put something aside.
    fn choose(world: &mut World<Self>, actor: u32, order: Order) -> Option<u32>;
    /// How long an actor takes over a message. Asked if `any`.
    fn service_time(world: &mut World<Self>, actor: u32, key: u32) -> Ticks;
    /// What a message of a mechanism's own kind costs, relative to the integration delay.
    fn effort(world: &World<Self>, actor: u32, kind: Kind) -> f64;
    /// An item of work is through: it is done, passed on unread, or has to wait for others. Asked if `any`.
    fn work(world: &mut World<Self>, actor: u32, key: u32, message: &Message, acknowledge: bool);
    /// An item of work that had to wait is done, if nothing else holds it up: whether its sender waits to hear of that, and whether it
    /// was done wrong.
    fn conclude_work(world: &mut World<Self>, actor: u32, key: u32, message: &Message, how: (bool, bool));
    /// An actor has integrated a message of a mechanism's own kind.
    fn integrated(world: &mut World<Self>, actor: u32, message: &Message);
    /// An actor has finished an item. Asked if `recognition`.
    fn finished(world: &mut World<Self>, actor: u32);
    /// Whether a change does not hold, because it was made on an old version. Asked if `forwarding`.
    fn conflicts(world: &mut World<Self>, actor: u32, domain: u32) -> bool;
    /// Whom a finished item goes to whatever its worker's rules say, and what it is addressed to: no role, or by levels. Asked if
    /// `forwarding`.
    fn forward(world: &World<Self>, actor: u32, message: &Message) -> Option<(u32, u8)>;
    /// After an item of work is done with and all that follows from it. Asked if `after_item`.
    fn after_item(world: &mut World<Self>, actor: u32, message: &Message);

    // Knowledge.

    /// Somebody hears of, or uses, what a subscription is about. Asked if `learning`.
    fn recall(world: &mut World<Self>, actor: u32, subscription: u32);
    /// A domain has a new version, and its maker has not announced it yet. Asked if `change`.
    fn changed(world: &mut World<Self>, actor: u32, message: &Message, domain: u32, version: u32);

    // Travel and presence.

    /// What becomes of a message between two people over a medium, and how long it takes. Asked if `travel`.
    fn travel(world: &World<Self>, ends: [u32; 2], medium: u8, fate: Fate, latency: Ticks) -> (Fate, Ticks);
    /// Where somebody sits, or [`NONE`](crate::kernel::NONE).
    fn site_of(world: &World<Self>, actor: u32) -> u32;
    /// Somebody who was there is not there any more.
    fn absent(world: &mut World<Self>, actor: u32);
    /// Somebody is there and takes part again, or waits for one thing less: what it could not do meanwhile, it does now.
    fn can_act(world: &mut World<Self>, actor: u32);
    /// Somebody has fallen out, or is back.
    fn outage(world: &mut World<Self>);
    /// Whether somebody who is not in the team may join it again.
    fn may_return(world: &World<Self>, actor: u32) -> bool;
    /// Somebody is about to leave for good: it takes nothing up any more.
    fn leaving(world: &mut World<Self>, actor: u32);
    /// Somebody has left, and what waits for it is about to be dropped or handed over.
    fn left(world: &mut World<Self>, actor: u32);
    /// Somebody has joined, and takes nothing up yet.
    fn joined(world: &mut World<Self>, actor: u32);
    /// What somebody has asked is forgotten: it begins anew.
    fn forget_questions(world: &mut World<Self>, actor: u32);
    /// Somebody begins anew: what is in its head is gone, and what was written down is read back. Returns what that takes.
    fn read_back(world: &mut World<Self>, actor: u32) -> Ticks;

    // Between mechanisms.

    /// Somebody loses a share of its stress.
    fn calm(world: &mut World<Self>, actor: u32, share: f64);
    /// Somebody has repaired what another holds.
    fn repaired(world: &mut World<Self>, actor: u32);
}
