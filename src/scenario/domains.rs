//! What a team shares and what comes in from outside, compiled: domains with their dependents, and streams of work.

use super::file::Scenario;
use crate::engine::{Compile, DomainPlan, NO_ROLE, Names, Route, SourcePlan, Subscription};
use crate::kernel::name_key;
use crate::mechanism::ownership::Ownership;
use crate::mechanism::roles::RolePlan;
use crate::problem::Place;

/// Most pairs of actor and domain.
const PAIRS_MAX: usize = 1_000_000;

/// The domains, and all who depend on them, domain by domain.
#[inline(never)]
pub fn domains(scenario: &Scenario, compile: &mut Compile<'_>) -> (Vec<DomainPlan>, Vec<Subscription>) {
    Names::of("domains", &mut scenario.domains.iter().map(|domain| &*domain.name), compile.problems);
    let cast = compile.cast;
    let (mut domains, mut subscriptions) = (Vec::new(), Vec::new());
    for (i, domain) in scenario.domains.iter().enumerate() {
        let place = Place::entry("domains", i);
        let first = subscriptions.len() as u32;
        let owner = cast.person(&domain.owner, &place.field("owner"), compile.problems);
        let mut dependents = Vec::new();
        if let (Ownership::FreeForAll, Some(owner)) = (domain.ownership, owner) {
            // Nobody owns it: whoever is named as its owner is one who depends on it.
            subscriptions.push(Subscription {
                domain: i as u32,
                actor: owner,
                route: Route { medium: 0, protocol: 0 },
            });
        }
        for (k, name) in domain.dependents.iter().enumerate() {
            let place = place.item("dependents", k);
            for actor in cast.group(name, &place, compile.problems) {
                let Some(owner) = owner else { continue };
                if actor == owner || dependents.contains(&actor) {
                    let says = format_args!("must name each dependent once and not the owner, got \"{name}\"");
                    compile.problems.add(&place, says);
                    continue;
                }
                dependents.push(actor);
                compile.must_reach(&place, owner..owner + 1, actor);
                if let Some(route) = compile.topology.route(owner, actor) {
                    subscriptions.push(Subscription { domain: i as u32, actor, route });
                }
            }
        }
        if domain.ownership == Ownership::FreeForAll {
            for &one in &dependents {
                for &other in dependents.iter().chain(&owner).filter(|&&other| other != one) {
                    compile.must_reach(&place.field("ownership"), one..one + 1, other);
                }
            }
        }
        domains.push(DomainPlan {
            name: domain.name.clone(),
            owner: owner.unwrap_or(0),
            owned: domain.ownership != Ownership::FreeForAll,
            subscriptions: first..subscriptions.len() as u32,
            announced: domain.announced,
        });
    }
    if subscriptions.len() > PAIRS_MAX {
        let says = format_args!("must have at most {PAIRS_MAX} dependents in all, got {}", subscriptions.len());
        compile.problems.add(&Place::of("domains"), says);
    }
    (domains, subscriptions)
}

/// The sources of work.
#[inline(never)]
pub fn sources(
    scenario: &Scenario,
    roles: &[RolePlan],
    domains: &[DomainPlan],
    subscriptions: &[Subscription],
    compile: &mut Compile<'_>,
) -> Vec<SourcePlan> {
    Names::of("streams", &mut scenario.streams.iter().map(|stream| &*stream.name), compile.problems);
    let cast = compile.cast;
    let find = |name: &str| domains.iter().position(|domain| domain.name == name);
    let mut sources = Vec::new();
    for (i, stream) in scenario.streams.iter().enumerate() {
        let place = Place::entry("streams", i);
        let role = roles.iter().position(|role| role.name == stream.to);
        let people: Vec<u32> = match role {
            Some(role) => roles[role].holders.clone(),
            None => cast.group_or(&stream.to, &place.field("to"), "an actor or a role", compile.problems).collect(),
        };
        let changes = stream.changes.as_ref().and_then(|name| {
            let domain = find(name);
            let depends = |domain: &DomainPlan, actor: u32| {
                domain.subscriptions.clone().any(|subscription| subscriptions[subscription as usize].actor == actor)
            };
            let may_change = |domain: &DomainPlan| match domain.owned {
                false => people.iter().all(|&actor| depends(domain, actor)),
                true => people == [domain.owner],
            };
            if domain.is_none_or(|domain| !may_change(&domains[domain])) {
                let says = format_args!("must be a domain that \"{}\" may change, got \"{name}\"", stream.to);
                compile.problems.add(&place.field("changes"), says);
            }
            domain.map(|domain| domain as u32)
        });
        let mut relies_on = Vec::new();
        for (k, name) in stream.relies_on.iter().enumerate() {
            match find(name) {
                Some(domain) if relies_on.contains(&(domain as u32)) => {
                    let says = format_args!("must name each domain once, got \"{name}\" again");
                    compile.problems.add(&place.item("relies_on", k), says);
                }
                Some(domain) => relies_on.push(domain as u32),
                None => {
                    let says = format_args!("must be the name of a domain, got \"{name}\"");
                    compile.problems.add(&place.item("relies_on", k), says);
                }
            }
        }
        // A stream to a role is one source, wherever its items go.
        let ends = if role.is_some() { people.get(..1).unwrap_or(&[]) } else { &people };
        for &to in ends {
            let name = if role.is_some() { &stream.to } else { &cast.people[to as usize] };
            sources.push(SourcePlan {
                key: name_key(&format!("{} → {name}", stream.name)),
                to,
                role: role.map_or(NO_ROLE, |role| role as u8),
                share: stream.share,
                gaps: stream.gaps,
                burst: stream.burst,
                changes,
                relies_on: relies_on.clone(),
                urgency: stream.urgency,
            });
        }
    }
    let whole: f64 = sources.iter().map(|source| source.share).sum();
    for source in &mut sources {
        source.share /= whole;
    }
    sources
}
