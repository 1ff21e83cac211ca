/** Claims being tried, without DOM: what waits to be run, and what came of it so far. */

import type { Claim, Outcome } from '../generated/core-types';

/** Runs of one check. */
export const RUNS = 200;
const SEEDS = 2 ** 32;

/** What comes of a claim with one seed; never settles once aborted. */
export type Attempt = (seed: number, signal: AbortSignal) => Promise<Outcome>;

export class Trial {
  readonly claim: Claim;
  /** What comes of it with the seed on screen. */
  shown: Outcome | undefined;
  held = 0;
  runs = 0;
  /** Why it cannot be tried. */
  problem = '';

  #attempt: Attempt;
  #changed: () => void;
  #running: AbortController | undefined;
  #shownSeed: number | undefined;
  #nextSeed: number | undefined;

  /** `changed` is called when something came of it. */
  constructor(claim: Claim, attempt: Attempt, changed: () => void) {
    this.claim = claim;
    this.#attempt = attempt;
    this.#changed = changed;
  }

  /** Whether a check goes on. */
  get checking(): boolean { return this.#nextSeed !== undefined; }

  /** Whether there is something to run. */
  get busy(): boolean { return this.problem === '' && (this.checking || this.#looking); }

  /** Whether the seed on screen is still to be looked at. */
  get #looking(): boolean { return this.#shownSeed !== undefined && !this.shown; }

  /** The seed on screen, to be looked at first; what came of another is forgotten. */
  show(seed: number): void {
    if (seed === this.#shownSeed) return;
    this.rest();
    this.#shownSeed = seed;
    this.shown = undefined;
  }

  /** Begins to count, with this seed and those after it. */
  check(firstSeed: number): void {
    this.rest();
    this.held = this.runs = 0;
    this.#nextSeed = firstSeed;
    this.goOn();
  }

  /** Ends a check where it is; what was counted stays. */
  stop(): void {
    this.rest();
    this.#nextSeed = undefined;
  }

  /** Does nothing more until it is asked to go on. */
  rest(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Runs what there is to run, if it does not already. */
  goOn(): void {
    if (this.#running || !this.busy) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (this.busy) {
        const outcome = await this.#attempt(this.#looking ? this.#shownSeed! : this.#nextSeed!, signal);
        if (signal.aborted) return;
        this.#take(outcome);
        if (!this.busy) this.#running = undefined;
        this.#changed();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.stop();
      this.problem = error instanceof Error ? error.message : String(error);
      this.#changed();
    }
  }

  #take(outcome: Outcome): void {
    if (this.#looking) {
      this.shown = outcome;
      return;
    }
    this.runs += 1;
    if (outcome.holds) this.held += 1;
    this.#nextSeed = this.runs < RUNS ? (this.#nextSeed! + 1) % SEEDS : undefined;
  }
}
