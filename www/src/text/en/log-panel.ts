/** The log's own controls. */

export const whose = 'Whose events';
export const which = 'Which events';
export const happened = 'What happened';
export const everybody = 'everybody';
export const nothing = 'Nothing yet.';

/** What one can choose to read about, in this order. */
export const TOPIC_WORDS = {
  all: 'everything',
  update: 'news',
  work: 'work',
  questions: 'questions and answers',
  answers: 'confirmations and “No”s',
  people: 'people',
  failures: 'failures and restarts',
  trouble: 'what went wrong',
  you: 'what you did',
} as const;

export type Topic = keyof typeof TOPIC_WORDS;
