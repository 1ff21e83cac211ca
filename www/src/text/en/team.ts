/** What a close look at a person says of the team around them. */

import type { Behaviour, Mode } from '../../core/kinds';
import type { Days } from '../../generated/core-types';
import { times } from './inspect';
import { durationWords } from './time';

/** What somebody does instead of taking in what waits; nothing for those who are at work. */
export const MODE_WORDS: Readonly<Record<Mode, string | undefined>> = {
  idle: undefined,
  integrating: undefined,
  away: 'Away',
  left: undefined,
  meeting: 'In a meeting',
  down: 'Down',
  burnt_out: 'Burnt out',
  asking: 'Waiting for an answer',
  off_hours: 'Off for the day',
  blocked: 'Held back by a “No”, until the next try',
};

/** How somebody handles what comes next, and why; nothing for those who are open to all of it. */
export const BEHAVIOUR_WORDS: Readonly<Record<Behaviour, string | undefined>> = {
  open: undefined,
  focus: 'In focus: only work is taken up, all else waits',
  triage: 'Takes the most urgent first, because so much waits',
  delegate: 'Passes work on unread, because so much waits',
};

/** After a mode: `person` is set in as the page shows it. */
export function fromWhom<Person>(person: Person): readonly (string | Person)[] {
  return [', from ', person];
}

export function forSoLong(minutes: number, days: Days): string {
  return ` for ${durationWords(minutes, days)}`;
}

/** How often somebody has failed or burnt out; at least one of them happened. */
export function setbacks(crashes: number, burnOuts: number): string {
  const failed = crashes > 0 ? [`failed ${times(crashes)}`] : [];
  const burnt = burnOuts > 0 ? [`burnt out ${times(burnOuts)}`] : [];
  return `Has ${[...failed, ...burnt].join(' and ')} so far`;
}

export const supervisedBy = 'Supervised by';
export const supervises = 'Supervises';
export const role = 'Role';
export const site = 'Site';
export const hiredBy = 'Hired by';
export const letThemFail = 'Let them fail';

/** Between names. */
export const listSeparator = ', ';

export function standsIn(role: string): string {
  return `${role}, when nobody else is there`;
}

export function moveTo(site: string): string {
  return `Move to ${site}`;
}
