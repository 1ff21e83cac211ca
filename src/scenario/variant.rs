//! Variants: what differs from a scenario, as data.
//!
//! A variant is the one way to change something: it turns knobs before a run begins, gives commands at their minutes, and patches
//! what the scenario says. Compiled with its scenario it is a [`Plan`] like any other, which carries the commands; so whatever runs
//! a plan runs a variant.

use super::compile::checked;
use super::file::Scenario;
use super::patch::merge;
use super::reader::read;
use super::tree::Tree;
use crate::command::Command;
use crate::engine::{Knob, Names};
use crate::kernel::ticks;
use crate::mechanism::Plan;
use crate::problem::{Decimal, Place, Problem, Problems};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// The latest minute at which a command may be given: two thousand working days.
pub const COMMAND_MINUTES_MAX: f64 = 1e6;

/// What differs from a scenario.
///
/// ```
/// use actorium::scenario::{parse_tree, parse_variants};
/// use actorium::{World, kernel::ticks, library};
/// use std::sync::Arc;
///
/// let team = parse_tree(library::get("team").unwrap(), "").unwrap();
/// let lossy = r#"[{ "name": "lossy", "knobs": { "loss_rate": 0.5 } }]"#;
/// let plan = parse_variants(lossy).unwrap()[0].compile(&team).unwrap();
/// let mut world = World::from_plan(Arc::new(plan), 1);
/// world.advance(ticks(480.0), u64::MAX);
/// assert!(world.metrics().messages.lost > 0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its name, unique among the variants of its scenario.
    pub name: String,
    /// Where knobs are turned to before the run begins, each within its range.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional, type = "Partial<Record<Knob, number>>"))]
    pub knobs: KnobValues,
    /// What the scenario says otherwise, as a JSON merge patch (RFC 7386): objects merge, null removes, everything else,
    /// lists too, replaces. One thing more: where the scenario has a list of named entries, an object patches them by
    /// name, as in `"actors": { "Bo": { "slowness": 2 } }`; null removes one, and a name that is not there adds one.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", schemars(with = "Option<serde_json::Map<String, serde_json::Value>>"))]
    #[cfg_attr(feature = "bindings", ts(optional, type = "Record<string, unknown> | null"))]
    pub patch: Option<Tree>,
    /// What is done to it on the way, in the order of time.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(as = "Option<Vec<TimedCommand>>", optional))]
    pub commands: Vec<TimedCommand>,
}

/// A command, and when it is given.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TimedCommand {
    /// Simulated minutes since the start. The command comes before everything else that happens at that moment.
    pub at_minutes: f64,
    /// What is done.
    pub command: Command,
}

/// Knobs and where they are turned to: `{ "loss_rate": 0.3 }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnobValues(pub Vec<(Knob, f64)>);

impl Variant {
    /// The plan of a scenario, given as the tree that its text is, in this variant.
    ///
    /// # Errors
    /// Everything that is wrong with the variant, by a path that begins with `variant`; or else with the scenario.
    pub fn compile(&self, scenario: &Tree) -> Result<Plan, Vec<Problem>> {
        let mut problems = Problems::default();
        let place = Place::of("variant");
        problems.name(&self.name, &place);
        let plan = self.compile_at(&place, scenario, COMMAND_MINUTES_MAX, &mut problems);
        plan.filter(|_| problems.is_empty()).ok_or_else(|| problems.list())
    }

    /// What the scenario says in this variant.
    #[must_use]
    pub fn merged(&self, scenario: &Tree) -> Tree {
        self.patch.as_ref().map_or_else(|| scenario.clone(), |patch| merge(scenario.clone(), patch))
    }

    /// Its plan, or nothing if the scenario cannot run so; what is wrong is said at a place. No command may come after `end_minutes`.
    pub(crate) fn compile_at(
        &self,
        place: &Place<'_>,
        scenario: &Tree,
        end_minutes: f64,
        problems: &mut Problems,
    ) -> Option<Plan> {
        let mut plan = self.plan(place, scenario, problems)?;
        let knobs = place.field("knobs");
        for &(knob, value) in &self.knobs.0 {
            problems.knob(&knobs.field(knob.name()), &plan, knob, value);
            plan.commands.push(0, Command::SetKnob { knob, value }.parts());
        }
        let mut earliest = 0.0;
        for (i, timed) in self.commands.iter().enumerate() {
            let place = place.item("commands", i);
            problems.moment(&place, timed.at_minutes, earliest, end_minutes);
            earliest = timed.at_minutes;
            problems.command(&place.field("command"), &plan, timed.command);
            plan.commands.push(ticks(timed.at_minutes), timed.command.parts());
        }
        Some(plan)
    }

