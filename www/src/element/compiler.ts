/** The door to the compiler of scenarios, a module of its own: it is loaded when somebody brings a scenario, and not before. */

import { guarded, ProblemError } from './core';
import type { Claim, Problem, Variant } from '../generated/core-types';

/** What comes of a scenario: the image of its plan, which a `Core` runs, or what is wrong with it. */
export type Compiled = { readonly plan: Uint8Array } | { readonly problems: readonly Problem[] };

/** Rejects if the compiler cannot be had now. */
export async function compile(scenario: unknown): Promise<Compiled> {
  const compiler = await loaded();
  return problemsOf(() => ({ plan: compiler.compile(scenario) }));
}

/** The plan of a scenario in a variant, and what the scenario says then. Rejects if the compiler cannot be had now. */
export async function compileVariant(scenario: object, variant: object): Promise<{ readonly plan: Uint8Array; readonly scenario: object } | { readonly problems: readonly Problem[] }> {
  const compiler = await loaded();
  return problemsOf(() => ({ plan: compiler.compile_variant(scenario, variant), scenario: compiler.merged(scenario, variant) as object }));
}

/** The image of the check of a claim about a scenario, of which it may name variants. Rejects if the compiler cannot be had now. */
export async function compileClaim(scenario: object, variants: readonly Variant[], claim: Claim): Promise<{ readonly check: Uint8Array } | { readonly problems: readonly Problem[] }> {
  const compiler = await loaded();
  return problemsOf(() => ({ check: compiler.compile_claim(scenario, variants, claim) }));
}

async function loaded() {
  const compiler = await import('../core/actorium_compiler.js');
  await compiler.default();
  return compiler;
}

function problemsOf<T>(call: () => T): T | { readonly problems: readonly Problem[] } {
  try {
    return guarded(call);
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems };
    throw error;
  }
}
