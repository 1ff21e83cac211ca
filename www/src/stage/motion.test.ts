import { describe, expect, it } from 'vitest';
import { FRAME } from '../generated/frame-layout';
import { moodOf, OUT, TIRED } from './face';
import { FrameView } from './frame-view';
import { Motion } from './motion';
import { Positions } from './positions';

const { HEADER, ACTOR } = FRAME;

/** One actor, packed by hand. */
function frameOf(fields: Partial<Record<Exclude<keyof typeof ACTOR, 'STRIDE'>, number>>): FrameView {
  const words = new Float64Array(64);
  words[HEADER.MAGIC] = FRAME.MAGIC;
  words[HEADER.VERSION] = FRAME.VERSION;
  words[HEADER.TOTAL_WORDS] = 64;
  words[HEADER.ACTORS_COUNT] = 1;
  words[HEADER.ACTORS_OFFSET] = HEADER.STRIDE;
  for (const [name, value] of Object.entries(fields)) words[HEADER.STRIDE + ACTOR[name as keyof typeof ACTOR]] = value;
  return new FrameView(words);
}

const at = new Positions(new Float32Array([100, 100]));

describe('mood', () => {
  it('follows how full the mailbox is until the core speaks of stress', () => {
    expect(moodOf(frameOf({ CAPACITY: 8, WAITING_COUNT: 0 }), 0)).toBe(0);
    expect(moodOf(frameOf({ CAPACITY: 8, WAITING_COUNT: 8 }), 0)).toBeGreaterThan(TIRED);
    expect(moodOf(frameOf({ CAPACITY: -1, WAITING_COUNT: 5 }), 0)).toBeLessThan(TIRED);
    const buried = moodOf(frameOf({ CAPACITY: -1, WAITING_COUNT: 40 }), 0);
    expect(buried).toBeGreaterThan(TIRED);
    expect(buried).toBeLessThan(OUT);
    expect(moodOf(frameOf({ CAPACITY: -1, WAITING_COUNT: 40, STRESS: 0.2 }), 0)).toBeLessThan(TIRED);
    const worn = moodOf(frameOf({ CAPACITY: 8, WAITING_COUNT: 0, STRESS: 1 }), 0);
    expect(worn).toBeGreaterThan(TIRED);
    expect(worn).toBeLessThan(OUT);
  });
});

describe('letters', () => {
  it('fall into the tray and come to rest', () => {
    const motion = new Motion();
    motion.resize(1);
    motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 2 }), 1, at, 0.016, false);
    const three = frameOf({ CAPACITY: 8, WAITING_COUNT: 3 });
    expect(motion.advance(three, 1, at, 0.016, false)).toBe(true);
    expect(motion.dropping[0]).toBe(1);
    expect(motion.drop[0]).toBeGreaterThan(1);
    let frames = 0;
    while (motion.advance(three, 1, at, 0.016, false)) frames += 1;
    expect(frames).toBeLessThan(120);
    expect(motion.drop[0]).toBeLessThan(0.05);
  });

  it('sink by a row when the lowest is taken', () => {
    const motion = new Motion();
    motion.resize(1);
    motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 2, MODE: 1, INTEGRATION_BEGAN_MINUTES: 1 }), 1, at, 0.016, false);
    motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 1, MODE: 1, INTEGRATION_BEGAN_MINUTES: 5 }), 1, at, 0.016, false);
    expect(motion.slide[0]).toBeCloseTo(1);
    expect(motion.dropping[0]).toBe(0);
  });

  it('are simply there after a jump in time, and always with reduced motion', () => {
    const motion = new Motion();
    motion.resize(1);
    motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 2 }), 1, at, 0.016, false);
    motion.forget();
    motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 7 }), 1, at, 0.016, false);
    expect([motion.drop[0], motion.slide[0]]).toEqual([0, 0]);
    expect(motion.advance(frameOf({ CAPACITY: 8, WAITING_COUNT: 8 }), 1, at, 0.016, true)).toBe(false);
  });
});

describe('eyes', () => {
  it('turn to the message that arrives next, and not with reduced motion', () => {
    const motion = new Motion();
    motion.resize(1);
    const frame = frameOf({ CAPACITY: 8 });
    motion.watch(0, 100, 300, 0.5);
    motion.watch(0, 300, 100, 0.9);
    motion.watch(0, 100, 300, 0.6);
    motion.advance(frame, 1, at, 0.016, false);
    expect(motion.gazeX[0]).toBeCloseTo(1);
    expect(motion.gazeY[0]).toBeCloseTo(0);
    motion.advance(frame, 1, at, 0.016, true);
    expect(motion.gazeX[0]).toBe(0);
  });
});
