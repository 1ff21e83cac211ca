//! The least of many keys, kept while they change: a tournament, in which each match is between the winners of two others.

/// Keys of so many places, and who has the least.
#[derive(Clone, Debug)]
pub struct Tournament {
    keys: Vec<u64>,
    /// The winner of each match; the final is at 1, and those who meet in the match at n are at 2n and 2n + 1. Places come after all matches.
    winners: Vec<u32>,
    /// Matches played so far.
    pub(super) played: u64,
}

impl Tournament {
    /// The key of a place that takes no part.
    pub const OUT: u64 = u64::MAX;

    /// So many places, of which none takes part.
    #[must_use]
    pub fn new(places: usize) -> Self {
        let mut winners = vec![0; 2 * places];
        for node in (1..2 * places).rev() {
            winners[node] = if node < places { winners[2 * node] } else { (node - places) as u32 };
        }
        Self { keys: vec![Self::OUT; places], winners, played: 0 }
    }

    /// The key of a place.
    #[must_use]
    pub fn key(&self, place: u32) -> u64 {
        self.keys[place as usize]
    }

    /// The place with the least key, and that key: of equal ones the first, and [`OUT`](Self::OUT) if none takes part.
    #[must_use]
    pub fn best(&self) -> (u32, u64) {
        let place = self.winners[1];
        (place, self.key(place))
    }

    /// A place has another key: as many matches are played again as it takes to get to the final. Returns the key that it had.
    #[inline(never)]
    pub fn set(&mut self, place: u32, key: u64) -> u64 {
        let before = std::mem::replace(&mut self.keys[place as usize], key);
        let mut node = self.keys.len() + place as usize;
        while node > 1 && before != key {
            node /= 2;
            self.played += 1;
            let [one, other] = [2 * node, 2 * node + 1].map(|below| self.winners[below]);
            let wins = (self.key(one), one) <= (self.key(other), other);
            self.winners[node] = if wins { one } else { other };
        }
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Purpose, StreamKey};

    #[test]
    fn it_knows_the_least_of_any_number_of_keys() {
        let draw =
            |counter| (StreamKey::root(1).child(Purpose::ITEM, counter).stream(Purpose::ITEM).unit() * 40.0) as u64;
        for places in 1..40_u32 {
            let (mut kept, mut keys) = (Tournament::new(places as usize), vec![Tournament::OUT; places as usize]);
            for step in 0..200 {
                let place = draw(3 * step) as u32 % places;
                let key = if draw(3 * step + 1) < 10 { Tournament::OUT } else { draw(3 * step + 2) };
                assert_eq!(kept.set(place, key), std::mem::replace(&mut keys[place as usize], key));
                let least = (0..places).min_by_key(|&place| (keys[place as usize], place)).unwrap_or(0);
                assert_eq!(kept.best(), (least, keys[least as usize]));
            }
        }
    }
}
