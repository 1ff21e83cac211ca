import { describe, expect, it } from 'vitest';
import { settleForces } from './force';

const distance = (at: Float64Array, a: number, b: number): number =>
  Math.hypot(at[a * 2]! - at[b * 2]!, at[a * 2 + 1]! - at[b * 2 + 1]!);

describe('forces', () => {
  it('bring linked people nearer than strangers', () => {
    const places = new Float64Array([0, 0, 300, 0, 400, 300, 50, 300]);
    const springs = [{ source: 0, target: 1 }, { source: 2, target: 3 }];
    settleForces(places, springs, 300);
    for (const { source, target } of springs) {
      for (const other of [0, 1, 2, 3].filter((who) => who !== source && who !== target)) {
        expect(distance(places, source, target)).toBeLessThan(distance(places, source, other));
      }
    }
  });

  it('part those who begin in one place, the same way every time', () => {
    const part = (): Float64Array => {
      const places = new Float64Array(10);
      settleForces(places, [{ source: 0, target: 1 }], 160);
      return places;
    };
    const places = part();
    for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) expect(distance(places, a, b)).toBeGreaterThan(80);
    expect(part()).toEqual(places);
  });
});
