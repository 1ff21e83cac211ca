//! A checker that stands outside: from the facts alone it follows every message through its life, and every actor
//! through what it does, and says what could not have happened.

use super::minds::Minds;
use crate::support::Event;
use actorium::World;
use actorium::engine::Order;
use actorium::kernel::Ticks;
use actorium::trace::{EventKind, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// Where a message was when last heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    OnItsWay,
    AtTheDoor,
    Integrating,
    PutAside,
}

/// What is known from the facts so far.
#[derive(Default)]
pub struct Lives {
    heard: u64,
    last_time: Ticks,
    next_serial: u64,
    stages: BTreeMap<u64, (Stage, Kind, u32)>,
    /// What each actor is integrating.
    hands: BTreeMap<u32, u64>,
    /// What each actor has put aside, the latest last.
    aside: BTreeMap<u32, Vec<u64>>,
    /// What waits at each actor with a FIFO mailbox, in order of receipt.
    queues: BTreeMap<u32, Vec<u64>>,
    /// The latest version of each domain.
    versions: BTreeMap<u32, u32>,
    /// Who is there, what everybody holds, and what is written where.
    minds: Minds,
    /// Facts that were overwritten before they could be heard: then nothing more can be told.
    pub deaf: bool,
}

/// Whether an actor takes up what came first, and nothing else.
fn takes_the_first(world: &World, actor: u32) -> bool {
    let (plan, entry) = (world.plan(), world.entry_of(actor));
    let attention = plan.rules.attention.of(entry);
    let chooses = attention.is_some_and(|rules| rules.focus.is_some() || rules.triage.is_some());
    let chooses = chooses || plan.rules.interruption.of(entry).is_some();
    plan.profile(actor).mailbox.order == Order::Fifo && !chooses && plan.rules.roles.held_by[actor as usize].is_empty()
}

impl Lives {
    /// Hears the facts that are new: those of one event or command. The trace is a ring: what is too much is not heard.
    pub fn listen(&mut self, world: &World) -> Result<(), String> {
        let trace = &world.observers().trace;
        let new: Vec<(u64, Ticks, Event)> =
            trace.since(self.heard).map(|(number, time, record)| (number, time, record.into())).collect();
        if self.heard == 0 {
            self.minds.begin(world);
        }
        self.deaf |= new.first().is_some_and(|(number, ..)| *number != self.heard);
        self.heard = trace.recorded();
        if self.deaf {
            return Ok(());
        }
        let facts: Vec<Event> = new.iter().map(|(_, _, fact)| *fact).collect();
        self.minds.begin_event(world, &facts);
        for (_, time, fact) in new {
            let said = format!("{fact:?} at tick {time}");
            if time < self.last_time {
                return Err(format!("time went back: {said}"));
            }
            self.last_time = time;
            let heard = self.hear(world, &fact).and_then(|()| self.minds.hear(world, &fact));
            heard.map_err(|reason| format!("{reason}: {said}, among {facts:?}"))?;
        }
        self.minds.end_event(world);
        Ok(())
    }

    fn hear(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        match fact.what {
            EventKind::Arrived | EventKind::Sent => {
                if fact.message != self.next_serial {
                    return Err(format!("the next serial is {}", self.next_serial));
                }
                self.next_serial += 1;
                let kind = fact.kind.ok_or("a message without a kind")?;
                self.stages.insert(fact.message, (Stage::OnItsWay, kind, fact.to));
                Ok(())
            }
            EventKind::Received => {
                self.moves(fact, Stage::OnItsWay, Some(Stage::AtTheDoor))?;
                if !fact.kind.is_some_and(Kind::is_reply) {
                    self.queues.entry(fact.to).or_default().push(fact.message);
                }
                Ok(())
            }
            EventKind::Lost => self.moves(fact, Stage::OnItsWay, None),
            EventKind::Dropped if self.stage(fact) == Some(Stage::PutAside) => {
                self.aside.entry(fact.to).or_default().retain(|&serial| serial != fact.message);
                self.moves(fact, Stage::PutAside, None)
            }
            EventKind::Refused | EventKind::Duplicate | EventKind::Dropped | EventKind::Expired => {
                self.leaves_queue(fact);
                self.moves(fact, Stage::AtTheDoor, None)
            }
            EventKind::Interrupted => {
                if self.hands.remove(&fact.to) != Some(fact.message) {
                    return Err("it was not integrating that".into());
                }
                self.aside.entry(fact.to).or_default().push(fact.message);
                self.moves(fact, Stage::Integrating, Some(Stage::PutAside))
            }
            EventKind::Resumed => {
                if self.aside.entry(fact.to).or_default().pop() != Some(fact.message) {
                    return Err("that was not put aside last".into());
                }
                if let Some(other) = self.hands.insert(fact.to, fact.message) {
                    return Err(format!("while it integrates number {other}"));
                }
                self.moves(fact, Stage::PutAside, Some(Stage::Integrating))
            }
            EventKind::HandedOver => self.is_handed_over(world, fact),
            EventKind::Integrating => {
                let first = self.leaves_queue(fact);
                if !first && takes_the_first(world, fact.to) {
                    return Err("not the first in the mailbox".into());
                }
                if let Some(other) = self.hands.insert(fact.to, fact.message) {
                    return Err(format!("while it integrates number {other}"));
                }
                self.moves(fact, Stage::AtTheDoor, Some(Stage::Integrating))
            }
            EventKind::Integrated if fact.kind.is_some_and(Kind::is_reply) => self.moves(fact, Stage::AtTheDoor, None),
            // An order, and an answer that somebody waits for, are heard at once.
            EventKind::Integrated if self.stage(fact) == Some(Stage::AtTheDoor) => {
                self.leaves_queue(fact);
                let at_once = matches!(fact.kind, Some(Kind::Restart | Kind::Answer));
                at_once.then_some(()).ok_or("it was integrated before that began")?;
                self.moves(fact, Stage::AtTheDoor, None)
            }
            EventKind::Integrated => {
                if self.hands.remove(&fact.to) != Some(fact.message) {
                    return Err("it was not integrating that".into());
                }
                self.moves(fact, Stage::Integrating, None)
            }
            EventKind::Changed => {
                let latest = self.versions.entry(fact.domain).or_insert(1);
                *latest += 1;
                (*latest == fact.version).then_some(()).ok_or_else(|| format!("the next version is {latest}"))
            }
            EventKind::Learned => {
                let latest = self.versions.get(&fact.domain).copied().unwrap_or(1);
                (fact.version <= latest).then_some(()).ok_or_else(|| format!("the latest version is {latest}"))
            }
            _ => Ok(()),
        }
    }

