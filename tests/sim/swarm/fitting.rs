//! Lays a random structure over a random scenario, as far as it fits: references point at what is there, nobody has two
//! supervisors or two who hire, and links are added where a rule needs a way.

use super::structure::{Habits, HiringPart, OwnershipPart, Places, Structure, SupervisePart, Target};
use actorium::engine::WhenFull;
use actorium::engine::{OnRefusal, Retry};
use actorium::kernel::Calendar;
use actorium::mechanism::asking::Asks;
use actorium::mechanism::attention::{Delegate, Focus};
use actorium::mechanism::failure::Supervises;
use actorium::mechanism::hiring::Hires;
use actorium::mechanism::interruption::Interrupts;
use actorium::mechanism::meetings::Meeting;
use actorium::mechanism::ownership::{Committee, Ownership};
use actorium::mechanism::roles::Role;
use actorium::mechanism::sites::{Distance, Hours, Site};
use actorium::scenario::Attention;
use actorium::scenario::{Actor, Domain, Link, PassOn, Scenario, System};

/// The people of an entry.
fn people(actor: &Actor) -> Vec<String> {
    match actor.count {
        1 => vec![actor.name.clone()],
        count => (1..=count).map(|n| format!("{} {n}", actor.name)).collect(),
    }
}

/// Whom a name in a list stands for: a person, or all of an entry.
fn named(scenario: &Scenario, name: &str) -> Vec<String> {
    let entry = scenario.actors.iter().find(|actor| actor.name == *name);
    entry.map_or_else(|| vec![name.into()], people)
}

/// Adds a link where there is no way from one person to another.
fn connect(scenario: &mut Scenario, from: &str, to: &str) {
    let linked = scenario.links.iter().any(|link| {
        let back = link.both_ways && (&*link.from, &*link.to) == (to, from);
        back || (&*link.from, &*link.to) == (from, to)
    });
    let is_in = |system: &System, person: &str| {
        system.members.iter().any(|name| named(scenario, name).iter().any(|one| one == person))
    };
    let joined = scenario.systems.iter().any(|system| is_in(system, from) && is_in(system, to));
    if from != to && !linked && !joined {
        let (from, to) = (from.into(), to.into());
        scenario.links.push(Link { from, to, both_ways: false, medium: None, protocol: None });
    }
}

/// The names of the entries whose bits are set, but for those in `taken`.
fn by_bits(scenario: &Scenario, bits: u8, taken: &[String]) -> Vec<String> {
    let entries = scenario.actors.iter().enumerate().filter(|(entry, _)| bits >> entry & 1 == 1);
    entries.map(|(_, actor)| actor.name.clone()).filter(|name| !taken.contains(name)).collect()
}

/// Lays a structure over a scenario.
pub fn lay_over(mut scenario: Scenario, structure: &Structure) -> Scenario {
    if let Some((medium, protocol)) = &structure.everyone {
        scenario.systems.push(System {
            name: "everyone".into(),
            members: scenario.actors.iter().map(|actor| actor.name.clone()).collect(),
            medium: medium.map(|index| index.get(&scenario.media).name.clone()),
            protocol: *protocol,
        });
    }
    scenario.instant_events_max = structure.instant_events_max;
    if let Some(places) = &structure.places {
        put_at_sites(&mut scenario, places);
    }
    for (i, &(holders, standby, shared)) in structure.roles.iter().enumerate() {
        let first = vec![scenario.actors[usize::from(holders) % scenario.actors.len()].name.clone()];
        let holders = Some(by_bits(&scenario, holders, &[])).filter(|holders| !holders.is_empty()).unwrap_or(first);
        let standby = by_bits(&scenario, standby, &holders);
        scenario.roles.push(Role { name: format!("role {i}"), holders, standby, shared });
    }
    for (i, &(attendees, first_minutes, every, part, medium)) in structure.meetings.iter().enumerate() {
        let every_minutes = every.max(2.0);
        scenario.meetings.push(Meeting {
            name: format!("meeting {i}"),
            attendees: by_bits(&scenario, attendees, &[]),
            first_minutes,
            every_minutes,
            lasts_minutes: part * every_minutes,
            medium: medium.map(|index| index.get(&scenario.media).name.clone()),
        });
    }
    let mut looked_after = Vec::new();
    for (entry, habits) in structure.people.iter().enumerate().take(scenario.actors.len()) {
        adopt(&mut scenario, entry, habits);
        if let Some(rules) = &habits.supervises {
            look_after(&mut scenario, entry, rules, &mut looked_after);
        }
    }
    let mut seats = Vec::new();
    structure.hirings.iter().for_each(|hiring| hire(&mut scenario, hiring, &mut seats));
    share_domains(&mut scenario, structure);
    for (i, role) in structure.addressed.iter().enumerate().take(scenario.streams.len()) {
        let roles: Vec<String> = scenario.roles.iter().map(|role| role.name.clone()).collect();
        let stream = &mut scenario.streams[i];
        if let Some(role) = role.filter(|_| !roles.is_empty() && stream.changes.is_none()) {
            stream.to = role.get(&roles).clone();
            stream.share_is = None;
        }
    }
    scenario
}

