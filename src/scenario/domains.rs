//! What a team shares and what comes in from outside, compiled: domains with their dependents, and streams of work.

use super::file::{Scenario, ShareIs};
use crate::engine::{Compile, DomainPlan, NO_ROLE, Names, Route, SourcePlan, Subscription, by_name};
use crate::kernel::name_key;
use crate::mechanism::ownership::Ownership;
use crate::mechanism::roles::RolePlan;
use crate::problem::{Decimal, Place};

/// Most pairs of actor and domain.
const PAIRS_MAX: usize = 1_000_000;

/// Shares that add up to this or less look like parts of a whole; what is more than it by rounding is not more.
const WHOLE: f64 = 1.0 + 1e-9;

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
                if let Ownership::Committee(_) = domain.ownership {
                    // Whoever cannot answer can never agree.
                    compile.must_reach(&place, actor..actor + 1, owner);
                }
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
        subscriptions[first as usize..].sort_by_key(|subscription| cast.rank[subscription.actor as usize]);
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

/// The sources of work, and their indices in the order of the names of their streams.
#[inline(never)]
pub fn sources(
    scenario: &Scenario,
    roles: &[RolePlan],
    domains: &[DomainPlan],
    subscriptions: &[Subscription],
    compile: &mut Compile<'_>,
) -> (Vec<SourcePlan>, Vec<u32>) {
    Names::of("streams", &mut scenario.streams.iter().map(|stream| &*stream.name), compile.problems);
    let cast = compile.cast;
    let find = |name: &str| domains.iter().position(|domain| domain.name == name);
    let (mut sources, mut of_stream) = (Vec::new(), Vec::new());
    let (mut written, mut unclear) = (0.0, None);
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
        let share = match stream.share_is {
            Some(ShareIs::ForEach) if role.is_some() => {
                let says =
                    format_args!("must be left out: the role \"{}\" gets one stream, whoever holds it", stream.to);
                compile.problems.add(&place.field("share_is"), says);
                stream.share
            }
            Some(ShareIs::Divided) if role.is_none() => stream.share / people.len().max(1) as f64,
            _ => stream.share,
        };
        written += stream.share;
        if unclear.is_none() && stream.share_is.is_none() && role.is_none() && people.len() > 1 {
            unclear = Some((i, people.len()));
        }
        // A stream to a role is one source, wherever its items go.
        let first = sources.len() as u32;
        let ends = if role.is_some() { people.get(..1).unwrap_or(&[]) } else { &people };
        for &to in ends {
            let name = if role.is_some() { &stream.to } else { &cast.people[to as usize] };
            sources.push(SourcePlan {
                key: name_key(&format!("{} → {name}", stream.name)),
                stream: i as u32,
                to,
                role: role.map_or(NO_ROLE, |role| role as u8),
                share,
                gaps: stream.gaps,
                burst: stream.burst,
                changes,
                relies_on: relies_on.clone(),
                urgency: stream.urgency,
            });
        }
        of_stream.push(first..sources.len() as u32);
    }
    let streams = by_name(scenario.streams.iter().map(|stream| &*stream.name)).into_iter();
    let order: Vec<u32> = streams.flat_map(|stream| of_stream[stream as usize].clone()).collect();
    // Added up in that order: sums of fractions depend on theirs.
    let whole: f64 = order.iter().map(|&source| sources[source as usize].share).sum();
    // Shares that look like parts of a whole, and are more than that as they would be taken: the guess is asked about.
    if let Some((i, count)) = unclear.filter(|_| scenario.streams.len() > 1 && written <= WHOLE && whole > WHOLE) {
        let (name, share) = (&scenario.streams[i].to, Decimal(scenario.streams[i].share));
        let says = format_args!(
            "must be for_each or divided: \"{name}\" is {count} people, and with {share} for each of them the shares of all \
             streams are {} in all",
            Decimal(whole)
        );
        compile.problems.add(&Place::entry("streams", i).field("share_is"), says);
    }
    for source in &mut sources {
        source.share /= whole;
    }
    (sources, order)
}
