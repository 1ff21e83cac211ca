//! Random mixes of the policies that a team can do without: what media carry, absence, heads and stores, stress, glue
//! work, recognition, chains of confirmations. A quarter of the teams have none of them, and each of the others has about
//! half, so that every one is met alone and with every other.

use super::draws::{Index, Key};
use super::values::{interval, minutes, share};
use actorium::engine::Protocol;
use actorium::engine::Reach;
use actorium::kernel::Distribution;
use actorium::mechanism::absence::Away;
use actorium::mechanism::copying::CopiesIn;
use actorium::mechanism::glue::Glue;
use actorium::mechanism::recognition::Recognition;
use actorium::mechanism::storage::{Brain, LookUp, LookUpWhen, Store};
use actorium::mechanism::stress::Stress;
use actorium::scenario::{Actor, Scenario};

/// A medium: ambiguity, who rides along by the bits, clarity, whether its messages wait, whether it stays within a site.
type MediumPolicy = (f64, u8, f64, bool, bool);
/// A store: its system if it has one, minutes to read and to write, when it is wiped.
type StorePolicy = (Option<Index>, f64, f64, Option<Distribution>);
/// Where somebody looks and whether always, and where it writes.
type Habits = (Vec<Index>, bool, Vec<Index>);
/// One entry of the cast: site, absence, head, habits, stress, glue work.
type ActorPolicy = (u8, Option<Away>, Option<Brain>, Option<Habits>, Option<Stress>, Option<Glue>);

/// What is laid over a scenario that has none of it.
#[derive(Clone, Debug)]
pub struct Policies {
    media: Vec<MediumPolicy>,
    has_sites: bool,
    confirmations: Vec<u16>,
    stores: Vec<StorePolicy>,
    actors: Vec<ActorPolicy>,
    recognition: Option<Recognition>,
    copies: Option<(Index, f64)>,
}

fn medium(key: Key) -> MediumPolicy {
    (
        share(key.of("ambiguity")),
        key.of("carries").bits() as u8,
        share(key.of("clarity")),
        key.of("persistent").flip(),
        key.of("stays").flip(),
    )
}

fn store(key: Key) -> StorePolicy {
    let system = key.of("system").maybe(0.5, Key::index);
    let wiped_every = key.of("wiped every").maybe(0.5, interval);
    (system, minutes(key.of("read")), minutes(key.of("write")), wiped_every)
}

fn away(key: Key) -> Away {
    Away { after: interval(key.of("after")), lasts: interval(key.of("lasts")) }
}

fn habits(key: Key) -> Habits {
    let looks_in = key.of("looks in").list(0..4, Key::index);
    (looks_in, key.of("always").flip(), key.of("writes to").list(0..3, Key::index))
}

fn stress(key: Key) -> Stress {
    Stress {
        tolerance_messages: key.of("tolerance").between(0.2, 8.0),
        time_constant_minutes: key.of("time constant").between(0.1, 200.0),
        slowdown: key.of("slowdown").between(0.0, 3.0),
        error_rate: share(key.of("error rate")),
        burns_out: None,
    }
}

fn glue(key: Key) -> Glue {
    Glue {
        every: interval(key.of("every")),
        effort: key.of("effort").maybe(2.0 / 3.0, |key| key.between(0.0, 2.0)).unwrap_or(0.0),
        talks_to: key.of("talks to").number(1..6),
        calms: share(key.of("calms")),
    }
}

fn actor(key: Key) -> ActorPolicy {
    (
        key.of("site").number(0..3) as u8,
        key.of("away").maybe(0.3, away),
        key.of("brain").maybe(0.4, |key| Brain { domains_max: key.number(1..4) }),
        key.of("habits").maybe(0.8, habits),
        key.of("stress").maybe(0.4, stress),
        key.of("glue").maybe(0.5, glue),
    )
}

fn recognition(key: Key) -> Recognition {
    let leaves = key.of("leaves");
    Recognition {
        review_minutes: key.of("review").between(1.0, 200.0),
        rewards_coherence: share(key.of("rewards coherence")),
        memory: share(key.of("memory")),
        promotion_weight: key.of("promotion weight").between(0.0, 5.0),
        enough: 0.8,
        leaves_per_week: leaves.of("most").pick(&[0.0, 10.0, 1_000.0]) * leaves.of("part").unit(),
    }
}

/// A mix of policies; often none at all.
pub fn policies(key: Key) -> Option<Policies> {
    key.maybe(0.75, |key| Policies {
        media: key.of("media").maybe(0.5, |key| key.list(3..4, medium)).unwrap_or_default(),
        has_sites: key.of("has sites").flip(),
        confirmations: key.of("confirmations").maybe(0.5, |key| key.list(1..8, confirmations)).unwrap_or_default(),
        stores: key.of("stores").maybe(0.7, |key| key.list(1..4, store)).unwrap_or_default(),
        actors: key.of("actors").list(7..8, actor),
        recognition: key.of("recognition").maybe(0.5, recognition),
        copies: key.of("copies").maybe(0.5, |key| (key.of("system").index(), share(key.of("share")))),
    })
}

fn confirmations(key: Key) -> u16 {
    key.maybe(0.6, |key| key.number(2..6) as u16).unwrap_or(1)
}

