import { describe, expect, it } from 'vitest';
import { GLYPHS } from '../../design/glyph';
import { ORG_GLYPHS } from '../../design/organisation-glyphs';
import { FRAME } from '../../generated/frame-layout';
import { detailFor } from '../detail';
import { Positions } from '../positions';
import { type Fields, frameOf } from './frame.test-data';
import { answersFor } from './labels';
import { sittings } from './meeting';
import { MARK_SIGNS } from './organisation';

const { MODE, WHAT } = FRAME;
const SITTING: Fields = { MODE: MODE.MEETING };
const AT_WORK: Fields = { MODE: MODE.INTEGRATING };
const DOWN: Fields = { MODE: MODE.DOWN };

describe('the signs of a team at work', () => {
  it('differ in shape from one another and from the signs of messages', () => {
    const paths = [...Object.values(GLYPHS), ...Object.values(ORG_GLYPHS)].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('are there for what happens to people', () => {
    for (const what of [
      WHAT.CRASHED,
      WHAT.RECOVERED,
      WHAT.BURNT_OUT,
      WHAT.HIRED,
      WHAT.LET_GO,
      WHAT.CONFLICTED,
      WHAT.GUESSED,
      WHAT.HANDED_OVER,
    ]) {
      expect(MARK_SIGNS[what]).toBeDefined();
    }
    const whats: readonly number[] = Object.values(WHAT);
    expect(Object.keys(MARK_SIGNS).filter((what) => !whats.includes(Number(what)))).toEqual([]);
  });
});

describe('who sits in which meeting', () => {
  const meetings = [
    { name: 'Pair', attendees: [0, 1] },
    { name: 'All', attendees: [0, 1, 2, 3] },
  ];
  const of = (people: readonly Fields[], places = [0, 0, 100, 0, 100, 100, 0, 100]) =>
    sittings({
      frame: frameOf(people),
      cast: { actors: [], links: [], systems: [], meetings },
      at: new Positions(new Float32Array(places)),
      detail: detailFor(4, 800, 600),
      actorCount: people.length,
    });
  const names = (people: readonly Fields[]) => of(people).map(({ name, present }) => `${name}: ${present.join(' ')}`);

  it('is told by who is there', () => {
    expect(names([AT_WORK, AT_WORK, AT_WORK, AT_WORK])).toEqual([]);
    expect(names([SITTING, SITTING, AT_WORK, AT_WORK])).toEqual(['Pair: 0 1']);
    expect(names([SITTING, SITTING, SITTING, SITTING])).toEqual(['All: 0 1 2 3']);
  });

  it('goes on without somebody who cannot come', () => {
    expect(names([SITTING, SITTING, DOWN, SITTING])).toEqual(['All: 0 1 3']);
  });

  it('has its table among them, where nobody stands', () => {
    const [sitting] = of([SITTING, SITTING, SITTING, SITTING], [0, 0, 400, 0, 400, 400, 0, 400]);
    expect(sitting!.table).toEqual({ x: 200, y: 200 });
    const places = [0, 0, 400, 0, 200, 10, 200, -30];
    const { x, y } = of([SITTING, SITTING, AT_WORK, AT_WORK], places)[0]!.table;
    for (let i = 0; i < 4; i++)
      expect(Math.hypot(x - places[i * 2]!, y - places[i * 2 + 1]!)).toBeGreaterThan(detailFor(4, 800, 600).radius * 1.6);
  });
});

describe('a role', () => {
  const role = { name: 'Support', holders: [0, 1], standby: [2] };
  const answering = (people: readonly Fields[]) => [0, 1, 2].filter((actor) => answersFor(frameOf(people), role, actor));

  it('is with its holders who are up, and with a standby only while none is', () => {
    expect(answering([AT_WORK, AT_WORK, AT_WORK])).toEqual([0, 1]);
    expect(answering([DOWN, AT_WORK, AT_WORK])).toEqual([1]);
    expect(answering([DOWN, { MODE: MODE.AWAY }, AT_WORK])).toEqual([2]);
    expect(answering([DOWN, DOWN, DOWN])).toEqual([]);
  });
});
