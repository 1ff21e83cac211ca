//! Chance, keyed by what it is about.
//!
//! There is no generator that everything shares. Each random decision has its own stream, keyed by
//! (seed, purpose, entity, counter). The entity is a [`Lineage`]: a work item's lineage comes from its
//! source and number, a message's from the message that caused it. So whatever a command changes,
//! every draw that is not about a consequence of it stays as it was, in number and in value.

use core::convert::Infallible;
use rand::{Rng, TryRng};

/// What a random decision is about. The numbers are part of every run: never reuse or reorder them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// A source of work.
    Source = 1,
    /// The gap before a source's next arrival.
    Gap = 2,
    /// One item from a source.
    Item = 3,
    /// The time to integrate a message.
    Integration = 4,
    /// Where finished work goes.
    Route = 5,
    /// The message that passes work on.
    PassOn = 6,
    /// An announcement to one dependent.
    Announce = 7,
    /// One copy of a message; the counter is the attempt.
    Copy = 8,
    /// Whether a copy is lost.
    Loss = 9,
    /// How long a copy travels.
    Latency = 10,
    /// An acknowledgement or a refusal.
    Reply = 11,
    /// Work that comes back.
    Rework = 12,
    /// Work handed over by a person at the controls.
    Given = 13,
    /// What rides along with a copy; the counter is the rider's place.
    Rider = 14,
    /// Whether a copy that arrives is understood.
    Meaning = 15,
    /// When somebody goes away and comes back; the counter is how often it happened.
    Presence = 16,
    /// When a place is wiped; the counter is how often it was.
    Wipe = 17,
    /// Whether work done under stress has an error.
    Error = 18,
    /// A round of somebody's glue work; the counter is its number.
    Round = 19,
    /// Whom a round of glue work looks at, and what it says to them.
    Repair = 20,
    /// Whether somebody leaves after a review; the counter is its number.
    Review = 21,
    /// Whether a change is written down.
    Writing = 22,
    /// When somebody fails; the counter is how often they did.
    Failure = 23,
    /// How long it takes to be back after a failure.
    Recovery = 24,
    /// A failure signal; the counter is its number.
    Signal = 25,
    /// Whether an item needs a question first, and the question; the counter is its number.
    Ask = 26,
    /// What a meeting tells one who attends; the counter is the meeting's number.
    Meeting = 27,
    /// When somebody's blocks of focus begin and end; the counter is how often they did.
    Focus = 28,
    /// How long it takes to hire; the counter is the seat.
    Hire = 29,
    /// An item that is passed on unread.
    Delegate = 30,
    /// How long a burn-out lasts; the counter is how many there were.
    Rest = 31,
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
pub struct Lineage(u64);

impl Lineage {
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
        let start = self.0.wrapping_add((purpose as u64).wrapping_mul(CHILD_OFFSET));
        Self(mix(start.wrapping_add(counter.wrapping_add(1).wrapping_mul(GAMMA))))
    }

    /// The stream of draws about this for a purpose: SplitMix64 from this key, offset by the purpose.
    #[must_use]
    #[inline]
    pub const fn draws(self, purpose: Purpose) -> Draws {
        Draws { state: self.0.wrapping_add((purpose as u64).wrapping_mul(DRAW_OFFSET)) }
    }

    /// The key itself, for the digest.
    #[must_use]
    pub const fn key(self) -> u64 {
        self.0
    }
}

/// One stream of draws. It implements `rand`'s generator trait: ranges and picks are `rand`'s.
#[derive(Clone, Debug)]
pub struct Draws {
    state: u64,
}

impl Draws {
    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as i64 as f64 * (1.0 / (1u64 << 53) as f64)
    }
}

impl TryRng for Draws {
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

    fn first(lineage: Lineage, purpose: Purpose) -> u64 {
        lineage.draws(purpose).next_u64()
    }

    #[test]
    fn streams_differ_in_every_part_of_their_key() {
        let root = Lineage::root(7);
        let item = root.child(Purpose::Item, 0);
        let all = [
            first(item, Purpose::Loss),
            first(item, Purpose::Latency),
            first(root.child(Purpose::Item, 1), Purpose::Loss),
            first(root.child(Purpose::Copy, 0), Purpose::Loss),
            first(Lineage::root(8).child(Purpose::Item, 0), Purpose::Loss),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|b| a != b));
        }
    }

    /// Across a million lineages the first draw has the mean and variance of a uniform variable,
    /// and neighbours are uncorrelated: all within 4.9 standard errors (two-sided 10⁻⁶).
    #[test]
    fn first_draws_of_neighbouring_lineages_look_uniform_and_independent() {
        let n = 1_000_000_u64;
        let root = Lineage::root(1);
        let draw = |i| root.child(Purpose::Item, i).draws(Purpose::Integration).unit() - 0.5;
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
