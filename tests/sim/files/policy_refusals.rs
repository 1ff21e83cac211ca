//! A wrong policy is told where it is wrong and what must be true instead, word for word.

use super::refusals::{assert_told, problems, with};
use serde_json::json;

/// What is changed, to what, and the whole of what is said about it.
#[test]
fn each_mistake_in_a_policy_is_told_where_it_is_and_what_must_be_true() {
    let apart = "must use a medium that reaches anywhere: \"Ana\" and \"Bo\" are at different sites";
    assert_told([
        ("/media/0/ambiguity", json!(1.5), "media[0].ambiguity must be 0 to 1, got 1.5"),
        ("/media/1/clarity", json!(-0.5), "media[1].clarity must be 0 to 1, got -0.5"),
        ("/media/0/carries/0", json!("tone"), "media[0].carries[0] must be the name of another medium, got \"tone\""),
        ("/media/0/carries/0", json!("chat"), "media[0].carries[0] must be the name of another medium, got \"chat\""),
        ("/media/0/carries/1", json!("post"), "media[0].carries[1] must name each medium once, got \"post\" again"),
        (
            "/protocol/acknowledge/confirmations_max",
            json!(0),
            "protocol.acknowledge.confirmations_max must be 1 to 250, got 0",
        ),
        ("/stores/2", json!({ "name": "board" }), "stores[2].name must be unique, but \"board\" is there twice"),
        (
            "/stores/2",
            json!({ "name": "pad", "system": "them" }),
            "stores[2].system must be the name of a system, got \"them\"",
        ),
        ("/stores/0/read_minutes", json!(-1), "stores[0].read_minutes must be 0 to 1000000, got -1"),
        ("/stores/1/write_minutes", json!(1e7), "stores[1].write_minutes must be 0 to 1000000, got 10000000"),
        (
            "/stores/0/wiped_every/mean_minutes",
            json!(0),
            "stores[0].wiped_every.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/0/writes_share", json!(1.5), "actors[0].writes_share must be 0 to 1, got 1.5"),
        ("/actors/0/writes_to/0", json!("wall"), "actors[0].writes_to[0] must be the name of a store, got \"wall\""),
        (
            "/actors/0/writes_to/2",
            json!("board"),
            "actors[0].writes_to[2] must name each store once, got \"board\" again",
        ),
        (
            "/actors/3/looks_up/in/1",
            json!("wiki"),
            "actors[3].looks_up.in[1] must name each store once, got \"wiki\" again",
        ),
        (
            "/actors/3/looks_up/in/0",
            json!("board"),
            "actors[3].looks_up.in[0] must be a store the actor can reach; \"board\" is for members of its system",
        ),
        (
            "/actors/3/looks_up/in/1",
            json!("wall"),
            "actors[3].looks_up.in[1] must be the name of a store, got \"wall\"",
        ),
        (
            "/actors/1/away/after/mean_minutes",
            json!(0),
            "actors[1].away.after.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        (
            "/actors/1/away/lasts/mean_minutes",
            json!(0),
            "actors[1].away.lasts.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/1/brain/domains_max", json!(0), "actors[1].brain.domains_max must be at least 1, got 0"),
        (
            "/actors/1/glue/every/mean_minutes",
            json!(0),
            "actors[1].glue.every.mean_minutes must be 0.01 to 1000000, got 0",
        ),
        ("/actors/1/glue/effort", json!(-1), "actors[1].glue.effort must be 0 to 1000, got -1"),
        ("/actors/1/glue/talks_to", json!(0), "actors[1].glue.talks_to must be 1 to 100, got 0"),
        ("/actors/1/glue/calms", json!(1.1), "actors[1].glue.calms must be 0 to 1, got 1.1"),
        (
            "/actors/3/stress/tolerance_messages",
            json!(0),
            "actors[3].stress.tolerance_messages must be 0.001 to 1000000000, got 0",
        ),
        (
            "/actors/3/stress/time_constant_minutes",
            json!(0),
            "actors[3].stress.time_constant_minutes must be 0.001 to 1000000, got 0",
        ),
        ("/actors/3/stress/slowdown", json!(-0.5), "actors[3].stress.slowdown must be 0 to 1000, got -0.5"),
        ("/actors/3/stress/error_rate", json!(1.5), "actors[3].stress.error_rate must be 0 to 1, got 1.5"),
        ("/recognition/review_minutes", json!(0), "recognition.review_minutes must be 1 to 1000000, got 0"),
        ("/recognition/rewards_coherence", json!(2), "recognition.rewards_coherence must be 0 to 1, got 2"),
        ("/recognition/memory", json!(-1), "recognition.memory must be 0 to 1, got -1"),
        ("/recognition/promotion_weight", json!(-1), "recognition.promotion_weight must be 0 to 1000, got -1"),
        ("/recognition/leaves_per_week", json!(-1), "recognition.leaves_per_week must be 0 to 1000, got -1"),
    ]);
    let mut distant = with("/media/0/reach", json!("same_site"));
    distant["actors"][0]["site"] = json!("Porto");
    assert_eq!(problems(&distant).len(), 1);
    assert_eq!(problems(&distant)[0].message, format!("systems[0].medium {apart}"));
    for name in [1, 2] {
        distant["actors"][name]["site"] = json!("Porto");
    }
    assert_eq!(problems(&distant), [], "everyone in the system is at one site");
    let mut linked = with("/media/1/reach", json!("same_site"));
    linked["links"] = json!([
        { "from": "Ana", "to": "Bo", "medium": "post" },
        { "from": "Cem 1", "to": "Dee", "medium": "chat" },
        { "from": "Bo", "to": "Dee", "both_ways": true, "medium": "post" },
    ]);
    assert_eq!(problems(&linked), [], "nobody says where they are");
    linked["actors"][3]["site"] = json!("Porto");
    let found = problems(&linked);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path, "links[2]");
    let apart = "must use a medium that reaches anywhere: \"Bo\" and \"Dee\" are at different sites";
    assert_eq!(found[0].message, format!("links[2] {apart}"));
}
