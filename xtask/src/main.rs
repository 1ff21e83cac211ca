//! One entry for people and continuous integration: `cargo xtask serve`, `test`, and the rest.

mod bench;
mod fuzz;
mod generate;
mod npm;
mod paths;
mod plans;
mod shell;
mod site;
mod test;
mod tools;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Serve, build, test and measure Actorium")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the page on this machine
    Serve(site::Serve),
    /// Build the static site into www/dist
    Build,
    /// Run all checks and tests, or a part of them
    Test(test::Arguments),
    /// Measure speed and size, side by side with other ways to build this
    Bench(bench::Arguments),
    /// Try files, links and sequences of commands at random, for as long as you like
    Fuzz(fuzz::Arguments),
    /// Print which file uses which, and what goes against the table of layers
    Layers(test::layers::Arguments),
    /// Write the files that are generated from the Rust types
    Generate,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Serve(arguments) => site::serve(&arguments).map(|()| ExitCode::SUCCESS),
        Task::Build => site::build().map(|()| ExitCode::SUCCESS),
        Task::Test(arguments) => test::run(&arguments),
        Task::Bench(arguments) => bench::run(&arguments).map(|()| ExitCode::SUCCESS),
        Task::Fuzz(arguments) => fuzz::fuzz(&arguments).map(|()| ExitCode::SUCCESS),
        Task::Layers(arguments) => test::layers::run(&arguments).map(|()| ExitCode::SUCCESS),
        Task::Generate => generate::run().map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
