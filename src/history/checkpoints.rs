//! Where a history can be taken up again without beginning at the start.

use crate::engine::Moment;
use crate::mechanism::World;

/// Memory that checkpoints may take, in bytes; or twice what the world takes itself, if that is more.
const BYTES_MAX: usize = 64 << 20;
/// The most checkpoints that are kept.
const COUNT_MAX: usize = 256;
/// Bytes of a world for each event between two of its checkpoints, at most: copying so many costs a part of what an event does.
const BYTES_PER_EVENT: usize = 64;
/// A millisecond of work counts as at least so many events, so that checkpoints are no further apart where events are slow.
const EVENTS_PER_MS: f64 = 2_000.0;

#[derive(Clone, Debug)]
struct Checkpoint {
    world: World,
    /// Commands of the journal that were carried out before.
    commands: usize,
    bytes: usize,
}

/// Checkpoints, in the order of time. The first is the start. They lie evenly, and further apart the longer a run is: whenever they
/// take too much, every second one goes.
#[derive(Clone, Debug)]
pub(super) struct Checkpoints {
    all: Vec<Checkpoint>,
    spacing_events: u64,
    /// What was done beyond the last one took so many events' time more than as many events.
    slowness: f64,
}

impl Checkpoints {
    /// One, at the start.
    pub(super) fn new(start: &World) -> Self {
        let spacing_events = (start.bytes() / BYTES_PER_EVENT) as u64;
        let mut new = Self { all: Vec::new(), spacing_events, slowness: 0.0 };
        new.push(start, 0);
        new
    }

    /// The last before a moment, with the number of commands that are behind it.
    pub(super) fn before(&self, moment: Moment) -> (&World, usize) {
        let later = self.all.partition_point(|checkpoint| checkpoint.world.moment() < moment);
        let found = &self.all[later.saturating_sub(1)];
        (&found.world, found.commands)
    }

    /// What lies after a moment, or after so many commands, is history no more.
    pub(super) fn cut(&mut self, moment: Moment, commands: usize) {
        self.all.retain(|checkpoint| checkpoint.world.moment() <= moment && checkpoint.commands < commands);
    }

    /// The events after which one is next due, for a world.
    pub(super) fn next(&self, world: &World) -> u64 {
        (self.newest() + self.gap(world)).max(world.moment().events + 1)
    }

    /// So many events have taken so many milliseconds.
    pub(super) fn spent(&mut self, events: u64, ms: f64) {
        self.slowness += (ms * EVENTS_PER_MS - events as f64).max(0.0);
    }

    /// Keeps this world if it is far enough from the last one.
    pub(super) fn keep_if_due(&mut self, world: &World, commands: usize) {
        if world.moment().events < self.newest() + self.gap(world) {
            return;
        }
        self.push(world, commands);
        while self.all.len() > COUNT_MAX || self.bytes() > BYTES_MAX.max(2 * world.bytes()) && self.all.len() > 1 {
            self.thin_out();
        }
    }

    /// What they take in all, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.all.iter().map(|checkpoint| checkpoint.bytes).sum()
    }

    fn newest(&self) -> u64 {
        self.all.last().map_or(0, |checkpoint| checkpoint.world.moment().events)
    }

    /// How far apart two are, in events. A world that has grown is copied less often.
    fn gap(&self, world: &World) -> u64 {
        let gap = self.spacing_events.max((world.bytes() / BYTES_PER_EVENT) as u64 / 2);
        (gap as f64 - self.slowness).max(1.0) as u64
    }

    fn push(&mut self, world: &World, commands: usize) {
        self.all.push(Checkpoint { world: world.clone(), commands, bytes: world.bytes() });
        self.slowness = 0.0;
    }

    /// Every second one goes, never the start, and from now on they are twice as far apart.
    fn thin_out(&mut self) {
        let mut place = 0;
        self.all.retain(|_| {
            place += 1;
            place % 2 == 1
        });
        self.spacing_events *= 2;
    }
}
