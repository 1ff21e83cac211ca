//! A store that hands out small integer keys and reuses the keys of what was removed.

use std::hash::{Hash, Hasher};
use std::ops::{Index, IndexMut};

/// The key of nothing.
pub const NONE: u32 = u32::MAX;

/// Values under reusable keys. Keys are handed out in a fixed order, so a run does not depend on
/// anything but its own history; memory is only ever taken when more values live at once than before.
#[derive(Clone, Debug)]
pub struct Slab<T> {
    values: Vec<T>,
    vacant: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self { values: Vec::new(), vacant: Vec::new() }
    }
}

impl<T> Slab<T> {
    /// Stores a value and returns its key.
    #[inline]
    pub fn insert(&mut self, value: T) -> u32 {
        if let Some(key) = self.vacant.pop() {
            self.values[key as usize] = value;
            key
        } else {
            self.values.push(value);
            (self.values.len() - 1) as u32
        }
    }

    /// Frees a key, once. Its value stays in place, as it was left, until the key is reused.
    #[inline]
    pub fn remove(&mut self, key: u32) {
        self.vacant.push(key);
    }

    /// How many values live.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() - self.vacant.len()
    }

    /// Whether nothing lives.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The live values with their keys, by key.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        // Whether a key lives is only asked here, so that it costs nothing where it matters.
        let mut live = vec![true; self.values.len()];
        for &key in &self.vacant {
            live[key as usize] = false;
        }
        let all = self.values.iter().zip(live).enumerate();
        all.filter_map(|(key, (value, live))| live.then_some((key as u32, value)))
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<T>() + self.vacant.capacity() * size_of::<u32>()
    }
}

impl<T: Hash> Hash for Slab<T> {
    /// What lives, and the order in which keys will be reused: all that decides what comes next.
    fn hash<H: Hasher>(&self, state: &mut H) {
        for entry in self.iter() {
            entry.hash(state);
        }
        self.vacant.hash(state);
    }
}

impl<T> Index<u32> for Slab<T> {
    type Output = T;
    #[inline]
    fn index(&self, key: u32) -> &T {
        &self.values[key as usize]
    }
}

impl<T> IndexMut<u32> for Slab<T> {
    #[inline]
    fn index_mut(&mut self, key: u32) -> &mut T {
        &mut self.values[key as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_reused_and_only_live_values_are_seen() {
        let mut slab = Slab::default();
        let (a, b) = (slab.insert('a'), slab.insert('b'));
        slab.remove(a);
        assert_eq!(slab.iter().collect::<Vec<_>>(), [(b, &'b')]);
        assert_eq!(slab.insert('c'), a);
        assert_eq!(slab.len(), 2);
    }
}
