//! What a file does not mean decides nothing: the order of its lists, who else is in it, the unit of its times.

use super::draws::Key;
use super::for_each_case;
use super::random::{Case, cases};
use crate::support::{scenario, shipped, world};
use actorium::command::Command;
use actorium::kernel::Ticks;
use actorium::library;
use actorium::scenario::Scenario;
use actorium::trace::{Meaning, Record, Value as Field};
use actorium::{Stop, World};
use serde_json::{Value, json};

/// Events of one case.
const EVENTS: u64 = 1_500;

/// Lists in which the order has a meaning: where to look first.
const ORDERED: [&str; 1] = ["in"];

/// A scenario with all its lists in another order, but those whose order has a meaning. The first medium is the default, and stays first.
fn shuffled(scenario: &Scenario, key: Key) -> Scenario {
    let mut value = serde_json::to_value(scenario).unwrap();
    shuffle(&mut value, key);
    serde_json::from_value(value).unwrap()
}

fn shuffle(value: &mut Value, key: Key) {
    match value {
        Value::Array(items) => {
            items.iter_mut().enumerate().for_each(|(place, item)| shuffle(item, key.at(place)));
            for last in (1..items.len()).rev() {
                items.swap(last, key.of("swap").at(last).index().index(last + 1));
            }
        }
        Value::Object(fields) => {
            let in_order = fields.get("scope").is_some_and(|scope| scope == "rest_for_one");
            for (name, value) in fields.iter_mut() {
                let keeps = ORDERED.contains(&name.as_str()) || in_order && name == "children";
                match value {
                    Value::Array(_) if keeps => {}
                    Value::Array(media) if name == "media" => {
                        let first = media.remove(0);
                        shuffle(value, key.of(name));
                        if let Value::Array(media) = value {
                            media.insert(0, first);
                        }
                    }
                    _ => shuffle(value, key.of(name)),
                }
            }
        }
        _ => {}
    }
}

/// What is told by a record, in names.
fn told(world: &World, time: Ticks, record: &Record) -> String {
    let (plan, rules) = (world.plan(), &world.plan().rules);
    let named = |(field, value): (&actorium::trace::Field, Field)| {
        let Field::Number(number) = value else { return format!("{}: {value:?}", field.name) };
        let index = number as usize;
        let name = match field.meaning {
            Meaning::Sender | Meaning::Actor => plan.names.get(index).map_or("nobody", |name| name),
            Meaning::Domain => &plan.domains[index].name,
            Meaning::Store => &rules.storage.stores[index].name,
            Meaning::Site => &rules.sites.sites[index].name,
            Meaning::Role => &rules.roles.roles[index].name,
            Meaning::Meeting => &rules.meetings[index].name,
            _ => return format!("{}: {number}", field.name),
        };
        format!("{}: {name}", field.name)
    };
    let fields: Vec<String> = record.kind.fields().iter().zip(record.values()).map(named).collect();
    format!("{time} {:?} {}", record.kind, fields.join(", "))
}

/// What was told since, in names.
fn news(world: &World, heard: &mut u64) -> Vec<String> {
    let trace = &world.observers().trace;
    let new: Vec<(u64, String)> =
        trace.since(*heard).map(|(number, time, record)| (number, told(world, time, record))).collect();
    *heard = new.last().map_or(*heard, |(number, _)| number + 1);
    new.into_iter().map(|(_, text)| text).collect()
}

/// A command to one world as one to another, in which everything has the same name and another index.
fn as_in(command: &Command, from: &World, to: &World) -> Command {
    type Named = fn(&World) -> Vec<&String>;
    let people: Named = |world| world.plan().names.iter().collect();
    let domains: Named = |world| world.plan().domains.iter().map(|domain| &domain.name).collect();
    let sites: Named = |world| world.plan().rules.sites.sites.iter().map(|site| &site.name).collect();
    let there = |index: u32, named: Named| {
        let name = named(from)[index as usize];
        named(to).iter().position(|other| *other == name).unwrap() as u32
    };
    let mut command = *command;
    match &mut command {
        Command::SetKnob { .. } | Command::LoseMessage { .. } | Command::DeliverMessage { .. } => {}
        Command::GiveWork { actor }
        | Command::Promote { actor }
        | Command::Remove { actor }
        | Command::Fail { actor } => *actor = there(*actor, people),
        Command::Claim { actor, domain } => (*actor, *domain) = (there(*actor, people), there(*domain, domains)),
        Command::MoveTo { actor, site } => (*actor, *site) = (there(*actor, people), there(*site, sites)),
    }
    command
}

/// Two worlds that should be the same but for their indices.
struct Twins {
    worlds: [World; 2],
    heard: [u64; 2],
}

impl Twins {
    fn new(one: &Scenario, other: &Scenario, seed: u32) -> Self {
        Self { worlds: [world(one, seed), world(other, seed)], heard: [0; 2] }
    }

