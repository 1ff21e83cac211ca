//! Messages, from sent to integrated or to another end.

use crate::kernel::{NONE, Purpose, Slab, StreamKey, Ticks};
use crate::trace::Kind;
use serde::{Deserialize, Serialize};

/// The sender of what comes from outside the team.
pub const OUTSIDE: u32 = u32::MAX;

/// Addressed to a person, not to a role.
pub const NO_ROLE: u8 = u8::MAX;

/// Addressed to a person, whom it reaches by way of those above, level by level.
pub const BY_LEVELS: u8 = u8::MAX - 1;
/// Of the content of an item of work: somebody has done it wrong on its way through the team. The rest is when it came in.
pub(super) const DONE_WRONG: u64 = 1 << 63;

/// All messages that are not over.
pub type Messages = Slab<Message>;

/// Where a message is between being sent and its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Sent and not received; a copy that will be lost is in flight until it fails to arrive.
    InFlight,
    /// Received and not looked at.
    Waiting,
    /// Being integrated.
    Integrating,
}

/// What becomes of one copy on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Fate {
    /// It arrives and will be taken for what it says.
    Understood = 0,
    /// It arrives and will be taken for something else.
    Misread = 1,
    /// It does not arrive.
    Lost = 2,
}

/// One message: each copy sent is a message of its own. It fills one cache line.
#[derive(Clone, Debug, Hash)]
#[repr(align(64))]
pub struct Message {
    /// Number of this message in the run.
    pub serial: u64,
    /// What its draws are keyed by.
    pub stream_key: StreamKey,
    /// When it was sent.
    pub sent_at: Ticks,
    /// When it is or was due to be received.
    pub due_at: Ticks,
    /// What it carries: of news the version, of work when the item came into the team and whether it was done wrong since, of a question and its answer the
    /// number of the question, of a failure its number, and of a restart that and how often its receiver had begun anew before. A reply carries the same as what it answers.
    pub content: u64,
    /// Who sent it, or [`OUTSIDE`].
    pub from: u32,
    /// Whom it is for.
    pub to: u32,
    /// The sender's record of it, or [`NONE`].
    pub transfer: u32,
    /// What it is about: a source of work, or for news (and replies to news) the pair of owner and dependent.
    pub subject: u32,
    /// Which copy of the same content it is, from 1; the last number stands for all that would follow. Of an
    /// acknowledgement, how deep in the chain of confirmations it is: 1 confirms the message, 2 confirms that.
    pub attempt: u8,
    /// The role it was addressed to, or [`NO_ROLE`], or [`BY_LEVELS`].
    pub role: u8,
    /// The medium it travels over, or the last number when it comes from outside or from oneself.
    pub medium: u8,
    /// What it is.
    pub kind: Kind,
    /// For a reply, the kind of what it answers; otherwise `kind`.
    pub about: Kind,
    /// Where it is.
    pub state: State,
    /// 0 (least) to 3 (most).
    pub urgency: u8,
    /// What becomes of it on its way.
    pub fate: Fate,
}

// Copies of up to 64 bytes are a few plain instructions, also in WebAssembly.
const _: () = assert!(size_of::<Message>() == 64);

impl Message {
    /// A message that was not sent yet; the world fills in when and how it travels.
    #[must_use]
    #[inline]
    pub fn new(kind: Kind, stream_key: StreamKey, from: u32, to: u32) -> Self {
        Self {
            serial: 0,
            stream_key,
            sent_at: 0,
            due_at: 0,
            content: 0,
            from,
            to,
            transfer: NONE,
            subject: NONE,
            attempt: 1,
            role: NO_ROLE,
            medium: u8::MAX,
            kind,
            about: kind,
            state: State::InFlight,
            urgency: 1,
            fate: Fate::Understood,
        }
    }

    /// The same item, as somebody's message to the next one.
    #[must_use]
    #[inline]
    pub fn onward(&self, kind: Kind, purpose: Purpose, from: u32, to: u32) -> Self {
        Self {
            subject: self.subject,
            urgency: self.urgency,
            content: self.content,
            ..Self::new(kind, self.stream_key.child(purpose, 0), from, to)
        }
    }

    /// Whether it was addressed to a role.
    #[must_use]
    #[inline]
    pub fn is_for_a_role(&self) -> bool {
        self.role < BY_LEVELS
    }

    /// Of an item of work that somebody has done right or wrong: what it carries from there on.
    #[must_use]
    #[inline(always)]
    pub fn content_after(&self, right: bool) -> u64 {
        if right { self.content } else { self.content | DONE_WRONG }
    }

    /// Whether it will be lost on its way.
    #[must_use]
    pub fn is_doomed(&self) -> bool {
        self.fate == Fate::Lost
    }

    /// The version it is about, if it is news or answers news; else 0, which no domain has.
    #[must_use]
    #[inline]
    pub fn version(&self) -> u32 {
        if self.about == Kind::Update { self.content as u32 } else { 0 }
    }
}
