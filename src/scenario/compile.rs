//! From a scenario to a plan: names become indices, and what does not fit together is said.

use super::file::{Actor, Scenario};
use super::names::{Cast, Names};
use super::plan::{AsksPlan, Onward, Plan, Profile, Target};
use super::policies::mechanisms;
use super::problem::{Place, Problem, Problems};
use super::validate::check_numbers;
use crate::actor::Pressure;
use crate::command::{Knobs, Schedule};
use crate::kernel::{name_key, ticks};
use crate::knowledge::LookUpWhen;
use crate::net::{Route, SystemPlan, Topology};
use crate::org::{HiringPlan, RolePlan};
use crate::protocol::Protocol;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;

/// Most media and protocols a scenario may name: their indices are bytes.
const ROUTES_MAX: usize = 250;

/// Checks a scenario and compiles it.
///
/// # Errors
/// Everything that is wrong with it, each with its path.
pub fn compile(scenario: &Scenario) -> Result<Plan, Vec<Problem>> {
    let mut problems = Problems::default();
    check_numbers(scenario, &mut problems);
    let cast = Cast::of(scenario, &mut problems);
    // References are only worth following between people who are there.
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    let mut compiler = Compiler { scenario, problems, protocols: vec![scenario.protocol] };
    let topology = compiler.topology(&cast);
    let roles = compiler.roles(&cast, &topology);
    let (sites, site_of) = compiler.sites(&cast);
    let context = Context { cast: &cast, topology: &topology, roles: &roles };
    let profiles: Vec<Profile> =
        scenario.actors.iter().enumerate().map(|(i, actor)| compiler.profile(i, actor, context)).collect();
    let (supervisor_of, children_of) = compiler.supervision(context);
    let hired_by = compiler.hired_by(&cast);
    let meetings = compiler.meetings(&cast);
    let (domains, pairs) = compiler.domains(&cast, &topology);
    let mut pairs_of = vec![Vec::new(); cast.people.len()];
    for (at, pair) in pairs.iter().enumerate() {
        pairs_of[pair.actor as usize].push(at as u32);
    }
    let sources = compiler.sources(context, &domains, &pairs);
    let media = compiler.channels();
    compiler.check_reach(&topology, &cast);
    let stores = compiler.stores(&topology, &sites);
    let repairs = compiler.repairs(&cast, &topology, &domains, &pairs);
    let on = mechanisms(scenario);
    let mut source_of = vec![None; cast.people.len()];
    for (at, source) in sources.iter().enumerate().rev() {
        source_of[source.to as usize] = Some(at as u32);
    }
    let Compiler { problems, protocols, .. } = compiler;
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    let profile_of = cast.entries.iter().enumerate().flat_map(|(i, people)| people.clone().map(move |_| i as u32));
    Ok(Plan {
        name: scenario.name.clone(),
        about: scenario.about.clone(),
        pace_minutes_per_second: scenario.pace_minutes_per_second,
        opens_at_minutes: scenario.opens_at_minutes,
        knobs: Knobs::of(scenario),
        commands: Schedule::default(),
        knob_ranges: knob_ranges(scenario),
        effort: scenario.effort,
        messages_max: scenario.messages_max,
        instant_events_max: scenario.instant_events_max,
        keys: cast.people.iter().map(|name| name_key(name)).collect(),
        profile_of: profile_of.collect(),
        profiles,
        media,
        protocols,
        topology,
        domains,
        pairs,
        pairs_of,
        sources,
        source_of,
        stores,
        sites,
        site_of,
        queues_of: queues(&roles, cast.people.len()),
        roles,
        meetings,
        supervisor_of,
        children_of,
        hired_by,
        recognition: scenario.recognition,
        repairs,
        on,
        rework: scenario.rework.map(|rework| rework.delay),
        names: cast.people,
    })
}

/// Loss up to where the lossiest medium loses everything; the other two up to a few times where they start.
fn knob_ranges(scenario: &Scenario) -> [Range<f64>; 4] {
    let factor = scenario.media.iter().map(|medium| medium.loss_factor).fold(1.0, f64::max);
    let delay = (4.0 * scenario.integration_delay_minutes).max(30.0);
    let load = (4.0 * scenario.load_per_hour).max(12.0);
    let rewards = if scenario.recognition.is_some() { 1.0 } else { -1.0 };
    [0.0..1.0 / factor, 0.0..delay, 0.0..load, 0.0..rewards]
}

