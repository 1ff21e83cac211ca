//! Attention: an actor decides how it handles what comes next. It focuses at times, takes the most urgent first while too much waits,
//! or passes work on unread.
//!
//! Owns how each behaves now. Never interrupts anybody: that is interruption's.

mod behaviour;
mod rules;

pub use behaviour::Behaviour;
pub use rules::{AttentionPlan, Delegate, Focus, Pressure};

use crate::engine::{Code, Has, Hooks, Mechanism, Message, NO_ROLE, Order, PerEntry, Plan, Target, World};
use crate::kernel::Purpose;
use crate::trace::{Kind, TraceEvent};

/// When blocks of focus begin and end; the counter is how often they did.
pub const FOCUS: Purpose = Purpose::new(28);
/// An item that is passed on unread.
pub const DELEGATE: Purpose = Purpose::new(30);

/// The mechanism.
pub struct AttentionMechanism;

impl Mechanism for AttentionMechanism {
    type Rules = PerEntry<AttentionPlan>;
    type State = Vec<State>;
    type Figures = ();
    type Due = Due;

    fn state<R>(_: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![State::default(); plan.names.len()]
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// What changes about one actor's attention.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct State {
    /// How it handles what comes next.
    pub behaviour: Behaviour,
    /// How often a block of focus has begun or ended.
    pub toggles: u32,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// A block of focus begins or ends.
    FocusToggle,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::FocusToggle];
    fn code(self) -> u8 {
        self as u8
    }
}

/// How an actor handles what comes next.
#[must_use]
pub fn behaviour(world: &World<impl Has<AttentionMechanism>>, actor: u32) -> Behaviour {
    world.state::<AttentionMechanism>()[actor as usize].behaviour
}

fn plan<M: Has<AttentionMechanism>>(world: &World<M>, actor: u32) -> Option<&AttentionPlan> {
    world.rules::<AttentionMechanism>().of(world.entry_of(actor))
}

/// Decides anew how an actor handles messages, by how many wait for it.
pub fn reconsider(world: &mut World<impl Has<AttentionMechanism>>, actor: u32) {
    let Some(plan) = plan(world, actor) else { return };
    let waiting = world.actor(actor).mailbox.waiting();
    let now = behaviour(world, actor);
    let is_on = |pressure: Option<Pressure>, of: Behaviour| pressure.is_some_and(|it| it.is_on(now == of, waiting));
    let next = match now {
        Behaviour::Focus => Behaviour::Focus,
        _ if is_on(plan.delegate.map(|(pressure, _)| pressure), Behaviour::Delegate) => Behaviour::Delegate,
        _ if is_on(plan.triage, Behaviour::Triage) => Behaviour::Triage,
        _ => Behaviour::Open,
    };
    become_now(world, actor, next, false);
}

fn become_now(world: &mut World<impl Has<AttentionMechanism>>, actor: u32, next: Behaviour, by_the_clock: bool) {
    let state = &mut world.state_mut::<AttentionMechanism>()[actor as usize];
    if state.behaviour != next {
        state.behaviour = next;
        world.standing_changes(actor);
        world.report(TraceEvent::Became { actor, behaviour: next as u32, by_the_clock });
    }
}

/// What is next in an actor's own mailbox, by how it handles messages now.
#[must_use]
pub fn next_of_own(world: &World<impl Has<AttentionMechanism>>, actor: u32, order: Order) -> Option<u32> {
    let mailbox = &world.actor(actor).mailbox;
    match behaviour(world, actor) {
        Behaviour::Focus => mailbox.find(order, |key| world.messages()[key].kind.is_work()),
        Behaviour::Triage => mailbox.in_turn(order).min_by_key(|&key| world.rank(key, true)),
        Behaviour::Open | Behaviour::Delegate => mailbox.in_turn(order).next(),
    }
}

/// Schedules the beginning or end of somebody's next block of focus.
pub fn schedule(world: &mut World<impl Has<AttentionMechanism>>, actor: u32) {
    let Some(focus) = plan(world, actor).and_then(|plan| plan.focus) else { return };
    let toggles = world.state::<AttentionMechanism>()[actor as usize].toggles;
    let stay = if toggles % 2 == 1 { focus.lasts } else { focus.after };
    let length = stay.draw(&mut world.actor_key(FOCUS, actor).child(FOCUS, u64::from(toggles)).stream(Purpose::GAP));
    world.schedule_own::<AttentionMechanism>(world.now().saturating_add(length), Due::FocusToggle, actor);
}

/// A block of focus begins or ends.
pub fn due(world: &mut World<impl Has<AttentionMechanism>>, what: Due, actor: u32, _: u64) {
    let Due::FocusToggle = what;
    if world.is_gone(actor) {
        return;
    }
    world.state_mut::<AttentionMechanism>()[actor as usize].toggles += 1;
    if world.presence(actor).can_be_met() {
        settle(world, actor);
        world.take_next(actor);
    }
    schedule(world, actor);
}

/// Somebody is in a block of focus, or is not, as its clock says: who was not there when it began or ended catches up on it.
pub fn settle(world: &mut World<impl Has<AttentionMechanism>>, actor: u32) {
    let state = world.state::<AttentionMechanism>()[actor as usize];
    let by_clock = state.toggles % 2 == 1;
    if by_clock != (state.behaviour == Behaviour::Focus) {
        become_now(world, actor, if by_clock { Behaviour::Focus } else { Behaviour::Open }, true);
    }
}

/// To whom an actor passes an item on unread: while it does that, if there is somebody else to pass it to. `is_anyone_else` tells
/// whether a role has a holder who is somebody else.
#[must_use]
pub fn delegates<M: Has<AttentionMechanism>>(
    world: &World<M>,
    actor: u32,
    message: &Message,
    is_anyone_else: impl Fn(u8) -> bool,
) -> Option<Target> {
    if message.kind != Kind::Work || behaviour(world, actor) != Behaviour::Delegate {
        return None;
    }
    let (_, target) = plan(world, actor)?.delegate?;
    let passes = match target {
        Target::Actor(to) => to != actor,
        Target::Role(role) => is_anyone_else(role),
        Target::Anyone(_) => false,
    };
    passes.then_some(target)
}

/// Passes an item on unread; says whether there was a way to somebody.
pub fn pass_unread<M: Hooks>(world: &mut World<M>, actor: u32, message: &Message, target: Target) -> bool {
    let Some(to) = world.reach(actor, target, message.urgency) else { return false };
    let role = if let Target::Role(role) = target { role } else { NO_ROLE };
    let item = Message { role, ..message.onward(Kind::Work, DELEGATE, actor, to) };
    world.send_to(to, item);
    true
}
