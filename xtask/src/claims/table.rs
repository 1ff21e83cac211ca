//! What came of claims, as aligned text.

use actorium::claim::{Claim, Compared, Outcome, Tally};

/// A claim and what came of it, seed by seed.
pub struct Row<'a> {
    pub claim: &'a Claim,
    pub outcomes: Vec<Outcome>,
}

impl Row<'_> {
    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        self.outcomes.iter().for_each(|outcome| tally.add(outcome.holds));
        tally
    }

    /// Whether the claim holds in at least its share of these seeds.
    pub fn holds(&self) -> bool {
        self.tally().share() >= self.claim.holds_in_share
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
        let [low, high] = tally.interval();
        let verdict = if row.holds() { "" } else { "  TOO FEW" };
        lines.push(format!("{id:<width$}  {tally}  ({low:.3} to {high:.3})  claimed {holds_in_share}{verdict}"));
        for (i, expect) in expects.iter().enumerate() {
            let median =
                |of: fn(&Compared) -> f64| figure(median(row.outcomes.iter().map(|outcome| of(&outcome.compared[i]))));
            let name =
                expect.of.as_ref().map_or_else(|| expect.metric.clone(), |arm| format!("{} of {arm}", expect.metric));
            let is = format!("{:?}", expect.is).to_lowercase().replace("at", "at ");
            lines.push(format!("    {name}: median {} {is} {}", median(|pair| pair.value), median(|pair| pair.bound)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Up to four decimals.
fn figure(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{figure, median};

    #[test]
    fn medians_and_figures_are_those_a_reader_expects() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
        assert!(median(std::iter::empty()).is_nan());
        assert_eq!([figure(0.5), figure(12.0), figure(1.0 / 3.0), figure(100.0)], ["0.5", "12", "0.3333", "100"]);
    }
}
