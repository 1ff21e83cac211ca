import { expect, it } from 'vitest';
import { FRAME } from '../generated/frame-layout';
import { detailFor } from './detail';
import { FrameView } from './frame-view';
import { treeTurn } from './geometry';
import { Losses } from './losses';
import { MessagePoints } from './message-points';
import { Motion } from './motion';
import { Positions } from './positions';
import type { Scene } from './scene';

const { HEADER, ACTOR, FLIGHT, KIND } = FRAME;
/** A supervisor, and somebody below and to the right. */
const PLACES = [200, 80, 500, 400];

/** Where a message of a kind is, so far (0..1) on its way from one to the other. */
function place(kind: number, from: number, to: number, progress: number): { x: number; y: number } {
  const flights = HEADER.STRIDE + 2 * ACTOR.STRIDE;
  const words = new Float64Array(flights + FLIGHT.STRIDE);
  words.set([FRAME.MAGIC, FRAME.VERSION, words.length]);
  words[HEADER.NOW_MINUTES] = 100;
  words[HEADER.ACTORS_COUNT] = 2;
  words[HEADER.ACTORS_OFFSET] = HEADER.STRIDE;
  words[HEADER.FLIGHTS_COUNT] = 1;
  words[HEADER.FLIGHTS_OFFSET] = flights;
  words[flights + FLIGHT.KIND] = kind;
  words[flights + FLIGHT.FROM] = from;
  words[flights + FLIGHT.TO] = to;
  words[flights + FLIGHT.SENT_MINUTES] = 100 - 10 * progress;
  words[flights + FLIGHT.DUE_MINUTES] = 110 - 10 * progress;
  const motion = new Motion();
  motion.resize(2);
  const points = new MessagePoints();
  points.compute(
    {
      frame: new FrameView(words),
      at: new Positions(new Float32Array(PLACES)),
      actorCount: 2,
      detail: detailFor(2, 800, 600),
      motion,
      view: { reducedMotion: false, selectedActor: null, selectedMessage: null, names: [] },
      markWindowMinutes: 1,
    } as unknown as Scene,
    new Losses(),
  );
  return { x: points.x[0]!, y: points.y[0]! };
}

it('failures climb the supervision tree and restarts come down it, while other messages keep to their lane', () => {
  const { radius } = detailFor(2, 800, 600);
  const turn = treeTurn(PLACES[1]!, PLACES[3]!, radius);
  // Straight up at first, then across.
  expect(place(KIND.FAILURE, 1, 0, 0.1).x).toBeCloseTo(500);
  expect(place(KIND.FAILURE, 1, 0, 0.6).y).toBeCloseTo(turn);
  expect(place(KIND.RESTART, 0, 1, 0.4).y).toBeCloseTo(turn);
  expect(place(KIND.RESTART, 0, 1, 0.95).x).toBeCloseTo(500);
  expect(Math.abs(place(KIND.UPDATE, 1, 0, 0.6).y - turn)).toBeGreaterThan(10);
});
