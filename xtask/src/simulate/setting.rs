//! `--set KNOB=VALUE`.

use actorium::command::Command;
use actorium::engine::Knob;
use actorium::scenario::{Scenario, knobs};
use std::str::FromStr;

/// A knob and the value it is turned to at the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    knob: Knob,
    value: f64,
}

impl Setting {
    /// The command that turns the knob: the same as on the page.
    pub fn command(self) -> Command {
        Command::SetKnob { knob: self.knob, value: self.value }
    }
}

/// Where the knobs stand once the settings are made.
pub fn standing(scenario: &Scenario, settings: &[Setting]) -> Vec<(Knob, f64)> {
    let start = knobs(scenario);
    let last = |knob: Knob| settings.iter().rev().find(|setting| setting.knob == knob).map(|setting| setting.value);
    let there = Knob::ALL.into_iter().filter(|&knob| knob != Knob::RewardsCoherence || scenario.recognition.is_some());
    there.map(|knob| (knob, last(knob).unwrap_or_else(|| start.get(knob)))).collect()
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((name, value)) = text.split_once('=') else {
            return Err("write it as KNOB=VALUE, for example loss_rate=0.2".into());
        };
        let (name, value) = (name.trim(), value.trim());
        let knob =
            Knob::ALL.into_iter().find(|knob| name == knob.name() || name == attribute(*knob)).ok_or_else(|| {
                let names = Knob::ALL.map(Knob::name).join(", ");
                format!("there is no knob `{name}`; the knobs are {names}")
            })?;
        let value = value.parse::<f64>().map_err(|_| format!("`{value}` is not a number"))?;
        Ok(Self { knob, value })
    }
}

/// The knob's name among the attributes of the page's element: short, and good enough to type.
fn attribute(knob: Knob) -> &'static str {
    match knob {
        Knob::LossRate => "loss",
        Knob::IntegrationDelayMinutes => "delay",
        Knob::LoadPerHour => "load",
        Knob::RewardsCoherence => "rewards",
    }
}

#[cfg(test)]
mod tests {
    use super::{Knob, Setting};

    #[test]
    fn a_knob_is_set_by_its_long_or_short_name() {
        assert_eq!("loss_rate=0.25".parse(), Ok(Setting { knob: Knob::LossRate, value: 0.25 }));
        assert_eq!("delay = 12".parse(), Ok(Setting { knob: Knob::IntegrationDelayMinutes, value: 12.0 }));
        assert_eq!("load=-3e1".parse(), Ok(Setting { knob: Knob::LoadPerHour, value: -30.0 }));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let wrong = |text: &str| text.parse::<Setting>().unwrap_err();
        assert!(wrong("loss_rate").contains("KNOB=VALUE"));
        assert!(wrong("lose=1").contains("`lose`"));
        assert!(wrong("load=much").contains("`much` is not a number"));
        assert!(wrong("load=").contains("not a number"));
    }
}
