import { DISCS_MAX } from './detail';
import { settleForces } from './force';
import { textureLayout } from './texture';

/** The part of a cast that the drawing needs. */
export interface StageCast {
  readonly actors: readonly string[];
  readonly links: readonly { readonly from: number; readonly to: number }[];
  /** Places where things are written down, by name. */
  readonly stores?: readonly string[];
  readonly pace_minutes_per_second?: number;
  readonly systems: readonly { readonly members: readonly number[] }[];
}

/** Two coordinates for each actor, in the layout's own measure: only the proportions count. */
export type Places = Float64Array;

const DISTANCE = 100;

/**
 * Where people stand, as their links pull them: a force layout run to rest at once, from fixed first places, so that the
 * same team always looks the same.
 */
export function layOut(cast: StageCast): Places {
  const count = cast.actors.length;
  if (count > DISCS_MAX) return textureLayout(count, cast.links);
  const places = firstPlaces(count);
  const springs = cast.links
    .filter(({ from, to }) => from !== to && from >= 0 && to >= 0)
    .map(({ from, to }) => ({ source: from, target: to }));
  settleForces(places, springs, ticksFor(count));
  return places;
}

/** Large layouts settle in fewer, since nobody reads the exact place of one among hundreds. */
function ticksFor(count: number): number {
  return count <= 60 ? 300 : count <= 150 ? 160 : 90;
}

/** A circle in the order of the cast for a team, a spiral for more: both spread out and untangled enough to begin with. */
function firstPlaces(count: number): Places {
  const places = new Float64Array(count * 2);
  const onCircle = count <= 12;
  for (let index = 0; index < count; index++) {
    const angle = onCircle ? (index / count) * 2 * Math.PI - 0.8 * Math.PI : index * 2.399963229728653;
    const radius = onCircle ? DISTANCE : DISTANCE * 0.5 * Math.sqrt(index + 0.5);
    places[index * 2] = radius * Math.cos(angle);
    places[index * 2 + 1] = radius * Math.sin(angle);
  }
  return places;
}
