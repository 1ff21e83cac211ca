//! Encodings of plans in which some bytes are others: refused in a sentence, and nothing is taken for a plan that is none.

use crate::support::everything;
use crate::swarm::draws::Key;
use crate::swarm::for_each_case;
use actorium::mechanism::Plan;
use actorium::scenario::compile;

#[test]
fn no_other_bytes_are_taken_for_a_plan() {
    let whole = compile(&everything()).unwrap().encode();
    let draw = |key: Key| {
        let changes = key
            .of("changes")
            .list(1..5, |key| (key.of("where").index().index(whole.len()), key.of("bits").bits() as u8 | 1));
        let length = key.of("cut").maybe(0.2, |key| key.index().index(whole.len()));
        let mut bytes = whole.clone();
        for (place, bits) in changes {
            bytes[place] ^= bits;
        }
        bytes.truncate(length.unwrap_or(whole.len()));
        bytes
    };
    for_each_case(47, 20_000, draw, |bytes| match Plan::decode(bytes) {
        Ok(_) if *bytes == whole => Ok(()),
        Ok(_) => Err("taken for a plan".into()),
        Err(problem) if problem.message.starts_with("plan must be ") => Ok(()),
        Err(problem) => Err(problem.to_string()),
    });
}
