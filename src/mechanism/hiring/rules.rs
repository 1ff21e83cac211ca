//! What a file says of hiring.

use crate::engine::{Compile, MINUTES_MAX};
use crate::kernel::{Distribution, NONE, encode_struct};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// Whom an actor hires, and when. The people of the entry it names are not there at first; each is a seat that can be filled. Who
/// is new knows nothing yet, and is slow at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hires {
    /// Name of the entry whose people can be hired: its `count` is the budget. Nobody else hires from it.
    pub helpers: String,
    /// Waiting messages, in its own mailbox, at which it begins to hire. At least 1.
    pub from_messages: u32,
    /// Waiting messages at which it lets go of those who have been there for long enough and have nothing to do. Below
    /// `from_messages`.
    pub until_messages: u32,
    /// Time from the decision until the helper is there.
    pub takes: Distribution,
    /// Minutes a helper stays at least. At least 0.
    #[serde(default)]
    pub stays_minutes: f64,
    /// How much slower a helper is on its first day: 3 takes three times as long. At least 1.
    #[serde(default = "one")]
    pub learning_slowness: f64,
    /// Minutes in which a helper covers 63 % of the way to its own pace. Above 0.
    #[serde(default = "a_day")]
    pub learning_minutes: f64,
}

fn one() -> f64 {
    1.0
}
fn a_day() -> f64 {
    480.0
}

/// Whom an actor hires, compiled.
#[derive(Clone, Debug)]
pub struct HiringPlan {
    /// What the file says.
    pub rules: Hires,
    /// The seats, by index.
    pub seats: std::ops::Range<u32>,
}

impl Hires {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.pressure(place, self.from_messages, self.until_messages);
        problems.distribution(&place.field("takes"), &self.takes);
        problems.number(&place.field("stays_minutes"), self.stays_minutes, 0.0, MINUTES_MAX);
        problems.number(&place.field("learning_slowness"), self.learning_slowness, 1.0, 1000.0);
        problems.number(&place.field("learning_minutes"), self.learning_minutes, 0.01, MINUTES_MAX);
    }

    /// Whom it hires.
    pub fn compile(&self, place: &Place<'_>, compile: &mut Compile<'_>) -> HiringPlan {
        let seats = compile.cast.group(&self.helpers, &place.field("helpers"), compile.problems);
        HiringPlan { rules: self.clone(), seats }
    }
}

/// Who is not there at first, and who hires them; `NONE` for all others.
#[must_use]
pub fn hired_by<'a>(entries: impl Iterator<Item = Option<&'a Hires>>, compile: &mut Compile<'_>) -> Vec<u32> {
    let cast = compile.cast;
    let mut hired_by = vec![NONE; cast.people.len()];
    for (i, rules) in entries.enumerate() {
        let Some(rules) = rules else { continue };
        let place = Place::entry("actors", i);
        let place = place.field("hires");
        if cast.entries[i].len() != 1 {
            let says = format_args!("must be the rules of one person, not of {}", cast.entries[i].len());
            compile.problems.add(&place, says);
            continue;
        }
        // A name that is not known was said where the entry was compiled.
        for seat in cast.group(&rules.helpers, &place, &mut Problems::default()) {
            if cast.entries[i].contains(&seat) || hired_by[seat as usize] != NONE {
                let says = format_args!("must be people that nobody else hires, and not oneself");
                compile.problems.add(&place.field("helpers"), says);
                break;
            }
            hired_by[seat as usize] = cast.entries[i].start;
        }
    }
    hired_by
}

encode_struct! { HiringPlan { rules, seats } }
encode_struct! {
    Hires { helpers, from_messages, until_messages, takes, stays_minutes, learning_slowness, learning_minutes }
}
