/**
 * A force layout after Fruchterman and Reingold in the velocity-Verlet form that d3-force made common: links pull to one
 * length, everybody pushes everybody away, nobody overlaps, and a weak pull keeps all in the picture. Forces between pairs are summed exactly:
 * for as many people as are drawn one by one, that is as quick as an approximation, and needs no tree.
 */

export interface Spring { readonly source: number; readonly target: number }

const DISTANCE = 100;
const PUSH = -3 * DISTANCE;
/** Further apart than this, two no longer push each other. */
const PUSH_REACH = 12 * DISTANCE;
const BODY = 0.42 * DISTANCE;
const TO_MIDDLE = 0.05;
/** What is left of a velocity after each tick. */
const KEPT = 0.6;
/** The heat, which begins at 1, has cooled down to this at the last tick. */
const COLD = 0.001;

/** Moves points, x and y in turn, until they are at rest. The same points and springs give the same places. */
export function settleForces(places: Float64Array, springs: readonly Spring[], ticks: number): void {
  const velocities = new Float64Array(places.length);
  const pull = pullOf(springs, places.length / 2);
  const cooling = 1 - COLD ** (1 / ticks);
  let heat = 1;
  for (let tick = 0; tick < ticks; tick++) {
    heat -= heat * cooling;
    pull(places, velocities, heat);
    push(places, velocities, heat);
    for (let i = 0; i < places.length; i++) {
      velocities[i] = (velocities[i]! - places[i]! * TO_MIDDLE * heat) * KEPT;
      places[i]! += velocities[i]!;
    }
  }
}

/** Links pull their ends to one distance; whoever has many moves less and pulls the others less. */
function pullOf(springs: readonly Spring[], count: number): (places: Float64Array, velocities: Float64Array, heat: number) => void {
  const degrees = new Float64Array(count);
  for (const { source, target } of springs) {
    degrees[source]! += 1;
    degrees[target]! += 1;
  }
  return (places, velocities, heat) => {
    for (const { source, target } of springs) {
      const a = source * 2;
      const b = target * 2;
      const x = places[b]! + velocities[b]! - places[a]! - velocities[a]! || nudge(source, target);
      const y = places[b + 1]! + velocities[b + 1]! - places[a + 1]! - velocities[a + 1]! || nudge(target, source);
      const length = Math.sqrt(x * x + y * y);
      const strength = ((length - DISTANCE) / length) * heat / Math.min(degrees[source]!, degrees[target]!);
      const share = degrees[source]! / (degrees[source]! + degrees[target]!);
      velocities[b]! -= x * strength * share;
      velocities[b + 1]! -= y * strength * share;
      velocities[a]! += x * strength * (1 - share);
      velocities[a + 1]! += y * strength * (1 - share);
    }
  };
}

/** Everybody pushes everybody away, the nearer the more, and bodies do not overlap. */
function push(places: Float64Array, velocities: Float64Array, heat: number): void {
  for (let a = 0; a < places.length; a += 2) {
    for (let b = a + 2; b < places.length; b += 2) {
      const x = places[b]! - places[a]! || nudge(a, b);
      const y = places[b + 1]! - places[a + 1]! || nudge(b, a);
      const square = x * x + y * y;
      if (square >= PUSH_REACH * PUSH_REACH) continue;
      // Two in the same place would fly apart for ever.
      let weight = (PUSH * heat) / (square < 1 ? Math.sqrt(square) : square);
      if (square < 4 * BODY * BODY) {
        const length = Math.sqrt(square);
        weight -= ((2 * BODY - length) / length) * 0.5;
      }
      velocities[a]! += x * weight;
      velocities[a + 1]! += y * weight;
      velocities[b]! -= x * weight;
      velocities[b + 1]! -= y * weight;
    }
  }
}

/** Only breaks ties between two in exactly one place, so anything small, fixed and different will do. */
function nudge(one: number, other: number): number {
  return ((one * 7 + other * 3) % 11 - 5.5) * 1e-6;
}
