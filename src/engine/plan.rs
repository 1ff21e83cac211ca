//! A scenario that was checked and compiled: names are indices, defaults are filled in. It never changes during a run.

use super::knobs::{Knob, Knobs};
use super::mailbox::MailboxRules;
use super::medium::Channel;
use super::message::Message;
use super::protocol::{OnRefusal, Protocol};
use super::schedule::Schedule;
use super::source::SourcePlan;
use super::topology::{Route, Topology};
use crate::kernel::{Calendar, Distribution, Shape, Ticks, encode_enum, encode_struct};
use crate::problem::{Decimal, Problem};
use crate::trace::Kind;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What is the same for all people of one entry of the file, as far as the engine is concerned.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The mailbox's rules.
    pub mailbox: MailboxRules,
    /// The mailbox's patience, in ticks.
    pub patience: Option<Ticks>,
    /// How integration times spread.
    pub integration: Shape,
    /// Multiplies the integration delay.
    pub slowness: f64,
    /// What to do when refused.
    pub on_refusal: OnRefusal,
    /// Where finished work goes.
    pub passes_on: Vec<Onward>,
}

/// What each kind of message costs to integrate, relative to the integration delay. At least 0;
/// 0 means it is integrated at once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Effort {
    /// An item of work, or of rework.
    pub work: f64,
    /// News that a domain has a new version, or an answer.
    pub update: f64,
    /// A question, or a proposal to a committee.
    pub question: f64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { work: 1.0, update: 1.0, question: 1.0 }
    }
}

/// Where finished work goes next.
#[derive(Clone, Copy, Debug)]
pub struct Onward {
    /// Probability of this and the ones before it.
    pub up_to: f64,
    /// Who is next.
    pub target: Target,
}

/// Who is next.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// One actor.
    Actor(u32),
    /// Anyone in a system but the sender.
    Anyone(u32),
    /// A holder of a role.
    Role(u8),
}

/// A domain.
#[derive(Clone, Debug)]
pub struct DomainPlan {
    /// Its name.
    pub name: String,
    /// Its owner, or who is named as one while nobody owns it.
    pub owner: u32,
    /// Whether anybody owns it at first.
    pub owned: bool,
    /// Its subscriptions: one for each dependent, in canonical order; of one that nobody owns also one for who is named as its owner.
    pub subscriptions: Range<u32>,
    /// Whether each new version is announced.
    pub announced: bool,
}

/// A dependent of a domain.
#[derive(Clone, Copy, Debug)]
pub struct Subscription {
    /// The domain.
    pub domain: u32,
    /// The actor who depends on it.
    pub actor: u32,
    /// How news travels from its owner.
    pub route: Route,
}

/// The order in which a run goes through the lists of a file: that of names. So the order of the file decides nothing.
#[derive(Clone, Debug)]
pub struct Canonical {
    /// All actors: by the name of their entry, and then by their number in it.
    pub actors: Vec<u32>,
    /// The sources: by the name of their stream, and then as their actors.
    pub sources: Vec<u32>,
    /// The domains.
    pub domains: Vec<u32>,
}

/// All that does not change during a run; `R` is what mechanisms have made of their rules.
#[derive(Clone, Debug)]
pub struct Plan<R> {
    /// The scenario's name.
    pub name: String,
    /// The scenario's description.
    pub about: String,
    /// Suggested pace, in simulated minutes a second.
    pub pace_minutes_per_second: f64,
    /// Where a page begins to show it, in minutes.
    pub opens_at_minutes: f64,
    /// The calendar that the team lives by.
    pub calendar: Calendar,
    /// The knobs as the run starts.
    pub knobs: Knobs,
    /// What a variant does on the way.
    pub commands: Schedule,
    /// The least and the most each knob may be set to; of one that this scenario has not, the least is above the most.
    pub knob_ranges: [Range<f64>; 4],
    /// Effort of each kind of message.
    pub effort: Effort,
    /// Messages that may exist at once.
    pub messages_max: u32,
    /// Events that may happen without time passing.
    pub instant_events_max: u32,
    /// The names of all actors.
    pub names: Vec<String>,
    /// The order in which a run goes through all that.
    pub canonical: Canonical,
    /// Keys of the actors' draws, from their names.
    pub keys: Vec<u64>,
    /// Which entry of the file each actor is of.
    pub profile_of: Vec<u32>,
    /// What actors of one entry share.
    pub profiles: Vec<Profile>,
    /// The media.
    pub media: Vec<Channel>,
    /// The protocols in use.
    pub protocols: Vec<Protocol>,
    /// Links and systems.
    pub topology: Topology,
    /// The domains.
    pub domains: Vec<DomainPlan>,
    /// All dependents of all domains, domain by domain.
    pub subscriptions: Vec<Subscription>,
    /// For each actor, the subscriptions in which it is the dependent, in the canonical order of their domains.
    pub subscriptions_of: Vec<Vec<u32>>,
    /// The names of the streams of work.
    pub streams: Vec<String>,
    /// The sources of work: what each stream is to each person it lands on.
    pub sources: Vec<SourcePlan>,
    /// For each actor, the first source that lands on it, in canonical order, if any.
    pub source_of: Vec<Option<u32>>,
    /// When work done on a stale picture comes back.
    pub rework: Option<Distribution>,
    /// Which hooks anybody needs: what nobody needs costs one look at this.
    pub hooks: HookSet,
    /// The rules of the mechanisms.
    pub rules: R,
}

