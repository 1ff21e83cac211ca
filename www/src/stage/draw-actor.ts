import { hasLeft, isAway } from './draw-absence';
import { addCrosses, addEyes, addLids, addMouth, haloOf, OUT } from './face';
import { MODE_DOWN, MODE_INTEGRATING, SEGMENT_CURRENT, SEGMENT_EMPTY, SEGMENT_OWNED, SEGMENT_STALE, SEGMENT_WRONG } from './frame-view';
import { clamp } from './geometry';
import type { Scene } from './scene';

const TOP = -Math.PI / 2;
const ROUND = 2 * Math.PI;
const RING = 38;
const FACE = 31;
const INTEGRATION = 26.6;

/** Draws actors as faces. Each step is one path for all of them, since a change of paint is expensive. */
export function drawActors(scene: Scene): void {
  drawHalos(scene);
  drawRims(scene);
  drawSegments(scene);
  drawFaceDiscs(scene);
  drawIntegration(scene);
  drawFaces(scene);
}

function drawHalos({ ctx, palette, frame, at, motion, detail, actorCount }: Scene): void {
  ctx.fillStyle = palette.work;
  for (let i = 0; i < actorCount; i++) {
    const halo = haloOf(motion.mood[i]!);
    if (halo < 0.02 || hasLeft(frame, i) || isAway(frame, i)) continue;
    ctx.globalAlpha = 0.2 * halo;
    ctx.beginPath();
    ctx.arc(at.x(i), at.y(i), 46.5 * detail.unit, 0, ROUND);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** A paper disc with a pale rim: links and halos end at it, and segments lie on it. */
function drawRims({ ctx, palette, frame, at, detail, actorCount }: Scene): void {
  const radius = RING * detail.unit;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i)) continue;
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
  // The segment of a domain that the actor owns is thicker, towards the outside.
  ctx.lineWidth = 7.5 * unit;
  strokeSegments(scene, SEGMENT_OWNED, (RING + 1.25) * unit);
  ctx.strokeStyle = palette.stale;
  ctx.lineWidth = 5 * unit;
  ctx.setLineDash(detail.hatch);
  strokeSegments(scene, SEGMENT_STALE, RING * unit);
  ctx.setLineDash([]);
  // A forgotten version is an outline.
  ctx.lineWidth = Math.max(1, 1.1 * unit);
  ctx.fillStyle = palette.paper;
  if (addSegments(scene, SEGMENT_EMPTY, (pen) => addOutline(pen, (RING - 2.5) * unit, (RING + 2.5) * unit))) {
    ctx.fill();
    ctx.stroke();
  }
  // A wrong version differs in colour, position and texture, so that it is recognised without seeing red.
  ctx.fillStyle = palette.illusion;
  ctx.strokeStyle = palette.lost;
  ctx.lineWidth = Math.max(0.9, 1.2 * unit);
  if (addSegments(scene, SEGMENT_WRONG, (pen) => addOutline(pen, (RING - 2.5) * unit, (RING + 5) * unit))) {
    ctx.fill();
    ctx.stroke();
    addSegments(scene, SEGMENT_WRONG, (pen) => addLattice(pen, (RING - 2.5) * unit, (RING + 5) * unit));
    ctx.stroke();
  }
}

function strokeSegments(scene: Scene, state: number, radius: number): void {
  const { ctx } = scene;
  const any = addSegments(scene, state, ({ x, y, from, to }) => {
    ctx.moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
    ctx.arc(x, y, radius, from, to);
  });
  if (any) ctx.stroke();
}

/** One segment of a ring: the ring's centre, and the angles of its ends. */
interface Span {
  ctx: CanvasRenderingContext2D;
  x: number;
  y: number;
  from: number;
  to: number;
}

