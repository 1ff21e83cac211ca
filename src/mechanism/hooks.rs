//! What the mechanisms make of the engine's questions, and in which order where two of them meet. This is the only place where one
//! mechanism comes before another.

use super::list::{self, All, Rules};
use super::{
    absence, asking, attention, copying, failure, glue, hiring, interruption, meetings, ownership, recognition, roles,
    sites, storage, stress,
};
use crate::engine::{BY_LEVELS, Duties, Fate, HookSet, Hooks, Message, NO_ROLE, Order, World};
use crate::kernel::Ticks;
use crate::trace::Kind;
use attention::Behaviour;

/// Which hooks anybody needs, by the rules that are there.
#[must_use]
pub fn hooks_of(rules: &Rules, is_anybody_somewhere: bool) -> HookSet {
    let is_free_for_all = rules.ownership.iter().any(|domain| domain.free_for_all);
    let choice =
        rules.attention.is_on() || rules.interruption.is_on() || rules.hiring.hires.is_on() || rules.roles.any_shared();
    let mut hooks = HookSet {
        any: false,
        choice,
        forwarding: rules.failure.shields() || is_free_for_all,
        travel: is_anybody_somewhere,
        mailbox: rules.stress.is_on(),
        learning: rules.storage.brains.is_on(),
        change: rules.storage.habits.is_on() || rules.copying.is_some(),
        after_item: rules.failure.is_on(),
        recognition: rules.recognition.is_some(),
        standing: !rules.roles.roles.is_empty(),
    };
    let [mailbox, learning, change] = [hooks.mailbox, hooks.learning, hooks.change];
    hooks.any = mailbox || learning || change || choice || rules.asking.is_on || hooks.after_item;
    hooks
}

impl Hooks for All {
    fn prepare(world: &mut World<Self>) {
        hiring::leave_seats_empty(world);
        world.note_agreement();
    }

    fn start(world: &mut World<Self>) {
        let plan = world.shared_plan();
        for &actor in &plan.canonical.actors {
            absence::schedule(world, actor);
            glue::schedule(world, actor);
            attention::schedule(world, actor);
            failure::schedule(world, actor);
            stress::schedule(world, actor);
            if plan.hooks.travel {
                sites::keep_hours(world, actor);
            }
        }
        meetings::start(world);
        sites::start(world);
        storage::start(world);
        recognition::schedule(world);
        for &actor in plan.canonical.actors.iter().filter(|_| plan.hooks.learning) {
            storage::fill_brain(world, actor);
        }
    }

    fn due(world: &mut World<Self>, mechanism: u8, what: u8, about: u32, number: u64) {
        list::due(world, mechanism, what, about, number);
    }

    fn entrance(world: &mut World<Self>, to: u32) -> u32 {
        failure::entrance(world, to)
    }

    fn holder(world: &mut World<Self>, role: u8, but: [u32; 2], urgency: u8) -> u32 {
        refresh(world);
        roles::holder(world, role, but, urgency)
    }

    fn hears(world: &mut World<Self>, message: &Message) -> bool {
        message.kind == Kind::Restart || asking::hears(world, message)
    }

    fn stand_in(world: &mut World<Self>, message: &Message) -> Option<u32> {
        refresh(world);
        roles::stand_in(world, message)
    }

    #[inline(never)]
    fn waits_again(world: &mut World<Self>, key: u32) {
        roles::waits(world, key);
    }

    #[inline(never)]
    fn standing_changed(world: &mut World<Self>, actor: u32) {
        roles::changed(world, actor);
    }

    #[inline(never)]
    fn taken_out(world: &mut World<Self>, key: u32) {
        roles::waits_no_more(world, key);
    }

    #[inline]
    fn before_mailbox_changes(world: &mut World<Self>, actor: u32) {
        stress::settle(world, actor);
    }

