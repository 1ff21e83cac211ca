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
  learned_in_meeting: ['update', 'people'],
  asked: ['questions'],
  answered: ['questions'],
  guessed: ['questions', 'trouble'],
  conflicted: ['trouble'],
  proposed: ['questions'],
  agreed: ['questions'],
  abandoned: ['questions', 'trouble'],
  unfinished: ['work', 'questions', 'trouble'],
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
  carbon_copy: 'update',
  acknowledgement: 'answers',
  refusal: 'answers',
  anti_entropy_round: 'people',
  question: 'questions',
  answer: 'questions',
  failure: 'failures',
  restart: 'failures',
};

/** The cause of a crash that a person asked for. */
const BY_HAND = 2;

export function isAbout(entry: TraceEvent, topic: Topic): boolean {
  if (topic === 'all' || EVENT_TOPICS[entry.what].includes(topic)) return true;
  if (topic === 'you') return entry.what === 'crashed' && entry.cause === BY_HAND;
  return 'kind' in entry && MESSAGE_TOPICS[entry.kind] === topic;
}

/** The names of the fields of all kinds of events. */
type Field<Event> = Event extends unknown ? Exclude<keyof Event, 'serial' | 'minutes' | 'what'> : never;

/** Whether a field holds the index of an actor. */
const HOLDS_ACTOR: Readonly<Record<Field<TraceEvent>, boolean>> = {
  actor: true,
  attempt: false,
  behaviour: false,
  by_the_clock: false,
  cause: false,
  child: true,
  depth: false,
  domain: false,
  first: true,
  from: true,
  kind: false,
  knob: false,
  meeting: false,
  message: false,
  misread: false,
  role: false,
  site: false,
  store: false,
  supervisor: true,
  to: true,
  value: false,
  version: false,
  will_be_lost: false,
};

/** Whether an event has something to do with an actor. */
export function concerns(entry: TraceEvent, actor: number): boolean {
  return Object.entries(entry).some(([field, value]) => value === actor && HOLDS_ACTOR[field as Field<TraceEvent>]);
}

/** Whether something went wrong. */
export function isTrouble({ what }: TraceEvent): boolean {
  return EVENT_TOPICS[what].includes('trouble');
}
