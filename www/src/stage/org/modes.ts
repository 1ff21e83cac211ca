import type { OrgGlyph } from '../../design/organisation-glyphs';
import { FRAME } from '../../generated/frame-layout';
import { hasLeft, WORD_INSIDE_RADIUS } from '../draw-absence';
import { type BehaviourNumber, MODE_BLOCKED, MODE_BURNT_OUT, MODE_DOWN, type ModeNumber } from '../frame-view';
import type { Scene } from '../scene';
import type { SignPen } from './pen';

const { MODE, STANCE } = FRAME;

/** The coin of each mode. A meeting is shown by its table, an actor who is down by its face. */
const MODE_SIGNS: Readonly<Record<ModeNumber, OrgGlyph | undefined>> = {
  [MODE.IDLE]: undefined,
  [MODE.INTEGRATING]: undefined,
  [MODE.AWAY]: undefined,
  [MODE.LEFT]: undefined,
  [MODE.MEETING]: undefined,
  [MODE.DOWN]: undefined,
  [MODE.BURNT_OUT]: 'burnt_out',
  [MODE.ASKING]: 'asking',
  [MODE.OFF_HOURS]: 'off_hours',
  [MODE.BLOCKED]: 'blocked',
};
/** The coins beside discs, which have no face. */
const DISC_SIGNS: typeof MODE_SIGNS = { ...MODE_SIGNS, [MODE.DOWN]: 'down' };
/** The coin of each behaviour; none for `open`. */
const BEHAVIOUR_SIGNS: Readonly<Record<BehaviourNumber, OrgGlyph | undefined>> = {
  [STANCE.OPEN]: undefined,
  [STANCE.FOCUS]: 'focus',
  [STANCE.TRIAGE]: 'triage',
  [STANCE.DELEGATE]: 'delegate',
};

/** Offset of the coins at the left of the ring, on the grid of an actor. */
const COIN = 30;
const COIN_ZOOM_MIN = 0.62;

/** Draws the coins of mode and behaviour, and the signs on a face. */
export function drawModes(scene: Scene, pen: SignPen): void {
  const { frame, at, detail, actorCount } = scene;
  const { unit } = detail;
  const faces = detail.level === 'face';
  if (faces) {
    drawCracks(scene);
    if (detail.radius >= WORD_INSIDE_RADIUS) drawSmoke(scene);
    drawStops(scene);
  }
  const zoom = faces ? Math.max(COIN_ZOOM_MIN, 0.86 * unit) : detail.radius / 11;
  const signs = faces ? MODE_SIGNS : DISC_SIGNS;
  const off = faces ? COIN * unit : 0;
  for (let i = 0; i < actorCount; i++) {
    if (hasLeft(frame, i)) continue;
    const mode = signs[frame.actorMode(i)];
    if (mode !== undefined) pen.draw(scene, mode, at.x(i) - off, at.y(i) - off, zoom, faces);
    if (!faces) continue;
    const behaviour = BEHAVIOUR_SIGNS[frame.actorBehaviour(i)];
    if (behaviour !== undefined) pen.draw(scene, behaviour, at.x(i) - off, at.y(i) + off, zoom, true);
    if (frame.actorPreempted(i) > 0) drawPreempted(scene, i, frame.actorPreempted(i));
  }
}

/** Makes a path for all actors in a mode; false if there are none. */
function addAll({ ctx, frame, at, actorCount }: Scene, mode: number, add: (x: number, y: number) => void): boolean {
  let any = false;
  ctx.beginPath();
  for (let i = 0; i < actorCount; i++) {
    if (frame.actorMode(i) !== mode) continue;
    any = true;
    add(at.x(i), at.y(i));
  }
  return any;
}

/** A crack through face and ring. */
const CRACK = [7, -43, 1, -27, 8, -21, 2, -13, 6, -9] as const;
const CRACK_BELOW = [3, 19, -3, 25, 3, 31, -2, 43] as const;