    #[inline(never)]
    fn admitted(world: &mut World<Self>, actor: u32, key: u32) {
        roles::waits(world, key);
        // Who is not there decides when it is back.
        if world.presence(actor).can_be_met() {
            reconsider(world, actor);
        }
        // What comes for a shared queue interrupts whoever is at the least urgent thing, and that is seen when holders are called.
        let role = world.messages()[key].role;
        let is_shared = world.rules::<roles::Roles>().roles.get(role as usize).is_some_and(|of| of.shared);
        if !is_shared && attention::behaviour(world, actor) != Behaviour::Focus {
            interruption::may_interrupt(world, actor, key);
        }
    }

    fn call_holders(world: &mut World<Self>, role: u8) {
        refresh(world);
        let (mut last, mut declined) = (None, Vec::new());
        while let Some(one) = roles::free_for(world, role) {
            let order = world.plan().profile(one).mailbox.order;
            let next = roles::next_of_shared(world, one, None, choice(world, one, order)).map(|next| (one, next));
            if next.is_some() && next != last {
                last = next;
                world.take_next(one);
            } else {
                roles::set_aside(world, role, one);
                declined.push(one);
            }
            refresh(world);
        }
        for one in declined {
            roles::changed(world, one);
        }
        refresh(world);
        while let Some(one) = roles::interruptible_for(world, role) {
            let waits_longer = world.actor(one).integrating;
            interruption::interrupt(world, one);
            world.take_next(one);
            refresh(world);
            if world.actor(one).integrating == waits_longer {
                break;
            }
        }
    }

    fn handed_over(world: &mut World<Self>, key: u32, to: u32) {
        asking::handed_over(world, key, to);
    }

    fn unserved(world: &mut World<Self>, key: u32) {
        roles::waits_no_more(world, key);
        let Message { kind, to, .. } = world.messages()[key];
        if kind == Kind::AntiEntropyRound {
            glue::schedule(world, to);
        }
    }

    #[inline(never)]
    fn choose(world: &mut World<Self>, actor: u32, order: Order) -> Option<u32> {
        reconsider(world, actor);
        // Letting somebody go may have given this one something to do.
        if !world.actor(actor).is_ready() {
            return None;
        }
        // What was put aside comes before all that is not more urgent.
        if let Some(preempted) = world.runtime()[actor as usize].preempted.last() {
            let than = world.messages()[preempted.key].urgency;
            let focused = attention::behaviour(world, actor) == Behaviour::Focus;
            let may = !focused && interruption::is_interruptible(world, actor);
            let own = interruption::more_urgent(world, actor, than).filter(|_| may);
            let by_urgency = roles::Choice { by_urgency: true, work_alone: false };
            let next =
                next(world, actor, own, by_urgency).filter(|&(key, _)| may && world.messages()[key].urgency > than);
            if next.is_none() {
                world.resume(actor);
            }
            return next.map(|next| take(world, actor, next));
        }
        let own = attention::next_of_own(world, actor, order);
        let next = next(world, actor, own, choice(world, actor, order));
        if next.is_none() {
            hiring::is_idle(world, actor);
        }
        Some(take(world, actor, next?))
    }

    #[inline(never)]
    fn service_time(world: &mut World<Self>, actor: u32, key: u32) -> Ticks {
        let hooks = world.plan().hooks;
        if hooks.choice && delegates(world, actor, &world.messages()[key]).is_some() {
            return 0;
        }
        let inexperience = if hooks.choice { hiring::inexperience(world, actor) } else { 1.0 };
        let factors = [failure::care(world, actor), inexperience, stress::slowdown(world, actor)];
        let duration = world.service_time(actor, key, factors);
        if !(hooks.change || hooks.learning) || !world.messages()[key].kind.is_work() {
            return duration;
        }
        let message = world.messages()[key].clone();
        duration.saturating_add(storage::prepare(world, actor, &message))
    }

    fn effort(world: &World<Self>, actor: u32, kind: Kind) -> f64 {
        match kind {
            Kind::AntiEntropyRound => glue::effort(world, actor),
            Kind::Failure => failure::effort(world, actor),
            Kind::Question | Kind::Answer => asking::effort(world, kind),
            Kind::CarbonCopy => copying::effort(world),
            _ => 0.0,
        }
    }

