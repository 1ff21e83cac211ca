//! What the tests share: scenarios from JSON, runs, and a script of things people do at given minutes.

use actorium::command::Command;
use actorium::engine::{Knob, Stop};
use actorium::kernel::{NONE, ticks};
use actorium::library;
use actorium::mechanism::World;
use actorium::problem::Problem;
use actorium::scenario::{Scenario, parse};
use actorium::trace::{EventKind, Kind, Record};
use serde_json::Value;

/// A scenario from JSON.
pub fn scenario(value: &Value) -> Scenario {
    parse(&value.to_string()).unwrap_or_else(|problems| panic!("{problems:?} in {value:#}"))
}

/// JSON with one place changed; an index one past the end of an array adds to it.
pub fn changed(mut value: Value, pointer: &str, new: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Array(items) if key.parse() == Ok(items.len()) => items.push(new),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = new,
        Value::Object(fields) => {
            fields.insert(key.into(), new);
        }
        other => panic!("{other} has no parts"),
    }
    value
}

/// What is changed in something sound, to what, and the whole of what is said about it: by a path and a sentence that begins with it.
#[track_caller]
pub fn assert_told<'a>(
    sound: &Value,
    problems: fn(&Value) -> Vec<Problem>,
    cases: impl IntoIterator<Item = (&'a str, Value, &'a str)>,
) {
    let mut wrong = Vec::new();
    for (pointer, new, sentence) in cases {
        let found = problems(&changed(sound.clone(), pointer, new));
        let told = match found.as_slice() {
            [problem] => problem.message == sentence && sentence.starts_with(&format!("{} ", problem.path)),
            _ => false,
        };
        if !told {
            wrong.push(format!("{pointer}: expected \"{sentence}\", got {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A shipped scenario.
pub fn shipped(name: &str) -> Scenario {
    parse(library::get(name).unwrap()).unwrap()
}

/// A world at its start.
pub fn world(scenario: &Scenario, seed: u32) -> World {
    World::new(scenario, seed).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// A world run for so many minutes.
pub fn run(scenario: &Scenario, seed: u32, minutes: f64) -> World {
    let mut world = world(scenario, seed);
    advance_to(&mut world, minutes);
    world
}

/// Moves a world on, and insists that it gets there.
pub fn advance_to(world: &mut World, minutes: f64) {
    assert_eq!(world.advance(ticks(minutes), u64::MAX), Stop::Reached);
}

/// Turns a knob.
pub fn set_knob(world: &mut World, knob: Knob, value: f64) {
    world.command(&Command::SetKnob { knob, value }).unwrap();
}

/// Moves a world on to a minute, then hands somebody one item of work.
pub fn give_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::GiveWork { actor }).unwrap();
}

/// A trace event as checkers from outside read it, whatever its kind: what does not apply is [`NONE`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// What has happened.
    pub what: EventKind,
    /// The kind of the message it is about, if it is about one.
    pub kind: Option<Kind>,
    /// The serial of that message, or `u64::MAX`.
    pub message: u64,
    /// The sender, or the one actor it is about.
    pub from: u32,
    /// The receiver, or the one actor it is about.
    pub to: u32,
    /// The domain it is about.
    pub domain: u32,
    /// The version it is about; 0 for none.
    pub version: u32,
    /// Whether it was taken for something else, where the event says so itself.
    pub misread: bool,
    /// Which copy; how deep a confirmation is; the store, meeting, role, site or cause of what has one.
    pub number: u32,
}

impl From<&Record> for Event {
    fn from(record: &Record) -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| record.get(name));
        let about = first(&["actor"]);
        let numbers = ["attempt", "depth", "store", "meeting", "role", "site", "cause", "by_the_clock"];
        Self {
            what: record.kind,
            kind: record.message_kind,
            message: record.message().unwrap_or(u64::MAX),
            from: first(&["from", "first", "supervisor"]).or(about).unwrap_or(NONE),
            to: first(&["to", "child"]).or(about).unwrap_or(NONE),
            domain: record.get("domain").unwrap_or(NONE),
            version: first(&["version", "behaviour", "will_be_lost"]).unwrap_or(0),
            misread: record.get("misread") == Some(1),
            number: first(&numbers).unwrap_or(0),
        }
    }
}

/// The trace events of one kind that the trace still holds: when, in minutes, and what.
pub fn events(world: &World, what: EventKind) -> Vec<(f64, Event)> {
    let all = world.observers().trace.since(0).filter(|(_, _, record)| record.kind == what);
    all.map(|(_, time, record)| (actorium::kernel::minutes(time), record.into())).collect()
}

/// When something happened, in minutes, as far as the trace reaches back.
pub fn times(world: &World, what: EventKind) -> Vec<f64> {
    events(world, what).into_iter().map(|(time, _)| time).collect()
}

/// Two numbers that differ by rounding at most.
#[track_caller]
pub fn assert_same(what: &str, got: f64, expected: f64) {
    assert!((got - expected).abs() < 1e-12, "{what} is {got}, not {expected}");
}

/// A team with every rule there is.
pub fn everything() -> Scenario {
    parse(include_str!("everything.json")).unwrap_or_else(|problems| panic!("{problems:?}"))
}
