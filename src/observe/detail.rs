//! What an inspector shows: one actor, one message, one domain.

use crate::engine::{Fate, Knob, Message, OUTSIDE, OnRefusal, Order, Protocol, State, WhenFull};
use crate::frame::MODES;
use crate::kernel::{NONE, minutes};
use crate::mechanism::World;
use crate::mechanism::absence::AWAY;
use crate::mechanism::asking::Asking;
use crate::mechanism::attention::{self, Behaviour};
use crate::mechanism::failure::{DOWN, Failure};
use crate::mechanism::recognition::RecognitionMechanism;
use crate::mechanism::sites;
use crate::mechanism::storage::Storage;
use crate::mechanism::stress::{self, StressMechanism};
use crate::trace::Kind;
use serde::Serialize;

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
    /// The role it was addressed to, if it was to one.
    pub role: Option<u32>,
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
    /// The message it is integrating.
    pub integrating: Option<MessageDetail>,
    /// Share of time it was integrating.
    pub utilisation_share: f64,
    /// Messages waiting, averaged over time.
    pub mailbox_length_mean_messages: f64,
    /// The most that ever waited.
    pub mailbox_length_max_messages: u32,
    /// Messages it has integrated.
    pub integrated_count: u64,
    /// What it holds of the domains it depends on.
    pub beliefs: Vec<Belief>,
    /// What it believes the others hold of the domains it owns.
    pub announces: Vec<Announcement>,
    /// Whether it is away.
    pub away: bool,
    /// Whether it has left for good, or was not hired yet.
    pub left: bool,
    /// What it is at, or why it takes nothing up: one of the frame's modes, in small letters.
    pub mode: String,
    /// How it handles the next message.
    pub behaviour: Behaviour,
    /// What it has begun and put aside, the latest last.
    pub preempted: Vec<MessageDetail>,
    /// Messages that it was refused, and holds until they are let in or given up.
    pub held_back_count: u32,
    /// Whom it waits for.
    pub waits_for: Option<u32>,
    /// Where it sits, if anywhere in particular.
    pub site: Option<u32>,
    /// Who looks after it.
    pub supervisor: Option<u32>,
    /// How often it has failed.
    pub crashes: u32,
    /// How often it has burnt out.
    pub burn_outs: u32,
    /// Since when it is down, if it is.
    pub down_since_minutes: Option<f64>,
    /// The roles it holds, or holds as a standby.
    pub roles: Vec<u32>,
    /// Who hires it, if it is not there from the start.
    pub hired_by: Option<u32>,
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
    /// Its owner; none while it is free for all.
    pub owner: Option<u32>,
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

impl World {
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
        let mailbox = plan.profile(index).mailbox;
        let tally = &self.observers().tally.actors[index as usize];
        let beliefs = plan.subscriptions_of[index as usize].iter().map(|&subscription| {
            let domain = plan.subscriptions[subscription as usize].domain;
            let holding = knowledge.replica(subscription);
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
        let owned = (0..plan.domains.len() as u32).filter(|&domain| knowledge.owner(domain) == index);
        let announces = owned.map(|domain| {
            let true_version = knowledge.truth(domain).version;
            let dependents = plan.domains[domain as usize].subscriptions.clone().map(|subscription| {
                let holding = knowledge.replica(subscription);
                let (current, believed) = (holding.is_true(true_version), holding.believed == true_version);
                BeliefAboutOther {
                    actor: plan.subscriptions[subscription as usize].actor,
                    believed_version: holding.believed,
                    held_version: holding.version,
                    false_confidence: believed && !current,
                    false_doubt: current && !believed,
                }
            });
            Announcement { domain, true_version, dependents: listed(dependents) }
        });
        let mut waiting = actor.mailbox.in_turn(mailbox.order).take(LISTED_MAX);
        let (rules, entry) = (&plan.rules, self.entry_of(index));
        let failure = &self.state::<Failure>()[index as usize];
        let standing = self.state::<RecognitionMechanism>().standings.get(index as usize);
        let some = |index: u32| (index != NONE).then_some(index);
        let roles = (0_u32..)
            .zip(&rules.roles.roles)
            .filter(|(_, role)| role.holders.contains(&index) || role.standby.contains(&index));
        let roles = roles.map(|(at, _)| at);
        let mut preempted = self.runtime()[index as usize].preempted.iter().map(|one| one.key);
        Some(ActorDetail {
            index,
            name: plan.names[index as usize].clone(),
            mailbox: MailboxDetail {
                capacity: mailbox.capacity,
                order: mailbox.order,
                when_full: mailbox.when_full,
                waiting: self.describe_all(&mut waiting),
                waiting_count: actor.mailbox.waiting(),
            },
            integrating: (!actor.is_idle()).then(|| self.describe(&self.messages()[actor.integrating])),
            utilisation_share: tally.busy.mean(self.now()),
            mailbox_length_mean_messages: tally.waiting.mean(self.now()),
            mailbox_length_max_messages: tally.waiting_max,
            integrated_count: tally.integrated,
            beliefs: listed(beliefs),
            announces: listed(announces),
            away: actor.presence.has(AWAY),
            left: actor.presence.has_left(),
            mode: MODES[crate::frame::mode(actor) as usize].to_ascii_lowercase(),
            behaviour: attention::behaviour(self, index),
            preempted: self.describe_all(&mut preempted),
            held_back_count: self.runtime()[index as usize].refused,
            waits_for: some(self.state::<Asking>().waits_for[index as usize]),
            site: some(sites::site_of(self, index)),
            supervisor: rules.failure.supervisor_of[index as usize].map(|above| above.actor),
            crashes: failure.crashes,
            burn_outs: self.state::<StressMechanism>().get(index as usize).map_or(0, |state| state.burn_outs),
            down_since_minutes: actor.presence.has(DOWN).then(|| minutes(failure.down_since)),
            roles: listed(roles),
            hired_by: some(rules.hiring.hired_by[index as usize]),
            stress_share: rules.stress.of(entry).map(|_| stress::level(self, index)),
            recognition: standing.map(|standing| standing.recognition),
            promotions: standing.map_or(0, |standing| standing.promotions),
            brain_domains_max: rules.storage.brains.of(entry).map(|brain| brain.domains_max),
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
        let holders = domain.subscriptions.clone().map(|subscription| {
            let holding = self.knowledge().replica(subscription);
            Holder {
                actor: plan.subscriptions[subscription as usize].actor,
                held_version: holding.version,
                since_minutes: minutes(holding.since),
                wrong: holding.wrong,
                current: holding.is_true(truth.version),
            }
        });
        Some(DomainDetail {
            index,
            name: domain.name.clone(),
            owner: Some(truth.owner).filter(|&owner| owner != NONE),
            true_version: truth.version,
            since_minutes: minutes(truth.since),
            holders: holders.collect(),
            noted: (0..plan.rules.storage.stores.len() as u32)
                .map(|store| {
                    let note = self.state::<Storage>().stores.note(store, index);
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

    fn describe_all(&self, keys: &mut dyn Iterator<Item = u32>) -> Vec<MessageDetail> {
        listed(keys.map(|key| self.describe(&self.messages()[key])))
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
            domain: news.then(|| plan.subscriptions[message.subject as usize].domain),
            version: news.then_some(message.version()),
            urgency: message.urgency,
            role: message.is_for_a_role().then_some(u32::from(message.role)),
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

/// As `collect`, in a third of the code: these lists are short, and nobody waits for them.
fn listed<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        list.push(item);
    }
    list
}
