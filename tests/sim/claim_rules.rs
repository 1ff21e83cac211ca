//! Rules for claims: what ships breaks none, and a claim that breaks one is told which.

use crate::claims::sound;
use actorium::claim::{Subject, lint};
use actorium::library;
use actorium::scenario::{Tree, parse_tree};
use serde_json::{Value, json};

#[test]
fn what_ships_breaks_no_rule_for_claims() {
    for shipped in library::all() {
        assert_eq!(lint(&Subject::shipped(shipped).unwrap()), [], "{}", shipped.name);
    }
    assert_eq!(library::claims("nobody"), None);
}

/// What the rules say of one claim about a shipped scenario, beside that it is one only.
fn said_of(scenario: &str, claim: &Value) -> Vec<String> {
    let subject = Subject::parse(library::get(scenario).unwrap(), None, Some(&json!([claim]).to_string())).unwrap();
    lint(&subject).into_iter().skip(1).map(|problem| problem.message).collect()
}

#[test]
fn rules_that_claims_break_are_said_with_their_place() {
    let mut weak = sound();
    weak["sentence"] = json!("x".repeat(241));
    weak["arms"][1] = json!({ "name": "changed", "knobs": { "loss_rate": 0.2 } });
    let expected = [
        "claims[0].sentence should end with a full stop",
        "claims[0].sentence should be at most 240 characters long, got 241",
        "claims[0].holds_in_share should be at least 0.8, got 0.5: less is a promise that says little",
        "claims[0].without should switch off what the claim is about, so that it no longer holds",
    ];
    assert_eq!(said_of("two-people", &weak), expected);
    let subject = Subject::parse(library::get("two-people").unwrap(), None, Some("[]")).unwrap();
    assert_eq!(lint(&subject)[0].message, "claims should be at least 3, got 0");
}

/// A claim about the two arms of `sound` that breaks no rule: the sentence, the second arm, and what is compared.
fn plain(sentence: &str, arm: &Value, expects: &Value) -> Value {
    let mut arm = arm.clone();
    arm["name"] = json!("changed");
    json!({
        "id": "plain", "sentence": sentence, "arms": [{ "name": "plain" }, arm], "by_minutes": 480, "expects": expects,
        "holds_in_share": 0.9, "without": { "knobs": { "loss_rate": 0 } },
    })
}

#[test]
fn arms_that_are_compared_differ_in_what_is_named() {
    let expects = json!([{ "metric": "coherence_share", "of": "changed", "is": "below", "than": { "of": "plain" } }]);
    let said = |arm: Value, named: Value| {
        let mut claim = plain("Less is heard.", &arm, &expects);
        claim["differs_in"] = named;
        said_of("two-people", &claim)
    };
    let says = |part: &str| {
        format!(
            "claims[0].differs_in should hold \"{part}\", one of several places in which arms that it compares differ: let \
             them differ in one, or name each in the sentence and here"
        )
    };
    assert_eq!(said(json!({ "knobs": { "loss_rate": 0.5 } }), json!([])), [""; 0]);
    // One thing that is said of two people is one thing.
    let slow = json!({ "patch": { "actors": { "Ana": { "slowness": 2 }, "Bo": { "slowness": 2 } } } });
    assert_eq!(said(slow, json!([])), [""; 0]);
    let two = json!({ "knobs": { "loss_rate": 0.5 }, "patch": { "actors": { "Bo": { "slowness": 2 } } } });
    assert_eq!(said(two.clone(), json!([])), [says("actors.slowness"), says("loss_rate")]);
    assert_eq!(said(two.clone(), json!(["loss_rate"])), [says("actors.slowness")]);
    assert_eq!(said(two, json!(["loss_rate", "actors.slowness"])), [""; 0]);
    let command = json!({ "at_minutes": 10, "command": { "give_work": { "actor": 0 } } });
    let three = json!({ "knobs": { "loss_rate": 0.5, "load_per_hour": 9 }, "commands": [command] });
    assert_eq!(said(three, json!([])), [says("commands.give_work"), says("load_per_hour"), says("loss_rate")]);
    let unused =
        "claims[0].differs_in should not hold \"loss_rate\": no arms that it compares differ in it and another";
    assert_eq!(said(json!({ "knobs": { "loss_rate": 0.5 } }), json!(["loss_rate"])), [unused]);
    // An arm that is held against a number differs from the scenario as it is.
    let alone = json!([{ "metric": "coherence_share", "of": "changed", "is": "below", "than": 0.3 }]);
    let arm = json!({ "knobs": { "loss_rate": 0.5, "load_per_hour": 9 } });
    let found = said_of("two-people", &plain("Less is heard.", &arm, &alone));
    assert_eq!(found, [says("load_per_hour"), says("loss_rate")]);
}

