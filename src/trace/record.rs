//! A trace event as it is kept: as small as can be, and read back by the table.

use super::field::{Meaning, Sink, Value};
use super::kind::Kind;
use super::table::{EventKind, TraceEvent};
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

/// A record that is being filled.
struct Filling {
    record: Record,
    next: usize,
}

impl Sink for Filling {
    #[inline(always)]
    fn word(&mut self, word: u32) {
        self.record.words[self.next] = word;
        self.next += 1;
    }
    #[inline(always)]
    fn long(&mut self, long: u64) {
        self.record.long = long;
    }
    #[inline(always)]
    fn message_kind(&mut self, kind: Kind) {
        self.record.message_kind = Some(kind);
    }
}

// Where an event is written out, only the few words that it has are left of this.
impl From<TraceEvent> for Record {
    #[inline(always)]
    fn from(event: TraceEvent) -> Self {
        let mut filling = Filling { record: Self::of(event.kind()), next: 0 };
        event.write(&mut filling);
        filling.record
    }
}
