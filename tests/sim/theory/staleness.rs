//! How current a receiver is when one announcer changes a domain at rate u and tells it over a link of latency d and
//! loss p. Every interval has confidence 0.9999.
//!
//! The owner's work takes no time, so changes are Poisson; integrating news takes none either. Only the latest change
//! matters: older news changes nothing. At a random moment its age is exponential with rate u.

use crate::statistics::{assert_agrees, replicate};
use crate::support::{advance_to, scenario, world};
use serde_json::{Value, json};

struct Announcing {
    changes_per_minute: f64,
    latency_minutes: f64,
    loss: f64,
    protocol: Value,
}

impl Announcing {
    /// Real and perceived coherence over so many changes.
    fn coherence(&self, seed: u32, changes: f64) -> [f64; 2] {
        let scenario = scenario(&json!({
            "format": 1, "name": "one announcer", "integration_delay_minutes": 5,
            "effort": { "work": 0, "update": 0 },
            "load_per_hour": 60.0 * self.changes_per_minute,
            "loss_rate": self.loss,
            "media": [{ "name": "chat", "latency": { "mean_minutes": self.latency_minutes, "shape": "constant" } }],
            "protocol": self.protocol,
            "actors": [{ "name": "Ana" }, { "name": "Bo" }],
            "links": [{ "from": "Ana", "to": "Bo" }],
            "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
            "streams": [{ "name": "decisions", "to": "Ana", "changes": "plan" }],
        }));
        let mut world = world(&scenario, seed);
        let minutes = changes / self.changes_per_minute;
        advance_to(&mut world, 0.05 * minutes);
        let areas = |world: &actorium::World| {
            let tally = &world.observers().tally;
            [tally.current.area(world.now()), tally.believed.area(world.now())]
        };
        let (before, since) = (areas(&world), world.now());
        advance_to(&mut world, 1.05 * minutes);
        let after = areas(&world);
        std::array::from_fn(|i| (after[i] - before[i]) as f64 / (world.now() - since) as f64)
    }
}

/// Sent once: Bo is current when the last change is older than d and its news was not lost, (1 − p)e^(−ud). Ana takes
/// it for known from the start. Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn told_once_a_receiver_is_current_as_often_as_news_is_old_and_was_not_lost() {
    for (u, d, p) in [(0.1, 2.0, 0.0), (0.1, 5.0, 0.3), (0.5, 2.0, 0.1), (0.02, 10.0, 0.6), (1.0, 0.0, 0.5)] {
        let announcing =
            Announcing { changes_per_minute: u, latency_minutes: d, loss: p, protocol: json!("fire_and_forget") };
        let [current, perceived] = replicate(5000, |seed| announcing.coherence(seed, 3_000.0));
        let expected = (1.0 - p) * f64::exp(-u * d);
        assert_agrees(&format!("current for u {u}, d {d}, p {p}"), current, expected, 0.03);
        assert!(perceived.mean == 1.0, "what is sent counts as known");
    }
}

/// Sent again every τ until confirmed: (1 − p)e^(−ud)/(1 − p·e^(−uτ)).
///
/// The formula speaks of reliable confirmation, yet here acknowledgements are lost like everything else, and it holds
/// all the same. The k-th copy goes out at kτ unless a confirmation came before, and a confirmation only comes after
/// a copy has arrived. So as long as Bo has nothing, copies keep coming on time; once he has it, further copies and
/// the confirmations they ask for change nothing that he knows. What lost confirmations do change is what Ana believes:
/// she learns of a copy's arrival with probability (1 − p)² and 2d after it was sent, so the same sum gives perceived
/// coherence as (1 − p)²e^(−2ud)/(1 − (1 − (1 − p)²)e^(−uτ)).
///
/// Confidence 0.9999 each, half-width at most 3 %.
#[test]
fn told_again_until_confirmed_a_receiver_is_current_whether_or_not_confirmations_get_lost() {
    for (u, d, p, tau) in [
        (0.1, 2.0, 0.3, 5.0),
        (0.1, 1.0, 0.6, 4.0),
        (0.05, 4.0, 0.2, 3.0),
        (0.3, 1.0, 0.5, 8.0),
        (0.02, 5.0, 0.7, 20.0),
    ] {
        let announcing = Announcing {
            changes_per_minute: u,
            latency_minutes: d,
            loss: p,
            protocol: json!({ "acknowledge": { "timeout_minutes": tau } }),
        };
        let [current, perceived] = replicate(5100, |seed| announcing.coherence(seed, 6_000.0));
        let share =
            |success: f64, delay: f64| success * f64::exp(-u * delay) / (1.0 - (1.0 - success) * f64::exp(-u * tau));
        let name = format!("for u {u}, d {d}, p {p}, τ {tau}");
        assert_agrees(&format!("current {name}"), current, share(1.0 - p, d), 0.03);
        let confirmed = (1.0 - p).powi(2);
        assert_agrees(&format!("perceived {name}"), perceived, share(confirmed, 2.0 * d), 0.03);
    }
}

/// With at most n copies the sum stops there: (1 − p)e^(−ud)(1 − (p·e^(−uτ))ⁿ)/(1 − p·e^(−uτ)). Confidence 0.9999,
/// half-width at most 3 %.
#[test]
fn told_at_most_so_often_a_receiver_is_current_as_a_finite_sum() {
    let (u, d, p, tau, n) = (0.02, 3.0, 0.6_f64, 10.0, 3);
    let announcing = Announcing {
        changes_per_minute: u,
        latency_minutes: d,
        loss: p,
        protocol: json!({ "acknowledge": { "timeout_minutes": tau, "attempts_max": n } }),
    };
    let [current, _] = replicate(5200, |seed| announcing.coherence(seed, 5_000.0));
    let again = p * f64::exp(-u * tau);
    let expected = (1.0 - p) * f64::exp(-u * d) * (1.0 - again.powi(n)) / (1.0 - again);
    assert_agrees("current with at most 3 copies", current, expected, 0.03);
}
