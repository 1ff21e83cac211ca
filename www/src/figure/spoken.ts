/** The accessible names of people and places on the stage. */

import * as say from '#text/stage';
import type { Session } from '../core/session';
import { hiresOf } from '../core/traits';
import { KIND_GLYPHS } from '../design/glyph';
import { hasLeft } from '../stage/draw-absence';
import { type FrameView, SEGMENT_CURRENT, SEGMENT_EMPTY } from '../stage/frame-view';
import { doingWords } from './standing';

/** An actor's name, and its state if there is a frame. */
export function personWords({ cast, origin }: Session, frame: FrameView | null, index: number): string {
  const name = cast.actors[index]!;
  if (!frame || index >= frame.actorCount) return name;
  if (hasLeft(frame, index)) return hiresOf(origin.scenario).has(index) ? say.notHired(name) : say.hasLeft(name);
  const kind = KIND_GLYPHS[frame.actorIntegratingKind(index)];
  const doing = doingWords(frame, cast, index) ?? (kind ? say.takesIn(kind) : say.free);
  const current = cast.domains.length > 0 ? frame.actorHeldCurrent(index) : undefined;
  return say.person(name, frame.actorWaiting(index), doing, current);
}

/** A store's name, and how much is written there. */
export function placeWords({ cast }: Session, frame: FrameView | null, store: number): string {
  const name = cast.stores[store]!;
  if (!frame || store >= frame.storeCount) return name;
  const states = Array.from({ length: frame.notesPerStore }, (_, domain) => frame.noteState(store, domain));
  const written = states.filter((state) => state !== SEGMENT_EMPTY).length;
  const current = states.filter((state) => state === SEGMENT_CURRENT).length;
  return say.place(name, written, states.length, current);
}
