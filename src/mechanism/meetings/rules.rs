//! What a file says of meetings.

use crate::engine::{Compile, MINUTES_MAX, Names, by_name};
use crate::kernel::{Ticks, encode_struct, ticks};
use crate::problem::{Decimal, Place, Problems};
use serde::{Deserialize, Serialize};

/// A meeting that comes again and again. Who attends puts aside what it is at, takes nothing up while it lasts, and resumes
/// after it. At the end everyone takes over the newest version of each domain that anyone there holds and has understood; over
/// the meeting's medium some of that is lost, or taken for something else, and it goes no further than that medium reaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Its name, unique among the meetings.
    pub name: String,
    /// Names of those who attend, if they are there; an actor with a `count` stands for all its people.
    pub attendees: Vec<String>,
    /// When the first one begins. At least 0.
    #[serde(default)]
    pub first_minutes: f64,
    /// Minutes from the beginning of one to the beginning of the next. Longer than it lasts.
    pub every_minutes: f64,
    /// How long it lasts. Above 0.
    pub lasts_minutes: f64,
    /// The medium of what is said; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
}

/// A meeting, compiled.
#[derive(Clone, Debug)]
pub struct MeetingPlan {
    /// Its name.
    pub name: String,
    /// Who attends, in canonical order.
    pub attendees: Vec<u32>,
    /// When the first one begins.
    pub first: Ticks,
    /// From one beginning to the next.
    pub every: Ticks,
    /// How long it lasts.
    pub lasts: Ticks,
    /// Index of its medium.
    pub medium: u8,
    /// Index of the meeting that has this one's place in the order of names: in that order the first of each are scheduled.
    pub by_name: u32,
}

/// Says what is wrong with the numbers.
pub fn check(meetings: &[Meeting], problems: &mut Problems) {
    for (i, meeting) in meetings.iter().enumerate() {
        let place = Place::entry("meetings", i);
        problems.number(&place.field("first_minutes"), meeting.first_minutes, 0.0, MINUTES_MAX);
        problems.number(&place.field("every_minutes"), meeting.every_minutes, 0.1, MINUTES_MAX);
        problems.number(&place.field("lasts_minutes"), meeting.lasts_minutes, 0.01, MINUTES_MAX);
        if meeting.lasts_minutes >= meeting.every_minutes {
            let says = format_args!("must be below every_minutes, got {}", Decimal(meeting.lasts_minutes));
            problems.add(&place.field("lasts_minutes"), says);
        }
    }
}

/// The meetings, with who attends by index.
#[must_use]
pub fn compile(meetings: &[Meeting], compile: &mut Compile<'_>) -> Vec<MeetingPlan> {
    Names::of("meetings", &mut meetings.iter().map(|meeting| &*meeting.name), compile.problems);
    let mut plans = Vec::new();
    let order = by_name(meetings.iter().map(|meeting| &*meeting.name));
    for (i, meeting) in meetings.iter().enumerate() {
        let place = Place::entry("meetings", i);
        let attendees = compile.people(&place, "attendees", &meeting.attendees);
        plans.push(MeetingPlan {
            name: meeting.name.clone(),
            attendees,
            first: ticks(meeting.first_minutes),
            every: ticks(meeting.every_minutes),
            lasts: ticks(meeting.lasts_minutes),
            medium: compile.medium(&place, meeting.medium.as_deref()),
            by_name: order[i],
        });
    }
    plans
}

encode_struct! { MeetingPlan { name, attendees, first, every, lasts, medium, by_name } }
