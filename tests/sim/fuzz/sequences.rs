//! Whatever people do with a run, in whatever order: going on, acting, going back and forth, stopping on the way, going back to where they
//! were. The invariants hold, and the same commands from the start lead to the same world.

use super::{Kept, fuzz};
use crate::swarm::draws::Key;
use crate::swarm::interventions::intervention;
use crate::swarm::random;
use crate::swarm::reduce::Reduce;
use actorium::World;
use actorium::engine::Moment;
use actorium::history::History;
use actorium::observe::invariants;
use actorium::scenario::{Scenario, parse};
use serde_json::{Value, json};

#[derive(Clone, Debug)]
struct Sequence {
    scenario: Scenario,
    seed: u32,
    /// What is done, and a number that says to whom or how far.
    steps: Vec<(u8, u32)>,
}

impl Reduce for Sequence {
    fn parts(&self) -> Vec<String> {
        self.steps.parts()
    }
    fn without(&self, part: &str) -> Option<Self> {
        Some(Self { steps: self.steps.without(part)?, ..self.clone() })
    }
}

impl Kept for Sequence {
    fn written(&self) -> Value {
        json!({ "scenario": self.scenario, "seed": self.seed, "steps": self.steps })
    }
    fn read(value: &Value) -> Self {
        let part = |name: &str| value[name].clone();
        Self {
            scenario: parse(&part("scenario").to_string()).unwrap(),
            seed: serde_json::from_value(part("seed")).unwrap(),
            steps: serde_json::from_value(part("steps")).unwrap(),
        }
    }
}

fn draw(key: Key) -> Sequence {
    let case = random::cases(key.of("team"));
    let step = |key: Key| (key.of("what").weighted(&[6, 5, 3, 2, 2, 2, 1]) as u8, key.of("which").bits() as u32);
    Sequence { scenario: case.scenario, seed: case.seed, steps: key.of("steps").list(1..16, step) }
}

/// A time of a run, or a little after its end.
fn time(history: &History, number: u32) -> u64 {
    (history.end().ticks as f64 * (f64::from(number) / f64::from(u32::MAX)) * 1.1) as u64
}

fn holds(case: &Sequence) -> Result<(), String> {
    let start = || World::new(&case.scenario, case.seed).map_err(|problems| format!("{problems:?}"));
    let mut history = History::new(start()?);
    // Moments that were, as long as nobody has acted before them since.
    let mut been: Vec<Moment> = Vec::new();
    for &(what, number) in &case.steps {
        let events = u64::from(number % 150);
        // Whoever needs long has more checkpoints.
        history.spent(1, f64::from(number % 5));
        match what {
            0 => {
                let until = history.world().now().saturating_add(1 << 32);
                history.advance(until, events);
            }
            1 => {
                if let Some(command) = intervention(Key::case(u64::from(number))).command(history.world()) {
                    history.command(command).map_err(|problem| format!("{command:?} was refused: {problem}"))?;
                    been.retain(|moment| *moment <= history.world().moment());
                }
            }
            2 => {
                let mut journey = history.set_out(time(&history, number));
                // Not every journey is gone to its end, and a limit of the scenario may end one.
                let _ = history.go_on(&mut journey, events);
            }
            3 if !been.is_empty() => {
                let moment = been[number as usize % been.len()];
                history.seek_moment(moment).map_err(|problem| format!("where it has been: {problem}"))?;
            }
            4 => {
                history.step();
            }
            5 => {
                let here = (history.world().moment(), history.world().digests());
                let nowhere = Moment { ticks: time(&history, number), events: u64::from(number) };
                if history.seek_moment(nowhere).is_err()
                    && (history.world().moment(), history.world().digests()) != here
                {
                    return Err(format!("refused {nowhere:?} and moved"));
                }
            }
            _ => been.push(history.world().moment()),
        }
        invariants::check(history.world())?;
    }
    let (journal, moment) = (history.journal().to_vec(), history.world().moment());
    let straight = History::replayed(start()?, &journal, moment).map_err(|problem| problem.to_string())?;
    if straight.world().digests() != history.world().digests() {
        return Err(format!("{:?} is not where a straight run gets to", history.world().moment()));
    }
    Ok(())
}

#[test]
fn whatever_is_done_with_a_run_it_is_one_run() {
    fuzz("sequences", 43, 20_000, draw, holds);
}
