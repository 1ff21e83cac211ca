//! A contestant: a process that advances its model by so many units of time for each line it
//! reads, and answers with the seconds that took and its counts so far.

use super::workload::{Counts, Workload};
use anyhow::{Context, Result, anyhow};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub struct Contestant {
    pub name: &'static str,
    workload: Workload,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// Counts after the last answer.
    pub counts: Counts,
    /// Units advanced so far.
    pub units: f64,
}

impl Contestant {
    pub fn start(name: &'static str, workload: Workload, command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting the contestant \"{name}\""))?;
        let input = child.stdin.take();
        let output = child.stdout.take().map(BufReader::new).ok_or_else(|| anyhow!("\"{name}\" has no output"))?;
        Ok(Self { name, workload, child, input, output, counts: Vec::new(), units: 0.0 })
    }

    /// Advances and returns the seconds it took, as the contestant itself measured them.
    pub fn advance(&mut self, units: f64) -> Result<f64> {
        let input = self.input.as_mut().ok_or_else(|| anyhow!("\"{}\" takes no input", self.name))?;
        writeln!(input, "{units}").with_context(|| format!("\"{}\" has gone", self.name))?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let answer: Value =
            serde_json::from_str(&line).with_context(|| format!("\"{}\" answered `{}`", self.name, line.trim_end()))?;
        let seconds = answer["seconds"].as_f64();
        let counts = self.workload.counts(&answer["counts"]);
        let (Some(seconds), Some(counts)) = (seconds, counts) else {
            return Err(anyhow!("\"{}\" left something out: `{}`", self.name, line.trim_end()));
        };
        self.counts = counts;
        self.units += units;
        Ok(seconds)
    }

    /// All events so far.
    pub fn events(&self) -> f64 {
        self.counts.iter().take(self.workload.kinds().len()).sum()
    }
}

impl Drop for Contestant {
    /// The end of its input ends it.
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
