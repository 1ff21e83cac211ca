//! What the page needs to know of the core's types, written out from the types themselves.

use crate::actor::{
    Attention, Away, BurnsOut, Checks, Delegate, Directive, Fails, Focus, Interrupts, Kind, MailboxRules, Order,
    Pressure, Scope, Stance, State, StressRules, Supervises, WhenFull,
};
use crate::claim::{Arm, Claim, Compared, Expectation, Is, Outcome, Quantity, Than};
use crate::command::{Command, JournalEntry, Knob, Moment};
use crate::frame;
use crate::kernel::{Distribution, Shape, TICKS_PER_MINUTE};
use crate::knowledge::{Brain, Committee, LookUp, LookUpWhen, Ownership, Store};
use crate::net::{Distance, Hours, Medium, Reach, Site};
use crate::observe::cast::{Cast, CastDomain, CastLink, CastMeeting, CastRole, CastSupervisor, CastSystem};
use crate::observe::detail::{
    ActorDetail, Announcement, Belief, BeliefAboutOther, DomainDetail, Holder, KnobState, MailboxDetail, MessageDetail,
    Noted,
};
use crate::observe::{
    DomainRetro, GlueRetro, LogEntry, MediumRetro, MessageCounts, Metrics, MutualKnowledge, PairRetro, Retro, Spread,
    What,
};
use crate::org::{Glue, Hires, Meeting, Recognition, Role};
use crate::protocol::{Acknowledge, AcknowledgeOn, Asks, OnRefusal, Protocol, Retry};
use crate::scenario::{
    Actor, Domain, Effort, Link, PassOn, Problem, Rework, Scenario, Stream, System, TimedCommand, Variant,
};
use std::fmt::Write;
use ts_rs::TS;

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

fn core_types() -> String {
    let config = ts_rs::Config::new().with_large_int("number");
    let mut text = NOTICE.to_string();
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {
            $(
                let docs = <$type as TS>::docs().unwrap_or_default();
                let _ = writeln!(text, "\n{}export {}", docs, <$type as TS>::decl(&config));
            )*
        };
    }
    declare!(
        Scenario,
        Effort,
        Actor,
        MailboxRules,
        Order,
        WhenFull,
        OnRefusal,
        Retry,
        PassOn,
        System,
        Link,
        Domain,
        Stream,
        Rework,
        Medium,
        Reach,
        Store,
        Brain,
        LookUp,
        LookUpWhen,
        Away,
        StressRules,
        Glue,
        Recognition,
        Attention,
        Interrupts,
        Focus,
        Pressure,
        Delegate,
        Fails,
        Checks,
        Supervises,
        Directive,
        Scope,
        BurnsOut,
        Asks,
        Hires,
        Role,
        Meeting,
        Site,
        Hours,
        Distance,
        Ownership,
        Committee,
        Stance,
        Protocol,
        Acknowledge,
        AcknowledgeOn,
        Distribution,
        Shape,
        Problem,
        Command,
        Knob,
        Moment,
        JournalEntry,
        Kind,
        State,
        What,
        LogEntry,
        Spread,
        MessageCounts,
        MutualKnowledge,
        Metrics,
        KnobState,
        Cast,
        CastDomain,
        CastSystem,
        CastLink,
        CastSupervisor,
        CastRole,
        CastMeeting,
        MessageDetail,
        MailboxDetail,
        Belief,
        BeliefAboutOther,
        Announcement,
        ActorDetail,
        Holder,
        Noted,
        DomainDetail,
        PairRetro,
        GlueRetro,
        MediumRetro,
        DomainRetro,
        Retro,
        Variant,
        TimedCommand,
        Claim,
        Arm,
        Expectation,
        Is,
        Than,
        Quantity,
        Outcome,
        Compared,
    );
    text.push_str(
        "\n/** A chart's data: means over equal intervals, oldest first. */\nexport interface Series {\n  interval_minutes: number;\n",
    );
    for name in crate::observe::CHART_COLUMNS {
        let _ = writeln!(text, "  {name}: Float64Array;");
    }
    text.push_str("}\n");
    text
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
    numbers("STANCE", frame::STANCES.map(String::from).to_vec());
    numbers("FATE", ["UNDERSTOOD", "MISREAD", "LOST"].map(String::from).to_vec());
    numbers("KIND", Kind::ALL.iter().map(name_of).collect());
    numbers("WHAT", What::ALL.iter().map(name_of).collect());
    text.push_str("} as const;\n");
    text
}

/// The name of a value of a plain enum, as files and the page spell it.
fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(String::from)).unwrap_or_default()
}
