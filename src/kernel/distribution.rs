//! Distributions as data: a shape and a mean.

use super::{Draws, TICKS_PER_MINUTE, Ticks, nearest_tick};
use serde::{Deserialize, Serialize};

/// How values spread around their mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shape {
    /// Always the mean.
    Constant,
    /// Memoryless: short values are common, long ones happen.
    #[default]
    Exponential,
    /// The sum of `stages` equal exponential parts: the more stages, the more regular.
    Erlang {
        /// Number of parts, 1 to 32.
        stages: u32,
    },
    /// A few values are very long.
    LogNormal {
        /// Coefficient of variation: standard deviation over mean, above 0 and at most 10.
        cv: f64,
    },
    /// Equally likely between `mean × (1 − spread)` and `mean × (1 + spread)`.
    Uniform {
        /// Half the width over the mean, 0 to 1.
        spread: f64,
    },
}

impl Shape {
    /// Draws a value whose mean is 1.
    ///
    /// By inversion wherever that is possible: the same uniform draw then gives the same value
    /// stretched, whatever the mean, so runs that differ in a knob stay comparable draw by draw.
    /// Logarithm, exponential and cosine are those of the `libm` crate on every platform.
    #[must_use]
    #[inline]
    pub fn draw(self, draws: &mut Draws) -> f64 {
        match self {
            Self::Constant => 1.0,
            Self::Exponential => exponential(draws),
            Self::Erlang { stages } => (0..stages).map(|_| exponential(draws)).sum::<f64>() / f64::from(stages),
            Self::LogNormal { cv } => {
                // If X is normal with mean −s²/2 and variance s², exp X has mean 1 and cv² = exp(s²) − 1.
                let variance = libm::log(1.0 + cv * cv);
                libm::exp(variance.sqrt() * normal(draws) - variance / 2.0)
            }
            Self::Uniform { spread } => 1.0 + spread * (2.0 * draws.unit() - 1.0),
        }
    }

    /// The squared coefficient of variation: variance over squared mean.
    #[must_use]
    pub fn variation_squared(self) -> f64 {
        match self {
            Self::Constant => 0.0,
            Self::Exponential => 1.0,
            Self::Erlang { stages } => 1.0 / f64::from(stages),
            Self::LogNormal { cv } => cv * cv,
            Self::Uniform { spread } => spread * spread / 3.0,
        }
    }

    /// What is wrong with its parameters, as the field's name and what it must be.
    pub(crate) fn fault(self) -> Option<(&'static str, String)> {
        match self {
            Self::Erlang { stages } if !(1..=32).contains(&stages) => {
                Some(("erlang.stages", format!("must be 1 to 32, got {stages}")))
            }
            Self::LogNormal { cv } if !(cv > 0.0 && cv <= 10.0) => {
                Some(("log_normal.cv", format!("must be above 0 and at most 10, got {cv}")))
            }
            Self::Uniform { spread } if !(0.0..=1.0).contains(&spread) => {
                Some(("uniform.spread", format!("must be 0 to 1, got {spread}")))
            }
            _ => None,
        }
    }
}

#[inline]
fn exponential(draws: &mut Draws) -> f64 {
    -libm::log(1.0 - draws.unit())
}

/// Box and Muller's transform of two uniform draws.
fn normal(draws: &mut Draws) -> f64 {
    let radius = (2.0 * exponential(draws)).sqrt();
    radius * libm::cos(core::f64::consts::TAU * draws.unit())
}

/// A distribution of times.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Distribution {
    /// Mean, in minutes, 0 to 1,000,000.
    pub mean_minutes: f64,
    /// How it spreads around the mean.
    #[serde(default)]
    pub shape: Shape,
}

impl Distribution {
    /// Always that many minutes.
    #[must_use]
    pub const fn constant(minutes: f64) -> Self {
        Self { mean_minutes: minutes, shape: Shape::Constant }
    }

    /// Exponential with that mean.
    #[must_use]
    pub const fn exponential(mean_minutes: f64) -> Self {
        Self { mean_minutes, shape: Shape::Exponential }
    }

    /// Draws a duration in ticks.
    #[must_use]
    #[inline]
    pub fn draw(&self, draws: &mut Draws) -> Ticks {
        nearest_tick(self.mean_minutes * TICKS_PER_MINUTE as f64 * self.shape.draw(draws))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lineage, Purpose};
    use super::*;

    /// Mean and variance of each shape, from 400,000 draws: the mean within 4.4 standard errors
    /// (two-sided 10⁻⁵), the variance within 5 % (log-normal with cv 1: 10 %, its fourth moment is large).
    #[test]
    fn every_shape_has_mean_one_and_the_variance_it_says() {
        let shapes = [
            (Shape::Constant, 0.0),
            (Shape::Exponential, 0.05),
            (Shape::Erlang { stages: 4 }, 0.05),
            (Shape::LogNormal { cv: 1.0 }, 0.1),
            (Shape::Uniform { spread: 0.5 }, 0.05),
        ];
        let n = 400_000;
        for (shape, tolerance) in shapes {
            let value = |i| {
                let mut draws = Lineage::root(3).child(Purpose::Item, i).draws(Purpose::Gap);
                shape.draw(&mut draws) - 1.0
            };
            let mean = (0..n).map(value).sum::<f64>() / n as f64;
            let square = (0..n).map(value).map(|x| x * x).sum::<f64>() / n as f64;
            let variance = shape.variation_squared();
            assert!(mean.abs() <= 4.4 * (variance / n as f64).sqrt(), "{shape:?}: mean off by {mean}");
            assert!((square - variance).abs() <= tolerance * variance, "{shape:?}: variance {square}");
        }
    }
}
