//! Plans as bytes: what comes back is the same to the last bit, and what is no encoding is refused in a sentence.

use crate::allocation::largest_block;
use crate::support::{everything, shipped};
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use crate::swarm::random::cases;
use actorium::World;
use actorium::kernel::ticks;
use actorium::library;
use actorium::mechanism::Plan;
use actorium::scenario::{Scenario, compile};
use std::sync::Arc;

/// Bytes before the body.
const HEADER: usize = 20;

/// What comes back from the encoding of a plan. Its debug text shows every field there is, those that the image forgot included,
/// and tells -0 from 0; its own image says that the bytes stand for nothing else. Of the two the text is the stronger.
fn and_back(plan: &Plan) -> Result<Plan, String> {
    let image = plan.encode();
    let back = Plan::decode(&image).map_err(|problem| problem.message)?;
    if format!("{back:?}") != format!("{plan:?}") {
        return Err(format!("{plan:?}\ncame back as\n{back:?}"));
    }
    if back.encode() != image {
        return Err("the encoding of what came back is another".into());
    }
    Ok(back)
}

fn plan(scenario: &Scenario) -> Plan {
    compile(scenario).unwrap()
}

fn digests(plan: Plan) -> [u64; 3] {
    let mut world = World::from_plan(Arc::new(plan), 7);
    world.advance(ticks(600.0), u64::MAX);
    world.digests()
}

/// An image of any body, with a header as it must be.
fn forged(body: &[u8]) -> Vec<u8> {
    let hash = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let checksum: u64 = body.iter().fold(0xcbf2_9ce4_8422_2325, hash);
    let mut image = plan(&shipped("two-people")).encode()[..8].to_vec();
    image.extend((body.len() as u32).to_le_bytes());
    image.extend(checksum.to_le_bytes());
    image.extend(body);
    image
}

fn refusal(image: &[u8]) -> Result<String, String> {
    match Plan::decode(image) {
        Ok(plan) => Err(format!("{image:?} was taken for an encoding of {plan:?}")),
        Err(problem) if problem.path == "plan" && problem.message.starts_with("plan must be ") => Ok(problem.message),
        Err(problem) => Err(format!("{problem:?}")),
    }
}

#[test]
fn a_shipped_scenario_runs_from_its_image_as_it_does_from_its_plan() {
    let scenarios = library::names().map(shipped).chain([everything()]);
    for plan in scenarios.map(|scenario| plan(&scenario)) {
        let back = and_back(&plan).unwrap();
        assert_eq!(digests(back), digests(plan));
    }
}

#[test]
fn the_plan_of_a_random_team_comes_back_from_its_image() {
    for_each_case(31, 1_000, cases, |case| and_back(&plan(&case.scenario)).map(drop));
}

#[test]
fn an_image_that_is_cut_short_goes_on_or_was_changed_is_refused() {
    let image = plan(&shipped("two-people")).encode();
    let told = |image: &[u8]| refusal(image).unwrap();
    for length in 0..image.len() {
        assert!(told(&image[..length]).contains("whole and unchanged"), "{length}");
    }
    assert!(told(&[&image[..], &[0]].concat()).contains("whole and unchanged"));
    for at in 0..image.len() {
        for flipped in (0..8).map(|bit| 1 << bit).chain([0xff]) {
            let mut image = image.clone();
            image[at] ^= flipped;
            assert!(told(&image).contains("whole and unchanged"), "byte {at}");
        }
    }
}

/// Nothing is taken on trust but the checksum: with one that is right, any bytes at all are a plan or are none, and what they
/// promise takes no memory before it is there.
#[test]
fn random_bytes_neither_panic_nor_fill_the_memory() {
    let image = plan(&everything()).encode();
    assert_eq!(forged(&image[HEADER..]), image, "the forgery is one");
    let body = image[HEADER..].to_vec();
    let damaged = |key: Key| {
        let mut body = body.clone();
        for (at, byte) in key.list(1..8, |key| (key.of("at").index(), key.of("byte").bits() as u8)) {
            let at = at.index(body.len());
            body[at] = byte;
        }
        body
    };
    // Of small bytes more is understood, before it turns out to be wrong; large ones promise long lists.
    let bodies = |key: Key| match key.of("sort").number(0..4) {
        0 => key.list(0..600, |key| key.number(0..4) as u8),
        1 => key.list(0..600, |key| key.bits() as u8),
        2 => key.list(0..40, |key| key.number(0xf0..0x100) as u8),
        _ => damaged(key),
    };
    for_each_case(32, 4_000, bodies, |body| {
        refusal(body)?;
        let largest = largest_block(|| drop(Plan::decode(&forged(body))));
        // An item in memory is at most so many times as large as in the image, and lists grow by doubling.
        let most = 2 * 1_000 * (body.len() + HEADER);
        if largest > most { Err(format!("{} bytes made a block of {largest}", body.len())) } else { Ok(()) }
    });
}
