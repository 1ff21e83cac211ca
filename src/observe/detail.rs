//! What an inspector shows: one actor, one message, one domain, and who there is.

use crate::actor::{Fate, Kind, Message, OUTSIDE, Order, State, WhenFull};
use crate::command::Knob;
use crate::kernel::{NONE, minutes};
use crate::net::Route;
use crate::protocol::{OnRefusal, Protocol};
use crate::world::World;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most waiting messages that are listed.
const LISTED_MAX: usize = 50;

/// A message that is not over.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MessageDetail {
    /// Its number in the run.
    pub serial: u64,
    /// What it is.
    pub kind: Kind,
    /// Where it is.
    pub state: State,
    /// Who sent it; none for the outside.
    pub from: Option<u32>,
    /// Whom it is for.
    pub to: u32,
    /// The medium it travels over, if any.
    pub medium: Option<u32>,
    /// When it was sent.
    pub sent_minutes: f64,
    /// When it is or was due.
    pub due_minutes: f64,
    /// When it was received.
    pub received_minutes: Option<f64>,
    /// Which copy it is, from 1.
    pub attempt: u32,
    /// How many copies its sender will send at most, if there is a limit.
    pub attempts_max: Option<u32>,
    /// Whether it will be lost on the way.
    pub will_be_lost: bool,
    /// Whether its receiver takes it, or will take it, for something else than it says.
    pub will_be_misread: bool,
    /// The domain it is about.
    pub domain: Option<u32>,
    /// The version it is about.
    pub version: Option<u32>,
    /// Its urgency, 0 to 3.
    pub urgency: u8,
}

/// A domain as one who depends on it holds it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Belief {
    /// The domain.
    pub domain: u32,
    /// The version it takes for true.
    pub held_version: u32,
    /// The true one.
    pub true_version: u32,
    /// Since when it holds that version.
    pub since_minutes: f64,
    /// Whether it has misunderstood that version.
    pub wrong: bool,
    /// Whether it holds what is true.
    pub current: bool,
}

/// What an owner believes that one of its dependents holds.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BeliefAboutOther {
    /// The dependent.
    pub actor: u32,
    /// What the owner believes.
    pub believed_version: u32,
    /// What is so.
    pub held_version: u32,
    /// The owner believes it is current, and is wrong.
    pub false_confidence: bool,
    /// It is current, and the owner does not know.
    pub false_doubt: bool,
}

/// A domain an actor owns, and what it believes the others know of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Announcement {
    /// The domain.
    pub domain: u32,
    /// Its true version.
    pub true_version: u32,
    /// All who depend on it.
    pub dependents: Vec<BeliefAboutOther>,
}

/// A mailbox.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MailboxDetail {
    /// Messages that fit; none means no limit.
    pub capacity: Option<u32>,
    /// Which one is next.
    pub order: Order,
    /// What happens when it is full.
    pub when_full: WhenFull,
    /// What waits, the next one first, the first 50.
    pub waiting: Vec<MessageDetail>,
    /// How many wait.
    pub waiting_count: u32,
}

/// One actor.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ActorDetail {
    /// Its index.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// Its mailbox.
    pub mailbox: MailboxDetail,
    /// The message it is absorbing.
    pub integrating: Option<MessageDetail>,
    /// Share of time it was integrating.
    pub utilisation_share: f64,
    /// Messages waiting, averaged over time.
    pub mailbox_length_mean_messages: f64,
    /// The most that ever waited.
    pub mailbox_length_max_messages: u32,
    /// Messages it has absorbed.
    pub integrated_count: u64,
    /// What it holds of the domains it depends on.
    pub beliefs: Vec<Belief>,
    /// What it believes the others hold of the domains it owns.
    pub announces: Vec<Announcement>,
    /// Whether it is away.
    pub away: bool,
    /// Whether it has left for good.
    pub left: bool,
    /// Stress, 0 to 1; none if it can feel none.
    pub stress_share: Option<f64>,
    /// Recognition, 1 for the average; none without recognition.
    pub recognition: Option<f64>,
    /// How often it was promoted.
    pub promotions: u32,
    /// Domains that fit into its head; none if it keeps everything.
    pub brain_domains_max: Option<u32>,
}

/// Who holds which version of a domain.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Holder {
    /// The actor.
    pub actor: u32,
    /// What it holds.
    pub held_version: u32,
    /// Since when.
    pub since_minutes: f64,
    /// Whether it has misunderstood that version.
    pub wrong: bool,
    /// Whether it holds what is true.
    pub current: bool,
}

/// One domain.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DomainDetail {
    /// Its index.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner: u32,
    /// Its true version.
    pub true_version: u32,
    /// Since when that is so.
    pub since_minutes: f64,
    /// Who depends on it.
    pub holders: Vec<Holder>,
    /// What the stores say about it.
    pub noted: Vec<Noted>,
}

