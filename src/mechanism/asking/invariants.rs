//! What must be true of questions.

use super::{ASKING, Asking};
use crate::engine::invariants::{held, require};
use crate::engine::{Has, World};
use crate::kernel::NONE;

/// Who waits for an answer has asked; what is open has something missing, and was asked by somebody who is still there; and as many
/// are stalled as are counted.
///
/// # Errors
/// Which one is broken, and how.
pub fn check(world: &World<impl Has<Asking>>) -> Result<(), String> {
    held(world, ASKING)?;
    let state = world.state::<Asking>();
    for (actor, &waits_for) in (0..).zip(&state.waits_for) {
        let name = &world.plan().names[actor as usize];
        let is_held = world.presence(actor).has(ASKING);
        let mut own = state.questions.iter().filter(|(_, question)| question.asker == actor);
        let waits = own.any(|(_, question)| question.blocking);
        require(is_held == waits, || format!("{name} waits, or does not, for what it asked"))?;
        require(is_held == (waits_for != NONE), || format!("{name} waits for {waits_for}, or does not"))?;
    }
    for (number, question) in state.questions.iter() {
        let gone = world.presence(question.asker).has_left();
        let neglected = question.overdue && super::is_attentive(world, question.asker);
        require(!question.missing.is_empty() && !gone && !neglected, || {
            format!("question {number} should be closed: {question:?}")
        })?;
    }
    let (there, counted) = (stalled(world), world.figures::<Asking>().stalled.value());
    require(there == counted, || format!("{there} people are stalled, but {counted} are counted"))
}

/// Those who wait for somebody who is out, or for somebody who waits for such a one, and are not out themselves.
fn stalled(world: &World<impl Has<Asking>>) -> u64 {
    let out = |one: u32| world.presence(one).is_out();
    let waits_for = &world.state::<Asking>().waits_for;
    let next = |one: &u32| Some(waits_for[*one as usize]).filter(|&other| other != NONE);
    let people = waits_for.len();
    let is_stalled = |&one: &u32| !out(one) && std::iter::successors(next(&one), next).take(people).any(out);
    (0..people as u32).filter(is_stalled).count() as u64
}
