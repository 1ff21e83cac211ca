//! What a file says of sites: where people sit, when a place is open, and how far it is to the next one.

use crate::engine::{Compile, MINUTES_MAX, Names, by_name};
use crate::kernel::{Calendar, NONE, Ticks, encode_struct, ticks};
use crate::problem::{Decimal, Place, Problems};
use serde::{Deserialize, Serialize};

/// A place where people sit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its name, unique among the sites.
    pub name: String,
    /// Its working hours. Absent: it is always open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// Working hours, the same on every day of the scenario's calendar. Outside them nobody there takes anything up. Their minutes count
/// from nine in the morning, when a run begins.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Minutes after nine at which it opens. At least 0, at most the minutes of a day: 1,440 round the clock, 480 in working days.
    pub opens_minutes: f64,
    /// Minutes after nine at which it closes; before `opens_minutes`, that is on the next day. In the same range, and another one.
    pub closes_minutes: f64,
}

/// How far two sites are from each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Distance {
    /// Names of the two sites.
    pub between: [String; 2],
    /// Minutes that every message between them takes longer. At least 0.
    pub minutes: f64,
}

/// A site, compiled.
#[derive(Clone, Debug)]
pub struct SitePlan {
    /// Its name.
    pub name: String,
    /// When it opens and closes, in ticks of the day, if it has hours.
    pub hours: Option<(Ticks, Ticks)>,
    /// How long a day is.
    pub day: Ticks,
    /// How far it is to each site.
    pub distance: Vec<Ticks>,
    /// Index of the site that has this one's place in the order of names: in that order they first open or close.
    pub by_name: u32,
}

impl SitePlan {
    /// A site alone in the world.
    #[must_use]
    pub fn new(site: &Site, calendar: Calendar, sites: usize) -> Self {
        let hours = site.hours.map(|hours| (ticks(hours.opens_minutes), ticks(hours.closes_minutes)));
        Self { name: site.name.clone(), hours, day: calendar.day(), distance: vec![0; sites], by_name: 0 }
    }

    /// Whether it is open at a time.
    #[must_use]
    pub fn is_open(&self, now: Ticks) -> bool {
        let Some((opens, closes)) = self.hours else { return true };
        let of_day = now % self.day;
        if opens < closes { (opens..closes).contains(&of_day) } else { of_day >= opens || of_day < closes }
    }

    /// When it next opens or closes, after a time.
    #[must_use]
    pub fn next_turn(&self, now: Ticks) -> Option<Ticks> {
        let (opens, closes) = self.hours?;
        let day = self.day;
        let until = |of_day: Ticks| match (of_day + day - now % day) % day {
            0 => day,
            left => left,
        };
        Some(now + until(opens).min(until(closes)))
    }
}

/// Says what is wrong with the numbers.
pub fn check(sites: &[Site], distances: &[Distance], calendar: Calendar, problems: &mut Problems) {
    let day = calendar.day_minutes();
    for (i, site) in sites.iter().enumerate() {
        let Some(hours) = site.hours else { continue };
        let place = Place::entry("sites", i);
        let place = place.field("hours");
        let both = [("opens_minutes", hours.opens_minutes), ("closes_minutes", hours.closes_minutes)];
        let ends_at_five = calendar == Calendar::WorkingDays;
        for (name, minutes) in both {
            if ends_at_five && minutes > day {
                let says = format_args!(
                    "must be 0 to 480, got {}: a working day ends 480 minutes after nine; for other hours the scenario's \
                     calendar must be round_the_clock",
                    Decimal(minutes)
                );
                problems.add(&place.field(name), says);
            } else {
                problems.number(&place.field(name), minutes, 0.0, day);
            }
        }
        let are_of_a_day = both.iter().all(|(_, minutes)| (0.0..=day).contains(minutes));
        if are_of_a_day && (hours.opens_minutes - hours.closes_minutes) % day == 0.0 {
            problems.add(&place.field("closes_minutes"), format_args!("must be another moment than `opens_minutes`"));
        }
    }
    for (i, distance) in distances.iter().enumerate() {
        problems.number(&Place::entry("distances", i).field("minutes"), distance.minutes, 0.0, MINUTES_MAX);
    }
}

