/** Simulated time as people say it. */

import { type Time, timeOf } from '../../core/clock';
import type { Days } from '../../generated/core-types';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Tuesday`, or from the second week on `Week 2, Tuesday`. */
export function dayWords({ week, day }: Time): string {
  return week > 1 ? `Week ${week}, ${DAYS[day]}` : DAYS[day]!;
}

/** `Tuesday 10:42` */
export function timeWords(minutes: number, days: Days): string {
  const time = timeOf(minutes, days);
  return `${dayWords(time)} ${time.clock}`;
}

/** The minutes of a working day, in which people count where they do not say otherwise. */
const WORKING_DAY_MINUTES = 480;

/** A length of time: `40 s`, `8 min`, `3 h 20 min`, `2 days`; a day is a working day, or what a calendar says. */
export function durationWords(minutes: number, { day_minutes: dayMinutes } = { day_minutes: WORKING_DAY_MINUTES }): string {
  if (minutes < 0.995) return `${Math.round(minutes * 60)} s`;
  if (minutes < 9.95) return `${trim(minutes.toFixed(1))} min`;
  if (minutes < 59.5) return `${Math.round(minutes)} min`;
  if (minutes < dayMinutes) {
    const whole = Math.round(minutes);
    const rest = whole % 60;
    return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`;
  }
  const days = trim((minutes / dayMinutes).toFixed(minutes < 10 * dayMinutes ? 1 : 0));
  return days === '1' ? '1 day' : `${days} days`;
}

function trim(text: string): string {
  return text.replace(/\.0$/, '');
}
