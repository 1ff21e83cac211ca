//! What a claim measured, in the terms of its sentence.
//!
//! An expectation may carry a template such as `{value} items of debt against {other}: {ratio} times`. What stands in braces is
//! replaced by what was measured.

use super::run::Compared;

/// Something that was measured, by the name that stands for it in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// The metric.
    Value,
    /// What it was compared with.
    Bound,
    /// What was measured to compare with, before it was multiplied and added to.
    Other,
    /// The metric, divided by what was measured to compare with.
    Ratio,
    /// The metric, less what was measured to compare with.
    Difference,
}

impl Measured {
    /// Each with its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("value", Self::Value),
        ("bound", Self::Bound),
        ("other", Self::Other),
        ("ratio", Self::Ratio),
        ("difference", Self::Difference),
    ];

    /// All names, as a sentence lists them.
    pub(super) const NAMES: &str = "value, bound, other, ratio, difference";

    /// The number itself.
    #[must_use]
    pub fn of(self, compared: &Compared) -> f64 {
        let Compared { value, bound, other, .. } = *compared;
        match self {
            Self::Value => value,
            Self::Bound => bound,
            Self::Other => other,
            Self::Ratio => value / other,
            Self::Difference => value - other,
        }
    }
}

/// The pieces of a template: text, and, as what is not text, names in braces. A brace that nothing closes is a name of its own.
fn pieces(words: &str) -> impl Iterator<Item = Result<&str, &str>> {
    let mut parts = words.split('{');
    let first = parts.next().map(Ok);
    first.into_iter().chain(parts.flat_map(|part| match part.split_once('}') {
        Some((name, text)) => [Err(name), Ok(text)],
        None => [Err("{"), Ok(part)],
    }))
}

/// The first name in braces that stands for nothing.
pub(super) fn unknown(words: &str) -> Option<&str> {
    pieces(words).filter_map(Result::err).find(|name| Measured::ALL.iter().all(|(known, _)| known != name))
}

/// A template filled in; `say` writes a number.
#[must_use]
pub fn fill(words: &str, compared: &Compared, say: impl Fn(Measured, f64) -> String) -> String {
    let piece = |piece: Result<&str, &str>| match piece {
        Ok(text) => text.to_owned(),
        Err(name) => Measured::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map_or_else(String::new, |&(_, measured)| say(measured, measured.of(compared))),
    };
    pieces(words).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::{Compared, Measured, fill, unknown};

    const COMPARED: Compared = Compared { value: 12.0, bound: 9.0, other: 3.0, holds: true };

    #[test]
    fn what_was_measured_stands_where_its_name_stood() {
        let fill = |words| fill(words, &COMPARED, |_, number| number.to_string());
        assert_eq!(fill("{value} against {other}: {ratio} times"), "12 against 3: 4 times");
        assert_eq!(fill("{difference} more, {bound} at least."), "9 more, 9 at least.");
        assert_eq!(fill("nothing"), "nothing");
    }

    #[test]
    fn every_name_is_listed() {
        assert_eq!(Measured::NAMES, Measured::ALL.map(|(name, _)| name).join(", "));
    }

    #[test]
    fn names_that_stand_for_nothing_are_found() {
        assert_eq!(unknown("{value} of {bound}"), None);
        assert_eq!(unknown("{value} of {everything}, {all}"), Some("everything"));
        assert_eq!(unknown("{}"), Some(""));
        assert_eq!(unknown("{value"), Some("{"));
    }
}
