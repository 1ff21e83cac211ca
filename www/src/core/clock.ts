/** Simulated minutes as people say them: a working day of 480 minutes from nine to five, nights and weekends skipped. */

const DAY_MINUTES = 480;
const OPENING_MINUTES = 9 * 60;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

export interface Time {
  /** 1 for the first. */
  readonly week: number;
  readonly day: (typeof DAYS)[number];
  /** `10:42` */
  readonly clock: string;
}

export function timeOf(minutes: number): Time {
  const whole = Math.max(0, Math.floor(minutes));
  const day = Math.floor(whole / DAY_MINUTES);
  const sinceMidnight = OPENING_MINUTES + (whole % DAY_MINUTES);
  const hours = String(Math.floor(sinceMidnight / 60)).padStart(2, '0');
  return {
    week: Math.floor(day / DAYS.length) + 1,
    day: DAYS[day % DAYS.length]!,
    clock: `${hours}:${String(sinceMidnight % 60).padStart(2, '0')}`,
  };
}

/** `Tuesday`, or from the second week on `Week 2, Tuesday`. */
export function dayWords(time: Time): string {
  return time.week > 1 ? `Week ${time.week}, ${time.day}` : time.day;
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
