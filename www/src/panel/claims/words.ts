/** Claims and what came of them, in words. */

import { short, THIN } from '#text/numbers';
import { durationWords } from '#text/time';
import type { Claim, Compared, Expectation } from '../../generated/core-types';

const SIDES: Readonly<Record<Expectation['is'], string>> = { above: 'above', at_least: 'at least', below: 'below', at_most: 'at most' };

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
  return { name: names.join(', '), say: (value) => (Number.isFinite(value) ? say(value) : 'nothing to measure') };
}

/** “coherence, again: 62.5 %, above 47.2 %” */
export function comparisonWords(claim: Claim, expect: Expectation, compared: Compared): string {
  const { name, say } = quantity(expect.metric);
  const several = (claim.arms?.length ?? 0) > 1;
  const arm = several ? `, ${expect.of ?? claim.arms![0]!.name}` : '';
  const time = expect.at_minutes == null ? '' : ` after ${durationWords(expect.at_minutes)}`;
  const side = compared.holds ? SIDES[expect.is] : `not ${SIDES[expect.is]}`;
  return `${name}${arm}${time}: ${say(compared.value)}, ${side} ${say(compared.bound)}`;
}

/** “holds in 93 of 100 runs” */
export function tallyWords({ held, runs }: { readonly held: number; readonly runs: number }): string {
  return `holds in ${held} of ${runs} ${runs === 1 ? 'run' : 'runs'}`;
}
