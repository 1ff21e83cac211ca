//! Whether a contestant did the work: its rates of events against what theory says.

use super::workload::{Counts, Workload};

/// Mean time of a message in the team from entering a mailbox until it is done, in the long run. It is a
/// little above that of M/M/1 with the same load, since copies sent again come in clumps.
const SOJOURN: f64 = 3.91;

/// A team starts empty; until about here it does visibly less than in the long run.
const SETTLED_UNITS: f64 = 100.0;

/// One rate: measured against expected.
pub struct Check {
    pub name: &'static str,
    pub measured: f64,
    pub expected: f64,
    pub holds: bool,
}

/// Checks what was counted over `units` of time, begun `start` units after the team was empty.
pub fn checks(workload: Workload, n: u32, start: f64, units: f64, counts: &Counts) -> Vec<Check> {
    let settled = workload == Workload::Phold || start > SETTLED_UNITS;
    let actor_units = f64::from(n) * units;
    let kinds = workload.kinds();
    let rates = workload.rates();
    let mut checks: Vec<Check> = (0..kinds.len())
        .map(|kind| {
            let noise = 5.0 / (rates[kind] * actor_units).sqrt();
            let below = if settled { 0.02 } else { 0.2 };
            check(kinds[kind], counts[kind] / actor_units, rates[kind], below + noise, 0.02 + noise)
        })
        .collect();
    if workload == Workload::Team {
        let total: f64 = counts[..kinds.len()].iter().sum::<f64>() / actor_units;
        let below = if settled { 0.02 } else { 0.2 };
        checks.push(check("total", total, rates.iter().sum(), below, 0.02));
        // A queue remembers for about a hundred units: a short run strays further.
        let noise = 10.0 / actor_units.sqrt();
        let below = if settled { 0.1 } else { 0.6 };
        checks.push(check("sojourn", counts[kinds.len()] / counts[1], SOJOURN, below + noise, 0.1 + noise));
    }
    checks
}

fn check(name: &'static str, measured: f64, expected: f64, below: f64, above: f64) -> Check {
    let holds = measured >= expected * (1.0 - below) && measured <= expected * (1.0 + above);
    Check { name, measured, expected, holds }
}

#[cfg(test)]
mod tests {
    use super::{Workload, checks};

    #[test]
    fn a_contestant_that_skips_work_is_caught() {
        let n = 1000;
        let rates = Workload::Team.rates();
        let mut counts: Vec<f64> = rates.iter().map(|rate| rate * 1000.0 * 200.0).collect();
        counts.push(counts[1] * 3.9);
        assert!(checks(Workload::Team, n, 200.0, 200.0, &counts).iter().all(|check| check.holds));
        counts[4] = 0.0;
        let caught: Vec<_> =
            checks(Workload::Team, n, 200.0, 200.0, &counts).into_iter().filter(|check| !check.holds).collect();
        assert!(caught.iter().any(|check| check.name == "resends"));
    }
}
