/** The compiler of scenarios. It is a module of its own, loaded when somebody brings a scenario, a variant or a claim. */

import type { Claim, Problem, Variant } from '../generated/core-types';
import { guarded, ProblemError } from './core';

/** What is wrong, where something is. */
export interface Wrong {
  readonly problems: readonly Problem[];
}

/** An encoded plan, which a `Core` runs. */
export interface Compiled {
  readonly plan: Uint8Array;
}

/** Rejects if the compiler cannot be loaded. */
export async function compile(scenario: unknown): Promise<Compiled | Wrong> {
  const compiler = await loadCompiler();
  return orProblems(() => ({ plan: compiler.compile(scenario) }));
}

/** The plan of a scenario in a variant, and the scenario as the variant makes it. Rejects if the compiler cannot be loaded. */
export async function compileVariant(scenario: object, variant: object): Promise<(Compiled & { readonly scenario: object }) | Wrong> {
  const compiler = await loadCompiler();
  return orProblems(() => ({
    plan: compiler.compile_variant(scenario, variant),
    scenario: compiler.merged(scenario, variant) as object,
  }));
}

/**
 * The encoded check of a claim about a scenario. The claim may name these variants of the scenario. Rejects if the compiler cannot be
 * loaded.
 */
export async function compileClaim(
  scenario: object,
  variants: readonly Variant[],
  claim: Claim,
): Promise<{ readonly check: Uint8Array } | Wrong> {
  const compiler = await loadCompiler();
  return orProblems(() => ({ check: compiler.compile_claim(scenario, variants, claim) }));
}

async function loadCompiler() {
  const compiler = await import('./built/actorium_compiler.js');
  await compiler.default();
  return compiler;
}

function orProblems<T>(call: () => T): T | Wrong {
  try {
    return guarded(call);
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems };
    throw error;
  }
}
