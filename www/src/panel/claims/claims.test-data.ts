/** Checks of claims for tests. */

import { compileClaim } from '../../core/compiler';
import type { Claim, Variant } from '../../generated/core-types';

/** The encoded check of a valid claim. */
export async function checkOf(scenario: object, variants: readonly Variant[], claim: Claim): Promise<Uint8Array> {
  const compiled = await compileClaim(scenario, variants, claim);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.check;
}
