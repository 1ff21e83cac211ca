//! The claims that ship, as JSON text: those of each shipped scenario lie beside it. The page loads them when it needs them.

/// Scenario and claims of each shipped scenario that has some.
pub const LIBRARY: [(&str, &str); 19] = [
    ("team", include_str!("../scenario/library/team.claims.json")),
    ("two-people", include_str!("../scenario/library/two-people.claims.json")),
    ("single-queue", include_str!("../scenario/library/single-queue.claims.json")),
    ("message-passing", include_str!("../scenario/library/message-passing.claims.json")),
    ("two-generals", include_str!("../scenario/library/two-generals.claims.json")),
    ("locality", include_str!("../scenario/library/locality.claims.json")),
    ("asynchrony", include_str!("../scenario/library/asynchrony.claims.json")),
    ("non-linearity", include_str!("../scenario/library/non-linearity.claims.json")),
    ("structure", include_str!("../scenario/library/structure.claims.json")),
    ("actors", include_str!("../scenario/library/actors.claims.json")),
    ("meetings", include_str!("../scenario/library/meetings.claims.json")),
    ("mailbox", include_str!("../scenario/library/mailbox.claims.json")),
    ("ownership", include_str!("../scenario/library/ownership.claims.json")),
    ("supervision", include_str!("../scenario/library/supervision.claims.json")),
    ("location", include_str!("../scenario/library/location.claims.json")),
    ("isolation", include_str!("../scenario/library/isolation.claims.json")),
    ("let-it-crash", include_str!("../scenario/library/let-it-crash.claims.json")),
    ("full-mailbox", include_str!("../scenario/library/full-mailbox.claims.json")),
    ("composition", include_str!("../scenario/library/composition.claims.json")),
];

/// The text of the claims about a shipped scenario.
#[must_use]
pub fn get(scenario: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(known, _)| *known == scenario).map(|(_, text)| *text)
}
