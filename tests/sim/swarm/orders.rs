//! What a file does not mean decides nothing: the order of its lists, who else is in it, the unit of its times.

use super::draws::Key;
use super::for_each_case;
use super::interventions::Intervention;
use super::random::{Case, cases};
use crate::statistics::{Estimate, replicate};
use crate::support::{advance_to, scenario, shipped, world};
use actorium::command::Command;
use actorium::engine::ActorTally;
use actorium::kernel::Ticks;
use actorium::library;
use actorium::scenario::{Actor, Scenario, Stream, compile};
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

    /// Lives through a case: what people do, and then on to its last event.
    fn live(&mut self, case: &Case) -> Result<(), String> {
        self.agree()?;
        for (events, intervention) in &case.interventions {
            if !self.step(*events)? {
                break;
            }
            self.command(intervention)?;
        }
        self.step(EVENTS.saturating_sub(self.worlds[0].moment().events)).map(|_| ())
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

    /// Does the same to both.
    fn command(&mut self, intervention: &Intervention) -> Result<(), String> {
        let [one, other] = &mut self.worlds;
        let Some(command) = intervention.command(one) else { return Ok(()) };
        let translated = as_in(&command, one, other);
        let said = [one.command(&command), other.command(&translated)];
        if said.iter().any(Result::is_err) {
            return Err(format!("{command:?} was refused: {said:?}"));
        }
        self.agree()
    }

    /// What each has measured of everybody, by name.
    fn of_each(&self) -> [Vec<String>; 2] {
        self.worlds.each_ref().map(|world| {
            let actors = world.plan().names.iter().zip(&world.observers().tally.actors);
            let area = |of: &actorium::kernel::TimeAverage| of.area(world.now());
            let of = |(name, tally): (&String, &ActorTally)| {
                format!("{name}: {} {} {}", area(&tally.waiting), area(&tally.busy), tally.integrated)
            };
            let mut all: Vec<String> = actors.map(of).collect();
            all.sort_unstable();
            all
        })
    }

    /// They have measured the same, of the team and of everybody.
    fn measure_the_same(&self) -> Result<(), String> {
        let [left, right] = self.worlds.each_ref().map(World::metrics);
        if left != right {
            return Err(format!("one measures\n{left:#?}\nand the other\n{right:#?}"));
        }
        let [one, other] = self.of_each();
        if one == other { Ok(()) } else { Err(format!("of each one measures {one:#?}\nand the other {other:#?}")) }
    }
}

fn order_decides_nothing(case: &Case) -> Result<(), String> {
    let other = shuffled(&case.scenario, Key::case(u64::from(case.seed)).of("order"));
    let mut twins = Twins::new(&case.scenario, &other, case.seed);
    twins.live(case)?;
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

/// A team with two strangers, of whom one comes first in every order and the other last: they are linked to nobody and have nothing to do.
/// Nobody else's run is another, if nobody is compared with the typical one.
fn strangers_change_nobody(case: &Case) -> Result<(), String> {
    let mut one = case.scenario.clone();
    one.recognition = None;
    let mut other = one.clone();
    other.actors.insert(0, Actor::named("!"));
    other.actors.push(Actor::named("~"));
    let mut twins = Twins::new(&one, &other, case.seed);
    twins.live(case)?;
    let [of_one, of_other] = twins.of_each();
    for of in of_one {
        if !of_other.contains(&of) {
            return Err(format!("{of} is not among {of_other:#?}"));
        }
    }
    Ok(())
}

#[test]
fn strangers_change_nobodys_run() {
    for_each_case(33, 500, cases, strangers_change_nobody);
}

/// A scenario that ships, in which the names are in the opposite order.
fn renamed(name: &str) -> Scenario {
    let scenario = shipped(name);
    let names: Vec<String> = scenario.actors.iter().map(|actor| actor.name.clone()).collect();
    let mut sorted = names.clone();
    sorted.sort();
    let mut value = serde_json::to_value(&scenario).unwrap();
    rename(&mut value, &|old| {
        let place = sorted.iter().position(|name| name == old)?;
        Some(format!("{:02} {old}", sorted.len() - place))
    });
    serde_json::from_value(value).unwrap()
}

fn rename(value: &mut Value, new: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => *text = new(text).unwrap_or_else(|| std::mem::take(text)),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, new)),
        Value::Object(fields) => fields.values_mut().for_each(|item| rename(item, new)),
        _ => {}
    }
}

