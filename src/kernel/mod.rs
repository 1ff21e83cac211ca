//! Time, the order of events, chance, exact statistics, and how data becomes bytes. Knows nothing of actors.

mod average;
mod calendar;
mod digest;
mod distribution;
mod encoding;
mod entry;
mod exponential;
mod histogram;
mod queue;
mod random;
mod slab;
mod time;

pub use average::TimeAverage;
pub use calendar::{Calendar, Days, TimeOfDay};
pub use digest::digest;
pub use distribution::{Distribution, Shape};
pub use encoding::{Encode, Reader, fnv_1a, layout, layout_of, seal, unseal, write_number};
pub(crate) use encoding::{encode_enum, encode_struct};
pub use histogram::Histogram;
pub use queue::Queue;
pub use random::{Purpose, Stream, StreamKey, name_key};
pub use slab::{NONE, Slab};
pub use time::{HORIZON, TICKS_PER_HOUR, TICKS_PER_MINUTE, Ticks, minutes, nearest_tick, or_never, ticks};
