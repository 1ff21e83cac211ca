//! Packs the world for drawing: one buffer of numbers that a page reads in place.
//!
//! A header, then sections of records of fixed size; every word is an `f64`, so one view reads all. Times are in
//! minutes. A message carries when it was sent and when it is due: where it is drawn is the page's business.

use crate::engine::{Actor, DomainPlan, OUTSIDE, Reason, Replica, State};
use crate::kernel::{NONE, Ticks, minutes};
use crate::mechanism::World;
use crate::mechanism::absence::AWAY;
use crate::mechanism::asking::{ASKING, Asking};
use crate::mechanism::attention;
use crate::mechanism::failure::DOWN;
use crate::mechanism::meetings::{IN_MEETING, Meetings};
use crate::mechanism::sites::{self, OFF_HOURS};
use crate::mechanism::storage::Storage;
use crate::mechanism::stress::{self, BURNT_OUT};
use crate::trace::Kind;

/// What the first word must be.
pub const MAGIC: u32 = 0xAC70;
/// The version of the layout below.
pub const VERSION: u32 = 4;
/// The most letters of one mailbox that are packed; the count says how many there are.
pub const LETTERS_MAX: usize = 24;
/// The most messages in flight that are packed; the header says how many were left out.
pub const FLIGHTS_MAX: usize = 4096;
/// The most marks that are packed, the latest.
pub const MARKS_MAX: usize = 192;

/// A record of the layout: its name, the names of its words in order, and how many words it takes.
pub struct Record {
    /// Its name.
    pub name: &'static str,
    /// Its words; those after the last are reserved and 0.
    pub words: &'static [&'static str],
    /// Words from one record to the next.
    pub stride: usize,
}

/// The header.
pub const HEADER: Record = Record {
    name: "HEADER",
    words: &[
        "MAGIC",
        "VERSION",
        "TOTAL_WORDS",
        "NOW_MINUTES",
        "COHERENCE_NOW_SHARE",
        "PERCEIVED_COHERENCE_NOW_SHARE",
        "ACTORS_COUNT",
        "ACTORS_OFFSET",
        "SEGMENTS_COUNT",
        "SEGMENTS_OFFSET",
        "LETTERS_COUNT",
        "LETTERS_OFFSET",
        "FLIGHTS_COUNT",
        "FLIGHTS_OFFSET",
        "MARKS_COUNT",
        "MARKS_OFFSET",
        "FLIGHTS_LEFT_OUT",
        "STORES_COUNT",
        "NOTES_OFFSET",
        "NOTES_PER_STORE",
    ],
    stride: 32,
};

/// An actor.
pub const ACTOR: Record = Record {
    name: "ACTOR",
    words: &[
        "MODE",
        "WAITING_COUNT",
        "CAPACITY",
        "INTEGRATING_KIND",
        "INTEGRATION_BEGAN_MINUTES",
        "INTEGRATION_DUE_MINUTES",
        "FIRST_SEGMENT",
        "SEGMENT_COUNT",
        "FIRST_LETTER",
        "LETTER_COUNT",
        "CURRENT_SHARE",
        "UTILISATION_SHARE",
        "STRESS",
        "BEHAVIOUR",
        "PREEMPTED_COUNT",
        "WAITS_FOR",
        "SITE",
        "MEETING",
    ],
    stride: 20,
};

/// A domain as one actor holds it: one for each domain it owns or depends on.
pub const SEGMENT: Record =
    Record { name: "SEGMENT", words: &["DOMAIN", "STATE", "BELIEVED_CURRENT", "HELD_SINCE_MINUTES"], stride: 4 };

/// What a store says about a domain: for each store in turn, one for each domain.
pub const NOTE: Record = Record { name: "NOTE", words: &["STATE", "SINCE_MINUTES"], stride: 2 };

/// A message in a mailbox, the next to be integrated first.
pub const LETTER: Record = Record { name: "LETTER", words: &["KIND", "URGENCY"], stride: 2 };

/// A message in flight.
pub const FLIGHT: Record = Record {
    name: "FLIGHT",
    words: &["SERIAL", "KIND", "FROM", "TO", "SENT_MINUTES", "DUE_MINUTES", "FATE", "ATTEMPT", "MEDIUM", "DOMAIN"],
    stride: 10,
};

/// Something that has just happened at an actor.
pub const MARK: Record = Record { name: "MARK", words: &["WHAT", "AT_MINUTES", "ACTOR", "KIND", "OTHER"], stride: 5 };

