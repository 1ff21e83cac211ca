/** A frame packed by hand, of people and nothing else. */

import { FRAME } from '../../generated/frame-layout';
import { FrameView } from '../frame-view';

const { HEADER, ACTOR } = FRAME;

export type Fields = Partial<Record<Exclude<keyof typeof ACTOR, 'STRIDE'>, number>>;

export function frameOf(people: readonly Fields[]): FrameView {
  const words = new Float64Array(HEADER.STRIDE + people.length * ACTOR.STRIDE);
  words[HEADER.MAGIC] = FRAME.MAGIC;
  words[HEADER.VERSION] = FRAME.VERSION;
  words[HEADER.TOTAL_WORDS] = words.length;
  words[HEADER.ACTORS_COUNT] = people.length;
  words[HEADER.ACTORS_OFFSET] = HEADER.STRIDE;
  people.forEach((fields, actor) => {
    const first = HEADER.STRIDE + actor * ACTOR.STRIDE;
    words[first + ACTOR.WAITS_FOR] = words[first + ACTOR.SITE] = words[first + ACTOR.MEETING] = -1;
    for (const [name, value] of Object.entries(fields)) words[first + ACTOR[name as keyof Fields]] = value;
  });
  return new FrameView(words);
}
