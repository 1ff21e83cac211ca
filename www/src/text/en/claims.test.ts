/** Outcomes of claims, in words. */

import { describe, expect, it } from 'vitest';
import type { Claim } from '../../generated/core-types';
import { comparisonWords, tallyWords } from './claims';

describe('the words of a claim', () => {
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 1,
    holds_in_share: 1,
    arms: [{ name: 'once' }, 'again'],
    expects: [
      { metric: 'coherence_share', of: 'again', is: 'above', than: 0.4 },
      { metric: 'lead_time_minutes.p95', at_minutes: 960, is: 'at_most', than: 30 },
      { metric: 'lead_time_minutes.count', is: 'at_least', than: 3 },
      {
        metric: 'debt_items',
        is: 'above',
        than: { of: 'again', times: 3 },
        words: '{value} items against {other}: {ratio} times, {bound} are claimed',
      },
      { metric: 'coherence_share', is: 'above', than: 0, words: '{difference} more' },
    ],
  };
  it.each([
    [0, { value: 0.6251, bound: 0.4, other: 0.4, holds: true }, 'coherence, again: 62.5\u202f%, above 40.0\u202f%'],
    [1, { value: 95, bound: 30, other: 30, holds: false }, 'lead time, p95, once after 16 h: 1 h 35 min, not at most 30 min'],
    [2, { value: 12, bound: 3, other: 3, holds: true }, 'lead time, count, once: 12, at least 3'],
    [3, { value: 30, bound: 24, other: 8, holds: true }, '30 items against 8: 3.75 times, 24 are claimed'],
    [3, { value: 30, bound: 0, other: 0, holds: true }, '30 items against 0: nothing to measure times, 0 are claimed'],
    [4, { value: 0.5, bound: 0, other: 0.25, holds: true }, '25.0\u202f% more'],
    [1, { value: NaN, bound: 30, other: 30, holds: false }, 'lead time, p95, once after 16 h: nothing to measure, not at most 30 min'],
  ])('say comparison %i', (at, compared, words) => {
    expect(comparisonWords(claim, claim.expects[at]!, compared)).toBe(words);
  });

  it('count runs', () => {
    expect(tallyWords({ held: 93, runs: 100 })).toBe('holds in 93 of 100 runs');
    expect(tallyWords({ held: 1, runs: 1 })).toBe('holds in 1 of 1 run');
  });
});
