//! What a team should talk about when it looks back, read off the run: assumptions that were held and false, work that
//! nobody saw, what repairs cost, and where messages went wrong.

use crate::kernel::minutes;
use crate::mechanism::World;
use crate::mechanism::glue::GlueMechanism;
use crate::mechanism::meetings::{IN_MEETING, Meetings};
use crate::mechanism::storage::Storage;
use serde::Serialize;

/// The most subscriptions that are listed.
const PAIRS_MAX: usize = 5;

/// Somebody who was believed to know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PairRetro {
    /// The domain.
    pub domain: u32,
    /// Its owner, who believed it.
    pub owner: u32,
    /// Of whom.
    pub actor: u32,
    /// For how long the owner believed it and was wrong.
    pub false_confidence_minutes: f64,
    /// For how long what was held was not true.
    pub untrue_minutes: f64,
}

/// Glue work, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GlueRetro {
    /// Whose.
    pub actor: u32,
    /// Rounds done.
    pub rounds: u64,
    /// What they took.
    pub minutes: f64,
    /// Stale holdings noticed, each answered with news.
    pub repairs: u64,
}

/// What went wrong over a medium.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MediumRetro {
    /// The medium.
    pub medium: u32,
    /// Copies and replies sent over it.
    pub sent: u64,
    /// Of those, the ones that did not arrive.
    pub lost: u64,
    /// Of those, the ones that needed somebody who was away.
    pub missed: u64,
    /// Of those sent, the ones that were taken for something else.
    pub misunderstood: u64,
}

/// How untrue a domain was in the heads of those who depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DomainRetro {
    /// The domain.
    pub domain: u32,
    /// Time in which what a dependent holds is not true, as a share of the run, averaged over the dependents; 0 without any.
    pub untrue_share: f64,
}

/// What the run has to say to five questions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Retro {
    /// Which assumptions were held and false? The subscriptions with the longest false confidence, longest first, at most 5.
    pub assumptions: Vec<PairRetro>,
    /// Which work was not seen? Glue work, by whom.
    pub glue: Vec<GlueRetro>,
    /// What did meetings cost, over all actors?
    pub meeting_minutes: f64,
    /// What did they repair: pairs of actor and domain that learned something there?
    pub aligned_pairs: u64,
    /// What did looking things up cost, over all actors?
    pub look_up_minutes: f64,
    /// What did writing them down cost?
    pub write_minutes: f64,
    /// Where do messages go wrong? By medium.
    pub media: Vec<MediumRetro>,
    /// Where does the picture go wrong? By domain.
    pub domains: Vec<DomainRetro>,
}

impl World {
    /// What the run has to say, from the start until now.
    #[must_use]
    pub fn retro(&self) -> Retro {
        let (plan, now, tally) = (self.plan(), self.now(), &self.observers().tally);
        let untrue = |subscription: u32| self.knowledge().replica(subscription).untrue.area(now) as f64 * minutes(1);
        let mut assumptions: Vec<PairRetro> = Vec::new();
        for (index, subscription) in plan.subscriptions.iter().enumerate() {
            let wrongly_sure = self.knowledge().replica(index as u32).false_confidence.area(now) as f64 * minutes(1);
            let place = assumptions.iter().take_while(|other| other.false_confidence_minutes >= wrongly_sure).count();
            if wrongly_sure > 0.0 && place < PAIRS_MAX {
                assumptions.truncate(PAIRS_MAX - 1);
                assumptions.insert(
                    place,
                    PairRetro {
                        domain: subscription.domain,
                        owner: plan.domains[subscription.domain as usize].owner,
                        actor: subscription.actor,
                        false_confidence_minutes: wrongly_sure,
                        untrue_minutes: untrue(index as u32),
                    },
                );
            }
        }
        let glue = self.figures::<GlueMechanism>().iter().enumerate().filter(|(_, glue)| glue.rounds > 0);
        let storage = self.figures::<Storage>();
        let domains = plan.domains.iter().enumerate().map(|(domain, of)| {
            let whole = of.subscriptions.len() as f64 * minutes(now);
            let sum: f64 = of.subscriptions.clone().map(untrue).sum();
            DomainRetro { domain: domain as u32, untrue_share: if whole > 0.0 { sum / whole } else { 0.0 } }
        });
        let media = tally.media.iter().enumerate().map(|(medium, of)| MediumRetro {
            medium: medium as u32,
            sent: of.sent,
            lost: of.lost,
            missed: of.missed,
            misunderstood: of.misunderstood,
        });
        Retro {
            assumptions,
            glue: glue
                .map(|(actor, glue)| GlueRetro {
                    actor: actor as u32,
                    rounds: glue.rounds,
                    minutes: minutes(glue.time),
                    repairs: glue.repairs,
                })
                .collect(),
            meeting_minutes: tally.held_for(IN_MEETING).area(now) as f64 * minutes(1),
            aligned_pairs: self.figures::<Meetings>().aligned,
            look_up_minutes: minutes(storage.looking_up),
            write_minutes: minutes(storage.writing_down),
            media: media.collect(),
            domains: domains.collect(),
        }
    }
}
