import { expect, it } from 'vitest';
import { count, percent, roundStep, short, THIN } from './numbers';

it('sets shares as per cent', () => {
  expect([0, 0.714, 1].map(percent)).toEqual([`0${THIN}%`, `71${THIN}%`, `100${THIN}%`]);
});

it('keeps one decimal of small numbers and none of large ones', () => {
  expect([0, 2.54, 9.94, 9.96, 31.4].map(short)).toEqual(['0', '2.5', '9.9', '10', '31']);
});

it('counts', () => {
  expect([count(1, 'try', 'tries'), count(0, 'message')]).toEqual(['1 try', '0 messages']);
});

it('divides a range into round steps, neither coarse nor endless', () => {
  for (const max of [0.9, 1, 30, 60, 11, 500, 1e9]) {
    const step = roundStep(0, max);
    expect(max / step).toBeGreaterThanOrEqual(99.9);
    expect(max / step).toBeLessThanOrEqual(250);
    expect(String(step)).toMatch(/^[125]0*$|^0\.0*[125]$/);
  }
  expect(roundStep(0, 1)).toBe(0.01);
  expect(roundStep(3, 3)).toBe(1);
});
