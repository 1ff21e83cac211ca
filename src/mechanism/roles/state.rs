//! Whose turn it is, and what is kept so that nobody has to look through all holders of a role: who of them has least to do, who may be
//! interrupted, and what waits in their shared queue.

use super::queue::Queue;
use super::rules::{RolePlan, Rules};
use super::tournament::Tournament;
use crate::engine::invariants::require;
use crate::engine::{Has, Mechanism, Nothing, Order, Plan, Presence, World};
use crate::kernel::{Purpose, StreamKey};
use std::hash::{Hash, Hasher};

/// Who is the first to be chosen, of those who were never chosen; the counter is the key of the person's name.
pub const ROLE: Purpose = Purpose::new(36);

/// The mechanism.
pub struct Roles;

impl Mechanism for Roles {
    type Rules = Rules;
    type State = State;
    type Figures = ();
    type Due = Nothing;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        State::new(rules, plan.names.len())
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) {}
}

/// What changes about roles.
#[derive(Clone, Debug)]
pub struct State {
    /// The state of each role.
    pub roles: Vec<RoleState>,
    /// Those whose standing may be another since it was last looked at.
    changed: Vec<u32>,
    /// Whether somebody is among them.
    has_changed: Vec<bool>,
}

/// What changes about a role.
#[derive(Clone, Debug)]
pub struct RoleState {
    /// The number of the next choice.
    turn: u32,
    /// How many of the holders are there.
    holders_here: u32,
    /// Whether a standby was the last to be chosen.
    stood_in: bool,
    /// The number of the choice by which each of those who may hold it was last chosen; 0 if it never was.
    last: Vec<u32>,
    /// Who is next for something sent to it.
    next: Tournament,
    /// Who is at the least urgent thing, of those who may be interrupted.
    pub(super) at: Tournament,
    /// What waits at any of them for it, if that is one queue.
    pub(super) queue: Queue,
}

/// Where somebody stands who may hold roles, whatever mechanism it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Why it takes nothing up, if it does not.
    pub presence: Presence,
    /// Whether it would take something up now.
    pub is_ready: bool,
    /// How many messages wait for it.
    pub waiting: u32,
    /// The urgency of what it is at, if something more urgent may interrupt that.
    pub interruptible_at: Option<u8>,
}

/// What follows from the rest is not part of the state that decides how a run goes on.
impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for role in &self.roles {
            (role.turn, &role.last, role.stood_in).hash(state);
        }
    }
}

/// The number of the first choice: those who were never chosen have a draw below it.
const FIRST_TURN: u32 = 1 << 31;
/// What a key says, from its highest bits on: who has left, who is not there, who is a standby; then how much each has to do, whether it is
/// busy, and when it was last chosen.
const STANDBY: u64 = 1 << 61;
const ABSENT: u64 = 2 << 61;
const LEFT: u64 = 4 << 61;
const BUSY: u64 = 1 << 32;
/// Who is there, and set aside: nobody has left and is not there.
const ASIDE: u64 = LEFT | ABSENT;

/// Whether a key is that of somebody who is there.
fn is_here(key: u64) -> bool {
    key < ABSENT || key == ASIDE
}

/// Who comes first of those who were never chosen: a draw.
fn first<M: Has<Roles>>(world: &World<M>, actor: u32) -> u32 {
    (StreamKey::root(world.seed()).child(ROLE, world.plan().keys[actor as usize]).key() >> 33) as u32
}

impl State {
    /// Nobody was chosen yet, and nobody's standing was looked at.
    #[must_use]
    pub fn new(rules: &Rules, people: usize) -> Self {
        let role = |role: &RolePlan| {
            let places = role.people().count();
            RoleState {
                turn: FIRST_TURN,
                holders_here: 0,
                stood_in: false,
                last: vec![0; places],
                next: Tournament::new(places),
                at: Tournament::new(places),
                queue: Queue::default(),
            }
        };
        let people = if rules.roles.is_empty() { 0 } else { people };
        let roles = rules.roles.iter().map(role).collect();
        Self { roles, changed: (0..people as u32).collect(), has_changed: vec![true; people] }
    }
}

