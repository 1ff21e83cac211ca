//! Whether the numbers in a scenario make sense, each on its own.

use super::file::{Actor, FORMAT, Scenario};
use crate::engine::{MINUTES_MAX, OnRefusal, Protocol};
use crate::mechanism::{meetings, sites, storage};
use crate::problem::{Decimal, Place, Problems};

/// Collects every number that is out of its range.
pub fn check_numbers(scenario: &Scenario, problems: &mut Problems) {
    if scenario.format != FORMAT {
        problems.add(&Place::of("format"), format_args!("must be {FORMAT}, got {}", scenario.format));
    }
    problems.title(&scenario.name, &Place::of("name"));
    problems.prose(&scenario.about, &Place::of("about"));
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
    sites::check(&scenario.sites, &scenario.distances, scenario.calendar(), problems);
    meetings::check(&scenario.meetings, problems);
    for (i, domain) in scenario.domains.iter().enumerate() {
        domain.ownership.check(&Place::entry("domains", i).field("ownership"), problems);
    }
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
    storage::check(&scenario.stores, problems);
    if let Some(rules) = &scenario.recognition {
        rules.check(&Place::of("recognition"), problems);
    }
    if let Some(rework) = &scenario.rework {
        problems.distribution(&Place::of("rework.delay"), &rework.delay);
    }
}

// Kept apart from each other: none is in a hurry, and together they would be copied many times over.
impl Problems {
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
            away.check(&place.field("away"), self);
        }
        self.number(&place.field("writes_share"), actor.writes_share, 0.0, 1.0);
        if let Some(brain) = &actor.brain {
            self.count(&place.field("brain.domains_max"), brain.domains_max, 1, u32::MAX);
        }
        if let Some(stress) = &actor.stress {
            stress.check(&place.field("stress"), self);
        }
        if let Some(glue) = &actor.glue {
            glue.check(&place.field("glue"), self);
        }
        self.attention(&place.field("attention"), actor);
        if let Some(fails) = &actor.fails {
            fails.check(&place.field("fails"), self);
        }
        if let Some(supervises) = &actor.supervises {
            supervises.check(&place.field("supervises"), self);
        }
        if let Some(hires) = &actor.hires {
            hires.check(&place.field("hires"), self);
        }
        if let Some(asks) = &actor.asks {
            asks.check(&place.field("asks"), self);
        }
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

    fn attention(&mut self, place: &Place<'_>, actor: &Actor) {
        let Some(attention) = &actor.attention else { return };
        if let Some(interrupts) = &attention.interrupts {
            interrupts.check(&place.field("interrupts"), self);
        }
        if let Some(focus) = &attention.focus {
            focus.check(&place.field("focus"), self);
        }
        if let Some(triage) = &attention.triage {
            triage.check(&place.field("triage"), self);
        }
        if let Some(delegate) = &attention.delegate {
            delegate.check(&place.field("delegate"), self);
        }
    }
}