/// What a store says about a domain.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Noted {
    /// The store.
    pub store: u32,
    /// The version that is written there; none if nothing is.
    pub version: Option<u32>,
    /// Since when.
    pub since_minutes: f64,
    /// Whether it is the true one.
    pub current: bool,
}

/// A domain, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastDomain {
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner: u32,
    /// Who depends on it.
    pub dependents: Vec<u32>,
}

/// A system, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastSystem {
    /// Its name.
    pub name: String,
    /// Who is in it.
    pub members: Vec<u32>,
}

/// A connection to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastLink {
    /// One end.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// The medium.
    pub medium: u32,
}

/// Who and what there is: all that does not change during a run and that a page needs to draw and to name it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cast {
    /// The scenario's name.
    pub name: String,
    /// The scenario's description.
    pub about: String,
    /// Suggested pace.
    pub pace_minutes_per_second: f64,
    /// Where a page begins to show it.
    pub opens_at_minutes: f64,
    /// Names of the actors, by index.
    pub actors: Vec<String>,
    /// The domains, by index.
    pub domains: Vec<CastDomain>,
    /// Names of the media, by index.
    pub media: Vec<String>,
    /// Names of the places where things are written down, by index.
    pub stores: Vec<String>,
    /// The systems.
    pub systems: Vec<CastSystem>,
    /// Connections that messages go along: links, and of systems the ways that announcements and passed-on work take.
    /// Each pair of actors once.
    pub links: Vec<CastLink>,
}

/// A knob: where it stands and how far it goes.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct KnobState {
    /// Which.
    pub knob: Knob,
    /// Where it stands.
    pub value: f64,
    /// The least it can be set to.
    pub min: f64,
    /// The most it can be set to.
    pub max: f64,
}

/// Systems larger than this are drawn as an outline, not as links between all their members.
const MESH_DRAWN_MAX: usize = 12;

impl World {
    /// Who and what there is.
    #[must_use]
    pub fn cast(&self) -> Cast {
        let plan = self.plan();
        let dependents = |domain: &crate::scenario::DomainPlan| {
            domain.pairs.clone().map(|pair| plan.pairs[pair as usize].actor).collect::<Vec<_>>()
        };
        let mut ends = BTreeMap::new();
        let mut join = |a: u32, b: u32, route: Route| {
            let pair = (a.min(b), a.max(b));
            // The first to join them stays.
            if let Some(first) = ends.insert(pair, route) {
                ends.insert(pair, first);
            }
        };
        for (from, to, route) in plan.topology.links() {
            join(from, to, route);
        }
        for pair in &plan.pairs {
            join(plan.domains[pair.domain as usize].owner, pair.actor, pair.route);
        }
        for system in plan.topology.systems().iter().filter(|system| system.members.len() <= MESH_DRAWN_MAX) {
            for (i, &a) in system.members.iter().enumerate() {
                system.members[i + 1..].iter().for_each(|&b| join(a, b, system.route));
            }
        }
        Cast {
            name: plan.name.clone(),
            about: plan.about.clone(),
            pace_minutes_per_second: plan.pace_minutes_per_second,
            opens_at_minutes: plan.opens_at_minutes,
            actors: plan.names.clone(),
            domains: (plan.domains.iter())
                .map(|domain| CastDomain {
                    name: domain.name.clone(),
                    owner: domain.owner,
                    dependents: dependents(domain),
                })
                .collect(),
            media: plan.media.iter().map(|medium| medium.name.clone()).collect(),
            stores: plan.stores.iter().map(|store| store.name.clone()).collect(),
            systems: (plan.topology.systems().iter())
                .map(|system| CastSystem { name: system.name.clone(), members: system.members.clone() })
                .collect(),
            links: ends
                .into_iter()
                .map(|((from, to), route)| CastLink { from, to, medium: u32::from(route.medium) })
                .collect(),
        }
    }

    /// Where the knobs stand and how far they go.
    #[must_use]
    pub fn knob_states(&self) -> Vec<KnobState> {
        let states = Knob::ALL.iter().map(|&knob| {
            let range = &self.plan().knob_ranges[knob as usize];
            KnobState { knob, value: self.knobs().get(knob), min: range.start, max: range.end }
        });
        // A knob without a range is not part of this scenario.
        states.filter(|state| state.min <= state.max).collect()
    }

