//! Random damage to valid scenarios: what no longer makes sense is refused with a path and a sentence, never a panic.

use super::draws::Key;
use super::for_each_case;
use super::random::cases;
use super::reduce::Reduce;
use actorium::World;
use actorium::observe::invariants;
use actorium::problem::Problem;
use actorium::scenario::parse;
use serde_json::{Value, json};
use std::cell::Cell;
use std::fmt;

/// What is done to one place in the JSON.
#[derive(Clone, Debug)]
enum Harm {
    Replace(Value),
    Remove,
    AddUnknownField,
    Rename,
    WrapInArrays(u32),
    Repeat,
}

/// A damaged scenario: its text, and where it was damaged.
#[derive(Clone)]
pub struct Damaged {
    text: String,
    path: String,
    harm: String,
}

impl fmt::Debug for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = self.text.chars().take(20_000).collect();
        write!(f, "{} at {}:\n{text}", self.harm, self.path)
    }
}

impl Reduce for Damaged {}

fn harm(key: Key) -> Harm {
    let long = "n".repeat(100);
    let values = vec![
        json!(-1),
        json!(-0.001),
        json!(1e308),
        json!(u64::MAX),
        json!(4_294_967_296_u64),
        json!(1.5),
        json!(0),
        json!(""),
        json!("  "),
        json!("nobody"),
        json!(long),
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!([[[["deep"]]]]),
        json!({ "acknowledge": { "timeout_minutes": 0 } }),
        json!({ "erlang": { "stages": 33 } }),
        json!({ "uniform": { "spread": 1.01 } }),
        json!({ "log_normal": { "cv": 0 } }),
        json!({ "mean_minutes": 0 }),
        json!({ "in": ["nowhere"] }),
        json!({ "domains_max": 0 }),
        json!("same_site"),
        json!(["somewhere"]),
        json!("free_for_all"),
        json!({ "committee": { "within_minutes": 0 } }),
        json!("escalate"),
        json!({ "from_messages": 2, "until_messages": 2 }),
        json!("role 0"),
        json!("site 1"),
    ];
    match key.of("sort").weighted(&[6, 2, 1, 1, 1, 1]) {
        0 => Harm::Replace(key.of("value").pick(&values)),
        1 => Harm::Remove,
        2 => Harm::AddUnknownField,
        3 => Harm::Rename,
        4 => Harm::WrapInArrays(key.of("depth").number(1..300)),
        _ => Harm::Repeat,
    }
}

/// Every place in a value, as the keys that lead there.
fn places(value: &Value, here: &[String], found: &mut Vec<Vec<String>>) {
    found.push(here.to_vec());
    let mut step = |key: String, child: &Value| places(child, &[here, &[key]].concat(), found);
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, child)| step(i.to_string(), child)),
        Value::Object(fields) => fields.iter().for_each(|(key, child)| step(key.clone(), child)),
        _ => {}
    }
}

/// The way to a place as a problem's path spells it.
fn spelled(place: &[String]) -> String {
    let mut path = String::new();
    for key in place {
        if key.parse::<usize>().is_ok() {
            path += &format!("[{key}]");
        } else {
            path += if path.is_empty() { "" } else { "." };
            path += key;
        }
    }
    path
}

fn damage(mut value: Value, place: &[String], harm: &Harm) -> Value {
    let pointer: String = place.iter().map(|key| format!("/{key}")).collect();
    if let (Some((last, parents)), Harm::Remove | Harm::Repeat) = (place.split_last(), harm) {
        let parent: String = parents.iter().map(|key| format!("/{key}")).collect();
        match value.pointer_mut(&parent) {
            Some(Value::Object(fields)) if matches!(harm, Harm::Remove) => {
                fields.remove(last);
            }
            Some(Value::Array(items)) => {
                let at: usize = last.parse().unwrap();
                if matches!(harm, Harm::Remove) {
                    items.remove(at);
                } else {
                    items.push(items[at].clone());
                }
            }
            _ => {}
        }
        return value;
    }
    let target = value.pointer_mut(&pointer).unwrap();
    match harm {
        Harm::Replace(with) => *target = with.clone(),
        Harm::Rename => {
            if let Value::String(name) = target {
                name.push('!');
            }
        }
        Harm::AddUnknownField => {
            if let Value::Object(fields) = target {
                fields.insert("surprise".into(), json!(1));
            }
        }
        Harm::WrapInArrays(depth) => {
            for _ in 0..*depth {
                *target = Value::Array(vec![target.take()]);
            }
        }
        Harm::Remove | Harm::Repeat => {}
    }
    value
}