function drawCracks(scene: Scene): void {
  const {
    ctx,
    palette,
    detail: { unit },
  } = scene;
  const line = (x: number, y: number, points: readonly number[]): void => {
    for (let p = 0; p < points.length; p += 2) ctx[p === 0 ? 'moveTo' : 'lineTo'](x + points[p]! * unit, y + points[p + 1]! * unit);
  };
  if (
    !addAll(scene, MODE_DOWN, (x, y) => {
      line(x, y, CRACK);
      line(x, y, CRACK_BELOW);
    })
  )
    return;
  ctx.lineJoin = 'miter';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = Math.max(4, 5.4 * unit);
  ctx.stroke();
  ctx.strokeStyle = palette.lost;
  ctx.lineWidth = Math.max(1.8, 2.2 * unit);
  ctx.stroke();
}

/** Smoke that rises from somebody who has burnt out. */
function drawSmoke(scene: Scene): void {
  const {
    ctx,
    palette,
    detail: { unit },
  } = scene;
  const any = addAll(scene, MODE_BURNT_OUT, (x, y) => {
    for (let wisp = -1; wisp <= 1; wisp++) {
      const px = x + (wisp * 11 + 3) * unit;
      const py = y - (42 - Math.abs(wisp) * 3) * unit;
      ctx.moveTo(px, py);
      ctx.bezierCurveTo(px - 7 * unit, py - 5 * unit, px + 7 * unit, py - 9 * unit, px, py - (wisp === 0 ? 18 : 13) * unit);
    }
  });
  if (!any) return;
  ctx.strokeStyle = palette.soft;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1.2, 2 * unit);
  ctx.stroke();
  ctx.lineCap = 'butt';
}

/** The shape of a stop sign around an actor who is blocked. */
function drawStops(scene: Scene): void {
  const {
    ctx,
    palette,
    detail: { unit },
  } = scene;
  const any = addAll(scene, MODE_BLOCKED, (x, y) => {
    for (let corner = 0; corner < 8; corner++) {
      const angle = ((corner + 0.5) * Math.PI) / 4;
      ctx[corner === 0 ? 'moveTo' : 'lineTo'](x + 46 * unit * Math.cos(angle), y + 46 * unit * Math.sin(angle));
    }
    ctx.closePath();
  });
  if (!any) return;
  ctx.strokeStyle = palette.lost;
  ctx.lineJoin = 'round';
  ctx.lineWidth = Math.max(1.3, 2.2 * unit);
  ctx.stroke();
}

const PREEMPTED_SHOWN = 3;

/** Preempted items lie in a small tray at the left, each a hollow slip. */
function drawPreempted({ ctx, palette, at, detail }: Scene, actor: number, count: number): void {
  const { unit } = detail;
  const left = at.x(actor) - 65 * unit;
  const floor = at.y(actor) + 9 * unit;
  const width = 20 * unit;
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = Math.max(1, 1.4 * unit);
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(left, floor - 8 * unit);
  ctx.lineTo(left, floor);
  ctx.lineTo(left + width, floor);
  ctx.lineTo(left + width, floor - 8 * unit);
  ctx.stroke();
  ctx.strokeStyle = palette.work;
  ctx.fillStyle = palette.paper;
  ctx.beginPath();
  for (let slip = 0; slip < Math.min(count, PREEMPTED_SHOWN); slip++) {
    ctx.roundRect(left + 3 * unit, floor - (7.6 + slip * 7) * unit, width - 6 * unit, 4.6 * unit, unit);
  }
  ctx.fill();
  ctx.stroke();
  if (count <= PREEMPTED_SHOWN) return;
  ctx.fillStyle = palette.soft;
  ctx.font = detail.smallFont;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(`+${count - PREEMPTED_SHOWN}`, left + width / 2, floor - (5 + PREEMPTED_SHOWN * 7) * unit);
}
