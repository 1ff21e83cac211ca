//! From a tree to the types we expect. What does not fit is said with the path to it.

use super::tree::Tree;
use crate::problem::{Decimal, Problem};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use std::slice;

/// The largest whole number that none of its neighbours is taken for.
const WHOLE_MAX: f64 = ((1_u64 << 53) - 1) as f64;

/// Reads what a tree should hold; `what` names the whole in problems, and may be empty.
///
/// # Errors
/// The first thing that has another form than expected.
pub fn read<T: DeserializeOwned>(tree: &Tree, what: &str) -> Result<T, Problem> {
    T::deserialize(tree).map_err(|mismatch| mismatch.under(what).problem())
}

/// Something that has another form than expected. A pointer, so that results on the way up are as small as can be.
#[derive(Debug)]
pub struct DecodeError(Box<Finding>);

#[derive(Debug)]
struct Finding {
    path: String,
    says: String,
    /// The number of the field that is missing, until it is known what the fields are.
    missing: Option<usize>,
}

impl DecodeError {
    /// The same, seen from one step further up.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn under(mut self, step: &str) -> Self {
        let path = &mut self.0.path;
        if !(path.is_empty() || path.starts_with('[') || step.is_empty()) {
            path.insert(0, '.');
        }
        path.insert_str(0, step);
        self
    }

    /// The same, seen from the list it is in.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        self.under(&format!("[{index}]"))
    }

    #[cold]
    #[inline(never)]
    fn missing(mut self, known: &[&'static str]) -> Self {
        if let Some(name) = self.0.missing.take().and_then(|number| known.get(number)) {
            self.0.says = format!("missing field `{name}`");
        }
        self
    }

    /// What to tell whoever handed it over.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem::new(&self.0.path, format_args!("cannot be read: {}", self.0.says))
    }

    #[cold]
    #[inline(never)]
    fn says(says: fmt::Arguments<'_>) -> Self {
        Self(Box::new(Finding { path: String::new(), says: says.to_string(), missing: None }))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.says)
    }
}

impl std::error::Error for DecodeError {}

impl Error for DecodeError {
    fn custom<T: fmt::Display>(says: T) -> Self {
        Self::says(format_args!("{says}"))
    }
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let mut mismatch = Self::says(format_args!("invalid length {length}, expected {expected}"));
        mismatch.0.missing = Some(length);
        mismatch
    }
    // As serde words it, with our own way to write numbers.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::says(format_args!("invalid type: {}, expected {expected}", Found(found)))
    }
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::says(format_args!("invalid value: {}, expected {expected}", Found(found)))
    }
}

struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Bool(value) => write!(f, "boolean `{value}`"),
            Unexpected::Unsigned(value) => write!(f, "integer `{value}`"),
            Unexpected::Signed(value) => write!(f, "integer `{value}`"),
            Unexpected::Float(value) => write!(f, "number `{}`", Decimal(value)),
            Unexpected::Str(text) => write!(f, "string \"{text}\""),
            Unexpected::Seq => f.write_str("a list"),
            Unexpected::Map => f.write_str("an object"),
            _ => f.write_str("something else"),
        }
    }
}

impl Tree {
    /// The number, if it is a whole one that 64 bits of floating point hold exactly.
    fn whole(&self) -> Option<i64> {
        match *self {
            Self::Number(value) if value.trunc() == value && value.abs() <= WHOLE_MAX => Some(value as i64),
            _ => None,
        }
    }

    /// One of several forms: `"name"`, or `{ "name": content }`.
    fn variant(&self) -> Option<(&str, &Tree)> {
        match self {
            Self::Text(name) => Some((name, &Self::Null)),
            Self::Fields(fields) if fields.len() == 1 => Some((&fields[0].0, &fields[0].1)),
            _ => None,
        }
    }