/// What a segment's `STATE` can be.
pub const SEGMENT_STATES: [&str; 5] = ["CURRENT", "STALE", "WRONG", "OWNED", "EMPTY"];
/// What an actor's `MODE` can be.
pub const MODES: [&str; 10] =
    ["IDLE", "INTEGRATING", "AWAY", "LEFT", "MEETING", "DOWN", "BURNT_OUT", "ASKING", "OFF_HOURS", "BLOCKED"];
/// What an actor's `BEHAVIOUR` can be.
pub const BEHAVIOURS: [&str; 4] = ["OPEN", "FOCUS", "TRIAGE", "DELEGATE"];

/// A packed world. The buffer keeps its place in memory unless a world needs more room than any before it.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    words: Vec<f64>,
    letters: Vec<f64>,
    flights: Vec<f64>,
}

impl Frame {
    /// The words, as they were last packed.
    #[must_use]
    pub fn words(&self) -> &[f64] {
        &self.words
    }

    /// Packs a world, with what has happened since `marks_since`.
    pub fn pack(&mut self, world: &World, marks_since: Ticks) {
        let plan = world.plan();
        let people = plan.names.len();
        let segments = plan.subscriptions.len() + owned_domains(world).count();
        let actors_at = HEADER.stride;
        let segments_at = actors_at + people * ACTOR.stride;
        let letters_at = segments_at + segments * SEGMENT.stride;
        self.words.clear();
        self.words.resize(letters_at, 0.0);
        self.pack_actors(world, actors_at, segments_at);
        let letters = self.letters.len() / LETTER.stride;
        self.words.extend_from_slice(&self.letters);
        let flights_at = self.words.len();
        let left_out = self.pack_flights(world);
        let flights = self.flights.len() / FLIGHT.stride;
        self.words.extend_from_slice(&self.flights);
        let notes_at = self.words.len();
        self.pack_notes(world);
        let marks_at = self.words.len();
        let marks = self.pack_marks(world, marks_since);
        let metrics = &world.observers().tally;
        let subscriptions = metrics.subscriptions.value();
        let share = |of: u64| {
            if subscriptions == 0 { 1.0 } else { of as f64 / subscriptions as f64 }
        };
        let header = [
            f64::from(MAGIC),
            f64::from(VERSION),
            self.words.len() as f64,
            minutes(world.now()),
            share(metrics.current.value()),
            share(metrics.believed.value()),
            people as f64,
            actors_at as f64,
            segments as f64,
            segments_at as f64,
            letters as f64,
            letters_at as f64,
            flights as f64,
            flights_at as f64,
            marks as f64,
            marks_at as f64,
            left_out as f64,
            plan.rules.storage.stores.len() as f64,
            notes_at as f64,
            plan.domains.len() as f64,
        ];
        self.words[..header.len()].copy_from_slice(&header);
    }

    fn pack_actors(&mut self, world: &World, actors_at: usize, segments_at: usize) {
        let plan = world.plan();
        self.letters.clear();
        let mut segment = 0;
        // Owned domains are few: one pass over all of them per actor would be the only quadratic step here.
        let mut owned = vec![Vec::new(); if plan.domains.is_empty() { 0 } else { plan.names.len() }];
        for (domain, owner) in owned_domains(world) {
            owned[owner as usize].push(domain);
        }
        for (index, actor) in world.actors().iter().enumerate() {
            let tally = &world.observers().tally.actors[index];
            let first_segment = segment;
            let subscriptions = &plan.subscriptions_of[index];
            for &domain in owned.get(index).into_iter().flatten() {
                let since = minutes(world.knowledge().truth(domain).since);
                self.put(segments_at + segment * SEGMENT.stride, &[f64::from(domain), 3.0, 1.0, since]);
                segment += 1;
            }
            let mut current = 0;
            for &subscription in subscriptions {
                let holding = world.knowledge().replica(subscription);
                let domain = plan.subscriptions[subscription as usize].domain;
                let truth = world.knowledge().truth(domain).version;
                current += usize::from(holding.is_true(truth));
                let state = match holding {
                    _ if world.knowledge().owner(domain) == index as u32 => 3.0,
                    Replica { version: 0, .. } => 4.0,
                    Replica { wrong: true, .. } => 2.0,
                    Replica { version, .. } => f64::from(u8::from(*version != truth)),
                };
                let believed = f64::from(u8::from(holding.believed == truth));
                self.put(
                    segments_at + segment * SEGMENT.stride,
                    &[f64::from(domain), state, believed, minutes(holding.since)],
                );
                segment += 1;
            }
            let profile = plan.profile(index as u32);
            let first_letter = self.letters.len() / LETTER.stride;
            for key in actor.mailbox.in_turn(profile.mailbox.order).take(LETTERS_MAX) {
                let message = &world.messages()[key];
                self.letters.extend([f64::from(message.kind as u8), f64::from(message.urgency)]);
            }
            let kind = if actor.is_idle() { -1.0 } else { f64::from(world.messages()[actor.integrating].kind as u8) };
            let record = [
                f64::from(mode(actor)),
                f64::from(actor.mailbox.waiting()),
                profile.mailbox.capacity.map_or(-1.0, f64::from),
                kind,
                minutes(actor.began_at),
                minutes(actor.ends_at),
                first_segment as f64,
                (segment - first_segment) as f64,
                first_letter as f64,
                (self.letters.len() / LETTER.stride - first_letter) as f64,
                if subscriptions.is_empty() { 1.0 } else { current as f64 / subscriptions.len() as f64 },
                tally.busy.mean(world.now()),
                stress::level(world, index as u32),
                f64::from(attention::behaviour(world, index as u32) as u8),
                world.runtime()[index].preempted.len() as f64,
                number(world.state::<Asking>().waits_for[index]),
                number(sites::site_of(world, index as u32)),
                number(world.state::<Meetings>().attended_by[index]),
            ];
            self.put(actors_at + index * ACTOR.stride, &record);
        }
    }

