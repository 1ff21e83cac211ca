//! A trace event as it is kept: as small as can be, and read back by the table.

use super::kind::Kind;
use super::table::EventKind;
use crate::kernel::NONE;

/// Numbers that a record holds besides its long one.
pub(super) const WORDS: usize = 5;

/// A trace event, kept. Which word means what is in the table, by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// The serial of the message it is about, or the bits of a number.
    pub(super) long: u64,
    /// All else, in the order of the fields.
    pub(super) words: [u32; WORDS],
    /// What has happened.
    pub kind: EventKind,
    /// The kind of the message it is about, if it is about one.
    pub message_kind: Option<Kind>,
}

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

impl Record {
    /// One of that kind, about nothing yet.
    #[must_use]
    #[inline(always)]
    pub(super) const fn of(kind: EventKind) -> Self {
        Self { long: 0, words: [0; WORDS], kind, message_kind: None }
    }

    /// A record of something that has happened to a message: its words are those of every kind that is about one.
    #[must_use]
    #[inline(always)]
    pub const fn about(kind: EventKind, message_kind: Kind, message: u64, words: [u32; WORDS]) -> Self {
        Self { long: message, words, kind, message_kind: Some(message_kind) }
    }

    /// The actor at which it shows, if it shows at one.
    #[must_use]
    pub fn shows_at(&self) -> Option<u32> {
        self.kind.shows_at().map(|word| self.words[word]).filter(|&actor| actor != NONE)
    }

    /// What else a picture of it needs, if anything: another actor, a store, a behaviour.
    #[must_use]
    pub fn shows_with(&self) -> Option<u32> {
        self.kind.shows_with().map(|word| self.words[word]).filter(|&index| index != NONE)
    }

    /// The serial of the message it is about, if it is about one.
    #[must_use]
    pub fn message(&self) -> Option<u64> {
        let about_one = self.kind.fields().iter().any(|field| field.meaning == Meaning::Message);
        Some(self.long).filter(|&serial| about_one && serial != u64::MAX)
    }

    /// A field by its name, as a number; none if this kind has no such field, or nothing in it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<u32> {
        let fields = self.kind.fields().iter().zip(self.values());
        fields.filter(|(field, _)| field.name == name).find_map(|(_, value)| match value {
            Value::Number(number) => Some(number as u32),
            Value::Flag(flag) => Some(u32::from(flag)),
            Value::None | Value::Kind(_) => None,
        })
    }

    /// The values of its fields, in their order.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        let mut words = self.words.iter().copied();
        self.kind.fields().iter().map(move |field| self.value(field.meaning, &mut words))
    }

    fn value(&self, meaning: Meaning, words: &mut impl Iterator<Item = u32>) -> Value {
        match meaning {
            Meaning::Message if self.long == u64::MAX => return Value::None,
            Meaning::Message => return Value::Number(self.long as f64),
            Meaning::Number => return Value::Number(f64::from_bits(self.long)),
            Meaning::MessageKind => return self.message_kind.map_or(Value::None, Value::Kind),
            _ => {}
        }
        let word = words.next().unwrap_or(NONE);
        match meaning {
            Meaning::Flag => Value::Flag(word != 0),
            Meaning::Version if word == 0 => Value::None,
            _ if word == NONE => Value::None,
            _ => Value::Number(f64::from(word)),
        }
    }
}

/// What can be put into a record.
pub(super) trait Put {
    /// Puts it into the next word, or into its own place.
    fn put(self, record: &mut Record, word: &mut usize);
}

impl Put for u32 {
    #[inline(always)]
    fn put(self, record: &mut Record, word: &mut usize) {
        record.words[*word] = self;
        *word += 1;
    }
}

impl Put for bool {
    #[inline(always)]
    fn put(self, record: &mut Record, word: &mut usize) {
        u32::from(self).put(record, word);
    }
}

impl Put for u64 {
    #[inline(always)]
    fn put(self, record: &mut Record, _: &mut usize) {
        record.long = self;
    }
}

impl Put for f64 {
    #[inline(always)]
    fn put(self, record: &mut Record, _: &mut usize) {
        record.long = self.to_bits();
    }
}

impl Put for Kind {
    #[inline(always)]
    fn put(self, record: &mut Record, _: &mut usize) {
        record.message_kind = Some(self);
    }
}
