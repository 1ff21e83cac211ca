//! The one table of kinds of trace events: what each is called, what it says, and where it shows. What the page knows of them is
//! written from this table.

use super::field::{Field, Meaning, Put, Sink};
use super::kind::Kind;
use serde::{Deserialize, Serialize};

/// The Rust type in which a field of some meaning is handed over.
macro_rules! type_of {
    (Message) => {
        u64
    };
    (MessageKind) => {
        Kind
    };
    (Number) => {
        f64
    };
    (Flag) => {
        bool
    };
    ($meaning:ident) => {
        u32
    };
}

/// Makes the kinds, the events with their fields, and the table of fields from one list.
macro_rules! table {
    ($($(#[doc = $doc:literal])* $name:ident { $($field:ident: $meaning:ident),* $(,)? } $(at $at:ident)? $(with $with:ident)?;)+) => {
        /// What has happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        #[repr(u8)]
        pub enum EventKind {
            $($(#[doc = $doc])* $name),+
        }

        impl EventKind {
            /// Every kind, in the order of their numbers.
            pub const ALL: [Self; { [$(stringify!($name)),+].len() }] = [$(Self::$name),+];

            /// What an event of this kind says, in order.
            #[must_use]
            pub fn fields(self) -> &'static [Field] {
                const FIELDS: &[&[Field]] =
                    &[$(&[$(Field { name: stringify!($field), meaning: Meaning::$meaning }),*]),+];
                FIELDS[self as usize]
            }

            /// The name of the field with the actor at which it shows, and of what else its picture needs.
            #[must_use]
            pub fn shows(self) -> [Option<&'static str>; 2] {
                const SHOWS: &[[Option<&str>; 2]] = &[$([first(&[$(stringify!($at))?]), first(&[$(stringify!($with))?])]),+];
                SHOWS[self as usize]
            }
        }

        /// Something that has happened, with all there is to say of it.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum TraceEvent {
            $($(#[doc = $doc])* $name {
                $(
                    #[allow(missing_docs, reason = "a field's meaning says what it is")]
                    $field: type_of!($meaning)
                ),*
            }),+
        }

        impl TraceEvent {
            /// What has happened.
            #[must_use]
            #[inline(always)]
            pub fn kind(&self) -> EventKind {
                match self {
                    $(Self::$name { .. } => EventKind::$name),+
                }
            }

            /// Hands on its fields, in order.
            #[inline(always)]
            pub(super) fn write(self, to: &mut impl Sink) {
                match self {
                    $(Self::$name { $($field),* } => { $($field.put(to);)* })+
                }
            }
        }
    };
}

const fn first(names: &[&'static str]) -> Option<&'static str> {
    if names.is_empty() { None } else { Some(names[0]) }
}

table! {
    // The ways of a message.
    /// Work came in from outside.
    Arrived { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A copy was sent.
    Sent { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// A message reached its receiver.
    Received { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// A receiver began to integrate it.
    Integrating { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// A receiver has integrated it.
    Integrated { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// It did not arrive.
    Lost { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// It needed somebody who was away, and was lost.
    Missed { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A full mailbox refused it, or its owner has left.
    Refused { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A full mailbox dropped it, or dropped it for another.
    Dropped { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// It was a copy of what is already there, and was dropped.
    Duplicate { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// It waited longer than the mailbox's patience.
    Expired { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A receiver has put it aside for something more urgent, a meeting, or a failure.
    Interrupted { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A receiver has gone back to it.
    Resumed { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// A receiver took it for something else than it said.
    Misunderstood { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// The sender has learned that it arrived (or was integrated); the kind is that of what was sent.
    Confirmed { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count };
    /// A confirmation of a confirmation arrived.
    Deepened { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, depth: Count };
    /// The sender stopped trying.
    GaveUp { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at from;
    /// Another holder of its role has taken it over.
    HandedOver { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, attempt: Count } at to;
    /// A person decided over it on its way.
    Fated { message: Message, kind: MessageKind, from: Sender, to: Actor, domain: Domain, version: Version, will_be_lost: Flag };

    // Work and knowledge.
    /// An actor holds a newer version than before.
    Learned { message: Message, kind: MessageKind, from: Sender, actor: Actor, domain: Domain, version: Version, attempt: Count };
    /// An item of work left the team, done.
    Done { message: Message, kind: MessageKind, from: Sender, actor: Actor, domain: Domain, version: Version, attempt: Count } at actor;
    /// Work was done wrong: on a stale or wrong picture, misunderstood, or with an error.
    DoneOnStale { message: Message, kind: MessageKind, from: Sender, actor: Actor, domain: Domain, version: Version, attempt: Count } at actor;
    /// Rework was done right.
    Reworked { message: Message, kind: MessageKind, from: Sender, actor: Actor, domain: Domain, version: Version, attempt: Count } at actor;
    /// A domain has a new version.
    Changed { actor: Actor, domain: Domain, version: Version } at actor;

    // What a person at the controls does.
    /// A person turned a knob.
    KnobSet { knob: Knob, value: Number };
    /// A person handed over work.
    Given { actor: Actor };

    // People.
    /// Somebody has left for good.
    Left { actor: Actor } at actor;

    // absence
    /// Somebody went away.
    WentAway { actor: Actor };
    /// Somebody came back.
    CameBack { actor: Actor };

    // attention
    /// An actor handles messages in another way: because of its mailbox, or because it was time.
    Became { actor: Actor, behaviour: Behaviour, by_the_clock: Flag } at actor with behaviour;

    // stress
    /// An item was done wrong under stress.
    Erred { message: Message, kind: MessageKind, from: Sender, actor: Actor, domain: Domain, version: Version, attempt: Count } at actor;
    /// Somebody has burnt out.
    BurntOut { actor: Actor } at actor;

    // failure
    /// An actor has failed.
    Crashed { message: Message, actor: Actor, cause: Cause } at actor;
    /// An actor is back after a failure or a burn-out.
    Recovered { actor: Actor } at actor;
    /// A supervisor has passed a failure on to its own.
    Escalated { actor: Actor, child: Actor } at actor with child;
    /// Work from outside was taken in by the supervisor of whom it was for.
    Shielded { actor: Actor, supervisor: Actor } at actor;

    // meetings
    /// A meeting has begun.
    MeetingBegan { meeting: Meeting };
    /// A meeting has ended.
    MeetingEnded { meeting: Meeting };
    /// Somebody holds a newer version than before, from those it has met; or takes it for something else.
    LearnedInMeeting { meeting: Meeting, actor: Actor, domain: Domain, version: Version, misread: Flag };

    // asking
    /// An item needs an answer before it can be finished.
    Asked { actor: Actor, to: Actor } at actor with to;
    /// Everyone who was asked has answered.
    Answered { from: Actor, actor: Actor } at actor;
    /// No answer came in time: the item was finished on a guess.
    Guessed { actor: Actor } at actor;
    /// A committee was asked to agree to a change.
    Proposed { actor: Actor, domain: Domain } at actor;
    /// Everyone has agreed to it.
    Agreed { first: Actor, actor: Actor } at first;
    /// Not everyone agreed in time: there is no change.
    Abandoned { actor: Actor } at actor;

    /// An item that was asked about stays unfinished: who has asked has left or begins anew.
    Unfinished { actor: Actor };

    // ownership
    /// A change was made on an old version, and does not hold.
    Conflicted { actor: Actor, domain: Domain, version: Version } at actor;
    /// Somebody has claimed a domain, and owns it.
    Claimed { actor: Actor, domain: Domain } at actor;

    // storage
    /// Somebody no longer knows.
    Forgot { actor: Actor, domain: Domain } at actor;
    /// Somebody looked something up; no version if there was nothing.
    LookedUp { actor: Actor, domain: Domain, version: Version, store: Store } at actor with store;
    /// Somebody wrote something down.
    WroteDown { actor: Actor, domain: Domain, version: Version, store: Store } at actor with store;
    /// A store was wiped.
    Wiped { store: Store };

    // glue
    /// Somebody noticed that another holds something stale.
    Noticed { actor: Actor, to: Actor, domain: Domain, version: Version } at actor with to;

    // recognition
    /// Somebody was promoted.
    Promoted { actor: Actor } at actor;

    // hiring
    /// Somebody has joined.
    Hired { actor: Actor } at actor;
    /// Somebody was let go.
    LetGo { actor: Actor } at actor;

    // roles
    /// A standby is in for a role of which no holder is there.
    TookOver { actor: Actor, role: Role } at actor;

    // sites
    /// Somebody has moved.
    Moved { actor: Actor, site: Site } at actor;
}

impl EventKind {
    /// The word of a record in which the actor is at which it shows.
    pub(super) fn shows_at(self) -> Option<usize> {
        self.word_of(self.shows()[0])
    }

    /// The word of a record in which the rest is that its picture needs.
    pub(super) fn shows_with(self) -> Option<usize> {
        self.word_of(self.shows()[1])
    }

    fn word_of(self, name: Option<&str>) -> Option<usize> {
        let in_words =
            |field: &&Field| !matches!(field.meaning, Meaning::Message | Meaning::MessageKind | Meaning::Number);
        self.fields().iter().filter(in_words).position(|field| Some(field.name) == name)
    }
}
