//! Domains, who holds which version, and what each owner believes that the others hold.
//!
//! A *subscription* is one (actor, domain it depends on). Versions count from 1; everyone starts with version 1
//! and every owner knows that. Version 0 is nothing: forgotten. A version that was misunderstood is *wrong*: a variant
//! of its own, which its holder takes for the truth.

use super::plan::Plan;
use crate::kernel::{NONE, Ticks, TimeAverage};

/// A domain as it is.
#[derive(Clone, Debug, Hash)]
pub struct Truth {
    /// Who owns it, or [`NONE`] while it is free for all.
    pub owner: u32,
    /// The true version.
    pub version: u32,
    /// When it became true.
    pub since: Ticks,
    /// How many holders, the owner included, hold each variant that anyone holds.
    spread: Vec<(Variant, u32)>,
}

/// What can be held of a domain: a version, and who misunderstood it ([`RIGHT`] if nobody did).
type Variant = (u32, u32);

/// Not misunderstood.
const RIGHT: u32 = u32::MAX;

/// A domain as one actor holds it.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Replica {
    /// The version it takes for true; 0 if it has forgotten.
    pub version: u32,
    /// Whether it has misunderstood that version.
    pub wrong: bool,
    /// Whether the actor has left: what it held counts no more.
    pub retired: bool,
    /// Since when.
    pub since: Ticks,
    /// The version that the owner believes it holds.
    pub believed: u32,
    /// 1 while what it holds is not true.
    pub untrue: TimeAverage,
    /// 1 while the owner believes that it is current, and it is not.
    pub false_confidence: TimeAverage,
}

/// What all subscriptions and domains add up to, kept up to date change by change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Agreement {
    /// Pairs whose actor is still there.
    pub subscriptions: u64,
    /// Pairs whose held version is the true one.
    pub current: u64,
    /// Pairs of which the owner believes so.
    pub believed: u64,
    /// Pairs of which the owner believes so and is wrong.
    pub false_confidence: u64,
    /// Pairs that are current without the owner knowing.
    pub false_doubt: u64,
    /// Pairs that hold a wrong variant.
    pub wrong: u64,
    /// Pairs that have forgotten.
    pub forgotten: u64,
    /// Sum over domains of (distinct versions held − 1) / (holders − 1), in units of 2⁻²⁰.
    pub fragmentation: u64,
}

/// The state of all domains and subscriptions.
#[derive(Clone, Debug, Hash)]
pub struct Knowledge {
    domains: Vec<Truth>,
    subscriptions: Vec<Replica>,
    agreement: Agreement,
}

impl Replica {
    /// Whether it is what is true.
    #[must_use]
    pub fn is_true(&self, truth: u32) -> bool {
        self.version == truth && !self.wrong
    }

    fn variant(&self, subscription: u32) -> Variant {
        (self.version, if self.wrong { subscription } else { RIGHT })
    }
}

impl Knowledge {
    /// Everyone holds the first version of everything and every owner knows it.
    #[must_use]
    pub fn new<R>(plan: &Plan<R>) -> Self {
        let truth = |domain: u32| {
            let holders = plan.domains[domain as usize].subscriptions.len() as u32 + 1;
            let of = &plan.domains[domain as usize];
            let owner = if of.owned { of.owner } else { NONE };
            Truth { owner, version: 1, since: 0, spread: vec![((1, RIGHT), holders)] }
        };
        let all = plan.subscriptions.len() as u64;
        let never = TimeAverage::default();
        let first = Replica {
            version: 1,
            wrong: false,
            retired: false,
            since: 0,
            believed: 1,
            untrue: never,
            false_confidence: never,
        };
        Self {
            domains: (0..plan.domains.len() as u32).map(truth).collect(),
            subscriptions: vec![first; plan.subscriptions.len()],
            agreement: Agreement { subscriptions: all, current: all, believed: all, ..Agreement::default() },
        }
    }

    /// A domain as it is.
    #[must_use]
    pub fn truth(&self, domain: u32) -> &Truth {
        &self.domains[domain as usize]
    }

