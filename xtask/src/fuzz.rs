//! Fuzzing for as long as one likes: files, sequences of what people do, links; with other cases every day.

use crate::shell::{cargo, command, run, say};
use crate::{npm, paths, wasm};
use anyhow::{Context, Result};
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: u64 = 86_400;

#[derive(clap::Args)]
#[command(after_help = "Example: cargo xtask fuzz --minutes 30

A failure is made as small as possible and kept as a file in tests/sim/fuzz/kept, which every test run tries again.")]
pub struct Arguments {
    /// For how many minutes each kind of input is tried
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..))]
    minutes: u64,
    /// Where the cases begin [default: the number of this day]
    #[arg(long)]
    seed: Option<u64>,
}

pub fn fuzz(arguments: &Arguments) -> Result<()> {
    let today = || SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs() / SECONDS_PER_DAY);
    let seed = arguments.seed.map_or_else(today, Ok).context("reading the date")?;
    let (minutes, seed) = (arguments.minutes.to_string(), seed.to_string());
    say(format!("Trying each kind of input for {minutes} minutes, from seed {seed}"));
    let tests =
        ["test", "--package", "actorium", "--features", "bindings", "--test", "sim", "--", "fuzz::", "--nocapture"];
    run(cargo().args(tests).env("ACTORIUM_FUZZ_MINUTES", &minutes).env("ACTORIUM_FUZZ_SEED", &seed))?;
    wasm::build()?;
    npm::install(&paths::www())?;
    let mut links = command(if cfg!(windows) { "npx.cmd" } else { "npx" }, &paths::www());
    links.args(["vitest", "run", "src/share/fuzz.test.ts"]);
    run(links.env("VITE_FUZZ_MINUTES", &minutes).env("VITE_FUZZ_SEED", &seed))
}
