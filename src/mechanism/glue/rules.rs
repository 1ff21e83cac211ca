//! What a file says of glue work.

use crate::engine::{Compile, DomainPlan, Route, Subscription, by_name};
use crate::kernel::{Distribution, NONE, encode_struct};
use crate::problem::{Place, Problems};
use serde::{Deserialize, Serialize};

/// The glue work an actor does, in rounds. A round is a message to itself: it waits in the mailbox like everything else. In a round
/// the actor talks to a few who depend on what it knows. Whoever holds an older version, or none, or a wrong variant, is sent
/// the version that the actor holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Glue {
    /// Time from the end of one round to the next. The mean is above 0.
    pub every: Distribution,
    /// What a round costs, relative to the integration delay. At least 0.
    #[serde(default = "one")]
    pub effort: f64,
    /// How many people it talks to in a round, each about one domain. 1 to 100.
    #[serde(default = "one_person")]
    pub talks_to: u32,
    /// The share, 0 to 1, of their stress that it takes from each of them.
    #[serde(default)]
    pub calms: f64,
}

fn one() -> f64 {
    1.0
}
fn one_person() -> u32 {
    1
}

impl Glue {
    /// Says what is wrong with the numbers.
    pub fn check(&self, place: &Place<'_>, problems: &mut Problems) {
        problems.interval(&place.field("every"), Some(&self.every));
        problems.number(&place.field("effort"), self.effort, 0.0, 1000.0);
        problems.count(&place.field("talks_to"), self.talks_to, 1, 100);
        problems.number(&place.field("calms"), self.calms, 0.0, 1.0);
    }
}

/// A subscription that glue work can look at.
#[derive(Clone, Copy, Debug)]
pub struct Repair {
    /// The subscription.
    pub subscription: u32,
    /// The subscription in which the one who does the glue work holds the same domain; `NONE` if it is the owner.
    pub own: u32,
    /// How its news travels there.
    pub route: Route,
}

/// What those who do glue work can look at: who else depends on a domain they know, where there is a way to them. `entries` says
/// whether the people of an entry do any.
#[must_use]
pub fn repairs(
    entries: impl Iterator<Item = bool>,
    domains: &[DomainPlan],
    subscriptions: &[Subscription],
    compile: &Compile<'_>,
) -> Vec<Vec<Repair>> {
    let entries = entries.zip(&compile.cast.entries);
    let people = entries.flat_map(|(does_any, people)| people.clone().map(move |person| (does_any, person)));
    // A draw picks one of them, and so they stand in an order that is not the file's.
    let order = by_name(domains.iter().map(|domain| &*domain.name));
    let mut repairs = Vec::new();
    for (does_any, actor) in people {
        let mut own_repairs = Vec::new();
        for &domain in order.iter().filter(|_| does_any) {
            let domain = &domains[domain as usize];
            let own =
                domain.subscriptions.clone().find(|&subscription| subscriptions[subscription as usize].actor == actor);
            if own.is_none() && domain.owner != actor {
                continue;
            }
            for subscription in domain.subscriptions.clone().filter(|&subscription| Some(subscription) != own) {
                if let Some(route) = compile.topology.route(actor, subscriptions[subscription as usize].actor) {
                    own_repairs.push(Repair { subscription, own: own.unwrap_or(NONE), route });
                }
            }
        }
        repairs.push(own_repairs);
    }
    repairs
}

encode_struct! { Glue { every, effort, talks_to, calms } }
encode_struct! { Repair { subscription, own, route } }
