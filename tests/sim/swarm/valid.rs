//! Random valid scenarios keep every invariant, whatever people do to them on the way.

use super::draws::{Index, Key};
use super::for_each_case;
use super::holds::Holds;
use super::interventions::{Intervention, intervention};
use super::lives::Lives;
use super::random::{Case, cases};
use crate::support::{scenario, shipped, world};
use actorium::engine::Knob;
use actorium::library;
use actorium::observe::invariants;
use actorium::problem::Problem;
use actorium::scenario::parse;
use actorium::trace::EventKind;
use actorium::{Stop, World};
use serde_json::json;
use std::cell::RefCell;

/// Events of one case.
const EVENTS: u64 = 2_000;
/// Events between two checks.
const EVENTS_PER_CHECK: u64 = 10;

/// Those who follow a run from outside.
#[derive(Default)]
struct Watchers {
    lives: Lives,
    holds: Holds,
}

impl Watchers {
    /// After each event and each command.
    fn hear(&mut self, world: &World) -> Result<(), String> {
        self.holds.step(world)?;
        self.lives.listen(world)
    }
}

/// A world that has hit a limit of its scenario says which, and is at that limit.
fn is_at_its_limit(world: &World, problem: &Problem) -> Result<(), String> {
    let plan = world.plan();
    let full = match problem.path.as_str() {
        "messages_max" => world.messages().len() >= plan.messages_max as usize,
        "instant_events_max" => world.moment().events >= u64::from(plan.instant_events_max),
        _ => false,
    };
    let says = problem.message.starts_with(&problem.path) && problem.message.contains("raise it");
    (full && says).then_some(()).ok_or_else(|| format!("stopped by {problem}"))
}

/// Moves a world on by so many events, checking on the way; false if it has come to a stop.
fn watch(world: &mut World, watchers: &mut Watchers, events: u64) -> Result<bool, String> {
    let last = world.moment().events + events;
    let mut goes_on = true;
    while goes_on && world.moment().events < last {
        for _ in 0..EVENTS_PER_CHECK.min(last - world.moment().events) {
            let stop = world.step();
            if let Stop::Limit(problem) = &stop {
                is_at_its_limit(world, problem)?;
            }
            watchers.hear(world)?;
            goes_on = stop == Stop::Reached;
            if !goes_on {
                break;
            }
        }
        invariants::check(world)?;
    }
    Ok(goes_on)
}

fn holds(case: &Case, seen: &RefCell<Vec<u64>>) -> Result<(), String> {
    let mut world = world(&case.scenario, case.seed);
    let mut watchers = Watchers::default();
    watchers.hear(&world)?;
    let mut goes_on = true;
    for (events, intervention) in &case.interventions {
        goes_on = goes_on && watch(&mut world, &mut watchers, *events)?;
        if let Some(command) = intervention.command(&world) {
            world.command(&command).map_err(|problem| format!("{command:?} was refused: {problem}"))?;
            invariants::check(&world)?;
            watchers.hear(&world)?;
            goes_on = true;
        }
    }
    let left = EVENTS.saturating_sub(world.moment().events);
    watch(&mut world, &mut watchers, left)?;
    invariants::check(&world)?;
    watchers.lives.agree_with(&world)?;
    let metrics = world.metrics();
    let correct = if world.plan().subscriptions.is_empty() { 0.0 } else { metrics.coherence_share };
    for share in [
        metrics.coherence_share,
        metrics.perceived_coherence_share,
        metrics.false_confidence_share,
        metrics.false_doubt_share,
        metrics.fragmentation_share,
        metrics.utilisation_share,
        metrics.wrong_share,
        metrics.forgotten_share,
        metrics.wrong_share + metrics.forgotten_share + correct,
        metrics.availability_share,
        metrics.mechanisms.stress.stress_mean_share,
        metrics.mechanisms.asking.blocked_share,
        metrics.mechanisms.stress.burnt_out_share,
    ] {
        if !(0.0..=1.0 + 1e-9).contains(&share) {
            return Err(format!("a share is {share} in {metrics:?}"));
        }
    }
    let gap = metrics.false_confidence_share - metrics.false_doubt_share;
    if (metrics.illusion_share - gap).abs() > 1e-9 {
        return Err(format!("the illusion is not false confidence less false doubt: {metrics:?}"));
    }
    let mut seen = seen.borrow_mut();
    for (count, what) in seen.iter_mut().zip(EventKind::ALL) {
        *count += u64::from(world.observers().tally.of(what) > 0);
    }
    seen[EventKind::ALL.len()] += u64::from(watchers.lives.deaf);
    Ok(())
}

