//! What is read off a world: metrics, charts, who and what there is, details, a retrospective. It reads and never feeds.

mod breakdown;
pub mod cast;
mod chart;
pub mod detail;
mod log;
mod metrics;
mod retro;

pub use crate::mechanism::invariants;
pub use breakdown::{Breakdown, ByName, PersonMetrics, ShortSpread, StreamMetrics, WaitingMetrics};
pub use chart::CHART_COLUMNS;
pub use log::{LogRow, log};
pub use metrics::{MessageCounts, Metrics, MutualKnowledge, Spread};
pub use retro::{DomainRetro, GlueRetro, MediumRetro, PairRetro, Retro};
