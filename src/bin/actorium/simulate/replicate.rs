//! Runs a scenario with consecutive seeds, on all processors.

use crate::output::Failure;
use crate::progress::Progress;
use actorium::command::Command;
use actorium::kernel::ticks;
use actorium::mechanism::Plan;
use actorium::problem::Problem;
use actorium::{Stop, World};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Slices of one run, so that progress shows within it.
const SLICES: u32 = 200;

/// What came of one run.
pub struct Run {
    pub metrics: Value,
    /// What stands for the state of the model at the end.
    pub digest: u64,
}

/// What each run has in common.
struct Batch<'a> {
    plan: Arc<Plan>,
    commands: &'a [Command],
    minutes: f64,
    progress: Progress,
}

/// `replications` runs in the order of their seeds, the first being `seed`; seeds wrap
/// around after the last. Every run begins with the commands and lasts so many minutes.
pub fn run(
    plan: &Arc<Plan>,
    commands: &[Command],
    seed: u32,
    replications: u32,
    minutes: f64,
) -> Result<Vec<Run>, Failure> {
    let progress = Progress::new(u64::from(replications) * u64::from(SLICES));
    let batch = Batch { plan: Arc::clone(plan), commands, minutes, progress };
    let next = AtomicU32::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(replications as usize);
    let mut runs = thread::scope(|scope| {
        let work = || -> Result<Vec<(u32, Run)>, Problem> {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= replications {
                    return Ok(done);
                }
                done.push((index, once(&batch, seed.wrapping_add(index))?));
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for handle in handles {
            match handle.join() {
                Ok(done) => all.extend(done.map_err(|problem| Failure::run(&problem))?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok::<_, Failure>(all)
    })?;
    batch.progress.finish();
    runs.sort_by_key(|(index, _)| *index);
    Ok(runs.into_iter().map(|(_, run)| run).collect())
}

fn once(batch: &Batch, seed: u32) -> Result<Run, Problem> {
    let mut world = World::from_plan(Arc::clone(&batch.plan), seed);
    for command in batch.commands {
        world.command(command)?;
    }
    for slice in 1..=SLICES {
        let until = ticks(batch.minutes * f64::from(slice) / f64::from(SLICES));
        if let Stop::Limit(problem) = world.advance(until, u64::MAX) {
            return Err(problem);
        }
        batch.progress.step();
    }
    Ok(Run { metrics: measured(&world), digest: world.digest() })
}

/// Everything that is measured, of the whole team and of its parts, by the names that claims use.
fn measured(world: &World) -> Value {
    let mut metrics = serde_json::to_value(world.metrics()).unwrap_or(Value::Null);
    let parts = serde_json::to_value(world.breakdown()).unwrap_or(Value::Null);
    if let (Value::Object(metrics), Value::Object(parts)) = (&mut metrics, parts) {
        metrics.extend(parts);
    }
    metrics
}
