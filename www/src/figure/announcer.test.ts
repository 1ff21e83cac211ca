import { expect, it } from 'vitest';
import { Announcer } from './announcer';

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
