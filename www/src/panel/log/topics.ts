/** The topics of the log's filter, and which events belong to each. */

import type { Topic } from '#text/log-panel';
import type { EventKind, MessageKind, TraceEvent } from '../../core/kinds';

/** The topics of each kind of event, besides those of the message it is about. */
const EVENT_TOPICS: Readonly<Record<EventKind, readonly Topic[]>> = {
  arrived: [],
  sent: [],
  received: [],
  integrating: [],
  integrated: [],
  lost: ['trouble'],
  refused: ['trouble'],
  dropped: ['trouble'],
  duplicate: ['trouble'],
  expired: ['trouble'],
  confirmed: ['answers'],
  gave_up: ['trouble'],
  changed: ['update'],
  learned: ['update'],
  done: [],
  done_on_stale: ['trouble'],
  reworked: [],
  knob_set: ['you'],
  fated: ['you'],
  given: ['you'],
  missed: ['trouble'],
  misunderstood: ['trouble'],
  forgot: ['update', 'trouble'],
  looked_up: ['update'],
  wrote_down: ['update'],
  wiped: ['update', 'trouble'],
  went_away: ['people'],
  came_back: ['people'],
  erred: ['trouble'],
  noticed: ['update', 'people'],
  left: ['people', 'trouble'],
  promoted: ['people', 'you'],
  deepened: ['answers'],
  crashed: ['people', 'failures', 'trouble'],
  recovered: ['people', 'failures'],
  escalated: ['failures', 'trouble'],
  burnt_out: ['people', 'failures', 'trouble'],
  became: ['people'],
  interrupted: [],
  resumed: [],
  meeting_began: ['people'],
  meeting_ended: ['people'],
  asked: ['questions'],
  answered: ['questions'],
  guessed: ['questions', 'trouble'],
  conflicted: ['trouble'],
  proposed: ['questions'],
  agreed: ['questions'],
  abandoned: ['questions', 'trouble'],
  hired: ['people'],
  let_go: ['people'],
  claimed: ['people', 'you'],
  took_over: ['people', 'failures'],
  handed_over: ['people', 'failures'],
  moved: ['people'],
  shielded: [],
};

/** The topic of each kind of message. */
const MESSAGE_TOPICS: Readonly<Record<MessageKind, Topic>> = {
  work: 'work',
  rework: 'work',
  update: 'update',
  acknowledgement: 'answers',
  refusal: 'answers',
  care: 'people',
  question: 'questions',
  answer: 'questions',
  failure: 'failures',
  restart: 'failures',
};

/** The cause of a crash that a person asked for. */
const BY_HAND = 2;

export function isAbout({ what, kind, attempt }: TraceEvent, topic: Topic): boolean {
  if (topic === 'all' || EVENT_TOPICS[what].includes(topic)) return true;
  if (topic === 'you') return what === 'crashed' && attempt === BY_HAND;
  return kind !== null && MESSAGE_TOPICS[kind] === topic;
}

/** Whether something went wrong. */
export function isTrouble({ what }: TraceEvent): boolean {
  return EVENT_TOPICS[what].includes('trouble');
}
