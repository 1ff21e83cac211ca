//! From the names in a file to indices: people, groups of people, and everything else that has a name.

use crate::problem::{Place, Problems};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most people a scenario may have.
pub const ACTORS_MAX: u32 = 200_000;

/// Longest name, in characters.
const NAME_LENGTH_MAX: usize = 80;

/// Which indices a name stands for.
#[derive(Default)]
pub struct Names(BTreeMap<String, Range<u32>>);

impl Names {
    /// The names in a list, in its order; says so where one is empty, too long, or there twice.
    pub fn of(list: &str, names: &mut dyn Iterator<Item = &str>, problems: &mut Problems) -> Self {
        let mut all = Self::default();
        for (i, name) in names.enumerate() {
            let place = Place::entry(list, i);
            check_name(name, &place, problems);
            all.add(name, i as u32..i as u32 + 1, &place, problems);
        }
        all
    }

    /// What a name stands for.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<Range<u32>> {
        self.0.get(name).cloned()
    }

    #[inline(never)]
    fn add(&mut self, name: &str, stands_for: Range<u32>, place: &Place<'_>, problems: &mut Problems) {
        if self.0.insert(name.into(), stands_for).is_some() {
            problems.add(&place.field("name"), format_args!("must be unique, but \"{name}\" is there twice"));
        }
    }
}

fn check_name(name: &str, place: &Place<'_>, problems: &mut Problems) {
    if name.trim().is_empty() {
        problems.add(&place.field("name"), format_args!("must not be empty"));
    }
    if name.chars().count() > NAME_LENGTH_MAX {
        problems.add(&place.field("name"), format_args!("must be at most {NAME_LENGTH_MAX} characters long"));
    }
}

/// Names of actors, and where they are.
#[derive(Default)]
pub struct Cast {
    /// For each entry of the file, the indices of its people.
    pub entries: Vec<Range<u32>>,
    /// The name of each person.
    pub people: Vec<String>,
    groups: Names,
}

impl Cast {
    /// Gives every person an index, or says which names are wrong.
    pub fn of<'a>(entries: impl Iterator<Item = (&'a str, u32)>, problems: &mut Problems) -> Self {
        let mut cast = Self::default();
        for (i, (entry, people)) in entries.enumerate() {
            let place = Place::entry("actors", i);
            let first = cast.people.len() as u32;
            let room = ACTORS_MAX.saturating_sub(first);
            if people < 1 || people > room {
                let says = format_args!("must be 1 to {room} (at most {ACTORS_MAX} people in all), got {}", people);
                problems.add(&place.field("count"), says);
            }
            // Too many are refused as a whole; there is no need to name them all first.
            let count = people.min(room);
            check_name(entry, &place, problems);
            for n in 1..=count {
                let name = if people > 1 { format!("{entry} {n}") } else { entry.to_string() };
                cast.groups.add(&name, first + n - 1..first + n, &place, problems);
                cast.people.push(name);
            }
            if people > 1 {
                cast.groups.add(entry, first..first + count, &place, problems);
            }
            cast.entries.push(first..first + count);
        }
        if cast.entries.is_empty() {
            problems.add(&Place::of("actors"), format_args!("must name at least one actor"));
        }
        cast
    }

    /// The people a name stands for.
    #[inline(never)]
    pub fn group(&self, name: &str, place: &Place<'_>, problems: &mut Problems) -> Range<u32> {
        self.groups.get(name).unwrap_or_else(|| {
            problems.add(place, format_args!("must be the name of an actor, got \"{name}\""));
            0..0
        })
    }

    /// The one person a name stands for.
    #[inline(never)]
    pub fn person(&self, name: &str, place: &Place<'_>, problems: &mut Problems) -> Option<u32> {
        let group = self.group(name, place, problems);
        let count = group.len();
        if count > 1 {
            let says = format_args!("must be one person, but \"{name}\" is {count}; name one, as in \"{name} 1\"");
            problems.add(place, says);
        }
        (count == 1).then_some(group.start)
    }

    /// The one person a name stands for, if it stands for just one.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.groups.get(name).filter(|group| group.len() == 1).map(|group| group.start)
    }

    /// Whether a name is an actor's.
    pub fn knows(&self, name: &str) -> bool {
        self.groups.get(name).is_some()
    }
}
