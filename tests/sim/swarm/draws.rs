//! Random values without a shared stream. A value draws from a [`Key`], which is made of the seed of the case and the names of the
//! fields that lead to the value. So a new field, or one more entry of a list, leaves every other value of every case as it was.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

thread_local! {
    /// While a test listens: the keys that were drawn from, and those drawn from again.
    static DRAWN: RefCell<Option<(BTreeSet<u64>, Vec<u64>)>> = const { RefCell::new(None) };
}

/// Where one value of one case comes from. It is drawn from once; what needs two draws asks for two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

/// The output function of SplitMix64 (Steele, Lea and Flood, 2014; the constants are Stafford's variant 13).
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    /// The key of a whole case.
    pub fn case(seed: u64) -> Self {
        Self(mix(seed.wrapping_add(GAMMA)))
    }

    /// The key of a field.
    pub fn of(self, name: &str) -> Self {
        // A last step that no byte makes, so that "a" and then "b" is not "ab".
        name.bytes().fold(self, |key, byte| key.step(u64::from(byte))).step(0x100)
    }

    /// The key of an entry of a list.
    pub fn at(self, place: usize) -> Self {
        self.step(0x101 + place as u64)
    }

    fn step(self, word: u64) -> Self {
        Self(mix(self.0.wrapping_add(GAMMA) ^ mix(word.wrapping_mul(GAMMA))))
    }

    /// Any bits.
    pub fn bits(self) -> u64 {
        DRAWN.with_borrow_mut(|drawn| {
            if let Some((once, again)) = drawn
                && !once.insert(self.0)
            {
                again.push(self.0);
            }
        });
        mix(self.0.wrapping_add(GAMMA))
    }

    /// Uniform, from 0 to below 1.
    pub fn unit(self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Uniform between two numbers.
    pub fn between(self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// One of the numbers in a range, all alike.
    pub fn number(self, range: Range<u32>) -> u32 {
        range.start + self.index().index((range.end - range.start) as usize) as u32
    }

    /// True with that probability.
    pub fn chance(self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// True as often as not.
    pub fn flip(self) -> bool {
        self.chance(0.5)
    }

    /// A place in a list whose length is not known yet.
    pub fn index(self) -> Index {
        Index(self.bits())
    }

    /// One of these, all alike.
    pub fn pick<T: Clone>(self, from: &[T]) -> T {
        self.index().get(from).clone()
    }

    /// The place of one of these weights, each as likely as it is large.
    pub fn weighted(self, weights: &[u32]) -> usize {
        let mut left = self.number(0..weights.iter().sum());
        let fits = |weight: &u32| {
            let found = left < *weight;
            left = left.saturating_sub(*weight);
            found
        };
        weights.iter().position(fits).expect("a draw below the sum is within one of the weights")
    }

    /// Something with that probability, otherwise nothing.
    pub fn maybe<T>(self, probability: f64, draw: impl FnOnce(Self) -> T) -> Option<T> {
        self.of("is there").chance(probability).then(|| draw(self.of("what")))
    }

    /// So many entries.
    pub fn list<T>(self, lengths: Range<u32>, draw: impl Fn(Self) -> T) -> Vec<T> {
        let length = self.of("length").number(lengths);
        (0..length as usize).map(|place| draw(self.at(place))).collect()
    }
}

/// A place in a list whose length is known only later.
#[derive(Clone, Copy, Debug)]
pub struct Index(pub u64);

impl Index {
    /// A place in a list of that length, which is not empty.
    pub fn index(self, length: usize) -> usize {
        ((u128::from(self.0) * length as u128) >> 64) as usize
    }

    /// An entry of a list, which is not empty.
    pub fn get<T>(self, list: &[T]) -> &T {
        &list[self.index(list.len())]
    }
}

/// The keys that this draws from more than once.
fn drawn_again<T>(draw: impl FnOnce() -> T) -> (usize, Vec<u64>) {
    DRAWN.set(Some((BTreeSet::new(), Vec::new())));
    draw();
    let (once, again) = DRAWN.take().unwrap_or_default();
    (once.len(), again)
}

#[cfg(test)]
mod tests {
    use super::{Key, drawn_again};
    use crate::swarm::random::{Case, cases};
    use crate::swarm::{hostile, invalid};
    use std::collections::BTreeSet;

    fn text(case: &Case) -> String {
        format!("{case:?}")
    }

    /// As somebody would add a field: with a name of its own, drawn before all others, in between and after them.
    #[test]
    fn a_new_field_leaves_every_other_as_it_was() {
        for seed in 0..100 {
            let key = Key::case(seed);
            let plain = text(&cases(key));
            let new = [key.of("a new field"), key.of("actors").at(0).of("a new field")].map(Key::bits);
            assert_eq!(text(&cases(key)), plain);
            assert_ne!(new[0], new[1]);
            assert_ne!(text(&cases(Key::case(seed + 1_000))), plain, "two seeds give two cases");
        }
    }

    #[test]
    fn one_more_entry_leaves_the_others_as_they_were() {
        let key = Key::case(7).of("entries");
        let draw = |length: u32| key.list(length..length + 1, |key| key.of("value").bits());
        assert_eq!(draw(5)[..4], draw(4));
        assert_eq!(draw(5).iter().collect::<BTreeSet<_>>().len(), 5);
    }

    /// A key that two fields share would tie them together, and with them every case.
    #[test]
    fn every_field_has_a_stream_of_its_own() {
        for seed in 0..300 {
            let key = Key::case(seed);
            let (once, again) = drawn_again(|| (cases(key), invalid::damaged(key), hostile::commands(key)));
            assert_eq!(again, [0; 0], "seed {seed}: a key is shared");
            assert!(once > 50, "seed {seed}: only {once} draws");
        }
        let shared = drawn_again(|| (Key::case(1).of("one").bits(), Key::case(1).of("one").unit()));
        assert_eq!(shared.1.len(), 1, "a shared key is noticed");
    }

    /// Draws of neighbouring keys are uniform and independent, each sum within 4.9 standard errors (two-sided 10⁻⁶).
    #[test]
    fn draws_of_neighbouring_keys_look_uniform_and_independent() {
        let n = 200_000;
        let fields: [fn(u64) -> Key; 4] = [
            Key::case,
            |seed| Key::case(seed).of("share"),
            |place| Key::case(1).of("actors").at(place as usize),
            |place| Key::case(1).of("actors").at(place as usize).of("share"),
        ];
        for field in fields {
            let draw = |number: u64| field(number).unit() - 0.5;
            let (mut sum, mut squares, mut products) = (0.0, 0.0, 0.0);
            for number in 0..n {
                let x = draw(number);
                sum += x;
                squares += x * x;
                products += x * draw(number + 1);
            }
            let n = n as f64;
            assert!((sum / n).abs() < 4.9 * (1.0 / 12.0 / n).sqrt());
            assert!((squares / n - 1.0 / 12.0).abs() < 4.9 * (1.0 / 180.0 / n).sqrt());
            assert!((products / n).abs() < 4.9 / 12.0 / n.sqrt());
        }
    }

    #[test]
    fn ranges_and_weights_are_met() {
        let (mut numbers, mut weighted, mut there) = ([0; 3], [0; 3], 0);
        for seed in 0..30_000 {
            let key = Key::case(seed);
            numbers[key.of("number").number(4..7) as usize - 4] += 1;
            weighted[key.of("weighted").weighted(&[1, 0, 3])] += 1;
            there += u32::from(key.of("maybe").maybe(0.2, |key| key.bits()).is_some());
            let between = key.of("between").between(-2.0, 3.0);
            assert!((-2.0..3.0).contains(&between));
        }
        // Within 4.9 standard errors of the counts.
        assert!(numbers.iter().all(|count| (9_600..10_400).contains(count)), "{numbers:?}");
        assert!((7_132..7_868).contains(&weighted[0]) && weighted[1] == 0, "{weighted:?}");
        assert!((5_661..6_339).contains(&there), "{there}");
    }
}
