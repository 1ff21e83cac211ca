//! Follows a run event by event and writes down every draw that can be seen from outside, by what it is about.

use actorium::World;
use actorium::engine::{NO_ROLE, OUTSIDE, State};
use actorium::kernel::Ticks;
use actorium::trace::EventKind;
use actorium::trace::Kind;
use std::collections::BTreeMap;

/// How a message travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Travel {
    /// From when sent until due.
    pub latency: Ticks,
    /// Whether it is lost.
    pub doomed: bool,
    /// Who from.
    pub from: u32,
    /// Who to.
    pub to: u32,
    /// What it is.
    pub kind: Kind,
}

/// The draws of a run, by the lineage of what they are about.
#[derive(Debug, Default)]
pub struct Draws {
    /// Every message that travelled, with the time at which it was sent.
    pub travels: BTreeMap<u64, (Travel, Ticks)>,
    /// How long each message took each actor to integrate, by both; a draw only where nothing else adds to it.
    pub integrations: BTreeMap<u64, Ticks>,
    /// When work from outside came to each actor's mailbox, whether or not it was let in; in one list where that depends on who is
    /// there.
    pub arrivals: BTreeMap<u32, Vec<Ticks>>,
    /// The items that were let in: for each actor lineage and time of arrival, in order.
    pub items: BTreeMap<u32, Vec<(u64, Ticks)>>,
    /// Whether some messages go to whoever is there, or is free.
    pub addressed: bool,
    /// Whether some facts were gone before they could be looked at: then not every arrival is known.
    pub deaf: bool,
    /// Facts that were looked at.
    heard: u64,
}

impl Draws {
    /// Follows a world up to a time, or for so many events.
    pub fn follow(world: &mut World, until: Ticks, events: u64) -> Self {
        let addressed =
            world.plan().hooks.forwarding || world.plan().hooks.choice || !world.plan().rules.roles.roles.is_empty();
        let mut draws = Self { heard: world.observers().trace.recorded(), addressed, ..Self::default() };
        draws.look(world);
        for _ in 0..events {
            if world.now() >= until || world.step() != actorium::Stop::Reached {
                break;
            }
            draws.look(world);
        }
        draws
    }

    fn look(&mut self, world: &World) {
        for (_, message) in world.messages().iter() {
            let lineage = message.stream_key.key();
            if message.state == State::InFlight {
                let travel = Travel {
                    latency: message.due_at - message.sent_at,
                    doomed: message.is_doomed(),
                    from: message.from,
                    to: message.to,
                    kind: message.kind,
                };
                let first = self.travels.entry(lineage).or_insert((travel, message.sent_at));
                assert_eq!(*first, (travel, message.sent_at), "two messages have one lineage");
            } else if message.from == OUTSIDE {
                let items = self.items.entry(message.to).or_default();
                if !items.iter().rev().any(|(known, _)| *known == lineage) {
                    items.push((lineage, message.sent_at));
                }
            }
        }
        for (number, time, fact) in world.observers().trace.since(self.heard) {
            // One event can have more facts than the trace holds: a burst that finds everyone idle.
            self.deaf |= number > self.heard;
            self.heard = number + 1;
            if fact.kind == EventKind::Arrived {
                let entrance = if entrances_depend(world) { OUTSIDE } else { fact.get("to").unwrap() };
                self.arrivals.entry(entrance).or_default().push(time);
            }
        }
        let hooks = world.plan().hooks;
        let is_drawn = !hooks.mailbox && !hooks.change && !hooks.choice;
        let busy = world.actors().iter().zip(&world.plan().keys).filter(|(actor, _)| !actor.is_idle());
        for (actor, key) in busy.filter(|_| is_drawn) {
            let lineage = world.messages()[actor.integrating].stream_key.key() ^ key;
            let lasts = actor.ends_at - actor.began_at;
            let first = *self.integrations.entry(lineage).or_insert(lasts);
            assert_eq!(first, lasts, "two integrations have one lineage");
        }
    }
}

/// Whether it depends on who is there and what they do, at whose mailbox work from outside comes in.
fn entrances_depend(world: &World) -> bool {
    world.plan().hooks.forwarding || world.plan().sources.iter().any(|source| source.role != NO_ROLE)
}

/// Values that stand under the same key in both.
pub fn shared<'a, T>(a: &'a BTreeMap<u64, T>, b: &'a BTreeMap<u64, T>) -> impl Iterator<Item = (u64, &'a T, &'a T)> {
    a.iter().filter_map(|(key, value)| b.get(key).map(|other| (*key, value, other)))
}
