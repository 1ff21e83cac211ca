//! What must be true of every world at every moment, checked from scratch against what the world keeps up to date.

use super::fact::What;
use crate::actor::{Hold, Kind, Order, Stance, State};
use crate::kernel::{NONE, Ticks};
use crate::world::World;

/// Checks every invariant.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World) -> Result<(), String> {
    accounted_for(world)?;
    mailboxes(world)?;
    littles_law(world)?;
    beliefs(world)?;
    heads_and_places(world)?;
    kinds(world)?;
    holds(world)?;
    shared_queues(world)?;
    questions(world)?;
    transfers(world)
}

fn require(holds: bool, says: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(says()) }
}

/// Every message that was ever sent is somewhere, or had exactly one end.
fn accounted_for(world: &World) -> Result<(), String> {
    let counts = world.message_counts();
    let ends = counts.lost + counts.refused + counts.dropped + counts.expired + counts.integrated;
    let places = counts.waiting + counts.in_flight + counts.integrating;
    require(counts.sent == ends + places, || {
        format!("{} messages were sent, but {ends} ended and {places} are under way: {counts:?}", counts.sent)
    })?;
    let live = |state| world.messages().iter().filter(|(_, message)| message.state == state).count() as u64;
    for (state, counted) in [
        (State::InFlight, counts.in_flight),
        (State::Waiting, counts.waiting),
        (State::Integrating, counts.integrating),
    ] {
        let there = live(state);
        require(there == counted, || format!("{there} messages are {state:?}, but {counted} are counted"))?;
    }
    require(counts.missed <= counts.lost && counts.misunderstood <= counts.integrated, || {
        format!("more was missed than lost, or more misunderstood than integrated: {counts:?}")
    })?;
    require(counts.delivered == counts.sent - counts.lost - counts.in_flight, || {
        format!("delivered does not add up: {counts:?}")
    })
}

/// The same for each kind of message.
fn kinds(world: &World) -> Result<(), String> {
    let tally = &world.observers().tally;
    let mut there = [0_u64; Kind::ALL.len()];
    world.messages().iter().for_each(|(_, message)| there[message.kind as usize] += 1);
    let ends = [What::Lost, What::Refused, What::Dropped, What::Duplicate, What::Expired, What::Integrated];
    for kind in Kind::ALL {
        let count = |what| tally.of_kind(what, kind);
        let begun = count(What::Sent) + count(What::Arrived);
        let ended: u64 = ends.into_iter().map(count).sum();
        let alive = there[kind as usize];
        require(begun == ended + alive, || {
            format!("{begun} {kind:?} messages were sent, {ended} ended, and {alive} are there")
        })?;
    }
    Ok(())
}

