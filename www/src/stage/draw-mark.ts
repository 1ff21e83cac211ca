import { FRAME } from '../generated/frame-layout';
import { hasLeft } from './draw-absence';
import { mailboxMiddle, mailboxTop } from './draw-mailbox';
import { type Overlay, rise } from './overlay';
import type { Scene } from './scene';

const { WHAT } = FRAME;
const ROUND = 2 * Math.PI;

/** Draws a ring that expands from an actor who has just changed a domain. Rings lie under the actors. */
export function drawPulses(scene: Scene): void {
  drawEach(scene, true, []);
}

/** Draws marks: brief signs of recent events. Each ages from 0 to 1 over the mark window and disappears. */
export function drawMarks(scene: Scene, overlays: readonly Overlay[]): void {
  if (scene.detail.level === 'face') drawEach(scene, false, overlays);
}

function drawEach(scene: Scene, pulses: boolean, overlays: readonly Overlay[]): void {
  const { frame, view, markWindowMinutes, actorCount } = scene;
  const now = frame.nowMinutes;
  for (let m = 0; m < frame.markCount; m++) {
    const actor = frame.markActor(m);
    if ((frame.markWhat(m) === WHAT.CHANGED) !== pulses) continue;
    if (actor < 0 || actor >= actorCount || (hasLeft(frame, actor) && frame.markWhat(m) !== WHAT.LET_GO)) continue;
    const age = (now - frame.markAtMinutes(m)) / markWindowMinutes;
    if (!(age >= 0 && age <= 1)) continue;
    // With reduced motion a mark stands still for as long as it lasts.
    const shown = view.reducedMotion ? 0.35 : age;
    drawMark(scene, frame.markWhat(m), actor, frame.markKind(m), shown);
    for (const overlay of overlays) overlay.mark(scene, frame.markWhat(m), actor, shown);
  }
  scene.ctx.globalAlpha = 1;
  scene.ctx.lineCap = 'butt';
}

function drawMark(scene: Scene, what: number, actor: number, kind: number, age: number): void {
  const { ctx, at, detail } = scene;
  const x = at.x(actor);
  const y = at.y(actor);
  ctx.globalAlpha = age < 0.6 ? 1 : Math.max(0, 1 - (age - 0.6) / 0.4);
  if (what === WHAT.CHANGED) {
    drawPulse(scene, x, y, age);
    return;
  }
  const { unit } = detail;
  const trayX = x + mailboxMiddle(unit);
  const trayY = y + mailboxTop(scene, actor);
  switch (what) {
    case WHAT.ARRIVED:
      drawArrival(scene, trayX, trayY, kind, age);
      break;
    case WHAT.REFUSED:
      drawRefusal(scene, trayX, trayY - 5 * unit, age);
      break;
    case WHAT.DROPPED:
      drawDropped(scene, trayX, trayY, kind, age);
      break;
    case WHAT.DUPLICATE:
      drawDuplicate(scene, trayX, trayY - 13 * unit - rise(age) * 4 * unit, kind);
      break;
    case WHAT.EXPIRED:
      drawExpired(scene, trayX, trayY - 14 * unit - rise(age) * 4 * unit);
      break;
    case WHAT.GAVE_UP:
      drawGaveUp(scene, x + 6 * unit, y - 52 * unit - rise(age) * 5 * unit);
      break;
    case WHAT.DONE:
      drawDone(scene, x - 38 * unit, y - 38 * unit - rise(age) * 8 * unit, false);
      break;
    case WHAT.DONE_ON_STALE:
      drawDone(scene, x - 38 * unit, y - 38 * unit - rise(age) * 8 * unit, true);
      break;
    case WHAT.MISSED:
      drawDropped(scene, trayX, trayY, kind, age);
      break;
    default:
      break;
  }
}

/** A ring that expands from the actor who changed a domain. */
function drawPulse({ ctx, palette, detail }: Scene, x: number, y: number, age: number): void {
  ctx.strokeStyle = palette.news;
  ctx.globalAlpha = (1 - age) * (1 - age * 0.5);
  ctx.lineWidth = Math.max(1, (2.4 - 1.6 * age) * Math.max(0.7, detail.unit));
  ctx.beginPath();
  ctx.arc(x, y, detail.radius * (1.06 + 0.28 * rise(age)), 0, ROUND);
  ctx.stroke();
}

/** Work from outside drops into the mailbox, in the first third of its mark. */
function drawArrival({ ctx, detail, kindColours, view }: Scene, x: number, y: number, kind: number, age: number): void {
  const fall = Math.min(1, age / 0.34);
  if (fall >= 1 && !view.reducedMotion) return;
  const { unit } = detail;
  const side = 5.4 * unit;
  const drop = view.reducedMotion ? 14 * unit : (1 - fall * fall) * 52 * unit + 6 * unit;
  ctx.globalAlpha = Math.min(1, fall * 5);
  ctx.fillStyle = kindColours[Math.max(0, kind)]!;
  ctx.beginPath();
  ctx.roundRect(x - side, y - drop - side, side * 2, side * 2, 2 * unit);
  ctx.fill();
}

