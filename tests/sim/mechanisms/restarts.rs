//! What a failure costs whom nobody looks after, and what burning out does, by hand, to the minute.

use super::always;
use super::office::{ANA, BO, CEM, at, holds, office, with_plan};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

fn fail_at(world: &mut World, minutes: f64, actor: u32) {
    advance_to(world, minutes);
    world.command(&Command::Fail { actor }).unwrap();
}

/// Ana fails at 10 with 8 minutes to go and one waiting, and is back at 15. What comes at 12 waits for her in either case.
#[test]
fn a_persistent_mailbox_keeps_what_waits_and_what_was_begun() {
    for (persistent, done) in [(false, &[25.0][..]), (true, &[23.0, 33.0, 43.0])] {
        let mut world = office(&[
            ("/actors/0/fails", json!({ "recovers": always(5.0) })),
            ("/actors/0/mailbox", json!({ "persistent": persistent })),
        ]);
        give_at(&mut world, 8.0, ANA);
        give_at(&mut world, 9.0, ANA);
        fail_at(&mut world, 10.0, ANA);
        give_at(&mut world, 12.0, ANA);
        advance_to(&mut world, 14.0);
        assert_eq!(world.metrics().messages.dropped, 3 - done.len() as u64);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_eq!((times(&world, EventKind::Recovered), times(&world, EventKind::Done)), (vec![15.0], done.to_vec()));
        assert_same("down for", world.metrics().mechanisms.failure.down_minutes_mean, 5.0);
        assert_same("availability", world.metrics().availability_share, 1.0 - 5.0 / 60.0 / 4.0);
    }
}

