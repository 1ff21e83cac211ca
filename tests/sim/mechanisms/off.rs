//! What is off is off: a policy at its neutral value changes nothing that is measured, in any random team.

use crate::support::world;
use crate::swarm::for_each_case;
use crate::swarm::random::cases;
use actorium::engine::OnRefusal;
use actorium::engine::Reach;
use actorium::kernel::Distribution;
use actorium::mechanism::absence::Away;
use actorium::mechanism::asking::Asks;
use actorium::mechanism::attention::{Delegate, Focus, Pressure};
use actorium::mechanism::failure::{Directive, Fails, Scope, Supervises};
use actorium::mechanism::glue::Glue;
use actorium::mechanism::meetings::Meeting;
use actorium::mechanism::ownership::{Committee, Ownership};
use actorium::mechanism::recognition::Recognition;
use actorium::mechanism::roles::Role;
use actorium::mechanism::sites::Site;
use actorium::mechanism::storage::{Brain, LookUp, LookUpWhen, Store};
use actorium::mechanism::stress::Stress;
use actorium::scenario::{Actor, Scenario, compile};
use actorium::{Stop, World};
use std::cell::Cell;

/// Never within these runs.
const NEVER: Distribution = Distribution::constant(1_000_000.0);

/// Gives everybody who has none of it a policy that does nothing.
fn everybody(scenario: &mut Scenario, give: impl Fn(&mut Actor)) {
    scenario.actors.iter_mut().for_each(give);
}

/// Gives whoever can reach somebody over a link a policy that is about that one; only if the scenario is sound with it.
fn where_there_is_a_link(scenario: &mut Scenario, give: impl Fn(&mut Actor, &str)) {
    let links: Vec<(String, String)> = scenario.links.iter().map(|link| (link.from.clone(), link.to.clone())).collect();
    for (from, to) in links {
        let mut other = scenario.clone();
        other.actors.iter_mut().filter(|actor| actor.name == from).for_each(|actor| give(actor, &to));
        if compile(&other).is_ok() {
            *scenario = other;
        }
    }
}

fn names(scenario: &Scenario) -> Vec<String> {
    scenario.actors.iter().map(|actor| actor.name.clone()).collect()
}

/// A mailbox that never makes a difference.
const FAR: Pressure = Pressure { from_messages: u32::MAX, until_messages: 0 };

/// Gives a scenario a policy, where it has none of that sort, that does nothing.
type Neutralise = fn(&mut Scenario);

/// Whether nobody comes, leaves, fails or burns out.
fn everyone_stays(scenario: &Scenario) -> bool {
    let burns_out = |actor: &Actor| actor.stress.is_some_and(|stress| stress.burns_out.is_some());
    let stays = |actor: &Actor| actor.hires.is_none() && actor.fails.is_none() && !burns_out(actor);
    scenario.recognition.is_none() && scenario.actors.iter().all(stays)
}

