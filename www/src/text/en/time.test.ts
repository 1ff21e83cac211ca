import { describe, expect, it } from 'vitest';
import examples from '../../../../src/kernel/calendar.examples.json';
import { isDayBreak, timeOf } from '../../core/clock';
import { durationWords, timeWords } from './time';

const working = examples.working_days.days;
const round = examples.round_the_clock.days;

/** The core's own examples: the same file that its test reads. */
describe.each(Object.entries(examples))('a moment of %s', (_, { days, moments }) => {
  it.each(moments)('at minute %d is in week %d, on day %d, at %d', (minutes, week, day, clock) => {
    const hours = String(Math.floor(clock! / 60)).padStart(2, '0');
    expect(timeOf(minutes!, days)).toEqual({ week, day, clock: `${hours}:${String(clock! % 60).padStart(2, '0')}` });
  });
});

describe('simulated time', () => {
  it.each([
    [working, 102.9, 'Monday 10:42'],
    [working, 4 * 480 + 479, 'Friday 16:59'],
    [working, 5 * 480, 'Week 2, Monday 09:00'],
    [round, 300, 'Monday 14:00'],
    [round, 6660, 'Saturday 00:00'],
    [round, 9540, 'Week 2, Monday 00:00'],
  ])('in %j, %d minutes is %s', (days, minutes, words) => {
    expect(timeWords(minutes, days)).toBe(words);
  });

  it('has a new day at nine in working days, and at midnight round the clock', () => {
    expect([0, 480, 900, 1440].map((minutes) => isDayBreak(minutes, working))).toEqual([true, true, false, true]);
    expect([0, 480, 900, 2340].map((minutes) => isDayBreak(minutes, round))).toEqual([false, false, true, true]);
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
    expect(durationWords(minutes, working)).toBe(words);
  });

  it('is counted in the days of a calendar', () => {
    expect(durationWords(720, round)).toBe('12 h');
    expect(durationWords(2880, round)).toBe('2 days');
  });

  it('is in hours where no calendar says how long a day is', () => {
    expect([480, 1439, 1500, 4800].map((minutes) => durationWords(minutes))).toEqual(['8 h', '23 h 59 min', '25 h', '80 h']);
  });
});
