//! Stress and burn-out: a full mailbox weighs on its owner, late; under stress everything takes longer and more goes wrong; held too
//! long, stress is a burn-out.
//!
//! Owns the stress of each. Follows mailboxes and never changes them.

pub mod invariants;
mod metrics;
mod rules;
mod state;

pub use metrics::{StressMetrics, metrics};
pub use rules::{BurnsOut, Stress};
pub use state::StressState;

use crate::engine::{Code, Has, Mechanism, Message, PerEntry, Plan, Reason, World};
use crate::kernel::{Purpose, TICKS_PER_MINUTE, Ticks, ticks};
use crate::trace::{EventKind, TraceEvent};

/// Whether work done under stress has an error.
pub const ERROR: Purpose = Purpose::new(18);
/// How long a burn-out lasts; the counter is how many there were.
pub const REST: Purpose = Purpose::new(31);

/// It is burnt out.
pub const BURNT_OUT: Reason = Reason::out("burnt_out", 1);

/// How often stress is looked at, at least, where it can burn somebody out.
const SAMPLE_EVERY: Ticks = 15 * TICKS_PER_MINUTE;

/// The mechanism.
pub struct StressMechanism;

impl Mechanism for StressMechanism {
    type Rules = PerEntry<Stress>;
    /// Of each; empty if nobody feels any.
    type State = Vec<State>;
    type Figures = ();
    type Due = Due;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![State::default(); if rules.is_on() { plan.names.len() } else { 0 }]
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// What changes about one actor under stress.
#[derive(Clone, Copy, Debug, Hash)]
pub struct State {
    /// Its stress.
    pub stress: StressState,
    /// Since when its stress was too high at every sample; the end of time while it is not.
    pub too_high_since: Ticks,
    /// How often it has burnt out.
    pub burn_outs: u32,
}

impl Default for State {
    fn default() -> Self {
        Self { stress: StressState::default(), too_high_since: Ticks::MAX, burn_outs: 0 }
    }
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// A look at somebody's stress.
    StressSample,
    /// A burn-out is over.
    BurnOutOver,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::StressSample, Self::BurnOutOver];
    fn code(self) -> u8 {
        self as u8
    }
}

fn rules<M: Has<StressMechanism>>(world: &World<M>, actor: u32) -> Option<&Stress> {
    world.rules::<StressMechanism>().of(world.entry_of(actor))
}

/// The stress of an actor now, 0 to 1; 0 if it feels none.
#[must_use]
pub fn level(world: &World<impl Has<StressMechanism>>, actor: u32) -> f64 {
    match (world.state::<StressMechanism>().get(actor as usize), rules(world, actor)) {
        (Some(state), Some(rules)) => state.stress.level(rules, world.actor(actor).mailbox.waiting(), world.now()),
        _ => 0.0,
    }
}

/// Stress from the start until now, averaged over time and over those who can feel it; 0 if nobody can.
#[must_use]
pub fn mean(world: &World<impl Has<StressMechanism>>) -> f64 {
    let (mut sum, mut people) = (0.0, 0.0);
    for &actor in &world.plan().canonical.actors {
        if let (Some(state), Some(rules)) = (world.state::<StressMechanism>().get(actor as usize), rules(world, actor))
        {
            sum += state.stress.area(rules, world.actor(actor).mailbox.waiting(), world.now());
            people += 1.0;
        }
    }
    if people == 0.0 || world.now() == 0 { 0.0 } else { sum / people / world.now() as f64 }
}

/// Brings an actor's stress up to date, before anything changes in its mailbox.
#[inline(never)]
pub fn settle(world: &mut World<impl Has<StressMechanism>>, actor: u32) {
    if let Some(&rules) = rules(world, actor) {
        let (waiting, now) = (world.actor(actor).mailbox.waiting(), world.now());
        world.state_mut::<StressMechanism>()[actor as usize].stress.settle(&rules, waiting, now);
    }
}

