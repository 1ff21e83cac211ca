import type { FrameView } from './frame-view';

/**
 * Mood is one number: below 0.35 calm, up to 0.75 concentrated, above it tired, from `OUT` on out.
 * Between them the mouth and the lids change by degrees, so that stress is seen to build.
 */
export const TIRED = 0.75;
export const OUT = 2.5;

/** An unbounded mailbox counts as one of this capacity. */
const UNBOUNDED_AS_LETTERS = 10;
/** The highest mood of an actor who is at work. */
const MOOD_MAX = 1.5;
/** Full stress looks tired, with open eyes: closed eyes are for those who are not at work. */
const MOOD_AT_FULL_STRESS = 1.15;

/** The stress that the core reports, or the pressure of the mailbox where it reports none. */
export function moodOf(frame: FrameView, actor: number): number {
  const stress = frame.actorStress(actor);
  if (stress > 0) return stress * MOOD_AT_FULL_STRESS;
  const capacity = frame.actorCapacity(actor);
  const pressure = frame.actorWaiting(actor) / (capacity > 0 ? capacity : UNBOUNDED_AS_LETTERS);
  return Math.min(pressure, MOOD_MAX);
}

function smooth(low: number, high: number, value: number): number {
  const t = value <= low ? 0 : value >= high ? 1 : (value - low) / (high - low);
  return t * t * (3 - 2 * t);
}

/** How visible the halo of stress around somebody is, 0..1. */
export function haloOf(mood: number): number {
  return smooth(0.7, 1.05, mood);
}

const EYE_APART = 9.92;
const EYE_HEIGHT = -4.34;
const GAZE_REACH = 3;
const MOUTH_HALF = 7.8;

type Pen = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'arc' | 'quadraticCurveTo'>;

/** Adds both open eyes to a path to be filled. `unit` is the grid of the face in pixels, gaze is -1..1 each way. */
export function addEyes(pen: Pen, x: number, y: number, unit: number, gazeX: number, gazeY: number, mood: number): void {
  if (mood >= OUT) return;
  const size = Math.max(1.15, (2.6 - 0.4 * smooth(TIRED, 1, mood)) * unit);
  const eyeY = y + (EYE_HEIGHT + gazeY * GAZE_REACH) * unit;
  for (let side = -1; side <= 1; side += 2) {
    const eyeX = x + (side * EYE_APART + gazeX * GAZE_REACH) * unit;
    pen.moveTo(eyeX + size, eyeY);
    pen.arc(eyeX, eyeY, size, 0, 2 * Math.PI);
  }
}

/** Adds heavy lids (tired) or closed eyes (out) to a path to be stroked thinly. */
export function addLids(pen: Pen, x: number, y: number, unit: number, gazeX: number, gazeY: number, mood: number): void {
  if (mood >= OUT) {
    for (let side = -1; side <= 1; side += 2) {
      const eyeX = x + side * EYE_APART * unit;
      const eyeY = y + (EYE_HEIGHT - 0.6) * unit;
      pen.moveTo(eyeX - 4.4 * unit, eyeY);
      pen.quadraticCurveTo(eyeX, eyeY + 4.4 * unit, eyeX + 4.4 * unit, eyeY);
    }
    return;
  }
  const half = 5 * smooth(TIRED - 0.05, 0.95, mood) * unit;
  if (half < 0.5) return;
  const lidY = y + (EYE_HEIGHT + gazeY * GAZE_REACH - 3.2) * unit;
  for (let side = -1; side <= 1; side += 2) {
    const eyeX = x + (side * EYE_APART + gazeX * GAZE_REACH) * unit;
    pen.moveTo(eyeX - half, lidY);
    pen.lineTo(eyeX + half, lidY);
  }
}

/** Adds the crossed-out eyes of an actor who is down to a path to be stroked thinly. */
export function addCrosses(pen: Pen, x: number, y: number, unit: number): void {
  const half = 3.4 * unit;
  const eyeY = y + EYE_HEIGHT * unit;
  for (let side = -1; side <= 1; side += 2) {
    const eyeX = x + side * EYE_APART * unit;
    pen.moveTo(eyeX - half, eyeY - half);
    pen.lineTo(eyeX + half, eyeY + half);
    pen.moveTo(eyeX + half, eyeY - half);
    pen.lineTo(eyeX - half, eyeY + half);
  }
}

/** Adds the mouth to a path to be stroked: a smile that flattens and then wavers. */
export function addMouth(pen: Pen, x: number, y: number, unit: number, mood: number): void {
  const worn = smooth(0.25, 0.62, mood);
  const waver = mood >= OUT ? 0 : smooth(0.72, 1, mood);
  const sag = 3.1 * (1 - worn) * unit;
  const wave = 4.2 * waver * unit;
  const half = (mood >= OUT ? 4 : MOUTH_HALF) * unit;
  const mouthY = y + (7.4 + 2.5 * worn + 1.6 * waver) * unit;
  pen.moveTo(x - half, mouthY);
  pen.quadraticCurveTo(x - half / 2, mouthY + sag - wave, x, mouthY + sag);
  pen.quadraticCurveTo(x + half / 2, mouthY + sag + wave, x + half, mouthY);
}
