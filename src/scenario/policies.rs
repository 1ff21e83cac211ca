//! The policies of a scenario, compiled: media with their riders, stores, glue work, and which mechanisms are on.

use super::compile::Compiler;
use super::file::Scenario;
use super::names::{Cast, Names};
use super::plan::{DomainPlan, Mechanisms, Pair, Repair, StorePlan};
use super::problem::Place;
use crate::kernel::{NONE, ticks};
use crate::knowledge::Ownership;
use crate::net::{Channel, Reach, SitePlan, Topology};

/// Which mechanisms a scenario switches on.
pub fn mechanisms(scenario: &Scenario) -> Mechanisms {
    let any = |is_on: fn(&super::file::Actor) -> bool| scenario.actors.iter().any(is_on);
    let mut on = Mechanisms {
        habits: false,
        stress: any(|actor| actor.stress.is_some()),
        brains: any(|actor| actor.brain.is_some()),
        stores: any(|actor| actor.looks_up.is_some() || !actor.writes_to.is_empty()),
        choices: any(|actor| actor.attention.is_some() || actor.hires.is_some())
            || scenario.roles.iter().any(|role| role.shared),
        asks: any(|actor| actor.asks.is_some())
            || scenario.domains.iter().any(|domain| matches!(domain.ownership, Ownership::Committee(_))),
        failures: any(|actor| actor.fails.is_some() || actor.supervises.is_some()),
        forwards: any(|actor| actor.supervises.as_ref().is_some_and(|rules| rules.shields))
            || scenario.domains.iter().any(|domain| domain.ownership == Ownership::FreeForAll),
        sites: !scenario.sites.is_empty() || any(|actor| actor.site.is_some()),
    };
    on.habits = on.stress || on.brains || on.stores || on.choices || on.asks || on.failures;
    on
}

