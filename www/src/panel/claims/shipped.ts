/** The claims about shipped scenarios. Their checks were compiled when the site was built, so trying one needs no compiler. */

import { bytesOf } from '../../core/scenarios';
import type { Claim } from '../../generated/core-types';

/** An entry of a file: a claim, and its encoded check in base64. */
interface Entry {
  readonly claim: Claim;
  readonly check: string;
}

const FOLDER = '../../core/built/claims/';
const files = import.meta.glob<readonly Entry[]>('../../core/built/claims/*.json', { import: 'default' });

/** A claim that can be tried. */
export interface Tryable {
  readonly claim: Claim;
  /** Its check, encoded. */
  readonly check: Uint8Array;
}

/** The claims about a shipped scenario, by its name; about any other there are none. */
export async function claimsAbout(scenario: string | undefined): Promise<readonly Tryable[]> {
  const entries = (await files[`${FOLDER}${scenario}.json`]?.()) ?? [];
  return entries.map(({ claim, check }) => ({ claim, check: bytesOf(check) }));
}

/** Fetches the claims about all scenarios. */
export async function fetchClaims(): Promise<void> {
  await Promise.allSettled(Object.values(files).map((fetch) => fetch()));
}
