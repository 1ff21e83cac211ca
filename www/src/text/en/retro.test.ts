import { describe, expect, it } from 'vitest';
import { assumption, itemsWords, levelWords, pointsWords, shareWords } from './retro';

describe('words', () => {
  it('say an assumption', () => {
    expect(assumption('Ana', 'Bo', 'API', 200)).toBe('Ana believed for 3 h 20 min in all that Bo knew the latest of API. Bo did not.');
  });

  it.each([
    [itemsWords({ mean: 5.12, low: -0.04, high: 10.26 }), '+5.1 (0.0\u00a0to\u00a0+10.3)'],
    [itemsWords({ mean: -5.12, low: -10.26, high: 0 }), '−5.1 (−10.3\u00a0to\u00a00.0)'],
    [pointsWords({ mean: -0.0512, low: -0.1, high: 0.01 }), '−5.1 (−10.0\u00a0to\u00a0+1.0)'],
    [levelWords({ mean: 12.34, low: 11.8, high: 12.9 }), '12.3 (11.8\u00a0to\u00a012.9)'],
    [shareWords({ mean: 0.612, low: 0.58, high: 0.644 }), '61.2\u202f% (58.0\u00a0to\u00a064.4)'],
  ])('say an interval: %s', (words, expected) => {
    expect(words).toBe(expected);
  });
});