    #[inline(never)]
    fn work(world: &mut World<Self>, actor: u32, key: u32, message: &Message, acknowledge: bool) {
        let hooks = world.plan().hooks;
        let unread = hooks.choice && passes_unread(world, actor, message);
        let wrong = !unread && is_wrong(world, actor, message);
        let asks = world.rules::<asking::Asking>().is_on;
        let waits = !unread && asks && asking::ask(world, actor, message, wrong);
        if !unread && !waits {
            Self::conclude_work(world, actor, key, message, (acknowledge, wrong));
        } else if acknowledge {
            world.reply(key, Kind::Acknowledgement);
        }
    }

    fn conclude_work(
        world: &mut World<Self>,
        actor: u32,
        key: u32,
        message: &Message,
        (acknowledge, wrong): (bool, bool),
    ) {
        let mut changes = world.changes(actor, message);
        if let Some(domain) = changes
            && let Some(within) = ownership::committee(world, domain)
        {
            if world.presence(actor).has_left() {
                // Whoever has left proposes nothing any more.
                changes = None;
            } else if asking::propose(world, actor, message, wrong, (domain, within)) {
                if acknowledge {
                    world.reply(key, Kind::Acknowledgement);
                }
                return;
            }
        }
        world.finish_work(actor, key, message, acknowledge, Duties { wrong, changes });
    }

    fn integrated(world: &mut World<Self>, actor: u32, message: &Message) {
        match message.kind {
            Kind::AntiEntropyRound => {
                glue::look_around(world, actor, message);
                glue::schedule(world, actor);
            }
            Kind::Question => asking::answer(world, actor, message),
            Kind::Answer => asking::on_answer(world, message),
            Kind::Failure => failure::supervise(world, actor, message),
            Kind::Restart => failure::on_order(world, message),
            Kind::CarbonCopy => copying::read(world, actor),
            Kind::Work | Kind::Rework | Kind::Update | Kind::Acknowledgement | Kind::Refusal => {}
        }
    }

    #[inline]
    fn finished(world: &mut World<Self>, actor: u32) {
        recognition::finished(world, actor);
    }

    fn conflicts(world: &mut World<Self>, actor: u32, domain: u32) -> bool {
        ownership::conflicts(world, actor, domain)
    }

    #[inline(never)]
    fn forward(world: &World<Self>, actor: u32, message: &Message) -> Option<(u32, u8)> {
        let source = world.plan().sources.get(message.subject as usize)?;
        // What a supervisor has taken in goes to whom it was for, before anybody's claim counts.
        if source.role == NO_ROLE
            && let Some(next) = failure::shielded(world, actor, message, source.to)
        {
            return next.map(|next| (next, if next == source.to { NO_ROLE } else { BY_LEVELS }));
        }
        ownership::forward(world, actor, message).map(|to| (to, NO_ROLE))
    }

    fn after_item(world: &mut World<Self>, actor: u32, message: &Message) {
        failure::may_break(world, actor, message);
    }

    fn recall(world: &mut World<Self>, actor: u32, subscription: u32) {
        storage::touch(world, actor, subscription);
    }

    fn changed(world: &mut World<Self>, actor: u32, message: &Message, domain: u32, version: u32) {
        storage::write_down(world, actor, message, domain, version);
        copying::changed(world, actor, message, domain, version);
    }

    fn travel(world: &World<Self>, ends: [u32; 2], medium: u8, fate: Fate, latency: Ticks) -> (Fate, Ticks) {
        sites::travel(world, ends, medium, (fate, latency))
    }

    fn site_of(world: &World<Self>, actor: u32) -> u32 {
        sites::site_of(world, actor)
    }

    fn absent(world: &mut World<Self>, actor: u32) {
        let plan = world.shared_plan();
        for (role, _) in plan.rules.roles.held_by(actor) {
            Self::call_holders(world, role as u8);
        }
    }

    fn can_act(world: &mut World<Self>, actor: u32) {
        failure::give_due_orders(world, actor);
        asking::decide(world, actor);
        if world.plan().hooks.choice && world.presence(actor).can_be_met() {
            attention::settle(world, actor);
            reconsider(world, actor);
        }
    }

