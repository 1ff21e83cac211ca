//! Who and what there is.

use crate::engine::{DomainPlan, Route};
use crate::kernel::Days;
use crate::mechanism::World;
use serde::Serialize;

/// A domain, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastDomain {
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner: u32,
    /// Who depends on it.
    pub dependents: Vec<u32>,
}

/// A system, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastSystem {
    /// Its name.
    pub name: String,
    /// Who is in it.
    pub members: Vec<u32>,
}

/// A connection to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastLink {
    /// One end.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// The medium.
    pub medium: u32,
}

/// Who looks after whom, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastSupervisor {
    /// The supervisor.
    pub supervisor: u32,
    /// Those it looks after, in the order in which they were started.
    pub children: Vec<u32>,
}

/// A role, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastRole {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub holders: Vec<u32>,
    /// Who holds it while none of them is there.
    pub standby: Vec<u32>,
}

/// A meeting, as part of who there is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CastMeeting {
    /// Its name.
    pub name: String,
    /// Who attends.
    pub attendees: Vec<u32>,
}

/// Who and what there is: all that does not change during a run and that a page needs to draw and to name it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cast {
    /// The scenario's name.
    pub name: String,
    /// The scenario's description.
    pub about: String,
    /// Suggested pace.
    pub pace_minutes_per_second: f64,
    /// Where a page begins to show it.
    pub opens_at_minutes: f64,
    /// The calendar that the team lives by.
    pub calendar: Days,
    /// Names of the actors, by index.
    pub actors: Vec<String>,
    /// The domains, by index.
    pub domains: Vec<CastDomain>,
    /// Names of the media, by index.
    pub media: Vec<String>,
    /// Names of the places where things are written down, by index.
    pub stores: Vec<String>,
    /// The systems.
    pub systems: Vec<CastSystem>,
    /// Names of the sites, by index.
    pub sites: Vec<String>,
    /// Who looks after whom.
    pub supervisors: Vec<CastSupervisor>,
    /// The roles, by index.
    pub roles: Vec<CastRole>,
    /// The meetings, by index.
    pub meetings: Vec<CastMeeting>,
    /// Connections that messages go along: links, and of systems the ways that announcements and passed-on work take.
    /// Each pair of actors once.
    pub links: Vec<CastLink>,
}

/// Systems larger than this are drawn as an outline, not as links between all their members.
const MESH_DRAWN_MAX: usize = 12;

impl World {
    /// Who and what there is.
    #[must_use]
    pub fn cast(&self) -> Cast {
        let plan = self.plan();
        let rules = &plan.rules;
        let dependents = |domain: &DomainPlan| {
            domain
                .subscriptions
                .clone()
                .map(|subscription| plan.subscriptions[subscription as usize].actor)
                .collect::<Vec<_>>()
        };
        // For each actor those after it that it is joined to, in order.
        let mut ends: Vec<Vec<(u32, Route)>> = vec![Vec::new(); plan.names.len()];
        let mut join = |a: u32, b: u32, route: Route| {
            let others = &mut ends[a.min(b) as usize];
            // The first to join them stays.
            if let Err(place) = others.binary_search_by_key(&a.max(b), |&(other, _)| other) {
                others.insert(place, (a.max(b), route));
            }
        };
        for (from, to, route) in plan.topology.links() {
            join(from, to, route);
        }
        for subscription in &plan.subscriptions {
            let owner = plan.domains[subscription.domain as usize].owner;
            if owner != subscription.actor {
                join(owner, subscription.actor, subscription.route);
            }
        }
        for (child, above) in rules.failure.supervisor_of.iter().enumerate() {
            above.iter().for_each(|above| join(child as u32, above.actor, above.up));
        }
        for system in plan.topology.narrowest_first().filter(|system| system.members.len() <= MESH_DRAWN_MAX) {
            for (i, &a) in system.members.iter().enumerate() {
                system.members[i + 1..].iter().for_each(|&b| join(a, b, system.route));
            }
        }
        Cast {
            name: plan.name.clone(),
            about: plan.about.clone(),
            pace_minutes_per_second: plan.pace_minutes_per_second,
            opens_at_minutes: plan.opens_at_minutes,
            calendar: plan.calendar.days(),
            actors: plan.names.clone(),
            domains: (plan.domains.iter())
                .map(|domain| CastDomain {
                    name: domain.name.clone(),
                    owner: domain.owner,
                    dependents: dependents(domain),
                })
                .collect(),
            media: plan.media.iter().map(|medium| medium.name.clone()).collect(),
            stores: rules.storage.stores.iter().map(|store| store.name.clone()).collect(),
            systems: (plan.topology.systems().iter())
                .map(|system| CastSystem { name: system.name.clone(), members: system.members.clone() })
                .collect(),
            sites: rules.sites.sites.iter().map(|site| site.name.clone()).collect(),
            supervisors: (rules.failure.children_of.iter().enumerate())
                .filter(|(_, children)| !children.is_empty())
                .map(|(actor, children)| CastSupervisor { supervisor: actor as u32, children: children.clone() })
                .collect(),
            roles: (rules.roles.roles.iter())
                .map(|role| CastRole {
                    name: role.name.clone(),
                    holders: role.holders.clone(),
                    standby: role.standby.clone(),
                })
                .collect(),
            meetings: (rules.meetings.iter())
                .map(|meeting| CastMeeting { name: meeting.name.clone(), attendees: meeting.attendees.clone() })
                .collect(),
            links: (ends.iter().enumerate())
                .flat_map(|(from, others)| others.iter().map(move |&(to, route)| (from as u32, to, route)))
                .map(|(from, to, route)| CastLink { from, to, medium: u32::from(route.medium) })
                .collect(),
        }
    }
}
