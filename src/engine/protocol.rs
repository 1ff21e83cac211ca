//! How a sender makes sure, or does not: fire-and-forget, acknowledge-and-resend, and trying again after a "No".

use super::topology::Route;
use crate::kernel::{StreamKey, Ticks, encode_enum, encode_struct, nearest_tick, ticks};
use crate::trace::Kind;
use serde::{Deserialize, Serialize};

/// How a message is sent along a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Protocol {
    /// Sent once. The sender takes it for known from that moment on.
    #[default]
    FireAndForget,
    /// Sent again until an acknowledgement comes back.
    Acknowledge(Acknowledge),
}

/// Acknowledge-and-resend.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// Minutes without acknowledgement before the next copy is sent. More than 0.
    pub timeout_minutes: f64,
    /// Each timeout is this many times the one before. At least 1.
    #[serde(default = "one")]
    pub backoff: f64,
    /// Copies sent at most, the first included; absent means no limit. At least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts_max: Option<u32>,
    /// What the acknowledgement says: "it has reached me" or "I have integrated it".
    #[serde(default)]
    pub acknowledge_on: AcknowledgeOn,
    /// How many confirmations go to and fro: 1 is the acknowledgement, 2 its acknowledgement, and so on. 1 to 250.
    #[serde(default = "one_confirmation")]
    pub confirmations_max: u16,
    /// Whether a receiver recognises a copy of what it already has, and drops it.
    #[serde(default = "yes")]
    pub recognise_duplicates: bool,
}

/// The moment at which a receiver acknowledges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AcknowledgeOn {
    /// When it enters the mailbox.
    #[default]
    Receipt,
    /// When it has been integrated.
    Integration,
}

/// What a sender does when it gets a "No".
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OnRefusal {
    /// It takes the "No" for final.
    #[default]
    GiveUp,
    /// It waits and tries again.
    Retry(Retry),
}

/// How a refused sender tries again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Retry {
    /// Minutes to wait before the next copy. More than 0.
    pub wait_minutes: f64,
    /// Copies sent at most, the first included. At least 1.
    pub attempts_max: u32,
    /// Back-pressure: whether the refused sender takes nothing up until what was refused is let in or given up. It learns that from
    /// the acknowledgement; where the protocol has none, a copy that is not refused again is taken for let in.
    #[serde(default)]
    pub blocks: bool,
}

fn one() -> f64 {
    1.0
}
fn one_confirmation() -> u16 {
    1
}
fn yes() -> bool {
    true
}

/// No event: nothing is waited for.
pub const NO_TIMER: u64 = u64::MAX;

/// One message that its sender keeps track of, over all its copies. It fills one cache line.
#[derive(Clone, Debug, Hash)]
#[repr(align(64))]
pub struct Transfer {
    /// What the draws of its copies are keyed by.
    pub stream_key: StreamKey,
    /// As in [`Message`](super::Message).
    pub content: u64,
    /// The number of the timeout that counts; any other is stale.
    pub timer: u64,
    /// How long the next timeout is.
    pub timeout: Ticks,
    /// Who sends.
    pub from: u32,
    /// Who receives.
    pub to: u32,
    /// As in [`Message`](super::Message).
    pub subject: u32,
    /// Copies sent so far.
    pub attempts: u32,
    /// Copies and replies that are not over. The record goes when these and the timer are gone.
    pub copies: u32,
    /// How deep the two share it: 1, the receiver knows it; 2, the sender knows that; 3, the receiver knows that; and so on.
    pub depth: u16,
    /// How it travels.
    pub route: Route,
    /// What it is.
    pub kind: Kind,
    /// The role it is addressed to, as in [`Message`](super::Message).
    pub role: u8,
    /// As in [`Message`](super::Message).
    pub urgency: u8,
    /// The sender has heard that it arrived (or was integrated).
    pub confirmed: bool,
    /// The sender has stopped trying.
    pub given_up: bool,
    /// The receiver has it, or had it.
    pub seen: bool,
    /// The receiver has integrated it.
    pub integrated: bool,
    /// Whether its sender takes nothing up before it knows what becomes of it.
    pub blocks: Blocks,
}

/// Whether a sender takes nothing up on account of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Blocks {
    /// It goes on.
    No,
    /// The first copy takes no time: it hears at this very instant whether it is refused.
    Asks,
    /// It was refused.
    Refused,
}

const _: () = assert!(size_of::<Transfer>() == 64);

/// What a sender does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Rest,
    /// Send another copy.
    Resend,
    /// Wait that long, then send another copy.
    ResendAfter(Ticks),
    /// Stop.
    GiveUp,
}

