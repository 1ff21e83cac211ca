import { describe, expect, it } from 'vitest';
import { FRAME } from '../generated/frame-layout';
import { detailFor } from './detail';
import { FrameView } from './frame-view';
import { hitTest } from './hit';
import { Losses } from './losses';
import { MessagePoints } from './message-points';
import { Positions } from './positions';
import type { Scene } from './scene';
import { placeStores, storeSize } from './stores';

const { HEADER, ACTOR, SEGMENT } = FRAME;
const [WIDTH, HEIGHT] = [800, 600];
const DOMAINS = [7, 3, 5, 1];

/** One person in the middle whose ring has four segments, and two places at the foot. */
function scene(): Scene {
  const words = new Float64Array(128);
  words.set([FRAME.MAGIC, FRAME.VERSION, words.length]);
  const segments = HEADER.STRIDE + ACTOR.STRIDE;
  words[HEADER.ACTORS_COUNT] = 1;
  words[HEADER.ACTORS_OFFSET] = HEADER.STRIDE;
  words[HEADER.SEGMENTS_OFFSET] = segments;
  words[HEADER.STRIDE + ACTOR.SEGMENT_COUNT] = DOMAINS.length;
  DOMAINS.forEach((domain, at) => {
    words[segments + at * SEGMENT.STRIDE + SEGMENT.DOMAIN] = domain;
  });
  return {
    frame: new FrameView(words),
    at: new Positions(new Float32Array([400, 200])),
    detail: detailFor(1, WIDTH, HEIGHT),
    actorCount: 1,
    storeAt: new Positions(placeStores(2, WIDTH, HEIGHT)),
    storeSize: storeSize(2, WIDTH, HEIGHT),
    storeCount: 2,
  } as Scene;
}

const hit = (x: number, y: number) => hitTest(scene(), new MessagePoints(), new Losses(), x, y);

describe('what is under a point', () => {
  it('is the person on the face, and the domain of the segment on the ring, clockwise from the top', () => {
    const { radius } = scene().detail;
    expect(hit(400, 200)).toEqual({ actor: 0 });
    const diagonal = radius * Math.SQRT1_2;
    const around = [
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ].map(([x, y]) => hit(400 + x! * diagonal, 200 + y! * diagonal));
    expect(around).toEqual(DOMAINS.map((domain) => ({ actor: 0, domain })));
  });

  it('is the place, its name included, and nothing beside it', () => {
    const { storeAt, storeSize: size } = scene();
    for (const store of [0, 1]) {
      expect(hit(storeAt.x(store), storeAt.y(store))).toEqual({ store });
      expect(hit(storeAt.x(store), storeAt.y(store) + size.height / 2 + size.nameSize)).toEqual({ store });
    }
    expect(hit((storeAt.x(0) + storeAt.x(1)) / 2, storeAt.y(0))).toBeNull();
  });
});

it('places stay on the stage and apart, however many there are', () => {
  for (const [width, height] of [
    [360, 300],
    [880, 620],
  ] as const) {
    for (let count = 1; count <= 6; count++) {
      const { width: wide, height: tall, nameSize } = storeSize(count, width, height);
      const at = placeStores(count, width, height);
      for (let store = 0; store < count; store++) {
        expect(at[store * 2]! - wide / 2).toBeGreaterThanOrEqual(0);
        expect(at[store * 2]! + wide / 2).toBeLessThanOrEqual(width);
        expect(at[store * 2 + 1]! + tall / 2 + nameSize * 1.5).toBeLessThanOrEqual(height);
        if (store > 0) expect(at[store * 2]! - at[store * 2 - 2]!).toBeGreaterThan(wide);
      }
    }
  }
});
