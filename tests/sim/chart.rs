//! The chart's columns add up to what is measured.

use crate::support::{run, shipped};
use actorium::observe::CHART_COLUMNS;

/// The means over equal intervals that cover the whole run, averaged, are the means of the run.
#[test]
fn who_is_there_and_who_is_held_up_add_up() {
    for name in ["isolation", "meetings", "full-mailbox"] {
        let (minutes, scenario) = (1_200.0, shipped(name));
        let world = run(&scenario, 3, minutes);
        let metrics = world.metrics();
        let mean = |column: &str| {
            let place = CHART_COLUMNS.iter().position(|known| *known == column).unwrap();
            let values = world.chart_column(place);
            values.iter().sum::<f64>() / values.len() as f64
        };
        let people = world.plan().names.len() as f64;
        let held_up =
            metrics.mechanisms.asking.blocked_share + metrics.mechanisms.meetings.meeting_minutes / minutes / people;
        for (column, expected) in [("present_share", metrics.availability_share), ("held_up_share", held_up)] {
            let got = mean(column);
            assert!((got - expected).abs() < 1e-9, "{name}: {column} is {got} on average, but measured as {expected}");
        }
        assert!(metrics.availability_share < 1.0 || held_up > 0.0, "{name} says nothing about it");
    }
}
