//! What people do to a running team, at random: every command there is.

use super::draws::{Index, Key};
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::engine::{Presence, State};
use actorium::kernel::NONE;
use actorium::mechanism::failure::DOWN;

/// Something to do, whatever the run looks like by then.
#[derive(Clone, Debug)]
pub enum Intervention {
    /// Turn a knob to that share of its range.
    Turn(Knob, f64),
    /// Lose one of the messages in flight.
    Lose(Index),
    /// Deliver one of the messages in flight.
    Deliver(Index),
    /// Hand an item to someone.
    Give(Index),
    /// Promote someone.
    Promote(Index),
    /// Have someone leave who is still there.
    Remove(Index),
    /// Have someone claim a domain that is free for all.
    Claim(Index),
    /// Have someone fail who is up.
    Fail(Index),
    /// Have someone who is still there move to a site.
    MoveTo(Index, Index),
}

impl Intervention {
    /// The command it comes to in this world; none if there is nothing to do it to.
    pub fn command(&self, world: &World) -> Option<Command> {
        let in_flight = |index: &Index| {
            let travels =
                |message: &&actorium::engine::Message| message.state == State::InFlight && message.from != message.to;
            let serials: Vec<u64> = (world.messages().iter().map(|(_, message)| message))
                .filter(travels)
                .map(|message| message.serial)
                .collect();
            (!serials.is_empty()).then(|| serials[index.index(serials.len())])
        };
        match self {
            Self::Turn(knob, share) => {
                let range = &world.plan().knob_ranges[*knob as usize];
                if range.start > range.end {
                    // Not a knob of this scenario.
                    return None;
                }
                let value = (range.start + share * (range.end - range.start)).min(range.end);
                Some(Command::SetKnob { knob: *knob, value })
            }
            Self::Lose(index) => in_flight(index).map(|message| Command::LoseMessage { message }),
            Self::Deliver(index) => in_flight(index).map(|message| Command::DeliverMessage { message }),
            Self::Give(index) => Some(Command::GiveWork { actor: index.index(world.actors().len()) as u32 }),
            Self::Promote(index) => {
                let actor = index.index(world.actors().len()) as u32;
                world.plan().rules.recognition.map(|_| Command::Promote { actor })
            }
            Self::Remove(index) => one_of(world, index, |_| true).map(|actor| Command::Remove { actor }),
            Self::Claim(index) => {
                let plan = world.plan();
                let domain_of = |actor: u32, pair: &u32| (actor, plan.subscriptions[*pair as usize].domain);
                let is_free = |domain: u32| {
                    let free = !plan.domains[domain as usize].owned;
                    free && world.knowledge().owner(domain) == NONE
                };
                let there = (0..world.actors().len() as u32)
                    .filter(|&actor| !world.actors()[actor as usize].presence.has_left());
                let claims: Vec<(u32, u32)> = there
                    .flat_map(|actor| {
                        plan.subscriptions_of[actor as usize].iter().map(move |pair| domain_of(actor, pair))
                    })
                    .filter(|&(_, domain)| is_free(domain))
                    .collect();
                let (actor, domain) = *(!claims.is_empty()).then(|| index.get(&claims))?;
                Some(Command::Claim { actor, domain })
            }
            Self::Fail(index) => {
                one_of(world, index, |presence| !presence.has(DOWN)).map(|actor| Command::Fail { actor })
            }
            Self::MoveTo(index, site) => {
                let sites = world.plan().rules.sites.sites.len();
                let actor = one_of(world, index, |_| sites > 0)?;
                Some(Command::MoveTo { actor, site: site.index(sites) as u32 })
            }
        }
    }
}

/// One of those who are still there and of whom that is true.
fn one_of(world: &World, index: &Index, fits: impl Fn(Presence) -> bool) -> Option<u32> {
    let fits = |presence: Presence| !presence.has_left() && fits(presence);
    let people = world.actors().iter().zip(0..);
    let there: Vec<u32> = people.filter(|(actor, _)| fits(actor.presence)).map(|(_, index)| index).collect();
    (!there.is_empty()).then(|| *index.get(&there))
}

/// Something to do.
pub fn intervention(key: Key) -> Intervention {
    let (one, other) = (key.of("one").index(), key.of("other").index());
    match key.of("sort").weighted(&[4, 4, 4, 4, 2, 1, 2, 2, 2]) {
        0 => Intervention::Turn(key.of("knob").pick(&Knob::ALL), key.of("share").unit()),
        1 => Intervention::Lose(one),
        2 => Intervention::Deliver(one),
        3 => Intervention::Give(one),
        4 => Intervention::Promote(one),
        5 => Intervention::Remove(one),
        6 => Intervention::Claim(one),
        7 => Intervention::Fail(one),
        _ => Intervention::MoveTo(one, other),
    }
}
