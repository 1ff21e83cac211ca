//! Whether the numbers of a team's structure make sense, each on its own: attention, failures, meetings, sites.

use super::decimal::Decimal;
use super::file::{Actor, Scenario};
use super::problem::{Place, Problems};
use super::validate::MINUTES_MAX;
use crate::actor::BurnsOut;
use crate::knowledge::Ownership;
use crate::net::DAY_MINUTES;

/// Collects every number of the structure that is out of its range.
pub fn check_structure(scenario: &Scenario, problems: &mut Problems) {
    for (i, site) in scenario.sites.iter().enumerate() {
        let Some(hours) = site.hours else { continue };
        let place = Place::entry("sites", i);
        let place = place.field("hours");
        problems.number(&place.field("opens_minutes"), hours.opens_minutes, 0.0, DAY_MINUTES);
        problems.number(&place.field("closes_minutes"), hours.closes_minutes, 0.0, DAY_MINUTES);
        if (hours.opens_minutes - hours.closes_minutes) % DAY_MINUTES == 0.0 {
            problems.add(&place.field("closes_minutes"), format_args!("must be another moment than `opens_minutes`"));
        }
    }
    for (i, distance) in scenario.distances.iter().enumerate() {
        problems.number(&Place::entry("distances", i).field("minutes"), distance.minutes, 0.0, MINUTES_MAX);
    }
    for (i, meeting) in scenario.meetings.iter().enumerate() {
        let place = Place::entry("meetings", i);
        problems.number(&place.field("first_minutes"), meeting.first_minutes, 0.0, MINUTES_MAX);
        problems.number(&place.field("every_minutes"), meeting.every_minutes, 0.1, MINUTES_MAX);
        problems.number(&place.field("lasts_minutes"), meeting.lasts_minutes, 0.01, MINUTES_MAX);
        if meeting.lasts_minutes >= meeting.every_minutes {
            let says = format_args!("must be below every_minutes, got {}", Decimal(meeting.lasts_minutes));
            problems.add(&place.field("lasts_minutes"), says);
        }
    }
    for (i, domain) in scenario.domains.iter().enumerate() {
        if let Ownership::Committee(committee) = domain.ownership {
            let place = Place::entry("domains", i);
            let place = place.field("ownership.committee.within_minutes");
            problems.number(&place, committee.within_minutes, 0.01, MINUTES_MAX);
        }
    }
}

impl Problems {
    #[inline(never)]
    pub(super) fn burns_out(&mut self, place: &Place<'_>, rules: Option<&BurnsOut>) {
        let Some(rules) = rules else { return };
        self.number(&place.field("above"), rules.above, 0.0, 1.0);
        self.number(&place.field("for_minutes"), rules.for_minutes, 0.01, MINUTES_MAX);
        self.interval(&place.field("recovers"), Some(&rules.recovers));
    }

    /// Two numbers of messages: from the first on something begins, and at the second it is over.
    #[inline(never)]
    fn pressure(&mut self, place: &Place<'_>, from: u32, until: u32) {
        self.count(&place.field("from_messages"), from, 1, u32::MAX);
        if from > 0 && until >= from {
            self.add(&place.field("until_messages"), format_args!("must be below from_messages, got {until}"));
        }
    }

    #[inline(never)]
    pub(super) fn structure_of(&mut self, place: &Place<'_>, actor: &Actor) {
        if let Some(attention) = &actor.attention {
            let place = place.field("attention");
            if let Some(interrupts) = attention.interrupts {
                let place = place.field("interrupts.switch_minutes");
                self.number(&place, interrupts.switch_minutes, 0.0, MINUTES_MAX);
            }
            if let Some(focus) = &attention.focus {
                self.interval(&place.field("focus.after"), Some(&focus.after));
                self.interval(&place.field("focus.lasts"), Some(&focus.lasts));
            }
            if let Some(triage) = attention.triage {
                self.pressure(&place.field("triage"), triage.from_messages, triage.until_messages);
            }
            if let Some(delegate) = &attention.delegate {
                self.pressure(&place.field("delegate"), delegate.from_messages, delegate.until_messages);
            }
        }
        if let Some(fails) = &actor.fails {
            let place = place.field("fails");
            self.interval(&place.field("after"), fails.after.as_ref());
            self.number(&place.field("per_item"), fails.per_item, 0.0, 1.0);
            self.distribution(&place.field("recovers"), &fails.recovers);
            self.number(&place.field("signals_every_minutes"), fails.signals_every_minutes, 0.1, MINUTES_MAX);
            if let Some(checks) = fails.checks {
                self.number(&place.field("checks.effort"), checks.effort, 0.0, 1000.0);
                self.number(&place.field("checks.per_item"), checks.per_item, 0.0, 1.0);
            }
        }
        if let Some(rules) = &actor.supervises {
            let place = place.field("supervises");
            self.number(&place.field("within_minutes"), rules.within_minutes, 0.01, MINUTES_MAX);
            self.number(&place.field("effort"), rules.effort, 0.0, 1000.0);
        }
        if let Some(rules) = &actor.hires {
            let place = place.field("hires");
            self.pressure(&place, rules.from_messages, rules.until_messages);
            self.distribution(&place.field("takes"), &rules.takes);
            self.number(&place.field("stays_minutes"), rules.stays_minutes, 0.0, MINUTES_MAX);
            self.number(&place.field("learning_slowness"), rules.learning_slowness, 1.0, 1000.0);
            self.number(&place.field("learning_minutes"), rules.learning_minutes, 0.01, MINUTES_MAX);
        }
        if let Some(asks) = &actor.asks {
            let place = place.field("asks");
            self.number(&place.field("share"), asks.share, 0.0, 1.0);
            self.number(&place.field("patience_minutes"), asks.patience_minutes, 0.01, MINUTES_MAX);
        }
    }
}
