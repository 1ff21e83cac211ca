//! What the fields of trace events mean, and how their values are handed on.

use super::kind::Kind;

/// A field of a kind of trace event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What it means.
    pub meaning: Meaning,
}

/// What a field of a trace event means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The serial of a message.
    Message,
    /// The kind of that message.
    MessageKind,
    /// The index of the actor who sent it; none for the outside.
    Sender,
    /// The index of an actor.
    Actor,
    /// The index of a domain; none if it is about none.
    Domain,
    /// A version; none if it is about none.
    Version,
    /// The index of a place where things are written down.
    Store,
    /// The index of a site.
    Site,
    /// The index of a role.
    Role,
    /// The index of a meeting.
    Meeting,
    /// The number of a knob.
    Knob,
    /// The number of a behaviour.
    Behaviour,
    /// The number of a cause.
    Cause,
    /// A count.
    Count,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    None,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A kind of message.
    Kind(Kind),
}

/// Takes the fields of a trace event, one by one.
pub(super) trait Sink {
    /// A small number: an index, a count, yes or no.
    fn word(&mut self, word: u32);
    /// A serial, or the bits of a number.
    fn long(&mut self, long: u64);
    /// The kind of the message.
    fn message_kind(&mut self, kind: Kind);
}

/// What a field can hold.
pub(super) trait Put {
    /// Hands it on.
    fn put(self, to: &mut impl Sink);
}

impl Put for u32 {
    #[inline(always)]
    fn put(self, to: &mut impl Sink) {
        to.word(self);
    }
}

impl Put for bool {
    #[inline(always)]
    fn put(self, to: &mut impl Sink) {
        to.word(u32::from(self));
    }
}

impl Put for u64 {
    #[inline(always)]
    fn put(self, to: &mut impl Sink) {
        to.long(self);
    }
}

impl Put for f64 {
    #[inline(always)]
    fn put(self, to: &mut impl Sink) {
        to.long(self.to_bits());
    }
}

impl Put for Kind {
    #[inline(always)]
    fn put(self, to: &mut impl Sink) {
        to.message_kind(self);
    }
}
