/** A trial of a claim, without DOM: which seeds are to be run, and the outcomes so far. */

import type { Claim, Outcome } from '../../generated/core-types';

/** Runs of one check. */
export const RUNS = 200;
const SEEDS = 2 ** 32;

/** The outcome of a claim with one seed; never settles once aborted. */
export type Attempt = (seed: number, signal: AbortSignal) => Promise<Outcome>;

export class Trial {
  readonly claim: Claim;
  /** The outcome with the seed on screen. */
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

  /** `changed` is called when there is an outcome or a problem. */
  constructor(claim: Claim, attempt: Attempt, changed: () => void) {
    this.claim = claim;
    this.#attempt = attempt;
    this.#changed = changed;
  }

  /** Whether a check goes on. */
  get checking(): boolean {
    return this.#nextSeed !== undefined;
  }

  /** Whether there is something to run. */
  get busy(): boolean {
    return this.problem === '' && (this.checking || this.#looking);
  }

  /** Whether the seed on screen has no outcome yet. */
  get #looking(): boolean {
    return this.#shownSeed !== undefined && !this.shown;
  }

  /** Sets the seed on screen, which is run before all others. The outcome with another one is forgotten. */
  show(seed: number): void {
    if (seed === this.#shownSeed) return;
    this.rest();
    this.#shownSeed = seed;
    this.shown = undefined;
  }

  /** Begins a check, with this seed and those after it. */
  check(firstSeed: number): void {
    this.rest();
    this.held = this.runs = 0;
    this.problem = '';
    this.#nextSeed = firstSeed;
    this.goOn();
  }

  /** Ends a check early; the count stays. */
  stop(): void {
    this.rest();
    this.#nextSeed = undefined;
  }

  /** Runs nothing more until it is asked to go on. */
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