/// Up for 20 minutes, down for 5, and so on, by the clock; and whoever fails on every item is down after each.
#[test]
fn failures_come_by_the_clock_and_by_the_item() {
    let mut world = office(&[("/actors/0/fails", json!({ "after": always(20.0), "recovers": always(5.0) }))]);
    advance_to(&mut world, 60.0);
    assert_eq!(
        (times(&world, EventKind::Crashed), times(&world, EventKind::Recovered)),
        (vec![20.0, 45.0], vec![25.0, 50.0])
    );
    assert!(events(&world, EventKind::Crashed).iter().all(|(_, fact)| fact.number == 0));

    let fails = json!({ "per_item": 1, "recovers": always(5.0) });
    let kept = ("/actors/0/mailbox", json!({ "persistent": true }));
    let mut world = office(&[("/actors/0/fails", fails.clone()), kept.clone()]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!(
        (times(&world, EventKind::Done), times(&world, EventKind::Crashed)),
        (vec![10.0, 25.0], vec![10.0, 25.0])
    );
    assert!(events(&world, EventKind::Crashed).iter().all(|(_, fact)| fact.number == 1));

    // Checked for half as long again, an item never fails her.
    let checks = ("/actors/0/fails/checks", json!({ "effort": 0.5, "per_item": 0 }));
    let mut world = office(&[("/actors/0/fails", fails), kept, checks]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!((times(&world, EventKind::Done), times(&world, EventKind::Crashed)), (vec![15.0, 30.0], vec![]));
}

/// Bo knows of Ana's change, fails at 40, and knows nothing: unless it was written down, and it takes him 2 minutes to read it back.
#[test]
fn a_head_is_lost_and_what_was_written_down_is_read_back() {
    for written in [false, true] {
        let mut changes = with_plan(&["Bo"]).to_vec();
        changes.extend([
            ("/actors/1/fails", json!({ "recovers": always(5.0) })),
            ("/actors/1/looks_up", json!({ "in": ["wiki"] })),
            ("/stores", json!([{ "name": "wiki", "read_minutes": 2 }])),
        ]);
        if written {
            changes.push(("/actors/0/writes_to", json!(["wiki"])));
        }
        let mut world = office(&changes);
        give_at(&mut world, 5.0, ANA);
        advance_to(&mut world, 39.0);
        assert_eq!(holds(&world, BO), 2);
        fail_at(&mut world, 40.0, BO);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_eq!(holds(&world, BO), if written { 2 } else { 0 });
        assert_eq!(times(&world, EventKind::LookedUp), [40.0]);
        assert_eq!(times(&world, EventKind::Recovered), [47.0]);
    }
}

/// Resuming costs no head: only beginning again does.
#[test]
fn who_resumes_still_knows() {
    for (directive, version) in [("resume", 2), ("restart", 0)] {
        let mut changes = with_plan(&["Bo"]).to_vec();
        changes.push(("/actors/2/supervises", json!({ "children": ["Bo"], "directive": directive, "effort": 0.2 })));
        let mut world = office(&changes);
        give_at(&mut world, 5.0, ANA);
        fail_at(&mut world, 40.0, BO);
        advance_to(&mut world, 60.0);
        assert_eq!(holds(&world, BO), version, "{directive}");
    }
}

/// Whoever is down cannot fail, and whoever has left neither; both are said, and nothing happens.
#[test]
fn who_is_down_or_gone_cannot_fail() {
    let mut world = office(&[("/actors/0/fails", json!({ "recovers": always(5.0) }))]);
    fail_at(&mut world, 10.0, ANA);
    world.command(&Command::Remove { actor: BO }).unwrap();
    let before = world.digests();
    let says = |command: &Command, world: &mut World| world.command(command).unwrap_err().message;
    assert_eq!(says(&Command::Fail { actor: ANA }, &mut world), "actor must be up, but Ana is down");
    assert_eq!(says(&Command::Fail { actor: BO }, &mut world), "actor must still be there, but Bo has left");
    assert_eq!(world.digests(), before);
}

/// Stress of time constant an hour, too much from a half on, for an hour; a burn-out lasts 100 minutes.
fn burns_out(constant: f64) -> (&'static str, Value) {
    let burns_out = json!({ "above": 0.5, "for_minutes": 60, "recovers": always(100.0) });
    let rules = json!({ "tolerance_messages": 1, "time_constant_minutes": constant, "burns_out": burns_out });
    ("/actors/0/stress", rules)
}

/// From minute 1 on one waits, so stress is 1 − e^(−(t − 1)/60): above a half from 42.6 on, seen at 45, and at 105 that was an hour.
/// What she was at has 895 minutes left. She is back at 205, with no stress, which is above a half again at 246.6, seen at 255: she burns
/// out again at 315.
#[test]
fn too_much_stress_for_too_long_is_a_burn_out_and_rest_ends_it() {
    let mut world = office(&[burns_out(60.0), ("/actors/0/slowness", json!(100))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 1.0, ANA);
    advance_to(&mut world, 104.9);
    assert_eq!(world.metrics().mechanisms.stress.burn_outs, 0);
    advance_to(&mut world, 150.0);
    let detail = world.actor_detail(ANA).unwrap();
    assert_eq!((detail.mode.as_str(), detail.preempted.len(), detail.burn_outs), ("burnt_out", 1, 1));
    advance_to(&mut world, 205.0);
    assert_same("stress after the rest", actorium::mechanism::stress::level(&world, ANA), 0.0);
    advance_to(&mut world, 265.0);
    assert_same("stress an hour later", actorium::mechanism::stress::level(&world, ANA), 1.0 - (-1.0_f64).exp());
    advance_to(&mut world, 400.0);
    invariants::check(&world).unwrap();
    assert_eq!(
        (at(&world, EventKind::BurntOut, ANA), at(&world, EventKind::Recovered, ANA)),
        (vec![105.0, 315.0], vec![205.0])
    );
    let state = &world.actors()[ANA as usize];
    assert!(state.is_idle(), "burnt out, she does nothing");
    assert_same("burnt out", world.metrics().mechanisms.stress.burnt_out_share, (100.0 + 85.0) / 400.0 / 4.0);
    assert_same("available", world.metrics().availability_share, 1.0 - (100.0 + 85.0) / 400.0 / 4.0);
    advance_to(&mut world, 2_000.0);
    // It took 1,000 minutes of hers, whatever came in between.
    let done = at(&world, EventKind::Done, ANA)[0];
    let rests = at(&world, EventKind::BurntOut, ANA).iter().filter(|&&at| at < done).count();
    assert_same("done", done, 1_000.0 + 100.0 * rests as f64);
}

/// Stress that was gone at one look has to last from the next one on: with nothing waiting from 50 to 65 she burns out at 135 and
/// not at 75.
#[test]
fn a_break_in_the_stress_puts_a_burn_out_off() {
    for (calm, burnt_out) in [(true, 135.0), (false, 75.0)] {
        let mut world = office(&[burns_out(0.001), ("/actors/0/slowness", json!(5))]);
        give_at(&mut world, 0.0, ANA);
        give_at(&mut world, 1.0, ANA);
        let later = if calm { [65.0, 90.0, 130.0] } else { [49.0, 90.0, 130.0] };
        for minutes in later {
            give_at(&mut world, minutes, ANA);
        }
        advance_to(&mut world, 140.0);
        assert_eq!(times(&world, EventKind::BurntOut), [burnt_out]);
    }
}

/// A threshold that stress never reaches changes nothing that happens.
#[test]
fn below_the_threshold_nobody_burns_out() {
    let rules = |above: f64| {
        let burns_out = json!({ "above": above, "for_minutes": 1, "recovers": always(100.0) });
        json!({ "tolerance_messages": 2, "time_constant_minutes": 1, "burns_out": burns_out })
    };
    for (above, burn_outs) in [(0.501, 0), (0.499, 1)] {
        let mut world = office(&[("/actors/0/stress", rules(above)), ("/actors/0/slowness", json!(100))]);
        give_at(&mut world, 0.0, ANA);
        give_at(&mut world, 1.0, ANA);
        advance_to(&mut world, 100.0);
        assert_eq!(world.metrics().mechanisms.stress.burn_outs, burn_outs);
    }
}

/// Cem burns out while Bo is in the middle of telling him; what comes waits for him.
#[test]
fn what_comes_for_the_burnt_out_waits() {
    let mut world = office(&[burns_out(0.001), ("/actors/0/slowness", json!(20))]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 1.0, ANA);
    give_at(&mut world, 100.0, ANA);
    give_at(&mut world, 100.0, CEM);
    advance_to(&mut world, 174.0);
    assert_eq!((at(&world, EventKind::BurntOut, ANA), at(&world, EventKind::Done, CEM)), (vec![75.0], vec![110.0]));
    assert_eq!(world.actors()[ANA as usize].mailbox.waiting(), 2);
}
