import { hasLeft, isAway } from '../draw-absence';
import { addRounded, convexHull } from '../draw-team';
import type { FrameView } from '../frame-view';
import type { StageCast } from '../layout';
import type { Scene } from '../scene';
import { drawWords } from './pen';

/** The centre of a site's ground is right of its faces, since trays are at the right. */
const TRAY_SHARE = 0.4;

/** Draws a soft ground under the actors of each site. */
export function drawSites(scene: Scene): void {
  const { ctx, palette, detail } = scene;
  ctx.fillStyle = palette.line;
  ctx.globalAlpha = 0.42;
  for (const hull of hulls(scene)) {
    if (hull.length === 0) continue;
    ctx.beginPath();
    addRounded(scene, hull, detail.radius * 1.8);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The name of each site at the foot of its ground. */
export function nameSites(scene: Scene): void {
  const { ctx, palette, cast, at, detail, devicePixelRatio } = scene;
  hulls(scene).forEach((hull, site) => {
    if (hull.length === 0) return;
    const last = hull.reduce((lowest, actor) => (at.y(actor) > at.y(lowest) ? actor : lowest));
    const below = Math.max(detail.radius * 1.8, detail.radius * 1.2 + detail.nameSize * 1.35 + detail.tagHeight + 7);
    const y = Math.min(at.y(last) + below, ctx.canvas.height / devicePixelRatio - 8);
    const x = at.x(last) + (detail.level === 'face' ? detail.radius * TRAY_SHARE : 0);
    drawWords(
      scene,
      cast.sites![site]!,
      palette.soft,
      x,
      y,
      `600 ${Math.max(11, detail.nameSize * 0.92).toFixed(1)}px system-ui, sans-serif`,
    );
  });
}

/** The convex hull of each site's actors; empty for an empty site. */
function hulls({ cast, frame, at, actorCount }: Scene): number[][] {
  const members: number[][] = (cast.sites ?? []).map(() => []);
  for (let i = 0; i < actorCount; i++) members[frame.actorSite(i)]?.push(i);
  return members.map((all) => convexHull(all, at));
}

type Role = NonNullable<StageCast['roles']>[number];

/** Whether an actor fills a role now: a holder who is at work, or a standby while no holder is. */
export function answersFor(frame: FrameView, { holders, standby }: Role, actor: number): boolean {
  const up = (other: number): boolean => other < frame.actorCount && !isAway(frame, other) && !hasLeft(frame, other);
  return up(actor) && (holders.includes(actor) || (standby.includes(actor) && !holders.some(up)));
}

/** Draws a tag under the name of an actor with a role: outlined while it fills the role, dashed while it does not. */
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
