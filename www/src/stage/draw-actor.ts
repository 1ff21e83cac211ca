import { addEyes, addLids, addMouth, haloOf } from './face';
import { MODE_INTEGRATING, SEGMENT_CURRENT, SEGMENT_OWNED, SEGMENT_STALE, SEGMENT_WRONG } from './frame-view';
import { clamp } from './geometry';
import type { Scene } from './scene';

const TOP = -Math.PI / 2;
const ROUND = 2 * Math.PI;
const RING = 38;
const FACE = 31;
const INTEGRATION = 26.6;

/** Draws everybody with a face. Each step is one path for all of them, since changing paint is what costs. */
export function drawActors(scene: Scene): void {
  drawHalos(scene);
  drawRims(scene);
  drawSegments(scene);
  drawFaceDiscs(scene);
  drawIntegration(scene);
  drawFaces(scene);
}

function drawHalos({ ctx, palette, at, motion, detail, actorCount }: Scene): void {
  ctx.fillStyle = palette.work;
  for (let i = 0; i < actorCount; i++) {
    const halo = haloOf(motion.mood[i]!);
    if (halo < 0.02) continue;
    ctx.globalAlpha = 0.2 * halo;
    ctx.beginPath();
    ctx.arc(at.x(i), at.y(i), 46.5 * detail.unit, 0, ROUND);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** A paper disc with a pale rim: links and halos end at it, and segments lie on it. */
function drawRims({ ctx, palette, at, detail, actorCount }: Scene): void {
  const radius = RING * detail.unit;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, ROUND);
  }
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 4 * detail.unit;
  ctx.stroke();
}

function drawSegments(scene: Scene): void {
  const { ctx, palette, detail } = scene;
  const { unit } = detail;
  ctx.lineCap = 'butt';
  ctx.strokeStyle = palette.truth;
  ctx.lineWidth = 5 * unit;
  strokeSegments(scene, SEGMENT_CURRENT, RING * unit);
  // What somebody answers for is theirs: a heavier stretch of the ring, thick towards the outside.
  ctx.lineWidth = 7.5 * unit;
  strokeSegments(scene, SEGMENT_OWNED, (RING + 1.25) * unit);
  ctx.strokeStyle = palette.stale;
  ctx.lineWidth = 5 * unit;
  ctx.setLineDash(detail.hatch);
  strokeSegments(scene, SEGMENT_STALE, RING * unit);
  ctx.setLineDash([]);
  // Out of true in colour and in place: told apart without seeing red.
  ctx.strokeStyle = palette.lost;
  strokeSegments(scene, SEGMENT_WRONG, (RING + 2.6) * unit);
}

function strokeSegments({ ctx, frame, at, actorCount }: Scene, state: number, radius: number): void {
  let any = false;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    const count = frame.actorSegmentCount(i);
    const first = frame.actorFirstSegment(i);
    const span = ROUND / count;
    const gap = count === 1 ? 0 : Math.min(0.15, span * 0.28);
    for (let s = 0; s < count; s++) {
      if (frame.segmentState(first + s) !== state) continue;
      any = true;
      const start = TOP + s * span + gap / 2;
      const x = at.x(i);
      const y = at.y(i);
      ctx.moveTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
      ctx.arc(x, y, radius, start, start + span - gap);
    }
  }
  if (any) ctx.stroke();
}

function drawFaceDiscs({ ctx, palette, at, detail, actorCount }: Scene): void {
  const radius = FACE * detail.unit;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, ROUND);
  }
  ctx.fillStyle = palette.card;
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = Math.max(1, 1.6 * detail.unit);
  ctx.stroke();
}

/** Inside the rim, in the colour of what is being taken in, an arc that closes when it has been absorbed. */
function drawIntegration({ ctx, frame, kindColours, at, detail, actorCount }: Scene): void {
  const radius = INTEGRATION * detail.unit;
  const now = frame.nowMinutes;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1.4, 2.6 * detail.unit);
  for (let kind = 0; kind < kindColours.length; kind++) {
    let any = false;
    ctx.beginPath();
    for (let i = 0; i < actorCount; i++) {
      if (frame.actorMode(i) !== MODE_INTEGRATING || frame.actorIntegratingKind(i) !== kind) continue;
      const began = frame.actorIntegrationBeganMinutes(i);
      const due = frame.actorIntegrationDueMinutes(i);
      const done = due > began ? clamp((now - began) / (due - began), 0, 1) : 1;
      if (done <= 0) continue;
      any = true;
      ctx.moveTo(at.x(i), at.y(i) - radius);
      ctx.arc(at.x(i), at.y(i), radius, TOP, TOP + done * ROUND);
    }
    if (!any) continue;
    ctx.strokeStyle = kindColours[kind]!;
    ctx.stroke();
  }
  ctx.lineCap = 'butt';
}

function drawFaces({ ctx, palette, at, motion, detail, actorCount }: Scene): void {
  const { unit } = detail;
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    addEyes(ctx, at.x(i), at.y(i), unit, motion.gazeX[i]!, motion.gazeY[i]!, motion.mood[i]!);
  }
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1, 1.6 * unit);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    addLids(ctx, at.x(i), at.y(i), unit, motion.gazeX[i]!, motion.gazeY[i]!, motion.mood[i]!);
  }
  ctx.stroke();
  ctx.lineWidth = Math.max(1.1, 2 * unit);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) addMouth(ctx, at.x(i), at.y(i), unit, motion.mood[i]!);
  ctx.stroke();
  ctx.lineCap = 'butt';
}