    /// They tell the same.
    fn agree(&mut self) -> Result<(), String> {
        let [one, other] = &self.worlds;
        let (left, right) = (news(one, &mut self.heard[0]), news(other, &mut self.heard[1]));
        if left == right { Ok(()) } else { Err(format!("one tells\n{left:#?}\nand the other\n{right:#?}")) }
    }

    /// Moves both on; false if they have come to a stop.
    fn step(&mut self, events: u64) -> Result<bool, String> {
        for _ in 0..events {
            let [one, other] = &mut self.worlds;
            let stops = [one.step(), other.step()];
            self.agree()?;
            match stops {
                [Stop::Reached, Stop::Reached] => {}
                [one, other] if one == other => return Ok(false),
                other => return Err(format!("{other:?}")),
            }
        }
        Ok(true)
    }

    /// They have measured the same, of the team and of everybody.
    fn measure_the_same(&self) -> Result<(), String> {
        let [left, right] = self.worlds.each_ref().map(World::metrics);
        if left != right {
            return Err(format!("one measures\n{left:#?}\nand the other\n{right:#?}"));
        }
        let of_each = self.worlds.each_ref().map(|world| {
            let actors = world.plan().names.iter().zip(&world.observers().tally.actors);
            let area = |of: &actorium::kernel::TimeAverage| of.area(world.now());
            let mut all: Vec<_> =
                actors.map(|(name, tally)| (name, area(&tally.waiting), area(&tally.busy), tally.integrated)).collect();
            all.sort_unstable();
            format!("{all:?}")
        });
        if of_each[0] == of_each[1] { Ok(()) } else { Err(format!("of each: {of_each:#?}")) }
    }
}

fn order_decides_nothing(case: &Case) -> Result<(), String> {
    let other = shuffled(&case.scenario, Key::case(u64::from(case.seed)).of("order"));
    let mut twins = Twins::new(&case.scenario, &other, case.seed);
    twins.agree()?;
    for (events, intervention) in &case.interventions {
        if !twins.step(*events)? {
            break;
        }
        if let Some(command) = intervention.command(&twins.worlds[0]) {
            let [one, other] = &mut twins.worlds;
            let translated = as_in(&command, one, other);
            let said = [one.command(&command), other.command(&translated)];
            if said.iter().any(Result::is_err) {
                return Err(format!("{command:?} was refused: {said:?}"));
            }
            twins.agree()?;
        }
    }
    twins.step(EVENTS.saturating_sub(twins.worlds[0].moment().events))?;
    twins.measure_the_same()
}

fn random_teams(seed: u8) {
    for_each_case(seed, 600, cases, order_decides_nothing);
}

#[test]
fn the_order_of_lists_decides_nothing_in_random_teams_part_1() {
    random_teams(31);
}

#[test]
fn the_order_of_lists_decides_nothing_in_random_teams_part_2() {
    random_teams(32);
}

/// A day of every scenario that ships, in three other orders.
#[test]
fn the_order_of_lists_decides_nothing_in_what_ships() {
    for (number, name) in library::names().enumerate() {
        for again in 0..3 {
            let one = shipped(name);
            let other = shuffled(&one, Key::case(number as u64).at(again));
            let mut twins = Twins::new(&one, &other, 7);
            let outcome = twins.agree().and_then(|()| twins.step(3_000)).and_then(|_| twins.measure_the_same());
            outcome.unwrap_or_else(|problem| panic!("{name}: {problem}"));
        }
    }
}

/// Two domains, each heard of at meetings over a medium that loses half: which one is heard does not depend on which comes first.
#[test]
fn what_is_heard_at_a_meeting_does_not_depend_on_the_order_of_domains() {
    let domain = |name: &str| json!({ "name": name, "owner": "A", "dependents": ["B"], "announced": false });
    let team = |domains: [Value; 2]| {
        scenario(&json!({
            "format": 1, "name": "t", "integration_delay_minutes": 1, "load_per_hour": 6, "loss_rate": 0.5,
            "effort": { "work": 0, "update": 0, "question": 0 },
            "actors": [{ "name": "A" }, { "name": "B" }],
            "streams": [{ "name": "s", "to": "A", "changes": "X" }],
            "links": [{ "from": "A", "to": "B" }],
            "domains": domains,
            "meetings": [{ "name": "m", "attendees": ["A", "B"], "first_minutes": 5, "every_minutes": 10, "lasts_minutes": 1 }],
        }))
    };
    for seed in 1..=20 {
        let mut twins = Twins::new(&team([domain("X"), domain("Y")]), &team([domain("Y"), domain("X")]), seed);
        twins.step(300).and_then(|_| twins.measure_the_same()).unwrap();
        assert!(twins.worlds[0].metrics().coherence_share < 1.0, "something is lost");
    }
}
