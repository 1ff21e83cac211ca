//! Exponential draws by the ziggurat method: nearly always one uniform draw, one look-up and one product.
//!
//! The area under e⁻ˣ is cut into layers of equal area: the lowest holds the tail beyond `R`, the others are
//! rectangles from the axis to the curve. A point picked in a layer lies under the curve nearly always, because
//! the layer above reaches nearly as far (Marsaglia and Tsang, "The ziggurat method for generating random variables",
//! Journal of Statistical Software 5(8), 2000).

use super::Stream;
use rand::Rng;
use std::sync::LazyLock;

const LAYERS: usize = 256;
/// Where the tail begins, for 256 layers of equal area (Marsaglia and Tsang, 2000).
const R: f64 = 7.697_117_470_131_05;

struct Layers {
    /// How far each layer reaches from the axis; the last, above them all, not at all.
    edges: [f64; LAYERS + 1],
    /// The height of the curve at each layer's edge.
    heights: [f64; LAYERS + 1],
}

static LAYERS_OF_EQUAL_AREA: LazyLock<Layers> = LazyLock::new(Layers::new);

impl Layers {
    fn new() -> Self {
        let height = libm::exp(-R);
        // The tail beyond R has the area e⁻ᴿ.
        let area = R * height + height;
        let mut layers = Self { edges: [0.0; LAYERS + 1], heights: [0.0; LAYERS + 1] };
        // The lowest is as wide as a rectangle of its height and area would be.
        layers.edges[0] = area / height;
        layers.edges[1] = R;
        layers.heights[1] = height;
        for layer in 1..LAYERS {
            let above = if layer + 1 < LAYERS { layers.heights[layer] + area / layers.edges[layer] } else { 1.0 };
            layers.heights[layer + 1] = above;
            layers.edges[layer + 1] = -libm::log(above);
        }
        layers
    }
}

/// An exponential value with mean 1.
#[inline]
pub(super) fn exponential(draws: &mut Stream) -> f64 {
    let layers = &*LAYERS_OF_EQUAL_AREA;
    let bits = draws.next_u64();
    // The lowest bits pick the layer, the highest 53 the place in it.
    let layer = bits as usize % LAYERS;
    let value = unit(bits) * layers.edges[layer];
    if value < layers.edges[layer + 1] { value } else { rare(layers, layer, value, draws) }
}

/// The point may lie above the curve.
#[cold]
fn rare(layers: &Layers, mut layer: usize, mut value: f64, draws: &mut Stream) -> f64 {
    loop {
        if layer == 0 {
            // What is left of an exponential value past R is an exponential value.
            return R - libm::log(1.0 - draws.unit());
        }
        let (low, high) = (layers.heights[layer], layers.heights[layer + 1]);
        if low + (high - low) * draws.unit() < libm::exp(-value) {
            return value;
        }
        let bits = draws.next_u64();
        layer = bits as usize % LAYERS;
        value = unit(bits) * layers.edges[layer];
        if value < layers.edges[layer + 1] {
            return value;
        }
    }
}

/// Uniform in [0, 1), in steps of 2⁻⁵³, of the highest bits.
#[inline]
fn unit(bits: u64) -> f64 {
    (bits >> 11) as i64 as f64 * (1.0 / (1u64 << 53) as f64)
}

#[cfg(test)]
mod tests {
    use super::super::{Purpose, StreamKey};
    use super::*;

    #[test]
    fn the_layers_have_equal_areas_and_close_at_the_top() {
        let layers = Layers::new();
        let area = layers.edges[0] * layers.heights[1];
        for layer in 1..LAYERS {
            let own = layers.edges[layer] * (layers.heights[layer + 1] - layers.heights[layer]);
            assert!((own / area - 1.0).abs() < 1e-9, "layer {layer} has {own}, not {area}");
        }
        assert_eq!(layers.edges[LAYERS], 0.0);
    }

    /// Kolmogorov and Smirnov: the greatest distance from 1 − e⁻ˣ over a million values is within the bound that holds with a
    /// probability of 1 − 10⁻⁶ (2.7/√n); and as many lie beyond R as should, within 4.9 standard deviations.
    #[test]
    fn the_values_are_exponential_and_so_is_their_tail() {
        let n = 1_000_000;
        let mut values: Vec<f64> = (0..n)
            .map(|i| exponential(&mut StreamKey::root(11).child(Purpose::ITEM, i).stream(Purpose::GAP)))
            .collect();
        values.sort_by(f64::total_cmp);
        let n = n as f64;
        let distance = |(i, x): (usize, &f64)| ((i as f64 + 0.5) / n - (1.0 - (-x).exp())).abs();
        let greatest = values.iter().enumerate().map(distance).fold(0.0, f64::max);
        assert!(greatest < 2.7 / n.sqrt(), "{greatest}");
        let beyond = values.iter().filter(|&&x| x > R).count() as f64;
        let expected = n * (-R).exp();
        assert!((beyond - expected).abs() < 4.9 * expected.sqrt(), "{beyond} beyond {R}, not {expected}");
        assert!(values.iter().all(|&x| x >= 0.0));
    }
}
