import { KIND_GLYPHS } from '../design/glyph';
import { clamp, easeFlight, elbowAt, elbowLength, laneControl, type Point, pointAt, rimShare, stepFlight, treeTurn } from './geometry';
import type { Losses } from './losses';
import type { Scene } from './scene';

/** Where a message that will be lost leaves its link. */
export const LEAVES_LINE_AT = 0.55;

/** A tail shows speed: it reaches back by this share of the mark window. */
const TAIL_WINDOW_SHARE = 0.13;

/** Kinds that move along the supervision tree: failures up, restarts down. */
const FAILURE = KIND_GLYPHS.indexOf('failure');
const RESTART = KIND_GLYPHS.indexOf('restart');

/**
 * The place of every message in this frame, computed once, and read by each painting pass and by `hit`.
 * The arrays are reused, and grow if necessary.
 */
export class MessagePoints {
  count = 0;
  x = new Float32Array(0);
  y = new Float32Array(0);
  /** The middle of the tail, and its end. */
  middleX = new Float32Array(0);
  middleY = new Float32Array(0);
  tailX = new Float32Array(0);
  tailY = new Float32Array(0);
  /** Grows from 0 to 1 as a message sets off. */
  size = new Float32Array(0);
  kind = new Uint8Array(0);
  serial = new Float64Array(0);
  readonly #control: Point = { x: 0, y: 0 };
  readonly #point: Point = { x: 0, y: 0 };

  #reserve(count: number): void {
    if (this.x.length >= count) return;
    const size = Math.max(256, count * 2);
    this.x = new Float32Array(size);
    this.y = new Float32Array(size);
    this.middleX = new Float32Array(size);
    this.middleY = new Float32Array(size);
    this.tailX = new Float32Array(size);
    this.tailY = new Float32Array(size);
    this.size = new Float32Array(size);
    this.kind = new Uint8Array(size);
    this.serial = new Float64Array(size);
  }

  /** Messages that have left their link are given to `losses` and are not among the points. */
  compute(scene: Scene, losses: Losses): void {
    const { frame, at, actorCount, view, markWindowMinutes, detail, motion } = scene;
    const flights = frame.flightCount;
    const now = frame.nowMinutes;
    const still = view.reducedMotion;
    const tailMax = 50 * detail.messageScale;
    const rim = detail.radius * (detail.level === 'face' ? 1.12 : 1);
    const control = this.#control;
    const point = this.#point;
    this.#reserve(flights);
    this.count = 0;
    motion.clearAims();
    for (let f = 0; f < flights; f++) {
      const to = frame.flightTo(f);
      const from = frame.flightFrom(f);
      // Future rework of the same actor is on no link.
      if (to < 0 || to >= actorCount || from >= actorCount || from === to) continue;
      const sent = frame.flightSentMinutes(f);
      const due = frame.flightDueMinutes(f);
      const progress = due > sent ? clamp((now - sent) / (due - sent), 0, 1) : 1;
      const tx = at.x(to);
      const ty = at.y(to);
      let fx: number;
      let fy: number;
      let begin = 0;
      if (from < 0) {
        // From outside: a short drop from above.
        fx = tx - detail.radius * 1.1;
        fy = ty - detail.radius * 3.2;
        control.x = tx - detail.radius * 0.2;
        control.y = ty - detail.radius * 2.4;
      } else {
        fx = at.x(from);
        fy = at.y(from);
        laneControl(from, to, fx, fy, tx, ty, detail.lane, control);
      }
      const kind = frame.flightKind(f);
      const climbs = kind === FAILURE && from >= 0;
      const inTree = climbs || kind === RESTART;
      const turnY = inTree ? treeTurn(climbs ? ty : fy, climbs ? fy : ty, detail.radius) : NaN;
      const length = inTree ? elbowLength(fx, fy, tx, ty, turnY) : Math.sqrt((tx - fx) * (tx - fx) + (ty - fy) * (ty - fy));
      const hidden = rimShare(rim, length);
      if (from >= 0) begin = hidden;
      const span = 1 - hidden - begin;
      const lost = frame.flightWillBeLost(f) && progress >= LEAVES_LINE_AT;
      const eased = still ? stepFlight(lost ? 0.5 : progress) : easeFlight(lost ? LEAVES_LINE_AT : progress);
      const fraction = begin + span * eased;
      this.#place(fx, fy, tx, ty, turnY, fraction);
      if (lost) {
        const leftAt = sent + (due - sent) * LEAVES_LINE_AT;
        losses.see(frame.flightSerial(f), frame.flightKind(f), leftAt, due, point.x, point.y, (tx - fx) / length, (ty - fy) / length);
        continue;
      }
      const n = this.count++;
      const x = point.x;
      const y = point.y;
      this.x[n] = x;
      this.y[n] = y;
      this.kind[n] = kind;
      this.serial[n] = frame.flightSerial(f);
      this.size[n] = still ? 1 : Math.min(1, 0.35 + progress * 9);
      if (!still) {
        const speed = due > sent ? length / (due - sent) : 0;
        const reach = Math.min(clamp(speed * markWindowMinutes * TAIL_WINDOW_SHARE, tailMax * 0.5, tailMax), length * (fraction - begin));
        const back = length > 0 ? reach / length : 0;
        this.#place(fx, fy, tx, ty, turnY, fraction - back * 0.5);
        this.middleX[n] = point.x;
        this.middleY[n] = point.y;
        this.#place(fx, fy, tx, ty, turnY, fraction - back);
        this.tailX[n] = point.x;
        this.tailY[n] = point.y;
        if (progress > 0.3) motion.watch(to, x, y, progress);
      }
    }
  }

  /** The point at a share of the way: along the tree if it turns at `turnY`, else along the lane. */
  #place(fx: number, fy: number, tx: number, ty: number, turnY: number, share: number): void {
    if (!Number.isNaN(turnY)) elbowAt(fx, fy, tx, ty, turnY, share, this.#point);
    else pointAt(fx, fy, this.#control.x, this.#control.y, tx, ty, share, this.#point);
  }
}
