//! A simulated week of the default team as wasm, and seeking in it.

use crate::paths;
use crate::shell::{node, read};
use anyhow::{Context, Result};
use serde_json::Value;

/// Runs it in Node.js and prints the times.
pub fn run(quick: bool) -> Result<()> {
    let rounds = if quick { "5" } else { "15" };
    let printed = read(node(&paths::bench_js()).args(["week.mjs", rounds]))?;
    let times: Value = serde_json::from_str(&printed).context("week.mjs printed something other than JSON")?;
    let number = |name: &str| times[name].as_f64().unwrap_or(f64::NAN);
    println!("\nDefault team as wasm, a week of {} simulated minutes, {} events", number("minutes"), number("events"));
    println!("  simulated in                {:>8.2} ms   target: under 50 ms", number("week_ms"));
    println!("  a seek, median              {:>8.2} ms", number("seek_median_ms"));
    println!("  a seek, slowest of {:<6}   {:>8.2} ms   target: under 50 ms", number("seeks"), number("seek_max_ms"));
    Ok(())
}
