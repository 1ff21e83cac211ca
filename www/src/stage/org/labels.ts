import { addRounded, convexHull } from '../draw-team';
import { hasLeft, isAway, WORD_INSIDE_RADIUS } from '../draw-absence';
import type { FrameView } from '../frame-view';
import type { StageCast } from '../layout';
import type { Scene } from '../scene';
import { drawWords } from './pen';

/** A soft ground under everybody who sits at one site, with its name. */
export function drawSites(scene: Scene): void {
  const { ctx, palette, cast, frame, at, detail, actorCount } = scene;
  const pad = detail.radius * 1.8;
  for (const [site, name] of (cast.sites ?? []).entries()) {
    const members: number[] = [];
    for (let i = 0; i < actorCount; i++) if (frame.actorSite(i) === site) members.push(i);
    const hull = convexHull(members, at);
    if (hull.length === 0) continue;
    ctx.beginPath();
    addRounded(scene, hull, pad);
    ctx.fillStyle = palette.line;
    ctx.globalAlpha = 0.42;
    ctx.fill();
    ctx.globalAlpha = 1;
    const top = hull.reduce((highest, actor) => (at.y(actor) < at.y(highest) ? actor : highest));
    const y = Math.max(9, at.y(top) - pad + (detail.radius < WORD_INSIDE_RADIUS ? -5 : detail.radius * 0.15));
    if (detail.level !== 'dot') drawWords(scene, name, palette.soft, at.x(top) + (detail.level === 'face' ? detail.radius * 0.4 : 0), y);
  }
}

type Role = NonNullable<StageCast['roles']>[number];

/** Whether somebody answers for a role now: a holder who is at work, or a standby while no holder is. */
export function answersFor(frame: FrameView, { holders, standby }: Role, actor: number): boolean {
  const up = (other: number): boolean => other < frame.actorCount && !isAway(frame, other) && !hasLeft(frame, other);
  return up(actor) && (holders.includes(actor) || (standby.includes(actor) && !holders.some(up)));
}

/** Under the name of whoever holds a role a tag says so: outlined while they answer for it, dashed while they do not. */
export function drawRoles(scene: Scene): void {
  const { ctx, palette, cast, frame, at, detail, actorCount } = scene;
  const roles = cast.roles ?? [];
  if (roles.length === 0) return;
  for (let i = 0; i < actorCount; i++) {
    const own = roles.filter(({ holders, standby }) => holders.includes(i) || standby.includes(i));
    if (own.length === 0 || hasLeft(frame, i)) continue;
    const active = own.some((role) => answersFor(frame, role, i));
    const words = own.map(({ name }) => name).join(' · ');
    const y = at.y(i) + detail.radius * 1.2 + detail.nameSize * 1.3 + detail.tagHeight / 2;
    ctx.font = detail.smallFont;
    const half = ctx.measureText(words).width / 2 + 6;
    const high = detail.tagHeight * 0.44;
    ctx.beginPath();
    ctx.roundRect(at.x(i) - half, y - high, half * 2, high * 2, high);
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = active ? 1.5 : 1;
    if (!active) ctx.setLineDash([3, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = active ? palette.ink : palette.soft;
    ctx.fillText(words, at.x(i), y + 0.5);
  }
}
