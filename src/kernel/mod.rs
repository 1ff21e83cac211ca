//! Time, the order of events, chance. Knows nothing of actors.

mod average;
mod distribution;
mod entry;
mod exponential;
mod queue;
mod random;
mod slab;
mod time;

pub use average::TimeAverage;
pub use distribution::{Distribution, Shape};
pub use queue::Queue;
pub use random::{Draws, Lineage, Purpose, name_key};
pub use slab::{NONE, Slab};
pub use time::{HORIZON, TICKS_PER_HOUR, TICKS_PER_MINUTE, Ticks, minutes, nearest_tick, or_never, ticks};
