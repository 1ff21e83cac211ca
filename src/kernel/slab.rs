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
    live: Vec<bool>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            vacant: Vec::new(),
            live: Vec::new(),
        }
    }
}

impl<T> Slab<T> {
    /// Stores a value and returns its key.
    pub fn insert(&mut self, value: T) -> u32 {
        if let Some(key) = self.vacant.pop() {
            self.values[key as usize] = value;
            self.live[key as usize] = true;
            key
        } else {
            self.values.push(value);
            self.live.push(true);
            (self.values.len() - 1) as u32
        }
    }

    /// Frees a key; its value stays in place, unreachable, until the key is reused.
    pub fn remove(&mut self, key: u32) {
        debug_assert!(self.live[key as usize], "slab key {key} removed twice");
        self.live[key as usize] = false;
        self.vacant.push(key);
    }

    /// Whether a key is in use.
    #[must_use]
    pub fn is_live(&self, key: u32) -> bool {
        self.live.get(key as usize).copied().unwrap_or(false)
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
        let live = self.values.iter().zip(&self.live).enumerate();
        live.filter_map(|(key, (value, live))| live.then_some((key as u32, value)))
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.values.capacity() * (size_of::<T>() + 1) + self.vacant.capacity() * size_of::<u32>()
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
    fn index(&self, key: u32) -> &T {
        debug_assert!(self.live[key as usize], "slab key {key} is vacant");
        &self.values[key as usize]
    }
}

impl<T> IndexMut<u32> for Slab<T> {
    fn index_mut(&mut self, key: u32) -> &mut T {
        debug_assert!(self.live[key as usize], "slab key {key} is vacant");
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
