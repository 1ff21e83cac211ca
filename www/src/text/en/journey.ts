/** On the way to a far moment. */

import type { Days } from '../../generated/core-types';
import { percent } from './numbers';
import { timeWords } from './time';

export const stopHere = 'Stop here';

export function goingTo(minutes: number, days: Days): string {
  return `On the way to ${timeWords(minutes, days)}`;
}

export function onTheWay(minutes: number, days: Days, share: number, secondsLeft: number | undefined): string {
  return `${goingTo(minutes, days)}: ${percent(share)}${secondsLeft === undefined ? '' : `, ${leftWords(secondsLeft)} left`}`;
}

/** How long a reader still has to wait: real time, in which a day has 24 hours. */
function leftWords(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `about ${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `about ${Math.round(seconds / 3600)} h`;
  const days = seconds / 86_400;
  return days < 500 ? `about ${Math.round(days)} days` : days < 36_500 ? `about ${Math.round(days / 365)} years` : 'more than a lifetime';
}
