import { hasLeft, isAway } from '../draw-absence';
import { MODE_MEETING } from '../frame-view';
import type { Point } from '../geometry';
import type { Positions } from '../positions';
import type { Scene } from '../scene';
import { drawWords } from './pen';

/** With actors of a smaller radius a table has no room for a name. */
const NAMED_RADIUS = 24;

/** A meeting in progress: its name, its attendees, and the place of its table. */
export interface Sitting {
  readonly name: string;
  readonly present: readonly number[];
  readonly table: Point;
}

/**
 * The meetings in progress. A frame says who is in a meeting and not in which: it is one whose present attendees are all in a meeting,
 * the largest first.
 */
export function sittings({
  frame,
  cast,
  at,
  detail,
  actorCount,
}: Pick<Scene, 'frame' | 'cast' | 'at' | 'detail' | 'actorCount'>): Sitting[] {
  const seated = new Set<number>();
  for (let i = 0; i < actorCount; i++) if (frame.actorMode(i) === MODE_MEETING) seated.add(i);
  if (seated.size === 0) return [];
  const found: Sitting[] = [];
  for (const { name, attendees } of [...(cast.meetings ?? [])].sort((a, b) => b.attendees.length - a.attendees.length)) {
    const present = attendees.filter((actor) => seated.has(actor));
    const complete = attendees.every((actor) => frame.actorMode(actor) === MODE_MEETING || isAway(frame, actor) || hasLeft(frame, actor));
    if (present.length === 0 || !complete) continue;
    for (const actor of present) seated.delete(actor);
    found.push({ name, present, table: tableOf(present, at, actorCount, detail.radius * 1.7) });
  }
  return found;
}

/** The free place for a table that is nearest to the middle of its attendees. */
function tableOf(present: readonly number[], at: Positions, actorCount: number, clear: number): Point {
  const middle = { x: 0, y: 0 };
  for (const actor of present) {
    middle.x += at.x(actor) / present.length;
    middle.y += at.y(actor) / present.length;
  }
  for (let ring = 0; ring <= 4; ring++) {
    for (let step = 0; step < (ring === 0 ? 1 : 12); step++) {
      const x = middle.x + ring * clear * 0.45 * Math.cos((step * Math.PI) / 6);
      const y = middle.y + ring * clear * 0.45 * Math.sin((step * Math.PI) / 6);
      let free = true;
      for (let i = 0; i < actorCount && free; i++) free = Math.hypot(at.x(i) - x, at.y(i) - y) > clear;
      if (free) return { x, y };
    }
  }
  return middle;
}

/** Draws one outline around a table and its attendees. */
export function drawSittings(scene: Scene, all: readonly Sitting[]): void {
  const { palette } = scene;
  for (const sitting of all) {
    const { table } = sitting;
    // The same shape twice, the second a little smaller, leaves an outline.
    paintShape(scene, sitting, table, 1.6, palette.soft);
    paintShape(scene, sitting, table, 0, palette.card);
    paintTable(scene, table);
  }
}

function paintShape({ ctx, at, detail }: Scene, { present }: Sitting, { x, y }: Point, grown: number, colour: string): void {
  const around = detail.radius * 1.2 + grown;
  ctx.fillStyle = ctx.strokeStyle = colour;
  ctx.beginPath();
  for (const actor of present) {
    ctx.moveTo(at.x(actor) + around, at.y(actor));
    ctx.arc(at.x(actor), at.y(actor), around, 0, 2 * Math.PI);
  }
  ctx.moveTo(x, y);
  ctx.arc(x, y, detail.radius * 0.62 + grown, 0, 2 * Math.PI);
  ctx.fill();
  ctx.lineWidth = detail.radius * 0.5 + 2 * grown;
  ctx.beginPath();
  for (const actor of present) {
    ctx.moveTo(at.x(actor), at.y(actor));
    ctx.lineTo(x, y);
  }
  ctx.stroke();
}

function paintTable({ ctx, palette, detail }: Scene, { x, y }: Point): void {
  ctx.beginPath();
  ctx.arc(x, y, detail.radius * 0.4, 0, 2 * Math.PI);
  ctx.fillStyle = palette.line;
  ctx.fill();
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = Math.max(1, 1.4 * detail.unit);
  ctx.stroke();
}

/** The name of each meeting beside its table, on the side where nobody is near. Drawn over the people. */
export function nameSittings(scene: Scene, all: readonly Sitting[]): void {
  const { palette, detail, at, actorCount } = scene;
  if (detail.radius < NAMED_RADIUS) return;
  for (const {
    name,
    table: { x, y },
  } of all) {
    let below = 0;
    for (let i = 0; i < actorCount; i++) {
      const weight = 1 / (1 + (at.x(i) - x) ** 2 + (at.y(i) - y) ** 2);
      below += at.y(i) > y ? weight : -weight;
    }
    drawWords(scene, name, palette.ink, x, y + (below > 0 ? -0.84 : 0.84) * detail.radius);
  }
}
