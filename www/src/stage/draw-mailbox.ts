import { KIND_GLYPHS } from '../design/glyph';
import { hasLeft } from './draw-absence';
import type { Scene } from './scene';

/** Places on the actor's grid, from its middle. */
const TRAY_LEFT = 47.5;
const TRAY_WIDTH = 26;
const TRAY_BOTTOM = 28;
const LETTER_LEFT = 50.5;
const LETTER_WIDTH = 20;
const LETTER_SHARE = 5 / 7;
const ROW = 7;

/** The highest tray. A larger capacity has lower letters. */
const HEIGHT_MAX = 98;
/** The most rows of letters; more would be hairlines. */
const ROWS_MAX = 24;
/** An unbounded mailbox shows this many letters and counts the rest. */
const PILE_MAX = 14;
/** The low rim of a tray without a top. */
const OPEN_RIM = 15;

const WORK = KIND_GLYPHS.indexOf('work');
const REWORK = KIND_GLYPHS.indexOf('rework');
const UPDATE = KIND_GLYPHS.indexOf('update');
const FAILURE = KIND_GLYPHS.indexOf('failure');

function rowsShown(capacity: number): number {
  return capacity < 0 ? PILE_MAX : Math.min(capacity, ROWS_MAX);
}

function rowHeight(capacity: number): number {
  return capacity < 0 ? ROW : Math.min(ROW, HEIGHT_MAX / Math.max(1, rowsShown(capacity)));
}

function trayHeight(capacity: number): number {
  return capacity < 0 ? OPEN_RIM : Math.max(OPEN_RIM * 0.7, rowsShown(capacity) * rowHeight(capacity) + 3);
}

/** How high above the actor's middle its tray or its pile reaches, in CSS pixels (negative is up). */
export function mailboxTop(scene: Scene, actor: number): number {
  const { frame, detail } = scene;
  const capacity = frame.actorCapacity(actor);
  const shown = Math.min(frame.actorLetterCount(actor), rowsShown(capacity));
  const pile = shown * rowHeight(capacity) + 3;
  return (TRAY_BOTTOM - Math.max(pile, trayHeight(capacity))) * detail.unit;
}

/** Where the middle of a mailbox is beside its actor, in CSS pixels. */
export function mailboxMiddle(unit: number): number {
  return (TRAY_LEFT + TRAY_WIDTH / 2) * unit;
}

export function drawMailboxes(scene: Scene): void {
  drawTrays(scene);
  for (let kind = 0; kind < scene.kindColours.length; kind++) drawLetters(scene, kind);
  drawCounts(scene);
}

/** Edges on whole device pixels are crisp. */
function snap(value: number, ratio: number): number {
  return Math.round(value * ratio) / ratio;
}

function drawTrays({ ctx, palette, frame, at, detail, devicePixelRatio, actorCount }: Scene): void {
  const { unit } = detail;
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = Math.max(1, 1.4 * unit);
  ctx.lineJoin = 'round';
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i)) continue;
    const left = snap(at.x(i) + TRAY_LEFT * unit, devicePixelRatio);
    const right = snap(left + TRAY_WIDTH * unit, devicePixelRatio);
    const bottom = snap(at.y(i) + TRAY_BOTTOM * unit, devicePixelRatio);
    const top = bottom - trayHeight(frame.actorCapacity(i)) * unit;
    ctx.moveTo(left, top);
    ctx.lineTo(left, bottom);
    ctx.lineTo(right, bottom);
    ctx.lineTo(right, top);
  }
  ctx.stroke();
}

function drawLetters({ ctx, kindColours, frame, at, detail, devicePixelRatio, motion, actorCount }: Scene, kind: number): void {
  const { unit } = detail;
  let any = false;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    const capacity = frame.actorCapacity(i);
    const count = Math.min(frame.actorLetterCount(i), rowsShown(capacity));
    if (count === 0) continue;
    const first = frame.actorFirstLetter(i);
    const row = rowHeight(capacity) * unit;
    const height = Math.max(1.2, row * LETTER_SHARE);
    const left = snap(at.x(i) + LETTER_LEFT * unit, devicePixelRatio);
    const floor = snap(at.y(i) + (TRAY_BOTTOM - 3) * unit, devicePixelRatio) - motion.slide[i]! * row;
    const settled = frame.actorWaiting(i) - motion.dropping[i]!;
    for (let j = 0; j < count; j++) {
      if (frame.letterKind(first + j) !== kind) continue;
      any = true;
      const fall = j >= settled ? motion.drop[i]! * ROW * unit : 0;
      addLetter(ctx, kind, left, floor - j * row - height - fall, LETTER_WIDTH * unit, height);
    }
  }
  if (!any) return;
  ctx.fillStyle = kindColours[kind]!;
  ctx.fill();
}

/** The shape of a letter shows the kind of message: news is round, work square, rework has a notch, a failure a peak, others are short. */
function addLetter(ctx: CanvasRenderingContext2D, kind: number, x: number, y: number, width: number, height: number): void {
  if (kind === UPDATE) {
    ctx.roundRect(x, y, width, height, height / 2);
  } else if (kind === WORK) {
    ctx.roundRect(x, y, width, height, height * 0.16);
  } else if (kind === REWORK) {
    const bite = height * 0.6;
    ctx.rect(x, y, width * 0.66 - bite / 2, height);
    ctx.rect(x + width * 0.66 + bite / 2, y, width * 0.34 - bite / 2, height);
  } else if (kind === FAILURE) {
    ctx.moveTo(x, y + height);
    ctx.lineTo(x + width / 2, y);
    ctx.lineTo(x + width, y + height);
    ctx.closePath();
  } else {
    ctx.roundRect(x + width * 0.2, y + height * 0.15, width * 0.6, height * 0.7, height * 0.35);
  }
}

function drawCounts(scene: Scene): void {
  const { ctx, palette, frame, at, detail, actorCount } = scene;
  ctx.fillStyle = palette.soft;
  ctx.font = detail.smallFont;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  for (let i = 0; i < actorCount; i++) {
    const hidden = frame.actorWaiting(i) - Math.min(frame.actorLetterCount(i), rowsShown(frame.actorCapacity(i)));
    if (hidden <= 0) continue;
    ctx.fillText(`+${hidden}`, at.x(i) + mailboxMiddle(detail.unit), at.y(i) + mailboxTop(scene, i) - 4 * detail.unit);
  }
}
