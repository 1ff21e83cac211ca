/** Pure functions of places and fractions. A curve is a quadratic Bézier given by its two ends and one control point. */

export interface Point {
  x: number;
  y: number;
}

/** How far a link bows out, as a share of its length: enough to differ from a straight line. */
const BEND_SHARE = 0.075;

/**
 * The control point of the link between two actors, written to `out`.
 * The bow is on the left of the way from `a` to `b`, so the caller names the ends in one fixed order per pair.
 */
export function linkControl(ax: number, ay: number, bx: number, by: number, out: Point): Point {
  out.x = (ax + bx) / 2 - (by - ay) * BEND_SHARE;
  out.y = (ay + by) / 2 + (bx - ax) * BEND_SHARE;
  return out;
}

/**
 * The control point of the lane that a message from `from` to `to` keeps to: the link's own curve, moved to the right
 * of its travel by `lane` pixels at the middle, so that opposite traffic passes without touching.
 */
export function laneControl(from: number, to: number, fx: number, fy: number, tx: number, ty: number, lane: number, out: Point): Point {
  if (from <= to) linkControl(fx, fy, tx, ty, out);
  else linkControl(tx, ty, fx, fy, out);
  const length = Math.hypot(tx - fx, ty - fy) || 1;
  // The middle of a quadratic curve moves half as far as its control point.
  out.x -= ((ty - fy) / length) * lane * 2;
  out.y += ((tx - fx) / length) * lane * 2;
  return out;
}

/** The point at `fraction` (0..1) of a curve, written to `out`. */
export function pointAt(ax: number, ay: number, cx: number, cy: number, bx: number, by: number, fraction: number, out: Point): Point {
  const rest = 1 - fraction;
  const a = rest * rest;
  const c = 2 * rest * fraction;
  const b = fraction * fraction;
  out.x = a * ax + c * cx + b * bx;
  out.y = a * ay + c * cy + b * by;
  return out;
}

/** How far below a supervisor the line to those below turns, in radii; and how much further down they must be for that. */
const TURN_RADII = 2.1;
const BELOW_RADII = 3.4;

/** The height at which a line of the supervision tree runs across: one for all who are well below their supervisor. */
export function treeTurn(supervisorY: number, childY: number, radius: number): number {
  return childY - supervisorY > BELOW_RADII * radius ? supervisorY + TURN_RADII * radius : (supervisorY + childY) / 2;
}

/** The point at `fraction` (0..1) of the way down, across and down again from `a` to `b`, turning at `turnY`, written to `out`. */
export function elbowAt(ax: number, ay: number, bx: number, by: number, turnY: number, fraction: number, out: Point): Point {
  const first = Math.abs(turnY - ay);
  const across = Math.abs(bx - ax);
  const gone = fraction * elbowLength(ax, ay, bx, by, turnY);
  out.x = ax + (bx - ax) * clamp((gone - first) / (across || 1), 0, 1);
  out.y = gone < first ? ay + Math.sign(turnY - ay) * gone : turnY + Math.sign(by - turnY) * Math.max(0, gone - first - across);
  return out;
}

export function elbowLength(ax: number, ay: number, bx: number, by: number, turnY: number): number {
  return Math.abs(turnY - ay) + Math.abs(bx - ax) + Math.abs(by - turnY);
}

/** The share of a curve of `length` hidden under a rim of `radius`; never so much that nothing of it is left. */
export function rimShare(radius: number, length: number): number {
  return length <= 0 ? 0.5 : Math.min(0.45, radius / length);
}

/** Eases in and out: the mean of even motion and a full ease. */
export function easeFlight(progress: number): number {
  const smooth = progress * progress * (3 - 2 * progress);
  return (progress + smooth) / 2;
}

/** With reduced motion a message has three places: where it starts, the middle, where it ends. */
export function stepFlight(progress: number): number {
  return progress < 0.25 ? 0 : progress < 0.75 ? 0.5 : 1;
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
