//! What is printed, and what ends the program early.

use actorium::problem::Problem;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Said under every help text.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  everything is as it should be
  1  a claim does not hold or breaks a rule for claims, or a run hit a limit of its scenario
  2  the input or the command line is wrong; standard error says what, with its place";

/// Why nothing, or not all, was printed.
#[derive(Debug)]
pub enum Failure {
    /// What was handed over is wrong, in these ways.
    Input(Vec<String>),
    /// A run could not go on.
    Run(Vec<String>),
}

impl Failure {
    /// One thing that is wrong with what was handed over.
    pub fn input(sentence: impl Into<String>) -> Self {
        Self::Input(vec![sentence.into()])
    }

    /// A run that hit a limit.
    pub fn run(problem: &Problem) -> Self {
        Self::Run(vec![problem.message.clone()])
    }

    /// What to tell whoever asked.
    pub fn sentences(&self) -> &[String] {
        let (Self::Input(sentences) | Self::Run(sentences)) = self;
        sentences
    }

    pub fn code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Run(_) => ExitCode::FAILURE,
        }
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Input(problems.into_iter().map(|problem| problem.message).collect())
    }
}

/// Prints text and a line break. Whoever closes the pipe has read enough.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Run(vec![format!("Standard output cannot be written to: {error}.")]))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error, if anybody listens.
pub fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "{sentence}");
}
