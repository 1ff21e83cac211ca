//! Recognition: who is seen to do what, what is rewarded, and who leaves for lack of it.
//!
//! Owns how everyone is seen. Leaving itself is the engine's.

mod review;
mod rules;

pub use review::Standing;
pub use rules::Recognition;

use crate::engine::{Code, Has, Knob, Mechanism, Plan, World};
use crate::kernel::{Purpose, ticks};
use crate::problem::Problem;
use crate::trace::TraceEvent;

/// Whether somebody leaves after a review; the counter is its number.
pub const REVIEW: Purpose = Purpose::new(21);

/// The mechanism.
pub struct RecognitionMechanism;

impl Mechanism for RecognitionMechanism {
    type Rules = Option<Recognition>;
    type State = State;
    type Figures = ();
    type Due = Due;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        State { standings: vec![Standing::default(); if rules.is_some() { plan.names.len() } else { 0 }], reviews: 0 }
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// What changes about recognition.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// How each is seen; empty without recognition.
    pub standings: Vec<Standing>,
    /// Reviews so far.
    pub reviews: u64,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// The team looks at who did what.
    Review,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::Review];
    fn code(self) -> u8 {
        self as u8
    }
}

/// Schedules the next review, if there are any.
pub fn schedule(world: &mut World<impl Has<RecognitionMechanism>>) {
    if let Some(rules) = world.rules::<RecognitionMechanism>() {
        let due = world.now().saturating_add(ticks(rules.review_minutes));
        world.schedule_own::<RecognitionMechanism>(due, Due::Review, 0);
    }
}

/// Everyone is seen anew; who is seen too little may leave.
pub fn due(world: &mut World<impl Has<RecognitionMechanism>>, what: Due, _: u32, _: u64) {
    let Due::Review = what;
    let Some(rules) = *world.rules::<RecognitionMechanism>() else { return };
    let plan = world.shared_plan();
    let there: Vec<bool> = world.actors().iter().map(|actor| !actor.presence.has_left()).collect();
    let rewards_coherence = world.knobs().get(Knob::RewardsCoherence);
    let standings = &mut world.state_mut::<RecognitionMechanism>().standings;
    review::review(&rules, rewards_coherence, standings, &there, &plan.canonical.actors);
    let reviews = world.state::<RecognitionMechanism>().reviews;
    for &actor in &plan.canonical.actors {
        let standing = &world.state::<RecognitionMechanism>().standings[actor as usize];
        let chance = review::leaving(&rules, plan.calendar.week_minutes(), standing);
        let mut draws = world.actor_key(REVIEW, actor).child(REVIEW, reviews).stream(REVIEW);
        if there[actor as usize] && draws.unit() < chance {
            world.leave(actor, TraceEvent::Left { actor }.into());
        }
    }
    world.state_mut::<RecognitionMechanism>().reviews += 1;
    schedule(world);
}

/// Somebody has finished an item.
pub fn finished(world: &mut World<impl Has<RecognitionMechanism>>, actor: u32) {
    if let Some(standing) = world.state_mut::<RecognitionMechanism>().standings.get_mut(actor as usize) {
        standing.finished += 1;
    }
}

/// Somebody has repaired what another holds.
pub fn repaired(world: &mut World<impl Has<RecognitionMechanism>>, actor: u32) {
    if let Some(standing) = world.state_mut::<RecognitionMechanism>().standings.get_mut(actor as usize) {
        standing.repairs += 1;
    }
}

/// Promotes somebody: from the next review on what it does counts as what is rewarded.
///
/// # Errors
/// If there is no such actor, or no recognition.
pub fn promote(world: &mut World<impl Has<RecognitionMechanism>>, actor: u32) -> Result<(), Problem> {
    world.check_actor(actor)?;
    let Some(standing) = world.state_mut::<RecognitionMechanism>().standings.get_mut(actor as usize) else {
        return Err(Problem::new("promote", "needs a scenario with recognition"));
    };
    standing.promotions = standing.promotions.saturating_add(1);
    world.report(TraceEvent::Promoted { actor });
    Ok(())
}
