import { expect, it } from 'vitest';
import type { Cast } from '../generated/core-types';
import { FRAME } from '../generated/frame-layout';
import { frameOf } from '../stage/org/frame.test-data';
import { doingWords, standings } from './standing';

const { MODE } = FRAME;
const CAST = { actors: ['Ana', 'Bo', 'Cem', 'Dee', 'Eli'] } as Cast;

it('says in a sentence who is held up, by what, and nothing of those at work', () => {
  expect(
    standings(
      frameOf([{ MODE: MODE.DOWN }, { MODE: MODE.MEETING }, { MODE: MODE.MEETING }, { MODE: MODE.IDLE }, { MODE: MODE.AWAY }]),
      CAST,
    ),
  ).toEqual(['Ana is down', 'Bo and Cem are in a meeting']);
  expect(standings(frameOf([{}, {}, {}, {}, {}].map(() => ({ MODE: MODE.BURNT_OUT }))), CAST)).toEqual(['5 people are burnt out']);
  expect(standings(frameOf([{ MODE: MODE.BLOCKED }, { MODE: MODE.BLOCKED }, { MODE: MODE.BLOCKED }, {}, {}]), CAST)).toEqual([
    'Ana, Bo and Cem are held back by a “No”',
  ]);
});

it('names whoever owes an answer', () => {
  const frame = frameOf([{ MODE: MODE.ASKING, WAITS_FOR: 3 }, { MODE: MODE.ASKING }, { MODE: MODE.INTEGRATING, WAITS_FOR: 3 }]);
  expect([0, 1, 2].map((actor) => doingWords(frame, CAST, actor))).toEqual([
    'waiting for an answer from Dee',
    'waiting for an answer',
    undefined,
  ]);
});
