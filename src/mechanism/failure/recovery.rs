//! Falling down, telling a supervisor, and what it does about it until everyone is up again.

use super::rules::{Cause, Directive, Fails, Scope, Supervisor};
use super::state::{DOWN, Due, FAILURE, Failure, RECOVERY, REPORT, failure_key, state, supervisor_of};
use crate::engine::{Has, Message, World};
use crate::kernel::ticks;
use crate::trace::{Kind, TraceEvent};

/// Something of failures is due; `number` is the event's.
pub fn due<M: Has<Failure>>(world: &mut World<M>, what: Due, actor: u32, number: u64) {
    // Whoever waits for another event does not wait for this one.
    if world.state::<Failure>()[actor as usize].timer != number {
        return;
    }
    match what {
        Due::Failure => crash(world, actor, Cause::Clock),
        Due::FailureReport => report_or_restart(world, actor),
        Due::Recovery => back(world, actor),
    }
}

/// Schedules the time at which somebody fails next, if it fails by the clock.
pub fn schedule<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    let fails = world.rules::<Failure>().fails.of(world.entry_of(actor));
    let Some(&Fails { after: Some(after), .. }) = fails else { return };
    let starts = state(world, actor).starts;
    let up = after.draw(&mut failure_key(world, actor, starts).stream(FAILURE));
    let timer = world.schedule_own::<Failure>(world.now().saturating_add(up), Due::Failure, actor);
    state(world, actor).timer = timer;
}

/// An item that was just finished may have been too much.
#[inline(never)]
pub fn may_break<M: Has<Failure>>(world: &mut World<M>, actor: u32, message: &Message) {
    let Some(fails) = world.rules::<Failure>().fails.of(world.entry_of(actor)) else { return };
    let chance = fails.checks.map_or(fails.per_item, |checks| checks.per_item);
    if chance > 0.0 && message.stream_key.stream(FAILURE).unit() < chance {
        crash_over(world, actor, Cause::Item, message.serial);
    }
}

/// Somebody fails, and not over a message.
pub fn crash<M: Has<Failure>>(world: &mut World<M>, actor: u32, cause: Cause) {
    crash_over(world, actor, cause, u64::MAX);
}

/// Somebody fails over a message: it puts aside what it is at, and tells its supervisor, or else restarts by itself.
fn crash_over<M: Has<Failure>>(world: &mut World<M>, actor: u32, cause: Cause, message: u64) {
    let presence = world.presence(actor);
    if presence.has_left() || presence.has(DOWN) {
        return;
    }
    let own = state(world, actor);
    own.crashes += 1;
    own.timer = u64::MAX;
    world.report(TraceEvent::Crashed { message, actor, cause: cause as u32 });
    go_down(world, actor);
    report_or_restart(world, actor);
}

/// Tells the supervisor, or begins again without one.
fn report_or_restart<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    match supervisor_of(world, actor) {
        Some(above) if !world.presence(above.actor).has_left() => report(world, actor, above),
        _ => restart(world, actor),
    }
}

fn go_down<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    state(world, actor).down_since = world.now();
    world.hold(actor, DOWN);
    M::outage(world);
}

/// Somebody who is down begins again: without what was in its head, and without what waited, unless that is kept. What was written
/// down is read back.
fn restart<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    let own = state(world, actor);
    if own.recovering {
        return;
    }
    own.recovering = true;
    // Each beginning has a draw of its own, also one that another's failure brought about.
    let start = own.starts + 1;
    M::forget_questions(world, actor);
    if !world.plan().profile(actor).mailbox.persistent {
        world.empty(actor);
    }
    let fails = world.rules::<Failure>().fails.of(world.entry_of(actor)).copied();
    let mut takes =
        fails.map_or(0, |fails| fails.recovers.draw(&mut failure_key(world, actor, start).stream(RECOVERY)));
    takes += M::read_back(world, actor);
    let timer = world.schedule_own::<Failure>(world.now().saturating_add(takes), Due::Recovery, actor);
    state(world, actor).timer = timer;
}

/// Somebody is back after its restart.
fn back<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    if !world.presence(actor).has_left() {
        recover(world, actor);
    }
}

fn recover<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    let own = state(world, actor);
    own.recovering = false;
    own.timer = u64::MAX;
    own.starts += 1;
    outage_over(world, actor);
    world.report(TraceEvent::Recovered { actor });
    schedule(world, actor);
    state(world, actor).orders_due = true;
    world.release(actor, DOWN);
    M::outage(world);
}

/// Those whom somebody looks after begin again with it, as soon as it is there to say so.
pub fn give_due_orders<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    if !std::mem::take(&mut state(world, actor).orders_due) {
        return;
    }
    let plan = world.shared_plan();
    for &child in &M::rules(&plan.rules).children_of[actor as usize] {
        if world.presence(child).has(DOWN) {
            let own = state(world, child);
            own.handled = own.crashes;
            order(world, actor, child);
        }
    }
}

/// A failure is over, one way or another.
fn outage_over<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    let lasted = world.now() - state(world, actor).down_since;
    let outages = &mut world.figures_mut::<Failure>().outages;
    *outages = (outages.0 + 1, outages.1 + lasted);
}

