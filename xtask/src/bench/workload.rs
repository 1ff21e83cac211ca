//! The two workloads: what counts as an event, and the scenarios that make the core do them.
//!
//! Their unit of time is the mean service time. The core's scenarios take it as [`UNIT_MINUTES`], so
//! that a tick is finer than 2⁻²⁴ of the shortest mean delay, which is a tenth of a unit.

use serde_json::{Value, json};

/// Minutes in a unit of time.
pub const UNIT_MINUTES: f64 = 1000.0;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Workload {
    /// Every event handled schedules one more, at a random process, later.
    Phold,
    /// Actors with mailboxes who pass work on, over links that lose a part of it.
    Team,
}

/// Events so far, by kind, in the order of [`Workload::kinds`]; for the team the sum of sojourns comes last.
pub type Counts = Vec<f64>;

impl Workload {
    pub fn name(self) -> &'static str {
        match self {
            Self::Phold => "phold",
            Self::Team => "team",
        }
    }

    /// The kinds of events that are counted.
    pub fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Phold => &["handled"],
            Self::Team => &["arrivals", "completions", "deliveries", "acknowledgements", "resends"],
        }
    }

    /// Events of each kind for an actor in a unit of time, in the long run.
    pub fn rates(self) -> Vec<f64> {
        let (arrivals, pass_on, received) = (0.35, 0.5, 0.95_f64);
        let completions = arrivals / (1.0 - pass_on / received);
        let transfers = pass_on * completions;
        match self {
            Self::Phold => vec![1.0],
            Self::Team => {
                vec![arrivals, completions, transfers / received, transfers, transfers * (1.0 / received.powi(2) - 1.0)]
            }
        }
    }

    /// Units of time that are run before any that count.
    pub fn warm_up_units(self, n: u32) -> f64 {
        let n = f64::from(n);
        let events_per_unit = n * self.rates().iter().sum::<f64>();
        let events = 200_000.0;
        match self {
            Self::Phold => (events / events_per_unit).max(2.0),
            Self::Team => (events / events_per_unit).max(20.0),
        }
    }

    /// Reads what a contestant answered: its own counts, or the core's metrics.
    pub fn counts(self, answer: &Value) -> Option<Counts> {
        if answer.get("messages").is_some() {
            return self.counts_of_metrics(answer);
        }
        let sojourn = (self == Self::Team).then_some("sojourn");
        self.kinds().iter().copied().chain(sojourn).map(|name| answer[name].as_f64()).collect()
    }

    /// The model's events among the core's metrics, in which arrivals, copies and acknowledgements are all
    /// messages that are delivered, and acknowledgements are integrated as they arrive.
    fn counts_of_metrics(self, metrics: &Value) -> Option<Counts> {
        let sojourn = &metrics["sojourn_minutes"];
        let completions = sojourn["count"].as_f64()?;
        if self == Self::Phold {
            return Some(vec![completions]);
        }
        let messages = |name: &str| metrics["messages"][name].as_f64();
        let arrivals = metrics["work_arrived_items"].as_f64()?;
        let acknowledgements = messages("integrated")? - completions;
        let deliveries = messages("delivered")? - arrivals - acknowledgements;
        let sojourns = completions * sojourn["mean"].as_f64()? / UNIT_MINUTES;
        Some(vec![arrivals, completions, deliveries, acknowledgements, messages("resent")?, sojourns])
    }

    /// The scenario with which the core does this.
    pub fn scenario(self, n: u32) -> Value {
        let exponential = |mean: f64| json!({ "mean_minutes": mean, "shape": "exponential" });
        match self {
            Self::Phold => json!({
                "format": 1,
                "name": "PHOLD",
                "loss_rate": 0,
                "integration_delay_minutes": UNIT_MINUTES,
                "load_per_hour": 0,
                "messages_max": 10_000_000,
                "effort": { "work": 0 },
                "media": [{ "name": "link", "latency": exponential(UNIT_MINUTES) }],
                "actors": [{ "name": "Process", "count": n, "passes_on": [{ "to": "everyone", "probability": 1 }] }],
                "systems": [{ "name": "everyone", "members": ["Process"] }],
            }),
            Self::Team => json!({
                "format": 1,
                "name": "Actor team",
                "loss_rate": 0.05,
                "integration_delay_minutes": UNIT_MINUTES,
                "load_per_hour": 0.35 * f64::from(n) * 60.0 / UNIT_MINUTES,
                "messages_max": 10_000_000,
                "media": [{ "name": "link", "latency": exponential(0.1 * UNIT_MINUTES) }],
                "protocol": { "acknowledge": {
                    "timeout_minutes": UNIT_MINUTES,
                    "acknowledge_on": "receipt",
                    "recognise_duplicates": false,
                } },
                "actors": [{ "name": "Actor", "count": n, "passes_on": [{ "to": "everyone", "probability": 0.5 }] }],
                "systems": [{ "name": "everyone", "members": ["Actor"] }],
                "streams": [{ "name": "work", "to": "Actor" }],
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Workload;

    #[test]
    fn the_team_makes_the_events_theory_says() {
        let total: f64 = Workload::Team.rates().iter().sum();
        assert!((total - 1.887).abs() < 1e-3, "{total}");
    }
}
