//! Meetings, by hand, to the minute: whom they block, and what they align.

use super::always;
use super::office::{ANA, BO, CEM, at, holds, office, with_plan};
use crate::support::{advance_to, assert_same, events, give_at, times};
use actorium::World;
use actorium::command::Command;
use actorium::observe::invariants;
use actorium::trace::EventKind;
use serde_json::{Value, json};

/// A meeting of these people from 30 to 50, over a medium that loses nothing or everything, in a team whose chat loses everything.
fn meeting(attendees: &[&str], medium: &str, more: &[(&'static str, Value)]) -> World {
    let mut changes = with_plan(&["Bo", "Cem"]).to_vec();
    changes.extend([
        ("/loss_rate", json!(1)),
        ("/media/1", json!({ "name": "room", "latency": { "mean_minutes": 0 }, "loss_factor": 0 })),
        ("/meetings", json!([{
            "name": "weekly", "attendees": attendees, "first_minutes": 30, "every_minutes": 1000, "lasts_minutes": 20,
            "medium": medium,
        }])),
    ]);
    changes.extend(more.iter().cloned());
    office(&changes)
}

/// Ana works from 25 on; from 30 to 50 she and Bo meet, so her item is done at 55, and what Bo was handed at 35 at 60. Dee works on.
#[test]
fn a_meeting_blocks_all_who_attend_and_what_they_were_at_resumes() {
    let mut world = meeting(&["Ana", "Bo"], "room", &[]);
    give_at(&mut world, 25.0, ANA);
    give_at(&mut world, 25.0, 3);
    give_at(&mut world, 35.0, BO);
    advance_to(&mut world, 40.0);
    let detail = world.actor_detail(ANA).unwrap();
    assert_eq!((detail.mode.as_str(), detail.preempted.len(), detail.integrating.is_none()), ("meeting", 1, true));
    assert_eq!(world.actor_detail(BO).unwrap().mailbox.waiting_count, 1);
    advance_to(&mut world, 100.0);
    invariants::check(&world).unwrap();
    assert_eq!((times(&world, EventKind::Interrupted), times(&world, EventKind::Resumed)), (vec![30.0], vec![50.0]));
    assert_eq!(times(&world, EventKind::Done), [35.0, 55.0, 60.0]);
    let metrics = world.metrics();
    assert_eq!((metrics.mechanisms.meetings.meetings, metrics.mechanisms.interruption.interruptions), (1, 1));
    assert_same("in meetings", metrics.mechanisms.meetings.meeting_minutes, 40.0);
    assert_same("available", metrics.availability_share, 1.0);
    assert_same("busy", metrics.utilisation_share * 4.0 * 100.0, 30.0);
}

/// It comes again, and ends again.
#[test]
fn a_meeting_comes_again() {
    let mut world = meeting(&["Ana", "Bo"], "room", &[("/meetings/0/every_minutes", json!(40))]);
    advance_to(&mut world, 160.0);
    assert_eq!(times(&world, EventKind::MeetingBegan), [30.0, 70.0, 110.0, 150.0]);
    assert_eq!(times(&world, EventKind::MeetingEnded), [50.0, 90.0, 130.0]);
    assert_same("in meetings", world.metrics().mechanisms.meetings.meeting_minutes, 2.0 * 70.0);
}

/// Ana changes the plan at 10, and nobody hears of it; at 50 Bo has, and Cem, who was not asked, has not.
#[test]
fn at_the_end_all_have_heard_of_the_newest_version() {
    let mut world = meeting(&["Ana", "Bo"], "room", &[]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 49.9);
    assert_eq!([BO, CEM].map(|actor| holds(&world, actor)), [1, 1]);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!([BO, CEM].map(|actor| holds(&world, actor)), [2, 1]);
    assert_eq!(world.metrics().mechanisms.meetings.aligned_pairs, 1);
    // Current for 10 minutes, stale for 40, current for 10: that is Bo; Cem is stale from 10 on.
    assert_same("coherence", world.metrics().coherence_share, (20.0 + 10.0) / 120.0);
}

/// What is said over a medium that loses everything aligns nobody, though Ana takes them to have heard; what is taken for something
/// else is held wrong.
#[test]
fn a_meeting_loses_what_its_medium_loses() {
    let protocol = ("/protocol", json!({ "acknowledge": { "timeout_minutes": 1000 } }));
    let mut world = meeting(&["Ana", "Bo"], "chat", &[protocol]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 49.0);
    assert_same("nobody has confirmed", world.metrics().perceived_coherence_now_share, 0.0);
    advance_to(&mut world, 60.0);
    assert_eq!((holds(&world, BO), world.metrics().mechanisms.meetings.aligned_pairs), (1, 0));
    assert_same("Bo is taken to know", world.metrics().perceived_coherence_now_share, 0.5);

    let mut world = meeting(&["Ana", "Bo"], "room", &[("/media/1/ambiguity", json!(1))]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    let pair = world.plan().subscriptions_of[BO as usize][0];
    assert_eq!((holds(&world, BO), world.knowledge().replica(pair).wrong), (2, true));
}

/// Ana is not there: Bo, who has heard, tells Cem. Who has misunderstood tells nobody.
#[test]
fn without_its_owner_the_newest_version_that_anyone_has_understood_counts() {
    for (ambiguity, version) in [(0.0, 2), (1.0, 1)] {
        let mut world = meeting(
            &["Bo", "Cem"],
            "room",
            &[("/loss_rate", json!(0)), ("/media/0/ambiguity", json!(ambiguity)), ("/actors/2/slowness", json!(100))],
        );
        // Cem is at something long, and so does not get to the news himself.
        give_at(&mut world, 0.0, CEM);
        give_at(&mut world, 0.0, ANA);
        advance_to(&mut world, 29.0);
        assert_eq!((holds(&world, BO), holds(&world, CEM)), (2, 1));
        advance_to(&mut world, 60.0);
        assert_eq!(holds(&world, CEM), version, "ambiguity {ambiguity}");
    }
}

/// One alone learns nothing.
#[test]
fn it_takes_two_to_meet() {
    let mut world = meeting(&["Bo"], "room", &[]);
    give_at(&mut world, 0.0, ANA);
    advance_to(&mut world, 60.0);
    assert_eq!((holds(&world, BO), world.metrics().mechanisms.meetings.aligned_pairs), (1, 0));
}

/// Bo is down as it begins, or as it ends, or away: he does not attend, or has not heard.
#[test]
fn who_is_not_there_does_not_attend() {
    let fails = ("/actors/1/fails", json!({ "recovers": always(15.0) }));
    for (fails_at, minutes) in [(25.0, 20.0), (45.0, 40.0)] {
        let mut world = meeting(&["Ana", "Bo"], "room", std::slice::from_ref(&fails));
        give_at(&mut world, 0.0, ANA);
        advance_to(&mut world, fails_at);
        world.command(&Command::Fail { actor: BO }).unwrap();
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_same("in meetings", world.metrics().mechanisms.meetings.meeting_minutes, minutes);
        // He has lost his head, and nothing has filled it again.
        assert_eq!(
            (holds(&world, BO), world.metrics().mechanisms.meetings.aligned_pairs),
            (0, 0),
            "down at {fails_at}"
        );
    }
    let away = ("/actors/1/away", json!({ "after": always(25.0), "lasts": always(10.0) }));
    let mut world = meeting(&["Ana", "Bo"], "room", &[away]);
    give_at(&mut world, 0.0, ANA);
    give_at(&mut world, 40.0, BO);
    advance_to(&mut world, 55.0);
    assert_same("in meetings", world.metrics().mechanisms.meetings.meeting_minutes, 20.0);
    assert_eq!((holds(&world, BO), at(&world, EventKind::Done, BO)), (1, vec![50.0]));
}

/// Meetings back to back: Ana goes from one to the next, and works again after both.
#[test]
fn from_one_meeting_to_the_next() {
    for order in [[0, 1], [1, 0]] {
        let two = [(30.0, 20.0, ["Ana", "Bo"]), (50.0, 10.0, ["Ana", "Cem"])];
        let meetings: Vec<Value> = order
            .map(|i| {
                let (first, lasts, attendees): (f64, f64, [&str; 2]) = two[i];
                json!({
                    "name": format!("meeting {i}"), "attendees": attendees, "first_minutes": first,
                    "every_minutes": 1000, "lasts_minutes": lasts, "medium": "room",
                })
            })
            .to_vec();
        let mut world = meeting(&[], "room", &[("/meetings", json!(meetings))]);
        give_at(&mut world, 25.0, ANA);
        advance_to(&mut world, 100.0);
        invariants::check(&world).unwrap();
        assert_same("in meetings", world.metrics().mechanisms.meetings.meeting_minutes, 2.0 * 20.0 + 2.0 * 10.0);
        assert_eq!(times(&world, EventKind::Done), [65.0]);
    }
}

/// Two meetings at once: whoever is in one is not in the other.
#[test]
fn nobody_is_in_two_meetings_at_once() {
    let second = json!({
        "name": "clash", "attendees": ["Ana", "Cem"], "first_minutes": 40, "every_minutes": 1000, "lasts_minutes": 20,
        "medium": "room",
    });
    let mut world = meeting(&["Ana", "Bo"], "room", &[("/meetings/1", second)]);
    advance_to(&mut world, 100.0);
    assert_same("in meetings", world.metrics().mechanisms.meetings.meeting_minutes, 2.0 * 20.0 + 20.0);
    let began: Vec<u32> = events(&world, EventKind::MeetingBegan).iter().map(|(_, fact)| fact.number).collect();
    assert_eq!(began, [0, 1]);
}

/// What he hears in a meeting is fresh in Bo's head, in which there is room for one domain: something else goes for it.
#[test]
fn what_was_heard_in_a_meeting_takes_its_place_in_the_head() {
    let mut world = meeting(
        &["Ana", "Bo"],
        "room",
        &[
            ("/actors/1/brain", json!({ "domains_max": 1 })),
            ("/domains/1", json!({ "name": "sketch", "owner": "Cem", "dependents": ["Bo"] })),
        ],
    );
    give_at(&mut world, 0.0, ANA);
    let held = |world: &World| {
        let pairs = &world.plan().subscriptions_of[BO as usize];
        pairs.iter().map(|&pair| world.knowledge().replica(pair).version).collect::<Vec<_>>()
    };
    assert_eq!(held(&world), [0, 1]);
    advance_to(&mut world, 60.0);
    invariants::check(&world).unwrap();
    assert_eq!(held(&world), [2, 0]);
}

/// Ana and Dee sit at one site, Bo and Cem at another. Over a medium that reaches the same site only, what Ana says reaches nobody there,
/// and what Bo has heard Cem hears of; over one that reaches anywhere, all have heard.
#[test]
fn a_meeting_reaches_as_far_as_its_medium() {
    let at_site = |site: &str| json!(site);
    for (reach, learned) in [("same_site", [2, 1, 1]), ("anywhere", [2, 2, 2])] {
        let mut world = meeting(
            &["Ana", "Bo", "Cem", "Dee"],
            "room",
            &[
                ("/sites", json!([{ "name": "x" }, { "name": "y" }])),
                ("/actors/0/site", at_site("x")),
                ("/actors/3/site", at_site("x")),
                ("/actors/1/site", at_site("y")),
                ("/actors/2/site", at_site("y")),
                ("/media/1/reach", json!(reach)),
                ("/domains/0/dependents", json!(["Bo", "Cem", "Dee"])),
            ],
        );
        give_at(&mut world, 0.0, ANA);
        advance_to(&mut world, 60.0);
        invariants::check(&world).unwrap();
        assert_eq!([3, BO, CEM].map(|actor| holds(&world, actor)), learned, "{reach}");
        let told: Vec<(f64, u32, u32, u32)> = events(&world, EventKind::LearnedInMeeting)
            .iter()
            .map(|(time, fact)| (*time, fact.to, fact.version, fact.number))
            .collect();
        let expected: Vec<_> = [BO, CEM, 3].into_iter().filter(|&one| holds(&world, one) == 2).collect();
        assert_eq!(told, expected.into_iter().map(|one| (50.0, one, 2, 0)).collect::<Vec<_>>(), "{reach}");
        assert_eq!(world.metrics().mechanisms.meetings.aligned_pairs, told.len() as u64);
    }
}

/// Of two who meet over talk from two sites, the one who has moved over hears.
#[test]
fn who_has_moved_over_hears() {
    for moves in [false, true] {
        let mut world = meeting(
            &["Ana", "Bo"],
            "room",
            &[
                ("/sites", json!([{ "name": "x" }, { "name": "y" }])),
                ("/actors/0/site", json!("x")),
                ("/actors/1/site", json!("y")),
                ("/media/1/reach", json!("same_site")),
            ],
        );
        give_at(&mut world, 0.0, ANA);
        if moves {
            world.command(&Command::MoveTo { actor: BO, site: 0 }).unwrap();
        }
        advance_to(&mut world, 60.0);
        assert_eq!(holds(&world, BO), if moves { 2 } else { 1 });
    }
}
