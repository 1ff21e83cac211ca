//! A third checker from outside, event by event: nobody is held without a reason that has just begun, nor let go without one
//! that has just ended; whoever is held takes nothing up; every question has one end.

use actorium::World;
use actorium::actor::{Directive, Hold, Kind, Presence};
use actorium::kernel::NONE;
use actorium::observe::{Fact, What};
use std::collections::BTreeMap;

const HOLDS: [Hold; 8] =
    [Hold::Away, Hold::Left, Hold::OffHours, Hold::Down, Hold::BurntOut, Hold::Meeting, Hold::Asking, Hold::Blocked];

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
    let people = world.actors().iter().zip(world.lives());
    let one = |(actor, life): (&actorium::actor::Actor, &actorium::actor::Life)| Before {
        presence: actor.presence,
        integrating: actor.integrating,
        began_at: actor.began_at,
        site: life.site,
    };
    people.map(one).collect()
}

impl Holds {
    /// Looks at what one event, or one command, has changed.
    pub fn step(&mut self, world: &World) -> Result<(), String> {
        let trace = &world.observers().trace;
        let mut facts = Vec::new();
        for (number, _, fact) in trace.since(self.heard) {
            self.deaf |= facts.is_empty() && number != self.heard;
            facts.push(*fact);
        }
        self.heard = trace.recorded();
        let now = look(world);
        if self.people.is_empty() || self.deaf {
            (self.people, self.open) = (now, open(world));
            return Ok(());
        }
        for (index, (was, is)) in self.people.iter().zip(&now).enumerate() {
            let of = Step { world, facts: &facts, actor: index as u32, was, is };
            of.takes_nothing_up_while_held().and_then(|()| of.has_reasons(&mut self.downs)).map_err(|reason| {
                format!("{}: {reason}, at event {} with {facts:?}", world.plan().names[index], world.moment().events)
            })?;
        }
        self.questions(world, &facts, &now)?;
        self.people = now;
        let [crashed, restarted, recovered, left] = self.downs;
        let down = self.people.iter().filter(|one| one.presence.has(Hold::Down)).count() as u64;
        require(crashed + restarted == recovered + left + down, || {
            format!("{down} are down, but {:?} failed, were restarted, came back, left", self.downs)
        })
    }

    /// What was asked is open until it is answered, guessed, agreed to or given up, or until its asker forgets it.
    fn questions(&mut self, world: &World, facts: &[Fact], now: &[Before]) -> Result<(), String> {
        let there = open(world);
        for asker in 0..now.len() as u32 {
            let count = |whats: &[What]| {
                facts.iter().filter(|fact| whats.contains(&fact.what) && fact.to_asker() == asker).count() as u64
            };
            let opened = count(&[What::Asked, What::Proposed]);
            let closed = count(&[What::Answered, What::Guessed, What::Agreed, What::Abandoned]);
            let of = |open: &BTreeMap<u32, u64>| open.get(&asker).copied().unwrap_or(0);
            let (before, after) = (of(&self.open), of(&there));
            let (was, is) = (self.people[asker as usize].presence, now[asker as usize].presence);
            let forgets = is.has_left() || is.has(Hold::Down) || was.has(Hold::Down);
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
    world.questions().iter().for_each(|(_, question)| *open.entry(question.asker).or_default() += 1);
    open
}

/// Whose question a fact is about.
trait Asker {
    fn to_asker(&self) -> u32;
}

impl Asker for Fact {
    fn to_asker(&self) -> u32 {
        // An answer is from who was asked to who has asked; all else is noted at the asker.
        if matches!(self.what, What::Answered | What::Agreed) { self.to } else { self.from }
    }
}

/// What one event has made of one actor.
struct Step<'a> {
    world: &'a World,
    facts: &'a [Fact],
    actor: u32,
    was: &'a Before,
    is: &'a Before,
}

impl Step<'_> {
    fn takes_nothing_up_while_held(&self) -> Result<(), String> {
        let (was, is) = (self.was, self.is);
        // Whoever is answered, or back, may ask or fail again at once.
        let again = self.happened(&[What::Answered, What::Guessed, What::Recovered]) || self.is_answered();
        let lasts = |why| !(again && matches!(why, Hold::Asking | Hold::Down));
        let held = HOLDS.into_iter().find(|&why| was.presence.has(why) && is.presence.has(why) && lasts(why));
        let Some(why) = held else { return Ok(()) };
        let took_up = (is.integrating, is.began_at) != (was.integrating, was.began_at) && is.integrating != NONE;
        require(!took_up, || format!("it took something up while held: {why:?}"))?;
        let begun = self
            .facts
            .iter()
            .any(|fact| matches!(fact.what, What::Integrating | What::Resumed) && fact.to == self.actor);
        require(!begun, || format!("it has begun something while held: {why:?}"))
    }

