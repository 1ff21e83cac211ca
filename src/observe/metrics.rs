//! The numbers people see, each defined here once. Shares are 0 to 1, times are minutes.

use crate::engine::{Depths, Reason, Sum};
use crate::kernel::{Histogram, TICKS_PER_MINUTE, TimeAverage, minutes};
use crate::mechanism::{MechanismMetrics, World};
use crate::trace::EventKind;
use serde::Serialize;

/// How a duration spreads, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Spread {
    /// How many there were.
    pub count: u64,
    /// Exact mean; 0 if there were none.
    pub mean: f64,
    /// Median, within 0.8 %.
    pub p50: f64,
    /// 95th percentile, within 0.8 %.
    pub p95: f64,
    /// 99th percentile, within 0.8 %.
    pub p99: f64,
}

impl Spread {
    fn of(histogram: &Histogram) -> Self {
        Self {
            count: histogram.count(),
            mean: histogram.mean_minutes(),
            p50: histogram.percentile_minutes(0.5),
            p95: histogram.percentile_minutes(0.95),
            p99: histogram.percentile_minutes(0.99),
        }
    }
}

/// What became of all messages. Each copy, acknowledgement and refusal is a message.
/// `sent = lost + refused + dropped + expired + waiting + in_flight + integrating + integrated`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MessageCounts {
    /// Sent by anyone, the outside included.
    pub sent: u64,
    /// Reached their receiver, whatever it did with them.
    pub delivered: u64,
    /// Did not arrive.
    pub lost: u64,
    /// Of those lost, the ones that needed somebody who was away.
    pub missed: u64,
    /// Of those integrated, the ones that were taken for something else.
    pub misunderstood: u64,
    /// Refused by a full mailbox.
    pub refused: u64,
    /// Dropped by a full mailbox, or as a recognised duplicate.
    pub dropped: u64,
    /// Of those dropped, the recognised duplicates.
    pub duplicate: u64,
    /// Waited longer than the mailbox's patience.
    pub expired: u64,
    /// Contents whose sender heard, before it gave up, that they arrived (or were integrated).
    pub acknowledged: u64,
    /// Contents whose sender stopped trying.
    pub given_up: u64,
    /// Copies sent after the first.
    pub resent: u64,
    /// On their way.
    pub in_flight: u64,
    /// Received and not looked at.
    pub waiting: u64,
    /// Being integrated.
    pub integrating: u64,
    /// Integrated. Acknowledgements and refusals are integrated as they arrive.
    pub integrated: u64,
}

/// How deep people came to know that they know, over the contents that are over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MutualKnowledge {
    /// Contents that are over.
    pub count: u64,
    /// Mean depth: 0, it never arrived; 1, the receiver knows; 2, the sender knows that the receiver knows; and so on.
    pub mean_depth: f64,
    /// Contents whose last confirmation arrived.
    pub complete: u64,
    /// Contents of which only the last confirmation was lost: one side is sure and acts, the other waits.
    pub one_sided: u64,
}

impl MutualKnowledge {
    fn of(depths: &Depths) -> Self {
        let mean_depth = if depths.count == 0 { 0.0 } else { depths.sum as f64 / depths.count as f64 };
        Self { count: depths.count, mean_depth, complete: depths.complete, one_sided: depths.one_sided }
    }
}