/// Lays policies over a scenario, as far as they fit.
pub fn lay_over(mut scenario: Scenario, policies: &Policies) -> Scenario {
    over_media(&mut scenario, policies);
    over_protocols(&mut scenario, &policies.confirmations);
    for (i, (system, read_minutes, write_minutes, wiped_every)) in policies.stores.iter().enumerate() {
        let system = system.filter(|_| !scenario.systems.is_empty());
        let system = system.map(|index| index.get(&scenario.systems).name.clone());
        let (read_minutes, write_minutes, wiped_every) = (*read_minutes, *write_minutes, *wiped_every);
        scenario.stores.push(Store {
            name: format!("store {i}"),
            system,
            site: None,
            read_minutes,
            write_minutes,
            wiped_every,
        });
    }
    for (entry, (site, away, brain, habits, stress, glue)) in policies.actors.iter().enumerate() {
        let reachable = reachable_stores(&scenario, entry);
        let Some(actor) = scenario.actors.get_mut(entry) else { break };
        if policies.has_sites && *site > 0 {
            actor.site = Some(format!("site {site}"));
        }
        (actor.away, actor.brain, actor.stress, actor.glue) = (*away, *brain, *stress, *glue);
        if let Some(habits) = habits.as_ref().filter(|_| !reachable.is_empty()) {
            adopt(actor, habits, &reachable);
        }
    }
    scenario.recognition = policies.recognition;
    if let Some((system, share)) = policies.copies.filter(|_| !scenario.systems.is_empty()) {
        let system = system.get(&scenario.systems).name.clone();
        scenario.copies_in = Some(CopiesIn { system, share });
    }
    scenario
}

fn over_media(scenario: &mut Scenario, policies: &Policies) {
    let names: Vec<String> = scenario.media.iter().map(|medium| medium.name.clone()).collect();
    for (i, medium) in scenario.media.iter_mut().enumerate() {
        let Some(&(ambiguity, carries, clarity, persistent, _)) = policies.media.get(i) else { break };
        (medium.ambiguity, medium.clarity, medium.persistent) = (ambiguity, clarity, persistent);
        let others = names.iter().enumerate().filter(|(other, _)| *other != i && carries >> other & 1 == 1);
        medium.carries = others.map(|(_, name)| name.clone()).collect();
    }
}

/// Every protocol that acknowledges gets the next number of confirmations.
fn over_protocols(scenario: &mut Scenario, confirmations: &[u16]) {
    let mut numbers = confirmations.iter().cycle();
    let systems = scenario.systems.iter_mut().filter_map(|system| system.protocol.as_mut());
    let links = scenario.links.iter_mut().filter_map(|link| link.protocol.as_mut());
    for protocol in std::iter::once(&mut scenario.protocol).chain(systems).chain(links) {
        if let (Protocol::Acknowledge(rules), Some(number)) = (protocol, numbers.next()) {
            rules.confirmations_max = *number;
        }
    }
}

fn reachable_stores(scenario: &Scenario, entry: usize) -> Vec<String> {
    let Some(actor) = scenario.actors.get(entry) else { return Vec::new() };
    let inside = |name: &String| {
        scenario.systems.iter().any(|system| system.name == *name && system.members.contains(&actor.name))
    };
    let open = scenario.stores.iter().filter(|store| store.system.as_ref().is_none_or(inside));
    open.map(|store| store.name.clone()).collect()
}

fn adopt(actor: &mut Actor, (looks_in, always, writes_to): &Habits, reachable: &[String]) {
    let named = |indices: &[Index]| {
        let mut places: Vec<String> = Vec::new();
        for name in indices.iter().map(|index| index.get(reachable)) {
            if !places.contains(name) {
                places.push(name.clone());
            }
        }
        places
    };
    let when = if *always { LookUpWhen::Always } else { LookUpWhen::Forgotten };
    actor.looks_up = (!looks_in.is_empty()).then(|| LookUp { stores: named(looks_in), when });
    actor.writes_to = named(writes_to);
    actor.writes_share = if *always { 0.6 } else { 1.0 };
}

/// A medium stays within a site if nothing that uses it leaves one.
pub fn keep_within_sites(scenario: &mut Scenario, policies: &Policies) {
    let site_of = |name: &String| {
        let is =
            |actor: &&Actor| actor.name == *name || actor.count > 1 && name.starts_with(&format!("{} ", actor.name));
        scenario.actors.iter().find(is).and_then(|actor| actor.site.clone())
    };
    let together = |people: &[&String]| people.windows(2).all(|pair| site_of(pair[0]) == site_of(pair[1]));
    let first = scenario.media[0].name.clone();
    let mut staying = Vec::new();
    for medium in &scenario.media {
        let uses = |over: &Option<String>| *over.as_ref().unwrap_or(&first) == medium.name;
        let systems = scenario.systems.iter().filter(|system| uses(&system.medium));
        let links = scenario.links.iter().filter(|link| uses(&link.medium));
        staying.push(
            systems.map(|system| system.members.iter().collect::<Vec<_>>()).all(|members| together(&members))
                && links.map(|link| [&link.from, &link.to]).all(|ends| together(&ends)),
        );
    }
    for ((medium, stays), policy) in scenario.media.iter_mut().zip(staying).zip(&policies.media) {
        if stays && policy.4 {
            medium.reach = Reach::SameSite;
        }
    }
}
