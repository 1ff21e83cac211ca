//! Links and systems, compiled: from two actors to the route between them.

use crate::kernel::encode_struct;

/// How messages from one actor to another travel: indices into the plan's media and protocols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Route {
    /// Index of the medium.
    pub medium: u8,
    /// Index of the protocol.
    pub protocol: u8,
}

/// A system: everyone in it can message everyone else in it.
#[derive(Clone, Debug)]
pub struct SystemPlan {
    /// Its name.
    pub name: String,
    /// Its members, in canonical order.
    pub members: Vec<u32>,
    /// How its messages travel.
    pub route: Route,
}

/// All links and systems.
#[derive(Clone, Debug, Default)]
pub struct Topology {
    /// Single links: (from, to) and route, sorted.
    pub(crate) links: Vec<((u32, u32), Route)>,
    /// Systems, in the order of the file.
    pub(crate) systems: Vec<SystemPlan>,
    /// The systems, the narrowest first, and of those with as many members the first by name.
    pub(crate) narrowest: Vec<u32>,
    /// The place of each actor in the canonical order; nothing if that is the order of the file.
    pub(crate) rank: Vec<u32>,
}

impl Topology {
    /// How a message travels between two actors, if it can: by their link, or by the narrowest system both are in.
    #[must_use]
    pub fn route(&self, from: u32, to: u32) -> Option<Route> {
        if let Some(route) = self.link(from, to) {
            return Some(route);
        }
        let joins = |system: &&SystemPlan| from != to && self.is_in(from, system) && self.is_in(to, system);
        self.narrowest_first().find(joins).map(|system| system.route)
    }

    /// The systems, those first that override others between the same two people.
    pub fn narrowest_first(&self) -> impl Iterator<Item = &SystemPlan> {
        self.narrowest.iter().map(|&system| &self.systems[system as usize])
    }

    /// The place of an actor in the canonical order.
    #[must_use]
    #[inline]
    pub fn rank(&self, actor: u32) -> u32 {
        self.rank.get(actor as usize).copied().unwrap_or(actor)
    }

    /// Whether somebody is in a system.
    #[must_use]
    pub fn is_in(&self, actor: u32, system: &SystemPlan) -> bool {
        let place = self.place_in(actor, system);
        system.members.get(place) == Some(&actor)
    }

    /// One of the members of a system but `than`, by its place among them.
    #[must_use]
    #[inline(always)]
    pub fn other(&self, system: &SystemPlan, than: u32, place: u32) -> u32 {
        // Members are in canonical order, so one look tells whether that place is before `than`.
        let place = place as usize;
        let from_than_on = self.rank(system.members[place]) >= self.rank(than);
        system.members[place + usize::from(from_than_on)]
    }

    /// How many members of a system come before somebody.
    fn place_in(&self, actor: u32, system: &SystemPlan) -> usize {
        system.members.partition_point(|&one| self.rank(one) < self.rank(actor))
    }

    /// The single link from one actor to another, if there is one.
    #[must_use]
    #[inline]
    pub fn link(&self, from: u32, to: u32) -> Option<Route> {
        let at = self.links.binary_search_by_key(&(from, to), |&(ends, _)| ends).ok()?;
        Some(self.links[at].1)
    }

    /// The single links.
    pub fn links(&self) -> impl Iterator<Item = (u32, u32, Route)> + '_ {
        self.links.iter().map(|&((from, to), route)| (from, to, route))
    }

    /// The systems.
    #[must_use]
    pub fn systems(&self) -> &[SystemPlan] {
        &self.systems
    }
}

encode_struct! { Route { medium, protocol } }
encode_struct! { SystemPlan { name, members, route } }
encode_struct! { Topology { links, systems, narrowest, rank } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_overrides_a_system_and_strangers_have_no_route() {
        let route = |medium| Route { medium, protocol: 0 };
        let topology = Topology {
            links: vec![((0, 1), route(7))],
            systems: vec![
                SystemPlan { name: "all".into(), members: vec![0, 1, 2, 4], route: route(1) },
                SystemPlan { name: "two".into(), members: vec![0, 2], route: route(2) },
            ],
            narrowest: vec![1, 0],
            rank: (0..5).collect(),
        };
        assert_eq!(topology.route(0, 1), Some(route(7)));
        assert_eq!(topology.route(1, 0), Some(route(1)));
        assert_eq!(topology.route(0, 2), Some(route(2)), "the narrower system overrides the wider one");
        assert_eq!(topology.route(0, 3), None);
        assert_eq!(topology.route(2, 2), None);
    }

    #[test]
    fn the_others_of_a_system_are_everyone_but_oneself() {
        // Actor 5 comes last in the canonical order, and 9 first.
        let topology = Topology { rank: vec![1, 2, 3, 4, 5, 9, 6, 7, 8, 0], ..Topology::default() };
        for members in [vec![4, 6, 7, 8], vec![9, 1, 6, 5]] {
            let system = SystemPlan { name: "all".into(), members, route: Route { medium: 0, protocol: 0 } };
            for &one in &system.members {
                let others: Vec<u32> = (0..3).map(|place| topology.other(&system, one, place)).collect();
                let expected: Vec<u32> = system.members.iter().copied().filter(|&other| other != one).collect();
                assert_eq!(others, expected);
            }
        }
    }
}
