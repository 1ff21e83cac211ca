import { clamp } from './geometry.ts';

/** Level of detail: faces for a team, discs for a department, dots for a crowd. */
export type Level = 'face' | 'disc' | 'dot';

export const FACES_MAX = 60;
export const DISCS_MAX = 1000;

export interface Detail {
  readonly level: Level;
  /** Radius of the ring of segments, in CSS pixels. Everything of an actor is drawn in proportion to it. */
  readonly radius: number;
  /** One 38th of the radius: the grid on which an actor is drawn. */
  readonly unit: number;
  /** Scale of a message's glyph. */
  readonly messageScale: number;
  /** How far a message keeps to the right of its link, in CSS pixels. */
  readonly lane: number;
  readonly nameAlpha: number;
  readonly nameSize: number;
  /** Height of the tag under a name; 0 if nobody has one. */
  readonly tagHeight: number;
  /** Dashes of a segment whose version is stale. */
  readonly hatch: number[];
  /** The font of small counts and words beside actors. */
  readonly smallFont: string;
}

/** A face smaller than this has no readable expression. */
const FACE_RADIUS_MIN = 12;

/** The detail for a stage of this size with this many actors. */
export function detailFor(actorCount: number, width: number, height: number, tagged = false): Detail {
  const area = Math.max(1, width * height);
  const room = Math.sqrt(area / Math.max(1, actorCount));
  if (actorCount > DISCS_MAX) {
    const radius = clamp(room * 0.3, 1, 7);
    return { level: 'dot', radius, messageScale: 0.3, lane: 1, nameAlpha: 0, nameSize: 11, tagHeight: 0, ...grid(radius) };
  }
  const narrow = clamp(Math.min(width, height) / 9, 12, 56);
  const radius = clamp(Math.min(room * 0.136, narrow), 4.5, 56);
  const level: Level = actorCount <= FACES_MAX && radius >= FACE_RADIUS_MIN ? 'face' : 'disc';
  const crowd = clamp((actorCount - FACES_MAX + 20) / 20, 0, 1);
  const messageScale = clamp(radius / 40, level === 'face' ? 0.62 : 0.42, 1.35);
  return {
    level,
    radius,
    messageScale,
    // Nearly half the width of a message, so that two in opposite directions pass closely.
    lane: 6 * messageScale,
    nameAlpha: level === 'face' ? 1 - crowd * 0.35 : 0,
    nameSize: clamp(radius * 0.33, 10.5, 18),
    tagHeight: tagged ? Math.max(15, radius * 0.44) : 0,
    ...grid(radius),
  };
}

function grid(radius: number): Pick<Detail, 'unit' | 'hatch' | 'smallFont'> {
  const unit = radius / 38;
  return {
    unit,
    hatch: [Math.max(1, 2 * unit), Math.max(1.2, 2.6 * unit)],
    smallFont: `500 ${Math.max(9.5, 11 * unit).toFixed(1)}px system-ui, sans-serif`,
  };
}
