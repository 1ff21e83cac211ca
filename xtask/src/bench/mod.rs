//! How fast and how small: side by side in one run, as ratios. Nothing here fails on time.

mod checks;
mod contestant;
mod mechanisms;
mod page;
mod race;
mod score;
mod table;
mod week;
mod workload;

use crate::shell::{cargo, run as run_command, say};
use crate::{paths, tools, wasm};
use anyhow::Result;
use clap::{Args, ValueEnum};

/// What to measure, and how patiently.
#[derive(Args)]
pub struct Arguments {
    /// Only this; without it, everything
    part: Option<Part>,
    /// Fewer sizes, fewer and shorter rounds
    #[arg(long)]
    quick: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The two workloads, against other ways to build this
    Race,
    /// What each mechanism costs a team of 50, off and on, natively
    Mechanisms,
    /// A simulated week of the default team, and seeking in it
    Week,
    /// The page: its size, its start, its frames
    Page,
}

/// Measures and prints.
pub fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |part| arguments.part.is_none_or(|only| only == part);
    if arguments.part != Some(Part::Mechanisms) {
        wasm::build()?;
    }
    if wanted(Part::Race) || wanted(Part::Mechanisms) {
        say("Building the contestants");
        run_command(cargo().args(["build", "--release", "--package", "bench-native"]))?;
    }
    if wanted(Part::Race) {
        run_command(cargo().args([
            "build",
            "--release",
            "--package",
            "bench-plain",
            "--lib",
            "--target",
            tools::TARGET,
        ]))?;
        race::run(arguments.quick)?;
    }
    if wanted(Part::Mechanisms) {
        mechanisms::run(arguments.quick)?;
    }
    if wanted(Part::Week) {
        week::run(arguments.quick)?;
    }
    if wanted(Part::Page) {
        crate::site::bundle()?;
        crate::npm::install(&paths::tests_web())?;
        page::run(arguments.quick)?;
    }
    Ok(())
}