    fn stage(&self, fact: &Event) -> Option<Stage> {
        self.stages.get(&fact.message).map(|there| there.0)
    }

    /// A message passes from one holder of its role to another: before it is received, while it waits, or to be taken up.
    fn is_handed_over(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let there = self.stages.get_mut(&fact.message).ok_or("there is no such message")?;
        let from = std::mem::replace(&mut there.2, fact.to);
        let share = |role: &actorium::mechanism::roles::RolePlan| {
            let has = |actor: u32| role.holders.contains(&actor) || role.standby.contains(&actor);
            has(from) && has(fact.to)
        };
        if from == fact.to || !world.plan().rules.roles.roles.iter().any(share) {
            return Err(format!("they share no role: it was at {from}"));
        }
        // What was put aside begins anew with somebody else.
        if there.0 == Stage::PutAside {
            there.0 = Stage::AtTheDoor;
            self.aside.entry(from).or_default().retain(|&serial| serial != fact.message);
        }
        if there.0 == Stage::AtTheDoor {
            self.queues.entry(from).or_default().retain(|&serial| serial != fact.message);
            self.queues.entry(fact.to).or_default().push(fact.message);
        }
        Ok(())
    }

    fn moves(&mut self, fact: &Event, from: Stage, to: Option<Stage>) -> Result<(), String> {
        let there = self.stages.get_mut(&fact.message).ok_or("there is no such message")?;
        if there.0 != from || Some(there.1) != fact.kind || there.2 != fact.to {
            return Err(format!("it is {there:?}"));
        }
        match to {
            Some(stage) => there.0 = stage,
            None => {
                self.stages.remove(&fact.message);
            }
        }
        Ok(())
    }

    /// Takes a message out of its queue; says whether it was the first.
    fn leaves_queue(&mut self, fact: &Event) -> bool {
        let queue = self.queues.entry(fact.to).or_default();
        let place = queue.iter().position(|&serial| serial == fact.message);
        if let Some(place) = place {
            queue.remove(place);
        }
        place == Some(0)
    }

    /// What the facts leave standing is what the world has.
    pub fn agree_with(&self, world: &World) -> Result<(), String> {
        if self.deaf {
            return Ok(());
        }
        self.minds.agree_with(world)?;
        for (actor, runtime) in (0..).zip(world.runtime()) {
            let there: Vec<u64> = runtime.preempted.iter().map(|one| world.messages()[one.key].serial).collect();
            let heard = self.aside.get(&actor).map_or(&[][..], |aside| aside);
            if there != heard {
                return Err(format!("actor {actor} has put {there:?} aside, by the facts {heard:?}"));
            }
        }
        let there: BTreeSet<u64> = world.messages().iter().map(|(_, message)| message.serial).collect();
        let heard: BTreeSet<u64> = self.stages.keys().copied().collect();
        match there.symmetric_difference(&heard).next() {
            None => Ok(()),
            Some(serial) if there.contains(serial) => {
                Err(format!("number {serial} is there, but by the facts it is over"))
            }
            Some(serial) => Err(format!("number {serial} is over, but by the facts it is there")),
        }
    }
}
