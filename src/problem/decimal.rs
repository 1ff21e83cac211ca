//! Numbers in sentences.

use std::fmt;

/// A number, written as a person would. The standard library would do too, but the tables and the long arithmetic with
/// which it covers every last case are a tenth of what a page would have to load.
#[derive(Clone, Copy)]
pub struct Decimal(pub f64);

/// Decimals beyond which a number is written with an exponent: a power of ten that 64 bits hold.
const PLACES_MAX: usize = 19;

/// From here on a number counts as ten, so that six decimals of what is left never do.
const TEN: f64 = 9.999_999_5;

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if size.is_nan() {
            return f.write_str("NaN");
        }
        if self.0 < 0.0 {
            f.write_str("-")?;
        }
        if size.is_infinite() {
            return f.write_str("infinity");
        }
        // The fewest decimals that give the number back; sixteen digits are as good as all.
        let mut scale = 1.0;
        for places in 0..=PLACES_MAX {
            let digits = (size * scale + 0.5).floor();
            if digits < 1e18 && (digits / scale == size || digits >= 1e16) {
                let (digits, scale) = (digits as u64, scale as u64);
                write!(f, "{}", digits / scale)?;
                return if places == 0 { Ok(()) } else { write!(f, ".{:0places$}", digits % scale) };
            }
            scale *= 10.0;
        }
        // Very large or very small: six decimals are enough to recognise it.
        let (mut leading, mut exponent) = (size, 0);
        while leading >= TEN {
            (leading, exponent) = (leading / 10.0, exponent + 1);
        }
        while leading < TEN / 10.0 {
            (leading, exponent) = (leading * 10.0, exponent - 1);
        }
        write!(f, "{}e{exponent}", Self((leading * 1e6 + 0.5).floor() / 1e6))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn usual_numbers_are_written_as_usual_and_read_back_as_they_were() {
        let usual =
            [0.0, 1.0, -1.0, 0.5, 0.001, 1e-6, 1.0 + f64::EPSILON, 42.125, 1e9, -2.75, 4_294_967_296.0, 1.0 / 3.0];
        for value in usual {
            assert_eq!(Decimal(value).to_string(), value.to_string());
        }
        for i in 1..20_000 {
            let value = f64::from(i).sqrt() / 7.0;
            let back: f64 = Decimal(value).to_string().parse().unwrap_or(f64::NAN);
            assert!((back - value).abs() <= value * f64::EPSILON, "{value}");
            let short = f64::from(i) / 1000.0;
            assert_eq!(Decimal(short).to_string(), short.to_string());
        }
    }

    #[test]
    fn unusual_numbers_are_short() {
        let unusual = [
            (1e308, "1e308"),
            (-1e-300, "-1e-300"),
            (1.234_567_89e20, "1.234568e20"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-infinity"),
        ];
        for (value, text) in unusual {
            assert_eq!(Decimal(value).to_string(), text);
        }
        // The least of all is 4.94e-324; on its way up it has few bits to be multiplied.
        assert!(Decimal(5e-324).to_string().ends_with("e-324"));
    }
}
