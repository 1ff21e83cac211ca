//! Domains, who holds which version, and what each owner believes that the others hold.
//!
//! A *pair* is one (actor, domain it depends on). Versions count from 1; everyone starts with version 1
//! and every owner knows that.

use crate::kernel::Ticks;
use crate::scenario::Plan;

/// A domain as it is.
#[derive(Clone, Debug, Hash)]
pub struct Truth {
    /// The true version.
    pub version: u32,
    /// When it became true.
    pub since: Ticks,
    /// How many holders, the owner included, hold each version that anyone holds.
    spread: Vec<(u32, u32)>,
}

/// A domain as one actor holds it.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Holding {
    /// The version it takes for true.
    pub version: u32,
    /// Since when.
    pub since: Ticks,
    /// The version that the owner believes it holds.
    pub believed: u32,
}

/// What all pairs and domains add up to, kept up to date change by change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Agreement {
    /// Pairs whose held version is the true one.
    pub current: u64,
    /// Pairs of which the owner believes so.
    pub believed: u64,
    /// Pairs of which the owner believes so and is wrong.
    pub false_confidence: u64,
    /// Pairs that are current without the owner knowing.
    pub false_doubt: u64,
    /// Sum over domains of (distinct versions held − 1) / (holders − 1), in units of 2⁻²⁰.
    pub fragmentation: u64,
}

/// The state of all domains and pairs.
#[derive(Clone, Debug, Hash)]
pub struct Knowledge {
    domains: Vec<Truth>,
    pairs: Vec<Holding>,
    agreement: Agreement,
}

impl Knowledge {
    /// Everyone holds the first version of everything and every owner knows it.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let truth = |domain: u32| {
            let holders = plan.domains[domain as usize].pairs.len() as u32 + 1;
            Truth { version: 1, since: 0, spread: vec![(1, holders)] }
        };
        let all = plan.pairs.len() as u64;
        Self {
            domains: (0..plan.domains.len() as u32).map(truth).collect(),
            pairs: vec![Holding { version: 1, since: 0, believed: 1 }; plan.pairs.len()],
            agreement: Agreement { current: all, believed: all, ..Agreement::default() },
        }
    }

    /// A domain as it is.
    #[must_use]
    pub fn truth(&self, domain: u32) -> &Truth {
        &self.domains[domain as usize]
    }

    /// A pair.
    #[must_use]
    pub fn holding(&self, pair: u32) -> &Holding {
        &self.pairs[pair as usize]
    }

    /// Whether the held version of a pair is the true one.
    #[must_use]
    pub fn is_current(&self, pair: u32, plan: &Plan) -> bool {
        self.pairs[pair as usize].version == self.domains[plan.pairs[pair as usize].domain as usize].version
    }

    /// What it all adds up to now.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        self.agreement
    }

    /// The domain has a new version, which its owner holds. Returns it.
    pub fn change(&mut self, domain: u32, plan: &Plan, now: Ticks) -> u32 {
        let pairs = plan.domains[domain as usize].pairs.clone();
        for pair in pairs.clone() {
            self.count(pair, plan, false);
        }
        let truth = &mut self.domains[domain as usize];
        truth.version += 1;
        truth.since = now;
        let version = truth.version;
        self.shift(domain, version - 1, version, plan);
        for pair in pairs {
            self.count(pair, plan, true);
        }
        version
    }

    /// An actor has absorbed news of a version; older news than it holds changes nothing. Returns whether it learned.
    pub fn learn(&mut self, pair: u32, version: u32, plan: &Plan, now: Ticks) -> bool {
        let held = self.pairs[pair as usize].version;
        if version <= held {
            return false;
        }
        self.count(pair, plan, false);
        self.pairs[pair as usize].version = version;
        self.pairs[pair as usize].since = now;
        self.shift(plan.pairs[pair as usize].domain, held, version, plan);
        self.count(pair, plan, true);
        true
    }

    /// The owner has reason to believe that the dependent holds this version at least.
    pub fn believe(&mut self, pair: u32, version: u32, plan: &Plan) {
        self.set_believed(pair, self.pairs[pair as usize].believed.max(version), plan);
    }

    /// The owner has heard that this version was refused.
    pub fn doubt(&mut self, pair: u32, version: u32, plan: &Plan) {
        self.set_believed(pair, self.pairs[pair as usize].believed.min(version - 1), plan);
    }

    /// Distinct versions held of a domain, its owner's included.
    #[must_use]
    pub fn distinct_versions(&self, domain: u32) -> usize {
        self.domains[domain as usize].spread.len()
    }

    /// The same sums, counted afresh: for the invariants.
    #[must_use]
    pub fn recount(&self, plan: &Plan) -> Agreement {
        let mut fresh = Self { agreement: Agreement::default(), ..self.clone() };
        for pair in 0..plan.pairs.len() as u32 {
            fresh.count(pair, plan, true);
        }
        for (domain, of) in plan.domains.iter().enumerate() {
            let mut held: Vec<u32> = of.pairs.clone().map(|pair| self.pairs[pair as usize].version).collect();
            held.push(self.domains[domain].version);
            held.sort_unstable();
            held.dedup();
            fresh.agreement.fragmentation += fragments(held.len(), of.pairs.len());
        }
        fresh.agreement
    }

    /// The bytes it holds, for the budget of checkpoints.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.pairs.capacity() * size_of::<Holding>() + self.domains.len() * (size_of::<Truth>() + 64)
    }

    fn set_believed(&mut self, pair: u32, version: u32, plan: &Plan) {
        if self.pairs[pair as usize].believed != version {
            self.count(pair, plan, false);
            self.pairs[pair as usize].believed = version;
            self.count(pair, plan, true);
        }
    }

    /// Adds a pair to the sums or takes it out.
    fn count(&mut self, pair: u32, plan: &Plan, add: bool) {
        let truth = self.domains[plan.pairs[pair as usize].domain as usize].version;
        let holding = self.pairs[pair as usize];
        let (current, believed) = (holding.version == truth, holding.believed == truth);
        let sums = &mut self.agreement;
        for (sum, counts) in [
            (&mut sums.current, current),
            (&mut sums.believed, believed),
            (&mut sums.false_confidence, believed && !current),
            (&mut sums.false_doubt, current && !believed),
        ] {
            if counts {
                *sum = if add { *sum + 1 } else { *sum - 1 };
            }
        }
    }

    /// One holder of a domain moves from one version to another.
    fn shift(&mut self, domain: u32, from: u32, to: u32, plan: &Plan) {
        let pairs = plan.domains[domain as usize].pairs.len();
        let spread = &mut self.domains[domain as usize].spread;
        let before = fragments(spread.len(), pairs);
        if let Some(at) = spread.iter().position(|&(version, _)| version == from) {
            spread[at].1 -= 1;
            if spread[at].1 == 0 {
                spread.swap_remove(at);
            }
        }
        match spread.iter().position(|&(version, _)| version == to) {
            Some(at) => spread[at].1 += 1,
            None => spread.push((to, 1)),
        }
        let after = fragments(spread.len(), pairs);
        self.agreement.fragmentation = self.agreement.fragmentation - before + after;
    }
}

/// (distinct versions held − 1) / (holders − 1) in units of 2⁻²⁰; the holders are the dependents and the owner.
fn fragments(distinct: usize, dependents: usize) -> u64 {
    if dependents == 0 { 0 } else { ((distinct as u64 - 1) << 20) / dependents as u64 }
}
