//! The mechanisms of a team's structure: at their neutral value, and at work.

use super::team::{DOMAINS, PEOPLE, always, everybody, owner, person};
use serde_json::{Value, json};

/// Everyone may be interrupted; one stream in four has this urgency, where 1 is that of all others.
pub fn interrupts(team: &mut Value, urgency: u8) {
    everybody(team, |actor| actor["attention"] = json!({ "interrupts": { "switch_minutes": 1 } }));
    let streams = team["streams"].as_array_mut().into_iter().flatten();
    for stream in streams.step_by(4) {
        stream["urgency"] = json!(urgency);
    }
}

/// Each owner looks after the four who sit with it; they fail after so long.
pub fn fails(team: &mut Value, after_minutes: f64) {
    let group = PEOPLE / DOMAINS;
    for who in 0..PEOPLE {
        if who % group == 0 {
            let children: Vec<String> = (who + 1..who + group).map(person).collect();
            team["actors"][who]["supervises"] = json!({ "children": children });
        } else {
            let after =
                if after_minutes < 10_000.0 { json!({ "mean_minutes": after_minutes }) } else { always(after_minutes) };
            team["actors"][who]["fails"] = json!({ "after": after, "recovers": { "mean_minutes": 10 } });
            team["actors"][who]["mailbox"] = json!({ "persistent": true });
        }
    }
}

/// The owners meet for five minutes, for the first time at that minute.
pub fn meetings(team: &mut Value, first_minutes: f64) {
    let owners: Vec<String> = (0..DOMAINS).map(|domain| person(owner(domain))).collect();
    team["meetings"] = json!([{
        "name": "owners", "attendees": owners, "first_minutes": first_minutes, "every_minutes": 120, "lasts_minutes": 5,
    }]);
}

/// Four people share a queue; it gets the work of one of them, or nothing.
pub fn role(team: &mut Value, used: bool) {
    let holders: Vec<String> = (1..5).map(person).collect();
    team["roles"] = json!([{ "name": "desk", "holders": holders }]);
    if used {
        team["streams"][1]["to"] = json!("desk");
    }
}

/// Everyone who owns nothing asks the next owner before that share of items is done, and goes on meanwhile.
pub fn asks(team: &mut Value, share: f64) {
    let group = PEOPLE / DOMAINS;
    for who in (0..PEOPLE).filter(|who| who % group != 0) {
        let to = person(owner((who / group + 1) % DOMAINS));
        team["actors"][who]["asks"] = json!({ "to": to, "share": share, "patience_minutes": 480 });
    }
}

/// Half of the people sit so far from the others.
pub fn sites(team: &mut Value, minutes: f64) {
    team["sites"] = json!([{ "name": "here" }, { "name": "there" }]);
    team["distances"] = json!([{ "between": ["here", "there"], "minutes": minutes }]);
    for who in 0..PEOPLE {
        team["actors"][who]["site"] = json!(if who % 2 == 0 { "here" } else { "there" });
    }
}

/// Who has to agree to changes.
pub fn ownership(team: &mut Value, ownership: Value) {
    for domain in team["domains"].as_array_mut().into_iter().flatten() {
        domain["ownership"] = ownership.clone();
    }
}
