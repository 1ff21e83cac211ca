//! However a run is cut into pieces, it is the same run.

use crate::support::{shipped, world};
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use crate::swarm::random::{Case, cases};
use actorium::history::History;
use actorium::kernel::{Ticks, ticks};
use actorium::scenario::library;
use actorium::{Stop, World};

/// One way to move a run on by a bit, times as shares of the whole run.
#[derive(Clone, Debug)]
enum Piece {
    /// So far ahead, all events.
    Time(f64),
    /// So many events, or so far ahead.
    Events(f64, u64),
    /// One event.
    Step,
}

fn pieces(key: Key) -> Vec<Piece> {
    let ahead = |key: Key| key.of("part").unit() * key.of("most").pick(&[0.0, 1e-6, 1e-3, 0.05]);
    let mut pieces = key.list(1..200, |key| match key.of("sort").number(0..3) {
        0 => Piece::Time(ahead(key)),
        1 => Piece::Events(ahead(key), u64::from(key.of("events").number(0..40))),
        _ => Piece::Step,
    });
    // However short the others are, the last one gets somewhere.
    pieces.push(Piece::Time(0.01));
    pieces
}

/// Moves on piece by piece, over and over, up to a time. A world that has hit its limit stays where it is.
fn in_pieces(world: &mut World, pieces: &[Piece], until: Ticks) {
    let mut endless = pieces.iter().cycle();
    let ahead = |now: Ticks, share: f64| (now + (share * until as f64) as Ticks).min(until);
    while world.now() < until {
        let before = world.moment();
        let stop = match endless.next().unwrap() {
            Piece::Time(share) => world.advance(ahead(world.now(), *share), u64::MAX),
            Piece::Events(share, events) => world.advance(ahead(world.now(), *share), *events),
            // With no budget it says whether an event is due by then, and takes none.
            Piece::Step if world.advance(until, 0) == Stop::OutOfBudget => world.step(),
            Piece::Step => Stop::Reached,
        };
        if matches!(stop, Stop::Limit(_)) {
            assert_eq!(world.moment(), before);
            return;
        }
    }
    world.advance(until, u64::MAX);
}

#[test]
fn the_same_seed_gives_the_same_digest_and_another_seed_another() {
    for name in library::names() {
        let digest = |seed| crate::support::run(&shipped(name), seed, 960.0).digests();
        assert_eq!(digest(5), digest(5), "{name}");
        assert_ne!(digest(5), digest(6), "{name}");
    }
}

#[test]
fn shipped_scenarios_cut_into_random_pieces_are_the_same_runs() {
    let until = ticks(600.0);
    for name in library::names() {
        let scenario = shipped(name);
        let mut straight = world(&scenario, 9);
        straight.advance(until, u64::MAX);
        for_each_case(31, 20, pieces, |pieces| {
            let mut chunked = world(&scenario, 9);
            in_pieces(&mut chunked, pieces, until);
            let same = chunked.digests() == straight.digests() && chunked.metrics() == straight.metrics();
            same.then_some(()).ok_or_else(|| format!("{name} came out differently"))
        });
    }
}

/// The same for random teams, as a world and as a history, which also makes checkpoints on the way.
#[test]
fn random_teams_cut_into_random_pieces_are_the_same_runs() {
    for_each_case(
        32,
        150,
        |key| (cases(key), pieces(key.of("pieces"))),
        |(case, pieces)| {
            let Case { scenario, seed, .. } = case;
            let mut straight = world(scenario, *seed);
            straight.advance(u64::MAX, 800);
            let until = straight.now();
            let stop = straight.advance(until, 100_000);
            if stop != Stop::Reached {
                return Ok(()); // Something goes round without taking any time, or the team is full.
            }
            let mut chunked = world(scenario, *seed);
            in_pieces(&mut chunked, pieces, until);
            let mut history = History::new(world(scenario, *seed));
            while history.world().moment() < straight.moment() {
                history.advance(until, 1 + history.world().now() % 7);
            }
            let digests = [straight.digests(), chunked.digests(), history.world().digests()];
            let same = digests.iter().all(|digest| *digest == digests[0]);
            same.then_some(()).ok_or_else(|| format!("{digests:x?} at {:?}", straight.moment()))
        },
    );
}
