//! Whose part of the load a stream's share is, where it lands on several people.

use crate::files::refusals::problems;
use crate::support::{scenario, world};
use serde_json::{Value, json};

/// Three people at a desk and Ana, and a stream to each of the two.
fn team(desk: &Value, ana: &Value) -> Value {
    json!({
        "format": 1, "name": "a desk and Ana", "integration_delay_minutes": 1, "load_per_hour": 12,
        "actors": [{ "name": "Desk", "count": 3 }, { "name": "Ana" }],
        "roles": [{ "name": "any of the desk", "holders": ["Desk"] }],
        "streams": [desk, ana],
    })
}

fn ana(share: f64) -> Value {
    json!({ "name": "letters", "to": "Ana", "share": share })
}

/// The parts of the load that the desk's people and Ana get.
fn parts(desk: &Value, share_of_ana: f64) -> Vec<f64> {
    let world = world(&scenario(&team(desk, &ana(share_of_ana))), 1);
    world.plan().sources.iter().map(|source| source.share).collect()
}

#[test]
fn a_share_is_for_each_or_divided_as_the_file_says() {
    let desk =
        |share: f64, share_is: Value| json!({ "name": "tickets", "to": "Desk", "share": share, "share_is": share_is });
    let each = [0.25, 0.25, 0.25, 0.25];
    let divided = [1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 0.5];
    let close = |got: &[f64], expected: &[f64; 4]| {
        assert!(
            got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12) && got.len() == 4,
            "{got:?}, {expected:?}"
        );
    };
    close(&parts(&desk(1.0, json!("for_each")), 1.0), &each);
    close(&parts(&desk(1.0, json!("divided")), 1.0), &divided);
    close(&parts(&desk(0.5, json!("divided")), 0.5), &divided);
    // Old files, whose shares are weights, mean what they have meant.
    close(&parts(&desk(1.0, Value::Null), 1.0), &each);
    close(&parts(&desk(3.0, Value::Null), 3.0), &each);
}

#[test]
fn shares_that_look_like_parts_of_a_whole_and_are_more_must_say_whose_they_are() {
    let desk = json!({ "name": "tickets", "to": "Desk", "share": 0.5 });
    let told: Vec<String> = problems(&team(&desk, &ana(0.5))).into_iter().map(|problem| problem.message).collect();
    let says = "streams[0].share_is must be for_each or divided: \"Desk\" is 3 people, and with 0.5 for each of them the \
                shares of all streams are 2 in all";
    assert_eq!(told, [says]);
    // A third of a half each is no more than the whole; and a stream alone gets all of the load either way.
    let sixth = json!({ "name": "tickets", "to": "Desk", "share": 1.0 / 6.0 });
    assert_eq!(problems(&team(&sixth, &ana(0.5))), []);
    let mut alone = team(&desk, &ana(0.5));
    alone["streams"].as_array_mut().unwrap().pop();
    assert_eq!(problems(&alone), []);
}

#[test]
fn a_role_gets_one_stream_whoever_holds_it() {
    let role = |share_is: &str| json!({ "name": "tickets", "to": "any of the desk", "share_is": share_is });
    assert_eq!(parts(&role("divided"), 1.0), [0.5, 0.5]);
    let told = problems(&team(&role("for_each"), &ana(1.0)));
    let says = "streams[0].share_is must be left out: the role \"any of the desk\" gets one stream, whoever holds it";
    assert_eq!(told.iter().map(|problem| &*problem.message).collect::<Vec<_>>(), [says]);
}