    #[cold]
    #[inline(never)]
    fn mismatch(&self, expected: &dyn Expected) -> DecodeError {
        let found = match self {
            Self::Null => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(*value),
            Self::Number(value) => self.whole().map_or(Unexpected::Float(*value), Unexpected::Signed),
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Seq,
            Self::Fields(_) => Unexpected::Map,
        };
        DecodeError::invalid_type(found, expected)
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
                match self.whole() {
                    Some(value) => visitor.visit_i64(value),
                    None => Err(self.mismatch(&visitor)),
                }
            }
        )*
    };
}

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Number(value) => match self.whole() {
                Some(whole) => visitor.visit_i64(whole),
                None => visitor.visit_f64(*value),
            },
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(_) => self.deserialize_seq(visitor),
            Tree::Fields(fields) => visitor.visit_map(Entries { fields, latest: None }),
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Number(value) => visitor.visit_f64(*value),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline(never)]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Text(text) => visitor.visit_str(text),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    #[inline(never)]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline(never)]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Fields(fields) => {
                check_names(fields, known)?;
                visitor.visit_seq(Fields { fields, known: known.iter() }).map_err(|mismatch| mismatch.missing(known))
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline(never)]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.variant() {
            Some((name, content)) => visitor.visit_enum(Variant { name, content, known }),
            None => Err(self.mismatch(&visitor)),
        }
    }

    forward_to_deserialize_any! {
        i128 u128 f32 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map identifier
        ignored_any
    }
}

struct Items<'de> {
    items: &'de [Tree],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = DecodeError;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        let Some(item) = self.items.get(self.next) else {
            return Ok(None);
        };
        self.next += 1;
        seed.deserialize(item).map(Some).map_err(|mismatch| mismatch.at(self.next - 1))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() - self.next)
    }
}

/// The fields of a struct, handed over in the order the struct has them, absent ones as none: what serde derives for such a
/// sequence does the same as what it derives for names, in a third of the code.
struct Fields<'de> {
    fields: &'de [(String, Tree)],
    known: slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'de> {
    type Error = DecodeError;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        match self.next_field() {
            Some((name, value)) => seed.deserialize(value).map(Some).map_err(|mismatch| mismatch.under(name)),
            None => Ok(None),
        }
    }
}

impl<'de> Fields<'de> {
    #[inline(never)]
    fn next_field(&mut self) -> Option<&'de (String, Tree)> {
        let name = self.known.next()?;
        self.fields.iter().find(|(one, _)| one == name)
    }
}

/// The fields of an object whose names are not known beforehand, as they came.
struct Entries<'de> {
    fields: &'de [(String, Tree)],
    latest: Option<&'de (String, Tree)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some((field, others)) = self.fields.split_first() else {
            return Ok(None);
        };
        (self.latest, self.fields) = (Some(field), others);
        seed.deserialize(Name(&field.0)).map(Some).map_err(|mismatch| mismatch.under(&field.0))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        let Some((name, value)) = self.latest else {
            return Err(DecodeError::says(format_args!("a name comes before its value")));
        };
        seed.deserialize(value).map_err(|mismatch| mismatch.under(name))
    }
}

/// A field's name: text, or one of several.
struct Name<'de>(&'de str);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_enum(Variant { name: self.0, content: &Tree::Null, known })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 bool char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Refuses names that nobody knows, and those that are there twice.
#[inline(never)]
fn check_names(fields: &[(String, Tree)], known: &'static [&'static str]) -> Result<(), DecodeError> {
    for (i, (name, _)) in fields.iter().enumerate() {
        let Some(known_name) = known.iter().find(|one| *one == name) else {
            return Err(DecodeError::unknown_field(name, known).under(name));
        };
        if fields[..i].iter().any(|(earlier, _)| earlier == name) {
            return Err(DecodeError::duplicate_field(known_name));
        }
    }
    Ok(())
}

struct Variant<'de> {
    name: &'de str,
    content: &'de Tree,
    known: &'static [&'static str],
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = DecodeError;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), DecodeError> {
        let number = self.number()?;
        Ok((seed.deserialize(number.into_deserializer())?, self))
    }
}

impl Variant<'_> {
    /// Types are told the number, not the name, which each would have to compare with all of its own.
    #[inline(never)]
    fn number(&self) -> Result<u64, DecodeError> {
        let number = self.known.iter().position(|one| *one == self.name);
        number.map(|number| number as u64).ok_or_else(|| DecodeError::unknown_variant(self.name, self.known))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = DecodeError;

    #[inline(never)]
    fn unit_variant(self) -> Result<(), DecodeError> {
        match self.content {
            Tree::Null => Ok(()),
            content => Err(content.mismatch(&"nothing more").under(self.name)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, DecodeError> {
        seed.deserialize(self.content).map_err(|mismatch| mismatch.under(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, DecodeError> {
        self.content.deserialize_seq(visitor).map_err(|mismatch| mismatch.under(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.content.deserialize_struct("", known, visitor).map_err(|mismatch| mismatch.under(self.name))
    }
}
