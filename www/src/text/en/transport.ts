/** Play, pause, step, speed, the clock, the seed and the timeline. */

import type { SpeedId } from '../../core/player';
import type { Days } from '../../generated/core-types';
import { durationWords } from './time';

export const playback = 'Playback';
export const play = 'Play';
export const playTitle = 'Play (space)';
export const pause = 'Pause';
export const pauseTitle = 'Pause (space)';
export const step = 'Step one event';
export const stepTitle = 'Step one event (.)';
export const seed = 'seed';
export const again = 'Again';
export const againTitle = 'The same seed from the start, with the knobs where they are (r)';
export const newSeed = 'New seed';
export const newSeedTitle = 'From the start with other chances';
export const speed = 'Speed';
export const timeline = 'Timeline';

/** How a speed is written on its control, and how it is said. */
export const SPEED_WORDS: Readonly<Record<SpeedId, readonly [label: string, words: string]>> = {
  '1/100': ['1/100', 'slow motion, a hundredth'],
  '1/10': ['1/10', 'slow motion, a tenth'],
  '1/4': ['1/4', 'slow motion, a quarter'],
  '1': ['1×', 'normal speed'],
  '4': ['4×', 'four times'],
  '16': ['16×', 'sixteen times'],
  max: ['max', 'as fast as it goes'],
};

export function back(minutes: number, days: Days): string {
  return `${durationWords(minutes, days)} back. A change here rewrites the rest.`;
}
