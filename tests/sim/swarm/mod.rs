//! Whole configurations at random: what is valid keeps every invariant, what is not is refused in a sentence.

pub mod draws;
mod fitting;
mod holds;
mod hostile;
pub mod interventions;
mod invalid;
mod lives;
mod minds;
mod orders;
mod policies;
pub mod random;
pub mod reduce;
mod storms;
mod structure;
mod valid;
mod values;

use draws::Key;
use reduce::{Reduce, reduce};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

/// Runs only the case of this seed.
const REPLAY: &str = "ACTORIUM_CASE";

/// Runs a property over so many random cases, whose seeds follow from one; a failure is made as small as possible, then printed with
/// what replays it. Says whether all of them were run: a single one that is replayed has no variety.
pub fn for_each_case<T: Reduce>(
    seed: u8,
    cases: u32,
    draw: impl Fn(Key) -> T,
    property: impl Fn(&T) -> Result<(), String>,
) -> bool {
    let check = |case_seed: u64| {
        if let Some((told, _)) = failure(case_seed, &draw, &property) {
            panic!("{told}");
        }
    };
    if let Some(case_seed) = replayed() {
        check(case_seed);
        return false;
    }
    (0..cases).for_each(|number| check(u64::from(seed) << 32 | u64::from(number)));
    true
}

/// The seed of the case to replay, if only that is to be run.
fn replayed() -> Option<u64> {
    let text = std::env::var(REPLAY).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{REPLAY} is the number of a case, not \"{text}\"")))
}

/// What is wrong with a case, how to replay it, and what is left of it when all that does not matter is left out; and that.
pub fn failure<T: Reduce>(
    case_seed: u64,
    draw: &impl Fn(Key) -> T,
    property: &impl Fn(&T) -> Result<(), String>,
) -> Option<(String, T)> {
    let case = draw(Key::case(case_seed));
    let reason = quietly(|| property(&case)).err()?;
    let parts = case.parts().len();
    let (case, reason) = reduce(case, reason, |smaller| quietly(|| property(smaller)).err());
    let here = std::thread::current();
    // Tests that run on the main thread leave their name unsaid.
    let test = here.name().filter(|name| *name != "main").unwrap_or("");
    let left = case.parts().len();
    let told = format!(
        "{reason}\nto replay it: {REPLAY}={case_seed} cargo quick {test}\nwith {left} of its {parts} parts left it is\n{case:?}"
    );
    Some((told, case))
}

thread_local! {
    /// While a panic is a failure like any other: what it has said.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What a property says. A panic is told with its place and prints nothing, since a case that is made smaller panics many times.
fn quietly(property: impl Fn() -> Result<(), String>) -> Result<(), String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = take_hook();
        set_hook(Box::new(move |panic| match SAID.replace(None) {
            Some(_) => SAID.set(Some(panic.to_string())),
            None => loud(panic),
        }));
    });
    SAID.set(Some(String::new()));
    let outcome = catch_unwind(AssertUnwindSafe(property));
    let said = SAID.take().unwrap_or_default();
    outcome.unwrap_or(Err(said))
}

#[cfg(test)]
mod tests {
    use super::draws::Key;
    use super::{failure, for_each_case, quietly, replayed};
    use std::cell::Cell;

    #[test]
    fn a_failure_says_what_replays_it_and_what_is_left_of_it() {
        let draw = |key: Key| key.list(20..40, |key| u64::from(key.number(0..10)));
        let property = |list: &Vec<u64>| match list.contains(&3) {
            true => Err(format!("a 3 among {}", list.len())),
            false => Ok(()),
        };
        let told = (0..50).find_map(|seed| Some((seed, failure(seed, &draw, &property)?.0)));
        let (seed, text) = told.expect("a 3 comes up in fifty lists");
        let length = draw(Key::case(seed)).len();
        let test = "swarm::tests::a_failure_says_what_replays_it_and_what_is_left_of_it";
        let line = format!("to replay it: ACTORIUM_CASE={seed} cargo quick ");
        assert!(text.starts_with("a 3 among 1\n") && text.contains(&line), "{text}");
        assert!(text.ends_with(&format!("with 1 of its {length} parts left it is\n[3]")), "{text}");
        // The name of the test is that of its thread, but on the main thread.
        assert!(text.contains(&format!("{line}{test}")) || std::thread::current().name() == Some("main"), "{text}");
        assert_eq!(failure(seed, &draw, &|_| Ok(())), None);
    }

    #[test]
    fn a_panic_is_a_failure_with_its_words() {
        let said = quietly(|| panic!("number {}", 5)).unwrap_err();
        assert!(said.starts_with(concat!("panicked at ", file!())) && said.ends_with("number 5"), "{said}");
        assert_eq!(quietly(|| Err("no".into())), Err("no".to_string()));
        assert_eq!(quietly(|| Ok(())), Ok(()));
    }

    #[test]
    fn cases_are_as_many_as_were_asked_for_and_all_different() {
        let seen = Cell::new(Vec::new());
        let whole = for_each_case(
            3,
            100,
            |key: Key| key.bits(),
            |case| {
                let mut list = seen.take();
                list.push(*case);
                seen.set(list);
                Ok(())
            },
        );
        let mut seen = seen.take();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(whole, replayed().is_none());
        assert_eq!(seen.len(), if whole { 100 } else { 1 });
    }
}
