//! Claims: those that ship hold, false ones and tautologies are caught, and wrong ones are told what is wrong with them.

use actorium::claim::{Check, Claim, Level, Outcome, Subject, Tally, parse};
use actorium::engine::Knob;
use actorium::library;
use actorium::problem::Problem;
use actorium::scenario::{Tree, Variant, parse_tree};
use serde_json::{Value, json};
use std::thread;

/// Seeds that a claim is tried with: so many, and if these do not tell, so many.
const LOOKS: [u32; 2] = [200, 2000];

/// Seeds that a claim is tried with after what it is about is switched off.
const SEEDS_WITHOUT: u32 = 50;

/// How many of the worst seeds a failure shows.
const WORST: usize = 3;

fn tree(value: &Value) -> Tree {
    parse_tree(&value.to_string(), "").unwrap()
}

fn shipped(name: &str) -> Tree {
    parse_tree(library::get(name).unwrap(), "").unwrap()
}

fn claim(value: &Value) -> Claim {
    let [claim] = <[Claim; 1]>::try_from(parse(&json!([value]).to_string()).unwrap()).unwrap();
    claim
}

/// What came of each seed, tried in parallel.
fn outcomes(check: &Check, first: u32, seeds: u32) -> Vec<(u32, Outcome)> {
    let workers = thread::available_parallelism().map_or(1, usize::from) as u32;
    let work = |worker: u32| {
        let mine = (first..first + seeds).filter(move |seed| seed % workers == worker);
        mine.map(|seed| (seed, check.outcome(seed).unwrap_or_else(|problem| panic!("seed {seed}: {problem}"))))
            .collect()
    };
    let mut all: Vec<_> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|worker| scope.spawn(move || -> Vec<_> { work(worker) })).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap()).collect()
    });
    all.sort_by_key(|(seed, _)| *seed);
    all
}

fn tally(outcomes: &[(u32, Outcome)]) -> Tally {
    let mut tally = Tally::default();
    outcomes.iter().for_each(|(_, outcome)| tally.add(outcome.holds));
    tally
}

/// Why a claim does not ship, if it does not: the lower end of an interval for the share of all seeds in which it holds must lie above
/// what is claimed. There are two looks, each with an interval of 99.5 %, so that both hold in 99 of 100 times.
fn failure(scenario: &Tree, variants: &[Variant], claim: &Claim) -> Option<String> {
    let check = claim.compile(scenario, variants).unwrap_or_else(|problems| panic!("{}: {problems:?}", claim.id));
    let mut all = Vec::new();
    for seeds in LOOKS {
        all.extend(outcomes(&check, all.len() as u32 + 1, seeds - all.len() as u32));
        let tally = tally(&all);
        if tally.holds_above(claim.holds_in_share, Level::P995) {
            return None;
        }
        if tally.interval(Level::P995)[1] < claim.holds_in_share {
            break;
        }
    }
    // By how much, in the metric's own unit, the expectation that is missed most is missed.
    let miss = |outcome: &Outcome| {
        let gaps = outcome.compared.iter().filter(|pair| !pair.holds).map(|pair| (pair.value - pair.bound).abs());
        gaps.fold(0.0, f64::max)
    };
    let tally = tally(&all);
    all.sort_by(|(_, a), (_, b)| miss(b).total_cmp(&miss(a)));
    let worst: Vec<_> =
        all.iter().take(WORST).map(|(seed, outcome)| format!("seed {seed}: {:?}", outcome.compared)).collect();
    let Claim { id, sentence, holds_in_share, .. } = claim;
    Some(format!("{id}: “{sentence}”\n{tally}, claimed is {holds_in_share}\n{}", worst.join("\n")))
}

/// Why a claim is a tautology, if it is one: it holds with what it is about switched off, or does not say what to switch off.
fn tautology(scenario: &Tree, variants: &[Variant], claim: &Claim) -> Option<String> {
    let check = claim.compile_without(scenario, variants);
    let Some(check) = check.unwrap_or_else(|problems| panic!("{}: {problems:?}", claim.id)) else {
        return Some(format!("{} does not say what to switch off", claim.id));
    };
    let tally = tally(&outcomes(&check, 1, SEEDS_WITHOUT));
    (!tally.fails_in_most(Level::P99)).then(|| format!("{} {tally} without what it is about", claim.id))
}

