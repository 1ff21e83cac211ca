/** The clock of one element: how much simulated time a moment of watching is worth. No DOM, no timers. */

export type SpeedId = '1/100' | '1/10' | '1/4' | '1' | '4' | '16' | 'max';

export interface Speed {
  readonly id: SpeedId;
  /** Times the scenario's own pace; infinite means as fast as the core goes. */
  readonly factor: number;
}

export const SPEEDS: readonly Speed[] = [
  { id: '1/100', factor: 0.01 },
  { id: '1/10', factor: 0.1 },
  { id: '1/4', factor: 0.25 },
  { id: '1', factor: 1 },
  { id: '4', factor: 4 },
  { id: '16', factor: 16 },
  { id: 'max', factor: Infinity },
];

export const NORMAL_SPEED = SPEEDS.find((speed) => speed.factor === 1)!;

/** A frame that took longer counts as this long: whoever was away does not race to catch up. */
export const FRAME_MS_MAX = 100;

export class Player {
  playing = false;
  speed = NORMAL_SPEED;

  /** The tab is in the background. */
  hidden = false;
  /** The element is scrolled out of sight. */
  offScreen = false;
  /** A hand is on the timeline. */
  held = false;

  #lastMs: number | undefined;

  /** Whether time goes on at this moment. */
  get running(): boolean {
    return this.playing && !this.hidden && !this.offScreen && !this.held;
  }

  /** Milliseconds of watching since the last call, as they count; 0 on the first after a rest. */
  elapsedMs(timestampMs: number): number {
    if (!this.running) {
      this.#lastMs = undefined;
      return 0;
    }
    const elapsed = this.#lastMs === undefined ? 0 : timestampMs - this.#lastMs;
    this.#lastMs = timestampMs;
    return Math.min(Math.max(elapsed, 0), FRAME_MS_MAX);
  }

  /** Simulated minutes that have passed since the last call; infinite when going flat out. */
  elapsedMinutes(timestampMs: number, paceMinutesPerSecond: number): number {
    const ms = this.elapsedMs(timestampMs);
    return ms === 0 ? 0 : (ms / 1000) * paceMinutesPerSecond * this.speed.factor;
  }
}
