//! What everyone needs who makes a plan of a scenario: who there is, the ways between them, and a list of what is wrong.

use super::names::Cast;
use super::plan::Target;
use super::topology::{SystemPlan, Topology};
use crate::problem::{Place, Problems};
use std::ops::Range;

/// An address that is not a person: its name, and the people that it may stand for.
#[derive(Clone, Debug)]
pub struct RoleAddress {
    /// Its name.
    pub name: String,
    /// Those who hold it, and those who may stand in.
    pub people: Vec<u32>,
}

/// A scenario on its way to become a plan.
pub struct Compile<'a> {
    /// Who there is.
    pub cast: &'a Cast,
    /// The ways between them.
    pub topology: &'a Topology,
    /// The names of the media.
    pub media: Vec<&'a str>,
    /// The roles, once they are known.
    pub roles: Vec<RoleAddress>,
    /// What is wrong so far.
    pub problems: &'a mut Problems,
}

impl Compile<'_> {
    /// The people that a list of names stands for, in canonical order, each once.
    #[inline(never)]
    pub fn people(&mut self, place: &Place<'_>, list: &str, names: &[String]) -> Vec<u32> {
        self.cast.list(place, list, names, self.problems)
    }

    /// The index of a medium, which is the first if it is not said.
    #[inline(never)]
    pub fn medium(&mut self, place: &Place<'_>, medium: Option<&str>) -> u8 {
        let Some(name) = medium else { return 0 };
        let found = self.media.iter().position(|medium| *medium == name);
        found.map_or_else(
            || {
                let says = format_args!("must be the name of a medium, got \"{name}\"");
                self.problems.add(&place.field("medium"), says);
                0
            },
            |at| at.min(usize::from(u8::MAX - 1)) as u8,
        )
    }

    /// Whom a name in the rules of an entry stands for: a role or another actor, to whom there must be a way. `of` lists all that
    /// the name may be.
    #[inline(never)]
    pub fn target(&mut self, place: &Place<'_>, entry: usize, name: &str, of: &str) -> Option<Target> {
        let people = self.cast.entries[entry].clone();
        if let Some(at) = self.roles.iter().position(|role| role.name == name) {
            // A system of all of them has a way from each to each.
            let topology = self.topology;
            let all_in = |system: &&SystemPlan| people.clone().all(|one| topology.is_in(one, system));
            let systems: Vec<&SystemPlan> = topology.systems().iter().filter(all_in).collect();
            let apart = |holder: &u32| !systems.iter().any(|system| topology.is_in(*holder, system));
            for holder in self.roles[at].people.clone().into_iter().filter(apart) {
                for one in people.clone().filter(|&one| one != holder) {
                    self.must_reach(place, one..one + 1, holder);
                }
            }
            return Some(Target::Role(at as u8));
        }
        let to = self.cast.person_or(name, place, of, self.problems)?;
        self.must_reach(place, people, to);
        Some(Target::Actor(to))
    }

    /// Says so if there is no way from one of the senders to somebody.
    #[inline(never)]
    pub fn must_reach(&mut self, place: &Place<'_>, senders: Range<u32>, to: u32) {
        let stranded = senders.into_iter().find(|&from| self.topology.route(from, to).is_none());
        if let Some(from) = stranded {
            let [from, to] = [from, to].map(|actor| &self.cast.people[actor as usize]);
            let says = format_args!("needs a way from \"{from}\" to \"{to}\": add a link, or a system both are in");
            self.problems.add(place, says);
        }
    }
}

/// Rules that each entry of the file may have: nobody's takes no room.
#[derive(Clone, Debug)]
pub struct PerEntry<T>(Vec<Option<T>>);

impl<T> Default for PerEntry<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<Option<T>> for PerEntry<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(rules: I) -> Self {
        let all: Vec<Option<T>> = rules.into_iter().collect();
        if all.iter().any(Option::is_some) { Self(all) } else { Self::default() }
    }
}

impl<T> PerEntry<T> {
    /// Whether anybody has any.
    #[must_use]
    #[inline]
    pub fn is_on(&self) -> bool {
        !self.0.is_empty()
    }

    /// Those of an entry.
    #[must_use]
    #[inline]
    pub fn of(&self, entry: u32) -> Option<&T> {
        self.0.get(entry as usize).and_then(Option::as_ref)
    }

    /// Those of all entries that have any.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }
}

impl<T: crate::kernel::Encode> crate::kernel::Encode for PerEntry<T> {
    const LAYOUT: u64 = crate::kernel::layout("PerEntry", &[T::LAYOUT]);
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
    }
    fn read(from: &mut crate::kernel::Reader<'_>) -> Self {
        Self(crate::kernel::Encode::read(from))
    }
}