impl RoleState {
    /// Steps taken so far to keep track of who stands where: for those who want to know what that costs.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.next.played + self.at.played
    }

    /// The place of who is next, and whether that one is free.
    pub(super) fn least_burdened(&self) -> Option<(u32, bool)> {
        let (place, key) = self.next.best();
        (key < ASIDE).then_some((place, key < ABSENT && key & BUSY == 0))
    }

    /// Whether any holder is there.
    pub(super) fn is_anyone_here(&self) -> bool {
        self.holders_here > 0
    }

    /// Somebody was chosen.
    pub(super) fn choose(&mut self, place: u32) {
        self.last[place as usize] = self.turn;
        self.turn = self.turn.wrapping_add(1).max(FIRST_TURN);
    }

    /// Whether a standby comes in now, if the choice has fallen on one or not.
    pub(super) fn comes_in(&mut self, standby: bool) -> bool {
        !std::mem::replace(&mut self.stood_in, standby) && standby
    }

    /// Leaves somebody out, until its standing has changed and is looked at again.
    pub(super) fn set_aside(&mut self, place: u32) {
        self.next.set(place, if is_here(self.next.key(place)) { ASIDE } else { Tournament::OUT });
        self.at.set(place, Tournament::OUT);
    }

    fn rank(&mut self, place: u32, is_standby: bool, keys: [u64; 2]) {
        let before = self.next.set(place, keys[0]);
        self.at.set(place, keys[1]);
        if !is_standby {
            self.holders_here = self.holders_here + u32::from(is_here(keys[0])) - u32::from(is_here(before));
        }
    }

    /// The keys of a place. Those who are there come before those who are not, holders before standbys; then the one with the least to do;
    /// and of those whoever was chosen longest ago.
    fn keys(&self, place: u32, is_standby: bool, standing: Standing, first: u32) -> [u64; 2] {
        let last = match self.last[place as usize] {
            0 => u64::from(first),
            last => u64::from(last),
        };
        let absent = match standing.presence {
            presence if presence.is_here() => 0,
            presence if presence.has_left() => LEFT,
            _ => ABSENT,
        };
        let standby = if is_standby { STANDBY } else { 0 };
        let busy = u64::from(!standing.is_ready);
        let burden = ((u64::from(standing.waiting) + busy) << 33) | (busy * BUSY);
        let at =
            standing.interruptible_at.map_or(Tournament::OUT, |urgency| standby | (u64::from(urgency) << 32) | last);
        [absent | standby | burden | last, at]
    }
}

/// Somebody's standing may be another now.
pub fn changed<M: Has<Roles>>(world: &mut World<M>, actor: u32) {
    // What comes from outside comes from nobody here.
    let state = world.state_mut::<Roles>();
    if state.has_changed.get(actor as usize) == Some(&false) {
        state.has_changed[actor as usize] = true;
        state.changed.push(actor);
    }
}

/// Ranks all those anew whose standing has changed.
pub fn refresh<M: Has<Roles>>(world: &mut World<M>, standing: impl Fn(&World<M>, u32) -> Standing) {
    let plan = world.shared_plan();
    let all = M::rules(&plan.rules);
    while let Some(actor) = world.state_mut::<Roles>().changed.pop() {
        let (standing, first) = (standing(world, actor), first(world, actor));
        let state = world.state_mut::<Roles>();
        state.has_changed[actor as usize] = false;
        for (role, place) in all.held_by(actor) {
            let is_standby = all.roles[role].is_standby(place);
            let keys = state.roles[role].keys(place, is_standby, standing, first);
            state.roles[role].rank(place, is_standby, keys);
        }
    }
}

/// What is kept is what a fresh look gives.
///
/// # Errors
/// If it is not, or if something else waits in a shared queue than in the mailboxes of those who share it.
pub fn check<M: Has<Roles>>(world: &World<M>, standing: impl Fn(&World<M>, u32) -> Standing) -> Result<(), String> {
    let (all, state) = (world.rules::<Roles>(), world.state::<Roles>());
    for (of, role) in all.roles.iter().zip(&state.roles) {
        let fresh = of.people().zip(0..).filter(|&(actor, _)| !state.has_changed[actor as usize]);
        for (actor, place) in fresh {
            let keys = role.keys(place, of.is_standby(place), standing(world, actor), first(world, actor));
            require(keys == [role.next.key(place), role.at.key(place)], || {
                format!("{} does not stand with {} as it should", world.plan().names[actor as usize], of.name)
            })?;
        }
        let number = all.roles.iter().position(|one| one.name == of.name);
        let is_of_role = |&key: &u32| Some(world.messages()[key].role as usize) == number;
        let in_mailboxes = of.people().flat_map(|actor| world.actor(actor).mailbox.in_turn(Order::Fifo));
        let mut waiting: Vec<u32> = in_mailboxes.filter(|key| of.shared && is_of_role(key)).collect();
        waiting.sort_by_key(|&key| world.rank(key, true));
        require(role.queue.keys().eq(waiting.iter().copied()), || format!("the queue of {} has lost count", of.name))?;
    }
    Ok(())
}