/// What some time of it comes to: items done, their mean lead time, messages and utilisation. Each over replications.
fn measured(scenario: &Scenario, minutes: f64, first_seed: u32) -> [Estimate; 4] {
    let plan = std::sync::Arc::new(compile(scenario).unwrap());
    replicate(first_seed, |seed| {
        let mut world = World::from_plan(plan.clone(), seed);
        advance_to(&mut world, minutes);
        let metrics = world.metrics();
        let [done, sent] = [metrics.work_done_items, metrics.messages.sent].map(|count| count as f64);
        [done, metrics.lead_time_minutes.mean, sent, metrics.utilisation_share]
    })
}

/// Two estimates whose intervals, of confidence 0.9999 each, do not meet come of different things; and they are narrow enough to
/// tell something: at most a seventh of the mean to either side, of lead times a third.
#[track_caller]
fn assert_alike(what: &str, one: [Estimate; 4], other: [Estimate; 4]) {
    for (number, (one, other)) in one.iter().zip(&other).enumerate() {
        let apart = (one.mean - other.mean).abs();
        let width = if number == 1 { 1.0 / 3.0 } else { 1.0 / 7.0 };
        println!("{what}, number {number}: {one:?} {other:?}");
        assert!(apart <= one.half_width + other.half_width, "{what}, number {number}: {one:?}, {other:?}");
        assert!(one.half_width <= width * one.mean, "{what}, number {number} is too wide: {one:?}");
    }
}

/// Names decide nothing but draws: in the opposite order, and with other seeds, the same comes out on average.
#[test]
fn another_order_of_names_is_the_same_on_average() {
    for (name, minutes) in [("full-mailbox", 480.0), ("actors", 4800.0), ("team", 4800.0), ("ownership", 4800.0)] {
        assert_alike(name, measured(&shipped(name), minutes, 5000), measured(&renamed(name), minutes, 6000));
    }
}

/// A Poisson stream is the same as two of half its rate.
#[test]
fn a_stream_in_two_halves_is_the_same_on_average() {
    for (name, minutes) in [("full-mailbox", 480.0), ("actors", 4800.0), ("team", 4800.0), ("single-queue", 9600.0)] {
        let one = shipped(name);
        let mut halves = one.clone();
        let stream = &mut halves.streams[0];
        stream.share /= 2.0;
        let second = Stream { name: format!("{}, the other half", stream.name), ..stream.clone() };
        halves.streams.push(second);
        assert_alike(name, measured(&one, minutes, 5000), measured(&halves, minutes, 6000));
    }
}

/// All times twice as long, and half as much work an hour.
fn at_half_speed(value: &mut Value, field: &str) {
    match value {
        Value::Number(number) if field.ends_with("_minutes") => *value = json!(number.as_f64().unwrap() * 2.0),
        Value::Number(number) if field.ends_with("per_hour") || field.ends_with("per_week") => {
            *value = json!(number.as_f64().unwrap() / 2.0);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| at_half_speed(item, field)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| at_half_speed(value, name)),
        _ => {}
    }
}

/// At half its speed a team does the same in twice the time, but for what is rounded to a tick: a microsecond in a second.
#[test]
fn at_half_the_speed_the_same_takes_twice_as_long() {
    let mut tried = 0;
    for name in library::names() {
        let one = shipped(name);
        // A day has its length, and so has the time from one look at stress to the next.
        let has_clock = !one.sites.is_empty()
            || one.actors.iter().any(|actor| actor.stress.is_some_and(|stress| stress.burns_out.is_some()));
        if has_clock {
            continue;
        }
        tried += 1;
        let mut slow = serde_json::to_value(&one).unwrap();
        at_half_speed(&mut slow, "");
        let slow: Scenario = serde_json::from_value(slow).unwrap();
        let [fast, slow] = [(&one, 2400.0), (&slow, 4800.0)].map(|(scenario, minutes)| {
            let mut world = world(scenario, 3);
            advance_to(&mut world, minutes);
            world.metrics()
        });
        assert_eq!(fast.messages, slow.messages, "{name}");
        assert_eq!((fast.events, fast.work_done_items), (slow.events, slow.work_done_items), "{name}");
        for (fast, slow) in [
            (2.0 * fast.lead_time_minutes.mean, slow.lead_time_minutes.mean),
            (2.0 * fast.waiting_minutes.mean, slow.waiting_minutes.mean),
            (fast.utilisation_share, slow.utilisation_share),
            (fast.coherence_share, slow.coherence_share),
        ] {
            assert!((fast - slow).abs() <= 1e-5 * slow.abs(), "{name}: {fast} {slow}");
        }
    }
    assert!(tried > 8, "only {tried} have no clock");
}
