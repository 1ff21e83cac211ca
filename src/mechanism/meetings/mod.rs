//! Meetings: they begin, block everyone who attends, and end with everyone having heard the same.
//!
//! Owns who is in which meeting. What people learn there goes through the engine, over the meeting's medium.

pub mod invariants;
mod metrics;
mod rules;

pub use metrics::{MeetingMetrics, metrics};
pub use rules::{Meeting, MeetingPlan, check, compile};

use crate::engine::{Code, Fate, Has, Knob, Mechanism, Plan, Reach, Reason, World, purpose};
use crate::kernel::{NONE, Purpose, StreamKey, name_key};
use crate::trace::TraceEvent;

/// What a meeting tells one who attends; the counter is the meeting's number.
pub const MEETING: Purpose = Purpose::new(27);

/// It is in a meeting.
pub const IN_MEETING: Reason = Reason::occupied("meeting", 0);

/// The mechanism.
pub struct Meetings;

impl Mechanism for Meetings {
    type Rules = Vec<MeetingPlan>;
    type State = State;
    type Figures = Figures;
    type Due = Due;

    fn state<R>(rules: &Self::Rules, plan: &Plan<R>) -> Self::State {
        State::new(rules.len(), plan.names.len())
    }
    fn figures<R>(_: &Self::Rules, _: &Plan<R>) -> Self::Figures {
        Figures::default()
    }
}

/// Where everybody is.
#[derive(Clone, Debug, Hash)]
pub struct State {
    /// For each actor the meeting it is in, or [`NONE`].
    pub attended_by: Vec<u32>,
    /// How often each meeting was held.
    pub held: Vec<u32>,
}

impl State {
    /// Nobody is in any.
    #[must_use]
    pub fn new(meetings: usize, actors: usize) -> Self {
        Self { attended_by: vec![NONE; actors], held: vec![0; meetings] }
    }
}

/// What is measured of meetings.
#[derive(Clone, Copy, Debug, Default, Hash)]
pub struct Figures {
    /// What people learned at the end of meetings: pairs of actor and domain.
    pub aligned: u64,
}

/// What is scheduled.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// A meeting begins.
    Begins,
    /// A meeting ends.
    Ends,
}

impl Code for Due {
    const ALL: &'static [Self] = &[Self::Begins, Self::Ends];
    fn code(self) -> u8 {
        self as u8
    }
}

/// Schedules the first of every meeting.
pub fn start(world: &mut World<impl Has<Meetings>>) {
    for place in 0..world.rules::<Meetings>().len() {
        let meeting = world.rules::<Meetings>()[place].by_name;
        schedule(world, meeting);
    }
}

fn schedule(world: &mut World<impl Has<Meetings>>, meeting: u32) {
    let of = &world.rules::<Meetings>()[meeting as usize];
    let held = u64::from(world.state::<Meetings>().held[meeting as usize]);
    let due = of.first.saturating_add(of.every.saturating_mul(held));
    world.schedule_own::<Meetings>(due, Due::Begins, meeting);
}

/// A meeting begins or ends.
pub fn due<M: Has<Meetings>>(world: &mut World<M>, what: Due, meeting: u32, _: u64) {
    match what {
        Due::Begins => begin(world, meeting),
        Due::Ends => end(world, meeting),
    }
}

/// A meeting begins: whoever is there and in no other one attends.
fn begin<M: Has<Meetings>>(world: &mut World<M>, meeting: u32) {
    let plan = world.shared_plan();
    let of = &M::rules(&plan.rules)[meeting as usize];
    if of.attendees.iter().any(|&actor| is_about_to_leave_one(world, actor)) {
        // The one before is over first.
        world.schedule_own::<Meetings>(world.now(), Due::Begins, meeting);
        return;
    }
    world.report(TraceEvent::MeetingBegan { meeting });
    for &actor in &of.attendees {
        if world.presence(actor).can_be_met() {
            world.state_mut::<Meetings>().attended_by[actor as usize] = meeting;
            world.hold(actor, IN_MEETING);
        }
    }
    world.state_mut::<Meetings>().held[meeting as usize] += 1;
    world.schedule_own::<Meetings>(world.now().saturating_add(of.lasts), Due::Ends, meeting);
    schedule(world, meeting);
}

