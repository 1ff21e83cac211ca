//! What was measured, as JSON or as aligned text.

use super::replicate::{BATCHES, Run};
use super::statistics::{Estimate, estimate};
use actorium::engine::Knob;
use serde_json::{Map, Value, json};

/// What was run and what came of it.
pub struct Report<'a> {
    pub name: &'a str,
    pub variant: Option<&'a str>,
    pub seed: u32,
    pub minutes: f64,
    pub warm_up: Option<f64>,
    pub knobs: &'a [(Knob, f64)],
    pub runs: &'a [Run],
}

impl Report<'_> {
    /// One object. With one run `metrics` holds plain numbers; with more, each is replaced by its mean and
    /// the half-width of its 95 % confidence interval. Null stands where there was nothing to measure.
    pub fn json(&self) -> String {
        let knobs: Map<String, Value> =
            self.knobs.iter().map(|(knob, value)| (knob.name().into(), json!(value))).collect();
        let metrics = match self.runs {
            [single] if single.batches.is_empty() => single.metrics.clone(),
            [single] => with_intervals(&single.metrics, &single.batches.iter().collect::<Vec<_>>()),
            several => summarise(&several.iter().map(|run| &run.metrics).collect::<Vec<_>>()),
        };
        let mut report = json!({
            "scenario": self.name,
            "variant": self.variant,
            "seed": self.seed,
            "replications": self.runs.len(),
            "simulated_minutes": self.minutes,
            "warm_up_minutes": self.warm_up,
            "knobs": knobs,
            "metrics": metrics,
        });
        if let [single] = self.runs {
            report["digest"] = format!("{:016x}", single.digest).into();
        }
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }

    /// A line for each number: its name, its value, its unit.
    pub fn text(&self) -> String {
        let mut paths = Vec::new();
        if let Some(first) = self.runs.first() {
            flatten(&first.metrics, &mut Vec::new(), &mut paths);
            paths.retain(|path| is_shown(path, &first.metrics));
        }
        let knobs = self.knobs.iter().map(|(knob, value)| {
            let (name, unit) = label(&[knob.name().into()]);
            [name, format!("{:>10} {unit}", figure(*value)).trim_end().to_owned()]
        });
        let rows: Vec<[String; 2]> = knobs.chain(paths.iter().map(|path| row(path, self.runs))).collect();
        let width = rows.iter().map(|[name, _]| name.len()).max().unwrap_or(0);
        let mut lines =
            vec![format!("{}{}: {}, {}", self.name, self.variant(), self.time(), self.seeds()), String::new()];
        for (index, [name, value]) in rows.iter().enumerate() {
            if index == self.knobs.len() {
                lines.push(String::new());
            }
            lines.push(format!("{name:<width$}  {value}"));
        }
        lines.join("\n")
    }

    fn variant(&self) -> String {
        self.variant.map_or_else(String::new, |variant| format!(", {variant}"))
    }

    fn time(&self) -> String {
        let warm_up = self.warm_up.map_or_else(String::new, |minutes| format!(", measured from {minutes} min on"));
        format!("{} min{warm_up}", self.minutes)
    }

    fn seeds(&self) -> String {
        match self.runs.len() {
            1 if self.warm_up.is_some() => {
                format!("seed {}, ± 95 % confidence from the means of {BATCHES} batches", self.seed)
            }
            1 => format!("seed {}", self.seed),
            count => format!("{count} seeds from {}, means ± 95 % confidence", self.seed),
        }
    }
}

/// Whether a number is in the table for people: of parts of the team's work only where there are several, and of persons none.
fn is_shown(path: &[String], metrics: &Value) -> bool {
    let is_used = |part: &Value| part["waiting_minutes"]["count"] != 0;
    let several =
        |parts: &Value| parts.as_object().is_some_and(|parts| parts.values().filter(|part| is_used(part)).count() > 1);
    match path.first().map(String::as_str) {
        Some("people") => false,
        Some(part @ ("streams" | "roles" | "urgencies")) => {
            several(&metrics[part]) && path.get(1).is_some_and(|name| is_used(&metrics[part][name]))
        }
        _ => true,
    }
}

/// The same shape as each run's, with an interval in place of every number.
fn summarise(runs: &[&Value]) -> Value {
    match runs.first() {
        Some(Value::Object(shape)) => {
            let field = |key: &String| summarise(&runs.iter().map(|run| &run[key]).collect::<Vec<_>>());
            Value::Object(shape.keys().map(|key| (key.clone(), field(key))).collect::<Map<_, _>>())
        }
        _ => across(runs).map_or(
            Value::Null,
            |Estimate { mean, half_width }| json!({ "mean": mean, "confidence_95_half_width": half_width }),
        ),
    }
}

