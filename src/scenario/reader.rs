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
            self.0.says = needs(name);
        }
        self
    }

    /// What to tell whoever handed it over.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem::echoing(self.0.path.clone(), format_args!("{}", self.0.says))
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
    fn invalid_length(length: usize, _: &dyn Expected) -> Self {
        // Its number is all that is known of the field that is missing, until we are told the names.
        let mut mismatch = Self::says(format_args!("is too short"));
        mismatch.0.missing = Some(length);
        mismatch
    }
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(value) => Tree::Bool(value),
            Unexpected::Signed(value) => Tree::Number(value as f64),
            Unexpected::Unsigned(value) => Tree::Number(value as f64),
            Unexpected::Float(value) => Tree::Number(value),
            Unexpected::Str(text) => Tree::Text(text.into()),
            Unexpected::Seq => Tree::List(Vec::new()),
            Unexpected::Map => Tree::Fields(Vec::new()),
            _ => Tree::Null,
        };
        Self::says(format_args!("must be {expected}, got {found}"))
    }
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }
    fn unknown_field(_: &str, known: &'static [&'static str]) -> Self {
        Self::says(format_args!("is no field here; there are {}", Listed(known)))
    }
    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self::says(format_args!("must be one of {}, got {}", Listed(known), Quoted(name)))
    }
    fn missing_field(name: &'static str) -> Self {
        Self::says(format_args!("{}", needs(name)))
    }
    fn duplicate_field(name: &'static str) -> Self {
        Self::says(format_args!("must have the field `{name}` once, but it is there twice"))
    }
}

fn needs(name: &str) -> String {
    format!("needs the field `{name}`")
}

/// Names, with commas between them.
struct Listed(&'static [&'static str]);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { ", " })?;
            f.write_str(name)?;
        }
        Ok(())
    }
}

/// Characters of a text that are enough to recognise it.
const QUOTED_MAX: usize = 80;

/// The beginning of a text.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(QUOTED_MAX) {
            Some((end, _)) => write!(f, "\"{}…\"", &self.0[..end]),
            None => write!(f, "\"{}\"", self.0),
        }
    }
}

/// What somebody wrote, where something else is expected.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Self::Number(value) => Decimal(*value).fmt(f),
            Self::Text(text) => Quoted(text).fmt(f),
            Self::List(_) => f.write_str("a list"),
            Self::Fields(_) => f.write_str("an object"),
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

    /// Something else is expected here.
    #[cold]
    #[inline(never)]
    fn mismatch(&self, expected: &str) -> DecodeError {
        DecodeError::says(format_args!("must be {expected}, got {self}"))
    }

    /// Something else is expected here: one of several names.
    #[cold]
    #[inline(never)]
    fn no_name(&self, known: &'static [&'static str]) -> DecodeError {
        DecodeError::says(format_args!("must be one of {}, got {self}", Listed(known)))
    }

    /// The number, if it is a whole one of a range.
    #[inline(never)]
    fn whole_in(&self, least: i64, most: i64) -> Result<i64, DecodeError> {
        let found = self.whole().filter(|value| (least..=most).contains(value));
        found.ok_or_else(|| {
            let [least, most] = [least, most].map(|bound| Decimal(bound as f64));
            DecodeError::says(format_args!("must be a whole number, {least} to {most}, got {self}"))
        })
    }
}

macro_rules! whole_numbers {
    ($($method:ident: $type:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
                const MOST: i64 = WHOLE_MAX as i64;
                let least = if $type::MIN == 0 { 0 } else { ($type::MIN as i64).max(-MOST) };
                let most = ($type::MAX as u64).min(MOST as u64) as i64;
                self.whole_in(least, most).and_then(|value| visitor.visit_i64(value))
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
        deserialize_i8: i8 deserialize_i16: i16 deserialize_i32: i32 deserialize_i64: i64
        deserialize_u8: u8 deserialize_u16: u16 deserialize_u32: u32 deserialize_u64: u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.mismatch("true or false")),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Number(value) if value.is_finite() => visitor.visit_f64(*value),
            _ => Err(self.mismatch("a number")),
        }
    }

    #[inline(never)]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::Text(text) => visitor.visit_str(text),
            _ => Err(self.mismatch("a text")),
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
            _ => Err(self.mismatch("a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Tree::List(items) if items.len() == length => self.deserialize_seq(visitor),
            Tree::List(items) => {
                Err(DecodeError::says(format_args!("must be a list of {length}, got {}", items.len())))
            }
            _ => Err(self.mismatch("a list")),
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
            _ => Err(self.mismatch("an object")),
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
            None => Err(self.no_name(known)),
        }
    }

    forward_to_deserialize_any! {
        i128 u128 f32 char str bytes byte_buf unit unit_struct newtype_struct tuple_struct map identifier
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
            content => Err(content.mismatch("left out").under(self.name)),
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
