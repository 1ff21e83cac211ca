//! Going back over a run: seeking, forking, replaying a journal.

mod hostile;
mod seek;
