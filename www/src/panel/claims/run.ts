/**
 * Runs claims: the boundary to their module of WebAssembly. The thread that tries claims uses it, and so does the page where it may
 * have no thread.
 */

import { ClaimRun } from '../../core/built/actorium_claims.js';
import type { Compared, Outcome, Problem } from '../../generated/core-types';

/** Events between two looks at the clock: about a millisecond. */
const EVENTS = 4_000;

/** What a run asks of its surroundings between two slices. */
export interface Pace {
  /** Whether nobody wants the outcome any more. */
  isOver(): boolean;
  /** Resolves when the run may go on; undefined if it may at once. */
  rest(): Promise<unknown> | undefined;
}

/** Tries a claim, given as its encoded check, with one seed. Undefined if it is over before the end. */
export async function attempt(check: Uint8Array, seed: number, pace: Pace): Promise<Outcome | undefined> {
  const run = worded(() => new ClaimRun(check, seed));
  try {
    while (!worded(() => run.advance(EVENTS))) {
      const resting = pace.rest();
      if (resting) await resting;
      if (pace.isOver()) return undefined;
    }
    return outcomeOf(worded(() => run.outcome()));
  } finally {
    free(run);
  }
}

/** Frees the memory. After a crash the module may refuse, which does no harm. */
function free(run: ClaimRun): void {
  try {
    run.free();
  } catch {
    return;
  }
}

/** Each comparison is four numbers. */
function outcomeOf(numbers: Float64Array): Outcome {
  const compared = Array.from({ length: numbers.length / 4 }, (_, i): Compared => {
    const [value, bound, other, holds] = numbers.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    return { value, bound, other, holds: holds === 1 };
  });
  return { holds: compared.every(({ holds }) => holds), compared };
}

/** Calls into the module, and turns the problems it throws into an error that says them. */
function worded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw Array.isArray(error) ? new Error((error as Problem[]).map(({ message }) => message).join(' ')) : error;
  }
}
