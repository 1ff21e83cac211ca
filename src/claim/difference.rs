//! In what two arms of a claim differ: the places of the scenario, whoever they are said of.

use super::file::{Arm, Claim, Than};
use crate::command::Command;
use crate::scenario::{Tree, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// A place and what stands there in each of two arms, where that is a number.
pub(super) type Differences = BTreeMap<String, Vec<(f64, f64)>>;

/// The two scenarios that two variants make, place by place. What is said alike of several people is said in one place:
/// `actors.mailbox.capacity`. A part that only one of the two has is one place, and so is a kind of command.
pub(super) fn differences(scenario: &Tree, one: &Variant, other: &Variant) -> Differences {
    let mut found = Differences::new();
    let [a, b] = [one, other].map(|variant| turned(scenario, variant));
    compare(Some(&a), Some(&b), "", &mut found);
    let times = |commands: &Variant, sought: &(u64, Command)| {
        commands.commands.iter().filter(|timed| (timed.at_minutes.to_bits(), timed.command) == *sought).count()
    };
    for timed in one.commands.iter().chain(&other.commands) {
        let key = (timed.at_minutes.to_bits(), timed.command);
        if times(one, &key) != times(other, &key) {
            found.entry(format!("commands.{}", kind(timed.command))).or_default();
        }
    }
    found
}

/// The pairs of arms that a claim compares; an arm that is compared with a number only is paired with the scenario as it is.
pub(super) fn pairs<'a>(claim: &'a Claim, variants: &'a [Variant], plain: &'a Variant) -> Vec<[&'a Variant; 2]> {
    let arm = |name: Option<&str>| match name.map_or_else(|| claim.arms.first(), |name| find(claim, name)) {
        Some(Arm::Written(variant)) => variant,
        Some(Arm::Named(name)) => variants.iter().find(|variant| variant.name == *name).unwrap_or(plain),
        None => plain,
    };
    let mut pairs: Vec<[&Variant; 2]> = Vec::new();
    let mut alone = Vec::new();
    for expect in &claim.expects {
        let one = arm(expect.of.as_deref());
        let other = match &expect.than {
            Than::Number(_) => one,
            Than::Quantity(quantity) => arm(quantity.of.as_deref()),
        };
        if one == other { alone.push(one) } else { pairs.push([one, other]) }
    }
    alone.retain(|one| !pairs.iter().flatten().any(|other| other == one));
    pairs.extend(alone.into_iter().map(|one| [one, plain]));
    pairs
}

/// The places that a claim must name in `differs_in`, and those that it names there although no two arms differ in them.
pub(super) fn unnamed_and_unused(claim: &Claim, scenario: &Tree, variants: &[Variant]) -> [Vec<String>; 2] {
    let plain = Variant::default();
    let mut unnamed = BTreeSet::new();
    let mut used = BTreeSet::new();
    for [one, other] in pairs(claim, variants, &plain) {
        let places: BTreeSet<String> = differences(scenario, one, other).into_keys().collect();
        if places.len() > 1 {
            unnamed.extend(places.iter().filter(|place| !claim.differs_in.contains(place)).cloned());
            used.extend(places);
        }
    }
    let unused = claim.differs_in.iter().filter(|place| !used.contains(*place)).cloned();
    [unnamed.into_iter().collect(), unused.collect()]
}

fn find<'a>(claim: &'a Claim, name: &str) -> Option<&'a Arm> {
    claim.arms.iter().find(|arm| arm.name() == name)
}

/// What a scenario says in a variant, its knobs turned.
fn turned(scenario: &Tree, variant: &Variant) -> Tree {
    let mut tree = variant.merged(scenario);
    if let Tree::Fields(fields) = &mut tree {
        for (knob, value) in &variant.knobs.0 {
            fields.retain(|(name, _)| name != knob.name());
            fields.push((knob.name().into(), Tree::Number(*value)));
        }
    }
    tree
}

fn kind(command: Command) -> String {
    match command {
        Command::SetKnob { knob, .. } => format!("set_knob.{}", knob.name()),
        Command::LoseMessage { .. } => "lose_message".into(),
        Command::DeliverMessage { .. } => "deliver_message".into(),
        Command::Promote { .. } => "promote".into(),
        Command::Remove { .. } => "remove".into(),
        Command::Fail { .. } => "fail".into(),
        Command::GiveWork { .. } => "give_work".into(),
        Command::Claim { .. } => "claim".into(),
        Command::MoveTo { .. } => "move_to".into(),
    }
}

fn compare(a: Option<&Tree>, b: Option<&Tree>, place: &str, found: &mut Differences) {
    match (a, b) {
        _ if a == b => {}
        // What explains a scenario changes nothing in it.
        _ if place == "about" || place == "name" => {}
        (Some(Tree::Fields(a)), Some(Tree::Fields(b))) => {
            for name in names(a.iter().chain(b).map(|(name, _)| name.as_str())) {
                let inner = if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
                compare(get(a, name), get(b, name), &inner, found);
            }
        }
        (Some(Tree::List(a)), Some(Tree::List(b))) => match (by_name(a), by_name(b)) {
            (Some(a), Some(b)) => {
                for name in names(a.iter().chain(&b).map(|(name, _)| *name)) {
                    let of = |all: &[(&str, &'_ Tree)]| all.iter().position(|(known, _)| *known == name);
                    compare(of(&a).map(|i| a[i].1), of(&b).map(|i| b[i].1), place, found);
                }
            }
            _ if a.len() == b.len() => a.iter().zip(b).for_each(|(a, b)| compare(Some(a), Some(b), place, found)),
            _ => drop(found.entry(place.into()).or_default()),
        },
        _ => {
            let numbers = found.entry(place.into()).or_default();
            if let (Some(Tree::Number(a)), Some(Tree::Number(b))) = (a, b) {
                numbers.push((*a, *b));
            }
        }
    }
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    all.collect()
}

fn get<'a>(fields: &'a [(String, Tree)], name: &str) -> Option<&'a Tree> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// The entries of a list with their names, if each has one.
fn by_name(list: &[Tree]) -> Option<Vec<(&str, &Tree)>> {
    let mut named = Vec::new();
    for entry in list {
        let Tree::Fields(fields) = entry else { return None };
        let Some(Tree::Text(name)) = get(fields, "name") else { return None };
        named.push((name.as_str(), entry));
    }
    Some(named)
}