/// For each actor, the roles whose queue it shares.
fn queues(roles: &[RolePlan], people: usize) -> Vec<Vec<u8>> {
    let mut queues = vec![Vec::new(); people];
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.shared) {
        for &actor in role.holders.iter().chain(&role.standby) {
            queues[actor as usize].push(at as u8);
        }
    }
    queues
}

/// Who there is, and the ways between them.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) cast: &'a Cast,
    pub(super) topology: &'a Topology,
    pub(super) roles: &'a [RolePlan],
}

pub(super) struct Compiler<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) problems: Problems,
    protocols: Vec<Protocol>,
}

impl Compiler<'_> {
    #[inline(never)]
    pub(super) fn medium(&mut self, place: &Place<'_>, medium: Option<&str>) -> u8 {
        let Some(name) = medium else { return 0 };
        let found = self.scenario.media.iter().position(|medium| medium.name == name);
        found.map_or_else(
            || {
                let says = format_args!("must be the name of a medium, got \"{name}\"");
                self.problems.add(&place.field("medium"), says);
                0
            },
            |at| at.min(ROUTES_MAX) as u8,
        )
    }

    #[inline(never)]
    fn route(&mut self, place: &Place<'_>, medium: Option<&str>, protocol: Option<Protocol>) -> Route {
        let medium = self.medium(place, medium);
        let wanted = protocol.unwrap_or(self.scenario.protocol);
        let protocol = self.protocols.iter().position(|known| *known == wanted).unwrap_or_else(|| {
            self.protocols.push(wanted);
            self.protocols.len() - 1
        });
        Route { medium, protocol: protocol.min(ROUTES_MAX) as u8 }
    }

    #[inline(never)]
    fn topology(&mut self, cast: &Cast) -> Topology {
        let scenario = self.scenario;
        Names::of("media", &mut scenario.media.iter().map(|medium| &*medium.name), &mut self.problems);
        if scenario.media.is_empty() || scenario.media.len() > ROUTES_MAX {
            let says = format_args!("must be 1 to {ROUTES_MAX}, got {}", scenario.media.len());
            self.problems.add(&Place::of("media"), says);
        }
        let systems = self.systems(cast);
        let links = self.links(cast);
        if self.protocols.len() > ROUTES_MAX {
            let says = format_args!("must use at most {ROUTES_MAX} different protocols, got {}", self.protocols.len());
            self.problems.add(&Place::of("links"), says);
        }
        Topology { links, systems }
    }

    #[inline(never)]
    fn systems(&mut self, cast: &Cast) -> Vec<SystemPlan> {
        let scenario = self.scenario;
        Names::of("systems", &mut scenario.systems.iter().map(|system| &*system.name), &mut self.problems);
        let mut systems = Vec::new();
        for (i, system) in scenario.systems.iter().enumerate() {
            let place = Place::entry("systems", i);
            if cast.knows(&system.name) {
                let says = format_args!("must not be an actor's name, got \"{}\"", system.name);
                self.problems.add(&place.field("name"), says);
            }
            let mut members = Vec::new();
            for (k, name) in system.members.iter().enumerate() {
                members.extend(cast.group(name, &place.item("members", k), &mut self.problems));
            }
            // A heap's sort is small, and fast enough for what is done once.
            let mut members = BinaryHeap::from(members).into_sorted_vec();
            members.dedup();
            let route = self.route(&place, system.medium.as_deref(), system.protocol);
            systems.push(SystemPlan { name: system.name.clone(), members, route });
        }
        systems
    }

    #[inline(never)]
    fn links(&mut self, cast: &Cast) -> Vec<((u32, u32), Route)> {
        let mut links = BTreeMap::new();
        for (i, link) in self.scenario.links.iter().enumerate() {
            let place = Place::entry("links", i);
            let route = self.route(&place, link.medium.as_deref(), link.protocol);
            let from = cast.person(&link.from, &place.field("from"), &mut self.problems);
            let to = cast.person(&link.to, &place.field("to"), &mut self.problems);
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if from == to {
                self.problems.add(&place, format_args!("must join two people, got \"{}\" twice", link.from));
            }
            for ends in [(from, to), (to, from)].into_iter().take(1 + usize::from(link.both_ways)) {
                if links.insert(ends, route).is_some() {
                    let says = format_args!("repeats the link from \"{}\" to \"{}\"", link.from, link.to);
                    self.problems.add(&place, says);
                }
            }
        }
        links.into_iter().collect()
    }

    #[inline(never)]
    fn profile(&mut self, i: usize, actor: &Actor, context: Context<'_>) -> Profile {
        let Context { cast, topology, .. } = context;
        let mut up_to = 0.0;
        let mut passes_on = Vec::new();
        let above = Place::entry("actors", i);
        for (k, onward) in actor.passes_on.iter().enumerate() {
            let place = above.item("passes_on", k);
            let place = place.field("to");
            up_to += onward.probability;
            let system = topology.systems.iter().position(|system| system.name == onward.to);
            let target = match system {
                Some(system) => {
                    self.members_can_pass(&place, cast.entries[i].clone(), &topology.systems[system]);
                    Target::Anyone(system as u32)
                }
                None => match self.target(&place, i, &onward.to, context) {
                    Some(target) => target,
                    None => continue,
                },
            };
            passes_on.push(Onward { up_to, target });
        }
        let mut looks_in = actor.looks_up.iter().flat_map(|look| &look.stores);
        let looks_in = self.stores_of(i, "looks_up.in", &mut looks_in, cast, topology);
        let writes_to = self.stores_of(i, "writes_to", &mut actor.writes_to.iter(), cast, topology);
        let attention = actor.attention.clone().unwrap_or_default();
        let delegate = attention.delegate.as_ref().and_then(|rule| {
            let pressure = Pressure { from_messages: rule.from_messages, until_messages: rule.until_messages };
            Some((pressure, self.target(&above.field("attention.delegate.to"), i, &rule.to, context)?))
        });
        let asks = actor.asks.as_ref().and_then(|asks| {
            let to = self.target(&above.field("asks.to"), i, &asks.to, context)?;
            let patience = ticks(asks.patience_minutes);
            Some(AsksPlan { to, share: asks.share, blocking: asks.blocking, patience })
        });
        let hires = actor.hires.as_ref().map(|rules| {
            let place = above.field("hires.helpers");
            HiringPlan { rules: rules.clone(), seats: cast.group(&rules.helpers, &place, &mut self.problems) }
        });
        Profile {
            interrupts: attention.interrupts,
            focus: attention.focus,
            triage: attention.triage,
            delegate,
            fails: actor.fails,
            supervises: actor.supervises.clone(),
            hires,
            asks,
            mailbox: actor.mailbox,
            patience: actor.mailbox.patience_minutes.map(ticks),
            integration: actor.integration,
            slowness: actor.slowness,
            on_refusal: actor.on_refusal,
            passes_on,
            away: actor.away,
            brain: actor.brain,
            looks_in,
            looks_always: actor.looks_up.as_ref().is_some_and(|look| look.when == LookUpWhen::Always),
            writes_to,
            writes_share: actor.writes_share,
            stress: actor.stress,
            glue: actor.glue,
        }
    }

    fn members_can_pass(&mut self, place: &Place<'_>, people: Range<u32>, system: &SystemPlan) {
        let (name, count) = (&system.name, system.members.len());
        if count < 2 {
            self.problems.add(place, format_args!("must be a system of at least 2, but \"{name}\" has {count}"));
        }
        if people.into_iter().any(|actor| system.members.binary_search(&actor).is_err()) {
            self.problems.add(place, format_args!("must be a system the actor is in, got \"{name}\""));
        }
    }

    #[inline(never)]
    pub(super) fn must_reach(
        &mut self,
        place: &Place<'_>,
        senders: Range<u32>,
        to: u32,
        cast: &Cast,
        topology: &Topology,
    ) {
        let stranded = senders.into_iter().find(|&from| topology.route(from, to).is_none());
        if let Some(from) = stranded {
            let [from, to] = [from, to].map(|actor| &cast.people[actor as usize]);
            let says = format_args!("needs a way from \"{from}\" to \"{to}\": add a link, or a system both are in");
            self.problems.add(place, says);
        }
    }
}
