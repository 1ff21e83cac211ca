import { hasLeft } from '../draw-absence';
import { type FrameView, MODE_ASKING } from '../frame-view';
import { treeTurn } from '../geometry';
import type { Scene } from '../scene';

/** Draws the supervision tree with right angles: down from the supervisor, across, and down. */
export function drawTree({ ctx, palette, cast, at, detail, actorCount }: Scene): void {
  const bend = Math.min(8, detail.radius * 0.3);
  ctx.strokeStyle = palette.edge;
  ctx.fillStyle = palette.edge;
  ctx.lineWidth = Math.max(1.1, 1.5 * detail.unit);
  ctx.beginPath();
  for (const { supervisor, children } of cast.supervisors ?? []) {
    if (supervisor >= actorCount) continue;
    const x = at.x(supervisor);
    for (const child of children) {
      if (child >= actorCount) continue;
      const turnY = treeTurn(at.y(supervisor), at.y(child), detail.radius);
      const endY = at.y(child) - Math.sign(at.y(child) - turnY) * detail.radius * 1.12;
      ctx.moveTo(x, at.y(supervisor));
      ctx.arcTo(x, turnY, at.x(child), turnY, Math.min(bend, Math.abs(at.x(child) - x) / 2));
      ctx.arcTo(at.x(child), turnY, at.x(child), endY, Math.min(bend, Math.abs(at.x(child) - x) / 2, Math.abs(endY - turnY)));
      ctx.lineTo(at.x(child), endY);
    }
  }
  ctx.stroke();
}

/** Draws a dashed line from an actor who waits for an answer to the one who owes it, with an arrow half way. */
export function drawWaits(scene: Scene): void {
  const { ctx, palette, frame, at, detail, actorCount } = scene;
  ctx.strokeStyle = palette.ask;
  ctx.lineWidth = Math.max(1.5, 2.2 * detail.unit);
  ctx.setLineDash([Math.max(3, 6 * detail.unit), Math.max(3, 5 * detail.unit)]);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (!owesAnswer(frame, i, actorCount)) continue;
    ctx.moveTo(at.x(i), at.y(i));
    ctx.lineTo(at.x(frame.actorWaitsFor(i)), at.y(frame.actorWaitsFor(i)));
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineCap = 'round';
  ctx.beginPath();
  const arm = Math.max(4, 7 * detail.unit);
  for (let i = 0; i < actorCount; i++) {
    if (!owesAnswer(frame, i, actorCount)) continue;
    const to = frame.actorWaitsFor(i);
    const angle = Math.atan2(at.y(to) - at.y(i), at.x(to) - at.x(i));
    const x = (at.x(i) + at.x(to)) / 2 + arm * Math.cos(angle);
    const y = (at.y(i) + at.y(to)) / 2 + arm * Math.sin(angle);
    ctx.moveTo(x + arm * Math.cos(angle + 2.6), y + arm * Math.sin(angle + 2.6));
    ctx.lineTo(x, y);
    ctx.lineTo(x + arm * Math.cos(angle - 2.6), y + arm * Math.sin(angle - 2.6));
  }
  ctx.stroke();
  ctx.lineCap = 'butt';
}

function owesAnswer(frame: FrameView, actor: number, actorCount: number): boolean {
  const to = frame.actorWaitsFor(actor);
  return frame.actorMode(actor) === MODE_ASKING && to >= 0 && to < actorCount && !hasLeft(frame, actor);
}
