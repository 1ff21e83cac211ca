//! A knob stretches or thins what was drawn; it does not draw anew.

use super::follow::{Draws, shared};
use crate::support::{set_knob, shipped, world};
use actorium::engine::Knob;
use actorium::kernel::{Ticks, ticks};

/// Where the default team starts a knob.
fn at_start(knob: Knob) -> f64 {
    world(&shipped("team"), 21).knobs().get(knob)
}

/// The draws of two runs of the default team, one of them with a knob turned at a time.
fn turned(knob: Knob, value: f64, at_minutes: f64) -> (Draws, Draws) {
    let mut as_it_was = world(&shipped("team"), 21);
    as_it_was.advance(ticks(at_minutes), u64::MAX);
    let mut changed = as_it_was.clone();
    set_knob(&mut changed, knob, value);
    let until = ticks(at_minutes + 900.0);
    (Draws::follow(&mut as_it_was, until, u64::MAX), Draws::follow(&mut changed, until, u64::MAX))
}

/// Twice the load: each source has the same items in the same order, and from the change on the gaps between
/// them are half as long, to the tick that rounding may cost.
#[test]
fn turning_the_load_keeps_the_order_of_items_and_scales_their_gaps() {
    let at = 300.0;
    let (before, after) = turned(Knob::LoadPerHour, 2.0 * at_start(Knob::LoadPerHour), at);
    let mut compared = 0;
    for (actor, times) in &before.arrivals {
        let others = &after.arrivals[actor];
        assert!(others.len() > times.len(), "more load, more items");
        for (nth, (time, other)) in times.iter().zip(others).enumerate() {
            // What was left of the gap at the change is halved too, so the whole wait since then is.
            let (wait, half) = (time - ticks(at), other - ticks(at));
            let rounding = 2 + 2 * nth as Ticks;
            assert!((2 * half).abs_diff(wait) <= rounding, "{wait} against twice {half}");
            compared += 1;
        }
        let order = |draws: &Draws| draws.items[actor].iter().map(|(lineage, _)| *lineage).collect::<Vec<_>>();
        let (items, others) = (order(&before), order(&after));
        let shared =
            |here: &[u64], there: &[u64]| here.iter().copied().filter(|item| there.contains(item)).collect::<Vec<_>>();
        assert_eq!(shared(&items, &others), shared(&others, &items), "the order of items at actor {actor}");
        assert!(shared(&items, &others).len() > 5);
    }
    assert!(compared > 100);
    for (_, lasts, other) in shared(&before.integrations, &after.integrations) {
        assert_eq!(lasts, other, "the load changes no integration time");
    }
}

/// What is lost at 10 % is lost at 40 %, and what travels takes as long.
#[test]
fn turning_the_loss_up_loses_more_of_the_same_messages() {
    let (few, many) = turned(Knob::LossRate, 0.4, 100.0);
    assert_eq!(few.arrivals, many.arrivals);
    let (mut kept, mut more) = (0, 0);
    let later = |sent: Ticks| sent > ticks(100.0);
    for (_, (travel, sent), (other, other_sent)) in shared(&few.travels, &many.travels) {
        assert_eq!((travel.latency, travel.to), (other.latency, other.to));
        if later(*sent) && later(*other_sent) {
            assert!(other.doomed || !travel.doomed, "less loss loses what more loss does not");
            kept += usize::from(travel.doomed);
            more += usize::from(other.doomed && !travel.doomed);
        }
    }
    assert!(kept > 10 && more > 30, "{kept} lost in both, {more} in one");
}

/// Twice the integration delay: each message that begins later takes twice as long, to the tick.
#[test]
fn turning_the_integration_delay_stretches_each_integration() {
    let (short, long) = turned(Knob::IntegrationDelayMinutes, 2.0 * at_start(Knob::IntegrationDelayMinutes), 0.0);
    let mut compared = 0;
    for (_, lasts, other) in shared(&short.integrations, &long.integrations) {
        assert!((2 * lasts).abs_diff(*other) <= 2, "{lasts} against {other}");
        compared += 1;
    }
    assert!(compared > 100);
    assert_eq!(short.arrivals, long.arrivals);
}

/// Turning a knob to where it stands changes no draw and no arrival by more than a tick of rounding.
#[test]
fn a_knob_turned_to_where_it_stands_moves_nothing() {
    for knob in [Knob::LossRate, Knob::IntegrationDelayMinutes, Knob::LoadPerHour] {
        let (before, after) = turned(knob, at_start(knob), 250.0);
        for (actor, times) in &before.arrivals {
            for (time, other) in times.iter().zip(&after.arrivals[actor]) {
                assert!(time.abs_diff(*other) <= 1, "{knob:?}: {time} against {other}");
            }
        }
        for (_, (travel, _), (other, _)) in shared(&before.travels, &after.travels) {
            assert_eq!(travel, other);
        }
    }
}
