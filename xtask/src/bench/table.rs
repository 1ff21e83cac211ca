//! Prints the race: rates, ratios beside their targets, and the checks.

use super::race::{NAMES, NATIVE, PLAIN_JAVASCRIPT, PLAIN_RUST, Score, WASM};
use super::workload::Workload;

/// One column for each size.
type Columns = [(u32, Vec<Score>)];

pub fn print(workload: Workload, columns: &Columns) {
    println!("\n{}, million events a second (times plain JavaScript)", title(workload));
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
    format!("{:.2} ({:.1})", score.rate / 1e6, score.rate / scores[PLAIN_JAVASCRIPT].rate)
}

fn ratio(name: &str, columns: &Columns, over: usize, under: usize, target: Option<&str>) {
    let cells: String =
        columns.iter().map(|(_, scores)| format!("{:>17.2}", scores[over].rate / scores[under].rate)).collect();
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
