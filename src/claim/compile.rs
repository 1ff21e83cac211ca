//! From a claim to a test of it.

use super::file::{Arm, Claim, Than, Without};
use super::metric::metric;
use super::run::{ArmPlan, Bound, Check, Comparison};
use super::words::{Measured, unknown};
use crate::kernel::{Ticks, ticks};
use crate::observe::{Breakdown, Metrics};
use crate::scenario::{
    COMMAND_MINUTES_MAX, Decimal, Names, Place, Plan, Problem, Problems, Tree, Variant, check_names,
};
use std::sync::Arc;

/// The longest that an arm may be run, in minutes.
const MINUTES_MAX: f64 = COMMAND_MINUTES_MAX;

impl Claim {
    /// Makes a check of it for a scenario, given as the tree that its text is, and the variants that the scenario names.
    ///
    /// # Errors
    /// Everything that is wrong with the claim, by a path that begins with `claim`; with a variant it names, by one that begins with
    /// `variants`; or else with the scenario.
    pub fn compile(&self, scenario: &Tree, variants: &[Variant]) -> Result<Check, Vec<Problem>> {
        self.compile_with(scenario, variants, None)
    }

    /// The same with what the claim is about switched off in every arm, if it says how: a check that should fail.
    ///
    /// # Errors
    /// As for [`Claim::compile`].
    pub fn compile_without(&self, scenario: &Tree, variants: &[Variant]) -> Result<Option<Check>, Vec<Problem>> {
        let check = |off| self.compile_with(scenario, variants, Some(off));
        self.without.as_ref().map(check).transpose()
    }

    fn compile_with(
        &self,
        scenario: &Tree,
        variants: &[Variant],
        off: Option<&Without>,
    ) -> Result<Check, Vec<Problem>> {
        let mut compiler = Compiler { claim: self, off, problems: Problems::default() };
        compiler.texts_and_numbers();
        check_names(variants, &mut compiler.problems);
        let names = Names::of("claim.arms", &mut self.arms.iter().map(Arm::name), &mut compiler.problems);
        let plain = [Arm::Written(Variant::default())];
        let arms = if self.arms.is_empty() { &plain[..] } else { &self.arms };
        let mut plans = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            plans.extend(compiler.arm_plan(&Place::entry("claim.arms", i), arm, scenario, variants));
        }
        // What is measured can only be looked for in arms that can run.
        if !compiler.problems.is_empty() {
            return Err(compiler.problems.list());
        }
        let comparisons = compiler.comparisons(&names, &mut plans);
        if !compiler.problems.is_empty() {
            return Err(compiler.problems.list());
        }
        Ok(Check { arms: plans, comparisons })
    }
}

struct Compiler<'a> {
    claim: &'a Claim,
    /// What is switched off in every arm.
    off: Option<&'a Without>,
    problems: Problems,
}

