//! What is wrong with something a person gave us: where, and a sentence.

mod decimal;
mod legible;

pub use decimal::Decimal;
pub use legible::{Legible, invisible};

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

    /// The same, where what is said or the path may hold text from elsewhere.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn echoing(path: String, says: fmt::Arguments<'_>) -> Self {
        let Self { path, message } = Self::said(path, says);
        Self { message: Legible(&message).to_string(), path }
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

/// Problems that are listed; of the others it is said how many there are.
const LISTED_MAX: usize = 20;

/// Everything that was found to be wrong so far.
#[derive(Default)]
pub struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds one; `says` goes on after the path.
    #[cold]
    #[inline(never)]
    pub fn add(&mut self, place: &Place<'_>, says: fmt::Arguments<'_>) {
        if self.listed.len() < LISTED_MAX {
            self.listed.push(Problem::echoing(place.to_string(), says));
        } else {
            self.more += 1;
        }
    }

    /// Adds one that is known already.
    pub fn push(&mut self, problem: Problem) {
        if self.listed.len() < LISTED_MAX {
            self.listed.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Adds those of another list, each as `say` puts it.
    pub fn adopt(&mut self, others: Self, say: impl Fn(Problem) -> Problem) {
        others.listed.into_iter().for_each(|problem| self.push(say(problem)));
        self.more += others.more;
    }

    /// The first of them, and how many more there are.
    #[must_use]
    pub fn list(self) -> Vec<Problem> {
        let Self { mut listed, more } = self;
        if more > 0 {
            let problems = if more == 1 { "problem, which is" } else { "problems, which are" };
            listed.push(Problem::new("", format_args!("has {more} more {problems} not listed here")));
        }
        listed
    }

    /// A value, if nothing was found to be wrong.
    ///
    /// # Errors
    /// What was found to be wrong.
    pub fn or<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.is_empty() { Ok(value) } else { Err(self.list()) }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { listed: vec![problem], more: 0 }
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
        self.listed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Problems};

    #[test]
    fn of_many_problems_the_first_are_listed_and_the_rest_counted() {
        let many = |count: usize| {
            let mut problems = Problems::default();
            (0..count).for_each(|i| problems.add(&Place::entry("actors", i), format_args!("must not be")));
            problems
        };
        assert_eq!(many(20).list().len(), 20);
        assert_eq!(many(21).list()[20].message, "the scenario has 1 more problem, which is not listed here");
        let mut all = many(15);
        all.adopt(many(700_000), |problem| problem);
        let listed = all.list();
        assert_eq!((listed.len(), &*listed[19].message), (21, "actors[4] must not be"));
        assert_eq!(listed[20].message, "the scenario has 699995 more problems, which are not listed here");
    }

    #[test]
    fn what_cannot_be_seen_is_not_echoed_and_long_texts_are_cut() {
        let mut problems = Problems::default();
        problems.add(&Place::of("name"), format_args!("got \"{}\"", "A\u{1b}[31m\u{202e}\n"));
        problems.add(&Place::of("name"), format_args!("{}", "n".repeat(100_000)));
        let listed = problems.list();
        assert_eq!(listed[0].message, "name got \"A\u{fffd}[31m\u{fffd}\u{fffd}\"");
        assert_eq!(listed[1].message.chars().count(), 1001);
    }
}
