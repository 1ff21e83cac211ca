//! Fuzzing: files, sequences of what people do, and encodings, all at random. The test run does a bounded number, always the same; `cargo
//! xtask fuzz` goes on for as long as it is told to, with others every day. A failure is made small and kept as a file in `kept`, which the
//! test run tries again for ever.

mod files;
mod plans;
mod sequences;

use crate::swarm::draws::Key;
use crate::swarm::failure;
use crate::swarm::reduce::Reduce;
use serde_json::Value;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// For how many minutes each kind is tried, if not for the usual number of cases.
const MINUTES: &str = "ACTORIUM_FUZZ_MINUTES";
/// Where the seeds begin then.
const SEED: &str = "ACTORIUM_FUZZ_SEED";

/// A case that can be kept as a file.
trait Kept: Reduce {
    /// What is written.
    fn written(&self) -> Value;
    /// What was written.
    fn read(value: &Value) -> Self;
}

fn kept(kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sim/fuzz/kept").join(kind)
}

/// Tries what was kept of a kind, and then so many random cases of it, or as many as there is time for.
fn fuzz<T: Kept>(
    kind: &str,
    seed: u8,
    cases: u32,
    draw: impl Fn(Key) -> T,
    property: impl Fn(&T) -> Result<(), String>,
) {
    for entry in std::fs::read_dir(kept(kind)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            let case = T::read(&serde_json::from_str(&text).unwrap());
            property(&case).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()));
        }
    }
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let until = number(MINUTES).map(|minutes| Instant::now() + Duration::from_secs(60 * minutes));
    let first = number(SEED).unwrap_or(u64::from(seed)) << 32;
    for place in 0.. {
        if until.map_or(place >= u64::from(cases), |until| Instant::now() >= until) {
            println!("{place} {kind} were tried");
            return;
        }
        if let Some((told, case)) = failure(first | place, &draw, &property) {
            let path = kept(kind).join(format!("{}.json", first | place));
            std::fs::write(&path, format!("{:#}\n", case.written())).unwrap();
            panic!("{told}\nkept as {}", path.display());
        }
    }
}
