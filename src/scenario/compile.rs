//! From a scenario to a plan: names become indices, and what does not fit together is said.

use super::file::{Actor, Scenario};
use super::names::{Cast, index};
use super::plan::{DomainPlan, Onward, Pair, Plan, Profile, Target};
use super::problem::Problem;
use super::validate::check_numbers;
use crate::command::Knobs;
use crate::kernel::{name_key, ticks};
use crate::net::{Route, SystemPlan, Topology};
use crate::org::SourcePlan;
use crate::protocol::Protocol;
use std::collections::BTreeMap;
use std::ops::Range;

/// Most media and protocols a scenario may name: their indices are bytes.
const ROUTES_MAX: usize = 250;

/// Most pairs of actor and domain.
const PAIRS_MAX: usize = 1_000_000;

/// Checks a scenario and compiles it.
///
/// # Errors
/// Everything that is wrong with it, each with its path.
pub fn compile(scenario: &Scenario) -> Result<Plan, Vec<Problem>> {
    let mut compiler = Compiler { scenario, problems: check_numbers(scenario), protocols: vec![scenario.protocol] };
    let cast = Cast::of(scenario, &mut compiler.problems);
    // References are only worth following between people who are there.
    if !compiler.problems.is_empty() {
        return Err(compiler.problems);
    }
    let topology = compiler.topology(&cast);
    let profiles =
        scenario.actors.iter().enumerate().map(|(i, actor)| compiler.profile(i, actor, &cast, &topology)).collect();
    let (domains, pairs) = compiler.domains(&cast, &topology);
    let mut pairs_of = vec![Vec::new(); cast.people.len()];
    for (at, pair) in pairs.iter().enumerate() {
        pairs_of[pair.actor as usize].push(at as u32);
    }
    let sources = compiler.sources(&cast, &domains);
    let mut source_of = vec![None; cast.people.len()];
    for (at, source) in sources.iter().enumerate().rev() {
        source_of[source.to as usize] = Some(at as u32);
    }
    let Compiler { problems, protocols, .. } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    let profile_of = cast.entries.iter().enumerate().flat_map(|(i, people)| people.clone().map(move |_| i as u32));
    Ok(Plan {
        name: scenario.name.clone(),
        about: scenario.about.clone(),
        pace_minutes_per_second: scenario.pace_minutes_per_second,
        opens_at_minutes: scenario.opens_at_minutes,
        knobs: Knobs::of(scenario),
        knob_ranges: knob_ranges(scenario),
        effort: scenario.effort,
        messages_max: scenario.messages_max,
        keys: cast.people.iter().map(|name| name_key(name)).collect(),
        profile_of: profile_of.collect(),
        profiles,
        media: scenario.media.clone(),
        protocols,
        topology,
        domains,
        pairs,
        pairs_of,
        sources,
        source_of,
        rework: scenario.rework.map(|rework| rework.delay),
        names: cast.people,
    })
}

/// Loss up to where the lossiest medium loses everything; the other two up to a few times where they start.
fn knob_ranges(scenario: &Scenario) -> [Range<f64>; 3] {
    let factor = scenario.media.iter().map(|medium| medium.loss_factor).fold(1.0, f64::max);
    let delay = (4.0 * scenario.integration_delay_minutes).max(30.0);
    let load = (4.0 * scenario.load_per_hour).max(12.0);
    [0.0..1.0 / factor, 0.0..delay, 0.0..load]
}

struct Compiler<'a> {
    scenario: &'a Scenario,
    problems: Vec<Problem>,
    protocols: Vec<Protocol>,
}