/// Within capacity, one message at a time, in the order that was promised.
fn mailboxes(world: &World) -> Result<(), String> {
    for (index, actor) in world.actors().iter().enumerate() {
        let name = &world.plan().names[index];
        let rules = world.plan().profile(index as u32).mailbox;
        let waiting: Vec<u32> = actor.mailbox.in_turn(rules.order).collect();
        require(waiting.len() == actor.mailbox.waiting() as usize, || format!("{name}'s mailbox has lost count"))?;
        require(rules.capacity.is_none_or(|most| waiting.len() <= most as usize), || {
            format!("{name} has {} messages waiting and room for {:?}", waiting.len(), rules.capacity)
        })?;
        let takes_up = actor.is_idle() && actor.presence.is_free() && actor.stance != Stance::Focus;
        require(waiting.is_empty() || !takes_up, || format!("{name} is idle while messages wait"))?;
        let of = |key: u32| &world.messages()[key];
        let received = |key: u32| (of(key).due_at, of(key).serial);
        let life = &world.lives()[index];
        require(actor.has_aside != life.aside.is_empty(), || format!("{name} has lost sight of what it put aside"))?;
        require(!(actor.has_aside && actor.is_idle() && actor.presence.is_free()), || {
            format!("{name} is idle and does not go back to what it put aside")
        })?;
        let neglects = actor.is_idle() && actor.presence.is_free() && waiting.iter().any(|&key| of(key).kind.is_work());
        require(!neglects, || format!("{name} is idle while work waits"))?;
        require(life.aside.iter().all(|aside| of(aside.key).state == State::Waiting), || {
            format!("{name} has put something aside that does not wait")
        })?;
        let counted = world.observers().tally.actors[index].waiting.value();
        let there = (waiting.len() + life.aside.len()) as u64;
        require(counted == there, || format!("{there} messages wait for {name}, but {counted} are counted"))?;
        // What another holder of a role hands over comes later than what came in between.
        let plan = world.plan();
        let holds = |people: &[u32]| people.binary_search(&(index as u32)).is_ok();
        let shares = plan.roles.iter().any(|role| holds(&role.holders) || holds(&role.standby));
        for pair in waiting.windows(2).filter(|_| !shares) {
            let (first, second) = (pair[0], pair[1]);
            let in_order = match rules.order {
                Order::Fifo => of(first).due_at <= of(second).due_at,
                Order::Lifo => of(first).due_at >= of(second).due_at,
                Order::Priority => {
                    let rank = |key| (std::cmp::Reverse(of(key).urgency), of(key).due_at);
                    rank(first) <= rank(second)
                }
            };
            require(in_order, || format!("{name}'s mailbox is out of order at {:?}", received(second)))?;
        }
        if !actor.is_idle() {
            let message = of(actor.integrating);
            require(message.state == State::Integrating && message.to as usize == index, || {
                format!("{name} integrates what is not its own")
            })?;
            let one_after_the_other = rules.order == Order::Fifo && !world.plan().on.choices && life.aside.is_empty();
            require(!one_after_the_other || waiting.iter().all(|&key| of(key).due_at >= message.due_at), || {
                format!("{name} integrates a message before one that came earlier")
            })?;
            let (began, ends, now) = (actor.began_at, actor.ends_at, world.now());
            require(message.due_at <= began && began <= now && now <= ends, || {
                format!("time is out of joint at {name}")
            })?;
        }
    }
    Ok(())
}

/// Little's law, exact: the number in the system, summed over time, is the time in the system, summed over messages.
fn littles_law(world: &World) -> Result<(), String> {
    let tally = &world.observers().tally;
    let now = world.now();
    let present = |states: &[State], since: &dyn Fn(&crate::actor::Message) -> Ticks| -> u128 {
        let there = world.messages().iter().filter(|(_, message)| states.contains(&message.state));
        there.map(|(_, message)| u128::from(now - since(message))).sum()
    };
    let times = tally.sojourn.sum()
        + tally.abandoned
        + present(&[State::Waiting, State::Integrating], &|message| message.due_at);
    let area = tally.waiting().area(now) + tally.busy().area(now);
    require(area == times, || format!("Little's law is off by {}: {area} against {times}", area.abs_diff(times)))
}

/// No belief is newer than the truth, and every sum is what a fresh count gives.
fn beliefs(world: &World) -> Result<(), String> {
    let (plan, knowledge) = (world.plan(), world.knowledge());
    for (index, pair) in plan.pairs.iter().enumerate() {
        let holding = knowledge.holding(index as u32);
        let truth = knowledge.truth(pair.domain).version;
        require(holding.version > 0 || !holding.wrong, || format!("a wrong variant of nothing is held: {holding:?}"))?;
        require(holding.version <= truth && holding.believed <= truth, || {
            format!(
                "{} holds or is believed to hold more of {} than there is",
                plan.names[pair.actor as usize], plan.domains[pair.domain as usize].name
            )
        })?;
    }
    let (kept, fresh) = (knowledge.agreement(), knowledge.recount(plan));
    require(kept == fresh, || format!("agreement is kept as {kept:?}, but counts as {fresh:?}"))?;
    let tally = &world.observers().tally;
    let owed = tally.of_kind(What::DoneOnStale, Kind::Work) - tally.of(What::Reworked);
    require(tally.debt.value() == owed, || format!("debt is {}, but {owed} items are owed", tally.debt.value()))
}

