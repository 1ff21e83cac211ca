import { describe, expect, it } from 'vitest';
import { FRAME } from '../generated/frame-layout';
import { FrameView } from './frame-view';

const { HEADER, ACTOR, FLIGHT, NOTE, MARK } = FRAME;

function emptyFrame(words = 256): Float64Array {
  const frame = new Float64Array(words);
  frame[HEADER.MAGIC] = FRAME.MAGIC;
  frame[HEADER.VERSION] = FRAME.VERSION;
  frame[HEADER.TOTAL_WORDS] = words;
  return frame;
}

describe('a frame', () => {
  it('is refused when it is too short for a header', () => {
    expect(() => new FrameView(new Float64Array(4))).toThrow(/header of 32 words, but only 4 are there/);
  });

  it('is refused when it does not begin as one', () => {
    const frame = emptyFrame();
    frame[HEADER.MAGIC] = 7;
    expect(() => new FrameView(frame)).toThrow(/not a frame: they begin with 7/);
  });

  it('is refused when another build packed it', () => {
    const frame = emptyFrame();
    frame[HEADER.VERSION] = FRAME.VERSION + 1;
    expect(() => new FrameView(frame)).toThrow(new RegExp(`layout version ${FRAME.VERSION + 1}.*reads ${FRAME.VERSION}:`));
  });

  it('is refused when part of it is missing', () => {
    const frame = emptyFrame();
    frame[HEADER.TOTAL_WORDS] = 300;
    expect(() => new FrameView(frame)).toThrow(/300 words, but only 256 are there/);
  });

  it('is read in place, so that the next packing shows through the same view', () => {
    const frame = emptyFrame();
    const actors = HEADER.STRIDE;
    const flights = actors + 2 * ACTOR.STRIDE;
    frame[HEADER.ACTORS_COUNT] = 2;
    frame[HEADER.ACTORS_OFFSET] = actors;
    frame[HEADER.FLIGHTS_COUNT] = 1;
    frame[HEADER.FLIGHTS_OFFSET] = flights;
    frame[actors + ACTOR.STRIDE + ACTOR.WAITING_COUNT] = 3;
    frame[flights + FLIGHT.FROM] = -1;
    frame[flights + FLIGHT.FATE] = FRAME.FATE.LOST;
    const view = new FrameView(frame);
    expect([view.actorCount, view.actorWaiting(0), view.actorWaiting(1)]).toEqual([2, 0, 3]);
    expect([view.flightFrom(0), view.flightWillBeLost(0)]).toEqual([-1, true]);
    frame[flights + FLIGHT.FATE] = FRAME.FATE.MISREAD;
    expect(view.flightWillBeLost(0)).toBe(false);
    frame[actors + ACTOR.WAITING_COUNT] = 9;
    frame[HEADER.NOW_MINUTES] = 42;
    expect([view.actorWaiting(0), view.nowMinutes]).toEqual([9, 42]);
  });

  it('says what each store says of each domain, and whom a mark ties to whom', () => {
    const frame = emptyFrame();
    const notes = HEADER.STRIDE;
    const marks = notes + 6 * NOTE.STRIDE;
    frame[HEADER.STORES_COUNT] = 2;
    frame[HEADER.NOTES_OFFSET] = notes;
    frame[HEADER.NOTES_PER_STORE] = 3;
    frame[HEADER.MARKS_COUNT] = 2;
    frame[HEADER.MARKS_OFFSET] = marks;
    frame[notes + 4 * NOTE.STRIDE + NOTE.STATE] = FRAME.SEGMENT_STATE.EMPTY;
    frame[marks + MARK.STRIDE + MARK.OTHER] = 1;
    const view = new FrameView(frame);
    expect([view.noteState(1, 1), view.noteState(1, 2)]).toEqual([FRAME.SEGMENT_STATE.EMPTY, 0]);
    expect([view.markOther(0), view.markOther(1)]).toEqual([0, 1]);
  });
});
