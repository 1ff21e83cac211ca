//! A scenario that was checked and compiled: names are indices, defaults are filled in. It never changes during a run.

use crate::actor::{Away, Fails, Focus, Interrupts, MailboxRules, Pressure, StressRules, Supervises};
use crate::command::{Knobs, Schedule};
use crate::kernel::{Distribution, Shape, Ticks};
use crate::knowledge::{Brain, Ownership};
use crate::net::{Channel, Route, SitePlan, Topology};
use crate::org::{Glue, HiringPlan, MeetingPlan, Recognition, RolePlan, SourcePlan};
use crate::protocol::{OnRefusal, Protocol};
use crate::scenario::Effort;
use std::ops::Range;

/// What is the same for all people of one entry of the file.
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
    /// When they are away.
    pub away: Option<Away>,
    /// How much they keep in their heads.
    pub brain: Option<Brain>,
    /// The stores they look into, in order.
    pub looks_in: Vec<u32>,
    /// Whether they look every time, or only when they have forgotten.
    pub looks_always: bool,
    /// The stores they write into.
    pub writes_to: Vec<u32>,
    /// Probability that a change is written down.
    pub writes_share: f64,
    /// What a full mailbox does to them.
    pub stress: Option<StressRules>,
    /// The glue work they do.
    pub glue: Option<Glue>,
    /// What an interruption costs them, if anything interrupts them.
    pub interrupts: Option<Interrupts>,
    /// When they focus.
    pub focus: Option<Focus>,
    /// When they take the most urgent first.
    pub triage: Option<Pressure>,
    /// When they pass work on unread, and to whom.
    pub delegate: Option<(Pressure, Target)>,
    /// How they fail.
    pub fails: Option<Fails>,
    /// What they do about failures of those they look after.
    pub supervises: Option<Supervises>,
    /// Whom they hire.
    pub hires: Option<HiringPlan>,
    /// Whom they ask.
    pub asks: Option<AsksPlan>,
}

/// Whom an actor asks, compiled.
#[derive(Clone, Copy, Debug)]
pub struct AsksPlan {
    /// Whom.
    pub to: Target,
    /// Probability that an item needs an answer.
    pub share: f64,
    /// Whether the asker waits.
    pub blocking: bool,
    /// For how long, in ticks.
    pub patience: Ticks,
}

/// Who looks after somebody.
#[derive(Clone, Copy, Debug)]
pub struct Supervisor {
    /// The supervisor.
    pub actor: u32,
    /// How a failure travels there.
    pub up: Route,
    /// How a restart travels back.
    pub down: Route,
}

/// A place where things are written down.
#[derive(Clone, Debug)]
pub struct StorePlan {
    /// Its name.
    pub name: String,
    /// Who can reach it, if not everyone.
    pub system: Option<u32>,
    /// The site it is at, if it is at one.
    pub site: Option<u32>,
    /// How long a look-up takes.
    pub read: Ticks,
    /// How long a write takes.
    pub write: Ticks,
    /// Time from one wiping to the next.
    pub wiped_every: Option<Distribution>,
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
    /// Its owner.
    pub owner: u32,
    /// Its pairs: one for each dependent; in a free-for-all also one for its owner.
    pub pairs: Range<u32>,
    /// Who may change it.
    pub ownership: Ownership,
    /// Whether each new version is announced.
    pub announced: bool,
}

/// A dependent of a domain.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The domain.
    pub domain: u32,
    /// The actor who depends on it.
    pub actor: u32,
    /// How news travels from its owner.
    pub route: Route,
}

/// All that does not change during a run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The scenario's name.
    pub name: String,
    /// The scenario's description.
    pub about: String,
    /// Suggested pace, in simulated minutes a second.
    pub pace_minutes_per_second: f64,
    /// Where a page begins to show it, in minutes.
    pub opens_at_minutes: f64,
    /// The knobs as the run starts.
    pub knobs: Knobs,
    /// What a variant does on the way.
    pub commands: Schedule,
    /// The least and the most each knob may be set to.
    pub knob_ranges: [Range<f64>; 4],
    /// Effort of each kind of message.
    pub effort: Effort,
    /// Messages that may exist at once.
    pub messages_max: u32,
    /// Events that may happen without time passing.
    pub instant_events_max: u32,
    /// The names of all actors.
    pub names: Vec<String>,
    /// Keys of the actors' draws, from their names.
    pub keys: Vec<u64>,
    /// Which profile each actor has.
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
    pub pairs: Vec<Pair>,
    /// For each actor, the pairs in which it is the dependent.
    pub pairs_of: Vec<Vec<u32>>,
    /// The sources of work.
    pub sources: Vec<SourcePlan>,
    /// For each actor, a source that lands on it, if any.
    pub source_of: Vec<Option<u32>>,
    /// Places where things are written down.
    pub stores: Vec<StorePlan>,
    /// Where people sit.
    pub sites: Vec<SitePlan>,
    /// For each actor, where it sits at first, or `NONE`.
    pub site_of: Vec<u32>,
    /// The roles.
    pub roles: Vec<RolePlan>,
    /// For each actor, the roles it holds, or holds as a standby, whose queue is shared.
    pub queues_of: Vec<Vec<u8>>,
    /// The meetings.
    pub meetings: Vec<MeetingPlan>,
    /// For each actor, who looks after it.
    pub supervisor_of: Vec<Option<Supervisor>>,
    /// For each actor, those it looks after, in the order in which they were started.
    pub children_of: Vec<Vec<u32>>,
    /// For each actor who is not there at first, who hires it; else `NONE`.
    pub hired_by: Vec<u32>,
    /// How people are seen.
    pub recognition: Option<Recognition>,
    /// For each actor who does glue work, the pairs it can look at and repair: those of others, of what it knows itself.
    pub repairs: Vec<Vec<Repair>>,
    /// Which of the mechanisms that cost something are on.
    pub on: Mechanisms,
    /// When work done on a stale picture comes back.
    pub rework: Option<Distribution>,
}

/// A pair that glue work can look at.
#[derive(Clone, Copy, Debug)]
pub struct Repair {
    /// The pair.
    pub pair: u32,
    /// The pair in which the one who does the glue work holds the same domain; `NONE` if it is the owner.
    pub own: u32,
    /// How its news travels there.
    pub route: Route,
}

/// Which mechanisms are on: what is off costs one look at this.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mechanisms {
    /// Any of those that bear on how long somebody takes over a message, which one is next, and what is made of it: stress, brains,
    /// stores, choices, asks or failures.
    pub habits: bool,
    /// Somebody is under stress.
    pub stress: bool,
    /// Somebody keeps a bounded number of domains in their head.
    pub brains: bool,
    /// Somebody looks things up or writes them down.
    pub stores: bool,
    /// Somebody decides what to handle next otherwise than by the order of its mailbox, hires, or shares a queue.
    pub choices: bool,
    /// Somebody asks before finishing an item, or a committee has to agree.
    pub asks: bool,
    /// Somebody fails.
    pub failures: bool,
    /// Somebody sits somewhere.
    pub sites: bool,
    /// Some items go to somebody else than their worker's habits say: past a supervisor's door, or to who has claimed a domain.
    pub forwards: bool,
}

impl Plan {
    /// The profile of an actor.
    #[must_use]
    #[inline]
    pub fn profile(&self, actor: u32) -> &Profile {
        &self.profiles[self.profile_of[actor as usize] as usize]
    }
}
