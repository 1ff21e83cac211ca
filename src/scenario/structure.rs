//! The structure of a team, compiled: roles, sites, meetings, who looks after whom, and who hires whom.

use super::compile::{Compiler, Context};
use super::names::{Cast, Names};
use super::plan::{Supervisor, Target};
use super::problem::{Place, Problems};
use crate::kernel::{NONE, ticks};
use crate::net::{Site, SitePlan, Topology};
use crate::org::{MeetingPlan, RolePlan};
use std::collections::BinaryHeap;

/// The most roles: their indices are bytes.
const ROLES_MAX: usize = 250;

impl Compiler<'_> {
    /// The people that a list of names stands for, ascending, each once.
    #[inline(never)]
    fn people(&mut self, place: &Place<'_>, list: &str, names: &[String], cast: &Cast) -> Vec<u32> {
        let mut people = Vec::new();
        for (k, name) in names.iter().enumerate() {
            people.extend(cast.group(name, &place.item(list, k), &mut self.problems));
        }
        let before = people.len();
        let mut people = BinaryHeap::from(people).into_sorted_vec();
        people.dedup();
        if people.len() < before {
            self.problems.add(&place.field(list), format_args!("must name each person once"));
        }
        people
    }

    /// The roles.
    #[inline(never)]
    pub fn roles(&mut self, cast: &Cast, topology: &Topology) -> Vec<RolePlan> {
        let scenario = self.scenario;
        Names::of("roles", &mut scenario.roles.iter().map(|role| &*role.name), &mut self.problems);
        if scenario.roles.len() > ROLES_MAX {
            let says = format_args!("must be at most {ROLES_MAX}, got {}", scenario.roles.len());
            self.problems.add(&Place::of("roles"), says);
        }
        let mut roles = Vec::new();
        for (i, role) in scenario.roles.iter().enumerate() {
            let place = Place::entry("roles", i);
            if cast.knows(&role.name) || topology.systems().iter().any(|system| system.name == role.name) {
                let says = format_args!("must not be the name of an actor or a system, got \"{}\"", role.name);
                self.problems.add(&place.field("name"), says);
            }
            let holders = self.people(&place, "holders", &role.holders, cast);
            let standby = self.people(&place, "standby", &role.standby, cast);
            if holders.is_empty() {
                self.problems.add(&place.field("holders"), format_args!("must name at least one actor"));
            }
            if standby.iter().any(|one| holders.binary_search(one).is_ok()) {
                self.problems.add(&place.field("standby"), format_args!("must not name a holder"));
            }
            roles.push(RolePlan { name: role.name.clone(), holders, standby, shared: role.shared });
        }
        roles
    }

    /// The sites, and where each person sits.
    #[inline(never)]
    pub fn sites(&mut self, cast: &Cast) -> (Vec<SitePlan>, Vec<u32>) {
        let scenario = self.scenario;
        Names::of("sites", &mut scenario.sites.iter().map(|site| &*site.name), &mut self.problems);
        let mut sites: Vec<Site> = scenario.sites.clone();
        let mut site_of = Vec::new();
        for (i, (actor, people)) in scenario.actors.iter().zip(&cast.entries).enumerate() {
            let site = actor.site.as_ref().map_or(NONE, |name| {
                let found = sites.iter().position(|site| site.name == *name);
                found.unwrap_or_else(|| {
                    if scenario.sites.is_empty() {
                        sites.push(Site { name: name.clone(), hours: None });
                        return sites.len() - 1;
                    }
                    let says = format_args!("must be the name of a site, got \"{name}\"");
                    self.problems.add(&Place::entry("actors", i).field("site"), says);
                    0
                }) as u32
            });
            site_of.extend(people.clone().map(|_| site));
        }
        let mut plans: Vec<SitePlan> = sites.iter().map(|site| SitePlan::new(site, sites.len())).collect();
        for (i, distance) in scenario.distances.iter().enumerate() {
            let place = Place::entry("distances", i);
            let ends = distance.between.each_ref().map(|name| sites.iter().position(|site| site.name == *name));
            let (Some(one), Some(other)) = (ends[0], ends[1].filter(|_| ends[0] != ends[1])) else {
                self.problems.add(&place.field("between"), format_args!("must name two sites"));
                continue;
            };
            plans[one].distance[other] = ticks(distance.minutes);
            plans[other].distance[one] = ticks(distance.minutes);
        }
        (plans, site_of)
    }

    /// The meetings.
    #[inline(never)]
    pub fn meetings(&mut self, cast: &Cast) -> Vec<MeetingPlan> {
        let scenario = self.scenario;
        Names::of("meetings", &mut scenario.meetings.iter().map(|meeting| &*meeting.name), &mut self.problems);
        let mut meetings = Vec::new();
        for (i, meeting) in scenario.meetings.iter().enumerate() {
            let place = Place::entry("meetings", i);
            let attendees = self.people(&place, "attendees", &meeting.attendees, cast);
            meetings.push(MeetingPlan {
                name: meeting.name.clone(),
                attendees,
                first: ticks(meeting.first_minutes),
                every: ticks(meeting.every_minutes),
                lasts: ticks(meeting.lasts_minutes),
                medium: self.medium(&place, meeting.medium.as_deref()),
            });
        }
        meetings
    }

    /// Whom a name in an entry's rules stands for: a role or another actor, to whom there must be a way.
    #[inline(never)]
    pub fn target(&mut self, place: &Place<'_>, i: usize, name: &str, context: Context<'_>) -> Option<Target> {
        let Context { cast, topology, roles } = context;
        let people = cast.entries[i].clone();
        if let Some(at) = roles.iter().position(|role| role.name == name) {
            for &holder in roles[at].holders.iter().chain(&roles[at].standby) {
                for one in people.clone().filter(|&one| one != holder) {
                    self.must_reach(place, one..one + 1, holder, cast, topology);
                }
            }
            return Some(Target::Role(at as u8));
        }
        let to = cast.person(name, place, &mut self.problems)?;
        self.must_reach(place, people, to, cast, topology);
        Some(Target::Actor(to))
    }

    /// Who looks after whom.
    #[inline(never)]
    pub fn supervision(&mut self, context: Context<'_>) -> (Vec<Option<Supervisor>>, Vec<Vec<u32>>) {
        let Context { cast, topology, .. } = context;
        let scenario = self.scenario;
        let mut supervisor_of = vec![None::<Supervisor>; cast.people.len()];
        let mut children_of = vec![Vec::new(); cast.people.len()];
        for (i, actor) in scenario.actors.iter().enumerate() {
            let Some(rules) = &actor.supervises else { continue };
            let above = Place::entry("actors", i);
            let above = above.field("supervises");
            if cast.entries[i].len() != 1 {
                self.problems.add(&above, format_args!("must be the rules of one person, not of {}", actor.count));
                continue;
            }
            let own = cast.entries[i].start;
            for (k, name) in rules.children.iter().enumerate() {
                let place = above.item("children", k);
                for child in cast.group(name, &place, &mut self.problems) {
                    let ways = (topology.route(child, own), topology.route(own, child));
                    let (Some(up), Some(down)) = ways else {
                        let says =
                            format_args!("needs a way to \"{name}\" and back: add links, or a system both are in");
                        self.problems.add(&place, says);
                        continue;
                    };
                    if supervisor_of[child as usize].replace(Supervisor { actor: own, up, down }).is_some() {
                        self.problems.add(&place, format_args!("must not have two supervisors, but \"{name}\" has"));
                    }
                    children_of[own as usize].push(child);
                }
            }
            if rules.children.is_empty() {
                self.problems.add(&above.field("children"), format_args!("must name at least one actor"));
            }
        }
        self.no_loops(&supervisor_of, cast);
        (supervisor_of, children_of)
    }

    fn no_loops(&mut self, supervisor_of: &[Option<Supervisor>], cast: &Cast) {
        for start in 0..supervisor_of.len() {
            let above = |one: &u32| supervisor_of[*one as usize].map(|above| above.actor);
            let mut chain = std::iter::successors(above(&(start as u32)), above).take(supervisor_of.len());
            if chain.any(|one| one as usize == start) {
                let name = &cast.people[start];
                let says = format_args!("must be a tree, but \"{name}\" would look after itself");
                self.problems.add(&Place::of("actors"), says);
                return;
            }
        }
    }

    /// Who is not there at first, and who hires them.
    #[inline(never)]
    pub fn hired_by(&mut self, cast: &Cast) -> Vec<u32> {
        let scenario = self.scenario;
        let mut hired_by = vec![NONE; cast.people.len()];
        for (i, actor) in scenario.actors.iter().enumerate() {
            let Some(rules) = &actor.hires else { continue };
            let place = Place::entry("actors", i);
            let place = place.field("hires");
            if cast.entries[i].len() != 1 {
                self.problems.add(&place, format_args!("must be the rules of one person, not of {}", actor.count));
                continue;
            }
            // A name that is not known was said where the entry was compiled.
            for seat in cast.group(&rules.helpers, &place, &mut Problems::default()) {
                if cast.entries[i].contains(&seat) || hired_by[seat as usize] != NONE {
                    let says = format_args!("must be people that nobody else hires, and not oneself");
                    self.problems.add(&place.field("helpers"), says);
                    break;
                }
                hired_by[seat as usize] = cast.entries[i].start;
            }
        }
        hired_by
    }
}