/// Each number with its interval, from the same numbers of equal parts of its time; what those lack is a number alone.
fn with_intervals(whole: &Value, parts: &[&Value]) -> Value {
    match whole {
        Value::Object(fields) => {
            let field =
                |key: &String| with_intervals(&whole[key], &parts.iter().map(|part| &part[key]).collect::<Vec<_>>());
            Value::Object(fields.keys().map(|key| (key.clone(), field(key))).collect::<Map<_, _>>())
        }
        Value::Number(_) => match across(parts) {
            Some(Estimate { half_width, .. }) => json!({ "mean": whole, "confidence_95_half_width": half_width }),
            None => whole.clone(),
        },
        _ => Value::Null,
    }
}

/// Over the runs in which there was something to measure.
fn across(runs: &[&Value]) -> Option<Estimate> {
    estimate(&runs.iter().filter_map(|run| run.as_f64()).collect::<Vec<_>>())
}

/// The path to every number or null.
fn flatten(value: &Value, path: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
    let Value::Object(fields) = value else {
        return out.push(path.clone());
    };
    for (key, inner) in fields {
        path.push(key.clone());
        flatten(inner, path, out);
        path.pop();
    }
}

fn row(path: &[String], runs: &[Run]) -> [String; 2] {
    let values: Vec<&Value> = runs.iter().map(|run| path.iter().fold(&run.metrics, |value, key| &value[key])).collect();
    let (name, unit) = label(path);
    let number = match values.as_slice() {
        [single] => single.as_f64().map(|value| match interval_of(path, &runs[0].batches) {
            Some(half_width) => format!("{:>10} ± {:<8}", figure(value), figure(half_width)),
            None => format!("{:>10}", figure(value)),
        }),
        several => across(several)
            .map(|Estimate { mean, half_width }| format!("{:>10} ± {:<8}", figure(mean), figure(half_width))),
    };
    [name, number.map_or_else(|| format!("{:>10}", "–"), |number| format!("{number} {unit}").trim_end().to_owned())]
}

/// How far to trust a number of a single run, by its batches.
fn interval_of(path: &[String], batches: &[Value]) -> Option<f64> {
    let of: Vec<&Value> = batches.iter().map(|batch| path.iter().fold(batch, |value, key| &value[key])).collect();
    across(&of).map(|estimate| estimate.half_width)
}

/// "lead_time_minutes", "p95" becomes "lead time, p95" and "min".
fn label(path: &[String]) -> (String, &'static str) {
    const UNITS: &[(&str, &str)] = &[
        ("_minutes", "min"),
        ("_per_hour", "per hour"),
        ("_share", ""),
        ("_items", "items"),
        ("_messages", "messages"),
    ];
    let mut unit = "";
    let words = path.iter().map(|key| {
        let stem = UNITS.iter().find_map(|(suffix, short)| Some((key.strip_suffix(suffix)?, *short)));
        let (stem, short) = stem.unwrap_or((key, if key == "count" { "" } else { unit }));
        unit = short;
        stem.replace('_', " ")
    });
    let name = words.collect::<Vec<_>>().join(", ");
    (name, unit)
}

/// Four significant figures, without an exponent, and whole numbers whole.
fn figure(value: f64) -> String {
    if value == 0.0 || (value.fract() == 0.0 && value.abs() < 1e15) {
        return format!("{value:.0}");
    }
    let magnitude = value.abs().log10().floor().clamp(-6.0, 3.0) as i32;
    format!("{value:.*}", usize::try_from(3 - magnitude).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{figure, label, summarise};
    use serde_json::{Value, json};

    #[test]
    fn names_lose_their_unit_to_the_last_column() {
        let label = |path: &[&str]| label(&path.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(label(&["throughput_per_hour"]), ("throughput".into(), "per hour"));
        assert_eq!(label(&["lead_time_minutes", "p95"]), ("lead time, p95".into(), "min"));
        assert_eq!(label(&["lead_time_minutes", "count"]), ("lead time, count".into(), ""));
        assert_eq!(label(&["messages", "in_flight"]), ("messages, in flight".into(), ""));
    }

    #[test]
    fn figures_are_short() {
        assert_eq!(figure(0.123_456), "0.1235");
        assert_eq!(figure(12.345_6), "12.35");
        assert_eq!(figure(123_456.7), "123457");
        assert_eq!(figure(42.0), "42");
    }

    #[test]
    fn every_number_gets_an_interval_and_nothing_stays_nothing() {
        let runs = [json!({"a": {"b": 1.0}, "c": null}), json!({"a": {"b": 3.0}, "c": null})];
        let summary = summarise(&runs.iter().collect::<Vec<_>>());
        assert_eq!(summary["a"]["b"]["mean"], 2.0);
        assert!(summary["a"]["b"]["confidence_95_half_width"].is_f64());
        assert_eq!(summary["c"], Value::Null);
    }
}
