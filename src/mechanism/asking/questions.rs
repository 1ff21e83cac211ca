//! Questions that are open: what cannot be finished before they are answered.

use crate::engine::Message;
use crate::kernel::Ticks;

/// A question that is open: what cannot be finished before.
#[derive(Clone, Debug, Hash)]
pub struct Question {
    /// Who asks.
    pub asker: u32,
    /// Who was asked; of a committee, the first.
    pub of: u32,
    /// The item.
    pub item: Message,
    /// Whether it would be done wrong.
    pub wrong: bool,
    /// Whose answers are missing; of a question, that of whoever is asked now.
    pub missing: Vec<u32>,
    /// Whether the asker waits for it.
    pub blocking: bool,
    /// Whether it is a proposal to a committee.
    pub proposal: bool,
    /// When it was asked.
    pub since: Ticks,
    /// Whether its time is over, and its asker was not there to decide.
    pub overdue: bool,
}

/// The questions that are open, by number: each is opened with a greater number than those before it.
#[derive(Clone, Debug, Default, Hash)]
pub struct Questions {
    open: Vec<(u32, Question)>,
}

impl Questions {
    /// Opens a question.
    pub(super) fn add(&mut self, number: u32, question: Question) {
        debug_assert!(self.open.last().is_none_or(|&(last, _)| last < number), "{number} is not the next question");
        self.open.push((number, question));
    }

    /// One that is open.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Question> {
        self.place(number).map(|place| &self.open[place].1)
    }

    /// One that is open.
    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Question> {
        self.place(number).map(|place| &mut self.open[place].1)
    }

    /// Closes a question, if it is open.
    pub(super) fn remove(&mut self, number: u32) -> Option<Question> {
        self.place(number).map(|place| self.open.remove(place).1)
    }

    /// The first that somebody has asked and that is open; or, of those, whose time is over.
    pub(super) fn first_of(&self, asker: u32, overdue: bool) -> Option<u32> {
        let fits = |(_, question): &&(u32, Question)| question.asker == asker && question.overdue >= overdue;
        self.open.iter().find(fits).map(|(number, _)| *number)
    }

    /// All that are open, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Question)> {
        self.open.iter().map(|(number, question)| (*number, question))
    }

    /// Whether none is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    fn place(&self, number: u32) -> Option<usize> {
        self.open.binary_search_by_key(&number, |&(number, _)| number).ok()
    }
}
