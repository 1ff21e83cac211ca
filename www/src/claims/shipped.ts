/** The claims about what ships: compiled with them when the site was built, so that to try one nobody needs a compiler. */

import { bytesOf } from '../element/scenarios';
import type { Claim } from '../generated/core-types';

/** What a file has: a claim, and the image of its check in base64. */
interface Entry {
  readonly claim: Claim;
  readonly check: string;
}

const FOLDER = '../core/claims/';
const files = import.meta.glob<readonly Entry[]>('../core/claims/*.json', { import: 'default' });

/** A claim that can be tried. */
export interface Tryable {
  readonly claim: Claim;
  /** The image of its check. */
  readonly check: Uint8Array;
}

/** Those about a scenario that ships, by its name; none about any other. */
export async function claimsAbout(scenario: string | undefined): Promise<readonly Tryable[]> {
  const entries = await files[`${FOLDER}${scenario}.json`]?.() ?? [];
  return entries.map(({ claim, check }) => ({ claim, check: bytesOf(check) }));
}

/** Fetches them all. */
export async function fetchClaims(): Promise<void> {
  await Promise.allSettled(Object.values(files).map((fetch) => fetch()));
}