/// Each pair has a test that the words fit and one that they do not.
#[test]
fn words_for_numbers_are_those_of_the_test() {
    let number = |is: &str, than: f64| json!({ "metric": "coherence_share", "of": "changed", "is": is, "than": than });
    let other = |is: &str, times: f64, plus: f64| {
        let than = json!({ "of": "plain", "times": times, "plus": plus });
        json!({ "metric": "coherence_share", "of": "changed", "is": is, "than": than })
    };
    let cases = [
        ("It is so more than half of the time.", number("above", 0.5), number("above", 0.4)),
        ("It is so more than half of the time.", number("above", 0.5), number("below", 0.5)),
        ("It is so less than half of the time.", other("below", 0.5, 0.0), other("below", 0.6, 0.0)),
        ("It is so most of the time.", number("above", 0.5), number("above", 0.3)),
        ("It is so no more than before.", other("at_most", 1.0, 0.0), number("below", 0.02)),
        ("It is so no more than before.", other("at_most", 1.0, 0.0), other("at_most", 1.0, 0.02)),
        ("It is never so.", number("at_most", 0.0), number("below", 0.02)),
        ("Nobody is.", number("below", 1.0), number("below", 2.0)),
        ("At least a third more is.", other("above", 1.3333, 0.0), other("above", 1.2, 0.0)),
        ("At least a quarter less is.", other("below", 0.75, 0.0), other("above", 0.75, 0.0)),
        ("It is twice as much.", other("above", 2.0, 0.0), other("above", 1.5, 0.0)),
        ("At least three times as much is.", other("at_least", 3.0, 0.0), other("above", 2.5, 0.0)),
        ("It is so at least 90 % of the time.", number("at_least", 0.9), number("at_least", 0.8)),
        ("It is so in fewer than three cases in ten.", number("below", 0.3), number("below", 0.4)),
        ("It adds less than five points.", other("below", 1.0, 0.05), other("below", 1.0, 0.1)),
        ("It takes at least an hour and a half.", number("above", 90.0), number("above", 60.0)),
    ];
    let arm = json!({ "knobs": { "loss_rate": 0.7 } });
    for (sentence, fits, misses) in cases {
        assert_eq!(said_of("two-people", &plain(sentence, &arm, &json!([fits]))), [""; 0], "{sentence}");
        let said = said_of("two-people", &plain(sentence, &arm, &json!([misses])));
        assert!(said.len() == 1 && said[0].starts_with("claims[0].sentence says \""), "{sentence} {misses}: {said:?}");
    }
    // What an arm says may be said of it: half of the messages, twice the work.
    let expects = json!([other("below", 1.0, 0.0)]);
    let load = |load: f64| json!({ "knobs": { "load_per_hour": load } });
    let written = parse_tree(library::get("two-people").unwrap(), "").unwrap();
    let Tree::Fields(fields) = written else { panic!("a scenario is an object") };
    let Some((_, Tree::Number(usual))) = fields.iter().find(|(name, _)| name == "load_per_hour") else {
        panic!("a load")
    };
    assert_eq!(said_of("two-people", &plain("Twice the work, and less is.", &load(2.0 * usual), &expects)), [""; 0]);
    assert_eq!(said_of("two-people", &plain("Twice the work, and less is.", &load(1.5 * usual), &expects)).len(), 1);
}
