import { describe, expect, it } from 'vitest';
import {
  easeFlight,
  elbowAt,
  elbowLength,
  laneControl,
  linkControl,
  type Point,
  pointAt,
  rimShare,
  stepFlight,
  treeTurn,
} from './geometry';

const point = (): Point => ({ x: 0, y: 0 });

describe('a link', () => {
  it('bends gently: its middle is off the straight line, by less than a tenth of its length', () => {
    const control = linkControl(0, 0, 200, 0, point());
    const middle = pointAt(0, 0, control.x, control.y, 200, 0, 0.5, point());
    expect(middle.x).toBeCloseTo(100);
    expect(Math.abs(middle.y)).toBeGreaterThan(2);
    expect(Math.abs(middle.y)).toBeLessThan(20);
  });

  it('begins and ends at its actors', () => {
    const control = linkControl(10, 20, 130, 90, point());
    expect(pointAt(10, 20, control.x, control.y, 130, 90, 0, point())).toEqual({ x: 10, y: 20 });
    expect(pointAt(10, 20, control.x, control.y, 130, 90, 1, point())).toEqual({ x: 130, y: 90 });
  });
});

describe('opposite traffic', () => {
  it.each([
    [0, 0, 200, 0],
    [50, 300, 90, 20],
    [300, 40, 10, 260],
  ])('passes at twice the lane from %i,%i to %i,%i', (ax, ay, bx, by) => {
    const lane = 6;
    const there = laneControl(1, 4, ax, ay, bx, by, lane, point());
    const back = laneControl(4, 1, bx, by, ax, ay, lane, point());
    const one = pointAt(ax, ay, there.x, there.y, bx, by, 0.5, point());
    const other = pointAt(bx, by, back.x, back.y, ax, ay, 0.5, point());
    expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeCloseTo(2 * lane);
  });

  it('keeps to the same side of its own way, whoever has the lower number', () => {
    const up = laneControl(1, 4, 0, 0, 200, 0, 6, point());
    const down = laneControl(4, 1, 0, 0, 200, 0, 6, point());
    const link = linkControl(0, 0, 200, 0, point());
    const reversed = linkControl(200, 0, 0, 0, point());
    expect(up.y - link.y).toBeCloseTo(12);
    expect(down.y - reversed.y).toBeCloseTo(12);
  });
});

describe('a way along a link', () => {
  it('never has more hidden under the rims than can be seen', () => {
    expect(rimShare(40, 400)).toBeCloseTo(0.1);
    expect(rimShare(40, 10)).toBe(0.45);
    expect(rimShare(40, 0)).toBe(0.5);
  });

  it('eases without ever going back, and steps in three when motion is reduced', () => {
    let last = 0;
    for (let progress = 0; progress <= 1; progress += 0.01) {
      expect(easeFlight(progress)).toBeGreaterThanOrEqual(last);
      last = easeFlight(progress);
    }
    expect([easeFlight(0), easeFlight(1)]).toEqual([0, 1]);
    expect([0, 0.2, 0.4, 0.7, 0.9, 1].map(stepFlight)).toEqual([0, 0, 0.5, 0.5, 1, 1]);
  });
});

describe('a line of the supervision tree', () => {
  it('goes down, across, and down again, at an even pace', () => {
    const turn = treeTurn(0, 400, 40);
    const length = elbowLength(100, 0, 300, 400, turn);
    expect(length).toBe(600);
    const at = (share: number) => elbowAt(100, 0, 300, 400, turn, share, point());
    expect(at(0)).toEqual({ x: 100, y: 0 });
    expect(at((turn + 100) / length)).toEqual({ x: 200, y: turn });
    expect(at(1)).toEqual({ x: 300, y: 400 });
  });

  it('is the same way up as down', () => {
    const turn = treeTurn(20, 300, 30);
    for (const share of [0, 0.1, 0.3, 0.7, 1]) {
      const down = elbowAt(50, 20, 10, 300, turn, share, point());
      const up = elbowAt(10, 300, 50, 20, turn, 1 - share, point());
      expect(up.x).toBeCloseTo(down.x);
      expect(up.y).toBeCloseTo(down.y);
    }
  });

  it('turns at one height for all who are well below, and half way for those who are not', () => {
    expect(treeTurn(0, 300, 40)).toBe(treeTurn(0, 500, 40));
    expect(treeTurn(0, 60, 40)).toBe(30);
    expect(treeTurn(100, 0, 40)).toBe(50);
  });
});
