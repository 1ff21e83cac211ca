//! A chart's data: columns of means over equal intervals, oldest first.

use crate::engine::{Sample, Sum};
use crate::kernel::minutes;
use crate::mechanism::World;

/// The columns, in the order of [`World::chart_column`]: the end of each interval in minutes; coherence and
/// perceived coherence; messages waiting in all mailboxes together; items done in an hour; mean lead time of the items
/// done, not a number where none was; share of actors that were integrating; that were there; and that were in a meeting or waited for
/// an answer.
pub const CHART_COLUMNS: [&str; 9] = [
    "minutes",
    "coherence_share",
    "perceived_coherence_share",
    "mailbox_length_messages",
    "throughput_per_hour",
    "lead_time_minutes",
    "utilisation_share",
    "present_share",
    "held_up_share",
];

impl World {
    /// One column of the chart, by its place in [`CHART_COLUMNS`].
    #[must_use]
    pub fn chart_column(&self, column: usize) -> Vec<f64> {
        let series = &self.observers().series;
        let interval = series.interval() as f64;
        let people = self.plan().names.len() as f64;
        let value = |(place, sample): (usize, &Sample)| {
            let share = |sum: Sum| match sample[Sum::Subscriptions] {
                0 => 1.0,
                all => sample[sum] as f64 / all as f64,
            };
            let mean = |sum: Sum| sample[sum] as f64 / interval;
            match column {
                0 => minutes(series.interval() * (place as u64 + 1)),
                1 => share(Sum::Current),
                2 => share(Sum::Believed),
                3 => mean(Sum::Waiting),
                4 => sample[Sum::Done] as f64 * 60.0 / minutes(series.interval()),
                5 => minutes(1) * (sample[Sum::Lead] as f64 / sample[Sum::Done] as f64),
                6 => mean(Sum::Busy) / people,
                7 => mean(Sum::Present) / people,
                _ => mean(Sum::HeldUp) / people,
            }
        };
        series.samples().iter().enumerate().map(value).collect()
    }
}