/// The sites, and for each person where it sits at first, or `NONE`. `entries` says where the people of each entry sit. Where a file
/// lists no sites, each name that is used is one.
#[must_use]
pub fn compile<'a>(
    (sites, distances): (&[Site], &[Distance]),
    calendar: Calendar,
    entries: impl Iterator<Item = Option<&'a String>>,
    compile: &mut Compile<'_>,
) -> (Vec<SitePlan>, Vec<u32>) {
    let listed = sites;
    Names::of("sites", &mut listed.iter().map(|site| &*site.name), compile.problems);
    let mut sites: Vec<Site> = listed.to_vec();
    let mut site_of = Vec::new();
    for (i, (site, people)) in entries.zip(&compile.cast.entries).enumerate() {
        let site = site.map_or(NONE, |name| {
            if listed.is_empty() {
                compile.problems.title(name, &Place::entry("actors", i).field("site"));
            }
            let found = sites.iter().position(|site| site.name == *name);
            found.unwrap_or_else(|| {
                if listed.is_empty() {
                    sites.push(Site { name: name.clone(), hours: None });
                    return sites.len() - 1;
                }
                let says = format_args!("must be the name of a site, got \"{name}\"");
                compile.problems.add(&Place::entry("actors", i).field("site"), says);
                0
            }) as u32
        });
        site_of.extend(people.clone().map(|_| site));
    }
    let mut plans: Vec<SitePlan> = sites.iter().map(|site| SitePlan::new(site, calendar, sites.len())).collect();
    for (plan, site) in plans.iter_mut().zip(by_name(sites.iter().map(|site| &*site.name))) {
        plan.by_name = site;
    }
    for (i, distance) in distances.iter().enumerate() {
        let place = Place::entry("distances", i);
        let ends = distance.between.each_ref().map(|name| sites.iter().position(|site| site.name == *name));
        let (Some(one), Some(other)) = (ends[0], ends[1].filter(|_| ends[0] != ends[1])) else {
            compile.problems.add(&place.field("between"), format_args!("must name two sites"));
            continue;
        };
        let joins = |earlier: &Distance| {
            let [a, b] = &earlier.between;
            [[a, b], [b, a]].contains(&[&distance.between[0], &distance.between[1]])
        };
        if let Some(earlier) = distances[..i].iter().position(joins) {
            let says = format_args!("must be a pair of its own: distances[{earlier}] is between the same two");
            compile.problems.add(&place.field("between"), says);
        }
        plans[one].distance[other] = ticks(distance.minutes);
        plans[other].distance[one] = ticks(distance.minutes);
    }
    (plans, site_of)
}

encode_struct! { SitePlan { name, hours, day, distance, by_name } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_open_between_its_hours_also_over_midnight() {
        let site = |calendar, opens_minutes, closes_minutes| {
            let hours = Some(Hours { opens_minutes, closes_minutes });
            SitePlan::new(&Site { name: "here".into(), hours }, calendar, 1)
        };
        for (site, open, closed) in [
            (site(Calendar::RoundTheClock, 540.0, 1020.0), 600.0, 300.0),
            (site(Calendar::RoundTheClock, 1020.0, 60.0), 30.0, 540.0),
            (site(Calendar::WorkingDays, 60.0, 420.0), 100.0, 30.0),
            (site(Calendar::WorkingDays, 420.0, 60.0), 30.0, 100.0),
        ] {
            assert!((0..4).all(|day| site.is_open(ticks(open) + day * site.day)));
            assert!((0..4).all(|day| !site.is_open(ticks(closed) + day * site.day)));
            let mut now = ticks(1.0);
            for _ in 0..10 {
                let was = site.is_open(now);
                now = site.next_turn(now).unwrap_or(now);
                assert_ne!(site.is_open(now), was);
            }
        }
    }
}
