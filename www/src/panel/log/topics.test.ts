import { expect, it } from 'vitest';
import type { TraceEvent } from '../../core/kinds';
import { concerns, isAbout } from './topics';

const AT = { serial: 1, minutes: 5 } as const;
const NEWS = { ...AT, message: 2, kind: 'update', from: 0, to: 1, domain: 3, version: 4, attempt: 5 } as const;

it.each<[readonly number[], TraceEvent]>([
  [[0, 1], { ...NEWS, what: 'sent' }],
  [[1], { ...NEWS, what: 'arrived', from: null }],
  [[2, 4], { ...AT, what: 'noticed', actor: 2, to: 4, domain: 0, version: 1 }],
  [[1, 3], { ...AT, what: 'escalated', actor: 1, child: 3 }],
  [[0, 3], { ...AT, what: 'shielded', actor: 0, supervisor: 3 }],
  [[2], { ...AT, what: 'looked_up', actor: 2, domain: 0, version: 1, store: 3 }],
  [[], { ...AT, what: 'knob_set', knob: 1, value: 0 }],
  [[], { ...AT, what: 'wiped', store: 0 }],
])('concern %j, whatever other numbers they hold: %o', (people, entry) => {
  expect([0, 1, 2, 3, 4, 5].filter((actor) => concerns(entry, actor))).toEqual(people);
});

it('a failure by hand is what the reader did, and no other failure is', () => {
  const crashed = (cause: number): TraceEvent => ({ ...AT, what: 'crashed', message: null, actor: 0, cause });
  expect([0, 1, 2, 3].filter((cause) => isAbout(crashed(cause), 'you'))).toEqual([2]);
});

it('an event about a message has the topic of the message', () => {
  expect([isAbout({ ...NEWS, what: 'sent' }, 'update'), isAbout({ ...NEWS, what: 'sent' }, 'work')]).toEqual([true, false]);
});
