//! Asking before an item can be finished, and a committee's agreement, which is the same thing with more people.
//!
//! Owns the questions that are open. Whose agreement a domain needs is for ownership to say.

mod blast_radius;
pub mod invariants;
mod metrics;
mod questions;
mod rules;
mod state;

pub use blast_radius::recount;
pub use metrics::{AskingMetrics, metrics};
pub use questions::{Question, Questions};
pub use rules::{Asks, AsksPlan};
pub use state::{ASK, ASKING, Asking, Due, Figures, Rules, State};

use crate::engine::{Duties, Has, Message, NO_ROLE, Target, World, purpose};
use crate::kernel::{NONE, StreamKey, Ticks};
use crate::trace::{Kind, TraceEvent};

/// Asks what an item needs to know, if it needs anything and there is somebody to ask. The item is finished later then.
pub fn ask<M: Has<Asking>>(world: &mut World<M>, actor: u32, item: &Message, wrong: bool) -> bool {
    let Some(&asks) = world.rules::<Asking>().asks.of(world.entry_of(actor)) else { return false };
    // Whoever has left finishes what it is at, and asks nobody any more.
    if world.presence(actor).has_left() || item.kind != Kind::Work || item.stream_key.stream(ASK).unit() >= asks.share {
        return false;
    }
    let Some(to) = world.reach(actor, asks.to, item.urgency).filter(|&to| to != actor) else { return false };
    let role = if let Target::Role(role) = asks.to { role } else { NO_ROLE };
    let since = world.now();
    let question = Question {
        asker: actor,
        of: to,
        item: item.clone(),
        wrong,
        missing: vec![to],
        blocking: asks.blocking,
        proposal: false,
        since,
        overdue: false,
    };
    let number = open(world, question, asks.patience);
    world.report(TraceEvent::Asked { actor, to });
    if asks.blocking {
        world.state_mut::<Asking>().waits_for[actor as usize] = to;
        world.hold(actor, ASKING);
    }
    let stream_key = item.stream_key.child(ASK, world.plan().keys[to as usize]);
    put_question(world, number, item, stream_key, [actor, to], role);
    recount(world);
    true
}

/// Asks a committee to agree to a change of a domain within a time, if it has any members. The item is finished later then.
pub fn propose<M: Has<Asking>>(
    world: &mut World<M>,
    owner: u32,
    item: &Message,
    wrong: bool,
    (domain, within): (u32, Ticks),
) -> bool {
    let plan = world.shared_plan();
    let there = |&actor: &u32| !world.presence(actor).has_left();
    let subscriptions = plan.domains[domain as usize].subscriptions.clone();
    let members: Vec<u32> =
        subscriptions.map(|subscription| plan.subscriptions[subscription as usize].actor).filter(there).collect();
    let Some(&first) = members.first() else { return false };
    let question = Question {
        asker: owner,
        of: first,
        item: item.clone(),
        wrong,
        missing: members.clone(),
        blocking: false,
        proposal: true,
        since: world.now(),
        overdue: false,
    };
    let number = open(world, question, within);
    world.report(TraceEvent::Proposed { actor: owner, domain });
    for to in members {
        // The same person may be asked about the item, and then about what it changes.
        let stream_key = item.stream_key.child(ASK, plan.keys[to as usize]).child(ASK, 1);
        put_question(world, number, item, stream_key, [owner, to], NO_ROLE);
    }
    true
}

fn open(world: &mut World<impl Has<Asking>>, question: Question, patience: Ticks) -> u32 {
    let state = world.state_mut::<Asking>();
    let number = state.asked;
    state.asked += 1;
    state.questions.add(number, question);
    world.schedule_own::<Asking>(world.now().saturating_add(patience), Due::AskTimeout, number);
    number
}

fn put_question(
    world: &mut World<impl Has<Asking>>,
    number: u32,
    item: &Message,
    stream_key: StreamKey,
    [from, to]: [u32; 2],
    role: u8,
) {
    let content = u64::from(number);
    let question =
        Message { content, urgency: item.urgency, role, ..Message::new(Kind::Question, stream_key, from, to) };
    world.send_to(to, question);
}

/// What a question or an answer costs, relative to the integration delay.
pub fn effort<M: Has<Asking>>(world: &World<M>, kind: Kind) -> f64 {
    let effort = world.plan().effort;
    if kind == Kind::Question { effort.question } else { effort.update }
}

/// Somebody has understood a question, and answers it.
pub fn answer(world: &mut World<impl Has<Asking>>, actor: u32, message: &Message) {
    let stream_key = message.stream_key.child(purpose::REPLY, 2);
    let (content, urgency) = (message.content, message.urgency);
    let answer = Message { content, urgency, ..Message::new(Kind::Answer, stream_key, actor, message.from) };
    world.send_to(message.from, answer);
}

