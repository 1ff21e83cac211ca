import { GLYPHS, KIND_GLYPHS } from '../design/glyph';
import type { MessagePoints } from './message-points';
import type { Scene } from './scene';
import type { Signs } from './signs';

/** Up to this many messages each glyph is drawn in full, with its edge; beyond, all of a kind are one path. */
const FULL_SIGNS_MAX = 160;

export function drawMessages(scene: Scene, points: MessagePoints, signs: Signs): void {
  if (points.count === 0) return;
  if (!scene.view.reducedMotion) drawTails(scene, points);
  if (scene.detail.level === 'dot') drawSpecks(scene, points);
  else if (points.count > FULL_SIGNS_MAX) drawCrowd(scene, points);
  else drawSigns(scene, points, signs);
  if (scene.view.selectedMessage !== null) drawSelection(scene, points, scene.view.selectedMessage);
}

/** A tail is drawn in this many pieces, each longer than the last, so that it fades without a gradient. */
const TAIL_LAYERS = 4;
/** Acknowledgements are lighter than what they answer. */
const ACKNOWLEDGEMENT = KIND_GLYPHS.indexOf('acknowledgement');
const REWORK = KIND_GLYPHS.indexOf('rework');
const WORK = KIND_GLYPHS.indexOf('work');
const REFUSAL = KIND_GLYPHS.indexOf('refusal');
const ANTI_ENTROPY_ROUND = KIND_GLYPHS.indexOf('anti_entropy_round');
const QUESTION = KIND_GLYPHS.indexOf('question');
const ANSWER = KIND_GLYPHS.indexOf('answer');
const FAILURE = KIND_GLYPHS.indexOf('failure');
const RESTART = KIND_GLYPHS.indexOf('restart');
/** Drawn as a line rather than filled. */
const LINES: ReadonlySet<number> = new Set(KIND_GLYPHS.flatMap((kind, number) => (GLYPHS[kind].strokeWidth > 0 ? [number] : [])));

