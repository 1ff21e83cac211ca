//! From a scenario to a plan: names become indices, and what does not fit together is said.

use super::check::check_numbers;
use super::domains::{domains, sources};
use super::file::{Actor, Scenario};
use super::topology::Ways;
use crate::engine::{
    Canonical, Cast, Compile, DomainPlan, Knobs, Onward, Profile, Schedule, Subscription, SystemPlan, Target, by_name,
};
use crate::kernel::{name_key, ticks};
use crate::mechanism::attention::AttentionPlan;
use crate::mechanism::roles::RolePlan;
use crate::mechanism::{
    Plan, Rules, World, asking, failure, glue, hiring, hooks_of, meetings, ownership, roles, sites, storage,
};
use crate::problem::{Place, Problem, Problems};
use std::ops::Range;
use std::sync::Arc;

/// Checks a scenario and compiles it.
///
/// # Errors
/// Everything that is wrong with it, each with its path.
pub fn compile(scenario: &Scenario) -> Result<Plan, Vec<Problem>> {
    checked(scenario).map_err(Problems::list)
}

/// The same, with all that is wrong still to be added to.
pub(super) fn checked(scenario: &Scenario) -> Result<Plan, Problems> {
    let mut problems = Problems::default();
    check_numbers(scenario, &mut problems);
    let entries = scenario.actors.iter().map(|actor| (&*actor.name, actor.count));
    let cast = Cast::of(entries, &mut problems);
    // References are only worth following between people who are there.
    if !problems.is_empty() {
        return Err(problems);
    }
    let protocols = vec![scenario.protocol];
    let mut ways = Ways { scenario, cast: &cast, problems: &mut problems, protocols };
    let topology = ways.topology();
    let media = ways.channels();
    ways.check_reach(&topology);
    let protocols = ways.protocols;
    let names = scenario.media.iter().map(|medium| &*medium.name).collect();
    let mut context =
        Compile { cast: &cast, topology: &topology, media: names, roles: Vec::new(), problems: &mut problems };
    let roles = roles::compile(&scenario.roles, &mut context);
    context.roles = roles::addresses(&roles);
    let profiles: Vec<Profile> =
        scenario.actors.iter().enumerate().map(|(i, actor)| profile(i, actor, &mut context)).collect();
    let (domains, subscriptions) = domains(scenario, &mut context);
    let (sources, source_order) = sources(scenario, &roles, &domains, &subscriptions, &mut context);
    let rules = rules(scenario, roles, (&domains, &subscriptions), &mut context);
    if !problems.is_empty() {
        return Err(problems);
    }
    let canonical = Canonical {
        actors: cast.canonical,
        sources: source_order,
        domains: by_name(domains.iter().map(|domain| &*domain.name)),
    };
    let mut subscriptions_of = vec![Vec::new(); cast.people.len()];
    for &domain in &canonical.domains {
        for at in domains[domain as usize].subscriptions.clone() {
            subscriptions_of[subscriptions[at as usize].actor as usize].push(at);
        }
    }
    let mut source_of = vec![None; cast.people.len()];
    for &at in canonical.sources.iter().rev() {
        source_of[sources[at as usize].to as usize] = Some(at);
    }
    let profile_of = cast.entries.iter().enumerate().flat_map(|(i, people)| people.clone().map(move |_| i as u32));
    let is_anybody_somewhere = !scenario.sites.is_empty() || scenario.actors.iter().any(|actor| actor.site.is_some());
    Ok(Plan {
        name: scenario.name.clone(),
        about: scenario.about.clone(),
        pace_minutes_per_second: scenario.pace_minutes_per_second,
        opens_at_minutes: scenario.opens_at_minutes,
        calendar: scenario.calendar(),
        knobs: knobs(scenario),
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
        domains,
        subscriptions,
        subscriptions_of,
        streams: scenario.streams.iter().map(|stream| stream.name.clone()).collect(),
        sources,
        source_of,
        rework: scenario.rework.map(|rework| rework.delay),
        hooks: hooks_of(&rules, is_anybody_somewhere),
        rules,
        topology: topology.clone(),
        canonical,
        names: cast.people,
    })
}

/// Where a scenario has its knobs stand at the start.
#[must_use]
pub fn knobs(scenario: &Scenario) -> Knobs {
    let rewards = scenario.recognition.map_or(0.0, |recognition| recognition.rewards_coherence);
    Knobs::at([scenario.loss_rate, scenario.integration_delay_minutes, scenario.load_per_hour, rewards])
}

/// Loss up to where the lossiest medium loses everything; the other two up to a few times where they start.
fn knob_ranges(scenario: &Scenario) -> [Range<f64>; 4] {
    let factor = scenario.media.iter().map(|medium| medium.loss_factor).fold(1.0, f64::max);
    let delay = (4.0 * scenario.integration_delay_minutes).max(30.0);
    let load = (4.0 * scenario.load_per_hour).max(12.0);
    let rewards = if scenario.recognition.is_some() { 1.0 } else { -1.0 };
    [0.0..1.0 / factor, 0.0..delay, 0.0..load, 0.0..rewards]
}

