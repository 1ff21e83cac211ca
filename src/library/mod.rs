//! The scenarios that ship, as JSON text. Each is a folder here: `scenario.json`, and beside it, where there is something to say,
//! `variants.json` and `claims.json`. The build script finds them; adding one is adding a folder.

/// The scenario that is shown where none is asked for.
pub const DEFAULT: &str = "team";

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Its name, which is the folder's.
    pub name: &'static str,
    /// The scenario.
    pub scenario: &'static str,
    /// Its named variants, if it names any.
    pub variants: Option<&'static str>,
    /// What is claimed about it, if anything is.
    pub claims: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// Everything that ships, the default first and the others by name.
pub fn all() -> impl Iterator<Item = &'static Shipped> {
    let default = SHIPPED.iter().filter(|shipped| shipped.name == DEFAULT);
    default.chain(SHIPPED.iter().filter(|shipped| shipped.name != DEFAULT))
}

/// The names of all that ship, the default first and the others in their order.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|shipped| shipped.name)
}

/// What ships under a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.name == name)
}

/// The text of a shipped scenario.
#[must_use]
pub fn get(name: &str) -> Option<&'static str> {
    find(name).map(|shipped| shipped.scenario)
}

/// The text of the variants that a shipped scenario names; an empty list if it names none.
#[must_use]
pub fn variants(name: &str) -> Option<&'static str> {
    find(name).map(|shipped| shipped.variants.unwrap_or("[]"))
}

/// The text of the claims about a shipped scenario; an empty list if nothing is claimed about it.
#[must_use]
pub fn claims(name: &str) -> Option<&'static str> {
    find(name).map(|shipped| shipped.claims.unwrap_or("[]"))
}