    /// One actor, if there is one of that index.
    #[must_use]
    pub fn actor_detail(&self, index: u32) -> Option<ActorDetail> {
        let actor = self.actors().get(index as usize)?;
        let (plan, knowledge) = (self.plan(), self.knowledge());
        let rules = plan.profile(index).mailbox;
        let tally = &self.observers().tally.actors[index as usize];
        let beliefs = plan.pairs_of[index as usize].iter().map(|&pair| {
            let domain = plan.pairs[pair as usize].domain;
            let holding = knowledge.holding(pair);
            let true_version = knowledge.truth(domain).version;
            Belief {
                domain,
                held_version: holding.version,
                true_version,
                since_minutes: minutes(holding.since),
                wrong: holding.wrong,
                current: holding.is_true(true_version),
            }
        });
        let announces = plan.owned_by(index).map(|domain| {
            let true_version = knowledge.truth(domain).version;
            let dependents = plan.domains[domain as usize].pairs.clone().map(|pair| {
                let holding = knowledge.holding(pair);
                let (current, believed) = (holding.is_true(true_version), holding.believed == true_version);
                BeliefAboutOther {
                    actor: plan.pairs[pair as usize].actor,
                    believed_version: holding.believed,
                    held_version: holding.version,
                    false_confidence: believed && !current,
                    false_doubt: current && !believed,
                }
            });
            Announcement { domain, true_version, dependents: dependents.collect() }
        });
        let waiting = actor.mailbox.in_turn(rules.order).take(LISTED_MAX);
        Some(ActorDetail {
            index,
            name: plan.names[index as usize].clone(),
            mailbox: MailboxDetail {
                capacity: rules.capacity,
                order: rules.order,
                when_full: rules.when_full,
                waiting: waiting.map(|key| self.describe(&self.messages()[key])).collect(),
                waiting_count: actor.mailbox.waiting(),
            },
            integrating: (!actor.is_idle()).then(|| self.describe(&self.messages()[actor.integrating])),
            utilisation_share: tally.busy.mean(self.now()),
            mailbox_length_mean_messages: tally.waiting.mean(self.now()),
            mailbox_length_max_messages: tally.waiting_max,
            integrated_count: tally.integrated,
            beliefs: beliefs.collect(),
            announces: announces.collect(),
            away: actor.absence.is_away(),
            left: actor.absence.has_left(),
            stress_share: plan.profile(index).stress.map(|_| self.stress(index)),
            recognition: self.standings().get(index as usize).map(|standing| standing.recognition),
            promotions: self.standings().get(index as usize).map_or(0, |standing| standing.promotions),
            brain_domains_max: plan.profile(index).brain.map(|brain| brain.domains_max),
        })
    }

    /// One message, if it is not over.
    #[must_use]
    pub fn message_detail(&self, serial: u64) -> Option<MessageDetail> {
        self.messages().iter().find(|(_, message)| message.serial == serial).map(|(_, message)| self.describe(message))
    }

    /// One domain, if there is one of that index.
    #[must_use]
    pub fn domain_detail(&self, index: u32) -> Option<DomainDetail> {
        let plan = self.plan();
        let domain = plan.domains.get(index as usize)?;
        let truth = self.knowledge().truth(index);
        let holders = domain.pairs.clone().map(|pair| {
            let holding = self.knowledge().holding(pair);
            Holder {
                actor: plan.pairs[pair as usize].actor,
                held_version: holding.version,
                since_minutes: minutes(holding.since),
                wrong: holding.wrong,
                current: holding.is_true(truth.version),
            }
        });
        Some(DomainDetail {
            index,
            name: domain.name.clone(),
            owner: domain.owner,
            true_version: truth.version,
            since_minutes: minutes(truth.since),
            holders: holders.collect(),
            noted: (0..plan.stores.len() as u32)
                .map(|store| {
                    let note = self.stores().note(store, index);
                    Noted {
                        store,
                        version: (note.version > 0).then_some(note.version),
                        since_minutes: minutes(note.since),
                        current: note.version == truth.version,
                    }
                })
                .collect(),
        })
    }

    fn describe(&self, message: &Message) -> MessageDetail {
        let plan = self.plan();
        let news = message.about == Kind::Update && message.subject != NONE;
        MessageDetail {
            serial: message.serial,
            kind: message.kind,
            state: message.state,
            from: (message.from != OUTSIDE).then_some(message.from),
            to: message.to,
            medium: (message.medium != u8::MAX).then_some(u32::from(message.medium)),
            sent_minutes: minutes(message.sent_at),
            due_minutes: minutes(message.due_at),
            received_minutes: (message.state != State::InFlight).then(|| minutes(message.due_at)),
            attempt: u32::from(message.attempt),
            attempts_max: self.attempts_max(message),
            will_be_lost: message.is_doomed(),
            will_be_misread: message.fate == Fate::Misread,
            domain: news.then(|| plan.pairs[message.subject as usize].domain),
            version: news.then_some(message.version()),
            urgency: message.urgency,
        }
    }

    fn attempts_max(&self, message: &Message) -> Option<u32> {
        if message.transfer == NONE || message.kind.is_reply() {
            return Some(1);
        }
        let transfer = &self.transfers()[message.transfer];
        let by_protocol = match self.plan().protocols[transfer.route.protocol as usize] {
            Protocol::Acknowledge(rules) => return rules.attempts_max,
            Protocol::FireAndForget => 1,
        };
        match self.plan().profile(message.from).on_refusal {
            OnRefusal::Retry(retry) => Some(retry.attempts_max),
            OnRefusal::GiveUp => Some(by_protocol),
        }
    }
}
