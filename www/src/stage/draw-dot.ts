import { hasLeft } from './draw-absence';
import { haloOf } from './face';
import { clamp } from './geometry';
import type { Scene } from './scene';

const STEPS = 5;

/**
 * Draws a crowd as dots: large and dark where actors hold current versions, small and pale where they do
 * not, so that staleness spreads visibly as a pale wave. Size shows it as well as colour.
 */
export function drawDots(scene: Scene): void {
  const { ctx, palette, frame, at, detail, motion, actorCount } = scene;
  for (let step = 0; step < STEPS; step++) {
    const share = step / (STEPS - 1);
    const radius = detail.radius * (0.42 + 0.58 * share);
    ctx.fillStyle = step === 0 ? palette.stale : palette.truth;
    ctx.globalAlpha = step === 0 ? 0.75 : 0.35 + 0.65 * share;
    ctx.beginPath();
    for (let i = 0; i < actorCount; i++) {
      if (hasLeft(frame, i) || agreementStep(frame.actorHeldCurrent(i)) !== step) continue;
      ctx.moveTo(at.x(i) + radius, at.y(i));
      ctx.arc(at.x(i), at.y(i), radius, 0, 2 * Math.PI);
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.work;
  ctx.lineWidth = Math.max(1, detail.radius * 0.35);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (haloOf(motion.mood[i]!) < 0.5 || hasLeft(frame, i)) continue;
    ctx.moveTo(at.x(i) + detail.radius * 1.25, at.y(i));
    ctx.arc(at.x(i), at.y(i), detail.radius * 1.25, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

/** The last step is for actors with nothing stale, so that one stale version among many shows. */
function agreementStep(share: number): number {
  return share >= 1 ? STEPS - 1 : clamp(Math.floor(share * (STEPS - 1)), 0, STEPS - 2);
}
