/** The mechanisms that a scenario switches on, so that the page shows only what can happen. */

import type { Actor, Scenario } from '../generated/core-types';

export interface Traits {
  /** Somebody does glue work. */
  readonly care: boolean;
  /** Messages can be misunderstood. */
  readonly ambiguity: boolean;
  /** Somebody can forget. */
  readonly forgetting: boolean;
  /** Meetings, failures, questions, sites, roles, or behaviours for a mailbox. */
  readonly organised: boolean;
  /** Looking up, writing down, forgetting, misunderstanding, noticing, stress, or recognition. */
  readonly minds: boolean;
}

/** Reads a valid scenario. What a file leaves out is off. */
export function traitsOf(scenario: object): Traits {
  const { media, actors, sites, roles, meetings, stores, recognition } = scenario as Partial<Scenario>;
  const care = actors?.some(({ glue }) => glue) ?? false;
  const ambiguity = media?.some((medium) => medium.ambiguity > 0) ?? false;
  const forgetting = actors?.some(({ brain }) => brain) ?? false;
  return {
    care,
    ambiguity,
    forgetting,
    minds: care || ambiguity || forgetting || (stores?.length ?? 0) > 0 || !!recognition || (actors?.some(({ stress }) => stress) ?? false),
    organised:
      [sites, roles, meetings].some((list) => (list?.length ?? 0) > 0) ||
      (actors?.some((actor) => ORGANISED.some((policy) => actor[policy]) || actor.stress?.burns_out || holdsBack(actor)) ?? false),
  };
}

/** Whether an actor is blocked while it retries after a refusal. */
export function holdsBack({ on_refusal }: Partial<Actor>): boolean {
  return typeof on_refusal === 'object' && on_refusal.retry.blocks === true;
}

const ORGANISED = ['attention', 'fails', 'supervises', 'hires', 'asks'] as const;

/** The indices of the actors who are present only once they are hired. */
export function hiresOf(scenario: object): ReadonlySet<number> {
  const { actors = [] } = scenario as Partial<Scenario>;
  const helpers = new Set(actors.map(({ hires }) => hires?.helpers));
  const hires = new Set<number>();
  let first = 0;
  for (const { name, count = 1 } of actors) {
    for (let index = first; index < first + count; index++) if (helpers.has(name)) hires.add(index);
    first += count;
  }
  return hires;
}
