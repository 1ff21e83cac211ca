//! What the tests share.

use actorium::scenario::{Scenario, library, parse};
use actorium::{Stop, World};
use actorium::kernel::ticks;

/// A shipped scenario.
pub fn shipped(name: &str) -> Scenario {
    parse(library::get(name).unwrap()).unwrap()
}

/// A world run for so many minutes.
pub fn run(scenario: &Scenario, seed: u32, minutes: f64) -> World {
    let mut world = World::new(scenario, seed).unwrap();
    assert_eq!(world.advance(ticks(minutes), u64::MAX), Stop::Reached);
    world
}
