//! A scenario that was checked and compiled: names are indices, defaults are filled in. It never changes during a run.

use crate::actor::MailboxRules;
use crate::command::Knobs;
use crate::kernel::{Distribution, Shape, Ticks};
use crate::net::{Medium, Route, Topology};
use crate::org::SourcePlan;
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
}

/// A domain.
#[derive(Clone, Debug)]
pub struct DomainPlan {
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner: u32,
    /// Its pairs: one for each dependent.
    pub pairs: Range<u32>,
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
    /// The least and the most each knob may be set to.
    pub knob_ranges: [Range<f64>; 3],
    /// Effort of each kind of message.
    pub effort: Effort,
    /// Messages that may exist at once.
    pub messages_max: u32,
    /// The names of all actors.
    pub names: Vec<String>,
    /// Keys of the actors' draws, from their names.
    pub keys: Vec<u64>,
    /// Which profile each actor has.
    pub profile_of: Vec<u32>,
    /// What actors of one entry share.
    pub profiles: Vec<Profile>,
    /// The media.
    pub media: Vec<Medium>,
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
    /// When work done on a stale picture comes back.
    pub rework: Option<Distribution>,
}

impl Plan {
    /// The profile of an actor.
    #[must_use]
    #[inline]
    pub fn profile(&self, actor: u32) -> &Profile {
        &self.profiles[self.profile_of[actor as usize] as usize]
    }

    /// The domains an actor owns.
    pub fn owned_by(&self, actor: u32) -> impl Iterator<Item = u32> + '_ {
        let owned = self.domains.iter().enumerate().filter(move |(_, domain)| domain.owner == actor);
        owned.map(|(index, _)| index as u32)
    }
}
