import type { Detail } from './detail';
import { clamp, overlaps, type Rect } from './geometry';
import type { Places } from './layout';

/** The space that an actor needs around its centre, in CSS pixels: halo, name below, tray at the right. */
export interface Footprint {
  left: number;
  right: number;
  up: number;
  down: number;
}

export function footprintOf(detail: Detail): Footprint {
  const { radius, level, nameSize, tagHeight } = detail;
  if (level !== 'face') return { left: radius * 1.3, right: radius * 1.9, up: radius * 1.3, down: radius * 1.3 };
  return { left: radius * 1.22, right: radius * 2.06, up: radius * 1.22, down: radius * 1.2 + nameSize * 1.35 + tagHeight };
}

/** The two corners that readouts cover, on a stage of this size. */
export function defaultKeepClear(width: number, height: number): Rect[] {
  return [
    { left: 0, top: 0, right: Math.min(170, width * 0.5), bottom: Math.min(112, height * 0.2) },
    { left: 0, top: height - Math.min(76, height * 0.14), right: Math.min(470, width), bottom: height },
  ];
}

/** Whether a layout may be turned by any angle, by a quarter, or not at all. */
export type Stands = 'free' | 'across' | 'upright';

/**
 * Fits a layout onto the stage, in CSS pixels: turned along the longer side (a tree stands upright, bands lie across it), stretched
 * to fill it, and adjusted until nobody covers a neighbour or a readout.
 */
export function fitPlaces(
  places: Places,
  width: number,
  height: number,
  detail: Detail,
  keepClear: readonly Rect[],
  stands: Stands = 'free',
): Float32Array {
  const count = places.length / 2;
  const foot = footprintOf(detail);
  const air = detail.level === 'face' ? detail.radius * 0.55 : 8;
  const box: Rect = {
    left: foot.left + air,
    top: foot.up + air,
    right: width - foot.right - air,
    bottom: height - foot.down - air,
  };
  // A texture is fitted as a whole; its round shape leaves the upper corner free.
  if (detail.level === 'dot') {
    for (const rect of keepClear) if (rect.bottom >= height) box.bottom = Math.min(box.bottom, rect.top - foot.down);
  }
  const placed =
    detail.level === 'dot' || stands === 'upright'
      ? places
      : stands === 'free'
        ? turned(places, width >= height)
        : width >= height
          ? places
          : swapped(places);
  const fitted = stretch(placed, box, detail.radius);
  if (detail.level === 'face') settle(fitted, count, foot, box, keepClear, detail.radius * 0.34);
  else if (detail.level === 'disc' && count <= SETTLED_MAX) settle(fitted, count, foot, box, keepClear, 1);
  else if (detail.level === 'disc') avoidAll(fitted, count, foot, box, keepClear);
  return fitted;
}

/** Among more actors than this a few may touch, since comparing every pair would take too long. */
const SETTLED_MAX = 300;

/** Turns a layout by a quarter. */
function swapped(places: Places): Places {
  return places.map((_, at) => places[at ^ 1]!);
}

/** The layout turned so that its longest extent lies along the longer side of the stage. */
function turned(places: Places, landscape: boolean): Places {
  const count = places.length / 2;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < count; i++) {
    meanX += places[i * 2]! / count;
    meanY += places[i * 2 + 1]! / count;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < count; i++) {
    const x = places[i * 2]! - meanX;
    const y = places[i * 2 + 1]! - meanY;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy) + (landscape ? 0 : Math.PI / 2);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const out = new Float64Array(places.length);
  for (let i = 0; i < count; i++) {
    const x = places[i * 2]! - meanX;
    const y = places[i * 2 + 1]! - meanY;
    out[i * 2] = x * cos - y * sin;
    out[i * 2 + 1] = x * sin + y * cos;
  }
  return out;
}

/** The longest stretch of a link, in radii, where a few actors have a large stage. */
const SPREAD_RADII_MAX = 17;

function stretch(places: Places, box: Rect, radius: number): Float32Array {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < places.length; i += 2) {
    left = Math.min(left, places[i]!);
    right = Math.max(right, places[i]!);
    top = Math.min(top, places[i + 1]!);
    bottom = Math.max(bottom, places[i + 1]!);
  }
  const count = places.length / 2;
  const spread = count > 12 ? Infinity : radius * SPREAD_RADII_MAX * (count < 4 ? 0.6 : 1);
  const wide = Math.min(Math.max(0, box.right - box.left), spread);
  const high = Math.min(Math.max(0, box.bottom - box.top), spread);
  const across = Math.max(right - left, 1e-9);
  const down = Math.max(bottom - top, 1e-9);
  // A layout may be stretched to fill the stage, but a row stays a row.
  const scaleX = Math.min(wide / across, (high / down) * 1.8);
  const scaleY = Math.min(high / down, (wide / across) * 1.8);
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;
  const out = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 2) {
    out[i] = middleX + (places[i]! - (left + right) / 2) * scaleX;
    out[i + 1] = middleY + (places[i + 1]! - (top + bottom) / 2) * scaleY;
  }
  return out;
}

/** Pushes overlapping actors apart along the shorter axis, step by step, until none overlap. */
function settle(at: Float32Array, count: number, foot: Footprint, box: Rect, keepClear: readonly Rect[], gap: number): void {
  const minX = foot.left + foot.right + gap;
  const minY = foot.up + foot.down + gap;
  for (let round = 0; round < 240; round++) {
    let moved = false;
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const dx = at[j * 2]! - at[i * 2]!;
        const dy = at[j * 2 + 1]! - at[i * 2 + 1]!;
        const overX = minX - Math.abs(dx);
        const overY = minY - Math.abs(dy);
        if (overX <= 0.5 || overY <= 0.5) continue;
        moved = true;
        if (overX < overY) {
          const push = (dx < 0 ? -overX : overX) * 0.3;
          at[i * 2]! -= push;
          at[j * 2]! += push;
        } else {
          const push = (dy < 0 ? -overY : overY) * 0.3;
          at[i * 2 + 1]! -= push;
          at[j * 2 + 1]! += push;
        }
      }
    }
    if (avoidAll(at, count, foot, box, keepClear)) moved = true;
    if (!moved) return;
  }
}

/** Keeps actors on the stage and off the readouts; true if one had to move. */
function avoidAll(at: Float32Array, count: number, foot: Footprint, box: Rect, keepClear: readonly Rect[]): boolean {
  let moved = false;
  for (let i = 0; i < count; i++) {
    for (const rect of keepClear) {
      const own: Rect = {
        left: at[i * 2]! - foot.left,
        right: at[i * 2]! + foot.right,
        top: at[i * 2 + 1]! - foot.up,
        bottom: at[i * 2 + 1]! + foot.down,
      };
      if (!overlaps(own, rect)) continue;
      moved = true;
      const toRight = rect.right - own.left;
      const toBottom = rect.bottom - own.top;
      const toTop = own.bottom - rect.top;
      const atTop = rect.top <= 0;
      const vertical = atTop ? toBottom : toTop;
      // Sideways only if that is still on the stage.
      if (toRight < vertical && at[i * 2]! + toRight < box.right) at[i * 2]! += toRight + 0.5;
      else at[i * 2 + 1]! += atTop ? toBottom + 0.5 : -toTop - 0.5;
    }
    const x = clamp(at[i * 2]!, Math.min(box.left, box.right), Math.max(box.left, box.right));
    const y = clamp(at[i * 2 + 1]!, Math.min(box.top, box.bottom), Math.max(box.top, box.bottom));
    at[i * 2] = x;
    at[i * 2 + 1] = y;
  }
  return moved;
}
