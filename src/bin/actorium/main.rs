//! The program `actorium`: what people use without a page. Its `--help` says what each part does, with examples.

mod claims;
mod output;
mod progress;
mod simulate;
mod source;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "actorium", version, about = "Simulate a team as a distributed system", after_help = output::EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run a scenario and print what was measured
    Simulate(simulate::Arguments),
    /// Try the claims about a scenario with many seeds
    Claims(claims::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Simulate(arguments) => simulate::run(&arguments),
        Task::Claims(arguments) => claims::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| {
        failure.sentences().iter().for_each(|sentence| output::complain(sentence));
        failure.code()
    })
}
