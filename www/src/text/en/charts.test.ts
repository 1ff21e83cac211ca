import { expect, it } from 'vitest';
import type { Metrics } from '../../generated/core-types';
import { certainty } from './charts';

it('says how far certainty got, once something is over', () => {
  const metrics = (count: number, complete: number, one_sided: number) =>
    ({ mutual_knowledge: { count, mean_depth: 3.16, complete, one_sided } }) as Metrics;
  expect(certainty(metrics(0, 0, 0))).toBe('');
  expect(certainty(metrics(23, 5, 1))).toBe(
    'Of 23 messages that are over, both sides are sure of 5, one is sure and alone with 1, neither is of 17. On average the knowing goes 3.2 deep.',
  );
});
