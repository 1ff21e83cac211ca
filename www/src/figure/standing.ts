/** What keeps actors from serving, read from a frame and put into words. */

import { who } from '#text/names';
import { DOING, peopleDo, waitsForAnswerFrom } from '#text/standing';
import type { Cast } from '../generated/core-types';
import { FRAME } from '../generated/frame-layout';
import type { FrameView } from '../stage/frame-view';

const { MODE } = FRAME;

/** The modes that a summary mentions, in this order. */
const MENTIONED = [MODE.DOWN, MODE.BURNT_OUT, MODE.MEETING, MODE.ASKING, MODE.BLOCKED] as const;

/** `in a meeting`, `waiting for an answer from Bo`; undefined for an actor at work. */
export function doingWords(frame: FrameView, cast: Cast, actor: number): string | undefined {
  const mode = frame.actorMode(actor);
  const waitsFor = mode === MODE.ASKING ? frame.actorWaitsFor(actor) : -1;
  return waitsFor >= 0 ? waitsForAnswerFrom(who(cast, waitsFor)) : DOING[mode];
}

/** A sentence without a full stop for each of these modes that somebody is in. */
export function standings(frame: FrameView, cast: Cast): string[] {
  return MENTIONED.flatMap((mode) => {
    const names = cast.actors.filter((_, actor) => actor < frame.actorCount && frame.actorMode(actor) === mode);
    return names.length === 0 ? [] : [peopleDo(names, DOING[mode])];
  });
}
