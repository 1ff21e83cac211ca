//! Roles: an address that is not a person. What is sent to one goes to a holder who is there; several holders may share one queue; a
//! standby comes in while no holder is there.
//!
//! Owns whose turn it is. Moves messages between mailboxes of holders, and nothing else.

mod metrics;
mod rules;

pub use metrics::{RoleMetrics, metrics};
pub use rules::{Role, RolePlan, addresses, compile, queues};

use crate::engine::{Has, Mechanism, Message, Nothing, Order, Plan, World};
use crate::kernel::encode_struct;
use crate::trace::TraceEvent;

/// The mechanism.
pub struct Roles;

impl Mechanism for Roles {
    type Rules = Rules;
    type State = State;
    type Figures = ();
    type Due = Nothing;

    fn state<R>(rules: &Self::Rules, _: &Plan<R>) -> Self::State {
        State::new(rules.roles.len())
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// The roles, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The roles.
    pub roles: Vec<RolePlan>,
    /// For each actor, the roles it holds, or holds as a standby, whose queue is shared.
    pub queues_of: Vec<Vec<u8>>,
}

encode_struct! { Rules { roles, queues_of } }

impl Rules {
    /// Whether any queue is shared.
    #[must_use]
    pub fn any_shared(&self) -> bool {
        self.roles.iter().any(|role| role.shared)
    }
}

/// What changes about roles.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// How often somebody was sought for each.
    pub turns: Vec<u32>,
    /// Whether a standby was the last to be found for each.
    pub stood_in: Vec<bool>,
}

impl State {
    /// Nobody was sought yet.
    #[must_use]
    pub fn new(roles: usize) -> Self {
        Self { turns: vec![0; roles], stood_in: vec![false; roles] }
    }
}

/// Nothing ever is due.
pub fn due(_: &mut World<impl Has<Roles>>, what: Nothing, _: u32, _: u64) {
    match what {}
}

/// How somebody who is free chooses among what waits: by urgency or in turn, and whether it takes up work alone.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Whether the most urgent comes first.
    pub by_urgency: bool,
    /// Whether it takes up work alone.
    pub work_alone: bool,
}

/// The holder that something sent to a role goes to: of those who are there the first who is free, else the one with the
/// shortest mailbox; the search begins at another one each time. With nobody there it waits at the first but the sender.
#[must_use]
pub fn holder<M: Has<Roles>>(world: &mut World<M>, role: u8, but: [u32; 2]) -> u32 {
    let plan = world.shared_plan();
    let of = &M::rules(&plan.rules).roles[role as usize];
    let turns = &mut world.state_mut::<Roles>().turns[role as usize];
    let turn = *turns;
    *turns = turn.wrapping_add(1);
    for (standby, people) in [(false, &of.holders), (true, &of.standby)] {
        let from = turn as usize % people.len().max(1);
        let others = people[from..].iter().chain(&people[..from]).copied().filter(|one| !but.contains(one));
        let there = others.filter(|&one| world.presence(one).is_here());
        let burden = |&one: &u32| {
            let state = world.actor(one);
            let busy = u32::from(!state.is_ready());
            (state.mailbox.waiting() + busy, busy)
        };
        if let Some(holder) = there.min_by_key(burden) {
            note_standby(world, role, holder, standby);
            return holder;
        }
    }
    let others = of.holders.iter().chain(&of.standby);
    others.copied().find(|one| !but.contains(one)).unwrap_or(of.holders[0])
}

fn note_standby(world: &mut World<impl Has<Roles>>, role: u8, holder: u32, standby: bool) {
    let stood_in = &mut world.state_mut::<Roles>().stood_in[role as usize];
    if *stood_in != standby {
        *stood_in = standby;
        if standby {
            world.report(TraceEvent::TookOver { actor: holder, role: u32::from(role) });
        }
    }
}

/// Who can take a message over from somebody who cannot: another holder of its role who is there, and did not send it.
pub fn stand_in(world: &mut World<impl Has<Roles>>, message: &Message) -> Option<u32> {
    let Message { role, from, to, .. } = *message;
    if !message.is_for_a_role() {
        return None;
    }
    let other = holder(world, role, [to, from]);
    (other != to && other != from && world.presence(other).is_here()).then_some(other)
}

/// Whether a role has a holder or standby who is somebody else.
#[must_use]
pub fn is_anyone_else(world: &World<impl Has<Roles>>, role: u8, actor: u32) -> bool {
    let of = &world.rules::<Roles>().roles[role as usize];
    of.holders.iter().chain(&of.standby).any(|&one| one != actor)
}

/// What is next for somebody who shares queues, if it waits at another holder: there it is, and at whom. What it has sent there
/// itself is for the others.
#[must_use]
pub fn next_of_shared(
    world: &World<impl Has<Roles>>,
    actor: u32,
    own: Option<u32>,
    choice: Choice,
) -> Option<(u32, u32)> {
    let rules = world.rules::<Roles>();
    let rank = |key: u32| world.rank(key, choice.by_urgency);
    let is_here = |one: &u32| world.presence(*one).is_here();
    let mut best = None;
    for &role in &rules.queues_of[actor as usize] {
        let of = &rules.roles[role as usize];
        if of.holders.binary_search(&actor).is_err() && of.holders.iter().any(is_here) {
            continue;
        }
        for &other in of.holders.iter().chain(&of.standby).filter(|&&other| other != actor) {
            let fits = |key: u32| {
                let message = &world.messages()[key];
                message.role == role && message.from != actor && (!choice.work_alone || message.kind.is_work())
            };
            let keys = world.actor(other).mailbox.in_turn(Order::Fifo).filter(|&key| fits(key));
            best = best.into_iter().chain(keys.map(|key| (key, other))).min_by_key(|&(key, _)| rank(key));
        }
    }
    best.filter(|&(key, _)| own.is_none_or(|own| rank(key) < rank(own)))
}
