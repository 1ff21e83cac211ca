import { expect, it } from 'vitest';
import type { Metrics } from '../../generated/core-types';
import { setbacks, troubles } from './summary';

it('mentions what went amiss only where it did', () => {
  const metrics = (missed: number, misunderstood: number, people_left: number, error_items: number) =>
    ({ messages: { missed, misunderstood }, people_left, error_items }) as Metrics;
  expect(troubles(metrics(0, 0, 0, 0))).toEqual([]);
  expect(troubles(metrics(1, 3, 2, 1))).toEqual([
    '3 messages misunderstood',
    '1 message missed',
    '1 mistake under stress',
    '2 people have left',
  ]);
  expect(troubles(metrics(0, 0, 1, 0))).toEqual(['1 person has left']);
});

it('mentions what a team had to bear only where it did', () => {
  const metrics = (crashes: number, burn_outs: number, guesses: number, conflicts: number) =>
    ({ crashes, burn_outs, guesses, conflicts }) as Metrics;
  expect(setbacks(metrics(0, 0, 0, 0))).toEqual([]);
  expect(setbacks(metrics(1, 2, 1, 3))).toEqual([
    '1 failure so far',
    '2 burn-outs so far',
    '1 guess for want of an answer',
    '3 changes clashed',
  ]);
});
