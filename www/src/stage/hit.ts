import { mailboxMiddle, mailboxTop } from './draw-mailbox';
import type { Losses } from './losses';
import type { MessagePoints } from './message-points';
import type { Scene } from './scene';
import { storeBox } from './stores';

/** A hit on the ring around a face names the domain of that segment as well. */
export type Hit = { actor: number; domain?: number } | { message: number } | { store: number };

/** A finger may miss its target by this much, in CSS pixels. */
const TOUCH_SLOP = 15;
/** A pointer this close to the centre of a message hits the message, even over a face. */
const EXACT = 7;

/** What is at a point: a message hit at its centre, else an actor, else a message or an actor within reach of a finger. */
export function hitTest(scene: Scene, points: MessagePoints, losses: Losses, x: number, y: number): Hit | null {
  const exact = messageNear(scene, points, losses, x, y, Math.max(EXACT, 8 * scene.detail.messageScale));
  if (exact >= 0) return { message: exact };
  const actor = actorNear(scene, x, y, 0);
  if (actor >= 0) return onRing(scene, actor, x, y);
  const store = storeAt(scene, x, y);
  if (store >= 0) return { store };
  const near = messageNear(scene, points, losses, x, y, TOUCH_SLOP);
  if (near >= 0) return { message: near };
  const close = actorNear(scene, x, y, Math.max(3, TOUCH_SLOP - scene.detail.radius));
  return close >= 0 ? { actor: close } : null;
}

/** A ring smaller than this is too thin to aim at, and is part of its actor. */
const RING_RADIUS_MIN = 30;
const RING_INNER = 34;

function onRing({ frame, at, detail }: Scene, actor: number, x: number, y: number): Hit {
  const dx = x - at.x(actor);
  const dy = y - at.y(actor);
  const distance = Math.hypot(dx, dy);
  const segments = frame.actorSegmentCount(actor);
  const near = distance >= RING_INNER * detail.unit && distance <= detail.radius * 1.2;
  if (detail.level !== 'face' || detail.radius < RING_RADIUS_MIN || !near || segments === 0) return { actor };
  // Segments run clockwise from the top.
  const turn = (Math.atan2(dx, -dy) / (2 * Math.PI) + 1) % 1;
  return { actor, domain: frame.segmentDomain(frame.actorFirstSegment(actor) + Math.min(segments - 1, Math.floor(turn * segments))) };
}

function storeAt({ storeAt: at, storeSize, storeCount }: Scene, x: number, y: number): number {
  for (let store = 0; store < storeCount; store++) {
    const { left, right, top, bottom } = storeBox(at, storeSize, store);
    if (x >= left && x <= right && y >= top && y <= bottom + storeSize.nameSize * 1.5) return store;
  }
  return -1;
}

function messageNear(scene: Scene, points: MessagePoints, losses: Losses, x: number, y: number, reach: number): number {
  let best = reach * reach;
  let serial = -1;
  for (let n = 0; n < points.count; n++) {
    const dx = points.x[n]! - x;
    const dy = points.y[n]! - y;
    const distance = dx * dx + dy * dy;
    if (distance > best) continue;
    best = distance;
    serial = points.serial[n]!;
  }
  return serial >= 0 ? serial : losses.hit(scene, x, y, reach);
}

function actorNear(scene: Scene, x: number, y: number, slop: number): number {
  const { at, detail, actorCount } = scene;
  const reach = detail.radius * 1.12 + slop;
  let best = reach * reach;
  let actor = -1;
  for (let i = 0; i < actorCount; i++) {
    const dx = at.x(i) - x;
    const dy = at.y(i) - y;
    const distance = dx * dx + dy * dy;
    if (distance <= best) {
      best = distance;
      actor = i;
    }
  }
  if (actor >= 0 || detail.level !== 'face') return actor;
  const half = 14 * detail.unit;
  const middle = mailboxMiddle(detail.unit);
  for (let i = 0; i < actorCount; i++) {
    const inside = Math.abs(x - at.x(i) - middle) <= half && y <= at.y(i) + 30 * detail.unit && y >= at.y(i) + mailboxTop(scene, i);
    if (inside) return i;
  }
  return -1;
}
