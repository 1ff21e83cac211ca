import { hasLeft, isAway } from './draw-absence';
import { haloOf } from './face';
import { MODE_INTEGRATING } from './frame-view';
import { clamp } from './geometry';
import type { Scene } from './scene';

const TOP = -Math.PI / 2;
const ROUND = 2 * Math.PI;
/** A bar beside a disc is full at this many letters when the mailbox has no bound. */
const UNBOUNDED_FULL = 20;

/** Draws actors as discs: the ring is solid in proportion to what they hold current, a bar stands for the mailbox. */
export function drawDiscs(scene: Scene): void {
  drawHalos(scene);
  drawPlates(scene);
  drawAgreement(scene);
  drawIntegration(scene);
  drawBars(scene);
}

function drawHalos({ ctx, palette, frame, at, motion, detail, actorCount }: Scene): void {
  ctx.fillStyle = palette.work;
  ctx.globalAlpha = 0.22;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    const halo = haloOf(motion.mood[i]!);
    if (halo < 0.1 || hasLeft(frame, i) || isAway(frame, i)) continue;
    const radius = detail.radius * (1 + 0.55 * halo);
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, ROUND);
  }
  ctx.fill();
  ctx.globalAlpha = 1;
}

function drawPlates(scene: Scene): void {
  paintPlates(scene, false, scene.palette.card);
  paintPlates(scene, true, scene.palette.line);
}

function paintPlates({ ctx, palette, frame, at, detail, actorCount }: Scene, away: boolean, fill: string): void {
  const radius = detail.radius * 0.86;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i) || isAway(frame, i) !== away) continue;
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, ROUND);
  }
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = palette.stale;
  ctx.lineWidth = Math.max(1, detail.radius * 0.12);
  ctx.stroke();
}

function drawAgreement({ ctx, palette, frame, at, detail, actorCount }: Scene): void {
  const radius = detail.radius * 0.84;
  ctx.strokeStyle = palette.truth;
  ctx.lineWidth = Math.max(1.6, detail.radius * 0.34);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    const share = frame.actorHeldCurrent(i);
    if (share <= 0 || hasLeft(frame, i)) continue;
    ctx.moveTo(at.x(i), at.y(i) - radius);
    ctx.arc(at.x(i), at.y(i), radius, TOP, TOP + share * ROUND);
  }
  ctx.stroke();
}

/** A pie that fills during service, in the colour of the message. */
function drawIntegration({ ctx, frame, kindColours, at, detail, actorCount }: Scene): void {
  const radius = detail.radius * 0.52;
  const now = frame.nowMinutes;
  for (let kind = 0; kind < kindColours.length; kind++) {
    ctx.beginPath();
    let any = false;
    for (let i = 0; i < actorCount; i++) {
      if (frame.actorMode(i) !== MODE_INTEGRATING || frame.actorIntegratingKind(i) !== kind) continue;
      const began = frame.actorIntegrationBeganMinutes(i);
      const due = frame.actorIntegrationDueMinutes(i);
      const done = due > began ? clamp((now - began) / (due - began), 0, 1) : 1;
      any = true;
      ctx.moveTo(at.x(i), at.y(i));
      ctx.arc(at.x(i), at.y(i), radius, TOP, TOP + done * ROUND);
    }
    if (!any) continue;
    ctx.fillStyle = kindColours[kind]!;
    ctx.fill();
  }
}

function drawBars({ ctx, palette, frame, at, detail, actorCount }: Scene): void {
  const left = detail.radius * 1.25;
  const width = Math.max(2, detail.radius * 0.32);
  const full = detail.radius * 1.9;
  ctx.fillStyle = palette.soft;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    const capacity = frame.actorCapacity(i);
    const share = frame.actorWaiting(i) / (capacity > 0 ? capacity : UNBOUNDED_FULL);
    if (share <= 0) continue;
    const height = full * Math.min(1.4, share);
    ctx.rect(at.x(i) + left, at.y(i) + detail.radius * 0.95 - height, width, height);
  }
  ctx.fill();
}
