//! What a claims file says: the JSON a person writes, as Rust types. Nothing here is checked beyond its shape.

use crate::scenario::{KnobValues, Tree, Variant};
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
    /// The variants of the scenario that are run, all with the same seed: each by its name, or written out. Absent: the scenario as
    /// it is.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(as = "Option<Vec<Arm>>", optional))]
    pub arms: Vec<Arm>,
    /// Simulated minutes that each arm is run for; more than 0.
    pub by_minutes: f64,
    /// What must hold, all of it, for the claim to hold with a seed.
    pub expects: Vec<Expectation>,
    /// Share of seeds, 0 to 1, in which it must hold.
    pub holds_in_share: f64,
    /// The places in which arms that are compared differ, where there is more than one: `actors.mailbox.capacity`. The sentence has
    /// to name what they mean. Absent: any two arms differ in one place.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(as = "Option<Vec<String>>", optional))]
    pub differs_in: Vec<String>,
    /// What the claim is about, switched off in every arm: then it must no longer hold.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub without: Option<Without>,
}

/// What is switched off in every arm of a claim, after whatever the arm itself changes.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Without {
    /// Where knobs are turned to before the run begins, each within its range.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional, type = "Partial<Record<Knob, number>>"))]
    pub knobs: KnobValues,
    /// What the scenario says otherwise, as in a variant.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", schemars(with = "Option<serde_json::Map<String, serde_json::Value>>"))]
    #[cfg_attr(feature = "bindings", ts(optional, type = "Record<string, unknown> | null"))]
    pub patch: Option<Tree>,
}

/// A variant of the scenario that a claim is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "bindings", schemars(untagged), ts(untagged))]
pub enum Arm {
    /// One that the scenario names in its `variants.json`.
    Named(String),
    /// One that is written out here. Of the same name there is only one.
    Written(Variant),
}

impl Arm {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Written(variant) => &variant.name,
        }
    }
}

/// A comparison that must come out true.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// A number of the metrics, by its name: `coherence_share`, `lead_time_minutes.p95`; or of a part of the team or its work, as in
    /// `streams.tickets.lead_time_minutes.mean`, `roles.support.waiting_minutes.p95`, `urgencies.3.waiting_minutes.mean`,
    /// `people.Ana.utilisation_share`.
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
    /// What was measured, in the terms of the sentence: text with `{value}`, `{bound}`, `{other}` (what was measured to compare
    /// with), `{ratio}` (of the value to that) and `{difference}`.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional = nullable))]
    pub words: Option<String>,
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

impl<'de> Deserialize<'de> for Arm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Arm;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a variant, or one that is written out")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Arm, E> {
                Ok(Arm::Named(name.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Arm, A::Error> {
                Variant::deserialize(MapAccessDeserializer::new(entries)).map(Arm::Written)
            }
        }
        deserializer.deserialize_any(Either)
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