impl Compiler<'_> {
    /// The media, each with what rides along.
    #[inline(never)]
    pub fn channels(&mut self) -> Vec<Channel> {
        let scenario = self.scenario;
        let mut channels = Vec::new();
        for (i, medium) in scenario.media.iter().enumerate() {
            let place = Place::entry("media", i);
            let mut carried: Vec<usize> = Vec::new();
            for (k, name) in medium.carries.iter().enumerate() {
                let place = place.item("carries", k);
                let rider = scenario.media.iter().position(|rider| rider.name == *name && rider.name != medium.name);
                match rider {
                    Some(rider) if carried.contains(&rider) => {
                        self.problems.add(&place, format_args!("must name each medium once, got \"{name}\" again"));
                    }
                    Some(rider) => carried.push(rider),
                    None => {
                        let says = format_args!("must be the name of another medium, got \"{name}\"");
                        self.problems.add(&place, says);
                    }
                }
            }
            let riders = carried.iter().map(|&rider| &scenario.media[rider]);
            let riders = riders.map(|rider| (rider.loss_factor, rider.clarity)).collect();
            channels.push(medium.carrying(riders));
        }
        channels
    }

    /// Refuses ways between sites over media that do not reach that far.
    #[inline(never)]
    pub fn check_reach(&mut self, topology: &Topology, cast: &Cast) {
        let scenario = self.scenario;
        let reaches = |medium: u8| scenario.media.get(medium as usize).is_none_or(|of| of.reach == Reach::Anywhere);
        let site_of = |person: u32| {
            let entry = cast.entries.partition_point(|people| people.end <= person);
            &scenario.actors[entry].site
        };
        let mut apart = |place: &Place<'_>, a: u32, b: u32| {
            if site_of(a) != site_of(b) {
                let [a, b] = [a, b].map(|person| &cast.people[person as usize]);
                let says =
                    format_args!("must use a medium that reaches anywhere: \"{a}\" and \"{b}\" are at different sites");
                self.problems.add(place, says);
            }
        };
        for (i, link) in scenario.links.iter().enumerate() {
            let (Some(from), Some(to)) = (cast.find(&link.from), cast.find(&link.to)) else { continue };
            if topology.link(from, to).is_some_and(|route| !reaches(route.medium)) {
                apart(&Place::entry("links", i), from, to);
            }
        }
        for (i, system) in topology.systems().iter().enumerate().filter(|(_, system)| !reaches(system.route.medium)) {
            for pair in system.members.windows(2) {
                apart(&Place::entry("systems", i).field("medium"), pair[0], pair[1]);
            }
        }
    }

    /// The stores.
    #[inline(never)]
    pub fn stores(&mut self, topology: &Topology, sites: &[SitePlan]) -> Vec<StorePlan> {
        let scenario = self.scenario;
        Names::of("stores", &mut scenario.stores.iter().map(|store| &*store.name), &mut self.problems);
        let mut stores = Vec::new();
        for (i, store) in scenario.stores.iter().enumerate() {
            let system = store.system.as_ref().map(|name| {
                let found = topology.systems().iter().position(|system| system.name == *name);
                found.unwrap_or_else(|| {
                    let says = format_args!("must be the name of a system, got \"{name}\"");
                    self.problems.add(&Place::entry("stores", i).field("system"), says);
                    0
                }) as u32
            });
            let site = store.site.as_ref().map(|name| {
                let found = sites.iter().position(|site| site.name == *name);
                found.unwrap_or_else(|| {
                    let says = format_args!("must be the name of a site, got \"{name}\"");
                    self.problems.add(&Place::entry("stores", i).field("site"), says);
                    0
                }) as u32
            });
            stores.push(StorePlan {
                name: store.name.clone(),
                system,
                site,
                read: ticks(store.read_minutes),
                write: ticks(store.write_minutes),
                wiped_every: store.wiped_every,
            });
        }
        stores
    }

    /// The stores that the people of an entry name, which they must be able to reach.
    #[inline(never)]
    pub fn stores_of(
        &mut self,
        i: usize,
        list: &str,
        names: &mut dyn Iterator<Item = &String>,
        cast: &Cast,
        topology: &Topology,
    ) -> Vec<u32> {
        let scenario = self.scenario;
        let mut stores = Vec::new();
        for (k, name) in names.enumerate() {
            let above = Place::entry("actors", i);
            let place = above.item(list, k);
            let Some(store) = scenario.stores.iter().position(|store| store.name == *name) else {
                self.problems.add(&place, format_args!("must be the name of a store, got \"{name}\""));
                continue;
            };
            let system = scenario.stores[store].system.as_ref();
            let system = system.and_then(|name| topology.systems().iter().find(|system| system.name == *name));
            let inside = |person: u32| system.is_none_or(|system| system.members.binary_search(&person).is_ok());
            if !cast.entries[i].clone().all(inside) {
                let says = format_args!("must be a store the actor can reach; \"{name}\" is for members of its system");
                self.problems.add(&place, says);
            }
            if stores.contains(&(store as u32)) {
                self.problems.add(&place, format_args!("must name each store once, got \"{name}\" again"));
                continue;
            }
            stores.push(store as u32);
        }
        stores
    }

    /// What those who do glue work can look at: who else depends on a domain they know, where there is a way to them.
    #[inline(never)]
    pub fn repairs(
        &self,
        cast: &Cast,
        topology: &Topology,
        domains: &[DomainPlan],
        pairs: &[Pair],
    ) -> Vec<Vec<Repair>> {
        let entries = self.scenario.actors.iter().zip(&cast.entries);
        let people = entries.flat_map(|(actor, people)| people.clone().map(|person| (actor.glue.is_some(), person)));
        let mut repairs = Vec::new();
        for (does_glue_work, actor) in people {
            let mut own_repairs = Vec::new();
            for domain in domains.iter().filter(|_| does_glue_work) {
                let own = domain.pairs.clone().find(|&pair| pairs[pair as usize].actor == actor);
                if own.is_none() && domain.owner != actor {
                    continue;
                }
                for pair in domain.pairs.clone().filter(|&pair| Some(pair) != own) {
                    if let Some(route) = topology.route(actor, pairs[pair as usize].actor) {
                        own_repairs.push(Repair { pair, own: own.unwrap_or(NONE), route });
                    }
                }
            }
            repairs.push(own_repairs);
        }
        repairs
    }
}