fn put_at_sites(scenario: &mut Scenario, places: &Places) {
    let name = |n: usize| format!("site {n}");
    scenario.calendar = places.working_days.then_some(Calendar::WorkingDays);
    for (n, hours) in places.hours.iter().enumerate() {
        let part = if places.working_days { 1.0 / 3.0 } else { 1.0 };
        let hours = hours.map(|(opens, closes)| Hours { opens_minutes: part * opens, closes_minutes: part * closes });
        scenario.sites.push(Site { name: name(n + 1), hours });
    }
    for (n, &minutes) in places.distances.iter().enumerate() {
        scenario.distances.push(Distance { between: [name(n + 1), name((n + 1) % 3 + 1)], minutes });
    }
    for (actor, &sits) in scenario.actors.iter_mut().zip(&places.sits) {
        actor.site = (sits > 0).then(|| name(usize::from(sits)));
    }
    for (store, at) in scenario.stores.iter_mut().zip(&places.stores) {
        store.site = at.map(|at| name(at + 1));
    }
}

/// The name of a target for an entry, with ways to it; none if it would be the entry itself.
fn target(scenario: &mut Scenario, entry: usize, (to_role, index): &Target) -> Option<String> {
    let own = people(&scenario.actors[entry]);
    if *to_role && !scenario.roles.is_empty() {
        let role = index.get(&scenario.roles).clone();
        for name in role.holders.iter().chain(&role.standby) {
            for to in named(scenario, name) {
                own.iter().for_each(|from| connect(scenario, from, &to));
            }
        }
        return Some(role.name);
    }
    let everyone: Vec<String> = scenario.actors.iter().flat_map(people).collect();
    let to = Some(index.get(&everyone).clone()).filter(|to| !own.contains(to))?;
    own.iter().for_each(|from| connect(scenario, from, &to));
    Some(to)
}

fn adopt(scenario: &mut Scenario, entry: usize, habits: &Habits) {
    let delegate = habits.delegate.as_ref().and_then(|(pressure, to)| {
        let to = target(scenario, entry, to)?;
        Some(Delegate { from_messages: pressure.from_messages, until_messages: pressure.until_messages, to })
    });
    let asks = habits.asks.as_ref().and_then(|(to, share, blocking, patience_minutes)| {
        let to = target(scenario, entry, to)?;
        Some(Asks { to, share: *share, blocking: *blocking, patience_minutes: *patience_minutes })
    });
    let passes_to = habits.passes_to.filter(|_| !scenario.roles.is_empty());
    let passes_to = passes_to.and_then(|(role, part)| Some((target(scenario, entry, &(true, role))?, part)));
    let actor = &mut scenario.actors[entry];
    let attention = Attention {
        interrupts: habits.switch_minutes.map(|switch_minutes| Interrupts { switch_minutes }),
        focus: habits.focus.map(|(after, lasts)| Focus { after, lasts }),
        triage: habits.triage,
        delegate,
    };
    actor.attention = (attention != Attention::default()).then_some(attention);
    actor.fails = habits.fails;
    actor.mailbox.persistent = habits.persistent;
    if let Some(room) = habits.room {
        (actor.mailbox.capacity, actor.mailbox.when_full) = (Some(room), WhenFull::Refuse);
    }
    actor.asks = asks;
    if let Some(stress) = &mut actor.stress {
        stress.burns_out = habits.burns_out;
    }
    if let Some((wait_minutes, attempts_max)) = habits.blocks {
        actor.on_refusal = OnRefusal::Retry(Retry { wait_minutes, attempts_max, blocks: true });
    }
    if let Some((to, part)) = passes_to {
        let left = 1.0 - actor.passes_on.iter().map(|onward| onward.probability).sum::<f64>();
        actor.passes_on.push(PassOn { to, probability: left.max(0.0) * part * 0.999 });
    }
}

