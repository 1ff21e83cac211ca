//! Prints the race: rates, ratios beside their targets, and the checks.

use super::score::{NAMES, NATIVE, PLAIN_JAVASCRIPT, PLAIN_RUST, Score, WASM, median};
use super::workload::Workload;

/// One column for each size.
type Columns = [(u32, Vec<Score>)];

pub fn print(workload: Workload, columns: &Columns) {
    println!("\n{}, million events a second (times plain JavaScript); ± one standard error", title(workload));
    line("N", columns.iter().map(|(n, _)| n.to_string()));
    for (index, name) in NAMES.iter().enumerate() {
        line(name, columns.iter().map(|(_, scores)| rate(scores, index)));
    }
    ratio("core wasm / plain JavaScript", columns, WASM, PLAIN_JAVASCRIPT, target(workload, "at least 3"));
    ratio("core wasm / plain Rust wasm", columns, WASM, PLAIN_RUST, target(workload, "about 1 or more"));
    ratio("core wasm / core native", columns, WASM, NATIVE, Some("at least 0.6"));
    print_checks(columns);
}

fn title(workload: Workload) -> &'static str {
    match workload {
        Workload::Phold => "PHOLD",
        Workload::Team => "Actor team",
    }
}

/// The targets against others are set for the team.
fn target(workload: Workload, text: &'static str) -> Option<&'static str> {
    (workload == Workload::Team).then_some(text)
}

fn line(name: &str, cells: impl Iterator<Item = String>) {
    let cells: String = cells.map(|cell| format!("{cell:>17}")).collect();
    println!("  {name:<28}{cells}");
}

fn rate(scores: &[Score], index: usize) -> String {
    let score = &scores[index];
    if !score.qualified() {
        return "disqualified".into();
    }
    let (times, _) = compared(scores, index, PLAIN_JAVASCRIPT);
    format!("{:.2} ({times:.1})", median(score.rates.clone()) / 1e6)
}

/// How many times as fast one contestant is as another: the mean over the heats, each compared in itself, and its standard error.
fn compared(scores: &[Score], over: usize, under: usize) -> (f64, f64) {
    let heats: Vec<f64> =
        scores[over].rates.iter().zip(&scores[under].rates).map(|(over, under)| over / under).collect();
    let count = heats.len() as f64;
    let mean = heats.iter().sum::<f64>() / count;
    let squares: f64 = heats.iter().map(|heat| (heat - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

fn ratio(name: &str, columns: &Columns, over: usize, under: usize, target: Option<&str>) {
    let cell = |(_, scores): &(u32, Vec<Score>)| {
        let (times, error) = compared(scores, over, under);
        format!("{:>17}", format!("{times:.2} ± {error:.2}"))
    };
    let cells: String = columns.iter().map(cell).collect();
    let target = target.map(|text| format!("   target: {text}")).unwrap_or_default();
    println!("  {name:<28}{cells}{target}");
}

/// What each contestant did for an actor in a unit of time, beside what theory says.
fn print_checks(columns: &Columns) {
    println!("  self-checks, for each actor and unit of time (the first 50 units run below the long-run values)");
    for (n, scores) in columns {
        let expected = scores
            .first()
            .map(|score| score.checks.iter().map(|check| format!("{} {:.4}", check.name, check.expected)));
        println!("    N = {n}: {}", expected.map(|words| words.collect::<Vec<_>>().join(", ")).unwrap_or_default());
        for (name, score) in NAMES.iter().zip(scores) {
            let cells: String = score
                .checks
                .iter()
                .map(|check| format!("{:>9.4}{}", check.measured, if check.holds { ' ' } else { '!' }))
                .collect();
            println!("      {name:<20}{cells}  {}", if score.qualified() { "holds" } else { "DISQUALIFIED" });
        }
    }
}