/// Takes a share of somebody's stress from them.
pub fn calm(world: &mut World<impl Has<StressMechanism>>, actor: u32, share: f64) {
    if world.rules::<StressMechanism>().is_on() && share > 0.0 {
        settle(world, actor);
        world.state_mut::<StressMechanism>()[actor as usize].stress.ease(share);
    }
}

/// How many times longer stress makes an actor's service.
#[must_use]
pub fn slowdown(world: &World<impl Has<StressMechanism>>, actor: u32) -> f64 {
    rules(world, actor).map_or(1.0, |rules| 1.0 + rules.slowdown * level(world, actor))
}

/// Whether an actor does an item wrong for stress; says so if it does.
pub fn errs(world: &mut World<impl Has<StressMechanism>>, actor: u32, message: &Message) -> bool {
    let Some(rules) = rules(world, actor) else { return false };
    let errs =
        rules.error_rate > 0.0 && message.stream_key.stream(ERROR).unit() < rules.error_rate * level(world, actor);
    if errs {
        world.note(EventKind::Erred, message);
    }
    errs
}

/// Schedules the next look at the stress of somebody whom it can burn out: no later than it will have been too high for too long.
pub fn schedule(world: &mut World<impl Has<StressMechanism>>, actor: u32) {
    let Some(burns_out) = rules(world, actor).and_then(|rules| rules.burns_out) else { return };
    let since = world.state::<StressMechanism>()[actor as usize].too_high_since;
    let too_long = since.saturating_add(ticks(burns_out.for_minutes));
    let due = world.now().saturating_add(SAMPLE_EVERY).min(too_long);
    world.schedule_own::<StressMechanism>(due, Due::StressSample, actor);
}

/// Something of stress is due.
pub fn due<M: Has<StressMechanism>>(world: &mut World<M>, what: Due, actor: u32, _: u64) {
    match what {
        Due::StressSample => sample(world, actor),
        Due::BurnOutOver => burn_out_over(world, actor),
    }
}

/// A look at somebody's stress: if it was too high for too long, that is a burn-out.
fn sample<M: Has<StressMechanism>>(world: &mut World<M>, actor: u32) {
    let burns_out = rules(world, actor).and_then(|rules| rules.burns_out);
    let (Some(rules), false) = (burns_out, world.is_gone(actor)) else { return };
    let presence = world.presence(actor);
    let high = level(world, actor) >= rules.above && !presence.has(BURNT_OUT) && !presence.has_left();
    let now = world.now();
    let state = &mut world.state_mut::<StressMechanism>()[actor as usize];
    state.too_high_since = if high { state.too_high_since.min(now) } else { Ticks::MAX };
    let too_long = high && now - state.too_high_since >= ticks(rules.for_minutes);
    if too_long {
        state.too_high_since = Ticks::MAX;
        state.burn_outs += 1;
    }
    schedule(world, actor);
    if too_long {
        burn_out(world, actor, rules);
    }
}

fn burn_out<M: Has<StressMechanism>>(world: &mut World<M>, actor: u32, rules: BurnsOut) {
    let now = world.now();
    let state = &world.state::<StressMechanism>()[actor as usize];
    let burn_outs = u64::from(state.burn_outs);
    let lasts = rules.recovers.draw(&mut world.actor_key(REST, actor).child(REST, burn_outs).stream(REST));
    world.schedule_own::<StressMechanism>(now.saturating_add(lasts), Due::BurnOutOver, actor);
    world.report(TraceEvent::BurntOut { actor });
    world.hold(actor, BURNT_OUT);
    M::outage(world);
}

fn burn_out_over<M: Has<StressMechanism>>(world: &mut World<M>, actor: u32) {
    if !world.presence(actor).has_left() {
        world.report(TraceEvent::Recovered { actor });
    }
    calm(world, actor, 1.0);
    world.release(actor, BURNT_OUT);
    M::outage(world);
}