/// A random team with one thing wrong, mostly.
pub fn damaged(key: Key) -> Damaged {
    let (case, harm) = (cases(key.of("case")), harm(key.of("harm")));
    let value = serde_json::to_value(&case.scenario).unwrap();
    let mut found = Vec::new();
    places(&value, &[], &mut found);
    let place = key.of("place").index().get(&found);
    Damaged {
        text: damage(value.clone(), place, &harm).to_string(),
        path: spelled(place),
        harm: format!("{harm:?}").chars().take(100).collect(),
    }
}

/// A refusal says where and what, and of a wrong form it says the right place.
fn is_helpful(problems: &[Problem], damaged: &Damaged) -> Result<(), String> {
    if problems.is_empty() {
        return Err("refused without a word".into());
    }
    for Problem { path, message } in problems {
        let place = if path.is_empty() { "the scenario" } else { path };
        if !message.starts_with(place) || message.len() < place.len() + 8 {
            return Err(format!("\"{message}\" does not begin with \"{place}\", or says nothing"));
        }
        let formal = parse(&damaged.text).is_err();
        let at_the_top = !damaged.path.contains(['.', '[']);
        let counted = message.contains("nested too deeply") || message.contains(" more problem");
        if path.is_empty() && !(counted || formal && at_the_top) {
            return Err(format!("no path in \"{message}\""));
        }
        let near = damaged.path.starts_with(path.as_str()) || path.starts_with(damaged.path.as_str());
        if formal && !near {
            return Err(format!("\"{message}\" points elsewhere"));
        }
    }
    Ok(())
}

/// Refused helpfully, or it still makes sense and runs with every invariant held.
#[test]
fn damaged_scenarios_are_refused_with_a_path_and_a_sentence() {
    let (refused, accepted) = (Cell::new(0), Cell::new(0));
    let whole = for_each_case(11, 3_000, damaged, |damaged| {
        let world = parse(&damaged.text).and_then(|scenario| World::new(&scenario, 1));
        match world {
            Err(problems) => {
                refused.set(refused.get() + 1);
                is_helpful(&problems, damaged)
            }
            Ok(mut world) => {
                accepted.set(accepted.get() + 1);
                world.advance(u64::MAX, 100);
                invariants::check(&world)
            }
        }
    });
    println!("{} refused, {} still valid", refused.get(), accepted.get());
    assert!(!whole || refused.get() > 1_200, "only {} were refused: the damage is too mild", refused.get());
}

/// Often one that JSON knows, or a control character.
fn any_character(key: Key) -> char {
    let known = ['"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', 'e', ' ', '\0', '\n', '\u{feff}', '\u{10ffff}'];
    let any = |key: Key| char::from_u32(key.number(0..0x11_0000)).unwrap_or('\u{fffd}');
    key.of("any").maybe(0.5, any).unwrap_or_else(|| key.of("known").pick(&known))
}

/// Text that is no scenario at all: cut short, with bytes changed, or noise.
#[test]
fn garbage_is_refused_without_a_panic() {
    let noise = |key: Key| {
        let bytes = key.list(0..200, |key| key.bits() as u8);
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let broken = |key: Key| {
        let case = cases(key.of("case"));
        let mut text: Vec<char> = serde_json::to_string(&case.scenario).unwrap().chars().collect();
        text.truncate(1 + key.of("cut").index().index(text.len() - 1));
        let place = key.of("at").index().index(text.len());
        text[place] = any_character(key.of("with"));
        text.into_iter().collect::<String>()
    };
    let text = |key: Key| if key.of("noise").chance(0.25) { noise(key.of("noise")) } else { broken(key) };
    for_each_case(12, 2_000, text, |text| match parse(text) {
        Err(problems) if problems.iter().all(|problem| problem.message.len() > 20) => Ok(()),
        Err(problems) => Err(format!("{problems:?}")),
        Ok(_) => Err("accepted".into()),
    });
    for opening in ["[", "{\"format\":", "{\"actors\":["] {
        let deep = opening.repeat(100_000);
        assert!(parse(&deep).is_err());
    }
    assert!(parse("").is_err() && parse("null").is_err() && parse("{}").is_err());
}

/// What comes after a whole scenario is refused too.
#[test]
fn text_after_the_scenario_is_refused() {
    let text = actorium::library::get("team").unwrap();
    assert!(parse(&format!("{text}\n  ")).is_ok());
    let problems = parse(&format!("{text}{text}")).unwrap_err();
    assert!(problems[0].message.contains("goes on after the scenario"), "{problems:?}");
}
