//! Sites: where people sit, when a place is open, and how far it is to the next one.
//!
//! Owns where everybody sits. Makes messages between sites take longer, and some media not reach that far.

pub mod invariants;
mod rules;

pub use rules::{Distance, Hours, Site, SitePlan, check, compile};

use crate::engine::{Code, Fate, Has, Mechanism, Plan, Reach, Reason, World};
use crate::kernel::{Ticks, encode_struct};
use crate::problem::Problem;
use crate::trace::TraceEvent;

/// Its site is closed.
pub const OFF_HOURS: Reason = Reason::absent("off_hours", 2);

/// The mechanism.
pub struct Sites;

impl Mechanism for Sites {
    type Rules = Rules;
    /// For each actor where it sits, or [`NONE`](crate::kernel::NONE).
    type State = Vec<u32>;
    type Figures = ();
    type Due = Due;

    fn state<R>(rules: &Self::Rules, _: &Plan<R>) -> Self::State {
        rules.site_of.clone()
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// The sites, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The sites.
    pub sites: Vec<SitePlan>,
    /// For each actor, where it sits at first, or `NONE`.
    pub site_of: Vec<u32>,
}

encode_struct! { Rules { sites, site_of } }

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// A site opens or closes.
    OpensOrCloses,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::OpensOrCloses];
    fn code(self) -> u8 {
        self as u8
    }
}

/// Where somebody sits.
#[must_use]
pub fn site_of(world: &World<impl Has<Sites>>, actor: u32) -> u32 {
    world.state::<Sites>()[actor as usize]
}

/// Schedules when each site first opens or closes.
pub fn start(world: &mut World<impl Has<Sites>>) {
    for place in 0..world.rules::<Sites>().sites.len() {
        let site = world.rules::<Sites>().sites[place].by_name;
        schedule(world, site);
    }
}

/// Schedules the time at which a site next opens or closes.
fn schedule(world: &mut World<impl Has<Sites>>, site: u32) {
    if let Some(due) = world.rules::<Sites>().sites[site as usize].next_turn(world.now()) {
        world.schedule_own::<Sites>(due, Due::OpensOrCloses, site);
    }
}

/// A site opens or closes: so do all who sit there.
pub fn due(world: &mut World<impl Has<Sites>>, what: Due, site: u32, _: u64) {
    let Due::OpensOrCloses = what;
    let plan = world.shared_plan();
    for &actor in &plan.canonical.actors {
        if site_of(world, actor) == site {
            keep_hours(world, actor);
        }
    }
    schedule(world, site);
}

/// Somebody is off while its site is closed.
pub fn keep_hours(world: &mut World<impl Has<Sites>>, actor: u32) {
    let site = world.rules::<Sites>().sites.get(site_of(world, actor) as usize);
    if site.is_none_or(|site| site.is_open(world.now())) {
        world.release(actor, OFF_HOURS);
    } else {
        world.hold(actor, OFF_HOURS);
    }
}

/// What sites make of a message: it takes longer from one to another, and some media do not reach that far.
#[must_use]
pub fn travel<M: Has<Sites>>(
    world: &World<M>,
    ends: [u32; 2],
    medium: u8,
    (fate, latency): (Fate, Ticks),
) -> (Fate, Ticks) {
    let [from, to] = ends.map(|actor| site_of(world, actor));
    if from == to {
        return (fate, latency);
    }
    let apart = world.plan().media[medium as usize].reach == Reach::SameSite;
    let distance = world.rules::<Sites>().sites.get(from as usize).and_then(|site| site.distance.get(to as usize));
    let latency = latency.saturating_add(distance.copied().unwrap_or(0));
    (if apart { Fate::Lost } else { fate }, latency)
}

/// Somebody moves to another site.
///
/// # Errors
/// If there is no such site, or the actor is not there any more.
pub fn move_to(world: &mut World<impl Has<Sites>>, actor: u32, site: u32) -> Result<(), Problem> {
    world.check_there(actor)?;
    let sites = world.rules::<Sites>().sites.len();
    if site as usize >= sites {
        let says = match sites {
            0 => "needs a scenario with sites".into(),
            _ => format!("must be 0 to {}, got {site}", sites - 1),
        };
        return Err(Problem::new("site", says));
    }
    world.state_mut::<Sites>()[actor as usize] = site;
    world.report(TraceEvent::Moved { actor, site });
    keep_hours(world, actor);
    Ok(())
}
