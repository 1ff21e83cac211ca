//! The values that rules are made of, drawn so that what is rare in practice, and hard on the simulation, is common.

use super::draws::Key;
use actorium::engine::{Acknowledge, AcknowledgeOn, OnRefusal, Protocol, Retry};
use actorium::engine::{MailboxRules, Order, WhenFull};
use actorium::kernel::{Distribution, Shape};

/// How a time varies.
pub fn shape(key: Key) -> Shape {
    let value = key.of("value");
    match key.of("sort").weighted(&[2, 2, 1, 1, 1]) {
        0 => Shape::Constant,
        1 => Shape::Exponential,
        2 => Shape::Erlang { stages: value.number(1..33) },
        3 => Shape::LogNormal { cv: value.between(0.01, 3.0) },
        _ => Shape::Uniform { spread: value.unit() },
    }
}

/// Often whole numbers, so that things happen at the same time; sometimes none, sometimes very long.
pub fn minutes(key: Key) -> f64 {
    let value = key.of("value");
    match key.of("sort").weighted(&[1, 3, 4, 1]) {
        0 => 0.0,
        1 => f64::from(value.number(1..10)),
        2 => value.between(0.01, 20.0),
        _ => value.between(20.0, 2000.0),
    }
}

/// How long something takes.
pub fn distribution(key: Key) -> Distribution {
    Distribution { mean_minutes: minutes(key.of("mean")), shape: shape(key.of("shape")) }
}

/// A time that comes again and again: neither so short that nothing else happens, nor always long.
pub fn interval(key: Key) -> Distribution {
    let drawn = distribution(key);
    Distribution { mean_minutes: drawn.mean_minutes.max(0.5), ..drawn }
}

/// Often all or nothing.
pub fn share(key: Key) -> f64 {
    match key.of("sort").weighted(&[1, 1, 3]) {
        0 => 0.0,
        1 => 1.0,
        _ => key.of("value").unit(),
    }
}

/// A way of sending.
pub fn protocol(key: Key) -> Protocol {
    let acknowledge = |key: Key| {
        Protocol::Acknowledge(Acknowledge {
            timeout_minutes: minutes(key.of("timeout")).max(0.05),
            backoff: key.of("backoff").between(1.0, 3.0),
            attempts_max: key.of("attempts").maybe(0.5, |key| key.number(1..6)),
            acknowledge_on: key.of("on").pick(&[AcknowledgeOn::Receipt, AcknowledgeOn::Integration]),
            confirmations_max: 1,
            recognise_duplicates: key.of("recognise duplicates").flip(),
        })
    };
    key.maybe(0.6, acknowledge).unwrap_or(Protocol::FireAndForget)
}

/// What somebody does about a "No".
pub fn on_refusal(key: Key) -> OnRefusal {
    let retry = |key: Key| {
        let (wait_minutes, attempts_max) = (minutes(key.of("wait")).max(0.05), key.of("attempts").number(1..6));
        OnRefusal::Retry(Retry { wait_minutes, attempts_max, blocks: false })
    };
    key.maybe(0.5, retry).unwrap_or(OnRefusal::GiveUp)
}

/// A mailbox, with room for a few or for all.
pub fn mailbox(key: Key) -> MailboxRules {
    let when_full = [WhenFull::Refuse, WhenFull::DropNewest, WhenFull::DropOldest, WhenFull::ShedLowestPriority];
    MailboxRules {
        capacity: key.of("capacity").maybe(0.5, |key| key.number(1..5)),
        order: key.of("order").pick(&[Order::Fifo, Order::Lifo, Order::Priority]),
        when_full: key.of("when full").pick(&when_full),
        patience_minutes: key.of("patience").maybe(0.5, minutes),
        persistent: false,
        preempted_take_room: key.of("preempted take room").flip(),
    }
}
