/** Where the ticks of a chart stand, and what they say. */

import { timeOf } from './clock';

const DAY_MINUTES = 480;
const STEPS_MINUTES = [10, 15, 30, 60, 120, 240, 480, 960, 2400, 4800, 12_000, 24_000, 48_000, 120_000];

/** Ticks from 0 up to `max`: on 1, 2 or 5 times a power of ten, and no more of them than `most`. */
export function roundTicks(max: number, most: number): number[] {
  const raw = max / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((mantissa) => mantissa * power).find((candidate) => candidate >= raw * 0.999)!;
  return multiples(step, max);
}

/** Ticks on whole minutes, hours or days, no more of them than `most`, with what they say. */
export function timeTicks(endMinutes: number, most: number): { readonly minutes: number; readonly label: string }[] {
  const step = STEPS_MINUTES.find((candidate) => endMinutes / candidate <= Math.max(1, most)) ?? STEPS_MINUTES.at(-1)!;
  return multiples(step, endMinutes).map((minutes) => ({ minutes, label: timeLabel(minutes, step) }));
}

function multiples(step: number, max: number): number[] {
  return Array.from({ length: Math.floor(max / step * 1.000001) + 1 }, (_, at) => at * step);
}

/** Days where a tick is one, hours in between. */
function timeLabel(minutes: number, step: number): string {
  const time = timeOf(minutes);
  if (step >= 5 * DAY_MINUTES) return `week ${time.week}`;
  return minutes % DAY_MINUTES === 0 ? time.day.slice(0, 3) : time.clock;
}
