//! Golden digests: the shipped scenarios come out as they did when `golden.txt` was written.
//!
//! A change of the model, of what is told of it, or of a scenario changes them; what is measured has no part in them. If that was meant, write them anew:
//! `ACTORIUM_BLESS=1 cargo test --features bindings --test sim golden`.

use crate::support::{advance_to, shipped, world};
use actorium::scenario::library;
use std::fmt::Write;
use std::path::PathBuf;

/// Simulated minutes after which a digest is taken: an hour, a day, a week.
const MINUTES: [u32; 3] = [60, 480, 2400];

fn digests() -> String {
    let mut text = String::from("scenario seed minutes events model trace\n");
    for name in library::names() {
        for seed in [1, 2] {
            let mut world = world(&shipped(name), seed);
            for minutes in MINUTES {
                advance_to(&mut world, f64::from(minutes));
                let (events, model, trace) = (world.moment().events, world.digest(), world.trace_digest());
                writeln!(text, "{name} {seed} {minutes} {events} {model:016x} {trace:016x}").unwrap();
            }
        }
    }
    text
}

#[test]
fn shipped_scenarios_come_out_as_in_the_golden_file() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sim/golden.txt");
    let digests = digests();
    if std::env::var_os("ACTORIUM_BLESS").is_some() {
        std::fs::write(&file, &digests).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap();
    for (now, then) in digests.lines().zip(golden.lines()) {
        assert_eq!(now, then, "left is now, right is golden; set ACTORIUM_BLESS=1 to accept");
    }
    assert_eq!(digests.lines().count(), golden.lines().count());
}
