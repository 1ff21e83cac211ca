//! Chance, keyed by what it is about.
//!
//! There is no generator that everything shares. Each random decision has its own stream, keyed by
//! (seed, purpose, entity, counter). The entity is a [`StreamKey`]: that of a work item comes from its
//! source and number, that of a message from the message that caused it. So whatever a command changes,
//! every draw that is not about a consequence of it stays as it was, in number and in value.

use core::convert::Infallible;
use rand::{Rng, TryRng};

/// What a random decision is for. Whoever decides declares its own purposes; no two share a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Purpose(u64);

impl Purpose {
    /// The time until something happens that happens again and again.
    pub const GAP: Self = Self::new(2);
    /// One thing of many; the counter is its number.
    pub const ITEM: Self = Self::new(3);

    /// A purpose. Its number is part of every run: never change it, and never use one that another has.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;
/// Large odd numbers without structure, so that streams that start at the same key do not meet.
const CHILD_OFFSET: u64 = 0xd1b5_4a32_d192_ed03;
const DRAW_OFFSET: u64 = 0xaef1_7502_108e_f2d9;

/// The output function of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014, with the constants of Stafford's variant 13).
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A key for a name, so that a person's draws do not depend on who else is in the team (FNV-1a).
#[must_use]
pub fn name_key(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// What a random decision is about: a chain of causes, back to the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamKey(u64);

impl StreamKey {
    /// The first cause of a run.
    #[must_use]
    pub const fn root(seed: u32) -> Self {
        Self(mix(seed as u64 ^ GAMMA))
    }

    /// What this caused, the `counter`-th for that purpose: one output of a SplitMix64 generator whose state is this
    /// key, offset by the purpose.
    #[must_use]
    #[inline]
    pub const fn child(self, purpose: Purpose, counter: u64) -> Self {
        let start = self.0.wrapping_add(purpose.0.wrapping_mul(CHILD_OFFSET));
        Self(mix(start.wrapping_add(counter.wrapping_add(1).wrapping_mul(GAMMA))))
    }

    /// The stream of draws about this for a purpose: SplitMix64 from this key, offset by the purpose.
    #[must_use]
    #[inline]
    pub const fn stream(self, purpose: Purpose) -> Stream {
        Stream { state: self.0.wrapping_add(purpose.0.wrapping_mul(DRAW_OFFSET)) }
    }

    /// The key itself, for the digest.
    #[must_use]
    pub const fn key(self) -> u64 {
        self.0
    }
}

/// One stream of draws. It implements `rand`'s generator trait: ranges and picks are `rand`'s.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as i64 as f64 * (1.0 / (1u64 << 53) as f64)
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.state = self.state.wrapping_add(GAMMA);
        Ok(mix(self.state))
    }

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.next_u64() >> 32) as u32)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(stream_key: StreamKey, purpose: Purpose) -> u64 {
        stream_key.stream(purpose).next_u64()
    }

    #[test]
    fn streams_differ_in_every_part_of_their_key() {
        let root = StreamKey::root(7);
        let item = root.child(Purpose::ITEM, 0);
        let all = [
            first(item, Purpose::new(9)),
            first(item, Purpose::new(10)),
            first(root.child(Purpose::ITEM, 1), Purpose::new(9)),
            first(root.child(Purpose::new(8), 0), Purpose::new(9)),
            first(StreamKey::root(8).child(Purpose::ITEM, 0), Purpose::new(9)),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|b| a != b));
        }
    }

    /// Across a million stream keys the first draw has the mean and variance of a uniform variable,
    /// and neighbours are uncorrelated: all within 4.9 standard errors (two-sided 10⁻⁶).
    #[test]
    fn first_draws_of_neighbouring_lineages_look_uniform_and_independent() {
        let n = 1_000_000_u64;
        let root = StreamKey::root(1);
        let draw = |i| root.child(Purpose::ITEM, i).stream(Purpose::new(4)).unit() - 0.5;
        let (mut sum, mut squares, mut products) = (0.0, 0.0, 0.0);
        for i in 0..n {
            let x = draw(i);
            sum += x;
            squares += x * x;
            products += x * draw(i + 1);
        }
        let n = n as f64;
        assert!((sum / n).abs() < 4.9 * (1.0 / 12.0 / n).sqrt());
        assert!((squares / n - 1.0 / 12.0).abs() < 4.9 * (1.0 / 180.0 / n).sqrt());
        assert!((products / n).abs() < 4.9 / 12.0 / n.sqrt());
    }
}
