import { lost } from '#text/canvas';
import type { Scene } from './scene';

const CAPACITY = 96;
/** A fall takes at least this share of the mark window, however low the latency. */
const FALL_WINDOW_SHARE = 0.85;
/** Up to this many falls each have a trail and a word. */
const SPARSE = 7;

/**
 * Lost messages that fall off their link. A loss is over in the simulation before a reader could follow it, so each one is kept
 * here until its fall has been shown. A frame from before the loss, or one in which the message will arrive, removes it.
 */
export class Losses {
  #serial = new Float64Array(CAPACITY);
  #kind = new Uint8Array(CAPACITY);
  #left = new Float64Array(CAPACITY);
  #due = new Float64Array(CAPACITY);
  #x = new Float32Array(CAPACITY);
  #y = new Float32Array(CAPACITY);
  #alongX = new Float32Array(CAPACITY);
  #alongY = new Float32Array(CAPACITY);
  #seen = new Uint8Array(CAPACITY);
  #count = 0;

  forget(): void {
    this.#count = 0;
  }

  begin(): void {
    this.#seen.fill(0);
  }

  see(serial: number, kind: number, left: number, due: number, x: number, y: number, alongX: number, alongY: number): void {
    let slot = 0;
    while (slot < this.#count && this.#serial[slot] !== serial) slot += 1;
    if (slot === this.#count) {
      if (this.#count === CAPACITY) return;
      this.#count += 1;
      this.#serial[slot] = serial;
    }
    this.#kind[slot] = kind;
    this.#left[slot] = left;
    this.#due[slot] = due;
    this.#x[slot] = x;
    this.#y[slot] = y;
    this.#alongX[slot] = alongX;
    this.#alongY[slot] = alongY;
    this.#seen[slot] = 1;
  }

  /** Removes falls that are over, not begun, or undone. */
  #prune(now: number, fallMinutes: number): void {
    let kept = 0;
    for (let slot = 0; slot < this.#count; slot++) {
      const over = now > Math.max(this.#due[slot]!, this.#left[slot]! + fallMinutes);
      const undone = now < this.#left[slot]! || (this.#seen[slot] === 0 && this.#due[slot]! > now);
      if (over || undone) continue;
      this.#copy(slot, kept);
      kept += 1;
    }
    this.#count = kept;
  }

  #copy(from: number, to: number): void {
    this.#serial[to] = this.#serial[from]!;
    this.#kind[to] = this.#kind[from]!;
    this.#left[to] = this.#left[from]!;
    this.#due[to] = this.#due[from]!;
    this.#x[to] = this.#x[from]!;
    this.#y[to] = this.#y[from]!;
    this.#alongX[to] = this.#alongX[from]!;
    this.#alongY[to] = this.#alongY[from]!;
    this.#seen[to] = this.#seen[from]!;
  }

  /** The progress of a fall: 0 where it leaves the link, 1 when it is over. */
  #fallen(slot: number, now: number, fallMinutes: number, still: boolean): number {
    if (still) return 0.6;
    const end = Math.max(this.#due[slot]!, this.#left[slot]! + fallMinutes);
    return end > this.#left[slot]! ? Math.min(1, (now - this.#left[slot]!) / (end - this.#left[slot]!)) : 1;
  }

  #placeX(slot: number, fallen: number, scale: number): number {
    return this.#x[slot]! + this.#alongX[slot]! * 22 * scale * fallen * (2 - fallen);
  }

  /** A falling message keeps some of its motion and accelerates downwards. */
  #placeY(slot: number, fallen: number, scale: number): number {
    return this.#y[slot]! + this.#alongY[slot]! * 16 * scale * fallen * (2 - fallen) + 74 * scale * fallen * fallen;
  }

  draw(scene: Scene): void {
    const { ctx, palette, frame, view, detail, markWindowMinutes } = scene;
    const now = frame.nowMinutes;
    const fallMinutes = markWindowMinutes * FALL_WINDOW_SHARE;
    this.#prune(now, fallMinutes);
    const scale = detail.messageScale;
    const sparse = this.#count <= SPARSE && detail.level === 'face';
    ctx.strokeStyle = palette.lost;
    ctx.fillStyle = palette.lost;
    ctx.lineCap = 'round';
    ctx.font = detail.smallFont;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (let slot = 0; slot < this.#count; slot++) {
      const fallen = this.#fallen(slot, now, fallMinutes, view.reducedMotion);
      const x = this.#placeX(slot, fallen, scale);
      const y = this.#placeY(slot, fallen, scale);
      ctx.globalAlpha = fallen < 0.72 ? 1 : Math.max(0, 1 - (fallen - 0.72) / 0.28);
      if (sparse) this.#drawTrail(ctx, slot, fallen, scale);
      drawCrossedOut(ctx, x, y, 6.4 * scale, view.reducedMotion ? 0 : fallen * 0.5);
      if (sparse) ctx.fillText(lost, x + 13 * scale, y + 1);
    }
    ctx.globalAlpha = 1;
    ctx.lineCap = 'butt';
  }

  #drawTrail(ctx: CanvasRenderingContext2D, slot: number, fallen: number, scale: number): void {
    ctx.lineWidth = 1.6 * Math.max(0.8, scale);
    ctx.beginPath();
    // Dots, since the dashes of a line would move during the fall.
    for (let dot = 0.1; dot < fallen - 0.12; dot += 0.09) {
      const x = this.#placeX(slot, dot, scale);
      const y = this.#placeY(slot, dot, scale);
      ctx.moveTo(x, y);
      ctx.lineTo(x + 0.01, y);
    }
    ctx.stroke();
  }

  /** The serial of a falling message near a point, or -1. */
  hit(scene: Scene, x: number, y: number, slop: number): number {
    const fallMinutes = scene.markWindowMinutes * FALL_WINDOW_SHARE;
    for (let slot = 0; slot < this.#count; slot++) {
      // A message that is over cannot be inspected.
      if (this.#seen[slot] === 0) continue;
      const fallen = this.#fallen(slot, scene.frame.nowMinutes, fallMinutes, scene.view.reducedMotion);
      const dx = this.#placeX(slot, fallen, scene.detail.messageScale) - x;
      const dy = this.#placeY(slot, fallen, scene.detail.messageScale) - y;
      if (dx * dx + dy * dy <= slop * slop) return this.#serial[slot]!;
    }
    return -1;
  }
}

function drawCrossedOut(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, turn: number): void {
  const arm = radius * 0.42;
  const cos = Math.cos(turn) * arm;
  const sin = Math.sin(turn) * arm;
  ctx.lineWidth = Math.max(1.2, radius * 0.27);
  ctx.beginPath();
  ctx.moveTo(x + radius, y);
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.moveTo(x - cos + sin, y - sin - cos);
  ctx.lineTo(x + cos - sin, y + sin + cos);
  ctx.moveTo(x + cos + sin, y + sin - cos);
  ctx.lineTo(x - cos - sin, y - sin + cos);
  ctx.stroke();
}
