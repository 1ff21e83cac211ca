import { moodOf } from './face';
import { type FrameView, MODE_INTEGRATING } from './frame-view';
import type { Positions } from './positions';

const GAZE_SECONDS = 0.12;
const MOOD_SECONDS = 0.35;
const LETTER_SECONDS = 0.11;
/** A remainder below this counts as rest: a fiftieth of a row is invisible. */
const REST = 0.02;
const ROWS_MAX = 3;

/**
 * Everything that eases in real time between two frames: gaze, mood, letters settling in a tray.
 * It is independent of the simulation, and a jump in time skips it.
 */
export class Motion {
  gazeX = new Float32Array(0);
  gazeY = new Float32Array(0);
  mood = new Float32Array(0);
  /** Rows by which the pile still has to sink since its lowest letter was taken. */
  slide = new Float32Array(0);
  /** Rows that the newest letters still have to fall. */
  drop = new Float32Array(0);
  /** How many letters on top of the pile are still falling. */
  dropping = new Int32Array(0);
  #aimX = new Float32Array(0);
  #aimY = new Float32Array(0);
  #aimWeight = new Float32Array(0);
  #waiting = new Int32Array(0);
  #began = new Float64Array(0);
  #known = 0;

  resize(count: number): void {
    if (this.gazeX.length === count) {
      this.#known = 0;
      return;
    }
    this.gazeX = new Float32Array(count);
    this.gazeY = new Float32Array(count);
    this.mood = new Float32Array(count);
    this.slide = new Float32Array(count);
    this.drop = new Float32Array(count);
    this.dropping = new Int32Array(count);
    this.#aimX = new Float32Array(count);
    this.#aimY = new Float32Array(count);
    this.#aimWeight = new Float32Array(count);
    this.#waiting = new Int32Array(count);
    this.#began = new Float64Array(count);
    this.#known = 0;
  }

  /** Discards the state, so that the next frame is drawn at rest. */
  forget(): void {
    this.#known = 0;
  }

  /** Called for each message in flight. Eyes follow the one that arrives next. */
  watch(actor: number, x: number, y: number, weight: number): void {
    if (weight <= this.#aimWeight[actor]!) return;
    this.#aimX[actor] = x;
    this.#aimY[actor] = y;
    this.#aimWeight[actor] = weight;
  }

  clearAims(): void {
    this.#aimWeight.fill(0);
  }

  /** Moves everything on by `seconds`; true while something has not come to rest. */
  advance(frame: FrameView, count: number, at: Positions, seconds: number, still: boolean): boolean {
    const jump = still || this.#known !== count;
    const gazeStep = jump ? 1 : 1 - Math.exp(-seconds / GAZE_SECONDS);
    const moodStep = jump ? 1 : 1 - Math.exp(-seconds / MOOD_SECONDS);
    const letterKeep = jump ? 0 : Math.exp(-seconds / LETTER_SECONDS);
    let moving = false;
    for (let i = 0; i < count; i++) {
      if (this.#gaze(frame, i, at, gazeStep, still)) moving = true;
      const mood = moodOf(frame, i);
      this.mood[i]! += (mood - this.mood[i]!) * moodStep;
      this.#letters(frame, i, letterKeep, jump);
      moving ||= this.slide[i]! > REST || this.drop[i]! > REST || Math.abs(mood - this.mood[i]!) > REST;
    }
    this.#known = count;
    return moving;
  }

  #gaze(frame: FrameView, i: number, at: Positions, step: number, still: boolean): boolean {
    let x = 0;
    let y = 0;
    if (!still && this.#aimWeight[i]! > 0) {
      const dx = this.#aimX[i]! - at.x(i);
      const dy = this.#aimY[i]! - at.y(i);
      const length = Math.sqrt(dx * dx + dy * dy) || 1;
      x = dx / length;
      y = dy / length;
    } else if (frame.actorMode(i) === MODE_INTEGRATING) {
      // With nothing in flight, eyes look at the message in service.
      y = 0.45;
    }
    this.gazeX[i]! += (x - this.gazeX[i]!) * step;
    this.gazeY[i]! += (y - this.gazeY[i]!) * step;
    return Math.abs(x - this.gazeX[i]!) > REST || Math.abs(y - this.gazeY[i]!) > REST;
  }

  #letters(frame: FrameView, i: number, keep: number, jump: boolean): void {
    const waiting = frame.actorWaiting(i);
    const began = frame.actorIntegrationBeganMinutes(i);
    this.slide[i]! *= keep;
    this.drop[i]! *= keep;
    if (this.drop[i]! <= REST) this.dropping[i] = 0;
    if (!jump) {
      const integrating = frame.actorMode(i) === MODE_INTEGRATING;
      const taken = integrating && began !== this.#began[i] && this.#waiting[i]! > 0 ? 1 : 0;
      const added = waiting - this.#waiting[i]! + taken;
      if (taken > 0) this.slide[i] = Math.min(ROWS_MAX, this.slide[i]! + taken);
      if (added > 0) {
        this.drop[i] = Math.min(ROWS_MAX, this.drop[i]! + 1.6);
        this.dropping[i] = Math.min(waiting, this.dropping[i]! + added);
      }
    }
    this.#waiting[i] = waiting;
    this.#began[i] = began;
  }
}
