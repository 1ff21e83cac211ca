//! Everything that is counted while a world runs, as integers, so that it is exact and the same everywhere.

use super::fact::{Fact, What};
use super::histogram::Histogram;
use crate::actor::Kind;
use crate::kernel::{Ticks, TimeAverage};
use crate::knowledge::Agreement;

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
    /// Of those sent, the ones that were absorbed and taken for something else.
    pub misunderstood: u64,
}

/// The glue work of one actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CareTally {
    /// Rounds done.
    pub rounds: u64,
    /// Time they took.
    pub time: Ticks,
    /// Stale holdings noticed, each answered with news.
    pub repairs: u64,
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
    /// Facts, by what has happened and the kind of message.
    counts: [[u64; Kind::ALL.len()]; What::ALL.len()],
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
    /// Actors that are down.
    pub down: TimeAverage,
    /// Actors that are burnt out.
    pub burnt_out: TimeAverage,
    /// Actors that are in a meeting.
    pub meeting: TimeAverage,
    /// Actors that wait for an answer.
    pub blocked: TimeAverage,
    /// Of those, the ones that a failure keeps waiting.
    pub stalled: TimeAverage,
    /// The most that a single failure ever kept waiting.
    pub radius_max: u32,
    /// Failures that are over, and how long they lasted together.
    pub outages: (u64, Ticks),
    /// Failures that a supervisor has dealt with, and how long it took together until it did.
    pub handled: (u64, Ticks),
    /// What people learned at the end of meetings.
    pub aligned: u64,
    /// Time that interruptions cost.
    pub switching: Ticks,
    /// What became of what was sent over each medium.
    pub media: Vec<MediumTally>,
    /// What glue work each actor did; empty if nobody does any.
    pub care: Vec<CareTally>,
    /// Pairs whose actor is still there.
    pub pairs: TimeAverage,
    /// Pairs that are current.
    pub current: TimeAverage,
    /// Pairs that hold a wrong variant.
    pub wrong: TimeAverage,
    /// Pairs that have forgotten.
    pub forgotten: TimeAverage,
    /// How deep it got, of each content whose confirmations are confirmed and which is over.
    pub depths: Depths,
    /// Time spent on look-ups.
    pub looking_up: Ticks,
    /// Time spent on writing down.
    pub writing_down: Ticks,
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
    pub(crate) fn new(actors: usize, media: usize, carers: usize, agreement: Agreement) -> Self {
        let zero = TimeAverage::default();
        Self {
            counts: [[0; Kind::ALL.len()]; What::ALL.len()],
            resent: 0,
            actors: vec![ActorTally::default(); actors],
            in_flight: zero,
            present: TimeAverage::starting_at(actors as u64),
            people: TimeAverage::starting_at(actors as u64),
            down: zero,
            burnt_out: zero,
            meeting: zero,
            blocked: zero,
            stalled: zero,
            radius_max: 0,
            outages: (0, 0),
            handled: (0, 0),
            aligned: 0,
            switching: 0,
            wrong: zero,
            forgotten: TimeAverage::starting_at(agreement.forgotten),
            depths: Depths::default(),
            looking_up: 0,
            writing_down: 0,
            media: vec![MediumTally::default(); media],
            care: vec![CareTally::default(); carers],
            pairs: TimeAverage::starting_at(agreement.pairs),
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
    pub(crate) fn count(&mut self, fact: &Fact) {
        self.counts[fact.what as usize][fact.kind.unwrap_or(Kind::Work) as usize] += 1;
    }

    /// How often something has happened to messages of any kind.
    #[must_use]
    pub fn of(&self, what: What) -> u64 {
        self.counts[what as usize].iter().sum()
    }

    /// How often something has happened to messages of one kind.
    #[must_use]
    pub fn of_kind(&self, what: What, kind: Kind) -> u64 {
        self.counts[what as usize][kind as usize]
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
    pub(crate) fn began_waiting(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.up(now);
        tally.waiting_max = tally.waiting_max.max(tally.waiting.value() as u32);
    }

    #[inline]
    pub(crate) fn stopped_waiting(&mut self, actor: u32, now: Ticks) {
        self.actors[actor as usize].waiting.down(now);
    }

    #[inline]
    pub(crate) fn left_unabsorbed(&mut self, after: Ticks) {
        self.abandoned += u128::from(after);
    }

    /// An actor begins to absorb what has waited for it.
    #[inline]
    pub(crate) fn took_up(&mut self, actor: u32, waited: Ticks, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.down(now);
        tally.busy.up(now);
        self.wait.add(waited);
    }

    #[inline]
    pub(crate) fn integrated(&mut self, actor: u32, sojourn: Ticks, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.busy.down(now);
        tally.integrated += 1;
        self.sojourn.add(sojourn);
    }

    /// What an actor was at, it has put aside.
    pub(crate) fn put_aside(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.busy.down(now);
        tally.waiting.up(now);
    }

    /// An actor has gone back to what it had put aside.
    pub(crate) fn resumed(&mut self, actor: u32, now: Ticks) {
        let tally = &mut self.actors[actor as usize];
        tally.waiting.down(now);
        tally.busy.up(now);
    }

    /// What waits for one waits for another.
    pub(crate) fn handed_over(&mut self, from: u32, to: u32, now: Ticks) {
        self.stopped_waiting(from, now);
        self.began_waiting(to, now);
    }

    /// A supervisor has dealt with a failure so long after it.
    pub(crate) fn handled(&mut self, after: Ticks) {
        self.handled = (self.handled.0 + 1, self.handled.1 + after);
    }

    /// An actor is back after being down for so long.
    pub(crate) fn back_up(&mut self, after: Ticks, now: Ticks) {
        self.down.down(now);
        self.outages = (self.outages.0 + 1, self.outages.1 + after);
    }

    pub(crate) fn agreement(&mut self, agreement: &Agreement, now: Ticks) {
        self.pairs.set(now, agreement.pairs);
        self.current.set(now, agreement.current);
        self.believed.set(now, agreement.believed);
        self.false_confidence.set(now, agreement.false_confidence);
        self.false_doubt.set(now, agreement.false_doubt);
        self.fragmentation.set(now, agreement.fragmentation);
        self.wrong.set(now, agreement.wrong);
        self.forgotten.set(now, agreement.forgotten);
    }

    /// A content whose confirmations are confirmed, at most `most` deep, is over; its last confirmation got this deep.
    pub(crate) fn agreed(&mut self, depth: u16, most: u16) {
        self.depths.count += 1;
        self.depths.sum += u64::from(depth);
        self.depths.complete += u64::from(depth == most + 1);
        self.depths.one_sided += u64::from(depth == most);
    }
}
