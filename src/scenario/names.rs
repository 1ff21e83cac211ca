//! From the names in a file to indices: people, groups of people, and everything else that has a name.

use super::file::Scenario;
use super::problem::Problem;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most people a scenario may have.
pub const ACTORS_MAX: u32 = 200_000;

/// Longest name, in characters.
const NAME_LENGTH_MAX: usize = 80;

/// Names of actors, and where they are.
#[derive(Debug, Default)]
pub struct Cast {
    /// For each entry of the file, the indices of its people.
    pub entries: Vec<Range<u32>>,
    /// The name of each person.
    pub people: Vec<String>,
    groups: BTreeMap<String, Range<u32>>,
}

impl Cast {
    /// Gives every person an index, or says which names are wrong.
    pub fn of(scenario: &Scenario, problems: &mut Vec<Problem>) -> Self {
        let mut cast = Self::default();
        for (i, actor) in scenario.actors.iter().enumerate() {
            let path = format!("actors[{i}]");
            let first = cast.people.len() as u32;
            let room = ACTORS_MAX.saturating_sub(first);
            if actor.count < 1 || actor.count > room {
                let says = format!("must be 1 to {room} (at most {ACTORS_MAX} people in all), got {}", actor.count);
                problems.push(Problem::new(&format!("{path}.count"), says));
            }
            // Too many is refused as a whole; there is no need to name them all first.
            let count = actor.count.min(room);
            check_name(&actor.name, &path, problems);
            for n in 1..=count {
                let name = if actor.count > 1 { format!("{} {n}", actor.name) } else { actor.name.clone() };
                cast.add(&name, first + n - 1..first + n, &path, problems);
                cast.people.push(name);
            }
            if actor.count > 1 {
                cast.add(&actor.name, first..first + count, &path, problems);
            }
            cast.entries.push(first..first + count);
        }
        if scenario.actors.is_empty() {
            problems.push(Problem::new("actors", "must name at least one actor"));
        }
        cast
    }

    fn add(&mut self, name: &str, people: Range<u32>, path: &str, problems: &mut Vec<Problem>) {
        if self.groups.insert(name.into(), people).is_some() {
            problems
                .push(Problem::new(&format!("{path}.name"), format!("must be unique, but \"{name}\" is there twice")));
        }
    }

    /// The people a name stands for.
    pub fn group(&self, name: &str, path: &str, problems: &mut Vec<Problem>) -> Range<u32> {
        let group = self.groups.get(name).cloned();
        group.unwrap_or_else(|| {
            problems.push(Problem::new(path, format!("must be the name of an actor, got \"{name}\"")));
            0..0
        })
    }

    /// The one person a name stands for.
    pub fn person(&self, name: &str, path: &str, problems: &mut Vec<Problem>) -> Option<u32> {
        let group = self.group(name, path, problems);
        if group.len() > 1 {
            let says = format!("must be one person, but \"{name}\" is {}; name one, as in \"{name} 1\"", group.len());
            problems.push(Problem::new(path, says));
        }
        (group.len() == 1).then_some(group.start)
    }

    /// Whether a name is an actor's.
    pub fn knows(&self, name: &str) -> bool {
        self.groups.contains_key(name)
    }
}

/// Says so if a name is empty or too long.
pub fn check_name(name: &str, path: &str, problems: &mut Vec<Problem>) {
    if name.trim().is_empty() {
        problems.push(Problem::new(&format!("{path}.name"), "must not be empty"));
    }
    if name.chars().count() > NAME_LENGTH_MAX {
        problems
            .push(Problem::new(&format!("{path}.name"), format!("must be at most {NAME_LENGTH_MAX} characters long")));
    }
}

/// Indices of named things; says so where two have the same name.
pub fn index<'a>(
    what: &str,
    names: impl Iterator<Item = &'a str>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, usize> {
    let mut indices = BTreeMap::new();
    for (i, name) in names.enumerate() {
        let path = format!("{what}[{i}]");
        check_name(name, &path, problems);
        if indices.insert(name, i).is_some() {
            problems
                .push(Problem::new(&format!("{path}.name"), format!("must be unique, but \"{name}\" is there twice")));
        }
    }
    indices
}