/// Which hooks of [`Mechanisms`](super::Mechanisms) anybody needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HookSet {
    /// Any mechanism is on that bears on how long somebody takes over a message, which one is next, or what is made of it.
    pub any: bool,
    /// Somebody chooses what is next otherwise than by the order of its mailbox.
    pub choice: bool,
    /// Some items go to somebody else than their worker passes work on to, or their changes may not hold.
    pub forwarding: bool,
    /// Some messages travel otherwise than their medium says.
    pub travel: bool,
    /// Somebody follows how full a mailbox is.
    pub mailbox: bool,
    /// Somebody keeps track of what it has heard of.
    pub learning: bool,
    /// Somebody does something about a change besides announcing it.
    pub change: bool,
    /// Something may follow from having finished an item.
    pub after_item: bool,
    /// Somebody counts what others finish.
    pub recognition: bool,
    /// Somebody keeps track of who has how much to do.
    pub standing: bool,
}

impl<R> Plan<R> {
    /// The profile of an actor.
    #[must_use]
    #[inline]
    pub fn profile(&self, actor: u32) -> &Profile {
        &self.profiles[self.profile_of[actor as usize] as usize]
    }

    /// The stream that an item of work is of; nothing if it is of none, or no item.
    #[must_use]
    #[inline]
    pub fn stream_of(&self, message: &Message) -> Option<u32> {
        let is_item = message.kind == Kind::Work;
        self.sources.get(message.subject as usize).filter(|_| is_item).map(|source| source.stream)
    }

    /// Whether a knob may be set to a value.
    ///
    /// # Errors
    /// If it is out of its range, or not part of this scenario.
    pub fn check_knob(&self, knob: Knob, value: f64) -> Result<(), Problem> {
        let range = &self.knob_ranges[knob as usize];
        if (range.start..=range.end).contains(&value) {
            return Ok(());
        }
        if range.start > range.end {
            return Err(Problem::new(knob.name(), "needs a scenario with recognition"));
        }
        let [least, most, value] = [range.start, range.end, value].map(Decimal);
        Err(Problem::new(knob.name(), format_args!("must be {least} to {most}, got {value}")))
    }
}

encode_struct! {
    Plan<R> {
        name, about, pace_minutes_per_second, opens_at_minutes, calendar, knobs, commands, knob_ranges, effort, messages_max, instant_events_max, names,
        canonical, keys, profile_of, profiles, media, protocols, topology, domains, subscriptions, subscriptions_of, streams, sources, source_of, rework,
        hooks, rules,
    }
}
encode_struct! { Canonical { actors, sources, domains } }
encode_struct! { Profile { mailbox, patience, integration, slowness, on_refusal, passes_on } }
encode_struct! { Effort { work, update, question } }
encode_struct! { Onward { up_to, target } }
encode_enum! { Target { Actor(index: u32), Anyone(index: u32), Role(index: u8) } }
encode_struct! { DomainPlan { name, owner, owned, subscriptions, announced } }
encode_struct! { Subscription { domain, actor, route } }
encode_struct! { HookSet { any, choice, forwarding, travel, mailbox, learning, change, after_item, recognition, standing } }