/// Nobody keeps more in their head than fits, no place says more than is true, stress is between 0 and 1, and who left takes up nothing.
fn heads_and_places(world: &World) -> Result<(), String> {
    let plan = world.plan();
    for (index, actor) in world.actors().iter().enumerate() {
        let name = &plan.names[index];
        let profile = plan.profile(index as u32);
        let held = plan.pairs_of[index].iter().filter(|&&pair| world.knowledge().holding(pair).version > 0).count();
        require(profile.brain.is_none_or(|brain| held <= brain.domains_max as usize), || {
            format!("{name} keeps {held} domains in a head with room for {:?}", profile.brain)
        })?;
        let stress = world.stress(index as u32);
        require((0.0..=1.0).contains(&stress), || format!("{name} has a stress of {stress}"))?;
        require(!actor.presence.has_left() || actor.mailbox.waiting() == 0, || format!("{name} left with mail"))?;
    }
    for store in 0..plan.stores.len() as u32 {
        for domain in 0..plan.domains.len() as u32 {
            let (noted, truth) = (world.stores().note(store, domain).version, world.knowledge().truth(domain).version);
            require(noted <= truth, || format!("{} says more than is true", plan.stores[store as usize].name))?;
        }
    }
    let tally = &world.observers().tally;
    let with = |why: Hold| world.actors().iter().filter(|actor| actor.presence.has(why)).count() as u64;
    let here = world.actors().iter().filter(|actor| actor.presence.is_here()).count() as u64;
    let people = world.actors().len() as u64 - with(Hold::Left);
    for (what, there, counted) in [
        ("here", here, tally.present.value()),
        ("in the team", people, tally.people.value()),
        ("down", with(Hold::Down), tally.down.value()),
        ("burnt out", with(Hold::BurntOut), tally.burnt_out.value()),
        ("in a meeting", with(Hold::Meeting), tally.meeting.value()),
        ("waiting for an answer", with(Hold::Asking), tally.blocked.value()),
    ] {
        require(there == counted, || format!("{there} are {what}, but {counted} are counted"))?;
    }
    Ok(())
}

/// Every reason to take nothing up is there as long as what it stands for, and somebody who is down will be brought back.
fn holds(world: &World) -> Result<(), String> {
    let plan = world.plan();
    for (index, (actor, life)) in world.actors().iter().zip(world.lives()).enumerate() {
        let (name, presence) = (&plan.names[index], actor.presence);
        for (why, is) in [
            (Hold::Meeting, life.meeting != NONE),
            (Hold::Asking, life.waits_for != NONE),
            (Hold::Blocked, life.refused > 0),
        ] {
            require(presence.has(why) == is, || format!("{name} is held, or is not: {why:?} with {life:?}"))?;
        }
        // A site turns in an event of its own: at that very tick it may not have come yet.
        let now = world.now();
        let is_open = |at: Ticks| plan.sites.get(life.site as usize).is_none_or(|site| site.is_open(at));
        let turns = is_open(now) != is_open(now.saturating_sub(1));
        require(turns || presence.has(Hold::OffHours) != is_open(now), || format!("{name} does not keep its hours"))?;
        let waits = life.timer != u64::MAX;
        require(!presence.has(Hold::Down) || waits, || format!("{name} is down for good"))?;
        let down_or_gone = presence.has(Hold::Down) || !life.recovering;
        require(down_or_gone, || format!("{name} is on its way back from nothing"))?;
        require(plan.hired_by[index] == NONE || life.joins > 0 || presence.has_left(), || {
            format!("{name} is there without having been hired")
        })?;
    }
    let tally = &world.observers().tally;
    let sum = |of: fn(&crate::actor::Life) -> u32| world.lives().iter().map(|life| u64::from(of(life))).sum::<u64>();
    for (what, there, counted) in [
        ("failures", sum(|life| life.crashes), tally.of(What::Crashed)),
        ("burn-outs", sum(|life| life.burn_outs), tally.of(What::BurntOut)),
        ("people who joined", sum(|life| life.joins), tally.of(What::Hired)),
        ("stalled people", stalled(world), tally.stalled.value()),
    ] {
        require(there == counted, || format!("{there} {what} are there, but {counted} are counted"))?;
    }
    Ok(())
}