    fn pack_notes(&mut self, world: &World) {
        let plan = world.plan();
        for store in 0..plan.rules.storage.stores.len() as u32 {
            for domain in 0..plan.domains.len() as u32 {
                let note = world.state::<Storage>().stores.note(store, domain);
                let truth = world.knowledge().truth(domain).version;
                let state = if note.version == 0 { 4.0 } else { f64::from(u8::from(note.version != truth)) };
                self.words.extend([state, minutes(note.since)]);
            }
        }
    }

    fn pack_flights(&mut self, world: &World) -> usize {
        self.flights.clear();
        let (mut packed, mut left_out) = (0, 0);
        for (_, message) in world.messages().iter().filter(|(_, message)| message.state == State::InFlight) {
            if packed == FLIGHTS_MAX {
                left_out += 1;
                continue;
            }
            packed += 1;
            let about_domain = message.about == Kind::Update && message.subject != NONE;
            let domain = if about_domain { world.plan().subscriptions[message.subject as usize].domain } else { NONE };
            self.flights.extend([
                message.serial as f64,
                f64::from(message.kind as u8),
                if message.from == OUTSIDE { -1.0 } else { f64::from(message.from) },
                f64::from(message.to),
                minutes(message.sent_at),
                minutes(message.due_at),
                f64::from(message.fate as u8),
                f64::from(message.attempt),
                if message.medium == u8::MAX { -1.0 } else { f64::from(message.medium) },
                number(domain),
            ]);
        }
        left_out
    }

    fn pack_marks(&mut self, world: &World, since: Ticks) -> usize {
        let trace = &world.observers().trace;
        let mut marks = 0;
        for (_, time, record) in trace.since(0).rev().take_while(|(_, time, _)| *time >= since) {
            let Some(actor) = record.shows_at() else { continue };
            if marks == MARKS_MAX {
                break;
            }
            marks += 1;
            let kind = record.message_kind.map_or(-1.0, |kind| f64::from(kind as u8));
            let other = record.shows_with().map_or(-1.0, f64::from);
            self.words.extend([f64::from(record.kind as u8), minutes(time), f64::from(actor), kind, other]);
        }
        marks
    }

    fn put(&mut self, at: usize, record: &[f64]) {
        self.words[at..at + record.len()].copy_from_slice(record);
    }
}

/// Why an actor takes nothing up, the gravest reason first; or else whether it is at something.
pub(crate) fn mode(actor: &Actor) -> u8 {
    let reasons = [
        (Reason::LEFT, 3),
        (DOWN, 5),
        (BURNT_OUT, 6),
        (AWAY, 2),
        (OFF_HOURS, 8),
        (IN_MEETING, 4),
        (ASKING, 7),
        (Reason::BLOCKED, 9),
    ];
    let reason = reasons.iter().find(|(why, _)| actor.presence.has(*why));
    reason.map_or_else(|| u8::from(!actor.is_idle()), |&(_, mode)| mode)
}

fn number(index: u32) -> f64 {
    if index == NONE { -1.0 } else { f64::from(index) }
}

/// The domains that somebody owns without depending on them as one of several, and who: these have a segment of their own.
fn owned_domains(world: &World) -> impl Iterator<Item = (u32, u32)> + '_ {
    let one_owner = |of: &DomainPlan| of.owned;
    let domains = world.plan().domains.iter().enumerate().filter(move |(_, of)| one_owner(of));
    domains.map(|(domain, of)| (domain as u32, of.owner))
}
