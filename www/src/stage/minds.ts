/**
 * The overlay for knowledge: stores, threads to what is looked up or
 * noticed, and the marks of forgetting, misunderstanding, mistakes and promotion.
 */

import { FRAME } from '../generated/frame-layout';
import { drawReaches } from './draw-reach';
import { drawStores } from './draw-store';
import { type Overlay, rise } from './overlay';
import type { Scene } from './scene';

const { WHAT } = FRAME;
const ROUND = 2 * Math.PI;

export class Minds implements Overlay {
  under(scene: Scene): void {
    drawReaches(scene);
    drawStores(scene);
  }

  mark(scene: Scene, what: number, actor: number, age: number): void {
    const {
      at,
      detail: { unit },
      palette,
    } = scene;
    const x = at.x(actor);
    const y = at.y(actor);
    switch (what) {
      case WHAT.MISUNDERSTOOD:
        drawWord(scene, '?!', palette.lost, x - 20 * unit, y - 50 * unit - rise(age) * 5 * unit);
        break;
      case WHAT.FORGOT:
        drawForgetting(scene, x + 18 * unit, y - 48 * unit, age);
        break;
      case WHAT.ERRED:
        drawWord(scene, '!', palette.lost, x - 38 * unit, y - 54 * unit - rise(age) * 8 * unit);
        break;
      case WHAT.NOTICED:
        drawEye(scene, x + 32 * unit, y - 45 * unit - rise(age) * 4 * unit);
        break;
      case WHAT.PROMOTED:
        drawPromotion(scene, x, y - 50 * unit - rise(age) * 8 * unit);
        break;
      default:
        break;
    }
  }
}

/** Draws punctuation as a sign, with an edge of paper so that it is readable over anything. */
function drawWord({ ctx, palette, detail }: Scene, word: string, colour: string, x: number, y: number): void {
  ctx.font = `700 ${Math.max(12, 17 * detail.unit).toFixed(1)}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 4;
  ctx.strokeText(word, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(word, x, y);
}

/** Forgetting: hollow bubbles, smaller and smaller. */
function drawForgetting({ ctx, palette, detail }: Scene, x: number, y: number, age: number): void {
  const { unit } = detail;
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = Math.max(1.2, 1.5 * unit);
  ctx.beginPath();
  for (let bubble = 0; bubble < 3; bubble++) {
    const px = x + bubble * 8 * unit;
    const py = y - (bubble * 7 + rise(age) * 4) * unit;
    const radius = (4.6 - bubble * 1.2) * unit;
    ctx.moveTo(px + radius, py);
    ctx.arc(px, py, radius, 0, ROUND);
  }
  ctx.stroke();
}

/** Noticing a stale version: an eye. */
function drawEye({ ctx, palette, detail }: Scene, x: number, y: number): void {
  const size = Math.max(7, 10 * detail.unit);
  ctx.strokeStyle = palette.ask;
  ctx.fillStyle = palette.paper;
  ctx.lineWidth = Math.max(1.3, 1.8 * detail.unit);
  ctx.beginPath();
  ctx.moveTo(x - size, y);
  ctx.quadraticCurveTo(x, y - size * 1.1, x + size, y);
  ctx.quadraticCurveTo(x, y + size * 1.1, x - size, y);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = palette.ask;
  ctx.beginPath();
  ctx.arc(x, y, size * 0.34, 0, ROUND);
  ctx.fill();
}

/** Promotion: two chevrons upwards. */
function drawPromotion({ ctx, palette, detail }: Scene, x: number, y: number): void {
  const { unit } = detail;
  ctx.strokeStyle = palette.ack;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.lineWidth = Math.max(1.6, 2.6 * unit);
  ctx.beginPath();
  for (let step = 0; step < 2; step++) {
    const top = y - step * 7 * unit;
    ctx.moveTo(x - 8 * unit, top + 6 * unit);
    ctx.lineTo(x, top);
    ctx.lineTo(x + 8 * unit, top + 6 * unit);
  }
  ctx.stroke();
}
