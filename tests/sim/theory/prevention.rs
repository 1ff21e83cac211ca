//! Prevention against recovery: throughput of somebody who never runs out of work. Every interval has confidence 0.9999.

use crate::statistics::{Estimate, assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use serde_json::json;

/// Mean integration time in minutes.
const SERVICE: f64 = 2.0;

/// What it costs to check an item, relative to the item, and how often an item then fails, instead of how often it does without.
#[derive(Clone, Copy)]
struct Policy {
    checks: Option<f64>,
    failures: f64,
}

impl Policy {
    /// Items in an hour: one each s (1 + c) + f·r minutes.
    fn expected(self, recovers: f64) -> f64 {
        60.0 / (SERVICE * (1.0 + self.checks.unwrap_or(0.0)) + self.failures * recovers)
    }

    /// The same, measured.
    fn measured(self, recovers: f64, seed: u32) -> Estimate {
        let per_hour = self.expected(recovers);
        let mut fails = json!({ "per_item": self.failures, "recovers": { "mean_minutes": recovers } });
        if let Some(effort) = self.checks {
            // What it would be without checks must not matter.
            fails = json!({
                "per_item": 1, "recovers": { "mean_minutes": recovers },
                "checks": { "effort": effort, "per_item": self.failures },
            });
        }
        let scenario = scenario(&json!({
            "format": 1, "name": "never out of work", "integration_delay_minutes": SERVICE,
            "load_per_hour": 1.5 * per_hour,
            "actors": [{ "name": "Ana", "mailbox": { "persistent": true }, "fails": fails }],
            "streams": [{ "name": "work", "to": "Ana" }],
        }));
        let minutes = 60.0 * 6_000.0 / per_hour;
        let [done] = replicate(seed, |seed| {
            let mut world = world(&scenario, seed);
            advance_to(&mut world, 0.02 * minutes);
            let before = world.metrics().work_done_items;
            advance_to(&mut world, 1.02 * minutes);
            assert!(world.actors()[0].mailbox.waiting() > 0, "there is always work");
            [(world.metrics().work_done_items - before) as f64 / minutes * 60.0]
        });
        assert_agrees("throughput", done, per_hour, 0.02);
        done
    }
}

/// Throughput is 1/(s + f·r), with checks 1/(s (1 + c) + f'·r), and they cross at r = s·c/(f − f'): a fifth below that not to check
/// does more, a fifth above it checking does. Confidence 0.9999 each, half-width at most 2 %.
#[test]
fn checking_pays_from_the_recovery_time_on_at_which_theory_says() {
    for (cost, plain, checked) in [(0.5, 0.2, 0.02), (1.0, 0.5, 0.0), (0.25, 0.1, 0.05)] {
        let letting_it_crash = Policy { checks: None, failures: plain };
        let prevention = Policy { checks: Some(cost), failures: checked };
        let crossing = SERVICE * cost / (plain - checked);
        assert!((letting_it_crash.expected(crossing) - prevention.expected(crossing)).abs() < 1e-12);
        for (share, letting_wins) in [(0.5, true), (1.0, true), (2.0, false)] {
            let recovers = share * crossing;
            let (one, other) = (letting_it_crash.measured(recovers, 2700), prevention.measured(recovers, 2800));
            let difference = one.mean - other.mean;
            let unsure = one.half_width + other.half_width;
            if share == 1.0 {
                assert!(difference.abs() < unsure, "at {crossing} they are the same: {one:?} and {other:?}");
            } else {
                let clear = if letting_wins { difference > unsure } else { -difference > unsure };
                assert!(clear, "at a recovery time of {recovers}: {one:?} and {other:?}");
            }
        }
    }
}