/// Supervisors look after entries that come later in the file, so that there are no loops.
fn look_after(scenario: &mut Scenario, entry: usize, rules: &SupervisePart, looked_after: &mut Vec<String>) {
    let (bits, directive, scope, restarts_max, within_minutes, effort, shields) = *rules;
    let children = by_bits(scenario, bits & !((2_u16 << entry) - 1) as u8, looked_after);
    let own = scenario.actors[entry].name.clone();
    if children.is_empty() || scenario.actors[entry].count != 1 {
        return;
    }
    let below: Vec<String> = children.iter().flat_map(|name| named(scenario, name)).collect();
    for child in below {
        connect(scenario, &own, &child);
        connect(scenario, &child, &own);
    }
    looked_after.extend(children.iter().cloned());
    let rules = Supervises { children, directive, scope, restarts_max, within_minutes, effort, shields };
    scenario.actors[entry].supervises = Some(rules);
}

fn hire(scenario: &mut Scenario, hiring: &HiringPart, seats: &mut Vec<String>) {
    let (by, whom, pressure, takes, stays_minutes, learning_slowness) = *hiring;
    let (by, helpers) = (by.index(scenario.actors.len()), whom.get(&scenario.actors).name.clone());
    let actor = &mut scenario.actors[by];
    if actor.count == 1 && actor.hires.is_none() && actor.name != helpers && !seats.contains(&helpers) {
        seats.push(helpers.clone());
        actor.hires = Some(Hires {
            helpers,
            from_messages: pressure.from_messages,
            until_messages: pressure.until_messages,
            takes,
            stays_minutes,
            learning_slowness,
            learning_minutes: 60.0,
        });
    }
}

/// Domains that are free for all need ways between all who depend on them; some of the work on them is theirs.
fn share_domains(scenario: &mut Scenario, structure: &Structure) {
    for (i, (kind, worker)) in structure.ownership.iter().enumerate().take(scenario.domains.len()) {
        scenario.domains[i].ownership = match *kind {
            OwnershipPart::OneOwner => Ownership::OneOwner,
            OwnershipPart::Committee(within_minutes) => Ownership::Committee(Committee { within_minutes }),
            OwnershipPart::FreeForAll => Ownership::FreeForAll,
        };
        let domain = scenario.domains[i].clone();
        if domain.ownership != Ownership::FreeForAll {
            work_on(scenario, &domain);
            // Who agrees must have a way back, or no proposal could ever hold.
            for from in domain.dependents.iter().flat_map(|name| named(scenario, name)).collect::<Vec<_>>() {
                connect(scenario, &from, &domain.owner);
            }
            continue;
        }
        let mut workers = domain.dependents.clone();
        workers.push(domain.owner.clone());
        let parts: Vec<String> = workers.iter().flat_map(|name| named(scenario, name)).collect();
        for from in &parts {
            parts.iter().for_each(|to| connect(scenario, from, to));
        }
        let mut on_it = scenario.streams.iter_mut().filter(|stream| stream.changes.as_ref() == Some(&domain.name));
        if let Some(stream) = on_it.next() {
            stream.to = worker.get(&workers).clone();
        }
    }
}

/// If nobody changes a domain, some stream does that has nothing else to change.
fn work_on(scenario: &mut Scenario, domain: &Domain) {
    if scenario.streams.iter().any(|stream| stream.changes.as_ref() == Some(&domain.name)) {
        return;
    }
    if let Some(stream) = scenario.streams.iter_mut().find(|stream| stream.changes.is_none()) {
        (stream.to, stream.changes) = (domain.owner.clone(), Some(domain.name.clone()));
    }
}
