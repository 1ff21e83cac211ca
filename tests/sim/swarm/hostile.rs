//! Commands that no honest page sends: refused in a sentence, and the world is as it was, to the last bit.

use super::draws::Key;
use super::for_each_case;
use super::random::{Case, cases};
use crate::support::world;
use actorium::World;
use actorium::command::Command;
use actorium::engine::Knob;
use actorium::engine::State;
use actorium::kernel::NONE;
use actorium::mechanism::failure::DOWN;
use actorium::observe::invariants;

fn hostile_number(key: Key) -> f64 {
    let numbers = [
        f64::NAN,
        -f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -0.0,
        -1e-300,
        f64::MAX,
        f64::MIN_POSITIVE,
        1.0 + f64::EPSILON,
    ];
    key.of("any").maybe(0.1, |key| f64::from_bits(key.bits())).unwrap_or_else(|| key.of("known").pick(&numbers))
}

/// A number below that, or any other.
fn number(key: Key, weight: u32, below: u32) -> u32 {
    match key.of("sort").weighted(&[weight, 1, 1]) {
        0 => key.of("near").number(0..below),
        1 => key.of("far").bits() as u32,
        _ => u32::MAX,
    }
}

fn hostile_command(key: Key) -> Command {
    let actor = number(key.of("actor"), 2, 20);
    let (domain, site) = (number(key.of("domain"), 3, 4), number(key.of("site"), 3, 4));
    let serial = key.of("message");
    let (near, far) = (u64::from(serial.of("near").number(0..500)), serial.of("far").bits());
    let message = serial.of("which").pick(&[near, far, u64::MAX, 1 << 53]);
    match key.of("sort").weighted(&[3, 1, 1, 1, 1, 1, 1, 1, 1]) {
        0 => Command::SetKnob { knob: key.of("knob").pick(&Knob::ALL), value: hostile_number(key.of("value")) },
        1 => Command::LoseMessage { message },
        2 => Command::DeliverMessage { message },
        3 => Command::GiveWork { actor },
        4 => Command::Promote { actor },
        5 => Command::Remove { actor },
        6 => Command::Claim { actor, domain },
        7 => Command::Fail { actor },
        _ => Command::MoveTo { actor, site },
    }
}

/// Hostile commands, each after so many events.
pub fn commands(key: Key) -> Vec<(u64, Command)> {
    let after = |key: Key| u64::from(key.of("after").number(0..60));
    key.of("commands").list(1..10, |key| (after(key), hostile_command(key.of("what"))))
}

/// Whether a command is one that a person could give in this world.
fn makes_sense(world: &World, command: &Command) -> bool {
    let is_somebody = |actor: u32| (actor as usize) < world.actors().len();
    let is_there = |actor: u32| is_somebody(actor) && !world.actors()[actor as usize].presence.has_left();
    match *command {
        Command::SetKnob { knob, value } => {
            let range = &world.plan().knob_ranges[knob as usize];
            let is_there = knob != Knob::RewardsCoherence || world.plan().rules.recognition.is_some();
            is_there && range.start <= value && value <= range.end
        }
        Command::LoseMessage { message } | Command::DeliverMessage { message } => {
            world.messages().iter().any(|(_, there)| there.serial == message && there.state == State::InFlight)
        }
        Command::GiveWork { actor } => is_somebody(actor),
        Command::Promote { actor } => is_somebody(actor) && world.plan().rules.recognition.is_some(),
        Command::Remove { actor } => is_there(actor),
        Command::Claim { actor, domain } => is_there(actor) && may_claim(world, actor, domain),
        Command::Fail { actor } => is_there(actor) && !world.actors()[actor as usize].presence.has(DOWN),
        Command::MoveTo { actor, site } => is_there(actor) && (site as usize) < world.plan().rules.sites.sites.len(),
    }
}

fn may_claim(world: &World, actor: u32, domain: u32) -> bool {
    let plan = world.plan();
    let depends = |pair: u32| plan.subscriptions[pair as usize].actor == actor;
    plan.domains.get(domain as usize).is_some_and(|of| {
        let free = !of.owned && world.knowledge().owner(domain) == NONE;
        free && of.subscriptions.clone().any(depends)
    })
}

fn withstands(case: &Case, commands: &[(u64, Command)]) -> Result<(), String> {
    let mut world = world(&case.scenario, case.seed);
    for (events, command) in commands {
        world.advance(u64::MAX, *events);
        let (before, digest, moment) = (world.clone(), world.digests(), world.moment());
        match world.command(command) {
            Err(problem) => {
                if world.digests() != digest || world.moment() != moment {
                    return Err(format!("{command:?} was refused but changed something"));
                }
                if problem.path.is_empty() || !problem.message.starts_with(&problem.path) {
                    return Err(format!("{problem:?}"));
                }
            }
            Ok(()) if !makes_sense(&before, command) => return Err(format!("{command:?} was accepted")),
            Ok(()) => {}
        }
    }
    world.advance(u64::MAX, 200);
    invariants::check(&world)
}

#[test]
fn hostile_commands_are_refused_and_leave_no_trace() {
    for_each_case(21, 400, |key| (cases(key), commands(key)), |(case, commands)| withstands(case, commands));
}
