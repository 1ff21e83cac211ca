/** Answers, in words. */

import type { Cast, PairRetro } from '../../generated/core-types';
import { durationWords } from '../../core/clock';
import { count, THIN } from '../../text/en/numbers';
import type { Frontier, Ranking } from './answers';
import { isAbove, type Interval } from './interval';

const MINUS = '−';
/** An interval stays on one line. */
const TO = '\u00a0to\u00a0';

/** “Ana believed for 3 h 20 min in all that Bo knew the latest of API. Bo did not.” */
export function assumptionWords(cast: Cast, { owner, actor, domain, false_confidence_minutes }: PairRetro): string {
  const who = cast.actors[actor];
  return `${cast.actors[owner]} believed for ${durationWords(false_confidence_minutes)} in all that ${who} knew the latest of ${cast.domains[domain]!.name}. ${who} did not.`;
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? text : `${value < 0 ? MINUS : '+'}${text}`;
}

/** “+5.1 (+4.0 to +6.2)” */
export function itemsWords({ mean, low, high }: Interval): string {
  return `${signed(mean, 1)} (${signed(low, 1)}${TO}${signed(high, 1)})`;
}

/** The same of a share, in hundredths. */
export function pointsWords({ mean, low, high }: Interval): string {
  return itemsWords({ mean: 100 * mean, low: 100 * low, high: 100 * high });
}

/** “12.3 (11.8 to 12.8)” */
export function levelWords({ mean, low, high }: Interval): string {
  return `${mean.toFixed(1)} (${low.toFixed(1)}${TO}${high.toFixed(1)})`;
}

/** “61.2 % (58.0 to 64.4)” */
export function shareWords({ mean, low, high }: Interval): string {
  return `${(100 * mean).toFixed(1)}${THIN}% (${(100 * low).toFixed(1)}${TO}${(100 * high).toFixed(1)})`;
}

/** What the ranking says, as carefully as it may be said. */
export function rankingWords(names: readonly string[], { seeds, bearers, lead }: Ranking): string {
  const [first, second] = bearers;
  const over = `Over ${count(seeds, 'seed')}`;
  if (!first || !isAbove(first.debt)) return `${over}, there is nobody without whom debt surely rises.`;
  const name = names[first.actor]!;
  const most = `${over}, debt rises most without ${name}: by ${first.debt.mean.toFixed(1)} items on average`;
  if (!second || !lead) return `${most}.`;
  const next = names[second.actor]!;
  return isAbove(lead)
    ? `${most}, surely more than without ${next}, who comes next.`
    : `${most}, but not surely more than without ${next}.`;
}

/** What the loads say. */
export function frontierWords({ seeds, points, turn }: Frontier): string {
  const over = `Over ${count(seeds, 'seed')}`;
  if (turn === undefined) return `${over}: nowhere here does more load cost coherence without getting more done.`;
  const next = points[points.findIndex(({ factor }) => factor === turn) + 1]!;
  return `${over}: from ${turn} to ${next.factor} times the load, not surely more gets done, and coherence surely falls. There coherence beats speed.`;
}
