//! A medium: how long a message travels, whether it gets lost, whether it is understood. Pure functions of the draw: no clock here.

use super::message::Fate;
use super::purpose;
use crate::kernel::{Distribution, StreamKey, Ticks, encode_enum, encode_struct};
use serde::{Deserialize, Serialize};

/// A way for messages to travel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// Its name, unique among the media.
    pub name: String,
    /// Time from sent to received.
    pub latency: Distribution,
    /// Multiplies the loss knob: a copy is lost with probability `loss_rate × loss_factor`. At least 0.
    #[serde(default = "one")]
    pub loss_factor: f64,
    /// Probability, 0 to 1, that its words alone are taken for something else. What rides along lowers that.
    #[serde(default)]
    pub ambiguity: f64,
    /// Names of the media, each once, that ride along with every message: the tone of a voice, the language of a body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<String>,
    /// As a rider, when it comes through: the share, 0 to 1, of the ambiguity that it takes away.
    #[serde(default)]
    pub clarity: f64,
    /// Whether its messages wait for a receiver who is away; otherwise they miss.
    #[serde(default = "yes")]
    pub persistent: bool,
    /// How far it reaches.
    #[serde(default)]
    pub reach: Reach,
}

impl Medium {
    /// A medium that loses at the loss rate, delivers at once, and is understood.
    #[must_use]
    pub fn instant(name: &str) -> Self {
        Self {
            name: name.into(),
            latency: Distribution::constant(0.0),
            loss_factor: 1.0,
            ambiguity: 0.0,
            carries: Vec::new(),
            clarity: 0.0,
            persistent: true,
            reach: Reach::Anywhere,
        }
    }

    /// The medium with what rides along.
    #[must_use]
    pub fn carrying(&self, riders: Vec<Rider>) -> Channel {
        Channel {
            name: self.name.clone(),
            latency: self.latency,
            loss_factor: self.loss_factor,
            ambiguity: self.ambiguity,
            riders,
            persistent: self.persistent,
            reach: self.reach,
        }
    }
}

/// How far a medium reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// From anyone to anyone.
    #[default]
    Anywhere,
    /// Only between people at one site.
    SameSite,
}

fn one() -> f64 {
    1.0
}
fn yes() -> bool {
    true
}

/// What rides along with the messages of a medium.
#[derive(Clone, Copy, Debug)]
pub struct Rider {
    /// Key of its draws, from its name.
    pub key: u64,
    /// Multiplies the loss knob.
    pub loss_factor: f64,
    /// The share of the ambiguity that it takes away.
    pub clarity: f64,
}

/// A medium with its riders, as the run uses it.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Time from sent to received.
    pub latency: Distribution,
    /// Multiplies the loss knob.
    pub loss_factor: f64,
    /// Probability that its words alone are taken for something else.
    pub ambiguity: f64,
    /// What rides along, in the order of names.
    pub riders: Vec<Rider>,
    /// Whether its messages wait for a receiver who is away.
    pub persistent: bool,
    /// How far it reaches.
    pub reach: Reach,
}

impl Channel {
    /// Time until a copy arrives, or fails to.
    #[must_use]
    #[inline]
    pub fn latency(&self, copy: StreamKey) -> Ticks {
        self.latency.draw_often(&mut copy.stream(purpose::LATENCY))
    }

    /// What becomes of one copy. A copy lost at some loss rate is lost at every higher one.
    #[must_use]
    #[inline]
    pub fn fate(&self, loss_rate: f64, copy: StreamKey) -> Fate {
        if copy.stream(purpose::LOSS).unit() < loss_rate * self.loss_factor {
            Fate::Lost
        } else {
            self.meaning(loss_rate, copy)
        }
    }

    /// What becomes of a copy that arrives. It is misread with probability ambiguity × Π (1 − clarity), over the
    /// riders that are not lost themselves.
    #[must_use]
    #[inline]
    pub fn meaning(&self, loss_rate: f64, copy: StreamKey) -> Fate {
        if self.ambiguity > 0.0 && self.is_misread(loss_rate, copy) { Fate::Misread } else { Fate::Understood }
    }

    #[inline(never)]
    fn is_misread(&self, loss_rate: f64, copy: StreamKey) -> bool {
        let mut ambiguity = self.ambiguity;
        for &Rider { key, loss_factor, clarity } in &self.riders {
            let lost = copy.child(purpose::RIDER, key).stream(purpose::LOSS).unit() < loss_rate * loss_factor;
            ambiguity *= if lost { 1.0 } else { 1.0 - clarity };
        }
        copy.stream(purpose::MEANING).unit() < ambiguity
    }
}

encode_struct! { Rider { key, loss_factor, clarity } }
encode_struct! { Channel { name, latency, loss_factor, ambiguity, riders, persistent, reach } }
encode_enum! { Reach { Anywhere, SameSite } }
