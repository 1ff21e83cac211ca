//! What is measured from a moment on: the main figures, exact, from what was counted by then and by the end.

use actorium::World;
use actorium::engine::Tally;
use actorium::kernel::{Histogram, Ticks, TimeAverage, minutes};
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// What was counted by a moment.
#[derive(Clone)]
pub struct Snapshot {
    at: Ticks,
    tally: Tally,
}

impl Snapshot {
    pub fn of(world: &World) -> Self {
        Self { at: world.now(), tally: world.observers().tally.clone() }
    }

    /// The main figures of the time since an earlier moment, by the names of the metrics; null where there was nothing to measure.
    pub fn since(&self, earlier: &Self) -> Value {
        let ticks = (self.at - earlier.at) as f64;
        let hours = minutes(self.at - earlier.at) / 60.0;
        let (then, now) = (&earlier.tally, &self.tally);
        let people = now.actors.len() as f64;
        let area =
            |of: &dyn Fn(&Tally) -> TimeAverage| of(now).area(self.at).wrapping_sub(of(then).area(earlier.at)) as f64;
        let mean = |of: &dyn Fn(&Tally) -> TimeAverage| area(of) / ticks;
        let pairs = area(&|tally| tally.subscriptions);
        let share = |of: &dyn Fn(&Tally) -> TimeAverage| if pairs > 0.0 { area(of) / pairs } else { 1.0 };
        let (coherence, believed) = (share(&|tally| tally.current), share(&|tally| tally.believed));
        let done = now.of(EventKind::Done) - then.of(EventKind::Done);
        json!({
            "throughput_per_hour": done as f64 / hours,
            "work_done_items": done,
            "done_right_per_hour": (now.done_right - then.done_right) as f64 / hours,
            "lead_time_minutes": spread(&now.lead.since(&then.lead)),
            "waiting_minutes": spread(&now.wait.since(&then.wait)),
            "sojourn_minutes": spread(&now.sojourn.since(&then.sojourn)),
            "utilisation_share": mean(&Tally::busy) / people,
            "mailbox_length_mean_messages": mean(&Tally::waiting) / people,
            "pending_mean_messages": mean(&Tally::waiting) + mean(&Tally::busy),
            "coherence_share": coherence,
            "perceived_coherence_share": believed,
            "illusion_share": believed - coherence,
            "debt_mean_items": mean(&|tally| tally.debt),
            "availability_share": mean(&|tally| tally.present) / people,
        })
    }
}

/// Of these figures, those whose mean over equal parts of the time is that of the whole: neither counts nor percentiles.
pub fn means(figures: Value) -> Value {
    match figures {
        Value::Object(fields) => {
            let is_mean = |name: &str| !["count", "p50", "p95", "p99", "work_done_items"].contains(&name);
            fields.into_iter().filter(|(name, _)| is_mean(name)).map(|(name, value)| (name, means(value))).collect()
        }
        other => other,
    }
}

fn spread(of: &Histogram) -> Value {
    if of.count() == 0 {
        return json!({ "count": 0, "mean": null, "p50": null, "p95": null, "p99": null });
    }
    let [p50, p95, p99] = [0.5, 0.95, 0.99].map(|share| of.percentile_minutes(share));
    json!({ "count": of.count(), "mean": of.mean_minutes(), "p50": p50, "p95": p95, "p99": p99 })
}