/** A tapering wedge behind each message, long when it is fast. All of one kind are one path. */
function drawTails({ ctx, kindColours, detail }: Scene, points: MessagePoints): void {
  const crowded = points.count > FULL_SIGNS_MAX;
  const layers = crowded ? 1 : TAIL_LAYERS;
  ctx.globalAlpha = crowded ? 0.26 : 0.13;
  for (let kind = 0; kind < kindColours.length; kind++) {
    const half = (kind === ACKNOWLEDGEMENT ? 3.2 : 5.2) * detail.messageScale * crowdedSize(points.count);
    ctx.fillStyle = kindColours[kind]!;
    for (let layer = 1; layer <= layers; layer++) {
      ctx.beginPath();
      for (let n = 0; n < points.count; n++) {
        if (points.kind[n] === kind) addWedge(ctx, points, n, half, layer / layers);
      }
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

/** The part of one tail from the message back to `cut` (0..1) of its length, bent at its middle. */
function addWedge(ctx: CanvasRenderingContext2D, points: MessagePoints, n: number, half: number, cut: number): void {
  const x = points.x[n]!;
  const y = points.y[n]!;
  const mx = points.middleX[n]!;
  const my = points.middleY[n]!;
  const tx = points.tailX[n]!;
  const ty = points.tailY[n]!;
  const length = Math.sqrt((x - tx) * (x - tx) + (y - ty) * (y - ty));
  if (length < 1) return;
  const nx = ((y - ty) / length) * half;
  const ny = (-(x - tx) / length) * half;
  ctx.moveTo(x + nx, y + ny);
  if (cut <= 0.5) {
    const ex = x + (mx - x) * cut * 2;
    const ey = y + (my - y) * cut * 2;
    ctx.lineTo(ex + nx * (1 - cut), ey + ny * (1 - cut));
    ctx.lineTo(ex - nx * (1 - cut), ey - ny * (1 - cut));
  } else {
    const ex = mx + (tx - mx) * (cut * 2 - 1);
    const ey = my + (ty - my) * (cut * 2 - 1);
    ctx.lineTo(mx + nx * 0.5, my + ny * 0.5);
    ctx.lineTo(ex + nx * (1 - cut), ey + ny * (1 - cut));
    if (cut < 1) ctx.lineTo(ex - nx * (1 - cut), ey - ny * (1 - cut));
    ctx.lineTo(mx - nx * 0.5, my - ny * 0.5);
  }
  ctx.lineTo(x - nx, y - ny);
}

/** Glyphs shrink as messages crowd, down to two thirds. */
function crowdedSize(count: number): number {
  return count <= 400 ? 1 : Math.max(0.66, (400 / count) ** 0.25);
}

function drawSigns(scene: Scene, points: MessagePoints, signs: Signs): void {
  const { ctx, devicePixelRatio } = scene;
  for (let n = 0; n < points.count; n++) signs.draw(scene, points.kind[n]!, points.x[n]!, points.y[n]!, points.size[n]!);
  ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
}

/** A crowd of messages: the same shapes as the signs, but plain, and one path for each kind. */
function drawCrowd({ ctx, kindColours, detail }: Scene, points: MessagePoints): void {
  const half = 6 * detail.messageScale * crowdedSize(points.count);
  for (let kind = 0; kind < kindColours.length; kind++) {
    ctx.beginPath();
    for (let n = 0; n < points.count; n++) {
      if (points.kind[n] === kind) addPlain(ctx, kind, points.x[n]!, points.y[n]!, half);
    }
    if (LINES.has(kind)) {
      ctx.strokeStyle = kindColours[kind]!;
      ctx.lineWidth = Math.max(1, half * 0.45);
      ctx.stroke();
    } else {
      ctx.fillStyle = kindColours[kind]!;
      ctx.fill();
    }
  }
}

function addPlain(ctx: CanvasRenderingContext2D, kind: number, x: number, y: number, half: number): void {
  switch (kind) {
    case ACKNOWLEDGEMENT:
      ctx.moveTo(x - half * 0.85, y);
      ctx.lineTo(x - half * 0.25, y + half * 0.7);
      ctx.lineTo(x + half * 0.9, y - half * 0.7);
      break;
    case WORK:
      ctx.rect(x - half, y - half, half * 2, half * 2);
      break;
    case REWORK:
      // The folded corner of the glyph is left out.
      ctx.rect(x - half, y - half, half, half);
      ctx.rect(x - half, y, half * 2, half);
      break;
    case ANTI_ENTROPY_ROUND:
      ctx.moveTo(x, y + half);
      ctx.lineTo(x - half, y - half * 0.2);
      ctx.lineTo(x - half * 0.5, y - half * 0.8);
      ctx.lineTo(x, y - half * 0.3);
      ctx.lineTo(x + half * 0.5, y - half * 0.8);
      ctx.lineTo(x + half, y - half * 0.2);
      ctx.closePath();
      break;
    case QUESTION:
    case ANSWER:
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half, y);
      ctx.lineTo(x, y + half);
      ctx.lineTo(x - half, y);
      ctx.closePath();
      break;
    case FAILURE:
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half, y + half * 0.9);
      ctx.lineTo(x - half, y + half * 0.9);
      ctx.closePath();
      break;
    case RESTART:
      ctx.moveTo(x + half * 0.9, y);
      ctx.arc(x, y, half * 0.9, 0, 1.6 * Math.PI);
      break;
    case REFUSAL:
      ctx.rect(x - half * 1.1, y - half * 0.36, half * 2.2, half * 0.72);
      break;
    default:
      // News, and copies of it.
      ctx.moveTo(x + half * 1.08, y);
      ctx.arc(x, y, half * 1.08, 0, 2 * Math.PI);
  }
}

/** At the level of dots a message is a speck of its colour. */
function drawSpecks({ ctx, kindColours }: Scene, points: MessagePoints): void {
  for (let kind = 0; kind < kindColours.length; kind++) {
    ctx.fillStyle = kindColours[kind]!;
    ctx.beginPath();
    for (let n = 0; n < points.count; n++) {
      if (points.kind[n] === kind) ctx.rect(points.x[n]! - 1.2, points.y[n]! - 1.2, 2.4, 2.4);
    }
    ctx.fill();
  }
}

function drawSelection({ ctx, palette, detail }: Scene, points: MessagePoints, serial: number): void {
  for (let n = 0; n < points.count; n++) {
    if (points.serial[n] !== serial) continue;
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(points.x[n]!, points.y[n]!, Math.max(9, 12 * detail.messageScale), 0, 2 * Math.PI);
    ctx.stroke();
    return;
  }
}
