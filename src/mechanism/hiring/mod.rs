//! Hiring: a team that grows when it drowns, and shrinks when it is calm. Who is new is slow at first.
//!
//! Owns who has joined when. Joining and leaving themselves are the engine's.

pub mod invariants;
mod metrics;
mod rules;

pub use metrics::{HiringMetrics, metrics};
pub use rules::{Hires, HiringPlan, hired_by};

use crate::engine::{Code, Has, Mechanism, PerEntry, Plan, World};
use crate::kernel::{NONE, Purpose, Ticks, encode_struct, minutes, ticks};
use crate::trace::TraceEvent;

/// How long it takes to hire; the counter is how often the seat was filled.
pub const HIRE: Purpose = Purpose::new(29);

/// The mechanism.
pub struct Hiring;

impl Mechanism for Hiring {
    type Rules = Rules;
    type State = Vec<State>;
    type Figures = ();
    type Due = Due;

    fn state<R>(_: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![State::default(); plan.names.len()]
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// Who hires whom, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Whom the people of each entry hire.
    pub hires: PerEntry<HiringPlan>,
    /// For each actor who is not there at first, who hires it; else `NONE`.
    pub hired_by: Vec<u32>,
}

encode_struct! { Rules { hires, hired_by } }

/// What changes about one actor where there is hiring.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct State {
    /// When it joined.
    pub joined_at: Ticks,
    /// How often it has joined.
    pub joins: u32,
    /// Whether somebody is being hired for it now.
    pub hiring: bool,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// Somebody who was hired is there.
    Joins,
    /// Somebody has been there for long enough to be let go.
    MayGo,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::Joins, Self::MayGo];
    fn code(self) -> u8 {
        self as u8
    }
}

fn of<M: Has<Hiring>>(world: &World<M>, actor: u32) -> &State {
    &world.state::<Hiring>()[actor as usize]
}

/// Whether somebody who is not in the team can be hired.
#[must_use]
pub fn has_seat(world: &World<impl Has<Hiring>>, actor: u32) -> bool {
    world.rules::<Hiring>().hired_by[actor as usize] != NONE
}

/// Who is to be hired is not there at first.
pub fn leave_seats_empty(world: &mut World<impl Has<Hiring>>) {
    for seat in 0..world.actors().len() as u32 {
        if has_seat(world, seat) {
            world.begin_outside(seat);
        }
    }
}

/// Somebody who is there decides: it hires if too much waits for it; if little does, it lets go of those who have been there for long
/// enough and have nothing to do, the last first.
pub fn consider<M: Has<Hiring>>(world: &mut World<M>, actor: u32) {
    let plan = world.shared_plan();
    let Some(HiringPlan { rules, seats }) = M::rules(&plan.rules).hires.of(world.entry_of(actor)) else { return };
    if !world.presence(actor).can_be_met() {
        return;
    }
    if world.actor(actor).mailbox.waiting() >= rules.from_messages && !of(world, actor).hiring {
        let free = seats.clone().find(|&seat| world.presence(seat).has_left());
        if let Some(seat) = free {
            world.state_mut::<Hiring>()[actor as usize].hiring = true;
            let joins = u64::from(of(world, seat).joins);
            let takes = rules.takes.draw(&mut world.actor_key(HIRE, seat).child(HIRE, joins).stream(Purpose::GAP));
            world.schedule_own::<Hiring>(world.now().saturating_add(takes), Due::Joins, seat);
        }
    }
    while world.actor(actor).mailbox.waiting() <= rules.until_messages
        && let Some(seat) = seats.clone().rev().find(|&seat| may_go(world, seat, rules))
    {
        world.leave(seat, TraceEvent::LetGo { actor: seat }.into());
    }
}

/// Whether somebody who was hired has been there for long enough, and has nothing to do.
fn may_go<M: Has<Hiring>>(world: &World<M>, seat: u32, rules: &Hires) -> bool {
    let state = world.actor(seat);
    let free = state.is_ready() && state.mailbox.waiting() == 0 && !state.has_preempted;
    free && world.now() - of(world, seat).joined_at >= ticks(rules.stays_minutes)
}

/// Less waits for somebody, because another has taken it up: it decides anew, once that one has begun.
pub fn reconsider_soon<M: Has<Hiring>>(world: &mut World<M>, actor: u32) {
    if let Some(HiringPlan { seats, .. }) = world.rules::<Hiring>().hires.of(world.entry_of(actor)) {
        let seat = seats.start;
        world.schedule_own::<Hiring>(world.now(), Due::MayGo, seat);
    }
}

/// Somebody has nothing to do any more: who has hired it may let it go.
pub fn is_idle(world: &mut World<impl Has<Hiring>>, seat: u32) {
    let hirer = world.rules::<Hiring>().hired_by[seat as usize];
    if hirer != NONE {
        consider(world, hirer);
    }
}

/// Somebody who was hired is there, or has been there for long enough to be let go.
pub fn due<M: Has<Hiring>>(world: &mut World<M>, what: Due, seat: u32, _: u64) {
    let hirer = world.rules::<Hiring>().hired_by[seat as usize];
    if let Due::Joins = what {
        world.state_mut::<Hiring>()[hirer as usize].hiring = false;
        join(world, seat, hirer);
    }
    consider(world, hirer);
}

fn join<M: Has<Hiring>>(world: &mut World<M>, seat: u32, hirer: u32) {
    if !world.presence(seat).has_left() {
        return;
    }
    let now = world.now();
    let state = &mut world.state_mut::<Hiring>()[seat as usize];
    (state.joined_at, state.joins) = (now, state.joins + 1);
    if let Some(HiringPlan { rules, .. }) = world.rules::<Hiring>().hires.of(world.entry_of(hirer)) {
        let stays = ticks(rules.stays_minutes);
        world.schedule_own::<Hiring>(now.saturating_add(stays), Due::MayGo, seat);
    }
    world.join(seat, TraceEvent::Hired { actor: seat }.into());
}

/// How many times longer somebody takes for being new: from the rules' factor to 1, as an exponential.
#[must_use]
pub fn inexperience(world: &World<impl Has<Hiring>>, actor: u32) -> f64 {
    let hirer = world.rules::<Hiring>().hired_by[actor as usize];
    if hirer == NONE {
        return 1.0;
    }
    let Some(HiringPlan { rules, .. }) = world.rules::<Hiring>().hires.of(world.entry_of(hirer)) else { return 1.0 };
    let there = minutes(world.now() - of(world, actor).joined_at);
    1.0 + (rules.learning_slowness - 1.0) * libm::exp(-there / rules.learning_minutes)
}
