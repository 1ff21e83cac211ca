//! Storage: brains, whiteboards and wikis. Looking up before work, writing down after it, forgetting.
//!
//! Owns what is written where and what is fresh in whose head. What somebody holds of a domain is the engine's.

pub mod invariants;
mod memory;
mod metrics;
mod rules;

pub use memory::{Brains, Note, Stores};
pub use metrics::{StorageMetrics, metrics};
pub use rules::{Brain, Habits, LookUp, LookUpWhen, Store, StorePlan, check, compile, habits};

use crate::engine::{Code, Has, Mechanism, Message, PerEntry, Plan, World};
use crate::kernel::{Purpose, StreamKey, Ticks, encode_struct, name_key};
use crate::trace::TraceEvent;

/// When a place is wiped; the counter is how often it was.
pub const WIPE: Purpose = Purpose::new(17);
/// Whether a change is written down.
pub const WRITING: Purpose = Purpose::new(22);

/// The mechanism.
pub struct Storage;

impl Mechanism for Storage {
    type Rules = Rules;
    type State = State;
    type Figures = Figures;
    type Due = Due;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        State::new(rules, plan.names.len(), plan.domains.len())
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Self::Figures {
        Figures::default()
    }
}

/// The rules of brains and stores, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How much people keep in their heads.
    pub brains: PerEntry<Brain>,
    /// What they do about stores.
    pub habits: PerEntry<Habits>,
    /// The stores.
    pub stores: Vec<StorePlan>,
}

encode_struct! { Rules { brains, habits, stores } }

/// What changes about storage.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// What is written down.
    pub stores: Stores,
    /// What is fresh in whose head; empty if all heads are without bounds.
    pub brains: Brains,
}

impl State {
    fn new(rules: &Rules, actors: usize, domains: usize) -> Self {
        let brains = if rules.brains.is_on() { Brains::new(actors) } else { Brains::default() };
        Self { stores: Stores::new(rules.stores.len(), domains), brains }
    }
}

/// What is measured of storage.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct Figures {
    /// Time spent on look-ups.
    pub looking_up: Ticks,
    /// Time spent on writing down.
    pub writing_down: Ticks,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// A store is wiped.
    Wipe,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::Wipe];
    fn code(self) -> u8 {
        self as u8
    }
}

fn habits_of<M: Has<Storage>>(world: &World<M>, actor: u32) -> Option<&Habits> {
    world.rules::<Storage>().habits.of(world.entry_of(actor))
}

/// What somebody does about an item before working on it: recalls or looks up what the item relies on. Returns what that takes,
/// and what it will take to write down what the item changes.
#[inline(never)]
pub fn prepare<M: Has<Storage>>(world: &mut World<M>, actor: u32, message: &Message) -> Ticks {
    let plan = world.shared_plan();
    let Some(source) = plan.sources.get(message.subject as usize) else { return 0 };
    let rules = M::rules(&plan.rules);
    let habits = rules.habits.of(world.entry_of(actor));
    let looks_always = habits.is_some_and(|habits| habits.looks_always);
    let mut takes = 0;
    for &subscription in &plan.subscriptions_of[actor as usize] {
        let domain = plan.subscriptions[subscription as usize].domain;
        if !source.relies_on.contains(&domain) {
            continue;
        }
        if looks_always || world.knowledge().replica(subscription).version == 0 {
            takes += look_up(world, actor, subscription, domain);
        }
        if world.knowledge().replica(subscription).version > 0 {
            world.recall(actor, subscription);
        }
    }
    let owns = |domain: u32| world.changes(actor, message) == Some(domain);
    if source.changes.is_some_and(owns)
        && let Some(habits) = habits.filter(|habits| writes(habits, message))
    {
        takes += habits.writes_to.iter().map(|&store| rules.stores[store as usize].write).sum::<Ticks>();
    }
    takes
}

/// Looks in one store after the other, until one has anything; returns what that takes.
fn look_up<M: Has<Storage>>(world: &mut World<M>, actor: u32, subscription: u32, domain: u32) -> Ticks {
    let plan = world.shared_plan();
    let rules = M::rules(&plan.rules);
    let mut takes = 0;
    let site = M::site_of(world, actor);
    let reachable = |store: &&u32| rules.stores[**store as usize].site.is_none_or(|at| at == site);
    let looks_in = rules.habits.of(world.entry_of(actor)).map_or(&[][..], |habits| &habits.looks_in);
    for &store in looks_in.iter().filter(reachable) {
        takes += rules.stores[store as usize].read;
        let version = world.state::<Storage>().stores.note(store, domain).version;
        world.report(TraceEvent::LookedUp { actor, domain, version, store });
        if version > 0 {
            if world.learn(subscription, version, false) {
                world.note_agreement();
            }
            break;
        }
    }
    world.figures_mut::<Storage>().looking_up += takes;
    takes
}