fn failures(of: fn(&Tree, &[Variant], &Claim) -> Option<String>) -> Vec<String> {
    let mut failures = Vec::new();
    for shipped in library::all() {
        let subject = Subject::shipped(shipped).unwrap_or_else(|problems| panic!("{}: {problems:?}", shipped.name));
        let Subject { scenario, variants, claims } = &subject;
        failures.extend(claims.iter().filter_map(|claim| of(scenario, variants, claim)));
    }
    failures
}

#[test]
fn every_shipped_claim_holds_in_more_than_its_share_of_seeds() {
    let failures = failures(failure);
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn no_shipped_claim_holds_without_what_it_is_about() {
    let failures = failures(tautology);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What holds by definition goes on holding without what it is about, and so does that something does not happen.
#[test]
fn a_tautology_is_caught() {
    let scenario = shipped("isolation");
    let off = json!({ "patch": { "actors": { "Data": { "fails": null } } } });
    let claim_of = |expects: Value, without: Value| {
        claim(&json!({
            "id": "so", "sentence": "It is so.", "by_minutes": 4800, "expects": expects, "holds_in_share": 0.9, "without": without,
        }))
    };
    let stops = json!([{ "metric": "stalled_minutes", "is": "above", "than": 60 }]);
    assert_eq!(tautology(&scenario, &[], &claim_of(stops.clone(), off.clone())), None);
    let by_definition = json!([{ "metric": "stalled_minutes", "is": "at_least", "than": 0 }]);
    let said = tautology(&scenario, &[], &claim_of(by_definition, off.clone())).unwrap();
    assert_eq!(said, "so holds in 50 of 50 without what it is about");
    let nobody_stops = json!([{ "metric": "stalled_minutes", "is": "at_most", "than": 60 }]);
    assert!(tautology(&scenario, &[], &claim_of(nobody_stops, off)).is_some());
    assert!(tautology(&scenario, &[], &claim_of(stops, Value::Null)).unwrap().ends_with("what to switch off"));
}

/// One person, one queue: ρ = 2/3, which nothing that is claimed here agrees with.
#[test]
fn a_false_claim_is_caught() {
    let expects = [
        json!({ "metric": "utilisation_share", "is": "above", "than": 0.75 }),
        json!({ "metric": "utilisation_share", "is": "at_most", "than": 0.6 }),
        json!({ "metric": "waiting_minutes.mean", "is": "below", "than": { "metric": "waiting_minutes.p50" } }),
        json!({ "metric": "work_done_items", "is": "at_least", "than": { "metric": "work_arrived_items", "plus": 1 } }),
        json!({ "metric": "work_done_items", "is": "below", "than": { "at_minutes": 12000, "times": 1.5 } }),
    ];
    for expect in expects {
        let sound = json!({ "metric": "utilisation_share", "is": "at_least", "than": 0 });
        let claim = claim(&json!({
            "id": "false", "sentence": "This is not so.", "by_minutes": 24000, "expects": [sound, expect], "holds_in_share": 0.5,
        }));
        let said = failure(&shipped("single-queue"), &[], &claim).unwrap_or_else(|| panic!("{expect} was believed"));
        assert!(said.contains("This is not so.") && said.contains("holds in 0 of 200, claimed is 0.5"), "{said}");
        assert_eq!(said.matches("\nseed ").count(), WORST, "{said}");
    }
}

/// With an outcome that is a fair coin by its construction, the share of seeds is about a half: which of two alike queues,
/// that differ by name and so by luck, is busier.
#[test]
fn a_coin_toss_holds_in_half_of_the_seeds() {
    let alike = json!({
        "format": 1, "name": "alike", "integration_delay_minutes": 8, "load_per_hour": 5,
        "actors": [{ "name": "Ana" }], "streams": [{ "name": "requests", "to": "Ana" }],
    });
    let claim = claim(&json!({
        "id": "coin", "sentence": "Requests come more often than questions.",
        "arms": [{ "name": "requests" }, { "name": "questions", "patch": { "actors": [{ "name": "Bo" }], "streams": [{ "name": "questions", "to": "Bo" }] } }],
        "by_minutes": 4800,
        "expects": [{ "metric": "utilisation_share", "of": "requests", "is": "above", "than": { "of": "questions" } }],
        "holds_in_share": 0.5,
    }));
    let tally = tally(&outcomes(&claim.compile(&tree(&alike), &[]).unwrap(), 1, 1000));
    // Four standard errors of a fair coin: missed once in 16,000.
    assert!((tally.share() - 0.5).abs() < 4.0 * 0.5 / 1000_f64.sqrt(), "{tally}");
}

/// Arms are run with the same draws: one that changes nothing is the same to the last digit, and what is measured is what a
/// run by hand measures.
#[test]
fn arms_share_their_luck_and_measure_what_a_run_measures() {
    let claim = claim(&json!({
        "id": "twins", "sentence": "Twins are alike.",
        "arms": [
            { "name": "one" },
            { "name": "other", "knobs": { "loss_rate": 0.1 }, "patch": { "about": "another" } },
            { "name": "commanded", "commands": [
                { "at_minutes": 100, "command": { "give_work": { "actor": 2 } } },
                { "at_minutes": 200, "command": { "set_knob": { "knob": "load_per_hour", "value": 20 } } },
            ] },
        ],
        "by_minutes": 480,
        "expects": [
            { "metric": "lead_time_minutes.mean", "of": "one", "is": "at_most", "than": { "of": "other" } },
            { "metric": "lead_time_minutes.mean", "of": "one", "is": "at_least", "than": { "of": "other" } },
            { "metric": "events", "of": "commanded", "at_minutes": 100, "is": "above", "than": { "metric": "messages.sent", "of": "commanded", "times": 2, "plus": 3 } },
            { "metric": "events", "of": "commanded", "is": "above", "than": 0 },
        ],
        "holds_in_share": 1,
    }));
    let check = claim.compile(&shipped("team"), &[]).unwrap();
    for seed in [1, 7, 4_000_000_000] {
        let outcome = check.outcome(seed).unwrap();
        let mut plain = crate::support::world(&crate::support::shipped("team"), seed);
        let mut commanded = plain.clone();
        crate::support::advance_to(&mut plain, 480.0);
        let lead = plain.metrics().lead_time_minutes.mean;
        assert_eq!((outcome.compared[0].value, outcome.compared[0].bound), (lead, lead));
        assert_eq!(outcome.compared[2].other, (outcome.compared[2].bound - 3.0) / 2.0);
        assert!(outcome.compared[0].holds && outcome.compared[1].holds);
        crate::support::give_at(&mut commanded, 100.0, 2);
        assert_eq!(outcome.compared[2].value, commanded.metrics().events as f64);
        crate::support::advance_to(&mut commanded, 200.0);
        crate::support::set_knob(&mut commanded, Knob::LoadPerHour, 20.0);
        crate::support::advance_to(&mut commanded, 480.0);
        assert_eq!(outcome.compared[2].bound, 2.0 * commanded.metrics().messages.sent as f64 + 3.0);
        assert_eq!(outcome.compared[3].value, commanded.metrics().events as f64);
        assert_eq!(outcome.holds, outcome.compared.iter().all(|pair| pair.holds));
        assert_eq!(check.outcome(seed).unwrap(), outcome);
    }
    assert_ne!(check.outcome(1).unwrap(), check.outcome(2).unwrap());
}

/// Slices of any length and a trip through bytes change nothing.
#[test]
fn a_claim_in_slices_and_from_its_image_comes_out_alike() {
    for shipped in library::all().take(6) {
        for check in Subject::shipped(shipped).unwrap().checks().unwrap() {
            let image = check.encode();
            let back = Check::decode(&image).unwrap();
            assert_eq!(format!("{back:?}"), format!("{check:?}"), "{}", shipped.name);
            let mut run = back.begin(3);
            let mut slices = 0;
            while !back.advance(&mut run, 97).unwrap() {
                slices += 1;
            }
            assert!(slices > 0, "{}", shipped.name);
            assert_eq!(back.compare(&run), check.outcome(3).unwrap(), "{}", shipped.name);
        }
    }
}

#[test]
fn what_is_no_image_of_a_claim_is_refused() {
    let image = claim(&sound()).compile(&shipped("two-people"), &[]).unwrap().encode();
    let plan = crate::support::world(&crate::support::shipped("two-people"), 1).plan().encode();
    let mut altered = image.clone();
    *altered.last_mut().unwrap() ^= 1;
    let mut longer = image.clone();
    longer.push(0);
    for bytes in [&image[..10], &image[..image.len() - 1], &plan, &altered, &longer] {
        let problem = Check::decode(bytes).unwrap_err();
        assert_eq!(problem.path, "claim");
        assert!(problem.message.starts_with("claim must be "), "{problem}");
    }
}

/// An arm can be called by its name: there are no two of one name that differ.
#[test]
fn a_name_means_one_variant() {
    let scenario = library::get("two-people").unwrap();
    let variants = r#"[{ "name": "lossy", "knobs": { "loss_rate": 0.5 } }]"#;
    let with = |arm: Value| {
        let mut named = sound();
        named["arms"][0] = json!("lossy");
        named["expects"][1]["than"]["of"] = json!("lossy");
        let mut written = sound();
        written["id"] = json!("written");
        written["arms"][0] = arm;
        written["expects"][1]["than"]["of"] = json!("lossy");
        Subject::parse(scenario, Some(variants), Some(&json!([named, written]).to_string()))
    };
    let subject = with(json!({ "name": "lossy", "knobs": { "loss_rate": 0.5 } })).unwrap();
    let names: Vec<&str> = subject.variants.iter().map(|variant| &*variant.name).collect();
    assert_eq!(names, ["lossy", "changed"]);
    let checks = subject.checks().unwrap();
    assert_eq!(checks[0].outcome(1).unwrap(), checks[1].outcome(1).unwrap());
    let problems = with(json!({ "name": "lossy", "knobs": { "loss_rate": 0.6 } })).unwrap_err();
    let says = "claims[1].arms[0].name must be unique, but \"lossy\" is another variant elsewhere";
    assert_eq!(problems[0].message, says);
}

#[test]
fn a_named_variant_must_fit_the_claim() {
    let late =
        r#"[{ "name": "late", "commands": [{ "at_minutes": 600, "command": { "give_work": { "actor": 0 } } }] }]"#;
    let mut value = sound();
    value["arms"][0] = json!("late");
    value["expects"][1]["than"]["of"] = json!("late");
    let subject = Subject::parse(library::get("two-people").unwrap(), Some(late), Some(&json!([value]).to_string()));
    let problems = subject.unwrap().checks().unwrap_err();
    let says = "claim.arms[0] gives a command at minute 600, after the claim's end at 480";
    assert_eq!(problems[0].message, says);
}

#[test]
fn each_side_of_a_bound_is_what_its_name_says() {
    use actorium::claim::Is;
    for (is, below, at, above) in [
        (Is::Above, false, false, true),
        (Is::AtLeast, false, true, true),
        (Is::Below, true, false, false),
        (Is::AtMost, true, true, false),
    ] {
        assert_eq!([is.holds(1.0, 2.0), is.holds(2.0, 2.0), is.holds(3.0, 2.0)], [below, at, above], "{is:?}");
        assert!(!is.holds(f64::NAN, 2.0) && !is.holds(2.0, f64::NAN), "{is:?}");
    }
}

/// Two arms, with every optional part in use.
pub fn sound() -> Value {
    json!({
        "id": "sound", "sentence": "It is.",
        "arms": [
            { "name": "plain" },
            {
                "name": "changed", "knobs": { "loss_rate": 0.2, "load_per_hour": 6 }, "patch": { "protocol": "fire_and_forget" },
                "commands": [
                    { "at_minutes": 10, "command": { "give_work": { "actor": 0 } } },
                    { "at_minutes": 20, "command": { "set_knob": { "knob": "loss_rate", "value": 0 } } },
                ],
            },
        ],
        "by_minutes": 480,
        "expects": [
            { "metric": "coherence_share", "is": "at_least", "than": 0 },
            { "metric": "coherence_share", "of": "changed", "at_minutes": 240, "is": "below",
              "than": { "metric": "messages.sent", "of": "plain", "at_minutes": 480, "times": 2, "plus": 1 } },
        ],
        "holds_in_share": 0.5,
    })
}

fn problems(value: &Value) -> Vec<Problem> {
    match parse(&json!([value]).to_string()) {
        Err(problems) => problems,
        Ok(claims) => claims[0].compile(&shipped("two-people"), &[]).err().unwrap_or_default(),
    }
}

#[test]
fn bad_claims_are_refused_with_the_path_and_what_to_do() {
    assert_eq!(problems(&sound()), []);
    let knobs = Knob::ALL.map(|knob| knob.name()).join(", ");
    let unknown_knob = format!("claims[0].arms[1].knobs.luck must be one of {knobs}, got \"luck\"");
    let cases = [
        (
            "/id",
            json!("Sound one"),
            "claim.id must be words of small letters and digits, joined by hyphens, got \"Sound one\"",
        ),
        ("/id", json!("a--b"), "claim.id must be words of small letters and digits, joined by hyphens, got \"a--b\""),
        ("/sentence", json!(" "), "claim.sentence must not be empty"),
        ("/by_minutes", json!(1e7), "claim.by_minutes must be above 0 and at most 1000000, got 10000000"),
        ("/expects", json!([]), "claim.expects must hold at least one expectation"),
        ("/holds_in_share", json!(1.01), "claim.holds_in_share must be 0 to 1, got 1.01"),
        ("/holds_in_share", json!(-0.5), "claim.holds_in_share must be 0 to 1, got -0.5"),
        ("/arms/0/name", json!("changed"), "claim.arms[1].name must be unique, but \"changed\" is there twice"),
        ("/arms/1/knobs/loss_rate", json!(3), "claim.arms[1].knobs.loss_rate must be 0 to 1, got 3"),
        (
            "/arms/1/commands/0/command",
            json!({ "give_work": { "actor": 2 } }),
            "claim.arms[1].commands[0].command.give_work.actor must be 0 to 1, got 2",
        ),
        (
            "/arms/1/commands/0/command",
            json!({ "move_to": { "actor": 0, "site": 0 } }),
            "claim.arms[1].commands[0].command.move_to.site must be the index of one, but the scenario has none",
        ),
        ("/arms/0", json!("bounded"), "claim.arms[0] must be the name of a variant of the scenario, got \"bounded\""),
        (
            "/expects/1/words",
            json!("{value} of {all}"),
            "claim.expects[1].words may hold in braces value, bound, other, ratio, difference, got \"all\"",
        ),
        ("/arms/1/patch", json!(7), "claim.arms[1].patch must be an object: what it names is merged into the scenario"),
        (
            "/arms/1/patch",
            json!({ "actors": [{ "name": "Ana", "slowness": 0 }, { "name": "Bo" }] }),
            "claim.arms[1].patch makes a scenario that cannot run: actors[0].slowness must be 0.001 to 1000, got 0",
        ),
        (
            "/arms/1/patch",
            json!({ "load_per_hour": null }),
            "claim.arms[1].patch makes a scenario that cannot run: the scenario needs the field `load_per_hour`",
        ),
        ("/arms/1/commands/1/at_minutes", json!(5), "claim.arms[1].commands[1].at_minutes must be 10 to 480, got 5"),
        (
            "/arms/1/commands/1/at_minutes",
            json!(481),
            "claim.arms[1].commands[1].at_minutes must be 10 to 480, got 481",
        ),
        (
            "/arms/1/commands/1/command/set_knob/value",
            json!(-1),
            "claim.arms[1].commands[1].command.set_knob.value must be 0 to 1, got -1",
        ),
        (
            "/expects/0/metric",
            json!("happiness_share"),
            "claim.expects[0].metric must be a number that is measured, such as coherence_share, lead_time_minutes.p95 or streams.NAME.waiting_minutes.mean (likewise roles, urgencies and people), got \"happiness_share\"",
        ),
        (
            "/expects/1/than/metric",
            json!("messages"),
            "claim.expects[1].than.metric must be a number that is measured, such as coherence_share, lead_time_minutes.p95 or streams.NAME.waiting_minutes.mean (likewise roles, urgencies and people), got \"messages\"",
        ),
        ("/expects/1/of", json!("other"), "claim.expects[1].of must be the name of an arm, got \"other\""),
        ("/expects/1/than/of", json!("other"), "claim.expects[1].than.of must be the name of an arm, got \"other\""),
        ("/expects/1/at_minutes", json!(-1), "claim.expects[1].at_minutes must be 0 to 480, got -1"),
        ("/expects/1/than/at_minutes", json!(500), "claim.expects[1].than.at_minutes must be 0 to 480, got 500"),
        // What the reader itself refuses.
        (
            "/expects/0/is",
            json!("over"),
            "claims[0].expects[0].is must be one of above, at_least, below, at_most, got \"over\"",
        ),
        (
            "/expects/0/than",
            json!("0"),
            "claims[0].expects[0].than must be a number, or an object that says what is measured, got \"0\"",
        ),
        (
            "/expects/1/than/time",
            json!(2),
            "claims[0].expects[1].than.time is no field here; there are metric, of, at_minutes, times, plus",
        ),
        ("/expects/1/than/times", json!("2"), "claims[0].expects[1].than.times must be a number, got \"2\""),
        ("/arms/1/knobs/luck", json!(2), &unknown_knob),
        ("/arms/1/knobs/loss_rate", json!("no"), "claims[0].arms[1].knobs.loss_rate must be a number, got \"no\""),
    ];
    crate::support::assert_told(&sound(), problems, cases);
}

#[test]
fn what_is_wrong_with_a_file_or_a_scenario_is_said_as_such() {
    let found = parse(&json!([sound(), sound()]).to_string()).unwrap_err();
    assert_eq!(found[0].message, "claims[1].id must be unique, but \"sound\" is there twice");
    let found = parse("{}").unwrap_err();
    assert_eq!(found[0].message, "claims must be a list, got an object");
    let found = parse("[] []").unwrap_err();
    assert!(found[0].message.starts_with("claims is whole, but the text goes on after the claims"), "{found:?}");
    let found = claim(&json!({
        "id": "lone", "sentence": "It is.", "by_minutes": 1, "holds_in_share": 1,
        "expects": [{ "metric": "minutes", "is": "at_least", "than": 1 }],
    }));
    assert!(found.compile(&shipped("team"), &[]).unwrap().outcome(1).unwrap().holds);
    let problems = found.compile(&tree(&json!({ "format": 1 })), &[]).unwrap_err();
    assert!(problems[0].message.starts_with("the scenario needs the field"), "{problems:?}");
}

/// What only shows on the way: a command that has nobody to go to, a mailbox that outgrows the scenario's limit.
#[test]
fn what_goes_wrong_on_the_way_is_said_with_the_arm() {
    let mut value = sound();
    value["arms"][1]["commands"][0]["command"] = json!({ "lose_message": { "message": 1_000_000 } });
    let problem = claim(&value).compile(&shipped("two-people"), &[]).unwrap().outcome(1).unwrap_err();
    assert_eq!(problem.path, "claim.arms[1]");
    let says = "cannot go on: message";
    assert!(problem.message.contains(says), "{problem}");
    let mut value = sound();
    value["arms"][1]["patch"] = json!({ "messages_max": 4, "integration_delay_minutes": 60 });
    let problem = claim(&value).compile(&shipped("two-people"), &[]).unwrap().outcome(1).unwrap_err();
    assert_eq!(problem.path, "claim.arms[1]");
    assert!(problem.message.contains("cannot go on: messages_max is reached"), "{problem}");
}