    fn plan(&self, place: &Place<'_>, scenario: &Tree, problems: &mut Problems) -> Option<Plan> {
        let place = place.field("patch");
        if !matches!(self.patch, None | Some(Tree::Fields(_))) {
            problems.add(&place, format_args!("must be an object: what it names is merged into the scenario"));
            return None;
        }
        let scenario = read::<Scenario>(&self.merged(scenario), "").map_err(Problems::from);
        let found = scenario.and_then(|scenario| checked(&scenario));
        found
            .map_err(|found| {
                problems.adopt(found, |problem| match self.patch {
                    None => problem,
                    Some(_) => {
                        Problem::new(&place.to_string(), format_args!("makes a scenario that cannot run: {problem}"))
                    }
                });
            })
            .ok()
    }
}

/// Checks that the variants of a scenario have names, each its own.
pub(crate) fn check_names(variants: &[Variant], problems: &mut Problems) {
    Names::of("variants", &mut variants.iter().map(|variant| &*variant.name), problems);
}

impl Problems {
    /// A moment, in minutes, that must be neither before what came before it nor after the end.
    pub(crate) fn moment(&mut self, place: &Place<'_>, at: f64, earliest: f64, end: f64) {
        if !(at >= earliest && at <= end) {
            let [at, earliest, end] = [at, earliest, end].map(Decimal);
            self.add(&place.field("at_minutes"), format_args!("must be {earliest} to {end}, got {at}"));
        }
    }

    fn knob(&mut self, place: &Place<'_>, plan: &Plan, knob: Knob, value: f64) {
        if let Err(problem) = plan.check_knob(knob, value) {
            // The path of the problem is how this place ends.
            let says = problem.message.strip_prefix(&problem.path).unwrap_or(&problem.message);
            self.add(place, format_args!("{}", says.trim_start()));
        }
    }

    /// Whether whoever and whatever a command names is there. Whether it can be carried out shows when its time comes.
    fn command(&mut self, place: &Place<'_>, plan: &Plan, command: Command) {
        let (name, actor) = match command {
            Command::SetKnob { knob, value } => {
                let place = place.field("set_knob");
                return self.knob(&place.field("value"), plan, knob, value);
            }
            // Which messages there are shows on the way.
            Command::LoseMessage { .. } | Command::DeliverMessage { .. } => return,
            Command::Promote { actor } => ("promote", actor),
            Command::Remove { actor } => ("remove", actor),
            Command::Fail { actor } => ("fail", actor),
            Command::GiveWork { actor } => ("give_work", actor),
            Command::Claim { actor, domain } => {
                let place = place.field("claim");
                self.index(&place.field("domain"), domain, plan.domains.len());
                ("claim", actor)
            }
            Command::MoveTo { actor, site } => {
                let place = place.field("move_to");
                self.index(&place.field("site"), site, plan.rules.sites.sites.len());
                ("move_to", actor)
            }
        };
        let place = place.field(name);
        self.index(&place.field("actor"), actor, plan.names.len());
    }

    fn index(&mut self, place: &Place<'_>, index: u32, count: usize) {
        match count.checked_sub(1) {
            Some(last) if index as usize <= last => {}
            Some(last) => self.add(place, format_args!("must be 0 to {last}, got {index}")),
            None => self.add(place, format_args!("must be the index of one, but the scenario has none")),
        }
    }
}

impl<'de> Deserialize<'de> for KnobValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = KnobValues;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of knobs and numbers")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<KnobValues, A::Error> {
                let mut all: Vec<(Knob, f64)> = Vec::new();
                while let Some((knob, value)) = entries.next_entry()? {
                    if all.iter().any(|(earlier, _)| *earlier == knob) {
                        return Err(A::Error::duplicate_field(knob.name()));
                    }
                    all.push((knob, value));
                }
                Ok(KnobValues(all))
            }
        }
        deserializer.deserialize_any(Entries)
    }
}

#[cfg(feature = "bindings")]
mod bindings {
    use super::{Knob, KnobValues};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for KnobValues {
        fn schema_name() -> Cow<'static, str> {
            "KnobValues".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let knobs: serde_json::Map<String, serde_json::Value> =
                Knob::ALL.iter().map(|knob| (knob.name().into(), serde_json::json!({ "type": "number" }))).collect();
            json_schema!({
                "description": "Knobs and where they are turned to: `{ \"loss_rate\": 0.3 }`.",
                "type": "object",
                "properties": knobs,
                "additionalProperties": false,
            })
        }
    }
}
