//! The ways between people, compiled: media with what rides along, links and systems.

use super::file::Scenario;
use crate::engine::{Cast, Channel, Names, Protocol, Reach, Rider, Route, SystemPlan, Topology, by_name};
use crate::kernel::name_key;
use crate::problem::{Place, Problems};
use std::collections::BTreeMap;

/// Most media and protocols a scenario may name: their indices are bytes.
const ROUTES_MAX: usize = 250;

/// Compiles the ways between people.
pub struct Ways<'a> {
    pub scenario: &'a Scenario,
    pub cast: &'a Cast,
    pub problems: &'a mut Problems,
    /// The protocols in use so far.
    pub protocols: Vec<Protocol>,
}

impl Ways<'_> {
    /// Links and systems.
    #[inline(never)]
    pub fn topology(&mut self) -> Topology {
        let scenario = self.scenario;
        Names::of("media", &mut scenario.media.iter().map(|medium| &*medium.name), self.problems);
        if scenario.media.is_empty() || scenario.media.len() > ROUTES_MAX {
            let says = format_args!("must be 1 to {ROUTES_MAX}, got {}", scenario.media.len());
            self.problems.add(&Place::of("media"), says);
        }
        let systems = self.systems();
        let links = self.links();
        if self.protocols.len() > ROUTES_MAX {
            let says = format_args!("must use at most {ROUTES_MAX} different protocols, got {}", self.protocols.len());
            self.problems.add(&Place::of("links"), says);
        }
        let mut narrowest = by_name(systems.iter().map(|system| &*system.name));
        narrowest.sort_by_key(|&system| systems[system as usize].members.len());
        Topology { links, systems, narrowest, rank: self.cast.ranks() }
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
    fn medium(&mut self, place: &Place<'_>, medium: Option<&str>) -> u8 {
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
    fn systems(&mut self) -> Vec<SystemPlan> {
        let scenario = self.scenario;
        Names::of("systems", &mut scenario.systems.iter().map(|system| &*system.name), self.problems);
        let mut systems = Vec::new();
        for (i, system) in scenario.systems.iter().enumerate() {
            let place = Place::entry("systems", i);
            if self.cast.knows(&system.name) {
                let says = format_args!("must not be an actor's name, got \"{}\"", system.name);
                self.problems.add(&place.field("name"), says);
            }
            let members = self.cast.list(&place, "members", &system.members, self.problems);
            let route = self.route(&place, system.medium.as_deref(), system.protocol);
            systems.push(SystemPlan { name: system.name.clone(), members, route });
        }
        systems
    }

    #[inline(never)]
    fn links(&mut self) -> Vec<((u32, u32), Route)> {
        let mut links = BTreeMap::new();
        for (i, link) in self.scenario.links.iter().enumerate() {
            let place = Place::entry("links", i);
            let route = self.route(&place, link.medium.as_deref(), link.protocol);
            let from = self.cast.person(&link.from, &place.field("from"), self.problems);
            let to = self.cast.person(&link.to, &place.field("to"), self.problems);
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
            let riders = by_name(carried.iter().map(|&rider| &*scenario.media[rider].name)).into_iter();
            let riders = riders.map(|place| &scenario.media[carried[place as usize]]).map(|rider| Rider {
                key: name_key(&rider.name),
                loss_factor: rider.loss_factor,
                clarity: rider.clarity,
            });
            channels.push(medium.carrying(riders.collect()));
        }
        channels
    }

    /// Refuses ways between sites over media that do not reach that far.
    #[inline(never)]
    pub fn check_reach(&mut self, topology: &Topology) {
        let (scenario, cast) = (self.scenario, self.cast);
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
}
