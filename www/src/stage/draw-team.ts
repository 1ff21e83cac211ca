import type { StageCast } from './layout';
import type { Positions } from './positions';
import type { Scene } from './scene';

/** Draws a soft outline around the members of each system, if there are several systems. */
export function drawTeams(scene: Scene, systems: StageCast['systems']): void {
  const { ctx, palette, detail, actorCount } = scene;
  if (detail.level === 'dot') return;
  const telling = systems.filter(({ members }) => members.length > 1 && members.length < actorCount);
  for (const { members } of telling) {
    const hull = convexHull(
      members.filter((member) => member < actorCount),
      scene.at,
    );
    if (hull.length === 0) continue;
    ctx.beginPath();
    addRounded(scene, hull, detail.radius * 1.75);
    ctx.fillStyle = palette.line;
    ctx.globalAlpha = 0.22;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.line;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
}

/** Adds the hull, enlarged by `pad`, with an arc at each corner. */
export function addRounded({ ctx, at, detail }: Scene, hull: readonly number[], pad: number): void {
  // Trays are at the right and names below, so the centre of the outline is not that of the faces.
  const shiftX = detail.level === 'face' ? detail.radius * 0.4 : 0;
  const shiftY = detail.level === 'face' ? detail.radius * 0.15 : 0;
  if (hull.length === 1) ctx.arc(at.x(hull[0]!) + shiftX, at.y(hull[0]!) + shiftY, pad, 0, 2 * Math.PI);
  else
    for (let corner = 0; corner < hull.length; corner++) {
      const here = hull[corner]!;
      const before = hull[(corner + hull.length - 1) % hull.length]!;
      const after = hull[(corner + 1) % hull.length]!;
      const from = Math.atan2(at.y(here) - at.y(before), at.x(here) - at.x(before)) - Math.PI / 2;
      const to = Math.atan2(at.y(after) - at.y(here), at.x(after) - at.x(here)) - Math.PI / 2;
      ctx.arc(at.x(here) + shiftX, at.y(here) + shiftY, pad, from, to);
    }
  ctx.closePath();
}

/** The convex hull of the members, in order (monotone chain). */
export function convexHull(members: readonly number[], at: Positions): number[] {
  const sorted = [...members].sort((a, b) => at.x(a) - at.x(b) || at.y(a) - at.y(b));
  if (sorted.length < 3) return sorted;
  const half = (order: number[]): number[] => {
    const chain: number[] = [];
    for (const next of order) {
      while (chain.length >= 2 && turn(chain[chain.length - 2]!, chain[chain.length - 1]!, next, at) <= 0) chain.pop();
      chain.push(next);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: number, b: number, c: number, at: Positions): number {
  return (at.x(b) - at.x(a)) * (at.y(c) - at.y(a)) - (at.y(b) - at.y(a)) * (at.x(c) - at.x(a));
}
