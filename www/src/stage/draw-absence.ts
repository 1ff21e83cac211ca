import { MODE_AWAY, MODE_LEFT, type FrameView } from './frame-view';
import type { Scene } from './scene';

/** Somebody who has left for good: only the place where they were is still there. */
export function hasLeft(frame: FrameView, actor: number): boolean { return frame.actorMode(actor) === MODE_LEFT; }

export function isAway(frame: FrameView, actor: number): boolean { return frame.actorMode(actor) === MODE_AWAY; }

/** The empty, dashed place of whoever has left, and the words for those who are not there. */
export function drawAbsences({ ctx, palette, frame, at, detail, actorCount }: Scene): void {
  const faces = detail.level === 'face';
  // Links to somebody who has left end in nothing.
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
  for (let i = 0; i < actorCount; i++) {
    const left = hasLeft(frame, i);
    if (!left && !isAway(frame, i)) continue;
    ctx.fillStyle = left ? palette.soft : palette.ink;
    ctx.fillText(left ? 'left' : 'away', at.x(i), at.y(i) + (left ? 0 : 11 * detail.unit));
  }
}
