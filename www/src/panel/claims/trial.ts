/** Claims being tried, without DOM: what waits to be run, and what came of it so far. */

import type { Claim, Outcome } from '../../generated/core-types';
import type { Attempt } from './attempt';

/** Runs of one check. */
export const RUNS = 200;
const SEEDS = 2 ** 32;

export class Trial {
  readonly claim: Claim;
  /** What comes of it with the seed on screen. */
  shown: Outcome | undefined;
  held = 0;
  runs = 0;
  /** Why it cannot be tried. */
  problem = '';

  #begin: (seed: number) => Attempt;
  #now: () => number;
  #attempt: Attempt | undefined;
  #shownSeed: number | undefined;
  #nextSeed: number | undefined;

  constructor(claim: Claim, begin: (seed: number) => Attempt, now: () => number = () => performance.now()) {
    this.claim = claim;
    this.#begin = begin;
    this.#now = now;
  }

  /** Whether a check goes on. */
  get checking(): boolean {
    return this.#nextSeed !== undefined;
  }

  /** Whether there is something to run. */
  get busy(): boolean {
    return this.problem === '' && (this.checking || (this.#shownSeed !== undefined && !this.shown));
  }

  /** The seed on screen; what came of another is forgotten. */
  show(seed: number): void {
    if (seed === this.#shownSeed) return;
    this.#drop();
    this.#shownSeed = seed;
    this.shown = undefined;
  }

  /** Begins to count, with this seed and those after it. */
  check(firstSeed: number): void {
    this.#drop();
    this.held = this.runs = 0;
    this.#nextSeed = firstSeed;
  }

  /** Ends a check where it is; what was counted stays. */
  stop(): void {
    this.#drop();
    this.#nextSeed = undefined;
  }

  /** Runs until a moment of the clock, or until nothing is left to run. */
  run(untilMs: number): void {
    try {
      while (this.busy) {
        this.#attempt ??= this.#start();
        const left = untilMs - this.#now();
        if (left <= 0) return;
        const result = this.#attempt.next(left);
        if (result.done) this.#count(result.value);
      }
    } catch (error) {
      this.stop();
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** The seed on screen comes first: it is looked at. */
  #start(): Attempt {
    const attempt = this.#begin(this.shown || this.#shownSeed === undefined ? this.#nextSeed! : this.#shownSeed);
    attempt.next();
    return attempt;
  }

  #count(outcome: Outcome): void {
    this.#attempt = undefined;
    if (!this.shown && this.#shownSeed !== undefined) {
      this.shown = outcome;
      return;
    }
    this.runs += 1;
    if (outcome.holds) this.held += 1;
    this.#nextSeed = this.runs < RUNS ? (this.#nextSeed! + 1) % SEEDS : undefined;
  }

  /** Gives back what an attempt in the middle holds. */
  #drop(): void {
    this.#attempt?.return(undefined as never);
    this.#attempt = undefined;
  }
}
