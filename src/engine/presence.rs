//! Being there: why somebody takes nothing up, for a while or for good.

/// A reason to take nothing up. Whoever has one declares it: the engine has two of its own, each mechanism may have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is called.
    pub name: &'static str,
    /// Its place among all reasons; which class it is of follows from that.
    place: u8,
}

/// Reasons of one class have places side by side.
const CLASS: u8 = 4;

impl Reason {
    /// It has left for good, or has not joined yet.
    pub const LEFT: Self = Self::absent("left", 1);
    /// It was refused, and waits until what it holds is let in or given up.
    pub const BLOCKED: Self = Self::waiting("blocked", 1);

    /// The actor is not there: it finishes what it is at, and roles and media count it as absent. No two of a class share a number,
    /// 0 to 3.
    #[must_use]
    pub const fn absent(name: &'static str, number: u8) -> Self {
        Self::of(name, 0, number)
    }

    /// It is not there either, and puts aside what it is at.
    #[must_use]
    pub const fn out(name: &'static str, number: u8) -> Self {
        Self::of(name, 1, number)
    }

    /// It is there and puts aside what it is at, and nobody else can talk to it.
    #[must_use]
    pub const fn occupied(name: &'static str, number: u8) -> Self {
        Self::of(name, 2, number)
    }

    /// It is there and waits.
    #[must_use]
    pub const fn waiting(name: &'static str, number: u8) -> Self {
        Self::of(name, 3, number)
    }

    const fn of(name: &'static str, class: u8, number: u8) -> Self {
        assert!(number < CLASS, "a class has room for four reasons");
        Self { name, place: class * CLASS + number }
    }

    /// Whether what the actor is at is put aside at once; else it finishes that first.
    #[must_use]
    pub const fn preempts(self) -> bool {
        self.place >= CLASS && self.place < 3 * CLASS
    }

    /// Its place among all reasons, 0 to 15.
    #[must_use]
    pub const fn place(self) -> usize {
        self.place as usize
    }

    const fn bit(self) -> u16 {
        1 << self.place
    }
}

/// How many reasons there can be.
pub const REASONS_MAX: usize = 4 * CLASS as usize;

/// Why an actor takes nothing up: any number of reasons; none if it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Presence(u16);

impl Presence {
    const OUT: u16 = 0x00f0;
    const ABSENT: u16 = 0x000f | Self::OUT;
    const OCCUPIED: u16 = 0x0f00;

    /// The places of the reasons for which somebody is out.
    pub(super) const OUT_PLACES: std::ops::Range<usize> = CLASS as usize..2 * CLASS as usize;

    /// Whether nothing keeps it from taking up the next message.
    #[must_use]
    #[inline]
    pub const fn is_free(self) -> bool {
        self.0 == 0
    }

    /// Whether it is there.
    #[must_use]
    #[inline]
    pub const fn is_here(self) -> bool {
        self.0 & Self::ABSENT == 0
    }

    /// Whether it has fallen out: it had to put aside what it was at, and is not there.
    #[must_use]
    pub const fn is_out(self) -> bool {
        self.0 & Self::OUT != 0
    }

    /// Whether somebody could talk to it: it is there and not occupied.
    #[must_use]
    #[inline]
    pub const fn can_be_met(self) -> bool {
        self.0 & (Self::ABSENT | Self::OCCUPIED) == 0
    }

    /// Whether this is one of the reasons.
    #[must_use]
    #[inline]
    pub const fn has(self, reason: Reason) -> bool {
        self.0 & reason.bit() != 0
    }

    /// Whether it has left for good, or has not joined yet.
    #[must_use]
    #[inline]
    pub const fn has_left(self) -> bool {
        self.has(Reason::LEFT)
    }

    /// One reason more; says whether it is new.
    pub(crate) fn add(&mut self, reason: Reason) -> bool {
        let is_new = !self.has(reason);
        self.0 |= reason.bit();
        is_new
    }

    /// One reason less; says whether it was one.
    pub(crate) fn remove(&mut self, reason: Reason) -> bool {
        let was_one = self.has(reason);
        self.0 &= !reason.bit();
        was_one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_counts_once_however_often_it_is_given() {
        let (away, meeting) = (Reason::absent("away", 0), Reason::occupied("meeting", 0));
        let mut presence = Presence::default();
        assert!(presence.add(away) && !presence.add(away) && presence.add(meeting) && presence.add(Reason::BLOCKED));
        assert!(!presence.is_free() && !presence.is_here() && !presence.can_be_met());
        assert!(presence.remove(away) && !presence.remove(away));
        assert!(presence.is_here() && !presence.can_be_met());
        assert!(presence.remove(meeting));
        assert!(presence.can_be_met() && !presence.is_free());
        assert!(presence.remove(Reason::BLOCKED) && presence.is_free());
    }
}
