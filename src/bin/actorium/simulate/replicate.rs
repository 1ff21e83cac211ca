//! Runs a scenario with consecutive seeds, on all processors.

use super::window::{Snapshot, means};
use crate::output::Failure;
use crate::progress::Progress;
use actorium::kernel::ticks;
use actorium::mechanism::Plan;
use actorium::problem::Problem;
use actorium::{Stop, World};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Equal parts of the time after a warm-up, whose means say how far to trust that of the whole. Twenty are enough for an interval
/// and few enough that each is long: Schmeiser, "Batch size effects in the analysis of simulation output", Operations Research 30, 1982.
pub const BATCHES: u32 = 20;

/// Slices of one run, so that progress shows within it.
const SLICES: u32 = 200;

/// What came of one run.
pub struct Run {
    pub metrics: Value,
    /// The main figures of equal parts of the time after the warm-up, if there is one.
    pub batches: Vec<Value>,
    /// What stands for the state of the model at the end.
    pub digest: u64,
}

/// What each run has in common.
struct Batch {
    plan: Arc<Plan>,
    minutes: f64,
    warm_up: Option<f64>,
    progress: Progress,
}

/// `replications` runs in the order of their seeds, the first being `seed`; seeds wrap
/// around after the last. Every run lasts so many minutes; with a warm-up, only what comes after it is measured.
pub fn run(
    plan: &Arc<Plan>,
    seed: u32,
    replications: u32,
    minutes: f64,
    warm_up: Option<f64>,
) -> Result<Vec<Run>, Failure> {
    let progress = Progress::new(u64::from(replications) * u64::from(SLICES));
    let batch = Batch { plan: Arc::clone(plan), minutes, warm_up, progress };
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
    let Some(warm_up) = batch.warm_up else {
        advance(&mut world, 0.0, batch.minutes, SLICES, &batch.progress)?;
        return Ok(Run { metrics: measured(&world), batches: Vec::new(), digest: world.digest() });
    };
    // Time goes by in as many slices as without a warm-up.
    let slices = SLICES / (BATCHES + 1);
    advance(&mut world, 0.0, warm_up, SLICES - BATCHES * slices, &batch.progress)?;
    let start = Snapshot::of(&world);
    let (mut before, mut batches) = (start.clone(), Vec::new());
    let lasts = (batch.minutes - warm_up) / f64::from(BATCHES);
    for i in 0..BATCHES {
        let [from, to] = [i, i + 1].map(|i| warm_up + lasts * f64::from(i));
        advance(&mut world, from, to, slices, &batch.progress)?;
        let now = Snapshot::of(&world);
        batches.push(means(now.since(&before)));
        before = now;
    }
    Ok(Run { metrics: before.since(&start), batches, digest: world.digest() })
}

/// Time goes by, from one minute to another.
fn advance(world: &mut World, from: f64, to: f64, slices: u32, progress: &Progress) -> Result<(), Problem> {
    for slice in 1..=slices {
        let until = ticks(from + (to - from) * f64::from(slice) / f64::from(slices));
        if let Stop::Limit(problem) = world.advance(until, u64::MAX) {
            return Err(problem);
        }
        progress.step();
    }
    Ok(())
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
