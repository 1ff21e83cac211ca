//! Everything that must hold before a change goes in, step by step.

pub mod browser;
mod digests;
pub mod layers;
mod steps;
mod summary;

use crate::shell::say;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use summary::{Outcome, Summary};

/// Which tests to run.
#[derive(Args)]
pub struct Arguments {
    /// Only this part; without it, everything
    part: Option<Part>,
    /// Handed on to the tests of that part, after `--`: of the Rust ones, which names to run
    #[arg(last = true, requires = "part")]
    rest: Vec<String>,
}

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, clippy, documentation and types
    Lint,
    /// The core, natively
    Rust,
    /// The front end's units, and the core as wasm
    Unit,
    /// The built page in a real browser
    Web,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::Unit => "unit",
            Self::Web => "web",
        }
    }
}

/// What one step leaves for the next.
#[derive(Default)]
struct Handover {
    browser: Option<PathBuf>,
    rest: Vec<String>,
}

/// Runs the steps in order and stops at the first that fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut handover = Handover { rest: arguments.rest.clone(), ..Handover::default() };
    let mut summary = Summary::default();
    for step in steps::ALL {
        if arguments.part.is_some_and(|part| !step.parts.contains(&part)) {
            continue;
        }
        println!();
        say(step.name);
        let start = Instant::now();
        let outcome = (step.run)(&mut handover);
        let seconds = start.elapsed().as_secs_f64();
        let failed = outcome.is_err();
        summary.add(Outcome { name: step.name, seconds, passed: !failed });
        if let Err(error) = outcome {
            let part = arguments.part.or(step.parts.first().copied()).map_or("", Part::name);
            eprintln!("\nerror: the step \"{}\" failed: {error:#}", step.name);
            eprintln!("To run only this part again: cargo xtask test {part}");
            break;
        }
    }
    println!("\n{summary}");
    Ok(if summary.all_passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
