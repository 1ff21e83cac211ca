/** Which mechanisms a scenario switches on, for what is shown only where it can happen. */

import type { Scenario } from '../generated/core-types';

export interface Traits {
  /** Somebody looks after the others. */
  readonly care: boolean;
  /** Messages can be taken for something else. */
  readonly ambiguity: boolean;
  /** Somebody can forget. */
  readonly forgetting: boolean;
}

/** Reads a scenario that the core has found nothing wrong with; what a file leaves out is off. */
export function traitsOf(scenario: object): Traits {
  const { media, actors } = scenario as Partial<Scenario>;
  return {
    care: actors?.some(({ glue }) => glue) ?? false,
    ambiguity: media?.some(({ ambiguity }) => ambiguity > 0) ?? false,
    forgetting: actors?.some(({ brain }) => brain) ?? false,
  };
}
