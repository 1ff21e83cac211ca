//! What happens to an actor over a run, apart from messages coming and going.

use super::attention::Aside;
use crate::kernel::{NONE, Ticks};

/// The course of one actor's life in the team.
#[derive(Clone, Debug, Hash)]
pub struct Life {
    /// What it has begun and put aside, the latest last.
    pub aside: Vec<Aside>,
    /// How often it has gone away or come back.
    pub turns: u32,
    /// How often a block of focus has begun or ended.
    pub shifts: u32,
    /// How often it has failed.
    pub crashes: u32,
    /// How often it has begun anew: after a failure of its own or of others, or by joining.
    pub starts: u32,
    /// The failure that its supervisor has dealt with last.
    pub handled: u32,
    /// Signals of failure sent.
    pub signals: u32,
    /// Orders of its supervisor, sent.
    pub orders: u32,
    /// Whether it has begun again and is on its way back.
    pub recovering: bool,
    /// Since when it is down, if it is.
    pub down_since: Ticks,
    /// Number of the event that brings it back or down next; any other is stale.
    pub timer: u64,
    /// As a supervisor, when it dealt with the latest failures.
    pub dealt: Vec<Ticks>,
    /// Since when its stress was too high at every look; the end of time while it is not.
    pub strained_since: Ticks,
    /// How often it has burnt out.
    pub burn_outs: u32,
    /// The meeting it is in, or [`NONE`].
    pub meeting: u32,
    /// Where it sits, or [`NONE`].
    pub site: u32,
    /// When it joined.
    pub joined_at: Ticks,
    /// How often it has joined.
    pub joins: u32,
    /// Whether somebody is being hired for it now.
    pub hiring: bool,
    /// Messages that were refused and wait to be sent again, where it waits with them.
    pub refused: u32,
    /// Whom it waits for, or [`NONE`].
    pub waits_for: u32,
}

impl Life {
    /// Somebody who sits there from the start.
    #[must_use]
    pub fn at(site: u32) -> Self {
        Self {
            aside: Vec::new(),
            turns: 0,
            shifts: 0,
            crashes: 0,
            starts: 0,
            handled: 0,
            signals: 0,
            orders: 0,
            recovering: false,
            down_since: 0,
            timer: u64::MAX,
            dealt: Vec::new(),
            strained_since: Ticks::MAX,
            burn_outs: 0,
            meeting: NONE,
            site,
            joined_at: 0,
            joins: 0,
            hiring: false,
            refused: 0,
            waits_for: NONE,
        }
    }
}
