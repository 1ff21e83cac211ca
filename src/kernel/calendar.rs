//! The calendar that a team lives by: how long its days and weeks are, and what a clock on its wall shows.

use super::{Ticks, encode_enum, ticks};
use serde::{Deserialize, Serialize};

/// Which minutes of the week there are. A run begins on Monday at nine either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// Working days: a day is the 480 minutes from 9:00 to 17:00, a week five of them, and there is nothing in between.
    #[default]
    WorkingDays,
    /// Round the clock: a day has 1,440 minutes, a week seven days; nights and weekends pass like all other time.
    RoundTheClock,
}

/// A calendar in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Days {
    /// Minutes of a day.
    pub day_minutes: u32,
    /// Days of a week.
    pub week_days: u32,
    /// Minute after midnight at which the clock stands when a day begins.
    pub day_begins_minutes: u32,
    /// Minute after midnight at which the clock stands when a run begins.
    pub run_begins_minutes: u32,
}

/// A moment as a calendar and a clock show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// The week, 1 for the first.
    pub week: u64,
    /// The day of the week, 0 for Monday.
    pub day: u64,
    /// Whole minutes after midnight.
    pub clock_minutes: u64,
}

/// When a run begins: nine o'clock.
const NINE: u32 = 9 * 60;

impl Calendar {
    /// The calendar in numbers.
    #[must_use]
    pub const fn days(self) -> Days {
        let (day_minutes, week_days, day_begins_minutes) = match self {
            Self::WorkingDays => (480, 5, NINE),
            Self::RoundTheClock => (1440, 7, 0),
        };
        Days { day_minutes, week_days, day_begins_minutes, run_begins_minutes: NINE }
    }

    /// Minutes of a day.
    #[must_use]
    pub fn day_minutes(self) -> f64 {
        f64::from(self.days().day_minutes)
    }

    /// Minutes of a week.
    #[must_use]
    pub fn week_minutes(self) -> f64 {
        self.day_minutes() * f64::from(self.days().week_days)
    }

    /// Ticks of a day.
    #[must_use]
    pub fn day(self) -> Ticks {
        ticks(self.day_minutes())
    }

    /// What calendar and clock show so many minutes after the start.
    #[must_use]
    pub fn time_of_day(self, minutes: f64) -> TimeOfDay {
        let Days { day_minutes, week_days, day_begins_minutes, run_begins_minutes } = self.days();
        let since = minutes.max(0.0) as u64 + u64::from(run_begins_minutes - day_begins_minutes);
        let (day, of_day) = (since / u64::from(day_minutes), since % u64::from(day_minutes));
        let week_days = u64::from(week_days);
        TimeOfDay {
            week: day / week_days + 1,
            day: day % week_days,
            clock_minutes: of_day + u64::from(day_begins_minutes),
        }
    }
}

encode_enum! { Calendar { WorkingDays, RoundTheClock } }

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Calendar, TimeOfDay};
    use serde_json::Value;

    /// By calendar: minutes since the start, and the week, the day and the minute after midnight. The page's clock is held
    /// against the same.
    const EXAMPLES: &str = include_str!("calendar.examples.json");

    #[test]
    fn a_moment_is_the_day_and_the_time_of_the_examples() {
        let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
        let mut count = 0;
        for (name, rows) in examples.as_object().unwrap() {
            let calendar: Calendar = serde_json::from_value(Value::String(name.clone())).unwrap();
            assert_eq!(rows["days"], serde_json::to_value(calendar.days()).unwrap(), "{name}");
            for row in rows["moments"].as_array().unwrap() {
                let number = |i: usize| row[i].as_f64().unwrap();
                let [week, day, clock_minutes] = [1, 2, 3].map(|i| number(i) as u64);
                assert_eq!(calendar.time_of_day(number(0)), TimeOfDay { week, day, clock_minutes }, "{name}: {row}");
                count += 1;
            }
        }
        assert!(count > 15, "{count}");
    }
}
