//! What the engine draws for. The numbers are part of every run.

use crate::kernel::Purpose;

/// A source of work.
pub const SOURCE: Purpose = Purpose::new(1);
/// The time to integrate a message.
pub const INTEGRATION: Purpose = Purpose::new(4);
/// Where finished work goes.
pub const ROUTE: Purpose = Purpose::new(5);
/// The message that passes work on; the counter is 1 where somebody cannot finish it, and leaves it to another holder of its role.
pub const PASS_ON: Purpose = Purpose::new(6);
/// An announcement to one dependent.
pub const ANNOUNCE: Purpose = Purpose::new(7);
/// One copy of a message; the counter is the attempt.
pub const COPY: Purpose = Purpose::new(8);
/// Whether a copy is lost.
pub const LOSS: Purpose = Purpose::new(9);
/// How long a copy travels.
pub const LATENCY: Purpose = Purpose::new(10);
/// An acknowledgement, a refusal or an answer.
pub const REPLY: Purpose = Purpose::new(11);
/// Work that comes back.
pub const REWORK: Purpose = Purpose::new(12);
/// Work handed over by a person at the controls.
pub const GIVEN: Purpose = Purpose::new(13);
/// What rides along with a copy; the counter is the key of the rider's name.
pub const RIDER: Purpose = Purpose::new(14);
/// Whether a copy that arrives is understood.
pub const MEANING: Purpose = Purpose::new(15);
