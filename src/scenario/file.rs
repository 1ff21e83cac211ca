//! What a scenario file says: the JSON a person writes, as Rust types.
//!
//! Nothing here is checked beyond its shape; [`compile`](super::compile) turns a [`Scenario`] into a
//! [`Plan`](super::Plan) or a list of [`Problem`](super::Problem)s. Every field that is not
//! required has a neutral default, so that a file names only what it is about.

use crate::engine::{Effort, MailboxRules, Medium, OnRefusal, Protocol};
use crate::kernel::{Calendar, Distribution, Shape};
use crate::mechanism::absence::Away;
use crate::mechanism::asking::Asks;
use crate::mechanism::attention::{Delegate, Focus, Pressure};
use crate::mechanism::copying::CopiesIn;
use crate::mechanism::failure::{Fails, Supervises};
use crate::mechanism::glue::Glue;
use crate::mechanism::hiring::Hires;
use crate::mechanism::interruption::Interrupts;
use crate::mechanism::meetings::Meeting;
use crate::mechanism::ownership::Ownership;
use crate::mechanism::recognition::Recognition;
use crate::mechanism::roles::Role;
use crate::mechanism::sites::{Distance, Site};
use crate::mechanism::storage::{Brain, LookUp, Store};
use crate::mechanism::stress::Stress;
use serde::{Deserialize, Serialize};

/// The version of the scenario format this crate reads and writes.
pub const FORMAT: u32 = 1;

/// A team, its work and its three knobs, as a file describes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of this format; 1.
    pub format: u32,
    /// A short name, shown as a title.
    pub name: String,
    /// One or two sentences on what there is to see.
    #[serde(default)]
    pub about: String,
    /// The loss knob: probability, 0 to 1, that a copy on a medium of loss factor 1 gets lost.
    #[serde(default)]
    pub loss_rate: f64,
    /// The integration knob: mean minutes to integrate one message of effort 1 by an actor of slowness 1.
    pub integration_delay_minutes: f64,
    /// The load knob: items of work that arrive from outside in an hour, over all streams and all people.
    pub load_per_hour: f64,
    /// Suggested pace at normal speed: simulated minutes per second of watching.
    #[serde(default = "pace")]
    pub pace_minutes_per_second: f64,
    /// Where a page begins to show it, in minutes: a team is more telling at work than at its first message.
    #[serde(default)]
    pub opens_at_minutes: f64,
    /// The calendar that the team lives by. Absent: working days, or round the clock if a site has hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// What each kind of message costs to integrate, relative to `integration_delay_minutes`.
    #[serde(default)]
    pub effort: Effort,
    /// The media that messages travel over. The first is the default of links, systems and meetings.
    #[serde(default = "media")]
    pub media: Vec<Medium>,
    /// How messages are sent where a link or system does not say.
    #[serde(default)]
    pub protocol: Protocol,
    /// The people.
    pub actors: Vec<Actor>,
    /// Teams: in a system, everyone can message everyone. Two people who are in several use the narrowest of them, the one with the fewest
    /// members, and of equally narrow ones the first by name.
    #[serde(default)]
    pub systems: Vec<System>,
    /// Single directed connections. A link overrides a system that joins the same two actors.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Pieces of shared reality, each with a true version.
    #[serde(default)]
    pub domains: Vec<Domain>,
    /// Work that arrives from outside.
    #[serde(default)]
    pub streams: Vec<Stream>,
    /// Messages that may be under way, waiting or integrating at once; at this number the run stops and says so.
    #[serde(default = "messages")]
    pub messages_max: u32,
    /// Events that may happen without time passing; at this number the run stops and says so: something goes round in a loop
    /// that costs no time.
    #[serde(default = "instant_events")]
    pub instant_events_max: u32,
    /// Where people sit. Absent: nowhere in particular.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<Site>,
    /// How far the sites are from each other; no distance where none is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distances: Vec<Distance>,
    /// Addresses that are not a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// When people meet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// Places where things are written down: a whiteboard, a wiki.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stores: Vec<Store>,
    /// Who hears of what they do not depend on. Absent: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies_in: Option<CopiesIn>,
    /// How the team sees who does what, and who leaves. Absent: nobody leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognition: Option<Recognition>,
    /// When work done on a stale picture comes back. Absent: it never does, and debt only grows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rework: Option<Rework>,
}

impl Scenario {
    /// The calendar that the team lives by.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        let keeps_hours = self.sites.iter().any(|site| site.hours.is_some());
        self.calendar.unwrap_or(if keeps_hours { Calendar::RoundTheClock } else { Calendar::WorkingDays })
    }
}

