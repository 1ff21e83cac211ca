//! From the names in a file to indices: people, groups of people, and everything else that has a name.

use crate::problem::{Place, Problems};
use std::collections::{BTreeMap, BinaryHeap};
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
            problems.name(name, &place);
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

impl Problems {
    /// A name, which must be there and not too long.
    #[inline(never)]
    pub fn name(&mut self, name: &str, place: &Place<'_>) {
        if name.trim().is_empty() {
            self.add(&place.field("name"), format_args!("must not be empty"));
        }
        if name.chars().count() > NAME_LENGTH_MAX {
            self.add(&place.field("name"), format_args!("must be at most {NAME_LENGTH_MAX} characters long"));
        }
    }
}

/// The indices of a list in the order of its names: what must not depend on the order of a file goes by this.
#[must_use]
pub fn by_name<'a>(names: impl Iterator<Item = &'a str>) -> Vec<u32> {
    // A heap's sort is small, and fast enough for what is done once.
    let sorted = BinaryHeap::from_iter(names.zip(0..)).into_sorted_vec();
    sorted.into_iter().map(|(_, index)| index).collect()
}

/// Names of actors, and where they are.
#[derive(Default)]
pub struct Cast {
    /// For each entry of the file, the indices of its people.
    pub entries: Vec<Range<u32>>,
    /// The name of each person.
    pub people: Vec<String>,
    /// All people in canonical order: by the name of their entry, and then by their number in it.
    pub canonical: Vec<u32>,
    /// The place of each person in the canonical order.
    pub rank: Vec<u32>,
    groups: Names,
}

impl Cast {
    /// Gives every person an index, or says which names are wrong.
    pub fn of<'a>(entries: impl Iterator<Item = (&'a str, u32)>, problems: &mut Problems) -> Self {
        let mut cast = Self::default();
        let mut names = Vec::new();
        for (i, (entry, people)) in entries.enumerate() {
            names.push(entry);
            let place = Place::entry("actors", i);
            let first = cast.people.len() as u32;
            let room = ACTORS_MAX.saturating_sub(first);
            if people < 1 || people > room {
                let says = format_args!("must be 1 to {room} (at most {ACTORS_MAX} people in all), got {}", people);
                problems.add(&place.field("count"), says);
            }
            // Too many are refused as a whole; there is no need to name them all first.
            let count = people.min(room);
            problems.name(entry, &place);
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
        for entry in by_name(names.into_iter()) {
            cast.canonical.extend(cast.entries[entry as usize].clone());
        }
        cast.rank = vec![0; cast.people.len()];
        for (&person, rank) in cast.canonical.iter().zip(0..) {
            cast.rank[person as usize] = rank;
        }
        cast
    }

    /// The same people in canonical order, each once.
    #[inline(never)]
    pub fn in_order(&self, people: Vec<u32>) -> Vec<u32> {
        let ranks = people.into_iter().map(|person| self.rank[person as usize]);
        let mut ranks = BinaryHeap::from_iter(ranks).into_sorted_vec();
        ranks.dedup();
        ranks.into_iter().map(|rank| self.canonical[rank as usize]).collect()
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
