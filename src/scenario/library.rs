//! The scenarios that ship, as JSON text.

/// Name and text of each shipped scenario.
pub const LIBRARY: [(&str, &str); 19] = [
    ("team", include_str!("library/team.json")),
    ("two-people", include_str!("library/two-people.json")),
    ("single-queue", include_str!("library/single-queue.json")),
    ("message-passing", include_str!("library/message-passing.json")),
    ("two-generals", include_str!("library/two-generals.json")),
    ("locality", include_str!("library/locality.json")),
    ("asynchrony", include_str!("library/asynchrony.json")),
    ("non-linearity", include_str!("library/non-linearity.json")),
    ("structure", include_str!("library/structure.json")),
    ("actors", include_str!("library/actors.json")),
    ("meetings", include_str!("library/meetings.json")),
    ("mailbox", include_str!("library/mailbox.json")),
    ("ownership", include_str!("library/ownership.json")),
    ("supervision", include_str!("library/supervision.json")),
    ("location", include_str!("library/location.json")),
    ("isolation", include_str!("library/isolation.json")),
    ("let-it-crash", include_str!("library/let-it-crash.json")),
    ("full-mailbox", include_str!("library/full-mailbox.json")),
    ("composition", include_str!("library/composition.json")),
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
