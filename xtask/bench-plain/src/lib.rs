//! The two workloads of the bench as one would write them in an afternoon: the standard library's
//! binary heap, time in `f64`, a hash map of open transfers. Nothing here is tuned, nothing is
//! made slow. Compiled to wasm; each function is called from Node.js with the handle that a
//! constructor returned.

mod agenda;
mod phold;
mod team;

use phold::Phold;
use team::Team;

/// Either workload, as the one type behind a handle.
enum Model {
    Phold(Phold),
    Team(Team),
}

/// PHOLD with `n` processes.
#[unsafe(no_mangle)]
pub extern "C" fn phold(n: u32, seed: u32) -> *mut u8 {
    handle(Model::Phold(Phold::new(n, seed)))
}

/// The actor team with `n` actors.
#[unsafe(no_mangle)]
pub extern "C" fn team(n: u32, seed: u32) -> *mut u8 {
    handle(Model::Team(Team::new(n, seed)))
}

/// Advances by so many units of time.
///
/// # Safety
/// `model` comes from [`phold`] or [`team`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn advance(model: *mut u8, units: f64) {
    // SAFETY: the caller hands over what a constructor here returned, and nothing else holds it.
    match unsafe { &mut *model.cast::<Model>() } {
        Model::Phold(phold) => phold.advance(units),
        Model::Team(team) => team.advance(units),
    }
}

/// One of the running counts: handled; or arrivals, completions, deliveries, acknowledgements,
/// resends, the sum of sojourns.
///
/// # Safety
/// `model` comes from [`phold`] or [`team`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn count(model: *const u8, which: u32) -> f64 {
    // SAFETY: as above.
    match unsafe { &*model.cast::<Model>() } {
        Model::Phold(phold) => phold.handled as f64,
        Model::Team(team) => team.count(which),
    }
}

fn handle(model: Model) -> *mut u8 {
    Box::into_raw(Box::new(model)).cast()
}
