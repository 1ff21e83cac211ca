import { FRAME } from '../generated/frame-layout';
import type { Scene } from './scene';

const { WHAT } = FRAME;

/** The share of a mark's time in which its dot moves; then the line fades. */
const TRIP_SHARE = 0.55;

/**
 * A brief thread between an actor and a store that it writes into (a dot runs there), a store that it
 * reads (a ring comes back), or an actor whose stale version it notices. Threads lie under the actors.
 */
export function drawReaches(scene: Scene): void {
  const { ctx, palette, frame, at, storeAt, detail, actorCount, storeCount, markWindowMinutes, view } = scene;
  if (detail.level === 'dot') return;
  for (let m = 0; m < frame.markCount; m++) {
    const what = frame.markWhat(m);
    const noticed = what === WHAT.NOTICED;
    if (!noticed && what !== WHAT.LOOKED_UP && what !== WHAT.WROTE_DOWN) continue;
    const actor = frame.markActor(m);
    const other = frame.markOther(m);
    if (actor < 0 || actor >= actorCount || other < 0 || other >= (noticed ? actorCount : storeCount)) continue;
    const age = (frame.nowMinutes - frame.markAtMinutes(m)) / markWindowMinutes;
    if (!(age >= 0 && age <= 1)) continue;
    const ends = noticed ? at : storeAt;
    ctx.globalAlpha = view.reducedMotion || age < TRIP_SHARE ? 1 : (1 - age) / (1 - TRIP_SHARE);
    ctx.strokeStyle = noticed ? palette.ask : palette.truth;
    ctx.fillStyle = ctx.strokeStyle;
    const trip = view.reducedMotion ? 0.5 : Math.min(1, age / TRIP_SHARE);
    drawThread(scene, at.x(actor), at.y(actor), ends.x(other), ends.y(other), what, trip);
  }
  ctx.globalAlpha = 1;
}

function drawThread({ ctx, palette, detail }: Scene, ax: number, ay: number, bx: number, by: number, what: number, trip: number): void {
  const length = Math.hypot(bx - ax, by - ay);
  if (length < 1) return;
  const scale = Math.max(0.8, detail.messageScale);
  const hidden = Math.min(0.4, (detail.radius * 1.15) / length);
  const far = 1 - Math.min(0.3, (detail.radius * 0.9) / length);
  ctx.lineWidth = 1.5;
  ctx.setLineDash([2, 4]);
  ctx.beginPath();
  ctx.moveTo(ax + (bx - ax) * hidden, ay + (by - ay) * hidden);
  ctx.lineTo(ax + (bx - ax) * far, ay + (by - ay) * far);
  ctx.stroke();
  ctx.setLineDash([]);
  // A look-up runs towards the actor, everything else away from it.
  const share = what === WHAT.LOOKED_UP ? far + (hidden - far) * trip : hidden + (far - hidden) * trip;
  ctx.beginPath();
  ctx.arc(ax + (bx - ax) * share, ay + (by - ay) * share, 4 * scale, 0, 2 * Math.PI);
  if (what === WHAT.LOOKED_UP) {
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.stroke();
  } else {
    ctx.fill();
  }
}
