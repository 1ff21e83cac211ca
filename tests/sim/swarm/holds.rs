//! A third checker from outside, event by event: nobody is held without a reason that has just begun, nor let go without one
//! that has just ended; whoever is held takes nothing up; every question has one end.

use crate::support::Event;
use actorium::World;
use actorium::engine::{Presence, Reason};
use actorium::kernel::NONE;
use actorium::mechanism::absence::AWAY;
use actorium::mechanism::asking::{ASKING, Asking};
use actorium::mechanism::failure::{DOWN, Directive};
use actorium::mechanism::meetings::IN_MEETING;
use actorium::mechanism::sites::{self, OFF_HOURS};
use actorium::mechanism::stress::BURNT_OUT;
use actorium::trace::{EventKind, Kind};
use std::collections::BTreeMap;

const REASONS: [Reason; 8] = [AWAY, Reason::LEFT, OFF_HOURS, DOWN, BURNT_OUT, IN_MEETING, ASKING, Reason::BLOCKED];

/// One actor as it was before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Before {
    presence: Presence,
    integrating: u32,
    began_at: u64,
    site: u32,
}

/// What is known of the moment before.
#[derive(Default)]
pub struct Holds {
    heard: u64,
    people: Vec<Before>,
    /// Questions and proposals that are open, by who asked.
    open: BTreeMap<u32, u64>,
    /// Failures, restarts of those who were up, returns, and failures that ended with leaving.
    downs: [u64; 4],
    deaf: bool,
}

fn require(holds: bool, reason: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(reason()) }
}

fn look(world: &World) -> Vec<Before> {
    let people = world.actors().iter().zip(0..);
    let all = people.map(|(actor, index)| Before {
        presence: actor.presence,
        integrating: actor.integrating,
        began_at: actor.began_at,
        site: sites::site_of(world, index),
    });
    all.collect()
}

impl Holds {
    /// Looks at what one event, or one command, has changed.
    pub fn step(&mut self, world: &World) -> Result<(), String> {
        let trace = &world.observers().trace;
        let mut facts = Vec::new();
        for (number, _, fact) in trace.since(self.heard) {
            self.deaf |= facts.is_empty() && number != self.heard;
            facts.push(fact.into());
        }
        self.heard = trace.recorded();
        let now = look(world);
        if self.people.is_empty() || self.deaf {
            (self.people, self.open) = (now, open(world));
            return Ok(());
        }
        for (index, (was, is)) in self.people.iter().zip(&now).enumerate() {
            let of = Step { world, facts: &facts, actor: index as u32, was, is };
            let checks = of.takes_nothing_up_while_held().and_then(|()| of.acts_while_there());
            checks.and_then(|()| of.has_reasons(&mut self.downs)).map_err(|reason| {
                format!("{}: {reason}, at event {} with {facts:?}", world.plan().names[index], world.moment().events)
            })?;
        }
        self.questions(world, &facts, &now)?;
        self.people = now;
        let [crashed, restarted, recovered, left] = self.downs;
        let down = self.people.iter().filter(|one| one.presence.has(DOWN)).count() as u64;
        require(crashed + restarted == recovered + left + down, || {
            format!("{down} are down, but {:?} failed, were restarted, came back, left", self.downs)
        })
    }

    /// What was asked is open until it is answered, guessed, agreed to or given up, or until its asker forgets it.
    fn questions(&mut self, world: &World, facts: &[Event], now: &[Before]) -> Result<(), String> {
        let there = open(world);
        for asker in 0..now.len() as u32 {
            let count = |whats: &[EventKind]| {
                facts.iter().filter(|fact| whats.contains(&fact.what) && fact.to_asker() == asker).count() as u64
            };
            let opened = count(&[EventKind::Asked, EventKind::Proposed]);
            let closed = count(&[EventKind::Answered, EventKind::Guessed, EventKind::Agreed, EventKind::Abandoned]);
            let of = |open: &BTreeMap<u32, u64>| open.get(&asker).copied().unwrap_or(0);
            let (before, after) = (of(&self.open), of(&there));
            let (was, is) = (self.people[asker as usize].presence, now[asker as usize].presence);
            let forgets = is.has_left() || is.has(DOWN) || was.has(DOWN);
            let adds_up = before + opened == after + closed || forgets && after == 0 && before + opened > closed;
            require(adds_up, || {
                let name = &world.plan().names[asker as usize];
                format!(
                    "{name} had {before} questions open, asked {opened}, {closed} ended, {after} are open: {facts:?}"
                )
            })?;
        }
        self.open = there;
        Ok(())
    }
}