/// Somebody who may be down leaves for good.
pub fn leaving<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    let own = state(world, actor);
    (own.timer, own.recovering, own.orders_due) = (u64::MAX, false, false);
    if world.presence(actor).has(DOWN) {
        world.remove_reason(actor, DOWN);
        outage_over(world, actor);
        M::outage(world);
    }
}

/// Somebody has joined: that is a beginning, too.
pub fn joined<M: Has<Failure>>(world: &mut World<M>, actor: u32) {
    state(world, actor).starts += 1;
    schedule(world, actor);
}

/// Tells a supervisor of a failure, and makes sure to tell it again.
fn report<M: Has<Failure>>(world: &mut World<M>, actor: u32, above: Supervisor) {
    let own = state(world, actor);
    own.reports += 1;
    let (number, failure) = (u64::from(own.reports), own.crashes);
    let stream_key = failure_key(world, actor, failure).child(REPORT, number);
    let fails = world.rules::<Failure>().fails.of(world.entry_of(actor));
    let again = fails.map_or(60.0, |fails| fails.signals_every_minutes);
    let due = world.now().saturating_add(ticks(again));
    let timer = world.schedule_own::<Failure>(due, Due::FailureReport, actor);
    state(world, actor).timer = timer;
    let content = u64::from(failure);
    let report = Message { content, urgency: 3, ..Message::new(Kind::Failure, stream_key, actor, above.actor) };
    world.send(report, above.up);
}

/// A supervisor has understood that somebody it looks after has failed.
pub fn supervise<M: Has<Failure>>(world: &mut World<M>, supervisor: u32, message: &Message) {
    let plan = world.shared_plan();
    let all = M::rules(&plan.rules);
    let (child, failure) = (message.from, message.content as u32);
    let of_child = state(world, child);
    let is_news = of_child.crashes == failure && of_child.handled != failure;
    let rules = all.supervises.of(plan.profile_of[supervisor as usize]);
    let Some(rules) = rules.filter(|_| is_news) else {
        return insist(world, supervisor, child, failure);
    };
    of_child.handled = failure;
    let down_since = of_child.down_since;
    let now = world.now();
    let handled = &mut world.figures_mut::<Failure>().handled;
    *handled = (handled.0 + 1, handled.1 + (now - down_since));
    let dealt = &mut state(world, supervisor).dealt;
    let window = now.saturating_sub(ticks(rules.within_minutes));
    dealt.retain(|&at| at > window);
    if rules.restarts_max.is_some() {
        dealt.push(now);
    }
    let too_many = rules.restarts_max.is_some_and(|most| dealt.len() > most as usize);
    if too_many || rules.directive == Directive::Escalate {
        dealt.clear();
        world.report(TraceEvent::Escalated { actor: supervisor, child });
        crash(world, supervisor, Cause::Escalation);
        return;
    }
    let children = &all.children_of[supervisor as usize];
    let started_before = |&one: &u32| one != child;
    let of = match rules.scope {
        Scope::OneForOne => &[child][..],
        Scope::OneForAll => &children[..],
        Scope::RestForOne => &children[children.iter().take_while(|one| started_before(one)).count()..],
    };
    for &one in of {
        order(world, supervisor, one);
    }
}

/// A supervisor is told again of what it has dealt with: what it said has not arrived.
fn insist<M: Has<Failure>>(world: &mut World<M>, supervisor: u32, child: u32, failure: u32) {
    let supervises = world.rules::<Failure>().supervises.of(world.entry_of(supervisor)).is_some();
    if world.presence(child).has(DOWN) && state(world, child).crashes == failure && supervises {
        order(world, supervisor, child);
    }
}

/// A supervisor says what is to be done.
fn order<M: Has<Failure>>(world: &mut World<M>, supervisor: u32, child: u32) {
    let Some(above) = supervisor_of(world, child) else { return };
    let own = state(world, child);
    own.orders += 1;
    let (number, failure) = (u64::from(own.orders), own.crashes);
    let stream_key = failure_key(world, child, failure).child(RECOVERY, number);
    let content = occasion(world, child);
    let order = Message { content, urgency: 3, ..Message::new(Kind::Restart, stream_key, supervisor, child) };
    world.send(order, above.down);
}

/// What an order is about: how often somebody has failed and begun anew so far.
fn occasion<M: Has<Failure>>(world: &mut World<M>, actor: u32) -> u64 {
    let own = state(world, actor);
    u64::from(own.crashes) | u64::from(own.starts) << 32
}

/// Somebody is told by its supervisor what to do.
pub fn on_order<M: Has<Failure>>(world: &mut World<M>, message: &Message) {
    let actor = message.to;
    let presence = world.presence(actor);
    // What was said about an earlier failure, or said twice, is past.
    if presence.has_left() || occasion(world, actor) != message.content {
        return;
    }
    let directive = world.rules::<Failure>().supervises.of(world.entry_of(message.from)).map(|rules| rules.directive);
    match directive {
        Some(Directive::Resume) if presence.has(DOWN) => recover(world, actor),
        Some(Directive::Resume) => {}
        Some(Directive::Stop) => world.leave(actor, TraceEvent::Left { actor }.into()),
        _ => {
            if !presence.has(DOWN) {
                state(world, actor).timer = u64::MAX;
                go_down(world, actor);
            }
            restart(world, actor);
        }
    }
}
