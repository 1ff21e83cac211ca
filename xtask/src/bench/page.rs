//! The page in a browser: how much it transfers, how soon it moves, what a frame costs.

use crate::paths;
use crate::shell::{node, read, say};
use crate::test::browser;
use anyhow::{Context, Result};
use serde_json::Value;

/// Runs the built site in a browser and prints what was measured.
pub fn run(quick: bool) -> Result<()> {
    let browser = browser::find_or_install()?;
    say(format!("Measuring the page in {}", browser.display()));
    let rounds = if quick { "3" } else { "7" };
    let mut script = node(&paths::bench_js());
    script.args(["page.mjs", rounds]).env(browser::VARIABLE, browser);
    let printed = read(&mut script)?;
    let report: Value = serde_json::from_str(&printed).context("page.mjs printed something other than JSON")?;
    let number = |name: &str| report[name].as_f64().unwrap_or(f64::NAN);
    println!("\nThe page in a browser");
    for file in report["embed_files"].as_array().into_iter().flatten() {
        let kilobytes = file["gzip_bytes"].as_f64().unwrap_or(f64::NAN) / 1000.0;
        println!("    {:<38} {kilobytes:>8.1} KB", file["path"].as_str().unwrap_or(""));
    }
    let line = |name: &str, value: f64, unit: &str, target: &str| {
        let line = format!("  {name:<40} {value:>8.1} {unit:<4} {target}");
        println!("{}", line.trim_end());
    };
    line("embed, all of it, gzip", number("embed_gzip_bytes") / 1000.0, "KB", "target: at most 150");
    for place in ["page", "embed"] {
        let number = |name: &str| report[place][name].as_f64().unwrap_or(f64::NAN);
        line(&format!("{place}, until time passes"), number("time_passes_ms"), "ms", "");
        line(&format!("{place}, until a message moves"), number("first_message_ms"), "ms", "target: under 1000");
    }
    println!("  with {} actors and {} messages in flight:", number("frame_actors"), number("frame_messages"));
    line("script in a frame, median", number("frame_median_ms"), "ms", "target: under 8");
    line("script in a frame, 95 %", number("frame_p95_ms"), "ms", "");
    line("with everything that follows, mean", number("frame_mean_ms"), "ms", "");
    line("frames", number("frames_per_second"), "/s", "");
    Ok(())
}
