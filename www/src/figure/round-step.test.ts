import { expect, it } from 'vitest';
import { roundStep } from './round-step';

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
