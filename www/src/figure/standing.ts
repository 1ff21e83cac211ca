/** How people are, in words: what they do instead of taking in what waits for them. */

import type { Cast } from '../generated/core-types';
import {
  MODE_ASKING,
  MODE_AWAY,
  MODE_BLOCKED,
  MODE_BURNT_OUT,
  MODE_DOWN,
  MODE_MEETING,
  MODE_OFF_HOURS,
  type FrameView,
} from '../stage/frame-view';
import { count } from '../text/en/numbers';
import { who } from '../text/en/names';

/** By the number of the mode; those that a summary mentions come first. */
const DOING: Readonly<Record<number, string>> = {
  [MODE_DOWN]: 'down',
  [MODE_BURNT_OUT]: 'burnt out',
  [MODE_ASKING]: 'waiting for an answer',
  [MODE_BLOCKED]: 'held back by a “No”',
  [MODE_MEETING]: 'in a meeting',
  [MODE_AWAY]: 'away',
  [MODE_OFF_HOURS]: 'off for the day',
};
const MENTIONED = [MODE_DOWN, MODE_BURNT_OUT, MODE_MEETING, MODE_ASKING, MODE_BLOCKED] as const;
/** More people than this are counted, not named. */
const NAMED_MAX = 3;

/** `in a meeting`, `waiting for an answer from Bo`; nothing for somebody at work. */
export function doingWords(frame: FrameView, cast: Cast, actor: number): string | undefined {
  const mode = frame.actorMode(actor);
  const waitsFor = mode === MODE_ASKING ? frame.actorWaitsFor(actor) : -1;
  return waitsFor >= 0 ? `waiting for an answer from ${who(cast, waitsFor)}` : DOING[mode];
}

/** `Ana is down`, `Bo and Cem are in a meeting`, `7 people are burnt out`. */
export function standings(frame: FrameView, cast: Cast): string[] {
  return MENTIONED.flatMap((mode) => {
    const names = cast.actors.filter((_, actor) => actor < frame.actorCount && frame.actorMode(actor) === mode);
    return names.length === 0 ? [] : [`${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${DOING[mode]}`];
  });
}

function listed(names: readonly string[]): string {
  if (names.length > NAMED_MAX) return count(names.length, 'person', 'people');
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}