/// A quarter of the swarm, so that the parts run side by side.
fn swarm(seed: u8) {
    let cases_in_part = 7_000;
    let seen = RefCell::new(vec![0; EventKind::ALL.len() + 1]);
    if !for_each_case(seed, cases_in_part, cases, |case| holds(case, &seen)) {
        return;
    }
    let seen = seen.into_inner();
    println!("cases in which something happened: {seen:?}");
    for (what, count) in EventKind::ALL.iter().zip(&seen) {
        assert!(*count >= 10, "{what:?} happened in only {count} cases: the swarm has lost its variety");
    }
    assert!(seen[EventKind::ALL.len()] < 200, "too many cases overran the trace");
}

/// A case in which what somebody had taken over was put behind what came to her later.
#[test]
fn what_is_handed_over_keeps_its_place() {
    let scenario = parse(include_str!("cases/handed-over-at-a-desk.json")).unwrap();
    let turn = Intervention::Turn(Knob::IntegrationDelayMinutes, 0.969_188_866_390_614_5);
    let case = Case { scenario, seed: 2_066_224_238, interventions: vec![(22, turn)] };
    let mut seen = 0;
    holds(&case, &RefCell::new(vec![0; EventKind::ALL.len() + 1])).unwrap();
    for seed in 0..200 {
        let all = RefCell::new(vec![0; EventKind::ALL.len() + 1]);
        holds(&Case { seed, ..case.clone() }, &all).unwrap();
        seen += all.into_inner()[EventKind::HandedOver as usize];
    }
    assert!(seen > 10, "something was handed over in {seen} runs only");
}

/// Everything that ships, and what people do to it at any moment.
fn shipped_cases(key: Key) -> Case {
    let names: Vec<&str> = library::names().collect();
    let interventions = key.of("interventions").list(0..12, |key| {
        let pause = if key.of("soon").flip() { 30 } else { 400 };
        (u64::from(key.of("pause").number(0..pause)), intervention(key.of("what")))
    });
    Case { scenario: shipped(key.of("scenario").pick(&names)), seed: key.of("seed").number(0..u32::MAX), interventions }
}

fn shipped_swarm(seed: u8) {
    let seen = RefCell::new(vec![0; EventKind::ALL.len() + 1]);
    for_each_case(seed, 500, shipped_cases, |case| holds(case, &seen));
}

#[test]
fn every_invariant_holds_in_what_ships_whatever_people_do_part_1() {
    shipped_swarm(41);
}

#[test]
fn every_invariant_holds_in_what_ships_whatever_people_do_part_2() {
    shipped_swarm(42);
}

#[test]
fn every_invariant_holds_in_random_teams_part_1() {
    swarm(1);
}

#[test]
fn every_invariant_holds_in_random_teams_part_2() {
    swarm(2);
}

#[test]
fn every_invariant_holds_in_random_teams_part_3() {
    swarm(3);
}

#[test]
fn every_invariant_holds_in_random_teams_part_4() {
    swarm(4);
}

/// A case that failed once: somebody's burn-out is over while it is still on its way back from a failure.
#[test]
fn what_a_random_team_holds_follows_from_the_trace_when_a_burn_out_ends_before_a_restart() {
    let scenario = parse(include_str!("kept/burn-out-over-while-down.json")).unwrap();
    let interventions = vec![
        (0, Intervention::Give(Index(14_757_395_258_967_641_293))),
        (130, Intervention::Turn(Knob::RewardsCoherence, 0.0)),
        (174, Intervention::Lose(Index(0))),
        (8, Intervention::Lose(Index(0))),
        (137, Intervention::Turn(Knob::LoadPerHour, 0.919_401_634_237_243_5)),
    ];
    assert_holds(Case { scenario, seed: 2_953_878_250, interventions });
}

/// The same, as small as can be: Bo has read the plan back at 20, is back in a long time, and is burnt out meanwhile, again and again.
#[test]
fn who_is_rested_while_down_has_not_begun_anew() {
    let constant = |minutes: f64| json!({ "mean_minutes": minutes, "shape": "constant" });
    let burns_out = json!({ "above": 0, "for_minutes": 0.05, "recovers": constant(10.0) });
    let value = json!({
        "format": 1, "name": "rested while down", "integration_delay_minutes": 1, "load_per_hour": 6,
        "actors": [
            { "name": "Ana", "writes_to": ["wiki"] },
            {
                "name": "Bo", "looks_up": { "in": ["wiki"], "when": "forgotten" },
                "stress": { "tolerance_messages": 1, "time_constant_minutes": 1, "burns_out": burns_out },
                "fails": { "after": constant(20.0), "recovers": constant(900_000.0) },
            },
        ],
        "stores": [{ "name": "wiki" }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan", "gaps": "constant" }],
    });
    assert_holds(Case { scenario: scenario(&value), seed: 1, interventions: Vec::new() });
}

fn assert_holds(case: Case) {
    let seen = RefCell::new(vec![0; EventKind::ALL.len() + 1]);
    holds(&case, &seen).unwrap();
}
