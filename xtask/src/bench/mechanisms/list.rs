//! The mechanisms that are measured, each at its neutral value and at work.

use super::structure;
use super::team::{KNOWN, NEVER_MINUTES, always, away, everybody, glue, misread, recognise, rounds, stores, stress};
use serde_json::{Value, json};

/// One mechanism. Off, it is there and does nothing; a scenario that says nothing of it has the team as it is.
pub struct Mechanism {
    pub name: &'static str,
    /// Puts it in at the value at which it does nothing.
    pub off: fn(&mut Value),
    /// Puts it to work.
    pub on: fn(&mut Value),
}

/// The mechanisms, in the order of the table.
pub const MECHANISMS: [Mechanism; 16] = [
    Mechanism {
        name: "words that are misread, with riders",
        off: |team| misread(team, 0.0),
        on: |team| misread(team, 0.1),
    },
    Mechanism {
        name: "confirmations, 1 and 4 deep",
        off: |team| team["protocol"]["acknowledge"]["confirmations_max"] = json!(1),
        on: |team| team["protocol"]["acknowledge"]["confirmations_max"] = json!(4),
    },
    Mechanism {
        name: "people who are away",
        off: |team| away(team, json!({ "after": always(NEVER_MINUTES), "lasts": always(NEVER_MINUTES) })),
        on: |team| away(team, json!({ "after": { "mean_minutes": 240 }, "lasts": { "mean_minutes": 30 } })),
    },
    Mechanism {
        name: "heads that forget",
        off: |team| everybody(team, |actor| actor["brain"] = json!({ "domains_max": 1000 })),
        on: |team| everybody(team, |actor| actor["brain"] = json!({ "domains_max": KNOWN - 1 })),
    },
    Mechanism {
        name: "stores, unused and used",
        off: |team| stores(team, "forgotten", &[]),
        on: |team| stores(team, "always", &["wiki"]),
    },
    Mechanism { name: "stress", off: |team| stress(team, 0.0, 0.0), on: |team| stress(team, 0.3, 0.1) },
    Mechanism { name: "glue work", off: |team| glue(team, always(NEVER_MINUTES)), on: rounds },
    Mechanism {
        name: "recognition",
        off: |team| recognise(team, NEVER_MINUTES, 0.0),
        on: |team| recognise(team, 480.0, 0.3),
    },
    Mechanism {
        name: "work that interrupts",
        off: |team| structure::interrupts(team, 1),
        on: |team| structure::interrupts(team, 3),
    },
    Mechanism {
        name: "people who fail, and who brings them back",
        off: |team| structure::fails(team, NEVER_MINUTES),
        on: |team| structure::fails(team, 480.0),
    },
    Mechanism {
        name: "meetings",
        off: |team| structure::meetings(team, NEVER_MINUTES),
        on: |team| structure::meetings(team, 60.0),
    },
    Mechanism {
        name: "a role that shares its queue",
        off: |team| structure::role(team, false),
        on: |team| structure::role(team, true),
    },
    Mechanism {
        name: "questions before work is done",
        off: |team| structure::asks(team, 0.0),
        on: |team| structure::asks(team, 0.2),
    },
    Mechanism {
        name: "two sites, near and far",
        off: |team| structure::sites(team, 0.0),
        on: |team| structure::sites(team, 30.0),
    },
    Mechanism {
        name: "one owner, and committees",
        off: |team| structure::ownership(team, json!("one_owner")),
        on: |team| structure::ownership(team, json!({ "committee": { "within_minutes": 480 } })),
    },
    Mechanism {
        name: "all of them",
        off: |team| all_others().for_each(|other| (other.off)(team)),
        on: |team| all_others().for_each(|other| (other.on)(team)),
    },
];

/// All but the last, which is all of these.
fn all_others() -> impl Iterator<Item = &'static Mechanism> {
    const { &MECHANISMS }.iter().take(MECHANISMS.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::super::team::team;
    use super::MECHANISMS;
    use actorium::kernel::ticks;
    use actorium::scenario::parse;
    use actorium::{Stop, World};
    use serde_json::Value;

    const WEEK_MINUTES: f64 = 2400.0;

    /// The metric that each moves, as a JSON pointer.
    const MOVED: [&str; MECHANISMS.len()] = [
        "/messages/misunderstood",
        "/mutual_knowledge/mean_depth",
        "/availability_share",
        "/forgotten_share",
        "/look_ups",
        "/error_items",
        "/repairs",
        "/people_left",
        "/interruptions",
        "/crashes",
        "/meetings",
        "/hand_overs",
        "/questions",
        "/coherence_share",
        "/proposals",
        "/work_done_items",
    ];

    /// What is measured in a week of it.
    fn week(team: &Value) -> Value {
        let world = parse(&team.to_string()).and_then(|scenario| World::new(&scenario, 1));
        let mut world = world.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(world.advance(ticks(WEEK_MINUTES), u64::MAX), Stop::Reached);
        serde_json::to_value(world.metrics()).expect("metrics are plain numbers")
    }

    #[test]
    fn a_mechanism_that_is_off_does_nothing_and_one_that_is_on_moves_its_metric() {
        let plain = week(&team());
        for (mechanism, moved) in MECHANISMS.iter().zip(MOVED) {
            let of = |put: fn(&mut Value)| {
                let mut changed = team();
                put(&mut changed);
                assert_ne!(changed, team(), "{} is not even there", mechanism.name);
                week(&changed)
            };
            let mut off = of(mechanism.off);
            // Stress may be felt where it changes nothing.
            off["stress_mean_share"] = plain["stress_mean_share"].clone();
            assert_eq!(off, plain, "{}", mechanism.name);
            let [before, after] = [&plain, &of(mechanism.on)].map(|metrics| metrics.pointer(moved).cloned());
            assert!(before.is_some(), "{moved} is no metric");
            assert_ne!(before, after, "{}", mechanism.name);
        }
    }

    #[test]
    fn the_team_is_busy_a_little_under_half_of_the_time() {
        let utilisation = week(&team())["utilisation_share"].as_f64();
        assert!(utilisation.is_some_and(|share| (0.4..0.5).contains(&share)), "{utilisation:?}");
    }
}
