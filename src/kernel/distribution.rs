//! Distributions as data: a shape and a mean.

use super::exponential::exponential;
use super::{Stream, TICKS_PER_MINUTE, Ticks, nearest_tick};
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
    /// The mean has no part in it: the same draws give the same value stretched, whatever the mean, so runs that differ
    /// in a knob stay comparable draw by draw. Logarithm and exponential are those of the `libm` crate on every platform.
    #[must_use]
    #[inline(always)]
    pub fn draw(self, draws: &mut Stream) -> f64 {
        if self == Self::Exponential { exponential(draws) } else { self.draw_other(draws) }
    }

    #[inline(never)]
    fn draw_other(self, draws: &mut Stream) -> f64 {
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
}

/// A standard normal value, from the middle of a step of a uniform draw, so that neither end of the interval is met.
fn normal(draws: &mut Stream) -> f64 {
    normal_quantile(draws.unit() - 0.5 + 1.0 / (1u64 << 54) as f64)
}

/// The standard normal quantile of a probability of one half plus `offset`, to about 16 digits: algorithm AS 241
/// (Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988).
fn normal_quantile(offset: f64) -> f64 {
    if offset.abs() <= 0.425 {
        return offset * ratio(0.180_625 - offset * offset, &CENTRE);
    }
    let tail = (-libm::log(0.5 - offset.abs())).sqrt();
    let size = if tail <= 5.0 { ratio(tail - 1.6, &SHOULDER) } else { ratio(tail - 5.0, &TAIL) };
    size.copysign(offset)
}

/// A ratio of two polynomials; coefficients of numerator and denominator in pairs, the highest power first.
fn ratio(x: f64, coefficients: &[(f64, f64)]) -> f64 {
    let (above, below) = coefficients.iter().fold((0.0, 0.0), |(above, below), (a, b)| (above * x + a, below * x + b));
    above / below
}

const CENTRE: [(f64, f64); 8] = [
    (2.509_080_928_730_122_6e3, 5.226_495_278_852_854e3),
    (3.343_057_558_358_813e4, 2.872_908_573_572_194_3e4),
    (6.726_577_092_700_87e4, 3.930_789_580_009_271e4),
    (4.592_195_393_154_987e4, 2.121_379_430_158_659_7e4),
    (1.373_169_376_550_946e4, 5.394_196_021_424_751e3),
    (1.971_590_950_306_551_3e3, 6.871_870_074_920_579e2),
    (1.331_416_678_917_843_8e2, 4.231_333_070_160_091e1),
    (3.387_132_872_796_366_5, 1.0),
];

const SHOULDER: [(f64, f64); 8] = [
    (7.745_450_142_783_414e-4, 1.050_750_071_644_416_9e-9),
    (2.272_384_498_926_918_4e-2, 5.475_938_084_995_345e-4),
    (2.417_807_251_774_506e-1, 1.519_866_656_361_645_7e-2),
    (1.270_458_252_452_368_4, 1.481_039_764_274_800_8e-1),
    (3.647_848_324_763_204_5, 6.897_673_349_851e-1),
    (5.769_497_221_460_691, 1.676_384_830_183_803_8),
    (4.630_337_846_156_546, 2.053_191_626_637_759),
    (1.423_437_110_749_683_5, 1.0),
];

const TAIL: [(f64, f64); 8] = [
    (2.010_334_399_292_288_1e-7, 2.044_263_103_389_939_8e-15),
    (2.711_555_568_743_487_6e-5, 1.421_511_758_316_446e-7),
    (1.242_660_947_388_078_4e-3, 1.846_318_317_510_054_8e-5),
    (2.653_218_952_657_612_4e-2, 7.868_691_311_456_133e-4),
    (2.965_605_718_285_048_7e-1, 1.487_536_129_085_061_5e-2),
    (1.784_826_539_917_291_3, 1.369_298_809_227_358e-1),
    (5.463_784_911_164_114, 5.998_322_065_558_88e-1),
    (6.657_904_643_501_104, 1.0),
];

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
    #[inline(never)]
    pub fn draw(&self, draws: &mut Stream) -> Ticks {
        self.draw_often(draws)
    }

    /// As [`draw`](Self::draw): a copy of this for each who draws for most messages.
    #[must_use]
    #[inline(always)]
    pub fn draw_often(&self, draws: &mut Stream) -> Ticks {
        nearest_tick(self.mean_minutes * TICKS_PER_MINUTE as f64 * self.shape.draw(draws))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Purpose, StreamKey};
    use super::*;

    #[test]
    fn the_normal_quantile_is_that_of_the_tables() {
        let tables = [
            (0.0, 0.0),
            (0.25, 0.674_489_750_196_081_7),
            (0.425, 1.439_531_470_938_456),
            (0.475, 1.959_963_984_540_054),
        ];
        let tails = [
            (0.5 - 1e-3, 3.090_232_306_167_813),
            (0.5 - 1e-9, 5.997_807_015_007_687),
            (0.5 - 1e-12, 7.034_483_825_301_132),
        ];
        for (offset, expected) in tables.into_iter().chain(tails) {
            // The offset itself is rounded, which the tails magnify.
            assert!((normal_quantile(offset) - expected).abs() < 1e-5, "{offset}: {}", normal_quantile(offset));
            assert_eq!(normal_quantile(-offset), -normal_quantile(offset));
        }
        assert!((normal_quantile(0.475) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!(normal_quantile(0.5 - 1.0 / (1u64 << 54) as f64) > 8.2);
    }

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
                let mut draws = StreamKey::root(3).child(Purpose::ITEM, i).stream(Purpose::GAP);
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
