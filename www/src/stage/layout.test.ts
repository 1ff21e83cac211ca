import { describe, expect, it } from 'vitest';
import { detailFor } from './detail';
import { defaultKeepClear, fitPlaces, footprintOf } from './fit';
import { overlaps, type Rect } from './geometry';
import { layOut, type StageCast } from './layout';

function team(count: number, mesh = false): StageCast {
  const links = [];
  for (let to = 1; to < count; to++) {
    for (let from = mesh ? 0 : Math.max(0, to - 2); from < to; from++) links.push({ from, to });
  }
  return { actors: Array.from({ length: count }, (_, i) => `Actor ${i + 1}`), links, systems: [] };
}

const STAGES = [[880, 800], [1280, 720], [360, 420]] as const;
const TEAMS = [['one person', team(1)], ['two', team(2)], ['a chain of seven', team(7)], ['eight who all talk', team(8, true)]] as const;

function standing(cast: StageCast, width: number, height: number): { boxes: Rect[]; keepClear: Rect[] } {
  const detail = detailFor(cast.actors.length, width, height);
  const keepClear = defaultKeepClear(width, height);
  const at = fitPlaces(layOut(cast), width, height, detail, keepClear);
  const foot = footprintOf(detail);
  const boxes = cast.actors.map((_, i) => ({
    left: at[i * 2]! - foot.left, right: at[i * 2]! + foot.right, top: at[i * 2 + 1]! - foot.up, bottom: at[i * 2 + 1]! + foot.down,
  }));
  return { boxes, keepClear };
}

describe('a layout', () => {
  it.each([8, 40, 120, 1500])('of %i people is the same every time', (count) => {
    expect(layOut(team(count))).toEqual(layOut(team(count)));
  });

  it('does not depend on what was laid out before', () => {
    const alone = layOut(team(9));
    layOut(team(30));
    expect(layOut(team(9))).toEqual(alone);
  });

  it('puts people apart who are not linked to anybody', () => {
    const places = layOut({ actors: ['Ana', 'Bo', 'Cem'], links: [], systems: [] });
    expect(Math.hypot(places[0]! - places[2]!, places[1]! - places[3]!)).toBeGreaterThan(10);
    expect(places.every(Number.isFinite)).toBe(true);
  });

  it('passes over links to oneself and to the outside', () => {
    const places = layOut({ actors: ['Ana', 'Bo'], links: [{ from: 0, to: 0 }, { from: -1, to: 1 }, { from: 0, to: 1 }], systems: [] });
    expect(places.every(Number.isFinite)).toBe(true);
  });

  it('keeps linked people near one another in a multitude', () => {
    const cast = team(1500);
    const places = layOut(cast);
    const distance = (a: number, b: number): number => Math.hypot(places[a * 2]! - places[b * 2]!, places[a * 2 + 1]! - places[b * 2 + 1]!);
    const linked = cast.links.reduce((sum, { from, to }) => sum + distance(from, to), 0) / cast.links.length;
    const any = cast.actors.reduce((sum, _, i) => sum + distance(i, (i * 7 + 701) % 1500), 0) / 1500;
    expect(linked).toBeLessThan(any / 2);
  });
});

describe.each(STAGES)('on a stage of %i by %i', (width, height) => {
  it.each(TEAMS)('%s stand on the stage, clear of the readouts and of each other', (_, cast) => {
    const { boxes, keepClear } = standing(cast, width, height);
    for (const [i, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
      for (const rect of keepClear) expect(overlaps(box, rect), `actor ${i} and a readout`).toBe(false);
      for (const other of boxes.slice(i + 1)) expect(overlaps(box, other), `actor ${i} and another`).toBe(false);
    }
  });
});
