import { linkControl } from './geometry';
import type { StageCast } from './layout';
import type { Scene } from './scene';

type Links = StageCast['links'];

/** Draws all links as one pale path, on the ground, which is painted again only when somebody moves. */
export function drawLinks(scene: Scene, links: Links): void {
  const { ctx, palette, detail, actorCount } = scene;
  if (detail.level === 'dot') return;
  const perActor = links.length / Math.max(1, actorCount);
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = detail.level === 'face' ? Math.max(1, 1.7 * Math.sqrt(detail.unit)) : 0.8;
  // Many links per actor are drawn paler, so that they do not become a tangle.
  ctx.globalAlpha = perActor > 6 ? Math.max(0.3, Math.sqrt(6 / perActor)) : 1;
  ctx.beginPath();
  for (const link of links) addLink(scene, link.from, link.to);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** Draws the links of the selected actor, darker. */
export function drawLinksOf(scene: Scene, links: Links, actor: number): void {
  const { ctx, palette } = scene;
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = 1.3;
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  for (const link of links) {
    if (link.from === actor || link.to === actor) addLink(scene, link.from, link.to);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function addLink({ ctx, at, actorCount, scratch }: Scene, from: number, to: number): void {
  if (from === to || from < 0 || to < 0 || from >= actorCount || to >= actorCount) return;
  const a = Math.min(from, to);
  const b = Math.max(from, to);
  const control = linkControl(at.x(a), at.y(a), at.x(b), at.y(b), scratch);
  ctx.moveTo(at.x(a), at.y(a));
  ctx.quadraticCurveTo(control.x, control.y, at.x(b), at.y(b));
}

/** Draws names under faces, on the ground. `drawSelectedName` draws the selected one. */
export function drawNames(scene: Scene): void {
  const { ctx, palette, detail, view, at, actorCount } = scene;
  if (detail.nameAlpha <= 0.02) return;
  ctx.font = `500 ${detail.nameSize.toFixed(1)}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.paper;
  ctx.fillStyle = palette.ink;
  ctx.lineWidth = 4;
  ctx.globalAlpha = detail.nameAlpha;
  for (let i = 0; i < actorCount; i++) {
    const name = view.names[i] ?? '';
    const y = at.y(i) + detail.radius * 1.2 + detail.nameSize;
    ctx.strokeText(name, at.x(i), y);
    ctx.fillText(name, at.x(i), y);
  }
  ctx.globalAlpha = 1;
}

/** Draws the name of the selected actor above everything, also where other names have faded. */
export function drawSelectedName(scene: Scene, actor: number): void {
  const { ctx, palette, detail, view, at } = scene;
  const size = Math.max(12, detail.nameSize);
  ctx.font = `600 ${size.toFixed(1)}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 5;
  ctx.fillStyle = palette.ink;
  const y = at.y(actor) + detail.radius * (detail.level === 'face' ? 1.2 : 1.9) + size;
  ctx.strokeText(view.names[actor] ?? '', at.x(actor), y);
  ctx.fillText(view.names[actor] ?? '', at.x(actor), y);
}
