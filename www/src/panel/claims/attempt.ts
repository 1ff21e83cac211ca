/**
 * One attempt at a claim: every arm run with one seed, in slices. `src/claim` in the core is the reference; the test run
 * compares the two outcome by outcome. This one is here because it can be put off in the middle of a run, and because
 * it is loaded apart from the core.
 */

import { Core, type Loaded } from '../../core/core';
import type { Arm, Claim, Command, Compared, Is, Knob, Outcome } from '../../generated/core-types';

/** Goes on whenever it is asked to, for about as long as it is told in milliseconds; returns the outcome. */
export type Attempt = Generator<undefined, Outcome, number>;

const HOLDS: Readonly<Record<Is, (value: number, bound: number) => boolean>> = {
  above: (value, bound) => value > bound,
  at_least: (value, bound) => value >= bound,
  below: (value, bound) => value < bound,
  at_most: (value, bound) => value <= bound,
};

/** What is done or measured, and when. Value 2i is measured for expectation i, value 2i + 1 for its bound. */
type Step = { readonly due: number } & ({ readonly command: Command } | { readonly metric: string; readonly into: number });

/**
 * `planOf` is the image of the plan of an arm. Throws a `ProblemError` where the core refuses a command. The first slice begins
 * with the second `next`.
 */
export function* attempt(loaded: Loaded, planOf: (arm: Arm) => Uint8Array, claim: Claim, seed: number): Attempt {
  const measured: number[] = claim.expects.flatMap(() => [NaN, NaN]);
  const arms = claim.arms?.length ? claim.arms : [{ name: '' }];
  let budgetMs = yield;
  for (const arm of arms) {
    const core = new Core(loaded, planOf(arm), seed);
    try {
      for (const step of agenda(claim, arm, arm === arms[0])) {
        // What is done at the start comes before anything that happens.
        while (step.due > 0 && core.advance(step.due, budgetMs) < step.due) budgetMs = yield;
        if ('command' in step) core.command(step.command);
        else measured[step.into] = metric(core.metrics(), step.metric);
      }
    } finally {
      core.free();
    }
  }
  const compared = claim.expects.map((expect, i): Compared => {
    const value = measured[2 * i]!;
    const { than } = expect;
    const bound = typeof than === 'number' ? than : (than.times ?? 1) * measured[2 * i + 1]! + (than.plus ?? 0);
    return { value, bound, holds: HOLDS[expect.is](value, bound) };
  });
  return { holds: compared.every(({ holds }) => holds), compared };
}

function agenda(claim: Claim, arm: Arm, isFirst: boolean): readonly Step[] {
  const isHere = (of: string | null | undefined) => (of == null ? isFirst : of === arm.name);
  const steps: Step[] = [];
  for (const [knob, value] of Object.entries(arm.set ?? {})) steps.push({ due: 0, command: { set_knob: { knob: knob as Knob, value } } });
  for (const { at_minutes, command } of arm.commands ?? []) steps.push({ due: at_minutes, command });
  claim.expects.forEach(({ metric, of, at_minutes, than }, i) => {
    const end = claim.by_minutes;
    if (isHere(of)) steps.push({ due: at_minutes ?? end, metric, into: 2 * i });
    if (typeof than === 'object' && isHere(than.of))
      steps.push({ due: than.at_minutes ?? end, metric: than.metric ?? metric, into: 2 * i + 1 });
  });
  return steps.sort((one, other) => one.due - other.due);
}

/** The number at a dotted path; not a number where there is none. */
function metric(metrics: object, path: string): number {
  const found = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], metrics);
  return typeof found === 'number' ? found : NaN;
}