/// A person, or `count` alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Name, unique among the actors. With a `count` above 1 the people are called "Name 1", "Name 2", …
    pub name: String,
    /// How many people alike this entry stands for. At least 1.
    #[serde(default = "one_actor")]
    pub count: u32,
    /// Where messages wait.
    #[serde(default)]
    pub mailbox: MailboxRules,
    /// How the time to integrate a message is spread around its mean.
    #[serde(default)]
    pub integration: Shape,
    /// Multiplies the integration delay: 2 is half as fast. More than 0.
    #[serde(default = "one")]
    pub slowness: f64,
    /// What this actor does when a mailbox refuses its message.
    #[serde(default)]
    pub on_refusal: OnRefusal,
    /// Where it sits: one of `sites`, if there are any, or any name, for media that reach no further than one site. Absent: the
    /// one site of all who do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it is away. Absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
    /// How much it keeps in its head. Absent: everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brain: Option<Brain>,
    /// Where it looks before it works. Absent: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looks_up: Option<LookUp>,
    /// Names of the stores, each once, it writes each change of a domain it owns into, at the cost of its own time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub writes_to: Vec<String>,
    /// Probability, 0 to 1, that it takes the time to write a change down: what it leaves out makes its stores stale.
    #[serde(default = "one")]
    pub writes_share: f64,
    /// What a full mailbox does to it. Absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stress: Option<Stress>,
    /// The glue work it does: noticing what others hold stale, and telling them. Absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glue: Option<Glue>,
    /// How it decides what to handle next. Absent: one after the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attention: Option<Attention>,
    /// How it fails. Absent: never, unless somebody at the controls says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fails: Option<Fails>,
    /// Whom it looks after. Absent: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervises: Option<Supervises>,
    /// Whom it hires when it drowns. Absent: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hires: Option<Hires>,
    /// Whom it asks before it can finish an item. Absent: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Asks>,
    /// Where finished work goes next. Probabilities sum to at most 1; the rest leaves the team.
    #[serde(default)]
    pub passes_on: Vec<PassOn>,
}

impl Actor {
    /// A person with every policy off.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            count: 1,
            mailbox: MailboxRules::default(),
            integration: Shape::default(),
            slowness: 1.0,
            on_refusal: OnRefusal::default(),
            site: None,
            away: None,
            brain: None,
            looks_up: None,
            writes_to: Vec::new(),
            writes_share: 1.0,
            stress: None,
            glue: None,
            attention: None,
            fails: None,
            supervises: None,
            hires: None,
            asks: None,
            passes_on: Vec::new(),
        }
    }
}

/// When an actor handles messages in another way than one after the other. Absent parts are off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Attention {
    /// A more urgent arrival interrupts what it is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interrupts: Option<Interrupts>,
    /// Blocks of time in which it takes up work alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
    /// While too much waits, it takes up the most urgent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triage: Option<Pressure>,
    /// While too much waits, it passes work on unread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegate: Option<Delegate>,
}

/// Where finished work goes next, and how often.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PassOn {
    /// The next actor; a role; or a system: then anyone in it but the sender, picked uniformly.
    pub to: String,
    /// Probability, 0 to 1.
    pub probability: f64,
}

/// A team: everyone in it can message everyone else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct System {
    /// Name, unique among systems and actors.
    pub name: String,
    /// Names of actors; one with a `count` stands for all its people.
    pub members: Vec<String>,
    /// Medium of its messages; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Protocol of its messages; absent means the scenario's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
}

/// A directed connection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Name of the sender.
    pub from: String,
    /// Name of the receiver.
    pub to: String,
    /// Whether the same link exists the other way round.
    #[serde(default)]
    pub both_ways: bool,
    /// Medium of its messages; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Protocol of its messages; absent means the scenario's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
}

/// A piece of shared reality with a true version, which its owner changes and announces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Name, unique among the domains.
    pub name: String,
    /// Name of the one actor whose work changes it.
    pub owner: String,
    /// Names of the actors who depend on it. Not the owner.
    #[serde(default)]
    pub dependents: Vec<String>,
    /// Who may change it.
    #[serde(default)]
    pub ownership: Ownership,
    /// Whether each new version is announced to those who depend on it; else they hear of it at meetings, look it up, or are told
    /// by glue work.
    #[serde(default = "yes")]
    pub announced: bool,
}

/// A stream of work from outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// Name, unique among the streams.
    pub name: String,
    /// Name of the actor or role it lands on; an actor with a `count` gets a stream for each of its people.
    pub to: String,
    /// Its part of the load, relative to the other streams. More than 0. Where `to` is an actor with a `count`, `share_is` says
    /// whether each of its people gets this part or all of them together; absent, each does.
    #[serde(default = "one")]
    pub share: f64,
    /// Whose part `share` is, where `to` is an actor with a `count`. It must be said where the shares of all streams look like
    /// parts of a whole, with a sum of at most 1, and would be more than 1 if each of several people got theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_is: Option<ShareIs>,
    /// How the gaps between arrivals are spread: exponential is a Poisson stream, constant a schedule.
    #[serde(default)]
    pub gaps: Shape,
    /// Items that arrive together: above 1, bursts. At least 1.
    #[serde(default = "one_item")]
    pub burst: u32,
    /// The domain that finishing an item changes; its owner must be `to`, or in a free-for-all all of `to` must depend on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<String>,
    /// The domains whose current version an item needs to be done right, as far as its worker depends on them.
    #[serde(default)]
    pub relies_on: Vec<String>,
    /// Urgency of its items, 0 (least) to 3 (most).
    #[serde(default = "urgency")]
    pub urgency: u8,
}

/// Whose part of the load a stream's share is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ShareIs {
    /// Each person's: with a `count` of 3, three times the share comes in.
    ForEach,
    /// All people's together: it is divided among them in equal parts.
    Divided,
}

/// When work done on a stale picture comes back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rework {
    /// Time from the item's completion until it is back in its worker's mailbox.
    pub delay: Distribution,
}

fn one() -> f64 {
    1.0
}
fn one_actor() -> u32 {
    1
}
fn one_item() -> u32 {
    1
}
fn urgency() -> u8 {
    1
}
fn messages() -> u32 {
    1_000_000
}
fn yes() -> bool {
    true
}
fn instant_events() -> u32 {
    100_000
}
fn pace() -> f64 {
    2.0
}
fn media() -> Vec<Medium> {
    vec![Medium::instant("chat")]
}