impl Compiler<'_> {
    fn texts_and_numbers(&mut self) {
        let Claim { id, sentence, by_minutes, expects, holds_in_share, .. } = self.claim;
        let is_kebab = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !id.split('-').all(is_kebab) {
            let says = format_args!("must be words of small letters and digits, joined by hyphens, got \"{id}\"");
            self.problems.add(&Place::of("claim.id"), says);
        }
        if sentence.trim().is_empty() {
            self.problems.add(&Place::of("claim.sentence"), format_args!("must not be empty"));
        }
        self.problems.prose(sentence, &Place::of("claim.sentence"));
        if !(*by_minutes > 0.0 && *by_minutes <= MINUTES_MAX) {
            let says =
                format_args!("must be above 0 and at most {}, got {}", Decimal(MINUTES_MAX), Decimal(*by_minutes));
            self.problems.add(&Place::of("claim.by_minutes"), says);
        }
        if expects.is_empty() {
            self.problems.add(&Place::of("claim.expects"), format_args!("must hold at least one expectation"));
        }
        if !(0.0..=1.0).contains(holds_in_share) {
            let says = format_args!("must be 0 to 1, got {}", Decimal(*holds_in_share));
            self.problems.add(&Place::of("claim.holds_in_share"), says);
        }
    }

    /// One arm, or nothing if it cannot run.
    fn arm_plan(&mut self, place: &Place<'_>, arm: &Arm, scenario: &Tree, variants: &[Variant]) -> Option<ArmPlan> {
        let end = self.claim.by_minutes;
        let plan = match arm {
            Arm::Written(variant) => self.plan(variant, place, scenario, end)?,
            Arm::Named(name) => {
                let Some(at) = variants.iter().position(|variant| variant.name == *name) else {
                    let says = format_args!("must be the name of a variant of the scenario, got \"{name}\"");
                    self.problems.add(place, says);
                    return None;
                };
                let variant = &variants[at];
                if let Some(late) = variant.commands.iter().find(|timed| timed.at_minutes > end) {
                    let [at, end] = [late.at_minutes, end].map(Decimal);
                    let says = format_args!("gives a command at minute {at}, after the claim's end at {end}");
                    self.problems.add(place, says);
                }
                let place = Place::entry("variants", at);
                self.plan(variant, &place, scenario, COMMAND_MINUTES_MAX)?
            }
        };
        Some(ArmPlan { place: place.to_string(), plan: Arc::new(plan), measures: Vec::new() })
    }

    fn plan(&mut self, variant: &Variant, place: &Place<'_>, scenario: &Tree, end: f64) -> Option<Plan> {
        let Some(off) = self.off else { return variant.compile_at(place, scenario, end, &mut self.problems) };
        let mut variant = variant.clone();
        let scenario = variant.merged(scenario);
        variant.patch.clone_from(&off.patch);
        variant.knobs.0.retain(|(knob, _)| !off.knobs.0.iter().any(|(other, _)| other == knob));
        variant.knobs.0.extend(&off.knobs.0);
        variant.compile_at(place, &scenario, end, &mut self.problems)
    }

    /// The tick of a moment, which is the end if it is not said.
    fn moment(&mut self, place: &Place<'_>, at_minutes: Option<f64>) -> Ticks {
        let end = self.claim.by_minutes;
        let at = at_minutes.unwrap_or(end);
        self.problems.moment(place, at, 0.0, end);
        ticks(at)
    }

    fn comparisons(&mut self, names: &Names, plans: &mut [ArmPlan]) -> Vec<Comparison> {
        let mut comparisons = Vec::new();
        for (i, expect) in self.claim.expects.iter().enumerate() {
            let place = Place::entry("claim.expects", i);
            if let Some(name) = expect.words.as_deref().and_then(unknown) {
                let says = format_args!("may hold in braces {}, got \"{name}\"", Measured::NAMES);
                self.problems.add(&place.field("words"), says);
            }
            let arm = self.arm(&place, names, expect.of.as_deref());
            let due = self.moment(&place, expect.at_minutes);
            self.measure(&place, plans, arm, due, &expect.metric, 2 * i as u32);
            let bound = match &expect.than {
                Than::Number(number) => {
                    self.finite(&place.field("than"), *number);
                    Bound::Number(*number)
                }
                Than::Quantity(quantity) => {
                    let place = place.field("than");
                    let arm = self.arm(&place, names, quantity.of.as_deref());
                    let due = self.moment(&place, quantity.at_minutes);
                    let metric = quantity.metric.as_ref().unwrap_or(&expect.metric);
                    self.measure(&place, plans, arm, due, metric, 2 * i as u32 + 1);
                    self.finite(&place.field("times"), quantity.times);
                    self.finite(&place.field("plus"), quantity.plus);
                    Bound::Measured { times: quantity.times, plus: quantity.plus }
                }
            };
            comparisons.push(Comparison { is: expect.is, bound });
        }
        comparisons
    }

    /// The index of an arm, which is the first if it is not said.
    fn arm(&mut self, place: &Place<'_>, names: &Names, name: Option<&str>) -> usize {
        let Some(name) = name else { return 0 };
        names.get(name).map_or_else(
            || {
                self.problems.add(&place.field("of"), format_args!("must be the name of an arm, got \"{name}\""));
                0
            },
            |at| at.start as usize,
        )
    }

    fn measure(&mut self, place: &Place<'_>, plans: &mut [ArmPlan], arm: usize, due: Ticks, name: &str, into: u32) {
        let Some(plan) = plans.get_mut(arm) else { return };
        // Which numbers there are of the whole team does not depend on the scenario; of its parts it does.
        let of_parts = || metric(&Breakdown::nothing_yet(&plan.plan), name);
        if metric(&Metrics::default(), name).or_else(of_parts).is_none() {
            let says = "must be a number that is measured, such as coherence_share, lead_time_minutes.p95 or \
                        streams.NAME.waiting_minutes.mean (likewise roles, urgencies and people)";
            self.problems.add(&place.field("metric"), format_args!("{says}, got \"{name}\""));
        }
        plan.add(due, name, into);
    }

    fn finite(&mut self, place: &Place<'_>, number: f64) {
        if !number.is_finite() {
            self.problems.add(place, format_args!("must be a number, got {}", Decimal(number)));
        }
    }
}
