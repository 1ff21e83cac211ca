//! Everything that is counted while a world runs, as integers, so that it is exact and the same everywhere.

use super::beliefs::Agreement;
use super::presence::{Presence, REASONS_MAX, Reason};
use crate::kernel::{Histogram, Ticks, TimeAverage};
use crate::trace::{EventKind, Kind, Record};

/// What is counted for one actor. It fits into one cache line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[repr(align(64))]
pub struct ActorTally {
    /// Messages waiting.
    pub waiting: TimeAverage,
    /// 1 while integrating.
    pub busy: TimeAverage,
    /// The most messages that ever waited at once.
    pub waiting_max: u32,
    /// Messages integrated.
    pub integrated: u64,
}

const _: () = assert!(size_of::<ActorTally>() == 64);

/// What became of what was sent over one medium.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MediumTally {
    /// Copies and replies sent.
    pub sent: u64,
    /// Of those, the ones that did not arrive.
    pub lost: u64,
    /// Of those, the ones that needed somebody who was away.
    pub missed: u64,
    /// Of those sent, the ones that were integrated and taken for something else.
    pub misunderstood: u64,
}

/// How deep people came to know that they know, over the contents that are over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Depths {
    /// How many there were.
    pub count: u64,
    /// The sum of their depths: 0, it never arrived; 1, the receiver knows; 2, the sender knows that; and so on.
    pub sum: u64,
    /// Those whose last confirmation arrived.
    pub complete: u64,
    /// Those of which only the last confirmation was lost: one side is sure, the other waits.
    pub one_sided: u64,
}

/// What is counted for the whole team.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Trace events, by their kind and the kind of message.
    counts: [[u64; Kind::ALL.len()]; EventKind::ALL.len()],
    /// Actors held for each reason, by its place.
    held: [TimeAverage; REASONS_MAX],
    /// Items from outside that a full mailbox refused or dropped on admission.
    pub refused_at_admission: u64,
    /// Messages that were refused and are held by senders who wait with them.
    pub held_back: TimeAverage,
    /// Items that left the team, and that everybody on their way has done right.
    pub done_right: u64,
    /// Copies sent after the first.
    pub resent: u64,
    /// Each actor.
    pub actors: Vec<ActorTally>,
    /// Messages in flight.
    pub in_flight: TimeAverage,
    /// Actors that are there: neither away, off hours, down, burnt out nor gone.
    pub present: TimeAverage,
    /// Actors that have not left, and were hired if they had to be.
    pub people: TimeAverage,
    /// What became of what was sent over each medium.
    pub media: Vec<MediumTally>,
    /// Pairs whose actor is still there.
    pub subscriptions: TimeAverage,
    /// Pairs that are current.
    pub current: TimeAverage,
    /// Pairs that hold a wrong variant.
    pub wrong: TimeAverage,
    /// Pairs that have forgotten.
    pub forgotten: TimeAverage,
    /// How deep it got, of each content whose confirmations are confirmed and which is over.
    pub depths: Depths,
    /// Pairs whose owner believes they are current.
    pub believed: TimeAverage,
    /// Pairs whose owner wrongly believes they are current.
    pub false_confidence: TimeAverage,
    /// Pairs that are current without their owner knowing.
    pub false_doubt: TimeAverage,
    /// Sum of the domains' fragmentation, in units of 2⁻²⁰.
    pub fragmentation: TimeAverage,
    /// Items done on stale beliefs and not yet reworked.
    pub debt: TimeAverage,
    /// Time from an item's arrival in the team until it leaves it done.
    pub lead: Histogram,
    /// Time from receipt until integration begins.
    pub wait: Histogram,
    /// Time from receipt until integrated.
    pub sojourn: Histogram,
    /// Sum of the times in the system of messages that left it without being integrated (dropped or expired), in ticks.
    pub abandoned: u128,
}

impl Tally {
    pub(super) fn new(actors: usize, media: usize, agreement: Agreement) -> Self {
        let zero = TimeAverage::default();
        Self {
            counts: [[0; Kind::ALL.len()]; EventKind::ALL.len()],
            held: [zero; REASONS_MAX],
            refused_at_admission: 0,
            held_back: zero,
            done_right: 0,
            resent: 0,
            actors: vec![ActorTally::default(); actors],
            in_flight: zero,
            present: TimeAverage::starting_at(actors as u64),
            people: TimeAverage::starting_at(actors as u64),
            wrong: zero,
            forgotten: TimeAverage::starting_at(agreement.forgotten),
            depths: Depths::default(),
            media: vec![MediumTally::default(); media],
            subscriptions: TimeAverage::starting_at(agreement.subscriptions),
            current: TimeAverage::starting_at(agreement.current),
            believed: TimeAverage::starting_at(agreement.believed),
            false_confidence: zero,
            false_doubt: zero,
            fragmentation: zero,
            debt: zero,
            lead: Histogram::default(),
            wait: Histogram::default(),
            sojourn: Histogram::default(),
            abandoned: 0,
        }
    }

