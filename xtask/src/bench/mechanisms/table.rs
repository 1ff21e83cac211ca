//! Prints what the mechanisms cost, below the noise that it is to be read against.

use super::Cost;

/// A mechanism's costs, times the base's.
pub struct Row {
    pub name: &'static str,
    pub off: Cost,
    pub on: Cost,
}

/// `noise` is the team without mechanisms against itself, each time measured just as the rows are.
pub fn print(rounds: usize, base: Cost, noise: &[Cost], rows: &[Row]) {
    println!(
        "\nMechanisms in a team of 50, native, each slice in the best of {rounds} rounds, times the team without them"
    );
    println!("  without them: {:.0} ns an event, {:.1} µs a simulated minute", base.event * 1e9, base.minute * 1e6);
    println!("  {:<38}{:>20}{:>22}", "", "off, times the base", "on, times the base");
    println!("  {:<38}{:>10}{:>10}{:>12}{:>10}", "mechanism", "an event", "a minute", "an event", "a minute");
    for Row { name, off, on } in rows {
        println!("  {name:<38}{:>10.2}{:>10.2}{:>12.2}{:>10.2}", off.event, off.minute, on.event, on.minute);
    }
    let least = noise.iter().map(|cost| cost.event).fold(f64::INFINITY, f64::min);
    let most = noise.iter().map(|cost| cost.event).fold(0.0, f64::max);
    println!("  noise: the base against itself, {} times, comes to {least:.2} to {most:.2}", noise.len());
}