/// An answer has come to somebody who waits for it: it needs no place in the mailbox. Whoever cannot listen now waits for it no
/// more, and finds it in the mailbox.
pub fn hears<M: Has<Asking>>(world: &mut World<M>, message: &Message) -> bool {
    let number = message.content as u32;
    let questions = &mut world.state_mut::<Asking>().questions;
    let Some(question) = questions.get_mut(number).filter(|question| question.blocking) else { return false };
    let asker = question.asker;
    if asker != message.to {
        return false;
    }
    if is_attentive(world, asker) {
        return true;
    }
    if let Some(question) = world.state_mut::<Asking>().questions.get_mut(number) {
        question.blocking = false;
    }
    stop_waiting(world, asker);
    false
}

/// Somebody has an answer: with the last of them, the item can be finished.
pub fn on_answer<M: Has<Asking>>(world: &mut World<M>, message: &Message) {
    let number = message.content as u32;
    let questions = &mut world.state_mut::<Asking>().questions;
    let Some(question) = questions.get_mut(number) else { return };
    // A member who is asked twice, because a message was, has one say.
    if question.proposal {
        question.missing.retain(|&one| one != message.from);
        if !question.missing.is_empty() {
            return;
        }
    }
    let Some(question) = questions.remove(number) else { return };
    let Question { of, asker, .. } = question;
    if question.proposal {
        world.report(TraceEvent::Agreed { first: of, actor: asker });
    } else {
        world.report(TraceEvent::Answered { from: of, actor: asker });
    }
    conclude(world, &question, true);
}

/// No answer came in time, or not all. Whoever is not there to decide does so as soon as it is.
pub fn due<M: Has<Asking>>(world: &mut World<M>, what: Due, number: u32, _: u64) {
    let Due::AskTimeout = what;
    let Some(question) = world.state_mut::<Asking>().questions.get_mut(number) else { return };
    question.overdue = true;
    let asker = question.asker;
    decide(world, asker);
}

/// Whether somebody is there and could take something up, but that it may wait for an answer.
fn is_attentive(world: &World<impl Has<Asking>>, actor: u32) -> bool {
    let mut presence = world.presence(actor);
    presence.remove(ASKING);
    presence.is_free()
}

/// Somebody decides on what it has asked, and has no answer to in time.
pub fn decide<M: Has<Asking>>(world: &mut World<M>, asker: u32) {
    while is_attentive(world, asker)
        && let Some(number) = world.state::<Asking>().questions.first_of(asker, true)
    {
        give_up(world, number);
    }
}

fn give_up<M: Has<Asking>>(world: &mut World<M>, number: u32) {
    let Some(question) = world.state_mut::<Asking>().questions.remove(number) else { return };
    let actor = question.asker;
    if question.proposal {
        world.report(TraceEvent::Abandoned { actor });
    } else {
        world.report(TraceEvent::Guessed { actor });
    }
    conclude(world, &question, false);
}

fn conclude<M: Has<Asking>>(world: &mut World<M>, question: &Question, answered: bool) {
    let Question { asker, ref item, wrong, proposal, .. } = *question;
    if proposal {
        let changes = if answered { world.changes(asker, item) } else { None };
        world.finish_work(asker, NONE, item, false, Duties { wrong, changes });
    } else {
        M::conclude_work(world, asker, NONE, item, (false, wrong || !answered));
    }
    if question.blocking {
        stop_waiting(world, asker);
    }
}

fn stop_waiting<M: Has<Asking>>(world: &mut World<M>, asker: u32) {
    if world.presence(asker).has(ASKING) {
        world.state_mut::<Asking>().waits_for[asker as usize] = NONE;
        world.release(asker, ASKING);
        recount(world);
    }
}

/// What somebody has asked is forgotten. The items it was asked for go to others who hold their role, or stay unfinished.
pub fn forget_questions<M: Has<Asking>>(world: &mut World<M>, actor: u32) {
    stop_waiting(world, actor);
    while let Some(number) = world.state::<Asking>().questions.first_of(actor, false)
        && let Some(question) = world.state_mut::<Asking>().questions.remove(number)
    {
        if !world.leave_to_another(&question.item) {
            world.report(TraceEvent::Unfinished { actor });
        }
    }
}

/// A question has passed to another holder of its role.
pub fn handed_over<M: Has<Asking>>(world: &mut World<M>, key: u32, to: u32) {
    let message = &world.messages()[key];
    if message.kind != Kind::Question {
        return;
    }
    let number = message.content as u32;
    let state = world.state_mut::<Asking>();
    if let Some(question) = state.questions.get_mut(number) {
        question.of = to;
        question.missing = vec![to];
        if question.blocking {
            state.waits_for[question.asker as usize] = to;
            recount(world);
        }
    }
}
