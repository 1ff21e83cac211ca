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
    /// Its members, by index, ascending.
    pub members: Vec<u32>,
    /// How its messages travel.
    pub route: Route,
}

impl SystemPlan {
    /// One of the members but `than`, by its place among them.
    #[must_use]
    #[inline]
    pub fn other(&self, than: u32, place: u32) -> u32 {
        let first = self.members[0];
        let consecutive = self.members[self.members.len() - 1] - first + 1 == self.members.len() as u32;
        let own = if consecutive { than - first } else { self.members.partition_point(|&one| one < than) as u32 };
        let place = place + u32::from(place >= own);
        if consecutive { first + place } else { self.members[place as usize] }
    }
}

/// All links and systems.
#[derive(Clone, Debug, Default)]
pub struct Topology {
    /// Single links: (from, to) and route, sorted.
    pub(crate) links: Vec<((u32, u32), Route)>,
    /// Systems, in the order of the file; the first that joins two actors is their route.
    pub(crate) systems: Vec<SystemPlan>,
}

impl Topology {
    /// How a message travels between two actors, if it can: by their link, or by the first system both are in.
    #[must_use]
    pub fn route(&self, from: u32, to: u32) -> Option<Route> {
        if let Some(route) = self.link(from, to) {
            return Some(route);
        }
        let joins = |system: &&SystemPlan| {
            from != to && system.members.binary_search(&from).is_ok() && system.members.binary_search(&to).is_ok()
        };
        self.systems.iter().find(joins).map(|system| system.route)
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
encode_struct! { Topology { links, systems } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_overrides_a_system_and_strangers_have_no_route() {
        let route = |medium| Route { medium, protocol: 0 };
        let topology = Topology {
            links: vec![((0, 1), route(7))],
            systems: vec![SystemPlan { name: "all".into(), members: vec![0, 1, 2], route: route(1) }],
        };
        assert_eq!(topology.route(0, 1), Some(route(7)));
        assert_eq!(topology.route(1, 0), Some(route(1)));
        assert_eq!(topology.route(0, 3), None);
        assert_eq!(topology.route(2, 2), None);
    }

    #[test]
    fn the_others_of_a_system_are_everyone_but_oneself() {
        for members in [vec![4, 5, 6, 7], vec![1, 5, 6, 90]] {
            let system = SystemPlan { name: "all".into(), members, route: Route { medium: 0, protocol: 0 } };
            for &one in &system.members {
                let others: Vec<u32> = (0..3).map(|place| system.other(one, place)).collect();
                let expected: Vec<u32> = system.members.iter().copied().filter(|&other| other != one).collect();
                assert_eq!(others, expected);
            }
        }
    }
}