    /// Who owns a domain, or [`NONE`] while it is free for all.
    #[must_use]
    pub fn owner(&self, domain: u32) -> u32 {
        self.domains[domain as usize].owner
    }

    /// Somebody owns a domain from now on.
    pub fn claim(&mut self, domain: u32, actor: u32) {
        self.domains[domain as usize].owner = actor;
    }

    /// A subscription.
    #[must_use]
    pub fn replica(&self, subscription: u32) -> &Replica {
        &self.subscriptions[subscription as usize]
    }

    /// Whether the held version of a subscription is the true one.
    #[must_use]
    pub fn is_current<R>(&self, subscription: u32, plan: &Plan<R>) -> bool {
        self.subscriptions[subscription as usize]
            .is_true(self.domains[plan.subscriptions[subscription as usize].domain as usize].version)
    }

    /// What it all adds up to now.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        self.agreement
    }

    /// The domain has a new version, which its owner holds. Returns it.
    pub fn change<R>(&mut self, domain: u32, plan: &Plan<R>, now: Ticks) -> u32 {
        let subscriptions = plan.domains[domain as usize].subscriptions.clone();
        for subscription in subscriptions.clone() {
            self.count(subscription, plan, false, now);
        }
        let truth = &mut self.domains[domain as usize];
        truth.version += 1;
        truth.since = now;
        let version = truth.version;
        self.shift(domain, (version - 1, RIGHT), (version, RIGHT), plan);
        for subscription in subscriptions {
            self.count(subscription, plan, true, now);
        }
        version
    }

    /// An actor has integrated news of a version, which it may have misunderstood; older news than it holds changes nothing,
    /// and the same news only if it was misunderstood the first time and is understood now. Returns whether it learned.
    pub fn learn<R>(&mut self, subscription: u32, version: u32, wrong: bool, plan: &Plan<R>, now: Ticks) -> bool {
        let held = self.subscriptions[subscription as usize];
        if held.retired || version < held.version || version == held.version && (wrong || !held.wrong) {
            return false;
        }
        self.hold(subscription, version, wrong, plan, now);
        true
    }

    /// An actor no longer knows.
    pub fn forget<R>(&mut self, subscription: u32, plan: &Plan<R>, now: Ticks) {
        if self.subscriptions[subscription as usize].retired {
            return;
        }
        self.hold(subscription, 0, false, plan, now);
    }

    /// An actor has left for good: what it held, and what was believed of it, counts no more.
    pub fn retire<R>(&mut self, subscription: u32, plan: &Plan<R>, now: Ticks) {
        self.hold(subscription, 0, false, plan, now);
        self.count(subscription, plan, false, now);
        self.subscriptions[subscription as usize].retired = true;
    }

    /// An actor has joined, and knows nothing yet: from now on what it holds counts.
    pub fn join<R>(&mut self, subscription: u32, plan: &Plan<R>, now: Ticks) {
        self.subscriptions[subscription as usize].retired = false;
        (self.subscriptions[subscription as usize].believed, self.subscriptions[subscription as usize].since) =
            (0, now);
        self.count(subscription, plan, true, now);
    }

    fn hold<R>(&mut self, subscription: u32, version: u32, wrong: bool, plan: &Plan<R>, now: Ticks) {
        let before = self.subscriptions[subscription as usize].variant(subscription);
        self.count(subscription, plan, false, now);
        let holding = &mut self.subscriptions[subscription as usize];
        (holding.version, holding.wrong, holding.since) = (version, wrong, now);
        let after = holding.variant(subscription);
        self.shift(plan.subscriptions[subscription as usize].domain, before, after, plan);
        self.count(subscription, plan, true, now);
    }

    /// The owner has reason to believe that the dependent holds this version at least.
    pub fn believe<R>(&mut self, subscription: u32, version: u32, plan: &Plan<R>, now: Ticks) {
        self.set_believed(subscription, self.subscriptions[subscription as usize].believed.max(version), plan, now);
    }

    /// The owner has heard that this version was refused.
    pub fn doubt<R>(&mut self, subscription: u32, version: u32, plan: &Plan<R>, now: Ticks) {
        self.set_believed(subscription, self.subscriptions[subscription as usize].believed.min(version - 1), plan, now);
    }

    /// Distinct variants held of a domain, its owner's included; who has forgotten holds none.
    #[must_use]
    pub fn distinct_versions(&self, domain: u32) -> usize {
        self.domains[domain as usize].spread.len()
    }

    /// The same sums, counted afresh: for the invariants.
    #[must_use]
    pub fn recount<R>(&self, plan: &Plan<R>) -> Agreement {
        let mut fresh = Self { agreement: Agreement::default(), ..self.clone() };
        for subscription in 0..plan.subscriptions.len() as u32 {
            fresh.count(subscription, plan, true, 0);
        }
        for (domain, of) in plan.domains.iter().enumerate() {
            let mut held: Vec<Variant> = of
                .subscriptions
                .clone()
                .map(|subscription| self.subscriptions[subscription as usize].variant(subscription))
                .collect();
            held.push((self.domains[domain].version, RIGHT));
            held.retain(|&(version, _)| version > 0);
            held.sort_unstable();
            held.dedup();
            fresh.agreement.fragmentation += fragments(held.len(), of.subscriptions.len());
        }
        fresh.agreement
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.subscriptions.capacity() * size_of::<Replica>() + self.domains.len() * (size_of::<Truth>() + 64)
    }

    fn set_believed<R>(&mut self, subscription: u32, version: u32, plan: &Plan<R>, now: Ticks) {
        if self.subscriptions[subscription as usize].believed != version {
            self.count(subscription, plan, false, now);
            self.subscriptions[subscription as usize].believed = version;
            self.count(subscription, plan, true, now);
        }
    }

    /// Adds a subscription to the sums or takes it out.
    fn count<R>(&mut self, subscription: u32, plan: &Plan<R>, add: bool, now: Ticks) {
        let truth = self.domains[plan.subscriptions[subscription as usize].domain as usize].version;
        let holding = &mut self.subscriptions[subscription as usize];
        if holding.retired {
            return;
        }
        let (current, believed) = (holding.is_true(truth), holding.believed == truth);
        let (wrong, forgotten) = (holding.wrong, holding.version == 0);
        holding.untrue.set(now, u64::from(add && !current));
        holding.false_confidence.set(now, u64::from(add && believed && !current));
        let sums = &mut self.agreement;
        for (sum, counts) in [
            (&mut sums.subscriptions, true),
            (&mut sums.current, current),
            (&mut sums.believed, believed),
            (&mut sums.false_confidence, believed && !current),
            (&mut sums.false_doubt, current && !believed),
            (&mut sums.wrong, wrong),
            (&mut sums.forgotten, forgotten),
        ] {
            if counts {
                *sum = if add { *sum + 1 } else { *sum - 1 };
            }
        }
    }

    /// One holder of a domain moves from one variant to another.
    fn shift<R>(&mut self, domain: u32, from: Variant, to: Variant, plan: &Plan<R>) {
        let subscriptions = plan.domains[domain as usize].subscriptions.len();
        let spread = &mut self.domains[domain as usize].spread;
        let before = fragments(spread.len(), subscriptions);
        if let Some(at) = spread.iter().position(|&(version, _)| version == from) {
            spread[at].1 -= 1;
            if spread[at].1 == 0 {
                spread.swap_remove(at);
            }
        }
        match spread.iter().position(|&(version, _)| version == to) {
            _ if to.0 == 0 => {}
            Some(at) => spread[at].1 += 1,
            None => spread.push((to, 1)),
        }
        let after = fragments(spread.len(), subscriptions);
        self.agreement.fragmentation = self.agreement.fragmentation - before + after;
    }
}

/// (distinct versions held − 1) / (holders − 1) in units of 2⁻²⁰; the holders are the dependents and the owner.
fn fragments(distinct: usize, dependents: usize) -> u64 {
    if dependents == 0 { 0 } else { ((distinct as u64 - 1) << 20) / dependents as u64 }
}