/// Open questions, by who asked.
fn open(world: &World) -> BTreeMap<u32, u64> {
    let mut open = BTreeMap::new();
    world.state::<Asking>().questions.iter().for_each(|(_, question)| *open.entry(question.asker).or_default() += 1);
    open
}

/// Whose question a fact is about.
trait Asker {
    fn to_asker(&self) -> u32;
}

impl Asker for Event {
    fn to_asker(&self) -> u32 {
        // An answer is from who was asked to who has asked; all else is noted at the asker.
        if matches!(self.what, EventKind::Answered | EventKind::Agreed) { self.to } else { self.from }
    }
}

/// What one event has made of one actor.
struct Step<'a> {
    world: &'a World,
    facts: &'a [Event],
    actor: u32,
    was: &'a Before,
    is: &'a Before,
}

impl Step<'_> {
    fn takes_nothing_up_while_held(&self) -> Result<(), String> {
        let (was, is) = (self.was, self.is);
        // Whoever is answered, or back, may ask or fail again at once; whoever is let in may be refused again.
        let again =
            self.happened(&[EventKind::Answered, EventKind::Guessed, EventKind::Recovered]) || self.is_answered();
        // Whoever is hired may be let go at once.
        let hired = self.happened(&[EventKind::Hired]);
        let lasts = |why| {
            let again = again && [ASKING, DOWN].contains(&why) || hired && why == Reason::LEFT;
            !(again || self.sends() && why == Reason::BLOCKED)
        };
        let held = REASONS.into_iter().find(|&why| was.presence.has(why) && is.presence.has(why) && lasts(why));
        let Some(why) = held else { return Ok(()) };
        let took_up = (is.integrating, is.began_at) != (was.integrating, was.began_at) && is.integrating != NONE;
        require(!took_up, || format!("it took something up while held: {}", why.name))?;
        let begun = self
            .facts
            .iter()
            .any(|fact| matches!(fact.what, EventKind::Integrating | EventKind::Resumed) && fact.to == self.actor);
        require(!begun, || format!("it has begun something while held: {}", why.name))
    }

    /// Nobody acts who is not there, neither before nor after what has happened; but whoever goes away finishes what it is at.
    fn acts_while_there(&self) -> Result<(), String> {
        let (was, is) = (self.was.presence, self.is.presence);
        let ended = |fact: &Event| fact.what == EventKind::Integrated && fact.to == self.actor;
        let finishes = self.was.integrating != NONE && self.facts.iter().any(ended);
        let opens = was.has(OFF_HOURS) && !is.has(OFF_HOURS);
        let back = opens || self.happened(&[EventKind::CameBack, EventKind::Recovered, EventKind::Hired]);
        let there = was.is_here() || is.is_here() || finishes || back;
        // Whoever is let in decides, and may be refused again at once.
        let waits = |why| why == ASKING || why == Reason::BLOCKED && self.sends();
        let alone = |presence: Presence| !REASONS.into_iter().any(|why| presence.has(why) && !waits(why));
        let decides = alone(was) || alone(is) || back || self.meets(EventKind::MeetingEnded);
        // A meeting may end, and something begin at once that keeps it from being met.
        let can_be_met = was.can_be_met() || is.can_be_met() || back || self.meets(EventKind::MeetingEnded);
        for fact in self.facts {
            let (acts, may) = match fact.what {
                EventKind::Guessed | EventKind::Abandoned => (fact.from == self.actor, decides),
                // Whoever begins anew reads back what was written down.
                EventKind::LookedUp => (fact.from == self.actor, there || was.has(DOWN) || is.has(DOWN)),
                EventKind::Noticed => (
                    fact.from == self.actor || fact.to == self.actor,
                    if fact.to == self.actor { can_be_met } else { there },
                ),
                EventKind::Asked
                | EventKind::Proposed
                | EventKind::Conflicted
                | EventKind::WroteDown
                | EventKind::Became
                | EventKind::Changed
                | EventKind::Escalated => (fact.from == self.actor, there),
                EventKind::Agreed
                | EventKind::Answered
                | EventKind::Done
                | EventKind::DoneOnStale
                | EventKind::Reworked
                | EventKind::Erred
                | EventKind::Learned
                | EventKind::LearnedInMeeting
                | EventKind::Integrating
                | EventKind::Resumed => (fact.to == self.actor, there),
                EventKind::LetGo => {
                    (self.world.plan().rules.hiring.hired_by[fact.to as usize] == self.actor, can_be_met)
                }
                EventKind::Sent => {
                    let again = fact.number > 1 && !fact.kind.is_some_and(Kind::is_reply);
                    let says = again && fact.kind != Some(Kind::Failure) || fact.kind == Some(Kind::Restart);
                    (says && fact.from == self.actor, there)
                }
                _ => continue,
            };
            require(!acts || may, || format!("it was not there ({was:?}, {is:?}) for {fact:?}"))?;
        }
        Ok(())
    }

    fn happened(&self, whats: &[EventKind]) -> bool {
        self.facts.iter().any(|fact| whats.contains(&fact.what) && (fact.from == self.actor || fact.to == self.actor))
    }

    /// It has sent something that may be refused.
    fn sends(&self) -> bool {
        let may_be_refused = |fact: &Event| fact.what == EventKind::Sent && !fact.kind.is_some_and(Kind::is_reply);
        self.facts.iter().any(|fact| may_be_refused(fact) && fact.from == self.actor)
    }

    /// A message of that kind has had its effect on the actor.
    fn heard(&self, kind: Kind) -> bool {
        let heard =
            |fact: &Event| fact.what == EventKind::Integrated && fact.kind == Some(kind) && fact.to == self.actor;
        self.facts.iter().any(heard)
    }

    /// An answer has come, to be understood now or later.
    fn is_answered(&self) -> bool {
        let comes = |fact: &Event| fact.what == EventKind::Received && fact.kind == Some(Kind::Answer);
        self.facts.iter().any(|fact| comes(fact) && fact.to == self.actor)
    }

    fn meets(&self, what: EventKind) -> bool {
        let attends = |meeting: u32| self.world.plan().rules.meetings[meeting as usize].attendees.contains(&self.actor);
        self.facts.iter().any(|fact| fact.what == what && attends(fact.number))
    }

    fn has_reasons(&self, downs: &mut [u64; 4]) -> Result<(), String> {
        for why in REASONS {
            let (was, is) = (self.was.presence.has(why), self.is.presence.has(why));
            if was != is {
                let reason = if is { self.begins(why, downs) } else { self.ends(why, downs) };
                require(reason, || format!("{} without a reason: {}", if is { "held" } else { "let go" }, why.name))?;
            }
        }
        let moved = self.was.site != self.is.site;
        require(!moved || self.happened(&[EventKind::Moved]), || "it moved without moving".into())
    }

    fn begins(&self, why: Reason, downs: &mut [u64; 4]) -> bool {
        let plan = self.world.plan();
        match why {
            AWAY => self.happened(&[EventKind::WentAway]) || self.is.presence.has_left(),
            Reason::LEFT => self.happened(&[EventKind::Left, EventKind::LetGo]),
            OFF_HOURS => plan.rules.sites.sites.get(self.is.site as usize).is_some_and(|site| site.hours.is_some()),
            DOWN => {
                let crashed = self.happened(&[EventKind::Crashed]);
                downs[usize::from(!crashed)] += 1;
                let above = plan.rules.failure.supervisor_of[self.actor as usize];
                let directive =
                    above.and_then(|above| plan.rules.failure.supervises.of(self.world.entry_of(above.actor)));
                let restarts =
                    directive.is_some_and(|rules| matches!(rules.directive, Directive::Restart | Directive::Escalate));
                crashed || restarts && self.heard(Kind::Restart)
            }
            BURNT_OUT => self.happened(&[EventKind::BurntOut]),
            IN_MEETING => self.meets(EventKind::MeetingBegan),
            ASKING => self.happened(&[EventKind::Asked]),
            Reason::BLOCKED => {
                // Over a medium that takes no time it waits for the answer from the moment it sends.
                self.heard(Kind::Refusal) || self.sends()
            }
            _ => false,
        }
    }

    fn ends(&self, why: Reason, downs: &mut [u64; 4]) -> bool {
        let leaves = self.is.presence.has_left();
        match why {
            AWAY => self.happened(&[EventKind::CameBack]) || leaves,
            Reason::LEFT => self.happened(&[EventKind::Hired]),
            OFF_HOURS => true,
            DOWN => {
                let recovered = self.happened(&[EventKind::Recovered]);
                downs[if recovered { 2 } else { 3 }] += 1;
                recovered || leaves
            }
            BURNT_OUT => self.happened(&[EventKind::Recovered]) || leaves,
            IN_MEETING => self.meets(EventKind::MeetingEnded),
            ASKING => {
                let over = self.happened(&[EventKind::Answered, EventKind::Guessed]) || self.is_answered();
                over || leaves || self.was.presence.has(DOWN) || self.is.presence.has(DOWN)
            }
            Reason::BLOCKED => {
                self.was.presence.has(Reason::BLOCKED) && self.world.runtime()[self.actor as usize].refused == 0
            }
            _ => false,
        }
    }
}
