//! Copies of long lists, in pages that a copy shares with the one before it wherever nothing has changed.

use super::slab::Slab;
use std::sync::Arc;

/// Values on a page of a list whose places do not move.
const PAGE: usize = 64;

/// A page of keys ends where the key says so, which one in so many does; so what is put in or taken out in one place leaves the other
/// pages as they were.
const KEYS_PER_PAGE: u32 = 64;
/// Pages that are looked at to find the same one again.
const LOOK_AHEAD: usize = 32;

/// A frozen list.
#[derive(Clone, Debug)]
pub struct Frozen<T>(Vec<Arc<[T]>>);

impl<T> Default for Frozen<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + PartialEq> Frozen<T> {
    /// A copy of a list whose values stay in their places, after an earlier copy of it.
    fn of(list: &[T], before: &Self) -> Self {
        let page = |(place, page): (usize, &[T])| match before.0.get(place) {
            Some(same) if **same == *page => same.clone(),
            _ => page.into(),
        };
        Self(list.chunks(PAGE).enumerate().map(page).collect())
    }

    /// The list.
    pub fn thaw(&self) -> impl Iterator<Item = T> {
        self.0.iter().flat_map(|page| page.iter().cloned())
    }

    /// The bytes of what it does not share with another copy.
    #[must_use]
    pub fn own_bytes(&self, other: &Self) -> usize {
        let mut place = 0;
        let own = self.0.iter().filter(|page| {
            let ahead = other.0.iter().enumerate().skip(place).take(LOOK_AHEAD);
            let same = ahead.filter(|(_, same)| Arc::ptr_eq(page, same)).map(|(place, _)| place).next();
            place = same.map_or(place, |same| same + 1);
            same.is_none()
        });
        self.0.len() * size_of::<Arc<[T]>>() + own.map(|page| size_of_val(&**page)).sum::<usize>()
    }
}

impl Frozen<u32> {
    /// A copy of a list of different keys that come and go anywhere, after an earlier copy of it.
    #[must_use]
    pub fn of_keys(list: &[u32], before: &Self) -> Self {
        let mut place = 0;
        let ends = |key: &u32, _: &u32| key.wrapping_mul(0x9E37_79B1) < u32::MAX / KEYS_PER_PAGE;
        let page = |page: &[u32]| {
            let ahead = before.0.iter().enumerate().skip(place).take(LOOK_AHEAD);
            let same = ahead.filter(|(_, same)| ***same == *page).next();
            place = same.map_or(place, |(same, _)| same + 1);
            same.map_or_else(|| page.into(), |(_, same)| same.clone())
        };
        Self(list.chunk_by(|key, next| !ends(key, next)).map(page).collect())
    }
}

/// A frozen slab.
#[derive(Clone, Debug)]
pub struct FrozenSlab<T> {
    values: Frozen<T>,
    vacant: Vec<u32>,
}

impl<T> Default for FrozenSlab<T> {
    fn default() -> Self {
        Self { values: Frozen::default(), vacant: Vec::new() }
    }
}

impl<T: Clone + PartialEq> FrozenSlab<T> {
    /// A copy of a slab, after an earlier copy of it.
    #[must_use]
    pub fn of(slab: &Slab<T>, before: &Self) -> Self {
        let (values, vacant) = slab.parts();
        Self { values: Frozen::of(values, &before.values), vacant: vacant.to_vec() }
    }

    /// The slab.
    #[must_use]
    pub fn thaw(&self) -> Slab<T> {
        Slab::from_parts(self.values.thaw().collect(), self.vacant.clone())
    }

    /// The bytes of what it does not share with another copy.
    #[must_use]
    pub fn own_bytes(&self, other: &Self) -> usize {
        self.values.own_bytes(&other.values) + self.vacant.len() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_thawed_is_what_was_frozen_and_what_has_not_changed_is_shared() {
        let mut slab = Slab::default();
        let mut before = FrozenSlab::default();
        for round in 0..20_u32 {
            for value in 0..500 {
                slab.insert((round, value));
            }
            slab.remove(round * 7);
            slab[round].1 += 1;
            let frozen = FrozenSlab::of(&slab, &before);
            let thawed = frozen.thaw();
            assert_eq!(thawed.parts(), slab.parts());
            // Of what is new, 500 values of 8 bytes and what shares a page with a change; and a pointer for each page.
            assert!(frozen.own_bytes(&before) < 500 * 8 + 3 * PAGE * 8 + 400 * 16, "{}", frozen.own_bytes(&before));
            before = frozen;
        }
    }

    #[test]
    fn keys_that_come_at_one_end_and_go_at_the_other_are_shared() {
        let mut list: Vec<u32> = (0..20_000).collect();
        let before = Frozen::of_keys(&list, &Frozen::default());
        assert_eq!(before.thaw().collect::<Vec<_>>(), list);
        list.drain(..700);
        list.splice(5_000..5_001, [90_000, 90_001]);
        list.extend(100_000..100_300);
        let after = Frozen::of_keys(&list, &before);
        assert_eq!(after.thaw().collect::<Vec<_>>(), list);
        let own = after.own_bytes(&before);
        assert!(own < list.len() * 4 / 3, "{own}");
        assert_eq!(before.own_bytes(&before), before.0.len() * 16);
    }
}
