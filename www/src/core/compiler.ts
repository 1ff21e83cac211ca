/** The compiler of scenarios. It is a module of its own, loaded when somebody brings a scenario. */

import type { Problem } from '../generated/core-types';
import { guarded, ProblemError } from './core';

/** What compiling gives: an encoded plan, which a `Core` runs, or what is wrong with the scenario. */
export type Compiled = { readonly plan: Uint8Array } | { readonly problems: readonly Problem[] };

/** Rejects if the compiler cannot be loaded. */
export async function compile(scenario: unknown): Promise<Compiled> {
  const compiler = await import('./built/actorium_compiler.js');
  await compiler.default();
  try {
    return { plan: guarded(() => compiler.compile(scenario)) };
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems };
    throw error;
  }
}
