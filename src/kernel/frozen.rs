//! Copies of slabs, in pages that a copy shares with the one before it wherever nothing has changed.

use super::slab::Slab;
use std::sync::Arc;

/// Values on a page.
const PAGE: usize = 64;

/// A frozen slab.
#[derive(Clone, Debug)]
pub struct Frozen<T> {
    pages: Vec<Arc<[T]>>,
    vacant: Vec<u32>,
    /// The values that are on pages it did not share with the copy before it.
    own: usize,
}

impl<T> Default for Frozen<T> {
    fn default() -> Self {
        Self { pages: Vec::new(), vacant: Vec::new(), own: 0 }
    }
}

impl<T: Clone + PartialEq> Frozen<T> {
    /// A copy of a slab, after an earlier copy of it.
    #[must_use]
    pub fn of(slab: &Slab<T>, before: &Self) -> Self {
        let (values, vacant) = slab.parts();
        let mut frozen = Self { vacant: vacant.to_vec(), ..Self::default() };
        for (place, page) in values.chunks(PAGE).enumerate() {
            let same = before.pages.get(place).filter(|same| ***same == *page).cloned();
            frozen.own += if same.is_some() { 0 } else { page.len() };
            frozen.pages.push(same.unwrap_or_else(|| page.into()));
        }
        frozen
    }

    /// The slab.
    #[must_use]
    pub fn thaw(&self) -> Slab<T> {
        Slab::from_parts(self.pages.concat(), self.vacant.clone())
    }

    /// The bytes of what it did not share with the copy before it, and of all that is in it.
    #[must_use]
    pub fn bytes(&self) -> [usize; 2] {
        [self.own, self.pages.len() * PAGE].map(|values| values * size_of::<T>() + size_of_val(&*self.vacant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_thawed_is_what_was_frozen_and_what_has_not_changed_is_shared() {
        let mut slab = Slab::default();
        let mut before = Frozen::default();
        for round in 0..20_u32 {
            for value in 0..500 {
                slab.insert((round, value));
            }
            slab.remove(round * 7);
            slab[round].1 += 1;
            let frozen = Frozen::of(&slab, &before);
            let thawed = frozen.thaw();
            assert_eq!(thawed.parts(), slab.parts());
            // Of what is new, 500 values of 8 bytes and what shares a page with a change.
            let [own, all] = frozen.bytes();
            assert!(own < 500 * 8 + 4 * PAGE * 8 && own <= all, "{own} of {all}");
            before = frozen;
        }
        assert_eq!(Frozen::of(&slab, &before).bytes()[0], 0);
    }
}
