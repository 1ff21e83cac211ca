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

/**
 * A length of time: `40 s`, `8 min`, `3 h 20 min`, `2 days`. How long a day is, the calendar of a scenario says; without one, hours leave no
 * doubt.
 */
export function durationWords(minutes: number, calendar?: Pick<Days, 'day_minutes'>): string {
  const dayMinutes = calendar?.day_minutes ?? Number.POSITIVE_INFINITY;
  if (minutes < 0.995) return `${Math.round(minutes * 60)} s`;
  if (minutes < 9.95) return `${trim(minutes.toFixed(1))} min`;
  if (minutes < 59.5) return `${Math.round(minutes)} min`;
  if (minutes < dayMinutes) {
    const whole = Math.round(minutes);
    const rest = whole % 60;
    if (minutes >= LONG_MINUTES) return `${Math.round(minutes / 60)} h`;
    return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`;
  }
  const days = trim((minutes / dayMinutes).toFixed(minutes < 10 * dayMinutes ? 1 : 0));
  return days === '1' ? '1 day' : `${days} days`;
}

/** Of a length in hours, the minutes matter up to here. */
const LONG_MINUTES = 1440;

function trim(text: string): string {
  return text.replace(/\.0$/, '');
}
