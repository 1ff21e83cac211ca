import { ON_FACES, vacant } from '#text/canvas';
import { FRAME } from '../generated/frame-layout';
import type { FrameView } from './frame-view';
import type { Scene } from './scene';

const { MODE } = FRAME;

/** Whether an actor has left for good, or is not hired: its place is drawn empty. */
export function hasLeft(frame: FrameView, actor: number): boolean {
  return frame.actorMode(actor) === MODE.LEFT;
}

/** Whether an actor belongs to the team and is not at work: away, off hours, down or burnt out. */
export function isAway(frame: FrameView, actor: number): boolean {
  const mode = frame.actorMode(actor);
  return mode === MODE.AWAY || mode === MODE.OFF_HOURS || mode === MODE.DOWN || mode === MODE.BURNT_OUT;
}

/** A face smaller than this has no room for the word, which then stands above it. */
export const WORD_INSIDE_RADIUS = 26;

/** Draws the dashed, empty places of those who have left, and the words for those who are not at work. */
export function drawAbsences({ ctx, palette, frame, at, detail, actorCount, cast }: Scene): void {
  const faces = detail.level === 'face';
  // Links to an actor who has left end at an empty place.
  ctx.fillStyle = palette.paper;
  ctx.strokeStyle = palette.edge;
  ctx.lineWidth = Math.max(1, 1.6 * detail.unit);
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (!hasLeft(frame, i)) continue;
    const radius = detail.radius * (faces ? 0.82 : 0.86);
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
  if (!faces) return;
  ctx.font = detail.smallFont;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  for (let i = 0; i < actorCount; i++) {
    const left = hasLeft(frame, i);
    const word = left && cast.hires?.has(i) ? vacant : ON_FACES[frame.actorMode(i)];
    if (word === undefined) continue;
    ctx.fillStyle = left ? palette.soft : palette.ink;
    const y = left ? 0 : detail.radius < WORD_INSIDE_RADIUS ? -detail.radius * 1.2 - 5 : 11 * detail.unit;
    ctx.strokeStyle = y > 0 ? palette.line : palette.paper;
    if (!left) ctx.strokeText(word, at.x(i), at.y(i) + y);
    ctx.fillText(word, at.x(i), at.y(i) + y);
  }
}
