//! Glue work: anti-entropy rounds in which somebody notices what others hold stale, and repairs it.
//!
//! Owns how many rounds each has begun. A round is a message to oneself, and waits in the mailbox as everything does.

mod metrics;
mod rules;

pub use metrics::{GlueMetrics, metrics};
pub use rules::{Glue, Repair, repairs};

use crate::engine::{Code, Has, Mechanism, Message, NO_MEDIUM, PerEntry, Plan, World};
use crate::kernel::{NONE, Purpose, StreamKey, Ticks, encode_struct};
use crate::trace::{Kind, TraceEvent};
use rand::RngExt;

/// An anti-entropy round; the counter is its number.
pub const ROUND: Purpose = Purpose::new(19);
/// Whom a round looks at, and what it says to them.
pub const REPAIR: Purpose = Purpose::new(20);

/// The mechanism.
pub struct GlueMechanism;

impl Mechanism for GlueMechanism {
    type Rules = Rules;
    /// Rounds begun by each; empty if nobody does any glue work.
    type State = Vec<u64>;
    /// What each did; empty if nobody does any.
    type Figures = Vec<GlueFigures>;
    type Due = Due;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        vec![0; if rules.glue.is_on() { plan.names.len() } else { 0 }]
    }
    fn figures<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::Figures {
        vec![GlueFigures::default(); if rules.glue.is_on() { plan.names.len() } else { 0 }]
    }
}

/// The rules of glue work, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The glue work that the people of each entry do.
    pub glue: PerEntry<Glue>,
    /// For each actor who does any, the subscriptions it can look at and repair: those of others, of what it knows itself.
    pub repairs: Vec<Vec<Repair>>,
}

encode_struct! { Rules { glue, repairs } }

/// The glue work of one actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct GlueFigures {
    /// Rounds done.
    pub rounds: u64,
    /// Time they took.
    pub time: Ticks,
    /// Stale holdings noticed, each answered with news.
    pub repairs: u64,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// An anti-entropy round is due.
    AntiEntropyRound,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::AntiEntropyRound];
    fn code(self) -> u8 {
        self as u8
    }
}

fn rules<M: Has<GlueMechanism>>(world: &World<M>, actor: u32) -> Option<Glue> {
    world.rules::<GlueMechanism>().glue.of(world.entry_of(actor)).copied()
}

/// What a round costs somebody, relative to the integration delay.
#[must_use]
pub fn effort(world: &World<impl Has<GlueMechanism>>, actor: u32) -> f64 {
    rules(world, actor).map_or(0.0, |glue| glue.effort)
}

/// Schedules the next round of somebody who does glue work.
pub fn schedule(world: &mut World<impl Has<GlueMechanism>>, actor: u32) {
    let Some(glue) = rules(world, actor) else { return };
    let gap = glue.every.draw(&mut round_key(world, actor).stream(Purpose::GAP));
    world.schedule_own::<GlueMechanism>(world.now().saturating_add(gap), Due::AntiEntropyRound, actor);
}

fn round_key(world: &World<impl Has<GlueMechanism>>, actor: u32) -> StreamKey {
    world.actor_key(ROUND, actor).child(ROUND, world.state::<GlueMechanism>()[actor as usize])
}

/// A round is due: it goes into the mailbox, as everything else does.
pub fn due(world: &mut World<impl Has<GlueMechanism>>, what: Due, actor: u32, _: u64) {
    let Due::AntiEntropyRound = what;
    if world.presence(actor).has_left() {
        if !world.is_gone(actor) {
            world.state_mut::<GlueMechanism>()[actor as usize] += 1;
            schedule(world, actor);
        }
        return;
    }
    let key = round_key(world, actor);
    let round = Message { medium: NO_MEDIUM, ..Message::new(Kind::AntiEntropyRound, key, actor, actor) };
    world.state_mut::<GlueMechanism>()[actor as usize] += 1;
    world.put_in_flight(round, 0);
}

/// A round is done: the actor has talked to a few, noticed what they hold stale, and sends them what it holds.
pub fn look_around<M: Has<GlueMechanism>>(world: &mut World<M>, actor: u32, message: &Message) {
    let plan = world.shared_plan();
    let all = M::rules(&plan.rules);
    let Some(glue) = rules(world, actor) else { return };
    let state = world.actor(actor);
    let took = state.ends_at - state.began_at;
    let figures = &mut world.figures_mut::<GlueMechanism>()[actor as usize];
    (figures.rounds, figures.time) = (figures.rounds + 1, figures.time + took);
    let repairs = &all.repairs[actor as usize];
    for talk in 0..u64::from(glue.talks_to).min(repairs.len() as u64) {
        let stream_key = message.stream_key.child(REPAIR, talk);
        let repair = repairs[stream_key.stream(REPAIR).random_range(0..repairs.len())];
        let subscription = &plan.subscriptions[repair.subscription as usize];
        if !world.presence(subscription.actor).can_be_met() {
            continue;
        }
        M::calm(world, subscription.actor, glue.calms);
        if let Some(version) = stale(world, repair, subscription.domain) {
            tell(world, [actor, subscription.actor], subscription.domain, version, (repair, stream_key));
        }
    }
}

/// The version to tell somebody who holds less than the one who does the glue work.
fn stale(world: &World<impl Has<GlueMechanism>>, repair: Repair, domain: u32) -> Option<u32> {
    let theirs = world.knowledge().replica(repair.subscription);
    let (version, mistaken) = match repair.own {
        NONE => (world.knowledge().truth(domain).version, false),
        own => (world.knowledge().replica(own).version, world.knowledge().replica(own).wrong),
    };
    // Who is wrong about something does not know it, and so has nothing to say to others that it would.
    let up_to_date = theirs.version > version || theirs.version == version && !theirs.wrong;
    (!mistaken && version > 0 && !up_to_date).then_some(version)
}

fn tell<M: Has<GlueMechanism>>(
    world: &mut World<M>,
    [actor, to]: [u32; 2],
    domain: u32,
    version: u32,
    (repair, stream_key): (Repair, StreamKey),
) {
    world.report(TraceEvent::Noticed { actor, to, domain, version });
    world.figures_mut::<GlueMechanism>()[actor as usize].repairs += 1;
    M::repaired(world, actor);
    let content = u64::from(version);
    let news = Message { subject: repair.subscription, content, ..Message::new(Kind::Update, stream_key, actor, to) };
    world.send(news, repair.route);
}
