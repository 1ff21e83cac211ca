//! What the page needs to know of the core's types, written out from the types themselves.
//!
//! Only what crosses the boundary by itself is named here. Whatever such a type is made of is found through it, so a new type
//! needs no entry.

use crate::claim::{Claim, Outcome};
use crate::command::{Command, JournalEntry};
use crate::engine::Moment;
use crate::frame;
use crate::kernel::TICKS_PER_MINUTE;
use crate::observe::cast::Cast;
use crate::observe::detail::{ActorDetail, DomainDetail, KnobState, MessageDetail};
use crate::observe::{Breakdown, Metrics, PersonMetrics, Retro, StreamMetrics, WaitingMetrics};
use crate::problem::Problem;
use crate::scenario::{Scenario, Variant};
use crate::trace::{EventKind, Kind, Meaning};
use std::any::type_name;
use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

const NOTICE: &str = "// Written from the core's Rust types by `cargo xtask generate`. Change those, not this.\n";

/// Every generated file: its name and its text.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("core-types.ts", core_types()),
        ("frame-layout.ts", frame_layout()),
        ("scenario.schema.json", text_of(&schemars::schema_for!(Scenario))),
        ("variants.schema.json", text_of(&schemars::schema_for!(Vec<Variant>))),
        ("claims.schema.json", text_of(&schemars::schema_for!(Vec<Claim>))),
    ]
}

fn text_of(schema: &schemars::Schema) -> String {
    // A schema is a tree of plain JSON values: it always has a text.
    serde_json::to_string_pretty(schema).map(|text| text + "\n").unwrap_or_default()
}

/// TypeScript declarations, by the name in TypeScript and then by the Rust type. The derived code names what a type is made of in no
/// fixed order, so the order is that of the names.
struct Declarations {
    config: Config,
    texts: BTreeMap<(String, &'static str), String>,
}

impl TypeVisitor for Declarations {
    /// Declares a type that has a name of its own in TypeScript, and then whatever it is made of. Numbers, texts and lists have none.
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let key = (T::ident(&self.config), type_name::<T>());
        if T::output_path().is_none() || self.texts.contains_key(&key) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.texts.insert(key, format!("\n{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

fn core_types() -> String {
    let mut found = Declarations { config: Config::new().with_large_int("number"), texts: BTreeMap::new() };
    macro_rules! cross {
        ($($type:ty),* $(,)?) => {
            $(found.visit::<$type>();)*
        };
    }
    cross!(
        Scenario,
        Problem,
        Command,
        JournalEntry,
        Moment,
        Cast,
        Metrics,
        Breakdown,
        StreamMetrics,
        WaitingMetrics,
        PersonMetrics,
        KnobState,
        EventKind,
        Kind,
        ActorDetail,
        MessageDetail,
        DomainDetail,
        Retro,
        Variant,
        Claim,
        Outcome,
    );
    let mut text = NOTICE.to_string();
    text.extend(found.texts.into_values());
    text.push_str(&log_entry());
    text.push_str(
        "\n/** A chart's data: means over equal intervals, oldest first. */\nexport interface Series {\n  interval_minutes: number;\n",
    );
    for name in crate::observe::CHART_COLUMNS {
        let _ = writeln!(text, "  {name}: Float64Array;");
    }
    text.push_str("}\n");
    text
}

/// A row of the log: one form for each kind of trace event, with the fields of the table.
fn log_entry() -> String {
    let mut text = String::from(
        "\n/** A trace event, as the log tells it: its number in the run, when it was, what it was, and all there is to say of it. */\n\
         export type LogEntry = { serial: number; minutes: number } & (\n",
    );
    for kind in EventKind::ALL {
        let fields = kind.fields().iter().map(|field| format!("; {}: {}", field.name, type_of(field.meaning)));
        let _ = writeln!(text, "  | {{ what: \"{}\"{} }}", name_of(&kind), fields.collect::<String>());
    }
    text.push_str(");\n");
    text
}

fn type_of(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Message | Meaning::Sender | Meaning::Domain | Meaning::Version => "number | null",
        Meaning::MessageKind => "Kind",
        Meaning::Flag => "boolean",
        _ => "number",
    }
}

fn frame_layout() -> String {
    let mut text = NOTICE.to_string();
    let constants = [
        ("MAGIC", f64::from(frame::MAGIC)),
        ("VERSION", f64::from(frame::VERSION)),
        ("TICKS_PER_MINUTE", TICKS_PER_MINUTE as f64),
        ("LETTERS_MAX", frame::LETTERS_MAX as f64),
        ("FLIGHTS_MAX", frame::FLIGHTS_MAX as f64),
        ("MARKS_MAX", frame::MARKS_MAX as f64),
    ];
    text.push_str("\n/** Where everything is in a frame, in words of 8 bytes. */\nexport const FRAME = {\n");
    for (name, value) in constants {
        let _ = writeln!(text, "  {name}: {value},");
    }
    for record in
        [&frame::HEADER, &frame::ACTOR, &frame::SEGMENT, &frame::NOTE, &frame::LETTER, &frame::FLIGHT, &frame::MARK]
    {
        let words = record.words.iter().enumerate().map(|(at, word)| format!("{word}: {at}"));
        let words = words.collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "  {}: {{ STRIDE: {}, {words} }},", record.name, record.stride);
    }
    let mut numbers = |name: &str, values: Vec<String>| {
        let entries = values.iter().enumerate().map(|(at, value)| format!("{}: {at}", value.to_uppercase()));
        let _ = writeln!(text, "  {name}: {{ {} }},", entries.collect::<Vec<_>>().join(", "));
    };
    numbers("SEGMENT_STATE", frame::SEGMENT_STATES.map(String::from).to_vec());
    numbers("MODE", frame::MODES.map(String::from).to_vec());
    numbers("BEHAVIOUR", frame::BEHAVIOURS.map(String::from).to_vec());
    numbers("FATE", ["UNDERSTOOD", "MISREAD", "LOST"].map(String::from).to_vec());
    numbers("KIND", Kind::ALL.iter().map(name_of).collect());
    numbers("WHAT", EventKind::ALL.iter().map(name_of).collect());
    text.push_str("} as const;\n");
    text
}

/// The name of a value of a plain enum, as files and the page spell it.
fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(String::from)).unwrap_or_default()
}
