//! The scenarios that ship, as JSON text.

/// Name and text of each shipped scenario.
pub const LIBRARY: [(&str, &str); 9] = [
    ("team", include_str!("library/team.json")),
    ("two-people", include_str!("library/two-people.json")),
    ("single-queue", include_str!("library/single-queue.json")),
    ("message-passing", include_str!("library/message-passing.json")),
    ("two-generals", include_str!("library/two-generals.json")),
    ("locality", include_str!("library/locality.json")),
    ("asynchrony", include_str!("library/asynchrony.json")),
    ("non-linearity", include_str!("library/non-linearity.json")),
    ("structure", include_str!("library/structure.json")),
];

/// The names of the shipped scenarios, the default first.
pub fn names() -> impl Iterator<Item = &'static str> {
    LIBRARY.iter().map(|(name, _)| *name)
}

/// The text of a shipped scenario.
#[must_use]
pub fn get(name: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
