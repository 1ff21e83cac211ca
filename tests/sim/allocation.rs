//! In the steady state nothing is allocated: everything has grown to its working size.

use crate::support::{advance_to, everything, scenario, world};
use actorium::trace::EventKind;
use actorium::trace::Kind;
use serde_json::json;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// Blocks this thread has asked for. Other tests run beside this one, in threads of their own.
    static BLOCKS: Cell<u64> = const { Cell::new(0) };
    /// The size in bytes of the largest of them.
    static LARGEST: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

fn count(size: usize) {
    BLOCKS.with(|blocks| blocks.set(blocks.get() + 1));
    LARGEST.with(|largest| largest.set(largest.get().max(size)));
}

// SAFETY: every call goes on to the system's allocator unchanged; counting neither allocates nor unwinds.
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn blocks() -> u64 {
    BLOCKS.with(Cell::get)
}

/// The size in bytes of the largest block that something asks for.
pub fn largest_block(does: impl FnOnce()) -> usize {
    LARGEST.set(0);
    does();
    LARGEST.get()
}

/// A hundred people who pass half of their work on, at least once, over a lossy link: the team of the bench. The unit of
/// time is the minute.
fn team_of_the_bench() -> actorium::World {
    let people = 100;
    let scenario = scenario(&json!({
        "format": 1, "name": "the team of the bench", "integration_delay_minutes": 1, "loss_rate": 0.05,
        "load_per_hour": 60.0 * 0.35 * f64::from(people),
        "media": [{ "name": "chat", "latency": { "mean_minutes": 0.1 } }],
        "protocol": { "acknowledge": { "timeout_minutes": 1, "recognise_duplicates": false } },
        "actors": [{ "name": "Person", "count": people, "passes_on": [{ "to": "all", "probability": 0.5 }] }],
        "systems": [{ "name": "all", "members": ["Person"] }],
        "streams": [{ "name": "work", "to": "Person" }],
    }));
    world(&scenario, 1)
}

#[test]
fn a_million_events_in_the_steady_state_allocate_next_to_nothing() {
    let mut world = team_of_the_bench();
    advance_to(&mut world, 2_000.0);
    let (events, before) = (world.moment().events, blocks());
    let copies = world.observers().tally.of_kind(EventKind::Sent, Kind::Work);
    advance_to(&mut world, 8_000.0);
    let events = world.moment().events - events;
    let allocated = blocks() - before;
    println!("{allocated} blocks in {events} events");
    assert!(events > 1_000_000);
    assert!(world.observers().tally.of_kind(EventKind::Sent, Kind::Work) > copies + 100_000, "transfers are at work");
    let per_event = allocated as f64 / events as f64;
    assert!(per_event < 0.001, "{allocated} blocks were allocated in {events} events, {per_event} an event");
}

/// With every rule on, what people choose and ask allocates now and then, in short lists, and never more the longer it runs.
#[test]
fn with_every_rule_on_a_run_allocates_little_and_no_more_as_it_goes_on() {
    let mut world = world(&everything(), 1);
    let mut spell = |until: f64| {
        let (events, before) = (world.moment().events, blocks());
        advance_to(&mut world, until);
        (blocks() - before) as f64 / (world.moment().events - events) as f64
    };
    let [_, early, late] = [1_440.0, 8_640.0, 15_840.0].map(&mut spell);
    println!("{early:.3} blocks an event, later {late:.3}");
    assert!(early < 1.0 && late < 1.0, "{early} blocks an event, later {late}");
}

/// The count itself counts.
#[test]
fn allocations_are_counted() {
    let before = blocks();
    let some = std::hint::black_box(vec![1_u8, 2, 3]);
    assert!(blocks() > before && some.len() == 3);
}
