import { expect, it } from 'vitest';
import type { Metrics } from '../generated/core-types';
import { certainty } from '../panel/charts/charts';
import { Announcer, setbacks, troubles } from './summary';

it('speaks at once when time stands still, and seldom while it runs', () => {
  const announcer = new Announcer();
  announcer.update('first', 0, true);
  announcer.update('second', 1000, true);
  expect(announcer.words).toBe('first');
  announcer.update('third', 5200, true);
  expect(announcer.words).toBe('third');
  announcer.update('fourth', 6500, false);
  expect(announcer.words).toBe('fourth');
});

it('says what it held back once it may', () => {
  const announcer = new Announcer();
  announcer.update('first', 0, false);
  announcer.update('second', 100, false);
  expect(announcer.holding).toBe(true);
  expect(announcer.isDue(500, false)).toBe(false);
  expect(announcer.isDue(900, false)).toBe(true);
  announcer.update('second', 900, false);
  expect([announcer.words, announcer.holding]).toEqual(['second', false]);
});

it('does not stammer while a hand is on the timeline', () => {
  const announcer = new Announcer();
  announcer.update('first', 0, false);
  announcer.update('second', 100, false);
  expect(announcer.words).toBe('first');
  announcer.update('third', 1200, false);
  expect(announcer.words).toBe('third');
});

it('mentions what went amiss only where it did', () => {
  const metrics = (missed: number, misunderstood: number, people_left: number, error_items: number) =>
    ({ messages: { missed, misunderstood }, people_left, error_items }) as Metrics;
  expect(troubles(metrics(0, 0, 0, 0))).toEqual([]);
  expect(troubles(metrics(1, 3, 2, 1))).toEqual(['3 messages misunderstood', '1 message missed', '1 mistake under stress', '2 people have left']);
  expect(troubles(metrics(0, 0, 1, 0))).toEqual(['1 person has left']);
});

it('says how far certainty got, once something is over', () => {
  const metrics = (count: number, complete: number, one_sided: number) =>
    ({ mutual_knowledge: { count, mean_depth: 3.16, complete, one_sided } }) as Metrics;
  expect(certainty(metrics(0, 0, 0))).toBe('');
  expect(certainty(metrics(23, 5, 1))).toBe(
    'Of 23 messages that are over, both sides are sure of 5, one is sure and alone with 1, neither is of 17. On average the knowing goes 3.2 deep.');
});

it('mentions what a team had to bear only where it did', () => {
  const metrics = (crashes: number, burn_outs: number, guesses: number, conflicts: number) => ({ crashes, burn_outs, guesses, conflicts }) as Metrics;
  expect(setbacks(metrics(0, 0, 0, 0))).toEqual([]);
  expect(setbacks(metrics(1, 2, 1, 3))).toEqual(['1 failure so far', '2 burn-outs so far', '1 guess for want of an answer', '3 changes clashed']);
});