/// Each policy with the value at which it does nothing.
const NEUTRAL: [(&str, Neutralise); 22] = [
    ("riders of what is clear", |scenario| {
        let names: Vec<String> = scenario.media.iter().map(|medium| medium.name.clone()).collect();
        for (i, medium) in scenario.media.iter_mut().enumerate().filter(|(_, medium)| medium.ambiguity == 0.0) {
            medium.carries = names.iter().filter(|name| **name != names[i]).cloned().collect();
        }
    }),
    ("media that do not wait, for people who are never away", |scenario| {
        let nobody = everyone_stays(scenario) && scenario.actors.iter().all(|actor| actor.away.is_none());
        let nobody = nobody && scenario.meetings.is_empty() && scenario.sites.iter().all(|site| site.hours.is_none());
        scenario.media.iter_mut().filter(|_| nobody).for_each(|medium| medium.persistent = false);
    }),
    ("an absence that never comes", |scenario| {
        everybody(scenario, |actor| actor.away = actor.away.or(Some(Away { after: NEVER, lasts: NEVER })));
    }),
    ("a head with room for everything", |scenario| {
        everybody(scenario, |actor| actor.brain = actor.brain.or(Some(Brain { domains_max: 1000 })));
    }),
    ("a look-up for those who never forget", |scenario| {
        scenario.stores.push(Store {
            name: "an open book".into(),
            site: None,
            system: None,
            read_minutes: 3.0,
            write_minutes: 0.0,
            wiped_every: None,
        });
        let stays = everyone_stays(scenario);
        everybody(scenario, |actor| {
            if stays && actor.brain.is_none() && actor.looks_up.is_none() {
                let stores = vec!["an open book".into()];
                actor.looks_up = Some(LookUp { stores, when: LookUpWhen::Forgotten });
            }
        });
    }),
    ("writing that costs nothing where nobody looks", |scenario| {
        scenario.stores.push(Store {
            name: "a diary".into(),
            site: None,
            system: None,
            read_minutes: 3.0,
            write_minutes: 0.0,
            wiped_every: None,
        });
        everybody(scenario, |actor| actor.writes_to.push("a diary".into()));
    }),
    ("media that stay within the one site there is", |scenario| {
        let one_site = scenario.actors.iter().all(|actor| actor.site.is_none());
        scenario.media.iter_mut().filter(|_| one_site).for_each(|medium| medium.reach = Reach::SameSite);
    }),
    ("stress without gains", |scenario| {
        let rules = Stress {
            tolerance_messages: 1.0,
            time_constant_minutes: 10.0,
            slowdown: 0.0,
            error_rate: 0.0,
            burns_out: None,
        };
        everybody(scenario, |actor| actor.stress = actor.stress.or(Some(rules)));
    }),
    ("a round of glue work that never comes", |scenario| {
        let glue = Glue { every: NEVER, effort: 1.0, talks_to: 1, calms: 1.0 };
        everybody(scenario, |actor| actor.glue = actor.glue.or(Some(glue)));
    }),
    ("recognition that nobody leaves for", |scenario| {
        let rules = Recognition {
            review_minutes: 1_000_000.0,
            rewards_coherence: 0.5,
            memory: 0.5,
            promotion_weight: 1.0,
            enough: 1.0,
            leaves_per_week: 0.0,
        };
        scenario.recognition = scenario.recognition.or(Some(rules));
    }),
    ("triage that never begins", |scenario| {
        everybody(scenario, |actor| {
            let attention = actor.attention.get_or_insert_default();
            attention.triage = attention.triage.or(Some(FAR));
        });
    }),
    ("a block of focus that never comes", |scenario| {
        everybody(scenario, |actor| {
            let attention = actor.attention.get_or_insert_default();
            attention.focus = attention.focus.or(Some(Focus { after: NEVER, lasts: NEVER }));
        });
    }),
    ("delegating that never begins", |scenario| {
        where_there_is_a_link(scenario, |actor, to| {
            let Pressure { from_messages, until_messages } = FAR;
            let rules = Delegate { from_messages, until_messages, to: to.into() };
            actor.attention.get_or_insert_default().delegate.get_or_insert(rules);
        });
    }),
    ("a failure that never comes", |scenario| {
        let rules =
            Fails { after: Some(NEVER), per_item: 0.0, recovers: NEVER, signals_every_minutes: 1.0, checks: None };
        // Who is looked after, or looks after others, may have to begin again for their failures.
        let nobody = scenario.actors.iter().all(|actor| actor.supervises.is_none());
        everybody(scenario, |actor| actor.fails = actor.fails.or(Some(rules).filter(|_| nobody)));
    }),
    ("a mailbox that is kept over failures that never come", |scenario| {
        let nobody = scenario.actors.iter().all(|actor| actor.fails.is_none() && actor.supervises.is_none());
        scenario.actors.iter_mut().filter(|_| nobody).for_each(|actor| actor.mailbox.persistent = true);
    }),
    ("a supervisor of people who never fail", |scenario| {
        let nobody = scenario.actors.iter().all(|actor| actor.fails.is_none() && actor.supervises.is_none());
        where_there_is_a_link(scenario, |actor, to| {
            let rules = Supervises {
                children: vec![to.into()],
                directive: Directive::Stop,
                scope: Scope::OneForAll,
                restarts_max: Some(0),
                within_minutes: 1.0,
                effort: 1.0,
                shields: false,
            };
            actor.supervises = actor.supervises.take().or(Some(rules).filter(|_| nobody));
        });
    }),
    ("a question that nothing raises", |scenario| {
        where_there_is_a_link(scenario, |actor, to| {
            let rules = Asks { to: to.into(), share: 0.0, blocking: true, patience_minutes: 1.0 };
            actor.asks.get_or_insert(rules);
        });
    }),
    ("a meeting that never begins", |scenario| {
        scenario.meetings.push(Meeting {
            name: "some day".into(),
            attendees: names(scenario),
            first_minutes: 1_000_000.0,
            every_minutes: 10.0,
            lasts_minutes: 5.0,
            medium: None,
        });
    }),
    ("a role that nobody turns to", |scenario| {
        let role = Role { name: "nobody's".into(), holders: names(scenario), standby: Vec::new(), shared: true };
        scenario.roles.push(role);
    }),
    ("one site for all, always open", |scenario| {
        let nowhere = scenario.actors.iter().all(|actor| actor.site.is_none()) && scenario.sites.is_empty();
        if nowhere {
            scenario.sites.push(Site { name: "here".into(), hours: None });
            everybody(scenario, |actor| actor.site = Some("here".into()));
        }
    }),
    ("a committee of nobody", |scenario| {
        let committee = Ownership::Committee(Committee { within_minutes: 1.0 });
        let alone = scenario.domains.iter_mut().filter(|domain| domain.dependents.is_empty());
        alone.filter(|domain| domain.ownership == Ownership::OneOwner).for_each(|domain| domain.ownership = committee);
    }),
    ("back-pressure where nobody is refused", |scenario| {
        let open = scenario.actors.iter().all(|actor| actor.mailbox.capacity.is_none());
        let stay = open && everyone_stays(scenario);
        for actor in scenario.actors.iter_mut().filter(|_| stay) {
            if let OnRefusal::Retry(retry) = &mut actor.on_refusal {
                retry.blocks = true;
            }
        }
    }),
];

