//! The numbers people see of a part of the team or of its work: of a stream, a role, an urgency, a person. Each is defined here once.

use crate::kernel::{Histogram, minutes};
use crate::mechanism::{Plan, World};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// How a duration spreads, in minutes, in short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ShortSpread {
    /// How many there were.
    pub count: u64,
    /// Exact mean; 0 if there were none.
    pub mean: f64,
    /// 95th percentile, within 0.8 %.
    pub p95: f64,
}

impl ShortSpread {
    fn of(histogram: &Histogram) -> Self {
        Self { count: histogram.count(), mean: histogram.mean_minutes(), p95: histogram.percentile_minutes(0.95) }
    }
}

/// What is measured of one stream of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StreamMetrics {
    /// Its items that came in from outside and were not refused on admission.
    pub work_arrived_items: u64,
    /// Its items that left the team done.
    pub work_done_items: u64,
    /// The same, in an hour.
    pub throughput_per_hour: f64,
    /// Its items that left the team right, in an hour.
    pub done_right_per_hour: f64,
    /// From an item's arrival in the team until it leaves it done.
    pub lead_time_minutes: ShortSpread,
    /// From an item's receipt, by each who gets it, until its integration begins.
    pub waiting_minutes: ShortSpread,
}

/// What is measured of the messages to one role, or of one urgency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WaitingMetrics {
    /// From a message's receipt until its integration begins.
    pub waiting_minutes: ShortSpread,
}

/// What is measured of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PersonMetrics {
    /// Items of work that left the team from there.
    pub work_done_items: u64,
    /// Messages integrated.
    pub integrated_messages: u64,
    /// Mean time from a message's receipt until its integration begins; 0 if there were none.
    pub waiting_mean_minutes: f64,
    /// Share of time in which it integrates.
    pub utilisation_share: f64,
    /// Messages waiting, averaged over time.
    pub mailbox_length_mean_messages: f64,
    /// The most that ever waited at once.
    pub mailbox_length_max_messages: u32,
}

/// Things by their names, in the order of the scenario; written out as one object.
#[derive(Clone, Debug, PartialEq)]
pub struct ByName<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// What is measured apart, from the start of the run: by stream, by role, by urgency and by person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Breakdown {
    /// Each stream of work, by its name.
    #[cfg_attr(feature = "bindings", ts(type = "Record<string, StreamMetrics>"))]
    pub streams: ByName<StreamMetrics>,
    /// Each role, by its name: the messages that are addressed to it, whoever gets them.
    #[cfg_attr(feature = "bindings", ts(type = "Record<string, WaitingMetrics>"))]
    pub roles: ByName<WaitingMetrics>,
    /// Each urgency, 0 to 3: messages of any kind.
    #[cfg_attr(feature = "bindings", ts(type = "Record<string, WaitingMetrics>"))]
    pub urgencies: ByName<WaitingMetrics>,
    /// Each person, by name.
    #[cfg_attr(feature = "bindings", ts(type = "Record<string, PersonMetrics>"))]
    pub people: ByName<PersonMetrics>,
}

impl Breakdown {
    /// All that there is to measure of a plan, where nothing was measured yet.
    #[must_use]
    pub fn nothing_yet(plan: &Plan) -> Self {
        fn each<'a, T: Default>(names: impl Iterator<Item = &'a String>) -> ByName<T> {
            ByName(names.map(|name| (name.clone(), T::default())).collect())
        }
        let urgencies: Vec<String> = (0..=3).map(|urgency: u8| urgency.to_string()).collect();
        Self {
            streams: each(plan.streams.iter()),
            roles: each(plan.rules.roles.roles.iter().map(|role| &role.name)),
            urgencies: each(urgencies.iter()),
            people: each(plan.names.iter()),
        }
    }
}

impl World {
    /// What is measured apart, from the start until now.
    #[must_use]
    pub fn breakdown(&self) -> Breakdown {
        let (now, observers) = (self.now(), self.observers());
        let hours = minutes(now) / 60.0;
        let per_hour = |items: u64| if hours > 0.0 { items as f64 / hours } else { 0.0 };
        let waiting = |histogram: &Histogram| WaitingMetrics { waiting_minutes: ShortSpread::of(histogram) };
        let mut all = Breakdown::nothing_yet(self.plan());
        let Some(counted) = observers.apart.get() else { return all };
        for ((_, stream), tally) in all.streams.0.iter_mut().zip(&counted.streams) {
            let lead = ShortSpread::of(&tally.lead);
            *stream = StreamMetrics {
                work_arrived_items: tally.arrived - tally.refused,
                work_done_items: lead.count,
                throughput_per_hour: per_hour(lead.count),
                done_right_per_hour: per_hour(tally.done_right),
                lead_time_minutes: lead,
                waiting_minutes: ShortSpread::of(&tally.wait),
            };
        }
        for ((_, role), wait) in all.roles.0.iter_mut().zip(&counted.roles) {
            *role = waiting(wait);
        }
        for ((_, urgency), wait) in all.urgencies.0.iter_mut().zip(&counted.urgencies) {
            *urgency = waiting(wait);
        }
        let people = counted.people.iter().zip(&observers.tally.actors);
        for ((_, person), (tally, actor)) in all.people.0.iter_mut().zip(people) {
            *person = PersonMetrics {
                work_done_items: tally.done,
                integrated_messages: actor.integrated,
                waiting_mean_minutes: minutes(1) * (tally.waited as f64 / tally.served.max(1) as f64),
                utilisation_share: actor.busy.mean(now),
                mailbox_length_mean_messages: actor.waiting.mean(now),
                mailbox_length_max_messages: actor.waiting_max,
            };
        }
        all
    }
}
