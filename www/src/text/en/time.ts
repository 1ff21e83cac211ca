/** Simulated time as people say it. */

import { DAY_MINUTES, type Time, timeOf } from '../../core/clock';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** `Tuesday`, or from the second week on `Week 2, Tuesday`. */
export function dayWords({ week, day }: Time): string {
  return week > 1 ? `Week ${week}, ${DAYS[day]}` : DAYS[day]!;
}

/** `Tuesday 10:42` */
export function timeWords(minutes: number): string {
  const time = timeOf(minutes);
  return `${dayWords(time)} ${time.clock}`;
}

/** A length of time: `40 s`, `8 min`, `3 h 20 min`, `2 days`. */
export function durationWords(minutes: number): string {
  if (minutes < 0.995) return `${Math.round(minutes * 60)} s`;
  if (minutes < 9.95) return `${trim(minutes.toFixed(1))} min`;
  if (minutes < 59.5) return `${Math.round(minutes)} min`;
  if (minutes < DAY_MINUTES) {
    const whole = Math.round(minutes);
    const rest = whole % 60;
    return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`;
  }
  const days = trim((minutes / DAY_MINUTES).toFixed(minutes < 10 * DAY_MINUTES ? 1 : 0));
  return days === '1' ? '1 day' : `${days} days`;
}

function trim(text: string): string {
  return text.replace(/\.0$/, '');
}