impl Compiler<'_> {
    fn fail(&mut self, path: &str, says: String) {
        self.problems.push(Problem::new(path, says));
    }

    fn route(
        &mut self,
        path: &str,
        media: &BTreeMap<&str, usize>,
        medium: Option<&String>,
        protocol: Option<Protocol>,
    ) -> Route {
        let medium = medium.map_or(Some(0), |name| media.get(name.as_str()).copied()).unwrap_or_else(|| {
            self.fail(
                &format!("{path}.medium"),
                format!("must be the name of a medium, got \"{}\"", medium.map_or("", |name| name)),
            );
            0
        });
        let wanted = protocol.unwrap_or(self.scenario.protocol);
        let protocol = self.protocols.iter().position(|known| *known == wanted).unwrap_or_else(|| {
            self.protocols.push(wanted);
            self.protocols.len() - 1
        });
        Route { medium: medium.min(ROUTES_MAX) as u8, protocol: protocol.min(ROUTES_MAX) as u8 }
    }

    fn topology(&mut self, cast: &Cast) -> Topology {
        let scenario = self.scenario;
        let media = index("media", scenario.media.iter().map(|medium| medium.name.as_str()), &mut self.problems);
        if media.is_empty() || scenario.media.len() > ROUTES_MAX {
            self.fail("media", format!("must be 1 to {ROUTES_MAX}, got {}", scenario.media.len()));
        }
        let mut systems = Vec::new();
        index("systems", scenario.systems.iter().map(|system| system.name.as_str()), &mut self.problems);
        for (i, system) in scenario.systems.iter().enumerate() {
            let path = format!("systems[{i}]");
            if cast.knows(&system.name) {
                self.fail(&format!("{path}.name"), format!("must not be an actor's name, got \"{}\"", system.name));
            }
            let mut members = Vec::new();
            for (k, name) in system.members.iter().enumerate() {
                members.extend(cast.group(name, &format!("{path}.members[{k}]"), &mut self.problems));
            }
            members.sort_unstable();
            members.dedup();
            let route = self.route(&path, &media, system.medium.as_ref(), system.protocol);
            systems.push(SystemPlan { name: system.name.clone(), members, route });
        }
        let mut links = BTreeMap::new();
        for (i, link) in scenario.links.iter().enumerate() {
            let path = format!("links[{i}]");
            let route = self.route(&path, &media, link.medium.as_ref(), link.protocol);
            let from = cast.person(&link.from, &format!("{path}.from"), &mut self.problems);
            let to = cast.person(&link.to, &format!("{path}.to"), &mut self.problems);
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if from == to {
                self.fail(&path, format!("must join two people, got \"{}\" twice", link.from));
            }
            let ways = if link.both_ways { vec![(from, to), (to, from)] } else { vec![(from, to)] };
            for ends in ways {
                if links.insert(ends, route).is_some() {
                    self.fail(&path, format!("repeats the link from \"{}\" to \"{}\"", link.from, link.to));
                }
            }
        }
        if self.protocols.len() > ROUTES_MAX {
            self.fail(
                "links",
                format!("must use at most {ROUTES_MAX} different protocols, got {}", self.protocols.len()),
            );
        }
        Topology { links: links.into_iter().collect(), systems }
    }

    fn profile(&mut self, i: usize, actor: &Actor, cast: &Cast, topology: &Topology) -> Profile {
        let mut up_to = 0.0;
        let mut passes_on = Vec::new();
        for (k, onward) in actor.passes_on.iter().enumerate() {
            let path = format!("actors[{i}].passes_on[{k}].to");
            up_to += onward.probability;
            let system = topology.systems.iter().position(|system| system.name == onward.to);
            let target = match system {
                Some(system) => {
                    self.members_can_pass(&path, cast.entries[i].clone(), &topology.systems[system]);
                    Target::Anyone(system as u32)
                }
                None => {
                    let Some(to) = cast.person(&onward.to, &path, &mut self.problems) else {
                        continue;
                    };
                    self.must_reach(&path, cast.entries[i].clone(), to, cast, topology);
                    Target::Actor(to)
                }
            };
            passes_on.push(Onward { up_to, target });
        }
        Profile {
            mailbox: actor.mailbox,
            patience: actor.mailbox.patience_minutes.map(ticks),
            integration: actor.integration,
            slowness: actor.slowness,
            on_refusal: actor.on_refusal,
            passes_on,
        }
    }

    fn members_can_pass(&mut self, path: &str, people: Range<u32>, system: &SystemPlan) {
        if system.members.len() < 2 {
            self.fail(
                path,
                format!("must be a system of at least 2, but \"{}\" has {}", system.name, system.members.len()),
            );
        }
        if people.clone().any(|actor| system.members.binary_search(&actor).is_err()) {
            self.fail(path, format!("must be a system the actor is in, got \"{}\"", system.name));
        }
    }

    fn must_reach(&mut self, path: &str, senders: Range<u32>, to: u32, cast: &Cast, topology: &Topology) {
        let stranded = senders.into_iter().find(|&from| topology.route(from, to).is_none());
        if let Some(from) = stranded {
            let [from, to] = [from, to].map(|actor| &cast.people[actor as usize]);
            let says = format!("needs a way from \"{from}\" to \"{to}\": add a link, or a system both are in");
            self.fail(path, says);
        }
    }

    fn domains(&mut self, cast: &Cast, topology: &Topology) -> (Vec<DomainPlan>, Vec<Pair>) {
        let scenario = self.scenario;
        index("domains", scenario.domains.iter().map(|domain| domain.name.as_str()), &mut self.problems);
        let (mut domains, mut pairs) = (Vec::new(), Vec::new());
        for (i, domain) in scenario.domains.iter().enumerate() {
            let path = format!("domains[{i}]");
            let first = pairs.len() as u32;
            let owner = cast.person(&domain.owner, &format!("{path}.owner"), &mut self.problems);
            let mut dependents = Vec::new();
            for (k, name) in domain.dependents.iter().enumerate() {
                let path = format!("{path}.dependents[{k}]");
                for actor in cast.group(name, &path, &mut self.problems) {
                    let Some(owner) = owner else { continue };
                    if actor == owner || dependents.contains(&actor) {
                        let says = format!("must name each dependent once and not the owner, got \"{name}\"");
                        self.fail(&path, says);
                        continue;
                    }
                    dependents.push(actor);
                    self.must_reach(&path, owner..owner + 1, actor, cast, topology);
                    if let Some(route) = topology.route(owner, actor) {
                        pairs.push(Pair { domain: i as u32, actor, route });
                    }
                }
            }
            domains.push(DomainPlan {
                name: domain.name.clone(),
                owner: owner.unwrap_or(0),
                pairs: first..pairs.len() as u32,
            });
        }
        if pairs.len() > PAIRS_MAX {
            self.fail("domains", format!("must have at most {PAIRS_MAX} dependents in all, got {}", pairs.len()));
        }
        (domains, pairs)
    }

    fn sources(&mut self, cast: &Cast, domains: &[DomainPlan]) -> Vec<SourcePlan> {
        let scenario = self.scenario;
        index("streams", scenario.streams.iter().map(|stream| stream.name.as_str()), &mut self.problems);
        let find = |name: &str| domains.iter().position(|domain| domain.name == name);
        let mut sources = Vec::new();
        for (i, stream) in scenario.streams.iter().enumerate() {
            let path = format!("streams[{i}]");
            let people = cast.group(&stream.to, &format!("{path}.to"), &mut self.problems);
            let changes = stream.changes.as_ref().and_then(|name| {
                let domain = find(name);
                if domain.is_none_or(|domain| people != (domains[domain].owner..domains[domain].owner + 1)) {
                    let says = format!("must be a domain that \"{}\" owns, got \"{name}\"", stream.to);
                    self.fail(&format!("{path}.changes"), says);
                }
                domain.map(|domain| domain as u32)
            });
            let mut relies_on = Vec::new();
            for (k, name) in stream.relies_on.iter().enumerate() {
                match find(name) {
                    Some(domain) => relies_on.push(domain as u32),
                    None => self.fail(
                        &format!("{path}.relies_on[{k}]"),
                        format!("must be the name of a domain, got \"{name}\""),
                    ),
                }
            }
            for to in people {
                sources.push(SourcePlan {
                    key: name_key(&format!("{} → {}", stream.name, cast.people[to as usize])),
                    to,
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
}
