//! What a claims file says: the JSON a person writes, as Rust types. Nothing here is checked beyond its shape.

use crate::command::{Command, Knob};
use crate::scenario::Tree;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// A sentence about a scenario, and its test.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What it is called in links and tables: kebab-case, unique in its file.
    pub id: String,
    /// What is claimed, as a reader sees it.
    pub sentence: String,
    /// The variants of the scenario that are run, all with the same seed. Absent: the scenario as it is.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(as = "Option<Vec<Arm>>", optional))]
    pub arms: Vec<Arm>,
    /// Simulated minutes that each arm is run for; more than 0.
    pub by_minutes: f64,
    /// What must hold, all of it, for the claim to hold with a seed.
    pub expects: Vec<Expectation>,
    /// Share of seeds, 0 to 1, in which it must hold.
    pub holds_in_share: f64,
}

/// A variant of the scenario.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// Its name, unique among the arms.
    pub name: String,
    /// Where knobs are turned to before the run begins, each within its range.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional, type = "Partial<Record<Knob, number>>"))]
    pub set: Settings,
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
    /// Simulated minutes since the start.
    pub at_minutes: f64,
    /// What is done.
    pub command: Command,
}

/// A comparison that must come out true.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// A number of the metrics, by its name: `coherence_share`, `lead_time_minutes.p95`.
    pub metric: String,
    /// The arm it is measured in. Absent: the first.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub of: Option<String>,
    /// When it is measured, in simulated minutes. Absent: at the end.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub at_minutes: Option<f64>,
    /// On which side of the bound it must lie.
    pub is: Is,
    /// The bound.
    pub than: Than,
}

/// A side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Is {
    /// More than it.
    Above,
    /// It, or more.
    AtLeast,
    /// Less than it.
    Below,
    /// It, or less.
    AtMost,
}

impl Is {
    /// Whether a value is on this side of a bound. A value that is not a number is on none.
    #[must_use]
    pub fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::Above => value > bound,
            Self::AtLeast => value >= bound,
            Self::Below => value < bound,
            Self::AtMost => value <= bound,
        }
    }
}

/// What a metric is compared with.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "bindings", schemars(untagged), ts(untagged))]
pub enum Than {
    /// A number, in the metric's unit.
    Number(f64),
    /// A number that is measured too.
    Quantity(Quantity),
}

/// A measured number to compare with: `times` × the metric + `plus`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// A number of the metrics. Absent: the one that is compared.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub metric: Option<String>,
    /// The arm it is measured in. Absent: the first.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub of: Option<String>,
    /// When it is measured, in simulated minutes. Absent: at the end.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub at_minutes: Option<f64>,
    /// Factor.
    #[serde(default = "one")]
    #[cfg_attr(feature = "bindings", ts(as = "Option<f64>", optional))]
    pub times: f64,
    /// Addend, in the metric's unit.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(as = "Option<f64>", optional))]
    pub plus: f64,
}

fn one() -> f64 {
    1.0
}

/// Knobs and where they are turned to: `{ "loss_rate": 0.3 }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(pub Vec<(Knob, f64)>);

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Settings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of knobs and numbers")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Settings, A::Error> {
                let mut all: Vec<(Knob, f64)> = Vec::new();
                while let Some((knob, value)) = entries.next_entry()? {
                    if all.iter().any(|(earlier, _)| *earlier == knob) {
                        return Err(A::Error::duplicate_field(knob.name()));
                    }
                    all.push((knob, value));
                }
                Ok(Settings(all))
            }
        }
        deserializer.deserialize_any(Entries)
    }
}

impl<'de> Deserialize<'de> for Than {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bound;
        impl<'de> Visitor<'de> for Bound {
            type Value = Than;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or an object that says what is measured")
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Than, E> {
                Ok(Than::Number(value as f64))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Than, E> {
                Ok(Than::Number(value as f64))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Than, E> {
                Ok(Than::Number(value))
            }
            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Than, A::Error> {
                Quantity::deserialize(MapAccessDeserializer::new(entries)).map(Than::Quantity)
            }
        }
        deserializer.deserialize_any(Bound)
    }
}

#[cfg(feature = "bindings")]
mod bindings {
    use super::{Knob, Settings};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Settings {
        fn schema_name() -> Cow<'static, str> {
            "Settings".into()
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
