/** The player of one figure: turns the time between two frames into simulated minutes. No DOM, no timers. */

export type SpeedId = '1/100' | '1/10' | '1/4' | '1' | '4' | '16' | 'max';

export interface Speed {
  readonly id: SpeedId;
  /** Multiple of the scenario's own pace; infinite means as fast as the core can. */
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

/** A longer frame counts as this long, so that a run does not race to catch up after a pause of the page. */
export const FRAME_MS_MAX = 100;

export class Player {
  playing = false;
  speed = NORMAL_SPEED;

  /** The tab is in the background. */
  hidden = false;
  /** The element is scrolled out of sight. */
  offScreen = false;
  /** The reader holds the timeline. */
  held = false;

  #lastMs: number | undefined;

  /** Whether time goes on at this moment. */
  get running(): boolean {
    return this.playing && !this.hidden && !this.offScreen && !this.held;
  }

  /** Milliseconds since the last call, capped; 0 on the first call after a rest. */
  elapsedMs(timestampMs: number): number {
    if (!this.running) {
      this.#lastMs = undefined;
      return 0;
    }
    const elapsed = this.#lastMs === undefined ? 0 : timestampMs - this.#lastMs;
    this.#lastMs = timestampMs;
    return Math.min(Math.max(elapsed, 0), FRAME_MS_MAX);
  }

  /** Simulated minutes since the last call; infinite at the fastest speed. */
  elapsedMinutes(timestampMs: number, paceMinutesPerSecond: number): number {
    const ms = this.elapsedMs(timestampMs);
    return ms === 0 ? 0 : (ms / 1000) * paceMinutesPerSecond * this.speed.factor;
  }
}