/// Those who wait for somebody who is down or burnt out, or for somebody who waits for such a one, and are neither themselves.
fn stalled(world: &World) -> u64 {
    let out = |one: u32| {
        let presence = world.actors()[one as usize].presence;
        presence.has(Hold::Down) || presence.has(Hold::BurntOut)
    };
    let next = |one: &u32| Some(world.lives()[*one as usize].waits_for).filter(|&other| other != NONE);
    let people = world.actors().len();
    let is_stalled = |&one: &u32| !out(one) && std::iter::successors(next(&one), next).take(people).any(out);
    (0..people as u32).filter(is_stalled).count() as u64
}

/// Whoever shares a queue and has nothing to do has nothing to do at the others either, but for what it has asked them itself.
fn shared_queues(world: &World) -> Result<(), String> {
    let plan = world.plan();
    let here = |one: &u32| world.actors()[*one as usize].presence.is_here();
    for (number, role) in plan.roles.iter().enumerate().filter(|(_, role)| role.shared) {
        let takes = if role.holders.iter().any(here) { &role.holders } else { &role.standby };
        let free = |one: &&u32| {
            let actor = &world.actors()[**one as usize];
            actor.is_idle() && actor.presence.is_free() && actor.stance != Stance::Focus
        };
        for &idle in takes.iter().filter(free) {
            for &other in role.holders.iter().chain(&role.standby).filter(|&&other| other != idle) {
                // What somebody has sent to the others is for the others.
                let waits = |key: u32| {
                    let message = &world.messages()[key];
                    message.role as usize == number && message.from != idle
                };
                let left = world.actors()[other as usize].mailbox.find(Order::Fifo, waits).is_some();
                require(!left, || {
                    let [idle, other] = [idle, other].map(|one| &plan.names[one as usize]);
                    format!("{idle} is idle while something for {} waits at {other}", role.name)
                })?;
            }
        }
    }
    Ok(())
}

/// Who waits for an answer has asked; what is open has something missing, and was asked by somebody who is still there.
fn questions(world: &World) -> Result<(), String> {
    for (index, actor) in world.actors().iter().enumerate() {
        let name = &world.plan().names[index];
        let mut own = world.questions().iter().filter(|(_, question)| question.asker as usize == index);
        let waits = own.any(|(_, question)| question.blocking);
        require(actor.presence.has(Hold::Asking) == waits, || format!("{name} waits, or does not, for what it asked"))?;
    }
    for (number, question) in world.questions().iter() {
        let gone = world.actors()[question.asker as usize].presence.has_left();
        require(question.missing > 0 && !gone, || format!("question {number} should be closed: {question:?}"))?;
    }
    Ok(())
}

/// Every transfer is still about something, and knows how many messages refer to it.
fn transfers(world: &World) -> Result<(), String> {
    let mut copies = std::collections::BTreeMap::<u32, u32>::new();
    for (_, message) in world.messages().iter().filter(|(_, message)| message.transfer != NONE) {
        *copies.entry(message.transfer).or_default() += 1;
    }
    for (key, transfer) in world.transfers().iter() {
        let there = copies.remove(&key).unwrap_or(0);
        require(transfer.copies == there, || {
            format!("a transfer counts {} copies, but {there} are there", transfer.copies)
        })?;
        require(!transfer.is_over(), || "a transfer that is over was kept".into())?;
    }
    require(copies.is_empty(), || "a message refers to a transfer that is gone".into())
}