/// Everything that is measured, from the start of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Metrics {
    /// Simulated time.
    pub minutes: f64,
    /// Events so far.
    pub events: u64,
    /// Items of work that left the team done, in an hour.
    pub throughput_per_hour: f64,
    /// Items of work that came in from outside and were not refused on admission.
    pub work_arrived_items: u64,
    /// Items of work that left the team done.
    pub work_done_items: u64,
    /// Of those, the items that were done right by everybody on their way: on no stale or wrong belief, neither misunderstood nor with
    /// an error. Rework does not count: what was wrong when it left was wrong.
    pub done_right_items: u64,
    /// Done right: items that left the team right, in an hour. Nothing that is cut can flatter it.
    pub done_right_per_hour: f64,
    /// From an item's arrival in the team until it leaves it done.
    pub lead_time_minutes: Spread,
    /// From a message's receipt until its integration begins.
    pub waiting_minutes: Spread,
    /// From a message's receipt until it is integrated.
    pub sojourn_minutes: Spread,
    /// Share of time in which an actor integrates, averaged over the actors.
    pub utilisation_share: f64,
    /// The same over about the last hour: the latest whole chart intervals that cover 60 minutes.
    pub recent_utilisation_share: f64,
    /// Messages waiting in a mailbox, averaged over time and actors.
    pub mailbox_length_mean_messages: f64,
    /// The longest any mailbox ever was.
    pub mailbox_length_max_messages: u32,
    /// Messages waiting now, in all mailboxes together.
    pub mailbox_length_now_messages: u64,
    /// Messages that were refused and that their senders hold, and take nothing up before these are let in or given up; averaged over
    /// time, of all senders together.
    pub held_back_mean_messages: f64,
    /// The same, now.
    pub held_back_now_messages: u64,
    /// Share of time in which a sender is blocked by what it was refused, averaged over the actors.
    pub back_pressure_share: f64,
    /// Coherence: time-averaged share of (actor who is there, domain it depends on) pairs whose held version is the true one.
    /// 1 where there are no pairs.
    pub coherence_share: f64,
    /// Perceived coherence: the same share as the domains' owners believe it.
    pub perceived_coherence_share: f64,
    /// The illusion: perceived minus real coherence.
    pub illusion_share: f64,
    /// Time-averaged share of pairs believed current that are not.
    pub false_confidence_share: f64,
    /// Time-averaged share of pairs that are current without their owner knowing.
    pub false_doubt_share: f64,
    /// Coherence at this moment.
    pub coherence_now_share: f64,
    /// Perceived coherence at this moment.
    pub perceived_coherence_now_share: f64,
    /// Fragmentation: (distinct versions held − 1) / (holders − 1), averaged over time and over the domains that
    /// anyone but their owner holds.
    pub fragmentation_share: f64,
    /// Fragmentation at this moment.
    pub fragmentation_now_share: f64,
    /// Debt: items done on stale beliefs and not yet reworked, now.
    pub debt_items: u64,
    /// Debt, averaged over time.
    pub debt_mean_items: f64,
    /// How often work or rework was done wrong: on a stale or wrong belief, misunderstood, or with an error.
    pub stale_work_items: u64,
    /// Messages received and not yet integrated, in the whole team, averaged over time: what is told and not integrated.
    pub pending_mean_messages: f64,
    /// Time-averaged share of pairs whose holder has misunderstood what it holds.
    pub wrong_share: f64,
    /// Time-averaged share of pairs whose holder has forgotten.
    pub forgotten_share: f64,
    /// Share of time in which an actor is there, neither away, off hours, down, burnt out nor gone, averaged over the actors.
    pub availability_share: f64,
    /// People who have left for good.
    pub people_left: u64,
    /// Actors that have not left, and were hired if they had to be, averaged over time.
    pub people_mean: f64,
    /// What is measured of each mechanism.
    #[serde(flatten)]
    pub mechanisms: MechanismMetrics,
    /// How deep people came to know that they know, where confirmations are confirmed.
    pub mutual_knowledge: MutualKnowledge,
    /// What became of all messages.
    pub messages: MessageCounts,
}

