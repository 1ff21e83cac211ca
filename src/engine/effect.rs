//! What follows when an actor has integrated a message: effects, as data. The world applies them in order.

use super::message::{Fate, Message};
use crate::trace::Kind;

/// One consequence of an integration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// The actor now holds this version in this pair of owner and dependent.
    Learn {
        /// The subscription.
        subscription: u32,
        /// The version it was told of.
        version: u32,
        /// Whether it took it for something else.
        wrong: bool,
    },
    /// The domain has a new version, to be announced to all who depend on it.
    Change {
        /// The domain.
        domain: u32,
    },
    /// The work stood on a stale picture: it is debt.
    Owe,
    /// Rework that stood on a stale picture again: it is still debt, and comes back once more.
    OweStill,
    /// Rework is done right: one debt less.
    Settle,
    /// The item goes on to whoever is next, or leaves the team.
    PassOn {
        /// Whether it was done right here.
        right: bool,
    },
    /// The receiver tells the sender that it has integrated the message.
    Acknowledge,
    /// A mechanism handles it: it is a message of that mechanism's own kind.
    Handle,
}

/// What an actor knows about the item it has just finished.
#[derive(Clone, Copy, Debug)]
pub struct Duties {
    /// Whether it was done wrong: on a domain it should have known and did not, or with an error.
    pub wrong: bool,
    /// The domain this work changes, if this actor may change it.
    pub changes: Option<u32>,
}

/// What follows when an actor has integrated a message: `each` gets the effects, in the order in which they apply. `acknowledge` says
/// whether its sender waits to hear of that; `duties` count only for work.
#[inline(always)]
pub fn finish(message: &Message, acknowledge: bool, duties: Duties, mut each: impl FnMut(Effect)) {
    match message.kind {
        Kind::Update => {
            let wrong = message.fate == Fate::Misread;
            each(Effect::Learn { subscription: message.subject, version: message.version(), wrong });
        }
        Kind::Work | Kind::Rework => {
            let Duties { wrong, changes } = duties;
            let wrong = wrong || message.fate == Fate::Misread;
            match (message.kind, wrong) {
                (Kind::Work, true) => each(Effect::Owe),
                (Kind::Rework, true) => each(Effect::OweStill),
                (Kind::Rework, false) => each(Effect::Settle),
                _ => {}
            }
            if let Some(domain) = changes {
                each(Effect::Change { domain });
            }
            if message.kind == Kind::Work {
                each(Effect::PassOn { right: !wrong });
            }
        }
        Kind::Acknowledgement | Kind::Refusal => {}
        _ => each(Effect::Handle),
    }
    if acknowledge {
        each(Effect::Acknowledge);
    }
}

#[cfg(test)]
mod tests {
    use super::super::message::OUTSIDE;
    use super::*;
    use crate::kernel::StreamKey;

    fn effects(kind: Kind, wrong: bool, acknowledge: bool) -> Vec<Effect> {
        let message = Message::new(kind, StreamKey::root(0), OUTSIDE, 0);
        let mut effects = Vec::new();
        finish(&message, acknowledge, Duties { wrong, changes: Some(2) }, |effect| effects.push(effect));
        effects
    }

    #[test]
    fn work_changes_its_domain_and_goes_on_and_debt_is_noticed_first() {
        use Effect::{Acknowledge, Change, Owe, OweStill, PassOn, Settle};
        let change = Change { domain: 2 };
        assert_eq!(effects(Kind::Work, false, false), [change, PassOn { right: true }]);
        assert_eq!(effects(Kind::Work, true, true), [Owe, change, PassOn { right: false }, Acknowledge]);
        assert_eq!(effects(Kind::Rework, true, false), [OweStill, change]);
        assert_eq!(effects(Kind::Rework, false, false), [Settle, change]);
    }
}
