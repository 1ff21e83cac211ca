//! Whether the numbers in a scenario make sense, each on its own.

use super::file::{FORMAT, Scenario};
use super::problem::Problem;
use crate::kernel::{Distribution, Shape};
use crate::protocol::{OnRefusal, Protocol};
use std::ops::RangeInclusive;

/// Longest time a scenario may speak of, in minutes: about two years around the clock.
const MINUTES_MAX: f64 = 1_000_000.0;

/// Collects every number that is out of its range.
pub fn check_numbers(scenario: &Scenario) -> Vec<Problem> {
    let mut check = Check(Vec::new());
    if scenario.format != FORMAT {
        check.fail("format", format!("must be {FORMAT}, got {}", scenario.format));
    }
    check.number("loss_rate", scenario.loss_rate, 0.0..=1.0);
    check.number("integration_delay_minutes", scenario.integration_delay_minutes, 0.0..=MINUTES_MAX);
    check.number("load_per_hour", scenario.load_per_hour, 0.0..=1e9);
    check.number("pace_minutes_per_second", scenario.pace_minutes_per_second, 1e-3..=MINUTES_MAX);
    check.number("opens_at_minutes", scenario.opens_at_minutes, 0.0..=10_000.0);
    check.number("effort.work", scenario.effort.work, 0.0..=1000.0);
    check.number("effort.update", scenario.effort.update, 0.0..=1000.0);
    check.count("messages_max", scenario.messages_max, 1..=10_000_000);
    check.protocol("protocol", &scenario.protocol);
    for (i, medium) in scenario.media.iter().enumerate() {
        check.distribution(&format!("media[{i}].latency"), &medium.latency);
        check.number(&format!("media[{i}].loss_factor"), medium.loss_factor, 0.0..=1000.0);
        let most = scenario.loss_rate * medium.loss_factor;
        if most > 1.0 {
            check.fail(&format!("media[{i}].loss_factor"), format!("times loss_rate must be at most 1, got {most}"));
        }
    }
    for (i, actor) in scenario.actors.iter().enumerate() {
        let path = format!("actors[{i}]");
        if let Some(capacity) = actor.mailbox.capacity {
            check.count(&format!("{path}.mailbox.capacity"), capacity, 1..=u32::MAX);
        }
        if let Some(patience) = actor.mailbox.patience_minutes {
            check.number(&format!("{path}.mailbox.patience_minutes"), patience, 0.0..=MINUTES_MAX);
        }
        check.shape(&format!("{path}.integration"), actor.integration);
        check.number(&format!("{path}.slowness"), actor.slowness, 1e-3..=1e3);
        if let OnRefusal::Retry(retry) = actor.on_refusal {
            check.number(&format!("{path}.on_refusal.retry.wait_minutes"), retry.wait_minutes, 1e-3..=MINUTES_MAX);
            check.count(&format!("{path}.on_refusal.retry.attempts_max"), retry.attempts_max, 1..=u32::MAX);
        }
        for (k, onward) in actor.passes_on.iter().enumerate() {
            check.number(&format!("{path}.passes_on[{k}].probability"), onward.probability, 0.0..=1.0);
        }
        let sum: f64 = actor.passes_on.iter().map(|onward| onward.probability).sum();
        if sum > 1.0 + 1e-9 {
            check.fail(
                &format!("{path}.passes_on"),
                format!("must have probabilities that sum to at most 1, got {sum}"),
            );
        }
    }
    for (i, system) in scenario.systems.iter().enumerate() {
        if let Some(protocol) = &system.protocol {
            check.protocol(&format!("systems[{i}].protocol"), protocol);
        }
    }
    for (i, link) in scenario.links.iter().enumerate() {
        if let Some(protocol) = &link.protocol {
            check.protocol(&format!("links[{i}].protocol"), protocol);
        }
    }
    for (i, stream) in scenario.streams.iter().enumerate() {
        check.number(&format!("streams[{i}].share"), stream.share, 1e-6..=1e6);
        check.shape(&format!("streams[{i}].gaps"), stream.gaps);
        check.count(&format!("streams[{i}].burst"), stream.burst, 1..=10_000);
        check.count(&format!("streams[{i}].urgency"), u32::from(stream.urgency), 0..=3);
    }
    if let Some(rework) = &scenario.rework {
        check.distribution("rework.delay", &rework.delay);
    }
    check.0
}

struct Check(Vec<Problem>);

impl Check {
    fn fail(&mut self, path: &str, says: String) {
        self.0.push(Problem::new(path, says));
    }

    fn number(&mut self, path: &str, value: f64, range: RangeInclusive<f64>) {
        if !range.contains(&value) {
            self.fail(path, format!("must be {} to {}, got {value}", range.start(), range.end()));
        }
    }

    fn count(&mut self, path: &str, value: u32, range: RangeInclusive<u32>) {
        if range.contains(&value) {
            return;
        }
        if *range.end() == u32::MAX {
            self.fail(path, format!("must be at least {}, got {value}", range.start()));
        } else {
            self.fail(path, format!("must be {} to {}, got {value}", range.start(), range.end()));
        }
    }

    fn shape(&mut self, path: &str, shape: Shape) {
        if let Some((field, says)) = shape.fault() {
            self.fail(&format!("{path}.{field}"), says);
        }
    }

    fn distribution(&mut self, path: &str, distribution: &Distribution) {
        self.number(&format!("{path}.mean_minutes"), distribution.mean_minutes, 0.0..=MINUTES_MAX);
        self.shape(&format!("{path}.shape"), distribution.shape);
    }

    fn protocol(&mut self, path: &str, protocol: &Protocol) {
        let Protocol::Acknowledge(rules) = protocol else {
            return;
        };
        self.number(&format!("{path}.acknowledge.timeout_minutes"), rules.timeout_minutes, 1e-3..=MINUTES_MAX);
        self.number(&format!("{path}.acknowledge.backoff"), rules.backoff, 1.0..=100.0);
        if let Some(most) = rules.attempts_max {
            self.count(&format!("{path}.acknowledge.attempts_max"), most, 1..=u32::MAX);
        }
    }
}