/** Makes a path of all segments in a state, each as `add` draws it; false if there are none. */
function addSegments({ ctx, frame, at, actorCount }: Scene, state: number, add: (span: Span) => void): boolean {
  let any = false;
  ctx.beginPath();
  const span: Span = { ctx, x: 0, y: 0, from: 0, to: 0 };
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i)) continue;
    const count = frame.actorSegmentCount(i);
    const first = frame.actorFirstSegment(i);
    const each = ROUND / count;
    const gap = count === 1 ? 0 : Math.min(0.15, each * 0.28);
    for (let s = 0; s < count; s++) {
      if (frame.segmentState(first + s) !== state) continue;
      any = true;
      span.x = at.x(i);
      span.y = at.y(i);
      span.from = TOP + s * each + gap / 2;
      span.to = span.from + each - gap;
      add(span);
    }
  }
  return any;
}

function addOutline({ ctx, x, y, from, to }: Span, inner: number, outer: number): void {
  ctx.moveTo(x + outer * Math.cos(from), y + outer * Math.sin(from));
  ctx.arc(x, y, outer, from, to);
  ctx.lineTo(x + inner * Math.cos(to), y + inner * Math.sin(to));
  ctx.arc(x, y, inner, to, from, true);
  ctx.closePath();
}

/** Crossing lines between two radii. */
function addLattice({ ctx, x, y, from, to }: Span, inner: number, outer: number): void {
  const crosses = Math.max(2, Math.round(((to - from) * outer) / ((outer - inner) * 1.1)));
  const step = (to - from) / crosses;
  for (let cross = 0; cross < crosses; cross++) {
    const a = from + cross * step;
    const b = a + step;
    ctx.moveTo(x + inner * Math.cos(a), y + inner * Math.sin(a));
    ctx.lineTo(x + outer * Math.cos(b), y + outer * Math.sin(b));
    ctx.moveTo(x + outer * Math.cos(a), y + outer * Math.sin(a));
    ctx.lineTo(x + inner * Math.cos(b), y + inner * Math.sin(b));
  }
}

/** The disc under a face is bright; dim for an actor who is not at work. */
function drawFaceDiscs(scene: Scene): void {
  const { palette } = scene;
  paintDiscs(scene, false, palette.card, palette.ink);
  paintDiscs(scene, true, palette.line, palette.soft);
}

function paintDiscs({ ctx, frame, at, detail, actorCount }: Scene, away: boolean, fill: string, edge: string): void {
  const radius = FACE * detail.unit;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i) || isAway(frame, i) !== away) continue;
    ctx.moveTo(at.x(i) + radius, at.y(i));
    ctx.arc(at.x(i), at.y(i), radius, 0, ROUND);
  }
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = edge;
  ctx.lineWidth = Math.max(1, 1.6 * detail.unit);
  ctx.stroke();
}

/** Inside the rim an arc in the colour of the message in service, which closes when service completes. */
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

function drawFaces(scene: Scene): void {
  const { ctx, palette, frame, at, motion, detail, actorCount } = scene;
  const { unit } = detail;
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (!hasLeft(frame, i)) addEyes(ctx, at.x(i), at.y(i), unit, motion.gazeX[i]!, motion.gazeY[i]!, moodShown(scene, i));
  }
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1, 1.6 * unit);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (frame.actorMode(i) === MODE_DOWN) addCrosses(ctx, at.x(i), at.y(i), unit);
    else if (!hasLeft(frame, i)) addLids(ctx, at.x(i), at.y(i), unit, motion.gazeX[i]!, motion.gazeY[i]!, moodShown(scene, i));
  }
  ctx.stroke();
  ctx.lineWidth = Math.max(1.1, 2 * unit);
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    // For an actor who is not at work, the word takes the place of the mouth.
    if (!hasLeft(frame, i) && !isAway(frame, i)) addMouth(ctx, at.x(i), at.y(i), unit, motion.mood[i]!);
  }
  ctx.stroke();
  ctx.lineCap = 'butt';
}

/** An actor who is not at work has closed eyes, whatever its stress. */
function moodShown({ frame, motion }: Scene, actor: number): number {
  return isAway(frame, actor) ? OUT : motion.mood[actor]!;
}