    fn happened(&self, whats: &[What]) -> bool {
        self.facts.iter().any(|fact| whats.contains(&fact.what) && (fact.from == self.actor || fact.to == self.actor))
    }

    /// A message of that kind has had its effect on the actor.
    fn heard(&self, kind: Kind) -> bool {
        let heard = |fact: &Fact| fact.what == What::Integrated && fact.kind == Some(kind) && fact.to == self.actor;
        self.facts.iter().any(heard)
    }

    /// An answer has come, to be understood now or later.
    fn is_answered(&self) -> bool {
        let comes = |fact: &Fact| fact.what == What::Received && fact.kind == Some(Kind::Answer);
        self.facts.iter().any(|fact| comes(fact) && fact.to == self.actor)
    }

    fn meets(&self, what: What) -> bool {
        let attends = |meeting: u32| self.world.plan().meetings[meeting as usize].attendees.contains(&self.actor);
        self.facts.iter().any(|fact| fact.what == what && attends(fact.attempt))
    }

    fn has_reasons(&self, downs: &mut [u64; 4]) -> Result<(), String> {
        for why in HOLDS {
            let (was, is) = (self.was.presence.has(why), self.is.presence.has(why));
            if was != is {
                let reason = if is { self.begins(why, downs) } else { self.ends(why, downs) };
                require(reason, || format!("{} without a reason: {why:?}", if is { "held" } else { "let go" }))?;
            }
        }
        let moved = self.was.site != self.is.site;
        require(!moved || self.happened(&[What::Moved]), || "it moved without moving".into())
    }

    fn begins(&self, why: Hold, downs: &mut [u64; 4]) -> bool {
        let plan = self.world.plan();
        match why {
            Hold::Away => self.happened(&[What::WentAway]) || self.is.presence.has_left(),
            Hold::Left => self.happened(&[What::Left, What::LetGo]),
            Hold::OffHours => plan.sites.get(self.is.site as usize).is_some_and(|site| site.hours.is_some()),
            Hold::Down => {
                let crashed = self.happened(&[What::Crashed]);
                downs[usize::from(!crashed)] += 1;
                let above = plan.supervisor_of[self.actor as usize];
                let directive = above.and_then(|above| plan.profile(above.actor).supervises.as_ref());
                let restarts =
                    directive.is_some_and(|rules| matches!(rules.directive, Directive::Restart | Directive::Escalate));
                crashed || restarts && self.heard(Kind::Restart)
            }
            Hold::BurntOut => self.happened(&[What::BurntOut]),
            Hold::Meeting => self.meets(What::MeetingBegan),
            Hold::Asking => self.happened(&[What::Asked]),
            Hold::Blocked => self.heard(Kind::Refusal),
        }
    }

    fn ends(&self, why: Hold, downs: &mut [u64; 4]) -> bool {
        let leaves = self.is.presence.has_left();
        match why {
            Hold::Away => self.happened(&[What::CameBack]) || leaves,
            Hold::Left => self.happened(&[What::Hired]),
            Hold::OffHours => true,
            Hold::Down => {
                let recovered = self.happened(&[What::Recovered]);
                downs[if recovered { 2 } else { 3 }] += 1;
                recovered || leaves
            }
            Hold::BurntOut => self.happened(&[What::Recovered]) || leaves,
            Hold::Meeting => self.meets(What::MeetingEnded),
            Hold::Asking => {
                let over = self.happened(&[What::Answered, What::Guessed]) || self.is_answered();
                over || leaves || self.was.presence.has(Hold::Down) || self.is.presence.has(Hold::Down)
            }
            Hold::Blocked => {
                self.was.presence.has(Hold::Blocked) && self.world.lives()[self.actor as usize].refused == 0
            }
        }
    }
}