impl World {
    /// Everything that is measured, from the start until now.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        let now = self.now();
        let tally = &self.observers().tally;
        let plan = self.plan();
        let people = plan.names.len() as f64;
        let subscriptions = tally.subscriptions.mean(now);
        let domains = plan.domains.iter().filter(|domain| !domain.subscriptions.is_empty()).count().max(1) as f64;
        let share = |of: &TimeAverage| {
            if subscriptions == 0.0 { 1.0 } else { of.mean(now) / subscriptions }
        };
        let error = |of: &TimeAverage| {
            if subscriptions == 0.0 { 0.0 } else { of.mean(now) / subscriptions }
        };
        let share_now = |of: &TimeAverage| {
            if tally.subscriptions.value() == 0 { 1.0 } else { of.value() as f64 / tally.subscriptions.value() as f64 }
        };
        let fragmentation = |sum: f64| sum / f64::from(1 << 20) / domains;
        let hours = minutes(now) / 60.0;
        let per_hour = |items: u64| if hours > 0.0 { items as f64 / hours } else { 0.0 };
        let done = tally.of(EventKind::Done);
        let (waiting, busy) = (tally.waiting(), tally.busy());
        Metrics {
            minutes: minutes(now),
            events: self.moment().events,
            throughput_per_hour: per_hour(done),
            work_arrived_items: tally.of(EventKind::Arrived) - tally.refused_at_admission,
            work_done_items: done,
            done_right_items: tally.done_right,
            done_right_per_hour: per_hour(tally.done_right),
            lead_time_minutes: Spread::of(&tally.lead),
            waiting_minutes: Spread::of(&tally.wait),
            sojourn_minutes: Spread::of(&tally.sojourn),
            utilisation_share: busy.mean(now) / people,
            recent_utilisation_share: self.recent_utilisation(),
            mailbox_length_mean_messages: waiting.mean(now) / people,
            mailbox_length_max_messages: tally.waiting_max(),
            mailbox_length_now_messages: waiting.value(),
            held_back_mean_messages: tally.held_back.mean(now),
            held_back_now_messages: tally.held_back.value(),
            back_pressure_share: tally.held_for(Reason::BLOCKED).mean(now) / people,
            coherence_share: share(&tally.current),
            perceived_coherence_share: share(&tally.believed),
            illusion_share: share(&tally.believed) - share(&tally.current),
            false_confidence_share: error(&tally.false_confidence),
            false_doubt_share: error(&tally.false_doubt),
            coherence_now_share: share_now(&tally.current),
            perceived_coherence_now_share: share_now(&tally.believed),
            fragmentation_share: fragmentation(tally.fragmentation.mean(now)),
            fragmentation_now_share: fragmentation(tally.fragmentation.value() as f64),
            debt_items: tally.debt.value(),
            debt_mean_items: tally.debt.mean(now),
            stale_work_items: tally.of(EventKind::DoneOnStale),
            pending_mean_messages: waiting.mean(now) + busy.mean(now),
            wrong_share: error(&tally.wrong),
            forgotten_share: error(&tally.forgotten),
            availability_share: tally.present.mean(now) / people,
            people_left: tally.of(EventKind::Left),
            people_mean: tally.people.mean(now),
            mechanisms: MechanismMetrics::of(self),
            mutual_knowledge: MutualKnowledge::of(&tally.depths),
            messages: self.message_counts(),
        }
    }

    /// What became of all messages.
    #[must_use]
    pub fn message_counts(&self) -> MessageCounts {
        let tally = &self.observers().tally;
        let duplicate = tally.of(EventKind::Duplicate);
        MessageCounts {
            sent: tally.of(EventKind::Sent) + tally.of(EventKind::Arrived),
            delivered: tally.of(EventKind::Received),
            lost: tally.of(EventKind::Lost),
            missed: tally.of(EventKind::Missed),
            misunderstood: tally.of(EventKind::Misunderstood),
            refused: tally.of(EventKind::Refused),
            dropped: tally.of(EventKind::Dropped) + duplicate,
            duplicate,
            expired: tally.of(EventKind::Expired),
            acknowledged: tally.of(EventKind::Confirmed),
            given_up: tally.of(EventKind::GaveUp),
            resent: tally.resent,
            in_flight: tally.in_flight.value(),
            waiting: tally.waiting().value(),
            integrating: tally.busy().value(),
            integrated: tally.of(EventKind::Integrated),
        }
    }

    fn recent_utilisation(&self) -> f64 {
        let series = &self.observers().series;
        let people = self.plan().names.len() as f64;
        let intervals = (60 * TICKS_PER_MINUTE).div_ceil(series.interval()) as usize;
        let samples = series.samples();
        let recent = &samples[samples.len().saturating_sub(intervals)..];
        if recent.is_empty() {
            return self.observers().tally.busy().mean(self.now()) / people;
        }
        let busy: u128 = recent.iter().map(|sample| sample[Sum::Busy]).sum();
        busy as f64 / (recent.len() as f64 * series.interval() as f64 * people)
    }
}
