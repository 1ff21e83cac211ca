/** Claims and their outcomes, in words. */

import type { Arm, Claim, Compared, Expectation } from '../../generated/core-types';
import { percent, short, THIN } from './numbers';
import { durationWords } from './time';

export const none = 'Nothing is claimed about this scenario.';
export const runnerNotLoaded = 'What tries claims could not be loaded.';
export const crashed = 'What tries claims broke.';
export const stop = 'Stop';

export function check(runs: number): string {
  return `Check in ${runs} runs`;
}

/** Before a check. */
export function claimed(share: number): string {
  return `claimed: in ${percent(share)} of runs`;
}

/** Beside the count of a check. */
export function claimedShort(share: number): string {
  return `claimed: ${percent(share)}`;
}

export function withSeed(seed: number, holds: boolean): string {
  return `With the seed on screen, ${seed}, it ${holds ? 'holds' : 'does not hold'}:`;
}

/** What a screen reader is told when a check is over. */
export function over(count: Tally): string {
  return `It ${tallyWords(count)}.`;
}

/** How many runs there were, and in how many of them the claim held. */
export interface Tally {
  readonly held: number;
  readonly runs: number;
}

const SIDES: Readonly<Record<Expectation['is'], string>> = { above: 'above', at_least: 'at least', below: 'below', at_most: 'at most' };

const NOTHING = 'nothing to measure';

const UNITS: readonly { readonly suffix: string; readonly say: (value: number) => string }[] = [
  { suffix: '_share', say: (value) => `${(100 * value).toFixed(1)}${THIN}%` },
  { suffix: '_per_hour', say: (value) => `${short(value)} an hour` },
  { suffix: '_minutes', say: (value) => (value < 0 ? `−${durationWords(-value)}` : durationWords(value)) },
  { suffix: '_items', say: short },
  { suffix: '_messages', say: short },
];

/** `lead_time_minutes.p95` is called “lead time, p95” and said in minutes. */
function quantity(path: string): { readonly name: string; readonly say: (value: number) => string } {
  let say = short;
  const names = path.split('.').map((part) => {
    const unit = UNITS.find(({ suffix }) => part.endsWith(suffix));
    if (unit) say = unit.say;
    else if (part === 'count') say = short;
    return (unit ? part.slice(0, -unit.suffix.length) : part).replaceAll('_', ' ');
  });
  return { name: names.join(', '), say: (value) => (Number.isFinite(value) ? say(value) : NOTHING) };
}

/** “coherence, again: 62.5 %, above 47.2 %”; in the sentence’s own terms where the claim has words for it. */
export function comparisonWords(claim: Claim, expect: Expectation, compared: Compared): string {
  const { name, say } = quantity(expect.metric);
  if (expect.words) return filled(expect.words, compared, say);
  const arms = claim.arms ?? [];
  const arm = arms.length > 1 ? `, ${expect.of ?? armName(arms[0]!)}` : '';
  const time = expect.at_minutes == null ? '' : ` after ${durationWords(expect.at_minutes)}`;
  const side = compared.holds ? SIDES[expect.is] : `not ${SIDES[expect.is]}`;
  return `${name}${arm}${time}: ${say(compared.value)}, ${side} ${say(compared.bound)}`;
}

function armName(arm: Arm): string {
  return typeof arm === 'string' ? arm : arm.name;
}

/** A template filled with what was measured. The compiler has refused templates with unknown names. */
function filled(words: string, { value, bound, other }: Compared, say: (value: number) => string): string {
  const said: Readonly<Record<string, string>> = {
    value: say(value),
    bound: say(bound),
    other: say(other),
    difference: say(value - other),
    ratio: Number.isFinite(value / other) ? (value / other).toFixed(2) : NOTHING,
  };
  return words.replace(/\{(\w+)\}/g, (_, name: string) => said[name] ?? '');
}

/** “holds in 93 of 100 runs” */
export function tallyWords({ held, runs }: Tally): string {
  return `holds in ${held} of ${runs} ${runs === 1 ? 'run' : 'runs'}`;
}
