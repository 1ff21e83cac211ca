//! What can happen, as observers are told of it.

use crate::actor::{Kind, Message};
use crate::kernel::NONE;
use serde::{Deserialize, Serialize};

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum What {
    /// Work came in from outside.
    Arrived = 0,
    /// A copy was sent.
    Sent = 1,
    /// A message reached its receiver.
    Received = 2,
    /// A receiver began to absorb it.
    Integrating = 3,
    /// A receiver has absorbed it.
    Integrated = 4,
    /// It did not arrive.
    Lost = 5,
    /// A full mailbox refused it.
    Refused = 6,
    /// A full mailbox dropped it, or dropped it for another.
    Dropped = 7,
    /// It was a copy of what is already there, and was dropped.
    Duplicate = 8,
    /// It waited longer than the mailbox's patience.
    Expired = 9,
    /// The sender has learned that it arrived (or was absorbed).
    Confirmed = 10,
    /// The sender stopped trying.
    GaveUp = 11,
    /// A domain has a new version.
    Changed = 12,
    /// An actor holds a newer version than before.
    Learned = 13,
    /// An item of work left the team, done.
    Done = 14,
    /// Work was done wrong: on a stale or wrong picture, misunderstood, or with an error.
    DoneOnStale = 15,
    /// Rework was done right.
    Reworked = 16,
    /// A person turned a knob.
    KnobSet = 17,
    /// A person decided over a message in flight.
    Fated = 18,
    /// A person handed over work.
    Given = 19,
    /// It needed somebody who was away, and was lost.
    Missed = 20,
    /// A receiver took a message for something else than it said.
    Misunderstood = 21,
    /// An actor no longer knows.
    Forgot = 22,
    /// An actor looked something up; the attempt is the store, the version what it found, 0 for nothing.
    LookedUp = 23,
    /// An actor wrote something down; the attempt is the store.
    WroteDown = 24,
    /// A store was wiped; the attempt is the store.
    Wiped = 25,
    /// An actor went away.
    WentAway = 26,
    /// An actor came back.
    CameBack = 27,
    /// An item was done wrong under stress.
    Erred = 28,
    /// Glue work: somebody noticed that another holds something stale.
    Noticed = 29,
    /// An actor has left for good.
    Left = 30,
    /// An actor was promoted.
    Promoted = 31,
    /// A confirmation of a confirmation arrived; the attempt is its depth.
    Deepened = 32,
    /// An actor has failed; the attempt is the cause: 0 its time, 1 an item, 2 a person, 3 an escalation.
    Crashed = 33,
    /// An actor is back after a failure or a burn-out.
    Recovered = 34,
    /// A supervisor has passed a failure on to its own.
    Escalated = 35,
    /// An actor has burnt out.
    BurntOut = 36,
    /// An actor handles messages in another way; the version is the stance, the attempt the reason: 0 its mailbox, 1 the clock.
    Became = 37,
    /// A receiver has put a message aside for something more urgent, a meeting, or a failure.
    Interrupted = 38,
    /// A receiver has gone back to a message it had put aside.
    Resumed = 39,
    /// A meeting has begun; the attempt is the meeting.
    MeetingBegan = 40,
    /// A meeting has ended.
    MeetingEnded = 41,
    /// An item needs an answer before it can be finished.
    Asked = 42,
    /// Everyone who was asked has answered.
    Answered = 43,
    /// No answer came in time: the item was finished on a guess.
    Guessed = 44,
    /// A change was made on an old version, and does not hold.
    Conflicted = 45,
    /// A committee was asked to agree to a change.
    Proposed = 46,
    /// Everyone has agreed to it.
    Agreed = 47,
    /// Not everyone agreed in time: there is no change.
    Abandoned = 48,
    /// Somebody has joined.
    Hired = 49,
    /// Somebody was let go.
    LetGo = 50,
    /// Somebody has claimed a domain, and owns it.
    Claimed = 51,
    /// A standby is in for a role of which no holder is there; the attempt is the role.
    TookOver = 52,
    /// Another holder of its role has taken a message over.
    HandedOver = 53,
    /// Somebody has moved; the attempt is the site.
    Moved = 54,
    /// Work from outside was taken in by the supervisor of whom it was for.
    Shielded = 55,
}

impl What {
    /// Every fact there is, in the order of their numbers.
    pub const ALL: [Self; 56] = [
        Self::Arrived,
        Self::Sent,
        Self::Received,
        Self::Integrating,
        Self::Integrated,
        Self::Lost,
        Self::Refused,
        Self::Dropped,
        Self::Duplicate,
        Self::Expired,
        Self::Confirmed,
        Self::GaveUp,
        Self::Changed,
        Self::Learned,
        Self::Done,
        Self::DoneOnStale,
        Self::Reworked,
        Self::KnobSet,
        Self::Fated,
        Self::Given,
        Self::Missed,
        Self::Misunderstood,
        Self::Forgot,
        Self::LookedUp,
        Self::WroteDown,
        Self::Wiped,
        Self::WentAway,
        Self::CameBack,
        Self::Erred,
        Self::Noticed,
        Self::Left,
        Self::Promoted,
        Self::Deepened,
        Self::Crashed,
        Self::Recovered,
        Self::Escalated,
        Self::BurntOut,
        Self::Became,
        Self::Interrupted,
        Self::Resumed,
        Self::MeetingBegan,
        Self::MeetingEnded,
        Self::Asked,
        Self::Answered,
        Self::Guessed,
        Self::Conflicted,
        Self::Proposed,
        Self::Agreed,
        Self::Abandoned,
        Self::Hired,
        Self::LetGo,
        Self::Claimed,
        Self::TookOver,
        Self::HandedOver,
        Self::Moved,
        Self::Shielded,
    ];
}

/// One thing that has happened. What does not apply is `NONE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// What.
    pub what: What,
    /// The kind of message, if it is about one.
    pub kind: Option<Kind>,
    /// Serial of the message, or `u64::MAX`; for a knob, the bits of its new value.
    pub message: u64,
    /// The sender, or the actor it is about.
    pub from: u32,
    /// The receiver, or the actor it is about; for a knob, which.
    pub to: u32,
    /// The domain it is about.
    pub domain: u32,
    /// The version it is about.
    pub version: u32,
    /// Which copy.
    pub attempt: u32,
}

impl Fact {
    /// A fact about a message, whatever domain it is about.
    #[must_use]
    #[inline(always)]
    pub fn of(what: What, message: &Message) -> Self {
        Self {
            what,
            kind: Some(message.kind),
            message: message.serial,
            from: message.from,
            to: message.to,
            domain: NONE,
            version: 0,
            attempt: u32::from(message.attempt),
        }
    }

    /// A fact about an actor or a domain.
    #[must_use]
    pub fn at(what: What, actor: u32) -> Self {
        Self { what, kind: None, message: u64::MAX, from: actor, to: actor, domain: NONE, version: 0, attempt: 0 }
    }
}