/// Everything that is measured but stress, which may be felt where it changes nothing.
fn measures(world: &World) -> String {
    let mut metrics = world.metrics();
    metrics.mechanisms.stress.stress_mean_share = 0.0;
    format!("{metrics:?}")
}

#[test]
fn a_policy_at_its_neutral_value_changes_nothing_that_is_measured() {
    let compared = Cell::new(0);
    let whole = for_each_case(71, 250, cases, |case| {
        let mut plain = world(&case.scenario, case.seed);
        plain.advance(u64::MAX, 400);
        let until = plain.now();
        if until > actorium::kernel::ticks(900_000.0) || plain.advance(until, 100_000) != Stop::Reached {
            return Ok(()); // So little happens that the neutral times come, or something goes round without taking any.
        }
        for (name, neutralise) in NEUTRAL {
            let mut scenario = case.scenario.clone();
            neutralise(&mut scenario);
            let mut other = world(&scenario, case.seed);
            other.advance(until, u64::MAX);
            let (before, after) = (measures(&plain), measures(&other));
            if before != after {
                return Err(format!("{name} changes\n{before}\nto\n{after}"));
            }
            compared.set(compared.get() + 1);
        }
        Ok(())
    });
    assert!(!whole || compared.get() > 1_000, "only {} runs were compared", compared.get());
}
