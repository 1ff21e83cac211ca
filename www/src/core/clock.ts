/** Simulated minutes as a day and a time of day, by the calendar that the core says a team lives by. */

import type { Days } from '../generated/core-types';

export interface Time {
  /** 1 for the first. */
  readonly week: number;
  /** Of the week, 0 for Monday. */
  readonly day: number;
  /** `10:42` */
  readonly clock: string;
}

export function timeOf(minutes: number, { day_minutes, week_days, day_begins_minutes, run_begins_minutes }: Days): Time {
  const since = sinceDaysBegan(Math.max(0, Math.floor(minutes)), { day_begins_minutes, run_begins_minutes });
  const day = Math.floor(since / day_minutes);
  const sinceMidnight = day_begins_minutes + (since % day_minutes);
  const hours = String(Math.floor(sinceMidnight / 60)).padStart(2, '0');
  return {
    week: Math.floor(day / week_days) + 1,
    day: day % week_days,
    clock: `${hours}:${String(sinceMidnight % 60).padStart(2, '0')}`,
  };
}

/** Whether a day begins at that minute of a run. */
export function isDayBreak(minutes: number, days: Days): boolean {
  return sinceDaysBegan(minutes, days) % days.day_minutes === 0;
}

/** Minutes since the first day began, at which the run may already have been under way. */
function sinceDaysBegan(minutes: number, days: Pick<Days, 'day_begins_minutes' | 'run_begins_minutes'>): number {
  return minutes + days.run_begins_minutes - days.day_begins_minutes;
}