/// Whether somebody is in a meeting that ends at this moment.
fn is_about_to_leave_one(world: &World<impl Has<Meetings>>, actor: u32) -> bool {
    let state = world.state::<Meetings>();
    let meeting = state.attended_by[actor as usize];
    world.rules::<Meetings>().get(meeting as usize).is_some_and(|of| {
        let begun = of.every.saturating_mul(u64::from(state.held[meeting as usize]).saturating_sub(1));
        of.first.saturating_add(begun).saturating_add(of.lasts) == world.now()
    })
}

/// A meeting ends: what anyone there knows of a domain, the others have now heard.
fn end<M: Has<Meetings>>(world: &mut World<M>, meeting: u32) {
    let plan = world.shared_plan();
    let attends = |&actor: &u32| world.state::<Meetings>().attended_by[actor as usize] == meeting;
    let all: Vec<u32> = M::rules(&plan.rules)[meeting as usize].attendees.iter().copied().filter(attends).collect();
    let listeners: Vec<u32> = all.iter().copied().filter(|&one| world.presence(one).is_here()).collect();
    for within in earshot(world, meeting, listeners) {
        for &domain in &plan.canonical.domains {
            align(world, meeting, domain, &within);
        }
    }
    world.note_agreement();
    world.report(TraceEvent::MeetingEnded { meeting });
    for actor in all {
        world.state_mut::<Meetings>().attended_by[actor as usize] = NONE;
        world.release(actor, IN_MEETING);
    }
}

/// Those who hear each other: everyone, or over a medium that does not reach further, those at one site.
fn earshot<M: Has<Meetings>>(world: &World<M>, meeting: u32, listeners: Vec<u32>) -> Vec<Vec<u32>> {
    let medium = M::rules(&world.plan().rules)[meeting as usize].medium;
    if world.plan().media[medium as usize].reach == Reach::Anywhere {
        return vec![listeners];
    }
    let site = |one: u32| M::site_of(world, one);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for one in listeners {
        match groups.iter_mut().find(|group| site(group[0]) == site(one)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Everyone who hears each other in a meeting hears of the newest version of a domain that anyone there holds and has understood.
fn align<M: Has<Meetings>>(world: &mut World<M>, meeting: u32, domain: u32, listeners: &[u32]) {
    let plan = world.shared_plan();
    let of = &plan.domains[domain as usize];
    let owner = world.knowledge().owner(domain);
    let rank = |one: u32| plan.topology.rank(one);
    let attends = |actor: u32| listeners.binary_search_by_key(&rank(actor), |&one| rank(one)).is_ok();
    let subscriptions =
        of.subscriptions.clone().filter(|&subscription| attends(plan.subscriptions[subscription as usize].actor));
    let understood =
        subscriptions.clone().map(|subscription| *world.knowledge().replica(subscription)).filter(|held| !held.wrong);
    let told = if owner != NONE && attends(owner) {
        world.knowledge().truth(domain).version
    } else {
        understood.map(|held| held.version).max().unwrap_or(0)
    };
    if told == 0 || listeners.len() < 2 {
        return;
    }
    let held = &M::rules(&plan.rules)[meeting as usize];
    let channel = &plan.media[held.medium as usize];
    let number = u64::from(world.state::<Meetings>().held[meeting as usize]);
    let stream_key = StreamKey::root(world.seed()).child(MEETING, name_key(&held.name));
    for subscription in subscriptions {
        let actor = plan.subscriptions[subscription as usize].actor;
        let heard = stream_key.child(MEETING, number).child(purpose::ANNOUNCE, plan.keys[actor as usize]);
        let fate = channel.fate(world.knobs().get(Knob::LossRate), heard.child(purpose::COPY, name_key(&of.name)));
        if owner != NONE && attends(owner) {
            // Whoever was there is taken to have heard it.
            world.believe(subscription, told);
        }
        let misread = fate == Fate::Misread;
        if fate != Fate::Lost && world.learn(subscription, told, misread) {
            world.report(TraceEvent::LearnedInMeeting { meeting, actor, domain, version: told, misread });
            world.figures_mut::<Meetings>().aligned += 1;
            world.recall(actor, subscription);
        }
    }
}
