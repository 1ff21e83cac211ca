//! One number for the whole state of a world.

use super::{Purpose, StreamKey};
use std::hash::{Hash, Hasher};

/// A digest of all that a state hashes. Equal natively and as wasm: every number enters at a fixed width.
#[must_use]
pub fn digest(state: &impl Hash) -> u64 {
    let mut digest = Digest(StreamKey::root(0));
    state.hash(&mut digest);
    digest.finish()
}

struct Digest(StreamKey);

impl Digest {
    // Called from everywhere and never in a hurry: one copy of it is enough.
    #[inline(never)]
    fn word(&mut self, word: u64) {
        self.0 = self.0.child(Purpose::ITEM, word);
    }
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.0.key()
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }
    fn write_u8(&mut self, value: u8) {
        self.word(u64::from(value));
    }
    fn write_u16(&mut self, value: u16) {
        self.word(u64::from(value));
    }
    fn write_u32(&mut self, value: u32) {
        self.word(u64::from(value));
    }
    fn write_u64(&mut self, value: u64) {
        self.word(value);
    }
    fn write_u128(&mut self, value: u128) {
        self.word(value as u64);
        self.word((value >> 64) as u64);
    }
    // Lengths and the discriminants of enums: as wide as the machine, so widened here.
    fn write_usize(&mut self, value: usize) {
        self.word(value as u64);
    }
    fn write_isize(&mut self, value: isize) {
        self.word(value as i64 as u64);
    }
}
