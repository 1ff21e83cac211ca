/** When a screen reader speaks of the run: now and then, never a stream. */

/** No more often than this while time goes on … */
const RUNNING_MS = 5000;
/** … and than this while it stands still and a hand moves it. */
const RESTING_MS = 800;

/** Decides when to speak. */
export class Announcer {
  #words = '';
  #spokenMs = -Infinity;
  #holding = false;

  get words(): string {
    return this.#words;
  }

  /** Whether something is to be said that came too soon after the last; asked again later, it will be. */
  get holding(): boolean {
    return this.#holding;
  }

  /** Whether what is held back may be said by now. */
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
