/** The arms of the claims that ship, compiled with them when the site was built: to try a claim, nobody needs a compiler. */

import patched from '../../core/built/arms.json';
import { bytesOf, nameOf, type Runnable } from '../../core/scenarios';
import type { Arm, Claim } from '../../generated/core-types';

/** In base64, by scenario, claim and arm, for each arm that patches its scenario. */
const PATCHED: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = patched;

/** The image of the plan of an arm of a claim about a scenario that ships. */
export function planOf({ scenario, plan }: Runnable, claim: Claim, arm: Arm): Uint8Array {
  return arm.patch ? bytesOf(PATCHED[nameOf(scenario)!]![claim.id]![arm.name]!) : plan;
}