    #[inline(always)]
    pub(super) fn count(&mut self, record: &Record) {
        self.counts[record.kind as usize][record.message_kind.unwrap_or(Kind::Work) as usize] += 1;
    }

    /// Actors that are held for a reason.
    #[must_use]
    pub fn held_for(&self, reason: Reason) -> &TimeAverage {
        &self.held[reason.place()]
    }

    /// Actors that are out, for each reason to be.
    pub fn out(&self) -> impl Iterator<Item = &TimeAverage> {
        self.held[Presence::OUT_PLACES].iter()
    }

    /// Somebody is held for a reason, or is not any more.
    pub(super) fn hold(&mut self, reason: Reason, holds: bool, now: Ticks) {
        let held = &mut self.held[reason.place()];
        if holds { held.up(now) } else { held.down(now) }
    }

    /// How often something has happened to messages of any kind.
    #[must_use]
    pub fn of(&self, kind: EventKind) -> u64 {
        self.counts[kind as usize].iter().sum()
    }

    /// How often something has happened to messages of one kind.
    #[must_use]
    pub fn of_kind(&self, kind: EventKind, message_kind: Kind) -> u64 {
        self.counts[kind as usize][message_kind as usize]
    }

    /// Messages that wait in a mailbox.
    #[must_use]
    #[inline(never)]
    pub fn waiting(&self) -> TimeAverage {
        self.actors.iter().map(|actor| &actor.waiting).sum()
    }

    /// Actors that are integrating.
    #[must_use]
    #[inline(never)]
    pub fn busy(&self) -> TimeAverage {
        self.actors.iter().map(|actor| &actor.busy).sum()
    }

    /// The longest any mailbox ever was.
    #[must_use]
    pub fn waiting_max(&self) -> u32 {
        self.actors.iter().map(|actor| actor.waiting_max).max().unwrap_or(0)
    }

    #[inline]
    pub(super) fn waiting_began(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.up(now);
        tally.waiting_max = tally.waiting_max.max(tally.waiting.value() as u32);
    }

    #[inline]
    pub(super) fn waiting_ended(&mut self, actor: u32, now: Ticks) {
        self.actors[actor as usize].waiting.down(now);
    }

    #[inline]
    pub(super) fn reneged(&mut self, after: Ticks) {
        self.abandoned += u128::from(after);
    }

    /// An actor begins to integrate what has waited for it.
    #[inline]
    pub(super) fn service_started(&mut self, actor: u32, waited: Ticks, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.down(now);
        tally.busy.up(now);
        self.wait.add(waited);
    }

    #[inline]
    pub(super) fn service_completed(&mut self, actor: u32, sojourn: Ticks, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.busy.down(now);
        tally.integrated += 1;
        self.sojourn.add(sojourn);
    }

    /// What an actor was at, it has put aside.
    pub(super) fn preempted(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.busy.down(now);
        tally.waiting.up(now);
    }

    /// An actor has gone back to what it had put aside.
    pub(super) fn resumed(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.down(now);
        tally.busy.up(now);
    }

    /// What waits for one waits for another.
    pub(super) fn handed_over(&mut self, from: u32, to: u32, now: Ticks) {
        self.waiting_ended(from, now);
        self.waiting_began(to, now);
    }

    pub(super) fn agreement(&mut self, agreement: &Agreement, now: Ticks) {
        self.subscriptions.set(now, agreement.subscriptions);
        self.current.set(now, agreement.current);
        self.believed.set(now, agreement.believed);
        self.false_confidence.set(now, agreement.false_confidence);
        self.false_doubt.set(now, agreement.false_doubt);
        self.fragmentation.set(now, agreement.fragmentation);
        self.wrong.set(now, agreement.wrong);
        self.forgotten.set(now, agreement.forgotten);
    }

    /// A content whose confirmations are confirmed, at most `most` deep, is over; its last confirmation got this deep.
    pub(super) fn agreed(&mut self, depth: u16, most: u16) {
        self.depths.count += 1;
        self.depths.sum += u64::from(depth);
        self.depths.complete += u64::from(depth == most + 1);
        self.depths.one_sided += u64::from(depth == most);
    }
}
