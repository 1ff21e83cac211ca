//! Going back over a run: seeking, forking, replaying a journal.

mod hostile;
mod journeys;
mod seek;
