import { describe, expect, it } from 'vitest';
import { detailFor } from './detail';
import { defaultKeepClear, fitPlaces, footprintOf } from './fit';
import { overlaps, type Rect } from './geometry';
import { layOut, type StageCast, treeOf } from './layout';

function team(count: number, mesh = false): StageCast {
  const links = [];
  for (let to = 1; to < count; to++) {
    for (let from = mesh ? 0 : Math.max(0, to - 2); from < to; from++) links.push({ from, to });
  }
  return { actors: Array.from({ length: count }, (_, i) => `Actor ${i + 1}`), links, systems: [] };
}

const STAGES = [
  [880, 800],
  [1280, 720],
  [360, 420],
] as const;
const TEAMS = [
  ['one person', team(1)],
  ['two', team(2)],
  ['a chain of seven', team(7)],
  ['eight who all talk', team(8, true)],
] as const;

function standing(cast: StageCast, width: number, height: number): { boxes: Rect[]; keepClear: Rect[] } {
  const detail = detailFor(cast.actors.length, width, height);
  const keepClear = defaultKeepClear(width, height);
  const at = fitPlaces(layOut(cast), width, height, detail, keepClear);
  const foot = footprintOf(detail);
  const boxes = cast.actors.map((_, i) => ({
    left: at[i * 2]! - foot.left,
    right: at[i * 2]! + foot.right,
    top: at[i * 2 + 1]! - foot.up,
    bottom: at[i * 2 + 1]! + foot.down,
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

  it('puts those side by side who are linked, about as far apart as every such pair', () => {
    const places = layOut(team(7));
    const distance = (a: number, b: number): number => Math.hypot(places[a * 2]! - places[b * 2]!, places[a * 2 + 1]! - places[b * 2 + 1]!);
    const next = Array.from({ length: 6 }, (_, i) => distance(i, i + 1));
    expect(Math.max(...next)).toBeLessThan(1.5 * Math.min(...next));
    expect(distance(0, 6)).toBeGreaterThan(2 * Math.max(...next));
  });

  it('passes over links to oneself and to the outside', () => {
    const places = layOut({
      actors: ['Ana', 'Bo'],
      links: [
        { from: 0, to: 0 },
        { from: -1, to: 1 },
        { from: 0, to: 1 },
      ],
      systems: [],
    });
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

describe('a supervision tree', () => {
  const cast: StageCast = {
    ...team(7),
    supervisors: [
      { supervisor: 0, children: [1, 2] },
      { supervisor: 1, children: [3, 4] },
      { supervisor: 2, children: [5, 6] },
    ],
  };

  it('has each supervisor over the middle of those below, who stand side by side', () => {
    const tree = treeOf(cast);
    expect(tree.map((branch) => branch!.storey)).toEqual([0, 1, 1, 2, 2, 2, 2]);
    expect([3, 4, 5, 6].map((leaf) => tree[leaf]!.across)).toEqual([-1.5, -0.5, 0.5, 1.5]);
    expect([0, 1, 2].map((actor) => tree[actor]!.across)).toEqual([0, -1, 1]);
  });

  it('is planted once, whatever goes round in circles', () => {
    expect(
      treeOf({
        ...team(3),
        supervisors: [
          { supervisor: 0, children: [1] },
          { supervisor: 1, children: [2] },
          { supervisor: 2, children: [1] },
        ],
      }).length,
    ).toBe(3);
    expect(
      treeOf({
        ...team(2),
        supervisors: [
          { supervisor: 0, children: [1] },
          { supervisor: 1, children: [0] },
        ],
      }),
    ).toEqual([]);
  });

  it.each(STAGES)('stands upright on a stage of %i by %i', (width, height) => {
    const at = fitPlaces(layOut(cast), width, height, detailFor(7, width, height), [], 'upright');
    const y = (actor: number) => at[actor * 2 + 1]!;
    for (const { supervisor, children } of cast.supervisors!)
      for (const child of children) expect(y(child)).toBeGreaterThan(y(supervisor) + 20);
  });
});

describe('sites', () => {
  it('keep those together who sit at them, whoever is linked with whom', () => {
    const cast: StageCast = { ...team(8, true), sites: ['here', 'there'] };
    const sites = [0, 1, 0, 1, 0, 1, 0, 1];
    const places = layOut(cast, sites);
    const xs = (site: number) => sites.flatMap((own, actor) => (own === site ? [places[actor * 2]!] : []));
    expect(Math.max(...xs(0))).toBeLessThan(Math.min(...xs(1)));
  });

  it('are as wide as they have people', () => {
    const places = layOut({ ...team(9, true), sites: ['here', 'there'] }, [0, 0, 0, 0, 0, 0, 0, 1, 1]);
    const width = (from: number, to: number) => {
      const xs = Array.from({ length: to - from }, (_, at) => places[(from + at) * 2]!);
      return Math.max(...xs) - Math.min(...xs);
    };
    expect(width(0, 7) / width(7, 9)).toBeCloseTo(7 / 2);
  });
});
