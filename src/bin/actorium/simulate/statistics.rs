//! Means over independent runs, and how far to trust them.

use std::f64::consts::PI;

/// A mean and the half-width of its 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub mean: f64,
    pub half_width: f64,
}

/// Student's interval for the mean of independent values; `None` for fewer than two.
pub fn estimate(values: &[f64]) -> Option<Estimate> {
    if values.len() < 2 {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Some(Estimate { mean, half_width: student_t_975(values.len() - 1) * (variance / n).sqrt() })
}

/// The value that Student's t with `freedom` degrees of freedom stays below with probability 0.975.
fn student_t_975(freedom: usize) -> f64 {
    // The angle θ = atan(t/√ν) lies between 0 and π/2 whatever the degrees of freedom.
    let (mut low, mut high) = (0.0, PI / 2.0);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if central_probability(middle, freedom) < 0.95 { low = middle } else { high = middle }
    }
    low.tan() * (freedom as f64).sqrt()
}

/// P(|t| < √ν·tan θ): the finite sums of Abramowitz & Stegun, 26.7.3 (odd ν) and 26.7.4 (even ν).
fn central_probability(angle: f64, freedom: usize) -> f64 {
    let (sine, cosine) = angle.sin_cos();
    let odd = freedom % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = 0.0;
    let mut power = if odd { 1 } else { 0 };
    while power + 2 <= freedom {
        sum += term;
        let step = power as f64;
        term *= cosine * cosine * (step + 1.0) / (step + 2.0);
        power += 2;
    }
    if odd { 2.0 / PI * (angle + sine * sum) } else { sine * sum }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Estimate, estimate, student_t_975};

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (freedom, table) in [
            (1, 12.706),
            (2, 4.303),
            (3, 3.182),
            (4, 2.776),
            (9, 2.262),
            (10, 2.228),
            (30, 2.042),
            (120, 1.980),
            (999, 1.962),
        ] {
            let got = student_t_975(freedom);
            assert!((got - table).abs() < 6e-4, "{freedom} degrees of freedom: {got}, the tables have {table}");
        }
    }

    #[test]
    fn an_interval_needs_two_values_and_closes_on_equal_ones() {
        assert_eq!(estimate(&[1.0]), None);
        assert_eq!(estimate(&[2.0, 2.0, 2.0]), Some(Estimate { mean: 2.0, half_width: 0.0 }));
        let spread = estimate(&[1.0, 3.0]).unwrap();
        assert!((spread.half_width - 12.706).abs() < 1e-2);
    }
}