/// Somebody hears of or uses something: it is fresh in their head, and something else may go.
#[inline(never)]
pub fn touch<M: Has<Storage>>(world: &mut World<M>, actor: u32, subscription: u32) {
    let Some(&brain) = world.rules::<Storage>().brains.of(world.entry_of(actor)) else { return };
    if let Some(forgotten) = world.state_mut::<Storage>().brains.touch(actor, subscription, &brain) {
        world.forget_pair(forgotten);
        world.note_agreement();
        let domain = world.plan().subscriptions[forgotten as usize].domain;
        world.report(TraceEvent::Forgot { actor, domain });
    }
}

/// At the start somebody who is there has heard of everything once, in the order of the names of domains.
pub fn fill_brain(world: &mut World<impl Has<Storage>>, actor: u32) {
    let plan = world.shared_plan();
    if !world.presence(actor).has_left() {
        for &subscription in &plan.subscriptions_of[actor as usize] {
            world.recall(actor, subscription);
        }
    }
}

/// Somebody's head is empty.
pub fn clear(world: &mut World<impl Has<Storage>>, actor: u32) {
    world.state_mut::<Storage>().brains.clear(actor);
}

/// Somebody has nothing in its head any more, and reads back what was written down; returns what that takes.
pub fn read_back(world: &mut World<impl Has<Storage>>, actor: u32) -> Ticks {
    let plan = world.shared_plan();
    clear(world, actor);
    for &subscription in &plan.subscriptions_of[actor as usize] {
        world.forget_pair(subscription);
    }
    let mut takes = 0;
    for &subscription in &plan.subscriptions_of[actor as usize] {
        takes += look_up(world, actor, subscription, plan.subscriptions[subscription as usize].domain);
        if world.knowledge().replica(subscription).version > 0 {
            world.recall(actor, subscription);
        }
    }
    world.note_agreement();
    takes
}

/// Whether somebody takes the time to write down what an item changes.
fn writes(habits: &Habits, message: &Message) -> bool {
    let share = habits.writes_share;
    share >= 1.0 || message.stream_key.stream(WRITING).unit() < share
}

/// An owner writes down, wherever it does that, the new version that an item has made.
pub fn write_down<M: Has<Storage>>(world: &mut World<M>, owner: u32, message: &Message, domain: u32, version: u32) {
    let plan = world.shared_plan();
    let rules = M::rules(&plan.rules);
    let Some(habits) = habits_of(world, owner).filter(|habits| writes(habits, message)) else { return };
    for store in habits.writes_to.clone() {
        let now = world.now();
        world.state_mut::<Storage>().stores.write(store, domain, version, now);
        world.figures_mut::<Storage>().writing_down += rules.stores[store as usize].write;
        world.report(TraceEvent::WroteDown { actor: owner, domain, version, store });
    }
}

/// Schedules the first wiping of every store that is wiped.
pub fn start(world: &mut World<impl Has<Storage>>) {
    for place in 0..world.rules::<Storage>().stores.len() {
        let store = world.rules::<Storage>().stores[place].by_name;
        schedule(world, store);
    }
}

fn schedule(world: &mut World<impl Has<Storage>>, store: u32) {
    let of = &world.rules::<Storage>().stores[store as usize];
    let Some(every) = of.wiped_every else { return };
    let key = StreamKey::root(world.seed()).child(WIPE, name_key(&of.name));
    let wiped = world.state::<Storage>().stores.wiped(store);
    let gap = every.draw(&mut key.child(WIPE, wiped).stream(Purpose::GAP));
    world.schedule_own::<Storage>(world.now().saturating_add(gap), Due::Wipe, store);
}

/// A store is wiped.
pub fn due(world: &mut World<impl Has<Storage>>, what: Due, store: u32, _: u64) {
    let Due::Wipe = what;
    let now = world.now();
    world.state_mut::<Storage>().stores.wipe(store, now);
    world.report(TraceEvent::Wiped { store });
    schedule(world, store);
}