    fn outage(world: &mut World<Self>) {
        asking::recount(world);
    }

    fn may_return(world: &World<Self>, actor: u32) -> bool {
        hiring::has_seat(world, actor)
    }

    fn leaving(world: &mut World<Self>, actor: u32) {
        failure::leaving(world, actor);
    }

    fn left(world: &mut World<Self>, actor: u32) {
        asking::forget_questions(world, actor);
    }

    fn joined(world: &mut World<Self>, actor: u32) {
        storage::clear(world, actor);
        failure::joined(world, actor);
    }

    fn forget_questions(world: &mut World<Self>, actor: u32) {
        asking::forget_questions(world, actor);
    }

    fn read_back(world: &mut World<Self>, actor: u32) -> Ticks {
        storage::read_back(world, actor)
    }

    fn calm(world: &mut World<Self>, actor: u32, share: f64) {
        stress::calm(world, actor, share);
    }

    fn repaired(world: &mut World<Self>, actor: u32) {
        recognition::repaired(world, actor);
    }
}

/// Looks at the standings of all whose may be another.
fn refresh(world: &mut World<All>) {
    roles::refresh(world, standing);
}

/// Where somebody stands who may hold roles.
pub(super) fn standing(world: &World<All>, actor: u32) -> roles::Standing {
    let state = world.actor(actor);
    let may = !state.is_idle()
        && state.presence.is_free()
        && interruption::is_interruptible(world, actor)
        && attention::behaviour(world, actor) != Behaviour::Focus;
    roles::Standing {
        presence: state.presence,
        is_ready: state.is_ready(),
        waiting: state.mailbox.waiting(),
        interruptible_at: may.then(|| world.messages()[state.integrating].urgency),
    }
}

/// What is next for somebody and at whom it waits: its own, or what another holder of a role has that comes before.
fn next(world: &mut World<All>, actor: u32, own: Option<u32>, choice: roles::Choice) -> Option<(u32, u32)> {
    refresh(world);
    let shared = roles::next_of_shared(world, actor, own, choice);
    shared.or(own.map(|key| (key, actor)))
}

/// Somebody takes what waits, wherever that is.
fn take(world: &mut World<All>, actor: u32, (key, at): (u32, u32)) -> u32 {
    if at != actor {
        world.mailbox_changes(at);
    }
    world.take_out(key, at);
    if at != actor {
        world.hand_over(key, actor);
        roles::took(world, actor, key);
        if world.presence(at).can_be_met() {
            attention::reconsider(world, at);
            hiring::reconsider_soon(world, at);
        }
    }
    key
}

/// Decides anew how an actor handles messages, and then whether it hires or lets somebody go.
fn reconsider(world: &mut World<All>, actor: u32) {
    attention::reconsider(world, actor);
    hiring::consider(world, actor);
}

/// How somebody who is free chooses among what waits for a role: as it chooses among what waits for itself.
fn choice(world: &World<All>, actor: u32, order: Order) -> roles::Choice {
    let behaviour = attention::behaviour(world, actor);
    roles::Choice {
        by_urgency: order == Order::Priority || behaviour == Behaviour::Triage,
        work_alone: behaviour == Behaviour::Focus,
    }
}

/// To whom an actor passes an item on unread, if it does.
fn delegates(world: &World<All>, actor: u32, message: &Message) -> Option<crate::engine::Target> {
    attention::delegates(world, actor, message, |role| roles::is_anyone_else(world, role, actor))
}

#[inline(never)]
fn passes_unread(world: &mut World<All>, actor: u32, message: &Message) -> bool {
    let state = world.actor(actor);
    // What has taken time was read, whatever has come in since.
    if state.began_at != state.ends_at {
        return false;
    }
    let Some(target) = delegates(world, actor, message) else { return false };
    attention::pass_unread(world, actor, message, target)
}

/// Whether an item was done wrong: with an error, or on a domain that was relied on and not known.
fn is_wrong(world: &mut World<All>, actor: u32, message: &Message) -> bool {
    let erred = stress::errs(world, actor, message);
    world.is_stale(actor, message) || erred
}
