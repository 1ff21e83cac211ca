//! What the page asks a simulation to do, and when: few and small values, read by hand. Reading them as scenarios are read would
//! bring the whole of that reader along.

use crate::command::{Command, JournalEntry, Knob, Moment};
use crate::problem::Problem;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that none of its neighbours is taken for.
const WHOLE_MAX: f64 = ((1_u64 << 53) - 1) as f64;

/// The kinds of commands, in the order of their numbers, with the fields that each has.
const COMMANDS: [(&str, [&str; 2]); 9] = [
    ("set_knob", ["value", "knob"]),
    ("lose_message", ["message", ""]),
    ("deliver_message", ["message", ""]),
    ("promote", ["actor", ""]),
    ("remove", ["actor", ""]),
    ("claim", ["actor", "domain"]),
    ("fail", ["actor", ""]),
    ("move_to", ["actor", "site"]),
    ("give_work", ["actor", ""]),
];

/// Reads a command: an object of one entry, whose name says what to do, and whose value to what.
pub fn command(value: &JsValue) -> Result<Command, Problem> {
    command_in(value).ok_or_else(|| Problem::new("command", "must be one that there is, with what it needs"))
}

/// Reads a moment.
pub fn moment(value: &JsValue) -> Result<Moment, Problem> {
    moment_in(value).ok_or_else(|| Problem::new("moment", "must have whole numbers of ticks and events"))
}

/// Reads a journal: a list of commands with their moments.
pub fn journal(value: &JsValue) -> Result<Vec<JournalEntry>, Problem> {
    let Some(entries) = value.dyn_ref::<Array>() else {
        return Err(Problem::new("journal", "must be a list"));
    };
    let mut journal = Vec::new();
    for entry in entries.iter() {
        let moment = moment(&get(&entry, "moment"))?;
        journal.push(JournalEntry { moment, command: command(&get(&entry, "command"))? });
    }
    Ok(journal)
}

#[inline(never)]
fn command_in(value: &JsValue) -> Option<Command> {
    let entry: Array = Object::entries(value.dyn_ref()?).get(0).dyn_into().ok()?;
    let (name, of) = (entry.get(0).as_string()?, entry.get(1));
    let kind = COMMANDS.iter().position(|(known, _)| *known == name)?;
    let [to, with] = COMMANDS[kind].1.map(|field| get(&of, field));
    if kind == 0 {
        let name = with.as_string()?;
        let knob = Knob::ALL.into_iter().find(|knob| knob.name() == name)?;
        return Some(Command::SetKnob { knob, value: to.as_f64()? });
    }
    // What the command does not ask for is undefined, and what is asked for and not there is no index.
    let with = if COMMANDS[kind].1[1].is_empty() { 0 } else { whole(&with)? };
    Command::from_parts([kind as u64, whole(&to)?, with])
}

#[inline(never)]
fn moment_in(value: &JsValue) -> Option<Moment> {
    Some(Moment { ticks: whole(&get(value, "ticks"))?, events: whole(&get(value, "events"))? })
}

/// A field of a value; undefined if it has none of that name.
#[inline(never)]
fn get(value: &JsValue, field: &str) -> JsValue {
    Reflect::get(value, &field.into()).unwrap_or_default()
}

/// A whole number of at least 0.
#[inline(never)]
fn whole(value: &JsValue) -> Option<u64> {
    let number = value.as_f64()?;
    ((0.0..=WHOLE_MAX).contains(&number) && number.trunc() == number).then_some(number as u64)
}
