//! Makes a failing case small: one part after another is left out for as long as it still fails.

use super::draws::Index;
use actorium::scenario::{Scenario, compile, parse};
use serde_json::Value;
use std::fmt::Debug;
use std::time::{Duration, Instant};

/// Tries at most, and for so long.
const TRIES_MAX: u32 = 4_000;
const TIME_MAX: Duration = Duration::from_secs(90);

/// Something that can do without some of its parts.
pub trait Reduce: Clone + Debug {
    /// What could be left out, the large before what is in it, and of a list the last before the first.
    fn parts(&self) -> Vec<String> {
        Vec::new()
    }

    /// The same without one of its parts; nothing if that makes no sense or is not there any more.
    fn without(&self, _part: &str) -> Option<Self> {
        None
    }
}

impl Reduce for bool {}
impl Reduce for u8 {}
impl Reduce for u64 {}
impl Reduce for Index {}
impl Reduce for String {}

impl<T: Clone + Debug> Reduce for Vec<T> {
    fn parts(&self) -> Vec<String> {
        (0..self.len()).rev().map(|place| place.to_string()).collect()
    }

    fn without(&self, part: &str) -> Option<Self> {
        let place: usize = part.parse().ok()?;
        let (before, after) = (self.get(..place)?, self.get(place + 1..)?);
        Some([before, after].concat())
    }
}

impl<A: Reduce, B: Reduce> Reduce for (A, B) {
    fn parts(&self) -> Vec<String> {
        let (first, second) = (self.0.parts(), self.1.parts());
        let first = first.iter().map(|part| format!("first {part}"));
        first.chain(second.iter().map(|part| format!("second {part}"))).collect()
    }

    fn without(&self, part: &str) -> Option<Self> {
        match part.split_once(' ')? {
            ("first", part) => Some((self.0.without(part)?, self.1.clone())),
            (_, part) => Some((self.0.clone(), self.1.without(part)?)),
        }
    }
}

impl<A: Reduce, B: Reduce, C: Reduce> Reduce for (A, B, C) {
    fn parts(&self) -> Vec<String> {
        let (a, b, c) = self.clone();
        (a, (b, c)).parts()
    }

    fn without(&self, part: &str) -> Option<Self> {
        let (a, b, c) = self.clone();
        let (a, (b, c)) = (a, (b, c)).without(part)?;
        Some((a, b, c))
    }
}

/// Leaves parts out for as long as what is left still fails. Returns what is left and why that fails.
pub fn reduce<T: Reduce>(mut case: T, mut reason: String, fails: impl Fn(&T) -> Option<String>) -> (T, String) {
    let (mut tries, start) = (0, Instant::now());
    loop {
        let mut done = true;
        for part in case.parts() {
            let Some(smaller) = case.without(&part) else { continue };
            if tries == TRIES_MAX || start.elapsed() > TIME_MAX {
                return (case, reason);
            }
            tries += 1;
            if let Some(why) = fails(&smaller) {
                (case, reason, done) = (smaller, why, false);
            }
        }
        if done {
            return (case, reason);
        }
    }
}

/// Every place of a scenario that could be left out, as JSON pointers.
pub fn places(scenario: &Scenario) -> Vec<String> {
    fn within(value: &Value, here: &str, found: &mut Vec<String>) {
        let mut step = |key: &str, child: &Value| {
            let there = format!("{here}/{key}");
            found.push(there.clone());
            within(child, &there, found);
        };
        match value {
            // From the back: what is left out moves nothing whose turn has not come.
            Value::Array(items) => {
                items.iter().enumerate().rev().for_each(|(place, child)| step(&place.to_string(), child));
            }
            Value::Object(fields) => fields.iter().for_each(|(key, child)| step(key, child)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    within(&serde_json::to_value(scenario).expect("a scenario is plain data"), "", &mut found);
    found.sort_by_key(|place| place.matches('/').count());
    found
}

/// A scenario without what is at one place, and without what mentions it by name; nothing if that is no valid scenario.
pub fn scenario_without(scenario: &Scenario, place: &str) -> Option<Scenario> {
    let mut value = serde_json::to_value(scenario).ok()?;
    let (parent, key) = place.rsplit_once('/')?;
    let gone = match value.pointer_mut(parent)? {
        Value::Array(items) => {
            let at = key.parse().ok().filter(|at| *at < items.len())?;
            items.remove(at)
        }
        Value::Object(fields) => fields.remove(key)?,
        _ => return None,
    };
    let names = match gone {
        Value::Array(items) => items.iter().filter_map(|item| item["name"].as_str().map(String::from)).collect(),
        _ => Vec::from_iter(gone["name"].as_str().map(String::from)),
    };
    names.iter().for_each(|name| forget(&mut value, name));
    let smaller = parse(&value.to_string()).ok()?;
    // A field at its default is written out again.
    let same = serde_json::to_value(&smaller).ok()? == serde_json::to_value(scenario).ok()?;
    (!same && compile(&smaller).is_ok()).then_some(smaller)
}

/// Leaves out whatever mentions a name: an entry of a list, a field, or the entry that has such a field.
fn forget(value: &mut Value, name: &str) {
    let is_it = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        text == name || text.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
    };
    match value {
        Value::Array(items) => {
            let mentions = |item: &Value| {
                let mut fields = item.as_object().into_iter().flatten();
                is_it(item) || fields.any(|(key, value)| key != "name" && is_it(value))
            };
            items.retain(|item| !mentions(item));
            items.iter_mut().for_each(|item| forget(item, name));
        }
        Value::Object(fields) => {
            fields.retain(|key, value| key == "name" || !is_it(value));
            fields.iter_mut().for_each(|(_, value)| forget(value, name));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{Reduce, reduce};
    use crate::swarm::draws::Key;
    use crate::swarm::random::{Case, cases};
    use actorium::scenario::compile;

    #[test]
    fn what_does_not_matter_is_left_out() {
        let list: Vec<u64> = (0..50).collect();
        let fails = |list: &Vec<u64>| (list.contains(&7) && list.contains(&31)).then(|| format!("{} long", list.len()));
        assert_eq!(reduce(list, "50 long".into(), fails), (vec![7, 31], "2 long".into()));
        let pair = (vec![1_u64, 2], vec![3_u64, 4], true);
        let (left, _) = reduce(pair, String::new(), |(a, b, _)| (a.contains(&2) && b.contains(&3)).then(String::new));
        assert_eq!(left, (vec![2], vec![3], true));
    }

    /// A failure that needs two people, a link between them and nothing else.
    #[test]
    fn a_random_team_is_reduced_to_those_it_takes_and_stays_valid() {
        let mut reduced = 0;
        for seed in 0..8 {
            let case = cases(Key::case(seed));
            let fails = |case: &Case| (!case.scenario.links.is_empty()).then(|| "there is a link".to_string());
            if fails(&case).is_none() {
                continue;
            }
            let (left, reason) = reduce(case.clone(), "at first".into(), fails);
            assert!(compile(&left.scenario).is_ok() && reason == "there is a link");
            let scenario = &left.scenario;
            assert_eq!((scenario.links.len(), left.interventions.len(), scenario.streams.len()), (1, 0, 0), "{left:?}");
            assert!(scenario.actors.len() <= 2 && left.parts().len() < case.parts().len(), "{left:?}");
            reduced += 1;
        }
        assert!(reduced > 3, "only {reduced} teams had a link");
    }
}
