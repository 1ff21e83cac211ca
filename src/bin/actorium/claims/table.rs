//! What came of claims, as aligned text or as JSON.

use actorium::claim::{Claim, Compared, Expectation, Level, Measured, Outcome, Tally, fill};
use serde_json::{Value, json};

/// A claim and what came of it, seed by seed.
pub struct Row<'a> {
    pub claim: &'a Claim,
    pub outcomes: Vec<Outcome>,
    /// Whether it is asked for what ships.
    pub ships: bool,
    /// How often it held with what it is about switched off.
    pub without: Option<Tally>,
}

/// In how many of some outcomes a claim held.
pub fn tally(outcomes: &[Outcome]) -> Tally {
    let mut tally = Tally::default();
    outcomes.iter().for_each(|outcome| tally.add(outcome.holds));
    tally
}

impl Row<'_> {
    fn tally(&self) -> Tally {
        tally(&self.outcomes)
    }

    /// Whether the claim holds in at least its share of these seeds.
    pub fn holds(&self) -> bool {
        self.tally().share() >= self.claim.holds_in_share
    }

    /// What is wrong with it, if something is.
    pub fn verdict(&self) -> Option<&'static str> {
        if !self.holds() {
            Some("TOO FEW")
        } else if self.ships && !self.tally().holds_above(self.claim.holds_in_share, Level::P99) {
            Some("TOO CLOSE: the 99 % interval does not lie above what is claimed")
        } else if self.without.is_some_and(|tally| !tally.fails_in_most(Level::P99)) {
            Some("A TAUTOLOGY: it holds without what it is about")
        } else {
            None
        }
    }

    /// What an expectation compares at the medians over the seeds, each number's its own.
    fn medians(&self, i: usize) -> Compared {
        let median = |of: fn(&Compared) -> f64| median(self.outcomes.iter().map(|outcome| of(&outcome.compared[i])));
        let [value, bound, other] = [median(|pair| pair.value), median(|pair| pair.bound), median(|pair| pair.other)];
        Compared { value, bound, other, holds: self.claim.expects[i].is.holds(value, bound) }
    }
}

/// A line for each claim, and beneath it one for each number it compares, at its median over the seeds.
pub fn text(scenario: &str, rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.claim.id.len()).max().unwrap_or(0);
    let mut lines =
        vec![format!("{scenario}: share of seeds (95 % interval), and the share that is claimed"), String::new()];
    for row in rows {
        let Claim { id, holds_in_share, expects, .. } = row.claim;
        let tally = row.tally();
        let [low, high] = tally.interval(Level::P95);
        let verdict = row.verdict().map_or_else(String::new, |says| format!("  {says}"));
        lines.push(format!("{id:<width$}  {tally}  ({low:.3} to {high:.3})  claimed {holds_in_share}{verdict}"));
        lines.extend(expects.iter().enumerate().map(|(i, expect)| format!("    {}", line(expect, &row.medians(i)))));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What was measured: in the sentence's own terms, if the claim has words for it.
fn line(expect: &Expectation, medians: &Compared) -> String {
    if let Some(words) = &expect.words {
        return format!("median: {}", fill(words, medians, |what, number| said(&expect.metric, what, number)));
    }
    let name = expect.of.as_ref().map_or_else(|| expect.metric.clone(), |arm| format!("{} of {arm}", expect.metric));
    let is = format!("{:?}", expect.is).to_lowercase().replace("at", "at ");
    format!("{name}: median {} {is} {}", figure(medians.value), figure(medians.bound))
}

/// A number with the unit that its metric's name ends in.
fn said(metric: &str, what: Measured, number: f64) -> String {
    let unit = |suffix: &str| metric.split('.').any(|part| part.ends_with(suffix)) && !metric.ends_with(".count");
    if what == Measured::Ratio {
        format!("{number:.2}")
    } else if unit("_share") {
        format!("{:.1} %", 100.0 * number)
    } else if unit("_minutes") {
        format!("{number:.1} min")
    } else {
        figure(number)
    }
}

/// The same as a value; numbers that are none are null.
pub fn json(scenario: &str, rows: &[Row<'_>]) -> Value {
    let claims: Vec<Value> = rows
        .iter()
        .map(|row| {
            let Claim { id, sentence, holds_in_share, expects, .. } = row.claim;
            let tally = row.tally();
            let compared = expects.iter().enumerate().map(|(i, expect)| {
                let Compared { value, bound, other, .. } = row.medians(i);
                let is = format!("{:?}", expect.is).to_lowercase().replace("at", "at_");
                json!({ "metric": expect.metric, "of": expect.of, "is": is, "value": value, "bound": bound, "other": other })
            });
            json!({
                "id": id,
                "sentence": sentence,
                "seeds": tally.runs,
                "held": tally.held,
                "interval_95": tally.interval(Level::P95),
                "interval_99": tally.interval(Level::P99),
                "claimed_share": holds_in_share,
                "holds": row.holds(),
                "without": row.without.map(|tally| json!({ "seeds": tally.runs, "held": tally.held })),
                "compared": compared.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "scenario": scenario, "claims": claims })
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Up to four decimals.
fn figure(value: f64) -> String {
    let text = format!("{value:.4}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Measured, figure, median, said};

    #[test]
    fn medians_and_figures_are_those_a_reader_expects() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
        assert!(median(std::iter::empty()).is_nan());
        assert_eq!([figure(0.5), figure(12.0), figure(1.0 / 3.0), figure(100.0)], ["0.5", "12", "0.3333", "100"]);
    }

    #[test]
    fn numbers_are_said_in_the_unit_of_their_metric() {
        let said = |metric, number| said(metric, Measured::Value, number);
        assert_eq!(said("coherence_share", 0.5), "50.0 %");
        assert_eq!(said("lead_time_minutes.p95", 12.34), "12.3 min");
        assert_eq!(said("lead_time_minutes.count", 12.0), "12");
        assert_eq!(super::said("coherence_share", Measured::Ratio, 1.5), "1.50");
    }
}
