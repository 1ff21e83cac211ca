import { expect, it } from 'vitest';
import { roundTicks, timeTicks } from './axis';

it('puts ticks on round numbers, never too many', () => {
  expect(roundTicks(107, 3)).toEqual([0, 50, 100]);
  expect(roundTicks(1, 2)).toEqual([0, 0.5, 1]);
  expect(roundTicks(23, 3)).toEqual([0, 10, 20]);
  for (let max = 0.4; max < 1e6; max *= 1.37) {
    for (const most of [1, 2, 3, 6]) expect(roundTicks(max, most).length).toBeLessThanOrEqual(most + 1);
  }
});

it('puts ticks on whole hours and days', () => {
  expect(timeTicks(405, 4).map(({ label }) => label)).toEqual(['Mon', '11:00', '13:00', '15:00']);
  expect(timeTicks(1330, 3).map(({ minutes, label }) => [minutes, label])).toEqual([[0, 'Mon'], [480, 'Tue'], [960, 'Wed']]);
  expect(timeTicks(9000, 4).map(({ label }) => label)).toEqual(['week 1', 'week 2', 'week 3', 'week 4']);
});
