/** Simulated minutes on a clock: a working day of 480 minutes from nine to five, nights and weekends skipped. */

export const DAY_MINUTES = 480;
export const WEEK_DAYS = 5;
const OPENING_MINUTES = 9 * 60;

export interface Time {
  /** 1 for the first. */
  readonly week: number;
  /** Of the working week, from 0. */
  readonly day: number;
  /** `10:42` */
  readonly clock: string;
}

export function timeOf(minutes: number): Time {
  const whole = Math.max(0, Math.floor(minutes));
  const day = Math.floor(whole / DAY_MINUTES);
  const sinceMidnight = OPENING_MINUTES + (whole % DAY_MINUTES);
  const hours = String(Math.floor(sinceMidnight / 60)).padStart(2, '0');
  return {
    week: Math.floor(day / WEEK_DAYS) + 1,
    day: day % WEEK_DAYS,
    clock: `${hours}:${String(sinceMidnight % 60).padStart(2, '0')}`,
  };
}
