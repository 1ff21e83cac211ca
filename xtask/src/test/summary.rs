//! What passed, how long it took, and the closing line.

use std::fmt;

/// How one step went.
pub struct Outcome {
    pub name: &'static str,
    pub seconds: f64,
    pub passed: bool,
}

/// All steps that were run. Its last line, `N passed, M failed`, is for machines too.
#[derive(Default)]
pub struct Summary {
    outcomes: Vec<Outcome>,
}

impl Summary {
    pub fn add(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    pub fn all_passed(&self) -> bool {
        self.outcomes.iter().all(|outcome| outcome.passed)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Outcome { name, seconds, passed } in &self.outcomes {
            let verdict = if *passed { "passed" } else { "FAILED" };
            writeln!(out, "{name:<44} {verdict}  {seconds:>7.1} s")?;
        }
        let total: f64 = self.outcomes.iter().map(|outcome| outcome.seconds).sum();
        writeln!(out, "{:<44}         {total:>7.1} s\n", "in all")?;
        let passed = self.outcomes.iter().filter(|outcome| outcome.passed).count();
        write!(out, "{passed} passed, {} failed", self.outcomes.len() - passed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Summary};

    #[test]
    fn the_last_line_counts() {
        let mut summary = Summary::default();
        summary.add(Outcome { name: "one", seconds: 1.0, passed: true });
        summary.add(Outcome { name: "two", seconds: 2.0, passed: false });
        assert_eq!(summary.to_string().lines().last(), Some("1 passed, 1 failed"));
        assert!(!summary.all_passed());
    }
}
