//! The actor model and nothing else: actors with mailboxes, messages over media, delivery, service, protocols, domains and beliefs.
//!
//! It names no mechanism. A mechanism meets it at the [hooks](Hooks), and acts through what a [`World`] offers: sending,
//! scheduling, holding and releasing, putting aside, learning and forgetting, leaving and joining. With nothing on, the engine is a
//! network of textbook queues.

mod access;
mod actor;
mod attendance;
mod beliefs;
mod breakdown;
mod changes;
mod checks;
mod compile;
mod delivery;
mod effect;
mod hooks;
pub mod invariants;
mod knobs;
mod mailbox;
mod mechanism;
mod medium;
mod message;
mod names;
mod observers;
mod plan;
mod presence;
mod protocol;
pub mod purpose;
mod reading;
mod replies;
mod run;
mod schedule;
mod sending;
mod series;
mod service;
mod source;
mod steering;
mod tally;
mod topology;
mod world;

pub use actor::{Actor, Preempted, RuntimeState};
pub use beliefs::{Agreement, Knowledge, Replica, Truth};
pub use checks::MINUTES_MAX;
pub use compile::{Compile, PerEntry, RoleAddress};
pub use delivery::NO_MEDIUM;
pub use effect::{Duties, Effect, finish};
pub use hooks::{Has, Hooks};
pub use knobs::{Knob, Knobs};
pub use mailbox::{Admission, Mailbox, MailboxRules, Order, WhenFull};
pub use mechanism::{Code, Mechanism, Mechanisms, Nothing};
pub use medium::{Channel, Medium, Reach, Rider};
pub use message::{BY_LEVELS, Fate, Message, Messages, NO_ROLE, OUTSIDE, State};
pub use names::{ACTORS_MAX, Cast, Names, by_name};
pub use observers::Observers;
pub use plan::{Canonical, DomainPlan, Effort, HookSet, Onward, Plan, Profile, Subscription, Target};
pub use presence::{Presence, REASONS_MAX, Reason};
pub use protocol::{Acknowledge, AcknowledgeOn, Next, OnRefusal, Protocol, Receipt, Retry, Transfer};
pub use run::Stop;
pub use schedule::Schedule;
pub use series::{Sample, Series, Sum};
pub use source::{Source, SourcePlan};
pub use tally::{ActorTally, Depths, MediumTally, Tally};
pub use topology::{Route, SystemPlan, Topology};
pub use world::{Moment, World};
