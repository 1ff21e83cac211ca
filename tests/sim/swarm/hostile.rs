//! Commands that no honest page sends: refused in a sentence, and the world is as it was, to the last bit.

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
use proptest::prelude::{Just, Strategy, any, prop_oneof};

fn hostile_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(-f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(-0.0),
        Just(-1e-300),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(1.0 + f64::EPSILON),
        any::<u64>().prop_map(f64::from_bits),
    ]
}

fn hostile_command() -> impl Strategy<Value = Command> {
    let person = || prop_oneof![2 => 0..20_u32, 1 => any::<u32>(), 1 => Just(u32::MAX)];
    let index = || prop_oneof![3 => 0..4_u32, 1 => any::<u32>(), 1 => Just(u32::MAX)];
    let serial = || prop_oneof![0..500_u64, any::<u64>(), Just(u64::MAX), Just(1 << 53)];
    prop_oneof![
        3 => (proptest::sample::select(&Knob::ALL[..]), hostile_number()).prop_map(|(knob, value)| Command::SetKnob { knob, value }),
        1 => serial().prop_map(|message| Command::LoseMessage { message }),
        1 => serial().prop_map(|message| Command::DeliverMessage { message }),
        1 => person().prop_map(|actor| Command::GiveWork { actor }),
        1 => person().prop_map(|actor| Command::Promote { actor }),
        1 => person().prop_map(|actor| Command::Remove { actor }),
        1 => (person(), index()).prop_map(|(actor, domain)| Command::Claim { actor, domain }),
        1 => person().prop_map(|actor| Command::Fail { actor }),
        1 => (person(), index()).prop_map(|(actor, site)| Command::MoveTo { actor, site }),
    ]
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
    let depends = |pair: u32| plan.pairs[pair as usize].actor == actor;
    plan.domains.get(domain as usize).is_some_and(|of| {
        let free = !of.owned && world.knowledge().owner(domain) == NONE;
        free && of.pairs.clone().any(depends)
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
    let commands = proptest::collection::vec((0..60_u64, hostile_command()), 1..10);
    for_each_case(21, 400, &(cases(), commands), |(case, commands)| withstands(case, commands));
}
