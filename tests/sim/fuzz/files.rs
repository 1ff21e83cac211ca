//! Scenario files with mistakes of every kind: refused in sentences with their places, or run with every invariant.

use super::{Kept, fuzz};
use crate::support::everything;
use crate::swarm::draws::Key;
use crate::swarm::random;
use crate::swarm::reduce::Reduce;
use actorium::World;
use actorium::frame::Frame;
use actorium::kernel::HORIZON;
use actorium::library;
use actorium::observe::invariants;
use actorium::scenario::parse;
use serde_json::{Value, json};

/// Events that what can be run is run for.
const EVENTS: u64 = 100;
/// A team of more people is compiled and not run.
const PEOPLE_MAX: usize = 300;

/// Every place in a value, as JSON pointers.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    let mut step = |key: &str, child: &Value| {
        let there = format!("{here}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(there.clone());
        places(child, &there, found);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().rev().for_each(|(at, child)| step(&at.to_string(), child)),
        Value::Object(fields) => fields.iter().for_each(|(key, child)| step(key, child)),
        _ => {}
    }
}

fn remove(value: &mut Value, place: &str) -> Option<Value> {
    let (parent, key) = place.rsplit_once('/')?;
    match value.pointer_mut(parent)? {
        Value::Array(items) => key.parse().ok().filter(|&at: &usize| at < items.len()).map(|at| items.remove(at)),
        Value::Object(fields) => fields.remove(&key.replace("~1", "/").replace("~0", "~")),
        _ => None,
    }
}

#[derive(Clone, Debug)]
struct File(Value);

impl Reduce for File {
    fn parts(&self) -> Vec<String> {
        let mut found = Vec::new();
        places(&self.0, "", &mut found);
        found
    }

    fn without(&self, part: &str) -> Option<Self> {
        let mut smaller = self.clone();
        remove(&mut smaller.0, part).map(|_| smaller)
    }
}

impl Kept for File {
    fn written(&self) -> Value {
        self.0.clone()
    }
    fn read(value: &Value) -> Self {
        Self(value.clone())
    }
}

/// A value that some file has somewhere, by mistake or by malice.
fn hostile(key: Key, old: &Value) -> Value {
    let numbers = [0.0, -0.0, -1.0, 0.5, 1.0, 1e-300, 1e-9, 255.0, 65_536.0, 4_294_967_296.0, 1e15, 1e300, -1e300];
    let texts = ["", " ", "Ana", "ana", "a\u{0}b", "a\nb", "\u{202e}abc", "everyone", "\u{1f600}", "1", "constant"];
    let scaled = |factor: f64| old.as_f64().map_or(Value::Null, |number| json!(number * factor));
    match key.of("how").number(0..10) {
        0 => json!(key.of("number").pick(&numbers)),
        1 => json!(key.of("text").pick(&texts)),
        2 => json!(key.of("long").pick(&["x", "é"]).repeat(key.of("length").number(0..500) as usize)),
        3 => Value::Null,
        4 => json!(key.of("flag").flip()),
        5 => json!([]),
        6 => json!({}),
        7 => json!([old, old]),
        8 => json!({ "mean_minutes": old, "shape": old }),
        _ => scaled(key.of("factor").pick(&[-1.0, 1e-6, 0.999, 1.001, 10.0, 1e6])),
    }
}

/// One mistake.
fn mistake(key: Key, file: &mut Value) {
    let mut all = Vec::new();
    places(file, "", &mut all);
    let Some(place) = (!all.is_empty()).then(|| all[key.of("where").index().index(all.len())].clone()) else { return };
    match key.of("sort").weighted(&[6, 2, 2, 2, 1]) {
        0 => {
            let target = file.pointer_mut(&place).unwrap();
            *target = hostile(key.of("what"), target);
        }
        1 => {
            remove(file, &place);
        }
        // What stands somewhere also stands elsewhere.
        2 => {
            let other = file.pointer(&all[key.of("from").index().index(all.len())]).cloned();
            *file.pointer_mut(&place).unwrap() = other.unwrap_or_default();
        }
        // A list has an entry twice.
        3 => {
            let (parent, _) = place.rsplit_once('/').unwrap();
            let copy = file.pointer(&place).cloned().unwrap_or_default();
            if let Some(Value::Array(items)) = file.pointer_mut(parent) {
                items.push(copy);
            }
        }
        // A field has another name.
        _ => {
            let (parent, name) = place.rsplit_once('/').unwrap();
            let value = remove(file, &place).unwrap_or_default();
            if let Some(Value::Object(fields)) = file.pointer_mut(parent) {
                fields.insert(format!("{name}s"), value);
            }
        }
    }
}

fn draw(key: Key, sources: &[Value]) -> File {
    let random = || serde_json::to_value(random::cases(key.of("team")).scenario).unwrap();
    let mut file = key.of("own").maybe(0.3, |_| random()).unwrap_or_else(|| key.of("source").pick(sources));
    for place in 0..key.of("mistakes").number(0..5) as usize {
        mistake(key.of("mistake").at(place), &mut file);
    }
    File(file)
}

fn holds(File(file): &File) -> Result<(), String> {
    let scenario = match parse(&file.to_string()) {
        Ok(scenario) => scenario,
        Err(problems) => {
            let silent = problems.iter().find(|problem| problem.message.trim().is_empty());
            return match silent {
                _ if problems.is_empty() => Err("refused without a word".into()),
                Some(problem) => Err(format!("says nothing at {:?}", problem.path)),
                None => Ok(()),
            };
        }
    };
    let mut world = match World::new(&scenario, 7) {
        Ok(world) => world,
        Err(problems) if problems.is_empty() => return Err("not compiled, without a word".into()),
        Err(_) => return Ok(()),
    };
    if world.actors().len() > PEOPLE_MAX {
        return Ok(());
    }
    world.advance(HORIZON, EVENTS);
    Frame::default().pack(&world, 0);
    let metrics = serde_json::to_value(world.metrics()).map_err(|error| error.to_string())?;
    if metrics["events"].as_f64().is_none() {
        return Err("metrics without a number of events".into());
    }
    invariants::check(&world)
}

#[test]
fn files_are_refused_in_sentences_or_run() {
    let text = |name: &str| serde_json::from_str::<Value>(library::get(name).unwrap()).unwrap();
    let mut sources: Vec<Value> = library::names().map(text).collect();
    sources.push(serde_json::to_value(everything()).unwrap());
    fuzz("files", 41, 100_000, |key| draw(key, &sources), holds);
}
