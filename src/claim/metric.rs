//! Metrics by their names: the names under which they are written out.
//!
//! A number is found by writing the metrics out to somebody who listens for one name only, so that there is no second
//! list of names to keep.

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use std::fmt;

/// The number at a dotted path, such as `lead_time_minutes.p95` of the metrics, or `streams.tickets.waiting_minutes.mean` of what is
/// measured apart; not a number where there was nothing to measure. `None` if the path leads to no number.
#[must_use]
pub fn metric(metrics: &impl Serialize, path: &str) -> Option<f64> {
    metrics.serialize(Seeker::At(path)).ok()
}

/// Listens for one thing.
#[derive(Clone, Copy)]
enum Seeker<'a> {
    /// For what lies at a path.
    At(&'a str),
    /// For a number: the path has ended.
    Here,
    /// For the name with which a path begins: its length. A name may have dots of its own.
    Name(&'a str),
}

impl<'a> Seeker<'a> {
    fn number(self, value: f64) -> Result<f64, Elsewhere> {
        if matches!(self, Self::Here) { Ok(value) } else { Err(Elsewhere) }
    }

    /// Where to go on from a name, if the path leads there.
    fn after(path: &'a str, name: &str) -> Option<Self> {
        let rest = path.strip_prefix(name)?;
        if rest.is_empty() { Some(Self::Here) } else { rest.strip_prefix('.').map(Self::At) }
    }
}

/// Listens for one field.
struct Fields<'a> {
    path: &'a str,
    /// Where to go on in the value that comes next, if the path leads there.
    next: Option<Seeker<'a>>,
    found: Option<f64>,
}

impl SerializeStruct for Fields<'_> {
    type Ok = f64;
    type Error = Elsewhere;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Elsewhere> {
        if let Some(next) = Seeker::after(self.path, name) {
            self.found = Some(value.serialize(next)?);
        }
        Ok(())
    }

    fn end(self) -> Result<f64, Elsewhere> {
        self.found.ok_or(Elsewhere)
    }
}

/// What consists of several structs is written out as a map of all their fields, and things by their names are one too.
impl SerializeMap for Fields<'_> {
    type Ok = f64;
    type Error = Elsewhere;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Elsewhere> {
        let length = name.serialize(Seeker::Name(self.path)).ok();
        self.next = length.and_then(|length| Seeker::after(self.path, &self.path[..length as usize]));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Elsewhere> {
        // Of two names that both fit, as "a" and "a.b" do, one leads to a number.
        if let (Some(next), None) = (self.next, self.found) {
            self.found = value.serialize(next).ok();
        }
        Ok(())
    }

    fn end(self) -> Result<f64, Elsewhere> {
        self.found.ok_or(Elsewhere)
    }
}

impl<'a> Fields<'a> {
    fn of(seeker: Seeker<'a>) -> Result<Self, Elsewhere> {
        let Seeker::At(path) = seeker else { return Err(Elsewhere) };
        Ok(Self { path, next: None, found: None })
    }
}

/// No number lies there.
#[derive(Debug)]
struct Elsewhere;

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no number lies there")
    }
}

impl std::error::Error for Elsewhere {}

impl serde::ser::Error for Elsewhere {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(
            fn $method(self, value: $type) -> Result<f64, Elsewhere> {
                self.number(value as f64)
            }
        )*
    };
}

macro_rules! no_numbers {
    ($($method:ident($($type:ty),*) -> $ok:ty),* $(,)?) => {
        $(
            fn $method(self, $(_: $type),*) -> Result<$ok, Elsewhere> {
                Err(Elsewhere)
            }
        )*
    };
}

type Never = Impossible<f64, Elsewhere>;

impl<'a> Serializer for Seeker<'a> {
    type Ok = f64;
    type Error = Elsewhere;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Never;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Elsewhere> {
        Fields::of(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, Elsewhere> {
        Fields::of(self)
    }

    fn serialize_str(self, name: &str) -> Result<f64, Elsewhere> {
        match self {
            Self::Name(path) if Self::after(path, name).is_some() => Ok(name.len() as f64),
            _ => Err(Elsewhere),
        }
    }

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_none(self) -> Result<f64, Elsewhere> {
        self.number(f64::NAN)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<f64, Elsewhere> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<f64, Elsewhere> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<f64, Elsewhere> {
        Err(Elsewhere)
    }

    no_numbers! {
        serialize_bool(bool) -> f64,
        serialize_char(char) -> f64,
        serialize_bytes(&[u8]) -> f64,
        serialize_unit() -> f64,
        serialize_unit_struct(&'static str) -> f64,
        serialize_unit_variant(&'static str, u32, &'static str) -> f64,
        serialize_seq(Option<usize>) -> Never,
        serialize_tuple(usize) -> Never,
        serialize_tuple_struct(&'static str, usize) -> Never,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::metric;
    use crate::World;
    use crate::kernel::ticks;
    use crate::library;
    use crate::observe::ByName;
    use crate::scenario::parse;
    use serde_json::Value;

    fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, Option<f64>)) {
        match value {
            Value::Object(fields) => {
                visit(path, None);
                for (name, inner) in fields {
                    walk(inner, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, visit);
                }
            }
            leaf => visit(path, leaf.as_f64()),
        }
    }

    /// Every number that is written out is found by its name, and nothing else is.
    #[test]
    fn each_number_has_the_name_it_is_written_under() {
        let mut world = World::new(&parse(library::get("team").unwrap()).unwrap(), 1).unwrap();
        let _ = world.advance(ticks(600.0), u64::MAX);
        let metrics = world.metrics();
        let mut numbers = 0;
        walk(&serde_json::to_value(metrics).unwrap(), "", &mut |path, number| {
            assert_eq!(metric(&metrics, path), number, "{path}");
            numbers += usize::from(number.is_some());
        });
        assert!(numbers > 40, "{numbers}");
        for path in
            ["", ".", "coherence", "coherence_share.mean", "messages.", "messages.sent.now", "lead_time_minutes.p50 "]
        {
            assert_eq!(metric(&metrics, path), None, "{path}");
        }
        let breakdown = world.breakdown();
        let mut numbers = 0;
        walk(&serde_json::to_value(&breakdown).unwrap(), "", &mut |path, number| {
            assert_eq!(metric(&breakdown, path), number, "{path}");
            numbers += usize::from(number.is_some());
        });
        assert!(numbers > 100, "{numbers}");
    }

    /// Names are the authors' own: with dots, and one the beginning of another.
    #[test]
    fn a_name_may_have_dots() {
        let all = ByName(vec![
            ("a".to_string(), ByName(vec![("mean".to_string(), 1.0)])),
            ("a.b".to_string(), ByName(vec![("mean".to_string(), 2.0)])),
            ("a.b c.".to_string(), ByName(vec![("mean".to_string(), 3.0)])),
        ]);
        for (path, number) in
            [("a.mean", Some(1.0)), ("a.b.mean", Some(2.0)), ("a.b c..mean", Some(3.0)), ("a.b c.mean", None)]
        {
            assert_eq!(metric(&all, path), number, "{path}");
        }
    }
}
