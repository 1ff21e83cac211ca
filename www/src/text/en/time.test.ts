import { describe, expect, it } from 'vitest';
import { durationWords, timeWords } from './time';

describe('simulated time', () => {
  it.each([
    [0, 'Monday 09:00'],
    [102.9, 'Monday 10:42'],
    [479.99, 'Monday 16:59'],
    [480, 'Tuesday 09:00'],
    [480 + 102, 'Tuesday 10:42'],
    [4 * 480 + 479, 'Friday 16:59'],
    [5 * 480, 'Week 2, Monday 09:00'],
    [-3, 'Monday 09:00'],
  ])('%d minutes is %s', (minutes, words) => {
    expect(timeWords(minutes)).toBe(words);
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [0.5, '30 s'],
    [0.999, '1 min'],
    [2.5, '2.5 min'],
    [9.97, '10 min'],
    [59.6, '1 h'],
    [200, '3 h 20 min'],
    [480, '1 day'],
    [720, '1.5 days'],
    [4800, '10 days'],
  ])('of %d minutes is %s', (minutes, words) => {
    expect(durationWords(minutes)).toBe(words);
  });
});