impl Transfer {
    /// Whether nothing can happen to it any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.copies == 0 && self.timer == NO_TIMER
    }

    /// When the first copy goes out, or another: how long to wait for the acknowledgement, if for any.
    pub fn arm(&mut self, protocol: &Protocol) -> Option<Ticks> {
        let Protocol::Acknowledge(rules) = protocol else {
            return None;
        };
        let timeout = self.timeout;
        if rules.backoff > 1.0 {
            self.timeout = nearest_tick(timeout as f64 * rules.backoff);
        }
        Some(timeout)
    }

    /// The wait for an acknowledgement, or after a "No", is over.
    #[must_use]
    pub fn on_timeout(&self, protocol: &Protocol) -> Next {
        match protocol {
            Protocol::Acknowledge(rules) if rules.attempts_max.is_some_and(|most| self.attempts >= most) => {
                Next::GiveUp
            }
            _ => Next::Resend,
        }
    }

    /// A "No" has come back.
    #[must_use]
    pub fn on_refusal(&self, policy: &OnRefusal) -> Next {
        match policy {
            _ if self.confirmed || self.given_up => Next::Rest,
            OnRefusal::Retry(retry) if self.attempts < retry.attempts_max => {
                Next::ResendAfter(ticks(retry.wait_minutes))
            }
            _ => Next::GiveUp,
        }
    }
}

/// What a receiver does with a copy that has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// It is a copy of what is already there, recognised.
    pub duplicate: bool,
    /// An acknowledgement goes back now (unless a full mailbox refuses the copy).
    pub acknowledge: bool,
}

impl Protocol {
    /// What a receiver does with a copy, by what it has seen of this transfer before.
    #[must_use]
    pub fn receipt(&self, seen: bool, integrated: bool) -> Receipt {
        match self {
            Self::FireAndForget => Receipt { duplicate: seen, acknowledge: false },
            Self::Acknowledge(rules) => {
                let duplicate = seen && rules.recognise_duplicates;
                let acknowledge = match rules.acknowledge_on {
                    AcknowledgeOn::Receipt => true,
                    AcknowledgeOn::Integration => duplicate && integrated,
                };
                Receipt { duplicate, acknowledge }
            }
        }
    }

    /// The depth of the last confirmation, where confirmations are confirmed.
    #[must_use]
    pub fn confirms_up_to(&self) -> Option<u16> {
        match self {
            Self::Acknowledge(rules) if rules.confirmations_max > 1 => Some(rules.confirmations_max),
            _ => None,
        }
    }

    /// Whether integrating a message is acknowledged.
    #[must_use]
    pub fn acknowledges_integration(&self) -> bool {
        matches!(self, Self::Acknowledge(rules) if rules.acknowledge_on == AcknowledgeOn::Integration)
    }
}

encode_enum! { Protocol { FireAndForget, Acknowledge(rules: Acknowledge) } }
encode_struct! {
    Acknowledge { timeout_minutes, backoff, attempts_max, acknowledge_on, confirmations_max, recognise_duplicates }
}
encode_enum! { AcknowledgeOn { Receipt, Integration } }
encode_enum! { OnRefusal { GiveUp, Retry(rules: Retry) } }
encode_struct! { Retry { wait_minutes, attempts_max, blocks } }

#[cfg(test)]
mod tests {
    use super::*;

    fn acknowledge(acknowledge_on: AcknowledgeOn, recognise_duplicates: bool) -> Protocol {
        Protocol::Acknowledge(Acknowledge {
            timeout_minutes: 1.0,
            backoff: 1.0,
            attempts_max: Some(2),
            acknowledge_on,
            confirmations_max: 1,
            recognise_duplicates,
        })
    }

    #[test]
    fn a_recognised_duplicate_is_acknowledged_again_once_there_is_something_to_confirm() {
        let on_receipt = acknowledge(AcknowledgeOn::Receipt, true);
        assert_eq!(on_receipt.receipt(true, false), Receipt { duplicate: true, acknowledge: true });
        let on_integration = acknowledge(AcknowledgeOn::Integration, true);
        assert_eq!(on_integration.receipt(true, false), Receipt { duplicate: true, acknowledge: false });
        assert_eq!(on_integration.receipt(true, true), Receipt { duplicate: true, acknowledge: true });
        assert_eq!(on_integration.receipt(false, false), Receipt { duplicate: false, acknowledge: false });
    }

    #[test]
    fn without_recognition_every_copy_counts_as_new() {
        let protocol = acknowledge(AcknowledgeOn::Receipt, false);
        assert!(!protocol.receipt(true, true).duplicate);
    }
}
