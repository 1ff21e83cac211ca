//! Whether the numbers in a scenario make sense, each on its own.

use super::decimal::Decimal;
use super::file::{Actor, FORMAT, Scenario};
use super::problem::{Place, Problems};
use crate::kernel::{Distribution, Shape};
use crate::protocol::{OnRefusal, Protocol};

/// Longest time a scenario may speak of, in minutes: about two years around the clock.
pub(super) const MINUTES_MAX: f64 = 1_000_000.0;

/// Collects every number that is out of its range.
pub fn check_numbers(scenario: &Scenario, problems: &mut Problems) {
    if scenario.format != FORMAT {
        problems.add(&Place::of("format"), format_args!("must be {FORMAT}, got {}", scenario.format));
    }
    let numbers = [
        ("loss_rate", scenario.loss_rate, 0.0, 1.0),
        ("integration_delay_minutes", scenario.integration_delay_minutes, 0.0, MINUTES_MAX),
        ("load_per_hour", scenario.load_per_hour, 0.0, 1e9),
        ("pace_minutes_per_second", scenario.pace_minutes_per_second, 1e-3, MINUTES_MAX),
        ("opens_at_minutes", scenario.opens_at_minutes, 0.0, 10_000.0),
        ("effort.work", scenario.effort.work, 0.0, 1000.0),
        ("effort.update", scenario.effort.update, 0.0, 1000.0),
        ("effort.question", scenario.effort.question, 0.0, 1000.0),
    ];
    for (name, value, least, most) in numbers {
        problems.number(&Place::of(name), value, least, most);
    }
    problems.count(&Place::of("messages_max"), scenario.messages_max, 1, 10_000_000);
    problems.count(&Place::of("instant_events_max"), scenario.instant_events_max, 1, 10_000_000);
    super::limits::check_structure(scenario, problems);
    problems.protocol(&Place::of("protocol"), Some(&scenario.protocol));
    for (i, medium) in scenario.media.iter().enumerate() {
        let place = Place::entry("media", i);
        problems.distribution(&place.field("latency"), &medium.latency);
        problems.number(&place.field("loss_factor"), medium.loss_factor, 0.0, 1000.0);
        let most = scenario.loss_rate * medium.loss_factor;
        problems.number(&place.field("ambiguity"), medium.ambiguity, 0.0, 1.0);
        problems.number(&place.field("clarity"), medium.clarity, 0.0, 1.0);
        if most > 1.0 {
            let says = format_args!("times loss_rate must be at most 1, got {}", Decimal(most));
            problems.add(&place.field("loss_factor"), says);
        }
    }
    for (i, actor) in scenario.actors.iter().enumerate() {
        problems.actor(&Place::entry("actors", i), actor);
    }
    for (i, system) in scenario.systems.iter().enumerate() {
        problems.protocol(&Place::entry("systems", i).field("protocol"), system.protocol.as_ref());
    }
    for (i, link) in scenario.links.iter().enumerate() {
        problems.protocol(&Place::entry("links", i).field("protocol"), link.protocol.as_ref());
    }
    for (i, stream) in scenario.streams.iter().enumerate() {
        let place = Place::entry("streams", i);
        problems.number(&place.field("share"), stream.share, 1e-6, 1e6);
        problems.shape(&place.field("gaps"), stream.gaps);
        problems.count(&place.field("burst"), stream.burst, 1, 10_000);
        problems.count(&place.field("urgency"), u32::from(stream.urgency), 0, 3);
    }
    for (i, store) in scenario.stores.iter().enumerate() {
        let place = Place::entry("stores", i);
        problems.number(&place.field("read_minutes"), store.read_minutes, 0.0, MINUTES_MAX);
        problems.number(&place.field("write_minutes"), store.write_minutes, 0.0, MINUTES_MAX);
        problems.interval(&place.field("wiped_every"), store.wiped_every.as_ref());
    }
    if let Some(rules) = &scenario.recognition {
        let place = Place::of("recognition");
        problems.number(&place.field("review_minutes"), rules.review_minutes, 1.0, MINUTES_MAX);
        problems.number(&place.field("rewards_coherence"), rules.rewards_coherence, 0.0, 1.0);
        problems.number(&place.field("memory"), rules.memory, 0.0, 1.0);
        problems.number(&place.field("promotion_weight"), rules.promotion_weight, 0.0, 1000.0);
        problems.number(&place.field("enough"), rules.enough, 1e-3, 1000.0);
        problems.number(&place.field("leaves_per_week"), rules.leaves_per_week, 0.0, 1000.0);
    }
    if let Some(rework) = &scenario.rework {
        problems.distribution(&Place::of("rework.delay"), &rework.delay);
    }
}

// Kept apart from each other: none is in a hurry, and together they would be copied many times over.
impl Problems {
    #[inline(never)]
    pub(super) fn number(&mut self, place: &Place<'_>, value: f64, least: f64, most: f64) {
        if !(least..=most).contains(&value) {
            self.add(place, format_args!("must be {} to {}, got {}", Decimal(least), Decimal(most), Decimal(value)));
        }
    }

