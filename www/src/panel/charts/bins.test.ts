import { expect, it } from 'vitest';
import type { Series } from '../../generated/core-types';
import { binned } from './bins';

function series(intervalMinutes: number, throughput: number[], lead: number[]): Series {
  const values = (list: number[]) => Float64Array.from(list);
  const rest = values(throughput.map(() => 0));
  return {
    interval_minutes: intervalMinutes,
    minutes: values(throughput.map((_, at) => (at + 1) * intervalMinutes)),
    throughput_per_hour: values(throughput),
    lead_time_minutes: values(lead),
    coherence_share: rest,
    perceived_coherence_share: rest,
    mailbox_length_messages: rest,
    utilisation_share: rest,
    present_share: rest,
    held_up_share: rest,
  };
}

it('averages throughput over each bin, and lead time over the items done in it', () => {
  const bins = binned(series(10, [6, 0, 0, 12, 6, 6], [30, NaN, NaN, 10, 20, 40]));
  expect(bins.minutes).toEqual([10, 30, 50]);
  expect(bins.throughput_per_hour).toEqual([3, 6, 6]);
  expect(bins.lead_time_minutes).toEqual([30, 10, 30]);
});

it('has no lead time where nothing was done, and no bin that is not complete', () => {
  const bins = binned(series(20, [0, 3], [NaN, 5]));
  expect(bins.lead_time_minutes).toEqual([NaN, 5]);
  expect(binned(series(10, [6, 6, 6], [1, 1, 1])).minutes).toHaveLength(1);
});

it('keeps a long run readable', () => {
  expect(binned(series(4, Array(599).fill(6), Array(599).fill(1))).minutes.length).toBeLessThanOrEqual(48);
});
