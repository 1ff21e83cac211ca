//! A scenario with all that is said about it: its variants and its claims.

use super::file::{Arm, Claim};
use super::parse;
use super::run::Check;
use crate::library::Shipped;
use crate::scenario::{Place, Problem, Problems, Tree, Variant, parse_tree, parse_variants};

/// A scenario, the variants of it that have a name, and the claims about it.
///
/// ```
/// use actorium::claim::Subject;
/// use actorium::library;
///
/// let subject = Subject::shipped(library::find("two-people").unwrap()).unwrap();
/// let checks = subject.checks().unwrap();
/// let outcome = checks[0].outcome(1).unwrap();
/// println!("{}: {}", subject.claims[0].sentence, outcome.holds);
/// assert_eq!(outcome.compared.len(), subject.claims[0].expects.len());
/// ```
#[derive(Clone, Debug)]
pub struct Subject {
    /// The scenario, as the tree that its text is.
    pub scenario: Tree,
    /// The variants, those first that the scenario's `variants.json` names, then those that a claim writes out.
    pub variants: Vec<Variant>,
    /// The claims.
    pub claims: Vec<Claim>,
}

impl Subject {
    /// Reads the three texts; without variants or claims there are none.
    ///
    /// # Errors
    /// What is wrong with their form, by path, and where one name means two variants. Whether each fits the scenario shows when it is
    /// compiled.
    pub fn parse(scenario: &str, variants: Option<&str>, claims: Option<&str>) -> Result<Self, Vec<Problem>> {
        let scenario = parse_tree(scenario, "").map_err(|problem| vec![problem])?;
        let mut variants = parse_variants(variants.unwrap_or("[]"))?;
        let claims = parse(claims.unwrap_or("[]"))?;
        add_written(&mut variants, &claims)?;
        Ok(Self { scenario, variants, claims })
    }

    /// What is said about a scenario that ships.
    ///
    /// # Errors
    /// As for [`Subject::parse`].
    pub fn shipped(shipped: &Shipped) -> Result<Self, Vec<Problem>> {
        Self::parse(shipped.scenario, shipped.variants, shipped.claims)
    }

    /// The variant of a name.
    #[must_use]
    pub fn variant(&self, name: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.name == name)
    }

    /// A test of each claim, in their order.
    ///
    /// # Errors
    /// What is wrong with the first claim that has something wrong with it.
    pub fn checks(&self) -> Result<Vec<Check>, Vec<Problem>> {
        self.claims.iter().map(|claim| claim.compile(&self.scenario, &self.variants)).collect()
    }
}

/// Adds the variants that claims write out. A name always means the same variant, so that each can be called by it.
fn add_written(variants: &mut Vec<Variant>, claims: &[Claim]) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    for (i, claim) in claims.iter().enumerate() {
        let place = Place::entry("claims", i);
        for (k, arm) in claim.arms.iter().enumerate() {
            let Arm::Written(variant) = arm else { continue };
            match variants.iter().find(|known| known.name == variant.name) {
                None => variants.push(variant.clone()),
                Some(known) if known == variant => {}
                Some(_) => {
                    let place = place.item("arms", k);
                    let says = format_args!("must be unique, but \"{}\" is another variant elsewhere", variant.name);
                    problems.add(&place.field("name"), says);
                }
            }
        }
    }
    problems.or(())
}