    #[inline(never)]
    pub(super) fn count(&mut self, place: &Place<'_>, value: u32, least: u32, most: u32) {
        if (least..=most).contains(&value) {
            return;
        }
        if most == u32::MAX {
            self.add(place, format_args!("must be at least {least}, got {value}"));
        } else {
            self.add(place, format_args!("must be {least} to {most}, got {value}"));
        }
    }

    #[inline(never)]
    fn shape(&mut self, place: &Place<'_>, shape: Shape) {
        match shape {
            Shape::Constant | Shape::Exponential => {}
            Shape::Erlang { stages } => self.count(&place.field("erlang.stages"), stages, 1, 32),
            Shape::Uniform { spread } => self.number(&place.field("uniform.spread"), spread, 0.0, 1.0),
            Shape::LogNormal { cv } => {
                if !(cv > 0.0 && cv <= 10.0) {
                    let says = format_args!("must be above 0 and at most 10, got {}", Decimal(cv));
                    self.add(&place.field("log_normal.cv"), says);
                }
            }
        }
    }

    pub(super) fn distribution(&mut self, place: &Place<'_>, distribution: &Distribution) {
        self.number(&place.field("mean_minutes"), distribution.mean_minutes, 0.0, MINUTES_MAX);
        self.shape(&place.field("shape"), distribution.shape);
    }

    /// A time that comes again and again: it must be long enough not to come infinitely often.
    #[inline(never)]
    pub(super) fn interval(&mut self, place: &Place<'_>, interval: Option<&Distribution>) {
        if let Some(interval) = interval {
            self.number(&place.field("mean_minutes"), interval.mean_minutes, 0.01, MINUTES_MAX);
            self.shape(&place.field("shape"), interval.shape);
        }
    }

    #[inline(never)]
    fn protocol(&mut self, place: &Place<'_>, protocol: Option<&Protocol>) {
        let Some(Protocol::Acknowledge(rules)) = protocol else {
            return;
        };
        let place = place.field("acknowledge");
        self.number(&place.field("timeout_minutes"), rules.timeout_minutes, 1e-3, MINUTES_MAX);
        self.number(&place.field("backoff"), rules.backoff, 1.0, 100.0);
        self.count(&place.field("confirmations_max"), u32::from(rules.confirmations_max), 1, 250);
        if let Some(most) = rules.attempts_max {
            self.count(&place.field("attempts_max"), most, 1, u32::MAX);
        }
    }

    fn actor(&mut self, place: &Place<'_>, actor: &Actor) {
        if let Some(capacity) = actor.mailbox.capacity {
            self.count(&place.field("mailbox.capacity"), capacity, 1, u32::MAX);
        }
        if let Some(patience) = actor.mailbox.patience_minutes {
            self.number(&place.field("mailbox.patience_minutes"), patience, 0.0, MINUTES_MAX);
        }
        self.shape(&place.field("integration"), actor.integration);
        self.number(&place.field("slowness"), actor.slowness, 1e-3, 1e3);
        if let OnRefusal::Retry(retry) = actor.on_refusal {
            let place = place.field("on_refusal.retry");
            self.number(&place.field("wait_minutes"), retry.wait_minutes, 1e-3, MINUTES_MAX);
            self.count(&place.field("attempts_max"), retry.attempts_max, 1, u32::MAX);
        }
        if let Some(away) = &actor.away {
            self.interval(&place.field("away.after"), Some(&away.after));
            self.interval(&place.field("away.lasts"), Some(&away.lasts));
        }
        self.number(&place.field("writes_share"), actor.writes_share, 0.0, 1.0);
        if let Some(brain) = &actor.brain {
            self.count(&place.field("brain.domains_max"), brain.domains_max, 1, u32::MAX);
        }
        if let Some(rules) = &actor.stress {
            let place = place.field("stress");
            self.number(&place.field("tolerance_messages"), rules.tolerance_messages, 1e-3, 1e9);
            self.number(&place.field("time_constant_minutes"), rules.time_constant_minutes, 1e-3, MINUTES_MAX);
            self.number(&place.field("slowdown"), rules.slowdown, 0.0, 1000.0);
            self.number(&place.field("error_rate"), rules.error_rate, 0.0, 1.0);
            self.burns_out(&place.field("burns_out"), rules.burns_out.as_ref());
        }
        if let Some(glue) = &actor.glue {
            let place = place.field("glue");
            self.interval(&place.field("every"), Some(&glue.every));
            self.number(&place.field("effort"), glue.effort, 0.0, 1000.0);
            self.count(&place.field("talks_to"), glue.talks_to, 1, 100);
            self.number(&place.field("calms"), glue.calms, 0.0, 1.0);
        }
        self.structure_of(place, actor);
        let mut sum = 0.0;
        for (k, onward) in actor.passes_on.iter().enumerate() {
            self.number(&place.item("passes_on", k).field("probability"), onward.probability, 0.0, 1.0);
            sum += onward.probability;
        }
        if sum > 1.0 + 1e-9 {
            let says = format_args!("must have probabilities that sum to at most 1, got {}", Decimal(sum));
            self.add(&place.field("passes_on"), says);
        }
    }
}
