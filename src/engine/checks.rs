//! Checks of the numbers that many rules have: distributions, and times that come again and again.

use crate::kernel::{Distribution, Shape};
use crate::problem::{Decimal, Place, Problems};

/// Longest time a scenario may speak of, in minutes: about two years around the clock.
pub const MINUTES_MAX: f64 = 1_000_000.0;

// Kept apart from each other: none is in a hurry, and together they would be copied many times over.
impl Problems {
    /// Says what is wrong with a shape.
    #[inline(never)]
    pub fn shape(&mut self, place: &Place<'_>, shape: Shape) {
        match shape {
            Shape::Constant | Shape::Exponential => {}
            Shape::Erlang { stages } => self.count(&place.field("erlang.stages"), stages, 1, 32),
            Shape::Uniform { spread } => self.number(&place.field("uniform.spread"), spread, 0.0, 1.0),
            Shape::LogNormal { cv } => {
                if !(cv > 0.0 && cv <= 10.0) {
                    let says = format_args!("must be above 0 and at most 10, got {}", Decimal(cv));
                    self.add(&place.field("log_normal.cv"), says);
                }
            }
        }
    }

    /// Says what is wrong with a time.
    pub fn distribution(&mut self, place: &Place<'_>, distribution: &Distribution) {
        self.number(&place.field("mean_minutes"), distribution.mean_minutes, 0.0, MINUTES_MAX);
        self.shape(&place.field("shape"), distribution.shape);
    }

    /// Says what is wrong with a time that comes again and again: it must be long enough not to come infinitely often.
    #[inline(never)]
    pub fn interval(&mut self, place: &Place<'_>, interval: Option<&Distribution>) {
        if let Some(interval) = interval {
            self.number(&place.field("mean_minutes"), interval.mean_minutes, 0.01, MINUTES_MAX);
            self.shape(&place.field("shape"), interval.shape);
        }
    }

    /// Two numbers of messages: from the first on something begins, and at the second it is over.
    #[inline(never)]
    pub fn pressure(&mut self, place: &Place<'_>, from: u32, until: u32) {
        self.count(&place.field("from_messages"), from, 1, u32::MAX);
        if from > 0 && until >= from {
            self.add(&place.field("until_messages"), format_args!("must be below from_messages, got {until}"));
        }
    }
}
