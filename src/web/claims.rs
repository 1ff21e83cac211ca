//! Claims, tried in slices, so that whoever tries them can do something else meanwhile, or stop.

use super::convert::problem;
use crate::claim::{Check, Compared, Run};
use wasm_bindgen::prelude::*;

/// A claim being tried with one seed.
#[wasm_bindgen]
pub struct ClaimRun {
    check: Check,
    run: Run,
}

#[wasm_bindgen]
impl ClaimRun {
    /// Begins, from the encoding of a check.
    ///
    /// # Errors
    /// If these bytes are no encoding, or one for another version of the simulation.
    #[wasm_bindgen(constructor)]
    pub fn new(check: &[u8], seed: u32) -> Result<ClaimRun, JsValue> {
        let check = Check::decode(check).map_err(|found| problem(&found))?;
        let run = check.begin(seed);
        Ok(Self { check, run })
    }

    /// Goes on for about so many events; says whether it is over.
    ///
    /// # Errors
    /// If a run hits a limit of its scenario, or a command cannot be carried out when its time comes.
    pub fn advance(&mut self, events_max: u32) -> Result<bool, JsValue> {
        self.check.advance(&mut self.run, u64::from(events_max)).map_err(|found| problem(&found))
    }

    /// What came of it: for each expectation the value, the bound, what was measured to compare with, and 1 if it is as expected.
    pub fn outcome(&self) -> Vec<f64> {
        let compared = self.check.compare(&self.run).compared;
        let numbers =
            |&Compared { value, bound, other, holds }: &Compared| [value, bound, other, f64::from(u8::from(holds))];
        compared.iter().flat_map(numbers).collect()
    }
}
