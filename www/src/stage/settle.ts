/** Lets forces move points until they are nearly at rest, all at once: no timer, and the same result each time. */

import type { Force, SimulationNodeDatum } from 'd3-force';

/** A point; one with `fx` and `fy` stays there. */
export interface Point extends SimulationNodeDatum {
  index: number;
  x: number;
  y: number;
}

/** The forces weaken to this share of their strength. */
const REST = 0.001;
/** What is left of a point's speed after each step. */
const SPEED_KEPT = 0.6;

export function settle<P extends Point>(points: P[], forces: readonly Force<P, never>[], steps: number): void {
  const random = fixedSource();
  for (const point of points) {
    point.vx = point.vy = 0;
    point.x = point.fx ?? point.x;
    point.y = point.fy ?? point.y;
  }
  for (const force of forces) force.initialize?.(points, random);
  const cooling = 1 - REST ** (1 / steps);
  let strength = 1;
  for (let step = 0; step < steps; step++) {
    strength -= strength * cooling;
    for (const force of forces) force(strength);
    for (const point of points) move(point);
  }
}

function move(point: Point): void {
  point.vx = point.fx == null ? point.vx! * SPEED_KEPT : 0;
  point.vy = point.fy == null ? point.vy! * SPEED_KEPT : 0;
  point.x = point.fx ?? point.x + point.vx;
  point.y = point.fy ?? point.y + point.vy;
}

/** Only breaks ties between people in exactly one place, so a plain linear congruential generator will do. */
function fixedSource(): () => number {
  let state = 1;
  return () => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
