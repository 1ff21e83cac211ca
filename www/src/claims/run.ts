/**
 * The door to the runner of claims, a module of WebAssembly of its own. Used by the thread that tries them, and by the page where it
 * may have no thread.
 */

import { ClaimRun } from '../core/actorium_claims.js';
import type { Compared, Outcome, Problem } from '../generated/core-types';

/** Events between two looks at the clock: about a millisecond. */
const EVENTS = 4_000;

/** Tries a claim, given as the image of its check, with one seed. `rest` is asked now and then: it waits if it is time to. Undefined once `isOver`. */
export async function attempt(check: Uint8Array, seed: number, isOver: () => boolean, rest: () => Promise<unknown> | undefined): Promise<Outcome | undefined> {
  const run = inWords(() => new ClaimRun(check, seed));
  try {
    while (!inWords(() => run.advance(EVENTS))) {
      const resting = rest();
      if (resting) await resting;
      if (isOver()) return undefined;
    }
    return outcomeOf(inWords(() => run.outcome()));
  } finally {
    run.free();
  }
}

/** Four numbers for each comparison. */
function outcomeOf(numbers: Float64Array): Outcome {
  const compared = Array.from({ length: numbers.length / 4 }, (_, i): Compared => {
    const [value, bound, other, holds] = numbers.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    return { value, bound, other, holds: holds === 1 };
  });
  return { holds: compared.every(({ holds }) => holds), compared };
}

/** What it throws are lists of problems: here, sentences. */
function inWords<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw Array.isArray(error) ? new Error((error as Problem[]).map(({ message }) => message).join(' ')) : error;
  }
}
