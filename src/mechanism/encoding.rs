//! A plan as bytes, so that a scenario can be compiled in one place and run in another that cannot compile.
//!
//! An encoding is a header of 20 bytes and a body. The header says what it is, for which layout it was made, how long the body is, and
//! the body's checksum; the numbers in it have their lowest byte first. The layout's number follows from the names of all fields and
//! variants, so that nobody can forget to change it.
//!
//! Reading is total: whatever the bytes are, it ends in a plan or in a [`Problem`], and takes no more memory than they could fill.
//! What it does not do is check a plan once more: that indices point to something was found out when it was compiled. The checksum
//! guards against accidents, not against somebody who computes another one: their plan may make the world panic, as a page's own
//! script may do in other ways.

use super::world::Plan;
use crate::kernel::{Encode, Reader, fnv_1a};
use crate::problem::Problem;

const MAGIC: [u8; 4] = *b"ActP";

/// Stands for the layout of a plan and of all that it consists of.
const LAYOUT: u32 = <Plan as Encode>::LAYOUT as u32;

impl Plan {
    /// The plan as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::new();
        self.write(&mut body);
        let mut encoding = MAGIC.to_vec();
        encoding.extend(LAYOUT.to_le_bytes());
        encoding.extend((body.len() as u32).to_le_bytes());
        encoding.extend(fnv_1a(&body).to_le_bytes());
        encoding.append(&mut body);
        encoding
    }

    /// The plan that bytes are the encoding of, every number in it the same to the bit.
    ///
    /// # Errors
    /// If they are not a whole encoding, as it was made, for this version of the simulation.
    pub fn decode(encoding: &[u8]) -> Result<Self, Problem> {
        read(encoding).map_err(|says| Problem::new("plan", says))
    }
}

fn read(encoding: &[u8]) -> Result<Plan, &'static str> {
    let Some((header, body)) = encoding.split_first_chunk::<20>() else {
        return Err("must be a compiled scenario, but is too short for one");
    };
    let (magic, numbers) = header.split_at(4);
    let number = |at: usize| numbers[at..at + 4].iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte));
    if magic != MAGIC {
        return Err("must be a compiled scenario, but is something else");
    }
    if number(0) != LAYOUT {
        return Err("must be compiled anew: it was made for another version of the simulation");
    }
    if number(4) as usize != body.len() {
        return Err("must be whole, but is cut short or goes on after its end");
    }
    if u64::from(number(12)) << 32 | u64::from(number(8)) == fnv_1a(body) {
        let mut reader = Reader::new(body);
        let plan = Encode::read(&mut reader);
        if reader.is_done() {
            return Ok(plan);
        }
    }
    Err("must be as it was compiled, but something in it was changed")
}
