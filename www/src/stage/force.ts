/** What moves people to their places, and what holds them there. Lengths are in the layout's own measure. */
export interface Forces {
  /** Pairs of people, by index. */
  readonly links: readonly { readonly from: number; readonly to: number }[];
  /** How long a link wants to be. */
  readonly distance: number;
  /** Where somebody would like to stand across the picture, and how strongly; down the picture all are drawn to its middle. */
  readonly home: (index: number) => readonly [across: number, pull: number];
  /** Whoever stands where they stand, and moves the others. */
  readonly isPinned: (index: number) => boolean;
}

/** Pushing each other away: how hard, and how far off it ends, in lengths of a link. */
const PUSH = 3;
const PUSH_REACH = 12;
/** Nobody comes closer to anybody than this, in lengths of a link. */
const APART = 0.84;
/** What a step leaves of a speed, and all steps together of the heat. */
const SPEED_KEPT = 0.6;
const HEAT_LEFT = 0.001;
/** Weak, and enough to keep whoever is linked to nobody in the picture. */
export const PULL = 0.05;

/**
 * Moves people, two coordinates each, until they rest: a force-directed layout (Fruchterman and Reingold 1991), in which links are springs
 * that give where fewer other springs hold. Every pair is looked at, which is quick enough for a department. There is no chance in it.
 */
export function settlePlaces(at: Float64Array, { links, distance, home, isPinned }: Forces, steps: number): void {
  const count = at.length / 2;
  const speed = new Float64Array(at.length);
  const springs = new Uint32Array(count);
  for (const { from, to } of links) { springs[from]!++; springs[to]!++; }
  const cooling = HEAT_LEFT ** (1 / steps);
  for (let step = 0, heat = cooling; step < steps; step++, heat *= cooling) {
    for (const { from, to } of links) stretch(at, speed, from, to, springs[from]!, springs[to]!, distance, heat);
    repel(at, speed, PUSH * distance * heat, PUSH_REACH * distance);
    keepApart(at, speed, APART * distance);
    for (let i = 0; i < count; i++) {
      const [across, pull] = home(i);
      speed[i * 2]! += (across - at[i * 2]!) * pull * heat;
      speed[i * 2 + 1]! -= at[i * 2 + 1]! * PULL * heat;
    }
    for (let axis = 0; axis < at.length; axis++) {
      speed[axis]! *= isPinned(axis >> 1) ? 0 : SPEED_KEPT;
      at[axis]! += speed[axis]!;
    }
  }
}

/** One spring: both ends give, the one that fewer springs hold gives more. */
function stretch(at: Float64Array, speed: Float64Array, from: number, to: number, fromSprings: number, toSprings: number, distance: number, heat: number): void {
  const a = from * 2;
  const b = to * 2;
  const x = at[b]! + speed[b]! - at[a]! - speed[a]!;
  const y = at[b + 1]! + speed[b + 1]! - at[a + 1]! - speed[a + 1]!;
  const length = Math.sqrt(x * x + y * y) || TINY;
  const by = ((length - distance) / length) * heat / Math.min(fromSprings, toSprings);
  const share = fromSprings / (fromSprings + toSprings);
  speed[b]! -= x * by * share;
  speed[b + 1]! -= y * by * share;
  speed[a]! += x * by * (1 - share);
  speed[a + 1]! += y * by * (1 - share);
}

/** Everybody pushes everybody near enough away, less the further. */
function repel(at: Float64Array, speed: Float64Array, push: number, reach: number): void {
  for (let a = 0; a < at.length; a += 2) {
    for (let b = a + 2; b < at.length; b += 2) {
      const x = at[b]! - at[a]! || TINY;
      const y = at[b + 1]! - at[a + 1]!;
      const square = x * x + y * y;
      if (square >= reach * reach) continue;
      const by = push / Math.max(square, Math.sqrt(square));
      speed[a]! -= x * by;
      speed[a + 1]! -= y * by;
      speed[b]! += x * by;
      speed[b + 1]! += y * by;
    }
  }
}

/** Whoever would come too close to somebody with their next step is turned away, half by half. */
function keepApart(at: Float64Array, speed: Float64Array, apart: number): void {
  for (let a = 0; a < at.length; a += 2) {
    for (let b = a + 2; b < at.length; b += 2) {
      const x = at[a]! + speed[a]! - at[b]! - speed[b]!;
      const y = at[a + 1]! + speed[a + 1]! - at[b + 1]! - speed[b + 1]!;
      const square = x * x + y * y;
      if (square >= apart * apart) continue;
      const length = Math.sqrt(square) || TINY;
      const by = (apart - length) / length / 2;
      speed[a]! += x * by;
      speed[a + 1]! += y * by;
      speed[b]! -= x * by;
      speed[b + 1]! -= y * by;
    }
  }
}

/** Two in exactly one place are told apart by this. */
const TINY = 1e-6;
