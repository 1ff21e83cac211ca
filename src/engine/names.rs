//! From the names in a file to indices: people, groups of people, and everything else that has a name.

use crate::problem::{Place, Problems, invisible};
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;

/// The most people a scenario may have.
pub const ACTORS_MAX: u32 = 200_000;

/// Longest name, in characters.
const NAME_LENGTH_MAX: usize = 80;

/// Longest text, in characters.
const TEXT_LENGTH_MAX: usize = 2000;

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
    /// The name of what is at a place: it must be there, not too long, and all of it to be seen.
    #[inline(never)]
    pub fn name(&mut self, name: &str, place: &Place<'_>) {
        self.title(name, &place.field("name"));
    }

    /// A name that stands at a place.
    #[inline(never)]
    pub fn title(&mut self, name: &str, place: &Place<'_>) {
        if name.trim().is_empty() {
            self.add(place, format_args!("must not be empty"));
        } else if name.trim().len() < name.len() {
            self.add(place, format_args!("must not begin or end with a space, got \"{name}\""));
        }
        self.visible(name, place, NAME_LENGTH_MAX, |character| !invisible(character));
    }

    /// A text for people, in lines.
    pub fn prose(&mut self, text: &str, place: &Place<'_>) {
        self.visible(text, place, TEXT_LENGTH_MAX, |character| !invisible(character) || character == '\n');
    }

    #[inline(never)]
    fn visible(&mut self, text: &str, place: &Place<'_>, length_max: usize, fits: fn(char) -> bool) {
        if text.chars().count() > length_max {
            self.add(place, format_args!("must be at most {length_max} characters long"));
        }
        if let Some((at, character)) = text.chars().enumerate().find(|(_, character)| !fits(*character)) {
            let (code, at) = (u32::from(character), at + 1);
            let says = format_args!("must not hold characters that cannot be seen, got U+{code:04X} as character {at}");
            self.add(place, says);
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
            let place = Place::entry("actors", i);
            let first = cast.people.len() as u32;
            let room = ACTORS_MAX - first;
            if people < 1 {
                problems.add(&place.field("count"), format_args!("must be at least 1, got 0"));
            }
            if people > room {
                // The first of too many is enough to know: nobody after it is named.
                let says = format_args!(
                    "must be at most {room}, got {people}: a scenario has at most {ACTORS_MAX} people in all"
                );
                let too_many =
                    format_args!("comes after {ACTORS_MAX} people, and a scenario has at most as many in all");
                if room == 0 {
                    problems.add(&place, too_many)
                } else {
                    problems.add(&place.field("count"), says)
                }
                break;
            }
            let count = people;
            names.push(entry);
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

    /// The place of each person in the canonical order; nothing if that is the order of the file.
    #[must_use]
    pub fn ranks(&self) -> Vec<u32> {
        let is_that_of_the_file = self.rank.iter().zip(0..).all(|(&rank, person)| rank == person);
        if is_that_of_the_file { Vec::new() } else { self.rank.clone() }
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
        self.group_or(name, place, "an actor", problems)
    }

    /// The people a name stands for, where it may be that of something else too: `of` lists all that it may be.
    #[inline(never)]
    pub fn group_or(&self, name: &str, place: &Place<'_>, of: &str, problems: &mut Problems) -> Range<u32> {
        self.groups.get(name).unwrap_or_else(|| {
            problems.add(place, format_args!("must be the name of {of}, got \"{name}\""));
            0..0
        })
    }

    /// The people that a list of names at a place stands for, in canonical order, each once; says so where somebody is named again.
    #[inline(never)]
    pub fn list(&self, place: &Place<'_>, list: &str, names: &[String], problems: &mut Problems) -> Vec<u32> {
        let mut people = Vec::new();
        for (k, name) in names.iter().enumerate() {
            people.extend(self.group(name, &place.item(list, k), problems).map(|person| (person, k)));
        }
        // A heap's sort is small, and fast enough for what is done once.
        let people = BinaryHeap::from(people).into_sorted_vec();
        let twice = people.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).min();
        if let Some(k) = twice {
            let says = format_args!("must name each person once, got \"{}\" again", names[k]);
            problems.add(&place.item(list, k), says);
        }
        self.in_order(people.into_iter().map(|(person, _)| person).collect())
    }

    /// The one person a name stands for.
    #[inline(never)]
    pub fn person(&self, name: &str, place: &Place<'_>, problems: &mut Problems) -> Option<u32> {
        self.person_or(name, place, "an actor", problems)
    }

    /// The one person a name stands for, where it may be that of something else too.
    #[inline(never)]
    pub fn person_or(&self, name: &str, place: &Place<'_>, of: &str, problems: &mut Problems) -> Option<u32> {
        let group = self.group_or(name, place, of, problems);
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
