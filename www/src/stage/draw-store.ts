import { SEGMENT_CURRENT, SEGMENT_STALE } from './frame-view';
import type { Rect } from './geometry';
import type { Scene } from './scene';
import { storeBox } from './stores';

/** Draws stores: a board on legs or an open book, with a cell for each domain. */
export function drawStores(scene: Scene): void {
  const { ctx, palette, stores, storeAt, storeSize: size, storeCount } = scene;
  for (let store = 0; store < storeCount; store++) {
    const name = stores[store]!;
    const box = storeBox(storeAt, size, store);
    ctx.fillStyle = palette.card;
    ctx.strokeStyle = palette.soft;
    ctx.lineWidth = Math.max(1.2, size.height * 0.035);
    ctx.lineJoin = 'round';
    if (isBoard(name)) drawBoard(ctx, box);
    else drawBook(ctx, box);
    drawCells(scene, store, inset(box, isBoard(name)));
    ctx.font = `500 ${size.nameSize.toFixed(1)}px system-ui, sans-serif`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.strokeStyle = palette.paper;
    ctx.fillStyle = palette.ink;
    ctx.lineWidth = 4;
    const y = box.bottom + size.nameSize * 1.35;
    ctx.strokeText(name, storeAt.x(store), y);
    ctx.fillText(name, storeAt.x(store), y);
  }
}

function isBoard(name: string): boolean {
  return /board/i.test(name);
}

function drawBoard(ctx: CanvasRenderingContext2D, { left, right, top, bottom }: Rect): void {
  const width = right - left;
  const foot = (bottom - top) * 0.14;
  const floor = bottom - foot;
  ctx.beginPath();
  ctx.moveTo(left + width * 0.2, floor);
  ctx.lineTo(left + width * 0.13, bottom);
  ctx.moveTo(right - width * 0.2, floor);
  ctx.lineTo(right - width * 0.13, bottom);
  ctx.stroke();
  ctx.beginPath();
  ctx.roundRect(left, top, width, floor - top, 3);
  ctx.fill();
  ctx.stroke();
  // The ledge for the pens.
  ctx.beginPath();
  ctx.moveTo(left + width * 0.36, floor + foot * 0.34);
  ctx.lineTo(right - width * 0.36, floor + foot * 0.34);
  ctx.stroke();
}

function drawBook(ctx: CanvasRenderingContext2D, { left, right, top, bottom }: Rect): void {
  const middle = (left + right) / 2;
  const bow = (bottom - top) * 0.12;
  ctx.beginPath();
  ctx.moveTo(middle, top + bow);
  ctx.quadraticCurveTo((middle + right) / 2, top - bow * 0.6, right, top + bow * 0.4);
  ctx.lineTo(right, bottom - bow * 0.6);
  ctx.quadraticCurveTo((middle + right) / 2, bottom - bow * 1.6, middle, bottom);
  ctx.quadraticCurveTo((left + middle) / 2, bottom - bow * 1.6, left, bottom - bow * 0.6);
  ctx.lineTo(left, top + bow * 0.4);
  ctx.quadraticCurveTo((left + middle) / 2, top - bow * 0.6, middle, top + bow);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(middle, top + bow);
  ctx.lineTo(middle, bottom);
  ctx.stroke();
}

/** The part of a store that has the cells. */
function inset({ left, right, top, bottom }: Rect, board: boolean): Rect {
  const width = right - left;
  const height = bottom - top;
  return {
    left: left + width * 0.08,
    right: right - width * 0.08,
    top: top + height * (board ? 0.12 : 0.2),
    bottom: bottom - height * (board ? 0.26 : 0.22),
  };
}

/** A cell for each domain: solid if current, hatched if stale, blank if nothing is written. */
function drawCells(scene: Scene, store: number, place: Rect): void {
  const { ctx, palette, frame } = scene;
  if (frame.notesPerStore === 0) return;
  ctx.fillStyle = palette.truth;
  ctx.strokeStyle = palette.stale;
  for (const pass of PASSES) {
    ctx.beginPath();
    addCells(scene, store, place, pass);
    ctx.lineWidth = pass === 'hatch' ? 1.5 : 1;
    if (pass === 'solid') ctx.fill();
    else ctx.stroke();
  }
}

const PASSES = ['solid', 'outline', 'hatch'] as const;

function addCells({ ctx, frame }: Scene, store: number, { left, right, top, bottom }: Rect, pass: (typeof PASSES)[number]): void {
  const count = frame.notesPerStore;
  const rows = count <= 3 ? 1 : count <= 8 ? 2 : Math.ceil(Math.sqrt(count / 2));
  const columns = Math.ceil(count / rows);
  const stepX = (right - left) / columns;
  const stepY = (bottom - top) / rows;
  const width = Math.max(1.5, stepX * 0.72);
  const height = Math.max(1.5, Math.min(stepY * 0.68, width));
  for (let domain = 0; domain < count; domain++) {
    const state = frame.noteState(store, domain);
    const current = state === SEGMENT_CURRENT;
    if (current !== (pass === 'solid') || (pass === 'hatch' && state !== SEGMENT_STALE)) continue;
    const x = left + (domain % columns) * stepX + (stepX - width) / 2;
    const y = top + Math.floor(domain / columns) * stepY + (stepY - height) / 2;
    if (pass === 'hatch') addHatch(ctx, x, y, width, height);
    else ctx.rect(x, y, width, height);
  }
}

/** Parallel slanted lines that fill a rectangle. */
function addHatch(ctx: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  const step = Math.max(3.2, (width + height) / 7);
  for (let c = step * 0.8; c < width + height; c += step) {
    ctx.moveTo(x + Math.min(c, width), y + Math.max(0, c - width));
    ctx.lineTo(x + Math.max(0, c - height), y + Math.min(c, height));
  }
}