function drawRefusal({ ctx, palette, detail }: Scene, x: number, y: number, age: number): void {
  const { unit } = detail;
  // A bar comes down on the opening of the tray and stays.
  const settle = Math.max(0, 1 - age * 6) * 8 * unit;
  ctx.strokeStyle = palette.lost;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(2, 4 * unit);
  ctx.beginPath();
  ctx.moveTo(x - 14 * unit, y - settle);
  ctx.lineTo(x + 14 * unit, y - settle);
  ctx.stroke();
}

/** A letter that slides off the pile and falls beside the tray. */
function drawDropped({ ctx, palette, detail, kindColours }: Scene, x: number, y: number, kind: number, age: number): void {
  const { unit } = detail;
  const px = x + (14 + 12 * rise(age)) * unit;
  const py = y + (-6 + 66 * age * age) * unit;
  const turn = 0.2 + age * 1.3;
  const cos = Math.cos(turn) * 10 * unit;
  const sin = Math.sin(turn) * 10 * unit;
  ctx.lineCap = 'round';
  ctx.strokeStyle = kindColours[Math.max(0, kind)]!;
  ctx.lineWidth = Math.max(1.6, 4.5 * unit);
  ctx.beginPath();
  ctx.moveTo(px - cos, py - sin);
  ctx.lineTo(px + cos, py + sin);
  ctx.stroke();
  ctx.strokeStyle = palette.lost;
  ctx.lineWidth = Math.max(1, 1.5 * unit);
  ctx.beginPath();
  ctx.moveTo(px + sin * 0.7, py - cos * 0.7);
  ctx.lineTo(px - sin * 0.7, py + cos * 0.7);
  ctx.stroke();
}

/** A duplicate: two outlines, one over the other. */
function drawDuplicate({ ctx, palette, detail, kindColours }: Scene, x: number, y: number, kind: number): void {
  const { unit } = detail;
  ctx.strokeStyle = kindColours[Math.max(0, kind)]!;
  ctx.fillStyle = palette.paper;
  ctx.lineWidth = Math.max(1, 1.6 * unit);
  for (let copy = -1; copy <= 1; copy += 2) {
    ctx.beginPath();
    ctx.arc(x + copy * 3.2 * unit, y, 5.4 * unit, 0, ROUND);
    ctx.fill();
    ctx.stroke();
  }
}

/** An expired message: a clock. */
function drawExpired({ ctx, palette, detail }: Scene, x: number, y: number): void {
  const { unit } = detail;
  ctx.strokeStyle = palette.soft;
  ctx.fillStyle = palette.paper;
  ctx.lineWidth = Math.max(1, 1.6 * unit);
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.arc(x, y, 6.6 * unit, 0, ROUND);
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x, y - 4 * unit);
  ctx.lineTo(x, y);
  ctx.lineTo(x - 3 * unit, y + 1.6 * unit);
  ctx.stroke();
}

/** A sender that gave up. */
function drawGaveUp({ ctx, palette, detail }: Scene, x: number, y: number): void {
  const { unit } = detail;
  ctx.fillStyle = palette.lost;
  ctx.beginPath();
  for (let dot = 0; dot < 2; dot++) {
    const px = x + (-11 + dot * 7) * unit;
    ctx.moveTo(px + 1.8 * unit, y);
    ctx.arc(px, y, 1.8 * unit, 0, ROUND);
  }
  ctx.fill();
  ctx.strokeStyle = palette.lost;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1.3, 2 * unit);
  ctx.beginPath();
  ctx.moveTo(x + 4 * unit, y - 3.6 * unit);
  ctx.lineTo(x + 11 * unit, y + 3.6 * unit);
  ctx.moveTo(x + 11 * unit, y - 3.6 * unit);
  ctx.lineTo(x + 4 * unit, y + 3.6 * unit);
  ctx.stroke();
}

/** A finished item: work with a tick in it; hollow and dashed when it was done on a stale version. */
function drawDone({ ctx, palette, detail }: Scene, x: number, y: number, onStale: boolean): void {
  const { unit } = detail;
  const half = 7 * unit;
  ctx.beginPath();
  ctx.roundRect(x - half, y - half, half * 2, half * 2, 2.4 * unit);
  ctx.fillStyle = onStale ? palette.paper : palette.work;
  ctx.fill();
  if (onStale) {
    ctx.strokeStyle = palette.work;
    ctx.lineWidth = Math.max(1.2, 1.8 * unit);
    ctx.setLineDash(detail.hatch);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.strokeStyle = onStale ? palette.work : palette.card;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.lineWidth = Math.max(1.2, 2 * unit);
  ctx.beginPath();
  ctx.moveTo(x - 3.6 * unit, y + 0.3 * unit);
  ctx.lineTo(x - 1 * unit, y + 3 * unit);
  ctx.lineTo(x + 3.8 * unit, y - 3.2 * unit);
  ctx.stroke();
}
