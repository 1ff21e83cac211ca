/** Limits how often a screen reader announces the state of the run. */

/** Shortest interval between announcements while the run plays. */
const RUNNING_MS = 5000;
/** Shortest interval while it is paused, stepped or scrubbed. */
const RESTING_MS = 800;

/** Holds the words of the last announcement. */
export class Announcer {
  #words = '';
  #spokenMs = -Infinity;
  #holding = false;

  get words(): string {
    return this.#words;
  }

  /** Whether a change came too soon after the last announcement, and still has to be announced. */
  get holding(): boolean {
    return this.#holding;
  }

  /** Whether the change that is held back may be announced now. */
  isDue(nowMs: number, running: boolean): boolean {
    return this.#holding && this.#maySpeak(nowMs, running);
  }

  update(words: string, nowMs: number, running: boolean): void {
    this.#holding = words !== this.#words && !this.#maySpeak(nowMs, running);
    if (words === this.#words || this.#holding) return;
    this.#words = words;
    this.#spokenMs = nowMs;
  }

  #maySpeak(nowMs: number, running: boolean): boolean {
    return nowMs - this.#spokenMs >= (running ? RUNNING_MS : RESTING_MS);
  }
}