/// The rules of all mechanisms.
fn rules(
    scenario: &Scenario,
    roles: Vec<RolePlan>,
    (domains, subscriptions): (&[DomainPlan], &[Subscription]),
    compile: &mut Compile<'_>,
) -> Rules {
    let actors = || scenario.actors.iter();
    let place = |i: usize| Place::entry("actors", i);
    let (sites, site_of) = sites::compile(
        (&scenario.sites, &scenario.distances),
        scenario.calendar(),
        actors().map(|actor| actor.site.as_ref()),
        compile,
    );
    let site_names: Vec<&str> = sites.iter().map(|site| &*site.name).collect();
    let stores = storage::compile(&scenario.stores, &site_names, compile);
    let (supervisor_of, children_of) = failure::supervision(actors().map(|actor| actor.supervises.as_ref()), compile);
    let hired_by = hiring::hired_by(actors().map(|actor| actor.hires.as_ref()), compile);
    let hires = actors().enumerate().map(|(i, actor)| {
        let hires = actor.hires.as_ref()?;
        Some(hires.compile(&place(i).field("hires"), compile))
    });
    let hires = hires.collect();
    let asks = actors().enumerate().map(|(i, actor)| {
        let asks = actor.asks.as_ref()?;
        asks.compile(&place(i).field("asks"), i, compile)
    });
    let asks: crate::engine::PerEntry<_> = asks.collect();
    let attention = actors().enumerate().map(|(i, actor)| attention(i, actor, compile)).collect();
    let habits = actors().enumerate().map(|(i, actor)| {
        let writes = (&*actor.writes_to, actor.writes_share);
        storage::habits(i, actor.looks_up.as_ref(), writes, &scenario.stores, compile)
    });
    let habits = habits.collect();
    let ownership: Vec<ownership::OwnershipPlan> =
        scenario.domains.iter().map(|domain| domain.ownership.compile()).collect();
    let is_committee = ownership.iter().any(|domain| domain.committee.is_some());
    Rules {
        absence: actors().map(|actor| actor.away).collect(),
        attention,
        interruption: actors().map(|actor| actor.attention.as_ref()?.interrupts).collect(),
        stress: actors().map(|actor| actor.stress).collect(),
        failure: failure::Rules {
            fails: actors().map(|actor| actor.fails).collect(),
            supervises: actors().map(|actor| actor.supervises.clone()).collect(),
            supervisor_of,
            children_of,
        },
        hiring: hiring::Rules { hires, hired_by },
        meetings: meetings::compile(&scenario.meetings, compile),
        sites: sites::Rules { sites, site_of },
        roles: roles::Rules { held_by: roles::held_by(&roles, compile.cast.people.len()), roles },
        asking: asking::Rules { is_on: asks.is_on() || is_committee, asks },
        ownership,
        storage: storage::Rules { brains: actors().map(|actor| actor.brain).collect(), habits, stores },
        glue: glue::Rules {
            glue: actors().map(|actor| actor.glue).collect(),
            repairs: glue::repairs(actors().map(|actor| actor.glue.is_some()), domains, subscriptions, compile),
        },
        recognition: scenario.recognition,
        copying: scenario.copies_in.as_ref().and_then(|rules| rules.compile(&Place::of("copies_in"), compile)),
    }
}

/// How the people of an entry attend to what comes, if there is more to it than one after the other.
fn attention(entry: usize, actor: &Actor, compile: &mut Compile<'_>) -> Option<AttentionPlan> {
    let attention = actor.attention.as_ref()?;
    let above = Place::entry("actors", entry);
    let delegate = attention.delegate.as_ref();
    let delegate = delegate.and_then(|rules| rules.compile(&above.field("attention.delegate"), entry, compile));
    let is_any = attention.focus.is_some() || attention.triage.is_some() || attention.delegate.is_some();
    is_any.then_some(AttentionPlan { focus: attention.focus, triage: attention.triage, delegate })
}

/// What the people of an entry have of the engine's.
#[inline(never)]
fn profile(entry: usize, actor: &Actor, compile: &mut Compile<'_>) -> Profile {
    let mut up_to = 0.0;
    let mut passes_on = Vec::new();
    let above = Place::entry("actors", entry);
    // One draw decides among them, and so they stand in an order that is not the file's.
    let mut order: Vec<usize> = (0..actor.passes_on.len()).collect();
    order.sort_by_key(|&k| (&actor.passes_on[k].to, actor.passes_on[k].probability.to_bits()));
    for k in order {
        let onward = &actor.passes_on[k];
        let place = above.item("passes_on", k);
        let place = place.field("to");
        up_to += onward.probability;
        let topology = compile.topology;
        let system = topology.systems().iter().position(|system| system.name == onward.to);
        let target = match system {
            Some(system) => {
                members_can_pass(&place, entry, &topology.systems()[system], compile);
                Target::Anyone(system as u32)
            }
            None => match compile.target(&place, entry, &onward.to, "an actor, a role or a system") {
                Some(target) => target,
                None => continue,
            },
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

fn members_can_pass(place: &Place<'_>, entry: usize, system: &SystemPlan, compile: &mut Compile<'_>) {
    let (name, count) = (&system.name, system.members.len());
    if count < 2 {
        compile.problems.add(place, format_args!("must be a system of at least 2, but \"{name}\" has {count}"));
    }
    if compile.cast.entries[entry].clone().any(|actor| !compile.topology.is_in(actor, system)) {
        compile.problems.add(place, format_args!("must be a system the actor is in, got \"{name}\""));
    }
}

impl World {
    /// A world at its start.
    ///
    /// # Errors
    /// Everything that is wrong with the scenario.
    pub fn new(scenario: &Scenario, seed: u32) -> Result<Self, Vec<Problem>> {
        Ok(Self::from_plan(Arc::new(compile(scenario)?), seed))
    }
}
