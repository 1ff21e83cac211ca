//! What is wrong with something a person gave us: where, and a sentence.

mod decimal;

pub use decimal::Decimal;

use serde::Serialize;
use std::fmt;

/// One thing that is wrong with a scenario, a command or a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Problem {
    /// Where: a path such as `actors[3].mailbox.capacity`; empty for the whole.
    pub path: String,
    /// A sentence that names the path and says what must be true.
    pub message: String,
}

impl Problem {
    /// A problem at a path; `says` goes on after the path: "must be at least 1, got 0".
    #[must_use]
    #[inline]
    pub fn new(path: &str, says: impl fmt::Display) -> Self {
        Self::said(path.into(), format_args!("{says}"))
    }

    #[cold]
    #[inline(never)]
    fn said(path: String, says: fmt::Arguments<'_>) -> Self {
        let place = if path.is_empty() { "the scenario" } else { &path };
        Self { message: format!("{place} {says}"), path }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// A place in a scenario, as steps down from the top. Cheap to make, and only written out when something is wrong there.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    above: Option<&'a Place<'a>>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Place<'a> {
    /// A field of the scenario itself.
    pub fn of(name: &'a str) -> Self {
        Self { above: None, name, index: None }
    }

    /// An entry of a list of the scenario itself.
    pub fn entry(name: &'a str, index: usize) -> Self {
        Self { above: None, name, index: Some(index) }
    }

    /// A field of what is here.
    pub fn field<'b>(&'b self, name: &'b str) -> Place<'b> {
        Place { above: Some(self), name, index: None }
    }

    /// An entry of a list of what is here.
    pub fn item<'b>(&'b self, name: &'b str, index: usize) -> Place<'b> {
        Place { above: Some(self), name, index: Some(index) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            write!(f, "{above}.")?;
        }
        f.write_str(self.name)?;
        self.index.map_or(Ok(()), |index| write!(f, "[{index}]"))
    }
}

/// Everything that was found to be wrong so far.
#[derive(Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds one; `says` goes on after the path.
    #[cold]
    #[inline(never)]
    pub fn add(&mut self, place: &Place<'_>, says: fmt::Arguments<'_>) {
        self.0.push(Problem::said(place.to_string(), says));
    }
}

// Kept apart from each other: none is in a hurry, and together they would be copied many times over.
impl Problems {
    /// Says so if a number is out of its range.
    #[inline(never)]
    pub fn number(&mut self, place: &Place<'_>, value: f64, least: f64, most: f64) {
        if !(least..=most).contains(&value) {
            self.add(place, format_args!("must be {} to {}, got {}", Decimal(least), Decimal(most), Decimal(value)));
        }
    }

    /// Says so if a count is out of its range; the greatest number of all is no limit.
    #[inline(never)]
    pub fn count(&mut self, place: &Place<'_>, value: u32, least: u32, most: u32) {
        if (least..=most).contains(&value) {
            return;
        }
        if most == u32::MAX {
            self.add(place, format_args!("must be at least {least}, got {value}"));
        } else {
            self.add(place, format_args!("must be {least} to {most}, got {value}"));
        }
    }

    /// Whether nothing was found to be wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
