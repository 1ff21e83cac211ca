/** What people do instead of taking in what waits for them. */

import type { ModeNumber } from '../../core/kinds';
import { FRAME } from '../../generated/frame-layout';
import { count } from './numbers';

const { MODE } = FRAME;

/** Nothing for those who are at work, and for those who are not there any more. */
export const DOING = {
  [MODE.IDLE]: undefined,
  [MODE.INTEGRATING]: undefined,
  [MODE.AWAY]: 'away',
  [MODE.LEFT]: undefined,
  [MODE.MEETING]: 'in a meeting',
  [MODE.DOWN]: 'down',
  [MODE.BURNT_OUT]: 'burnt out',
  [MODE.ASKING]: 'waiting for an answer',
  [MODE.OFF_HOURS]: 'off for the day',
  [MODE.BLOCKED]: 'held back by a “No”',
} as const satisfies Record<ModeNumber, string | undefined>;

export function waitsForAnswerFrom(name: string): string {
  return `waiting for an answer from ${name}`;
}

/** More people than this are counted, not named. */
const NAMED_MAX = 3;

/** `Ana is down`, `Bo and Cem are in a meeting`, `7 people are burnt out`. */
export function peopleDo(names: readonly string[], doing: string): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${doing}`;
}

function listed(names: readonly string[]): string {
  if (names.length > NAMED_MAX) return count(names.length, 'person', 'people');
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}
